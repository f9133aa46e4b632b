import type {
  ArticleSummary,
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

/** All in one article that shows where a party stands: the input of `derivation/positionUnits`. */
export interface StanceFindings {
  readonly document: DocumentMeta;
  readonly extraction: Pick<Extraction, 'claims' | 'shifts' | 'entities'>;
}

/** Which figures to read. Each list is a choice of alternatives; one that is left out does not narrow. */
export interface FigureFilter {
  readonly measures?: readonly Measure[];
  readonly places?: readonly string[];
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
export interface Store {
  /**
   * Write a batch in one transaction. An article that is already there is replaced. `loadedTo` is where the journal of
   * documents ends with this batch.
   */
  putArticles(records: readonly ArticleRecord[], loadedTo?: number): Promise<void>;
  /** How far the journal of documents is loaded. */
  loadedTo(): Promise<number>;
  /** Changes with every write, by whichever process: what was derived at another revision is stale. */
  revision(): Promise<number>;
  articleStates(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleState>>;
  summary(): Promise<Omit<CaseSummary, 'name' | 'sample'>>;
  /** Articles by publication date, latest first, then by id. `after` is the `next` of the page before. */
  listArticles(page: { readonly limit: number; readonly after?: string }): Promise<ArticlePage>;
  readArticle(id: string): Promise<ArticleView | null>;
  /** The claims with a stance, told shifts and entities of every article that has any of the first two, by article id. */
  stanceFindings(): Promise<readonly StanceFindings[]>;
  claims(ids: readonly string[]): Promise<ReadonlyMap<string, FindingRow<Claim>>>;
  shifts(ids: readonly string[]): Promise<ReadonlyMap<string, FindingRow<Shift>>>;
  figures(filter: FigureFilter): Promise<readonly FindingRow<Figure>[]>;
  /** Entities of the articles by id; ids that no article has are left out. */
  entities(ids: readonly string[]): Promise<ReadonlyMap<string, EntityRow>>;
  /** Entities whose id, label or form in some article is exactly `name`. */
  findEntities(name: string): Promise<readonly EntityRow[]>;
  /** How often each of the entities is named in the articles; ids that no article names are left out. */
  mentionCounts(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

export interface EntityRow extends PartyRef {
  readonly party: string;
}
