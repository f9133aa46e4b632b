export { inOrder } from './in-order.ts';
export type { ArticleAnswer } from './jobs.ts';
export { defaultThreads, openReaders, type Readers } from './readers.ts';
