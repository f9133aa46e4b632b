export { openStore, type StoreLocation } from './connect.ts';
export { acquireLock, type Lock, type LockOwner, readLock } from './lock.ts';
export type {
  ArticlePage,
  ArticleRecord,
  ArticleRef,
  ArticleState,
  EntityRow,
  FigureFilter,
  FindingRow,
  StanceFindings,
  Store,
} from './store.ts';
