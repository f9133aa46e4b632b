/**
 * The rows of one article, as bytes that go to the server as they are. They are made where the article is read, which may be another
 * thread: their bytes are moved, and whoever writes them only puts those of many articles one after another.
 */
import type { Extraction, Mention, Span } from '../model/index.ts';
import { binaryArray, createElementWriter, type ElementType } from './binary-array.ts';
import type { Database } from './database.ts';
import { packExtraction } from './packed-extraction.ts';
import { termsRow } from './search.ts';
import type { ArticleRecord, PackedRecord } from './store.ts';

/** `tsvector` is sent as its text. */
type ColumnType = ElementType | 'tsvector';
type Columns = { readonly [Table in keyof Database]?: Readonly<Partial<Record<keyof Database[Table], ColumnType>>> };

/** What is written of an article, by table. */
const COLUMNS = {
  documents: {
    document_id: 'text',
    content_hash: 'text',
    engine: 'text',
    title: 'text',
    outlet: 'text',
    url: 'text',
    published: 'text',
    language: 'text',
    words: 'integer',
    claims: 'integer',
    figures: 'integer',
    lead: 'text',
    text: 'text',
    blocks: 'json',
    extraction: 'bytea',
    extracted: 'bytea',
    sentences: 'json',
  },
  search_terms: { document_id: 'text', title: 'tsvector', terms: 'tsvector' },
  entities: {
    document_id: 'text',
    entity_id: 'text',
    label_ar: 'text',
    label_en: 'text',
    type: 'text',
    party: 'text',
    mentions: 'integer',
    labels: 'text',
    spans: 'text',
  },
  claims: {
    document_id: 'text',
    n: 'integer',
    claim_id: 'text',
    sentence: 'text',
    sentence_start: 'integer',
    finding: 'json',
  },
  shifts: {
    document_id: 'text',
    n: 'integer',
    shift_id: 'text',
    sentence: 'text',
    sentence_start: 'integer',
    finding: 'json',
  },
  figures: {
    document_id: 'text',
    n: 'integer',
    figure_id: 'text',
    measure: 'text',
    sentence: 'text',
    sentence_start: 'integer',
    finding: 'json',
  },
  figure_places: { document_id: 'text', n: 'integer', place: 'text' },
  applied: { document_id: 'text', decision_id: 'text' },
  shingle_buckets: { document_id: 'text', bucket: 'bigint' },
} as const satisfies Columns;

export type ArticleTable = keyof typeof COLUMNS;

export const ARTICLE_TABLES = Object.keys(COLUMNS) as readonly ArticleTable[];

type RowOf<Table extends ArticleTable> = Pick<Database[Table], keyof (typeof COLUMNS)[Table] & keyof Database[Table]>;
type Rows = { readonly [Table in ArticleTable]: readonly RowOf<Table>[] };

/** Tables in the order of `ARTICLE_TABLES`, columns in that of each table. */
export interface ArticleRows {
  /** How many rows each table gets. */
  readonly counts: readonly number[];
  /** Where in `bytes` the elements of each column of each table end. */
  readonly ends: readonly number[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A column of a table with its values for all articles of a batch. */
export interface BatchColumn {
  readonly name: string;
  /** The type of the array that is sent, and that of the column, as PostgreSQL names them. */
  readonly sent: ElementType;
  readonly kept: ColumnType;
  readonly values: Uint8Array;
}

const writer = createElementWriter();

/** `record` as it is written. */
export function packRecord(record: ArticleRecord): PackedRecord {
  const { document, contentHash, reprints, source } = record;
  const packed = { id: document.meta.id, contentHash, rows: articleRows(record), others: reprints.others };
  return source === undefined ? packed : { ...packed, source };
}

function articleRows(record: ArticleRecord): ArticleRows {
  const rows = rowsByTable(record);
  const ends: number[] = [];
  let end = 0;
  for (const table of ARTICLE_TABLES) {
    for (const [name, type] of Object.entries(COLUMNS[table])) {
      for (const row of rows[table]) end = writer.write(sentAs(type), (row as Readonly<Record<string, unknown>>)[name]);
      ends.push(end);
    }
  }
  return { counts: ARTICLE_TABLES.map((table) => rows[table].length), ends, bytes: writer.take() };
}

/** What a batch of articles writes to each table; tables that get no row are left out. */
export function batchColumns(batch: readonly ArticleRows[]): ReadonlyMap<ArticleTable, readonly BatchColumn[]> {
  const tables = new Map<ArticleTable, readonly BatchColumn[]>();
  let first = 0;
  for (const [n, table] of ARTICLE_TABLES.entries()) {
    const columns = Object.entries(COLUMNS[table]);
    const count = batch.reduce((sum, { counts }) => sum + (counts[n] ?? 0), 0);
    if (count > 0) {
      const filled = columns.map(([name, kept], place): BatchColumn => {
        const parts = batch.map(({ bytes, ends }) => bytes.subarray(ends[first + place - 1] ?? 0, ends[first + place]));
        return { name, kept, sent: sentAs(kept), values: binaryArray(sentAs(kept), count, parts) };
      });
      tables.set(table, filled);
    }
    first += columns.length;
  }
  return tables;
}

function sentAs(type: ColumnType): ElementType {
  return type === 'tsvector' ? 'text' : type;
}

function rowsByTable(record: ArticleRecord): Rows {
  const { document, extraction, decided, reprints } = record;
  const { id } = document.meta;
  return {
    documents: [documentRow(record)],
    search_terms: [termsRow(id, record.terms)],
    entities: entityRows(id, extraction),
    claims: extraction.claims.map((claim, n) => ({
      document_id: id,
      n,
      claim_id: claim.id,
      ...sentenceAround(record, claim),
      finding: claim,
    })),
    shifts: extraction.shifts.map((shift, n) => ({
      document_id: id,
      n,
      shift_id: shift.id,
      ...sentenceAround(record, shift),
      finding: shift,
    })),
    figures: extraction.figures.map((figure, n) => ({
      document_id: id,
      n,
      figure_id: figure.id,
      measure: figure.measure,
      ...sentenceAround(record, figure),
      finding: figure,
    })),
    figure_places: extraction.figures.flatMap(({ place: places }, n) =>
      [...new Set(places)].map((place) => ({ document_id: id, n, place })),
    ),
    applied: [...new Set(decided?.applied)].map((decision) => ({ document_id: id, decision_id: decision })),
    shingle_buckets: reprints.buckets.map((bucket) => ({ document_id: id, bucket })),
  };
}

function documentRow({ document, decided, ...record }: ArticleRecord): RowOf<'documents'> {
  const { meta, text } = document;
  return {
    document_id: meta.id,
    content_hash: record.contentHash,
    engine: record.engine,
    title: meta.title,
    outlet: meta.outlet,
    url: meta.url,
    published: meta.published ?? '',
    language: meta.language,
    words: record.words,
    claims: record.extraction.claims.length,
    figures: record.extraction.figures.length,
    lead: record.lead,
    text,
    blocks: record.extraction.blocks,
    extraction: packExtraction(withoutText(record.extraction)),
    extracted: decided === null ? null : packExtraction(withoutText(decided.extracted)),
    sentences: record.sentences.map(({ start, end }) => ({ start, end })),
  };
}

function withoutText({ text: _text, ...extraction }: Extraction): Omit<Extraction, 'text'> {
  return extraction;
}

/** Stands between the labels of an entity and around them. */
export const LABEL_MARK = '\u{1F}';

/** A row for each entity, with all places where it is named. */
function entityRows(id: string, { entities, mentions }: Extraction): readonly RowOf<'entities'>[] {
  const named = new Map<string, Mention[]>(entities.map((entity) => [entity.id, []]));
  for (const mention of mentions) named.get(mention.entity)?.push(mention);
  return entities.map((entity) => {
    const own = named.get(entity.id) ?? [];
    const labels = [...new Set(own.map(({ label }) => label))];
    return {
      document_id: id,
      entity_id: entity.id,
      label_ar: entity.label.ar,
      label_en: entity.label.en,
      type: entity.type,
      party: entity.party,
      mentions: own.length,
      labels: ['', ...labels, ''].join(LABEL_MARK),
      spans: own.map(({ start, end }) => `${start},${end}`).join(','),
    };
  });
}

/** The sentence, or the run of sentences, that holds the evidence; the evidence itself where no sentence does. */
function sentenceAround({ document, sentences }: ArticleRecord, evidence: Span) {
  const around = sentences.filter((sentence) => sentence.start < evidence.end && evidence.start < sentence.end);
  const start = Math.min(evidence.start, around[0]?.start ?? evidence.start);
  const end = Math.max(evidence.end, around.at(-1)?.end ?? evidence.end);
  return { sentence: document.text.slice(start, end), sentence_start: start };
}
