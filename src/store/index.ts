export { openStore } from './connect.ts';
export { acquireLock, type LockOwner } from './lock.ts';
export type { ArticlePage, ArticleRecord, Store } from './store.ts';
