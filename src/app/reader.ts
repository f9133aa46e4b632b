import { createEngine, type Engine } from '../extraction/index.ts';
import {
  type Bundle,
  contentId,
  type Document,
  type DocumentMeta,
  type Extraction,
  MarsadError,
  VERSION,
} from '../model/index.ts';
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
  /** The aliases that people added. */
  readonly aliases: readonly AddedAlias[];
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
  return readerOf(bundle, [], `${VERSION}+${bundle.hash}+${loadEngineHash()}`);
}

/** The engine is made when it is first asked for: a thread that has others read its articles needs none. */
function readerOf(bundle: Bundle, aliases: readonly AddedAlias[], version: string): Reader {
  let engine: Engine | null = null;
  return {
    bundle,
    aliases,
    version,
    get engine() {
      return (engine ??= createEngine(bundle));
    },
  };
}

/** An alias that a person added: `entity` is an id of the resources. */
export interface AddedAlias {
  readonly alias: string;
  readonly entity: string;
}

/** Readers with aliases are kept, for as many cases as may be asked in turn. */
const EXTENDED_MAX = 4;
const extended = new Map<string, Reader>();

/** The reader that also takes `aliases` for names of their entities. */
export async function readerWith(aliases: readonly AddedAlias[]): Promise<Reader> {
  const plain = await loadReader();
  if (aliases.length === 0) return plain;
  const version = versionWithAliases(plain.version, aliases);
  const reader = extended.get(version) ?? readerOf(withAliases(plain.bundle, aliases), aliases, version);
  extended.delete(version);
  extended.set(version, reader);
  const [oldest] = extended.keys();
  if (extended.size > EXTENDED_MAX && oldest !== undefined) extended.delete(oldest);
  return reader;
}

function withAliases(plain: Bundle, aliases: readonly AddedAlias[]): Bundle {
  const extend = <Named extends { readonly id: string; readonly aliases: readonly string[] }>(named: Named): Named => {
    const more = aliases.flatMap(({ alias, entity }) => (entity === named.id ? [alias] : []));
    return more.length === 0 ? named : { ...named, aliases: [...new Set([...named.aliases, ...more])] };
  };
  const { actors, places, ...rest } = plain;
  return { ...rest, actors: actors.map(extend), places: places.map(extend) };
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

/**
 * The extraction as `marsad extract` prints it, fields in the codebook's order.
 * @throws MarsadError `engine/failed`
 */
export function extract(reader: Reader, document: Document): Extraction & { readonly text: string } {
  const { schema, doc, text: _text, ...findings } = findIn(reader, document);
  return { schema, doc, text: document.text, ...findings };
}

function findIn({ engine }: Reader, document: Document): Extraction {
  try {
    return engine.extract(document);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MarsadError('engine/failed', { article: document.meta.id, reason }, { cause });
  }
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

/** An article of the store, whatever was found in it. */
export type KnownArticle = Pick<UndecidedArticle, 'document' | 'contentHash'>;

/** What the engine of `reader` finds in an article of the store. */
export function readAgain(reader: Reader, { document, contentHash }: KnownArticle): UndecidedArticle {
  return { document, contentHash, engine: reader.version, extraction: extract(reader, document) };
}

/** The first words of `text`. */
function shorten(text: string): string {
  if (text.length <= LEAD_LENGTH) return text;
  const end = text.lastIndexOf(' ', LEAD_LENGTH);
  return `${text.slice(0, end > 0 ? end : LEAD_LENGTH)}…`;
}
