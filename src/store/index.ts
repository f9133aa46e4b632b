export { packRecord } from './article-rows.ts';
export { type Archive, type CaseFiles, type CaseLocation, openArchive } from './connect.ts';
export { telling } from './failures.ts';
export type { Journal } from './journal.ts';
export { acquireLock, type LockOwner } from './lock.ts';
export type { Memories } from './memories.ts';
export type { Originals } from './originals.ts';
export { unpackExtraction } from './packed-extraction.ts';
export { dropPostgresCase, listPostgresCases, placeOf } from './postgres.ts';
export type { FoundArticle, IndexedTerm, SearchCondition, TermPart } from './search.ts';
export { startThread } from './start-thread.ts';
export type {
  ArticlePage,
  ArticleRecord,
  FigureFilter,
  FigureRows,
  FindingRow,
  PackedArticle,
  PackedRecord,
  Progress,
  ReprintRecord,
  Store,
  UndecidedArticle,
} from './store.ts';
