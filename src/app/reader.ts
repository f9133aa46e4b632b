import { createEngine, type Engine } from '../extraction/index.ts';
import { type Bundle, contentId, type Document, type DocumentMeta, type Extraction, VERSION } from '../model/index.ts';
import type { ArticleRecord, UndecidedArticle } from '../store/index.ts';
import { readDocument, sentencesOf } from '../text/index.ts';
import { loadEngineHash } from './engine-hash.ts';
import type { ArticleInput } from './input/source.ts';
import { loadBundle } from './resources/index.ts';
import { searchTablesOf } from './search/tables.ts';
import { termsOfDocument } from './search/terms.ts';

/** Engine and resources together: what turns an article into what the store keeps. */
export interface Reader {
  readonly bundle: Bundle;
  readonly engine: Engine;
  /** Version, resources and code of the engine: changes whenever what is found may change. */
  readonly version: string;
}

let loading: Promise<Reader> | null = null;

/** The reader with the compiled resources; made once a process, at the first call. */
export function loadReader(): Promise<Reader> {
  loading ??= makeReader();
  return loading;
}

async function makeReader(): Promise<Reader> {
  const bundle = loadBundle();
  return { bundle, engine: createEngine(bundle), version: `${VERSION}+${bundle.hash}+${loadEngineHash()}` };
}

/** An alias that a person added: `entity` is an id of the resources. */
export interface AddedAlias {
  readonly alias: string;
  readonly entity: string;
}

/** The reader that also takes `aliases` for names of their entities; `reader` itself where there are none. */
export function withAliases(reader: Reader, aliases: readonly AddedAlias[]): Reader {
  if (aliases.length === 0) return reader;
  const extend = <Named extends { readonly id: string; readonly aliases: readonly string[] }>(named: Named): Named => {
    const more = aliases.flatMap(({ alias, entity }) => (entity === named.id ? [alias] : []));
    return more.length === 0 ? named : { ...named, aliases: [...new Set([...named.aliases, ...more])] };
  };
  const { actors, places, ...rest } = reader.bundle;
  const bundle: Bundle = { ...rest, actors: actors.map(extend), places: places.map(extend) };
  return { bundle, engine: createEngine(bundle), version: versionWithAliases(reader.version, aliases) };
}

/** The version of a reader of `version` with `aliases`. */
export function versionWithAliases(version: string, aliases: readonly AddedAlias[]): string {
  if (aliases.length === 0) return version;
  const parts = aliases.map(({ alias, entity }) => `${alias}=${entity}`).toSorted();
  return `${version}+${contentId('aliases', ...parts)}`;
}

/** The document of an input. A title that only the text gives is its first block, and belongs to the metadata too. */
export function documentOf({ meta, text }: ArticleInput): Document {
  const document = readDocument(meta, text);
  const title = document.blocks.find((block) => block.kind === 'title');
  if (meta.title !== null || !title) return document;
  return { ...document, meta: { ...meta, title: document.text.slice(title.start, title.end) } };
}

/** The extraction as `marsad extract` prints it, fields in the codebook's order. */
export function extract(reader: Reader, document: Document): Extraction & { readonly text: string } {
  const { schema, doc, text: _text, ...findings } = reader.engine.extract(document);
  return { schema, doc, text: document.text, ...findings };
}

/** The same for the same metadata and text. */
export function contentHashOf({ meta, text }: ArticleInput): string {
  const fields: Record<keyof DocumentMeta, string | null> = meta;
  const { id, title, outlet, url, published, language } = fields;
  return contentId('d', id, title, outlet, url, published, language, text);
}

const LEAD_LENGTH = 200;

/** Everything that the store is to keep of an article about which nobody has decided anything. */
export function recordOf(reader: Reader, article: ArticleInput): ArticleRecord {
  const document = documentOf(article);
  const extraction = extract(reader, document);
  const contentHash = contentHashOf(article);
  const record = recordFrom(reader, { document, contentHash, engine: reader.version, extraction });
  return { ...record, source: article.source ?? null };
}

/** The same, from what the store has of it, whichever engine read it. */
export function recordFrom(
  reader: Reader,
  { document, contentHash, engine, extraction }: UndecidedArticle,
): ArticleRecord {
  const { text } = document;
  const body = document.blocks.find((block) => block.kind === 'body') ?? document.blocks[0];
  return {
    document,
    contentHash,
    engine,
    words: text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    lead: body ? shorten(text.slice(body.start, body.end)) : '',
    extraction,
    sentences: sentencesOf(document),
    terms: termsOfDocument(searchTablesOf(reader.bundle).terms, document),
    decided: null,
    reprints: { buckets: [], others: [] },
  };
}

/** What the engine of `reader` finds in an article of the store. */
export function readAgain(reader: Reader, { document, contentHash }: UndecidedArticle): UndecidedArticle {
  return { document, contentHash, engine: reader.version, extraction: extract(reader, document) };
}

/** The first words of `text`. */
function shorten(text: string): string {
  if (text.length <= LEAD_LENGTH) return text;
  const end = text.lastIndexOf(' ', LEAD_LENGTH);
  return `${text.slice(0, end > 0 ? end : LEAD_LENGTH)}…`;
}
