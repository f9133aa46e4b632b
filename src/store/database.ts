import type { ArticleSource, Claim, DocumentMeta, Extraction, Figure, Shift, Span } from '../model/index.ts';
import type { JournalName } from './journal.ts';

/** The tables as kysely sees them; `migrations.ts` makes them. Both drivers give JSON parsed and counts as numbers. */
export interface Database {
  settings: { name: string; value: string };
  /** The journals of a case on PostgreSQL; those of an embedded case are files, and this table stays empty. */
  journals: { name: JournalName; n: number; line: string };
  documents: {
    document_id: string;
    content_hash: string;
    engine: string;
    title: string | null;
    outlet: string | null;
    url: string | null;
    /** Empty where unknown, so that it can stand in a key. */
    published: string;
    language: string;
    words: number;
    claims: number;
    figures: number;
    lead: string;
    text: string;
    blocks: Extraction['blocks'];
    /** The extraction without text, see `packed-extraction.ts`. */
    extraction: Uint8Array;
    /** The same as the engine found it, where decisions of people changed it; null elsewhere. */
    extracted: Uint8Array | null;
    /** The revision of the store at which it was written. */
    revision: number;
    /** The sentences of the text; null where an older program wrote the article. */
    sentences: readonly Span[] | null;
  };
  /** Articles that were deleted, and the revision at which they were. */
  deleted: { document_id: string; revision: number };
  /** Which decisions are about which articles. */
  applied: { document_id: string; decision_id: string };
  /** Former texts of articles that came again with another; `n` counts from 1. */
  versions: { document_id: string; content_hash: string; n: number; meta: DocumentMeta; text: string };
  /** Where articles came from. */
  sources: { document_id: string; source: ArticleSource };
  /** The bytes of articles as they came in, compressed, by their hash; on PostgreSQL alone. */
  originals: { hash: string; bytes: Buffer };
  /** What a case remembers between two runs of the program; on PostgreSQL alone. */
  memories: { name: string; value: string };
  /** Articles that share a bucket may be reprints of each other. */
  shingle_buckets: { document_id: string; bucket: number };
  /** Pairs of articles that are reprints of each other; the lesser id first. */
  reprints: { document_id: string; other_id: string };
  claims: FindingColumns & { claim_id: string; finding: Claim };
  shifts: FindingColumns & { shift_id: string; finding: Shift };
  figures: FindingColumns & { figure_id: string; measure: string; finding: Figure };
  figure_places: { document_id: string; n: number; place: string };
  entities: {
    document_id: string;
    entity_id: string;
    label_ar: string;
    label_en: string;
    type: DocumentEntityType;
    party: string;
    /** How often the article names it. */
    mentions: number;
    /** The labels of its mentions, each once, with a `LABEL_MARK` before and after each. */
    labels: string;
    /** Start and end of each of its mentions in the text, all separated by commas, in the order of the mentions. */
    spans: string;
  };
  /** The words of an article and of its title, as a `tsvector` each, see `search.ts`; written as text, never read. */
  search_terms: { document_id: string; title: string; terms: string };
}

type DocumentEntityType = Extraction['entities'][number]['type'];

/** Findings are numbered in the order of the extraction; the sentence around the evidence is kept with each. */
interface FindingColumns {
  document_id: string;
  n: number;
  sentence: string;
  sentence_start: number;
}
