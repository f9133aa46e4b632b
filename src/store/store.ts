import type {
  ArticleSource,
  ArticleSummary,
  ArticleVersion,
  ArticleView,
  CaseSummary,
  Claim,
  Document,
  DocumentMeta,
  Extraction,
  Figure,
  Measure,
  PartyRef,
  SentenceView,
  Shift,
  Span,
} from '../model/index.ts';
import type { ArticleRows } from './article-rows.ts';
import type { OverviewStore } from './overview.ts';
import type { IndexedTerm, SearchStore } from './search.ts';

/** Everything that the store keeps of one article: what came in, and what was taken out of it. */
export interface ArticleRecord {
  readonly document: Document;
  /** Hash of metadata and text; the same hash, the same document. */
  readonly contentHash: string;
  /** Version of the engine and its resources that made the extraction. */
  readonly engine: string;
  readonly words: number;
  /** The first words of the body. */
  readonly lead: string;
  readonly extraction: Extraction;
  /** Sentences of the text in order; each finding is kept with the sentence around it. */
  readonly sentences: readonly Span[];
  /** What full text finds it by. */
  readonly terms: readonly IndexedTerm[];
  /** What people decided about it; null where they did not. Metadata and extraction are then as decided. */
  readonly decided: DecidedArticle | null;
  readonly reprints: ReprintRecord;
  /** Where it came from; left out where the store knows already, as when it is read again. */
  readonly source?: ArticleSource | null;
}

/** A record as it is written: what it says are rows already, made on whichever thread. */
export interface PackedRecord {
  readonly id: string;
  readonly contentHash: string;
  readonly rows: ArticleRows;
  /** As in `ReprintRecord`. */
  readonly others: readonly string[];
  readonly source?: ArticleSource | null;
}

/** How an article is found by its text, see `derivation/reprints.ts`. */
export interface ReprintRecord {
  /** Articles that share a bucket are worth comparing. */
  readonly buckets: readonly number[];
  /** The ids of the articles that are the same text printed again; those that are not there are left out. */
  readonly others: readonly string[];
}

export interface DecidedArticle {
  /** The extraction as the engine gave it, from the metadata that came in. */
  readonly extracted: Extraction;
  /** The ids of the decisions that are about it. */
  readonly applied: readonly string[];
}

/** An article as it came in, with what the engine found in it: all that decisions are applied to. */
export interface UndecidedArticle extends ArticleState {
  readonly document: Document;
  readonly extraction: Extraction;
}

/** How far the journals are in the store with the batch that is written; what is left out stays as it was. */
export interface Progress {
  readonly loadedTo?: number | undefined;
  readonly decidedTo?: number | undefined;
}

/** What tells whether an article must be read again. */
export interface ArticleState {
  readonly contentHash: string;
  readonly engine: string;
}

export type ArticleRef = Pick<ArticleSummary, 'id' | 'title' | 'outlet' | 'published' | 'url'>;

/** A claim, shift or figure with the article and the sentence that it came from. */
export interface FindingRow<Finding> {
  readonly article: ArticleRef;
  readonly sentence: SentenceView;
  readonly finding: Finding;
}

/**
 * One article as derivations read it. What was found is not unpacked here: that is done where it is read, which may be another
 * thread, and its bytes go there far more cheaply than what they say.
 */
export interface PackedArticle {
  readonly id: string;
  /** The extraction as decided, for `unpackExtraction`. */
  readonly extraction: Uint8Array;
  /** The sentences, `Span[]`; null where an older program wrote the article. */
  readonly sentences: string | null;
  /** The text, where the sentences are not known. */
  readonly text: string | null;
}

/** What has gone since a revision. */
export interface Deletions {
  /** True where the store was emptied since: what is known of it is void. */
  readonly emptied: boolean;
  readonly ids: readonly string[];
}

/** Which figures to read. Each list is a choice of alternatives; one that is left out does not narrow. */
export interface FigureFilter {
  readonly measures?: readonly Measure[];
  readonly places?: readonly string[];
  /** Articles by id. */
  readonly articles?: readonly string[];
  /** Figures by id; looked for among `articles`. */
  readonly ids?: readonly string[];
  /** Ids of figures that are left out. */
  readonly except?: readonly string[];
}

/** Some figures with their sentences. */
export interface FigureRows {
  readonly rows: readonly FindingRow<Figure>[];
  /** Give it as `after` to get the next page; null on the last one. */
  readonly next: string | null;
}

export interface ArticlePage {
  readonly articles: readonly ArticleSummary[];
  /** Give it as `after` to get the next page; null on the last one. */
  readonly next: string | null;
}

/**
 * One case's archive. The same behaviour on every tier, which `contract.test.ts` proves; a cache of what the documents
 * give, so that it may be deleted and made again.
 */
export interface Store extends SearchStore, OverviewStore {
  /**
   * Write a batch in one transaction. An article that is already there is replaced; where its text or metadata came in
   * otherwise before, those are kept as a version.
   */
  putArticles(records: readonly (ArticleRecord | PackedRecord)[], progress?: Progress): Promise<void>;
  /** Delete articles with all that was found in them, and their versions. */
  deleteArticles(ids: readonly string[]): Promise<void>;
  /** Empty the store: as if it had just been made. */
  clear(): Promise<void>;
  /** How far the journals of documents and of decisions are in the store. */
  progress(): Promise<Required<{ [Name in keyof Progress]: number }>>;
  /** Changes with every write, by whichever process: what was derived at another revision is stale. */
  revision(): Promise<number>;
  /** Articles before any decision, by id: those of `ids`, or all after the id `after`. */
  undecidedArticles(
    choice: { readonly ids: readonly string[] } | { readonly after: string; readonly limit: number },
  ): Promise<readonly UndecidedArticle[]>;
  /** The documents of articles, without what was found in them; ids that are not there are left out. */
  documents(ids: readonly string[]): Promise<readonly Document[]>;
  /** The ids of the articles that name one of the entities, as decided. */
  articlesNaming(entities: readonly string[]): Promise<readonly string[]>;
  /** The ids of the articles that one of the decisions is about. */
  articlesDecidedBy(decisions: readonly string[]): Promise<readonly string[]>;
  /** For each decision how many articles it is about; those about none are left out. */
  decisionCounts(): Promise<ReadonlyMap<string, number>>;
  /** For each article of `buckets` those others that share a bucket with it, by id; of very many the first. */
  articlesInBuckets(buckets: ReadonlyMap<string, readonly number[]>): Promise<ReadonlyMap<string, readonly string[]>>;
  /** The ids of all pairs of articles that are one text printed again, in order. */
  reprintPairs(): Promise<readonly (readonly [string, string])[]>;
  /** The articles that are one text with `id`, itself among them, whatever joins them; none where it was never reprinted. */
  reprintsOf(id: string): Promise<readonly DocumentMeta[]>;
  /** The articles that came from one of the addresses. */
  articlesAt(urls: readonly string[]): Promise<readonly Document[]>;
  /** What an article was before it came again with another text or other metadata, the oldest first. */
  versions(id: string): Promise<readonly ArticleVersion[]>;
  /** For each article how many former versions it has, by id; those without any are left out. */
  versionCounts(): Promise<ReadonlyMap<string, number>>;
  /** Note that articles read by the engine `from` are as good as read by `to`. */
  renameEngine(from: string, to: string): Promise<void>;
  articleStates(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleState>>;
  summary(): Promise<Omit<CaseSummary, 'name' | 'sample'>>;
  /** Articles by publication date, latest first, then by id. `after` is the `next` of the page before. */
  listArticles(page: { readonly limit: number; readonly after?: string }): Promise<ArticlePage>;
  readArticle(id: string): Promise<ArticleView | null>;
  /** Articles that were written after a revision, by id: those after the id `after`, at most `limit` of them. */
  writtenSince(
    revision: number,
    page: { readonly after: string; readonly limit: number },
  ): Promise<readonly PackedArticle[]>;
  /** Articles that were deleted after a revision; some may have come back. */
  deletedSince(revision: number): Promise<Deletions>;
  /** The texts of articles by id; ids that are not there are left out. */
  texts(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  claims(ids: readonly string[]): Promise<ReadonlyMap<string, FindingRow<Claim>>>;
  shifts(ids: readonly string[]): Promise<ReadonlyMap<string, FindingRow<Shift>>>;
  /** The latest article first. */
  figures(filter: FigureFilter): Promise<readonly FindingRow<Figure>[]>;
  /** The same, `limit` at a time. */
  figurePage(
    filter: FigureFilter,
    page: { readonly limit: number; readonly after?: string | undefined },
  ): Promise<FigureRows>;
  countFigures(filter: FigureFilter): Promise<number>;
  /** Entities of the articles by id; ids that no article has are left out. */
  entities(ids: readonly string[]): Promise<ReadonlyMap<string, EntityRow>>;
  /** Entities whose id, label or form in some article is exactly `name`. */
  findEntities(name: string): Promise<readonly EntityRow[]>;
  /** How often each of the entities is named in the articles; ids that no article names are left out. */
  mentionCounts(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Let the database count what its tables hold, where they have grown by a half since it last did: without it PGlite plans for
   * tables as small as they were at first. Gives whether it was done.
   */
  countTables(): Promise<boolean>;
  /** Put terms of full text that wait into the index; until then every search reads them through. */
  indexTerms(): Promise<void>;
  close(): Promise<void>;
}

export interface EntityRow extends PartyRef {
  readonly party: string;
}
