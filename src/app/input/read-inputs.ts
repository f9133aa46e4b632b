import { createHash } from 'node:crypto';

import { contentId, type DocumentMeta, type InputProblem, type SourceFormat } from '../../model/index.ts';
import type { ColumnMap } from './columns.ts';
import { isProblem } from './decode-source.ts';
import { formatOf } from './formats.ts';
import { languageOf } from './language.ts';
import { INPUT_LIMITS } from './limits.ts';
import { type InputFile, stemOf } from './list-inputs.ts';
import { loadSource } from './load-source.ts';
import { createParser, type Parser } from './parse/parser.ts';
import { inputProblem } from './problem.ts';
import { publishedOf } from './published.ts';
import type { ArticleInput, Found, Source } from './source.ts';

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
  /** True where nothing more comes from the file of the list. */
  readonly isLast: boolean;
}

export interface ReadOptions {
  /** Which columns of tables hold what, where the user said so. */
  readonly columns?: ColumnMap;
  /** When bytes were read; the clock by default. */
  readonly now?: () => Date;
}

/**
 * Read `files` one by one, in order. Of two articles with one id the first is kept. What is wrong with a file or a part of it is
 * told with its place, and the rest is read.
 */
export async function* readInputs(
  files: readonly InputFile[],
  options: ReadOptions = {},
): AsyncGenerator<InputItem, undefined> {
  const parser = createParser();
  const run: Run = { parser, columns: options.columns ?? {}, now: options.now ?? (() => new Date()), known: new Map() };
  try {
    for (const file of files) {
      const source = await loadSource(file);
      if (isProblem(source)) {
        yield { ...told(file.path, [source]), isLast: true };
        continue;
      }
      // One behind, so that the last item of a file is known as such.
      let before: InputItem | null = null;
      for await (const item of readSource(source, run, 0)) {
        if (before) yield before;
        before = item;
      }
      yield { ...(before ?? told(file.path, [])), isLast: true };
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
  /** Where each id stood first, and whether its source gave it. */
  readonly known: Map<string, string>;
}

function told(path: string, problems: readonly InputProblem[]): InputItem {
  return { path, article: null, original: null, problems, isLast: false };
}

async function* readSource(source: Source, run: Run, depth: number): AsyncGenerator<InputItem> {
  const { path, bytes } = source;
  const { format, isContainer, load } = formatOf(source);
  const limit = isContainer ? INPUT_LIMITS.containerBytes : INPUT_LIMITS.documentBytes;
  if (bytes.length > limit)
    return yield told(path, [inputProblem('input/too-large', { path, bytes: bytes.length, limit })]);
  const original = { hash: createHash('sha256').update(bytes).digest('hex'), bytes };
  const read = await load();
  for await (const piece of read(source, { parser: run.parser, columns: run.columns, depth })) {
    if ('inner' in piece) yield* readSource(piece.inner, run, piece.depth);
    else if ('problem' in piece) yield told(path, [piece.problem]);
    else if (format !== 'zip') yield await articleOf(piece.found, { source, format, original }, run);
  }
}

interface From {
  readonly source: Source;
  readonly format: SourceFormat;
  readonly original: Original;
}

async function articleOf(found: Found, { source, format, original }: From, run: Run): Promise<InputItem> {
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
  const problems = [...notes];
  const published = entry?.published ?? (found.published === null ? null : publishedOf(found.published));
  if (published === null && found.published !== null) {
    problems.push(inputProblem('input/date-unclear', { path: place, value: oneLine(found.published) ?? '' }));
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
      fetched: run.now().toISOString(),
      encoding: found.encoding,
      author: oneLine(found.author),
      notes: notes.map(({ code, message }) => ({ code, message })),
    },
  };
  return { path: place, article, original, problems, isLast: false };
}

/** An id for an article that has none: the name of its file, and what tells its text from others in files of that name. */
function idOf(path: string, text: string): string {
  return `${stemOf(path)}-${contentId('', text).slice(1, 9)}`;
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
