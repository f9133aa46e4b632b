import { createHash } from 'node:crypto';

import { contentId, type DocumentMeta, type InputProblem, type SourceFormat } from '../../model/index.ts';
import type { ColumnMap } from './columns.ts';
import { isProblem } from './decode-source.ts';
import { formatOf } from './formats.ts';
import { languageOf } from './language.ts';
import { INPUT_LIMITS } from './limits.ts';
import { type InputFile, isAddress, stemOf } from './list-inputs.ts';
import { loadSource } from './load-source.ts';
import { createParser, type Parser } from './parse/parser.ts';
import { inputProblem } from './problem.ts';
import { publishedOf } from './published.ts';
import { entriesOf } from './read-feed.ts';
import type { ArticleInput, Found, Source } from './source.ts';
import { createWeb, type Web } from './web/web.ts';

/** Bytes as they came in, which a case keeps by their hash. */
export interface Original {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** What one file gives, or one part of it: an article, or none, and what was wrong with it. */
export interface InputItem {
  /** The file, with the line or the name inside where it holds many articles. */
  readonly path: string;
  readonly article: ArticleInput | null;
  /** The bytes of the article; those of a table belong to many. */
  readonly original: Original | null;
  readonly problems: readonly InputProblem[];
  /** How much of a file of many articles is read with this one, 0 to 1; left out where nobody can tell. */
  readonly share?: number;
  /** The entry of a feed that it belongs to. */
  readonly entry?: { readonly feed: string; readonly id: string };
  /** The input of the list that it comes from, as it was named there. */
  readonly input: string;
  /** True where nothing more comes from that. */
  readonly isLast: boolean;
}

/** An item before it is known which place it has among those of its input. */
type Part = Omit<InputItem, 'input' | 'isLast'>;

export interface ReadOptions {
  /** Which columns of tables hold what, where the user said so. */
  readonly columns?: ColumnMap;
  /** When bytes were read; the clock by default. */
  readonly now?: () => Date;
  /** What addresses are asked of; the web by default, but nothing of this machine or of private networks. */
  readonly web?: Web;
  /** Which entries of a feed are followed; all by default. */
  readonly wants?: (feed: string, entry: string) => boolean;
  /** The thread that reads pages and documents; it is closed in the end. One of its own by default. */
  readonly parser?: Parser;
}

/**
 * Read `files` one by one, in order. Of two articles with one id the first is kept. What is wrong with a file or a part of it is
 * told with its place, and the rest is read.
 */
export function readInputs(
  files: readonly InputFile[],
  options: ReadOptions = {},
): AsyncGenerator<InputItem, undefined> {
  const { web = createWeb() } = options;
  const inputs = files.map((file) => ({
    input: file.path,
    load: () => (isAddress(file.path) ? fetchSource(file.path, web) : loadSource(file)),
  }));
  return readAll(inputs, { ...options, web });
}

/** Read a file that was sent: `name` tells its kind, as far as its bytes do not. */
export function readBytes(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): AsyncGenerator<InputItem, undefined> {
  const source: Source = { path: name, bytes, entry: null, fetched: null };
  return readAll([{ input: name, load: () => Promise.resolve(source) }], { web: createWeb(), ...options });
}

interface Input {
  readonly input: string;
  readonly load: () => Promise<Source | InputProblem | null>;
}

async function* readAll(
  inputs: readonly Input[],
  {
    columns = {},
    now = () => new Date(),
    web,
    wants = () => true,
    parser = createParser(),
  }: ReadOptions & { web: Web },
): AsyncGenerator<InputItem, undefined> {
  const run: Run = { parser, columns, now, web, wants, known: new Map() };
  try {
    for (const { input, load } of inputs) {
      const source = await load();
      if (source === null || isProblem(source)) {
        yield { ...told(input, source === null ? [] : [source]), input, isLast: true };
        continue;
      }
      // One behind, so that the last item of a file is known as such.
      let before: Part | null = null;
      for await (const item of readSource(source, run, 0)) {
        if (before) yield { ...before, input, isLast: false };
        before = item;
      }
      yield { ...(before ?? told(input, [])), input, isLast: true };
    }
  } finally {
    await parser.close();
  }
}

/** What one reading of many files shares. */
interface Run {
  readonly parser: Parser;
  readonly columns: ColumnMap;
  readonly now: () => Date;
  readonly web: Web;
  readonly wants: (feed: string, entry: string) => boolean;
  /** Where each id stood first, and whether its source gave it. */
  readonly known: Map<string, string>;
}

function told(path: string, problems: readonly InputProblem[]): Part {
  return { path, article: null, original: null, problems };
}

async function* readSource(source: Source, run: Run, depth: number): AsyncGenerator<Part> {
  const { path, bytes } = source;
  if (bytes.length === 0) return yield told(path, [inputProblem('input/empty-file', { path })]);
  const { format, isContainer, load } = formatOf(source);
  const limit = isContainer ? INPUT_LIMITS.containerBytes : INPUT_LIMITS.documentBytes;
  if (bytes.length > limit)
    return yield told(path, [inputProblem('input/too-large', { path, bytes: bytes.length, limit })]);
  // The pages of a feed that the user named are fetched too; one that lies on a disk, or that a feed names, is read as it is.
  if (format === 'feed' && source.fetched && depth === 0) return yield* readPagesOf(source, run, depth);
  const original = originalOf(source);
  const read = await load();
  for await (const piece of read(source, { parser: run.parser, columns: run.columns, depth })) {
    if ('inner' in piece) yield* readSource(piece.inner, run, piece.depth);
    else if ('problem' in piece) yield told(path, [piece.problem]);
    else if (format !== 'zip') {
      yield {
        ...(await articleOf(piece.found, { source, format, original }, run)),
        share: depth === 0 ? (piece.share ?? 0) : 0,
      };
    }
  }
}

/** A page of the web; null where the server says that the copy which is known is the same. */
async function fetchSource(path: string, web: Web): Promise<Source | InputProblem | null> {
  const fetched = await web.fetch(path);
  if (isProblem(fetched)) return fetched;
  if (fetched.status === 304) return null;
  return { path, bytes: fetched.bytes, entry: null, fetched: { url: fetched.url, contentType: fetched.contentType } };
}

/** The articles of a feed: the page of each entry, or what the feed itself says where that cannot be had. */
async function* readPagesOf(source: Source, run: Run, depth: number): AsyncGenerator<Part> {
  const original = originalOf(source);
  const { problems, entries } = await entriesOf(source, run.parser);
  for (const { problem } of problems) yield told(source.path, [problem]);
  for (const { entry, found } of entries) {
    const { url } = entry;
    if (!run.wants(source.path, entry.id ?? found.place)) continue;
    const page = url === null ? null : await pageOf(url, found, run);
    if (page !== null && !isProblem(page)) {
      yield* tagged(readSource(page, run, depth + 1), source.path, entry.id ?? found.place);
    } else if (found.text.trim() === '') {
      const problem = page ?? inputProblem('input/no-text', { path: found.place });
      yield { ...told(found.place, [problem]), entry: { feed: source.path, id: entry.id ?? found.place } };
    } else {
      const missed = page === null ? [] : [inputProblem('input/page-missed', { path: found.place }, page.message)];
      const notes = [...missed, ...found.notes];
      const item = await articleOf({ ...found, notes }, { source, format: 'feed', original }, run);
      yield { ...item, entry: { feed: source.path, id: entry.id ?? found.place } };
    }
  }
}

async function* tagged(items: AsyncIterable<Part>, feed: string, id: string): AsyncGenerator<Part> {
  for await (const item of items) yield { ...item, entry: { feed, id } };
}

/** The page of an entry; what it does not say of itself the feed does. */
async function pageOf(url: string, found: Found, { web }: Run): Promise<Source | InputProblem> {
  const page = await web.follow(url);
  if (isProblem(page)) return page;
  const { title, outlet, author, published } = found;
  const { contentType } = page;
  return {
    path: url,
    bytes: page.bytes,
    entry: null,
    fetched: { url: page.url, contentType, entry: { title, outlet, author, published } },
  };
}

function originalOf({ bytes }: Source): Original {
  return { hash: createHash('sha256').update(bytes).digest('hex'), bytes };
}

interface From {
  readonly source: Source;
  readonly format: SourceFormat;
  readonly original: Original;
}

async function articleOf(found: Found, { source, format, original }: From, run: Run): Promise<Part> {
  const { place, notes } = found;
  const { entry } = source;
  const text = wellFormed(found.text);
  const characters = text.length;
  const limit = INPUT_LIMITS.articleCharacters;
  if (characters > limit)
    return told(place, [...notes, inputProblem('input/too-long', { path: place, characters, limit })]);
  if (text.includes('\0')) {
    return told(place, [...notes, inputProblem('input/binary-file', { path: place, offset: text.indexOf('\0') })]);
  }
  if (!/\p{L}/u.test(text)) return told(place, [...notes, inputProblem('input/no-text', { path: place })]);
  const problems = [...notes];
  const published = entry?.published ?? (found.published === null ? null : publishedOf(found.published));
  if (published === null && found.published !== null) {
    problems.push(inputProblem('input/date-unclear', { path: place, value: oneLine(found.published) ?? '' }));
  }
  const fetched = run.now();
  if (published !== null && published > dayAfter(fetched)) {
    problems.push(inputProblem('input/date-future', { path: place, value: published }));
  }
  const language = entry?.language ?? tagOf(found.language) ?? (await languageOf(text));
  if (!/^(?:ar|und)\b/u.test(language)) problems.push(inputProblem('input/other-language', { path: place, language }));
  const givenId = entry?.id ?? oneLine(found.id);
  const meta: DocumentMeta = {
    id: givenId ?? idOf(source.path, text),
    title: entry?.title ?? oneLine(found.title),
    outlet: entry?.outlet ?? oneLine(found.outlet),
    url: entry?.url ?? oneLine(found.url),
    published,
    language,
  };
  const other = run.known.get(meta.id);
  if (other !== undefined) {
    // An id made of the text is the same where the text is.
    const code = givenId === null ? 'input/same-article' : 'input/duplicate-id';
    return told(place, [...problems, inputProblem(code, { path: place, id: meta.id, other })]);
  }
  run.known.set(meta.id, place);
  const article: ArticleInput = {
    meta,
    text,
    source: {
      place,
      format,
      hash: original.hash,
      bytes: original.bytes.length,
      fetched: fetched.toISOString(),
      encoding: found.encoding,
      author: oneLine(found.author),
      notes: notes.map(({ code, message }) => ({ code, message })),
    },
  };
  return { path: place, article, original, problems };
}

/** The day after `time`: somewhere on Earth it is that day already. */
function dayAfter(time: Date): string {
  return new Date(time.getTime() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** An id for an article that has none: the name of its file, and what tells its text from others in files of that name. */
function idOf(path: string, text: string): string {
  return `${isAddress(path) ? new URL(path).hostname : stemOf(path)}-${contentId('', text).slice(1, 9)}`;
}

/** Half of a pair of surrogates is no character, and no store takes it; what stands for it is as long. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/** What a source says in a field, on one line; null where it says nothing. */
function oneLine(field: string | null): string | null {
  const line = wellFormed(field ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line === '' ? null : line;
}

/** A language as a BCP 47 tag; null where the source does not name one so. */
function tagOf(written: string | null): string | null {
  const tag = written?.trim().replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null; // Looks like a tag, and is none.
  }
}
