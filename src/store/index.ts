export { openStore } from './connect.ts';
export { acquireLock, type LockOwner } from './lock.ts';
export type { FoundArticle, IndexedTerm, SearchCondition, TermPart } from './search.ts';
export type { ArticlePage, ArticleRecord, Store } from './store.ts';
