import { type InputProblem, reasonOfWords } from '../../model/index.ts';
import { decodeSource, isProblem } from './decode-source.ts';
import { INPUT_LIMITS } from './limits.ts';
import type { Parsed, ParseDoubt, ParsedFormat, ParseFailure } from './parse/parsed.ts';
import { inputProblem } from './problem.ts';
import { NOTHING_FOUND, type Piece, type ReadContext, type Source } from './source.ts';

/** A page of HTML, as a site sends it or a browser saves it. */
export async function* readHtmlPage(source: Source, { parser }: ReadContext): AsyncGenerator<Piece> {
  const { path, bytes } = source;
  if (bytes.length > INPUT_LIMITS.pageBytes) {
    const limit = INPUT_LIMITS.pageBytes;
    return yield { problem: inputProblem('input/too-large', { path, bytes: bytes.length, limit }) };
  }
  const decoded = decodeSource(source, charsetOf(source));
  if (isProblem(decoded)) return yield { problem: decoded };
  const parsed = await parser.parse('html', decoded.text);
  yield* pieces(source, 'html', parsed, decoded.encoding, decoded.notes);
}

export async function* readDocx(source: Source, { parser }: ReadContext): AsyncGenerator<Piece> {
  yield* pieces(source, 'docx', await parser.parse('docx', source.bytes), null, []);
}

export async function* readPdf(source: Source, { parser }: ReadContext): AsyncGenerator<Piece> {
  yield* pieces(source, 'pdf', await parser.parse('pdf', source.bytes), null, []);
}

function* pieces(
  source: Source,
  format: ParsedFormat,
  parsed: Parsed | ParseFailure,
  encoding: string | null,
  notes: readonly InputProblem[],
): Generator<Piece> {
  const { path, fetched } = source;
  if ('kind' in parsed) return yield { problem: failureProblem(path, format, parsed) };
  if (parsed.text.trim() === '') return yield { problem: inputProblem('input/no-text', { path }) };
  const { meta, text, doubts } = parsed;
  yield {
    found: {
      ...NOTHING_FOUND,
      place: path,
      title: meta.title ?? fetched?.entry?.title ?? null,
      outlet: meta.outlet ?? fetched?.entry?.outlet ?? null,
      author: meta.author ?? fetched?.entry?.author ?? null,
      url: meta.url ?? fetched?.url ?? null,
      published: meta.published ?? fetched?.entry?.published ?? null,
      text,
      encoding,
      notes: [...notes, ...doubts.map((doubt) => doubtProblem(path, doubt))],
    },
  };
}

function doubtProblem(path: string, doubt: ParseDoubt): InputProblem {
  switch (doubt.kind) {
    case 'no-article':
      return inputProblem('input/page-unclear', { path });
    case 'pdf-repaired':
      return inputProblem('input/pdf-repaired', { path, score: doubt.score, repaired: doubt.repaired });
    case 'scanned-pages':
      return inputProblem('input/scanned-pages', { path, pages: doubt.pages.join(', ') });
  }
}

/** How people call what is read. */
const NAMES: Readonly<Record<ParsedFormat, string>> = {
  html: 'HTML',
  fragment: 'HTML',
  docx: 'DOCX',
  pdf: 'PDF',
  feed: 'RSS/Atom',
};

export function failureProblem(path: string, format: ParsedFormat, failure: ParseFailure): InputProblem {
  switch (failure.kind) {
    case 'damaged':
      return inputProblem('input/damaged', { path, format: NAMES[format] }, reasonOfWords(failure.reason));
    case 'encrypted':
      return inputProblem('input/encrypted', { path });
    case 'scanned':
      return inputProblem('input/scanned', { path, pages: failure.pages });
    case 'too-many-pages':
      return inputProblem('input/too-many-pages', { path, pages: failure.pages, limit: INPUT_LIMITS.pdfPages });
    case 'timeout':
      return inputProblem('input/timeout', { path, seconds: INPUT_LIMITS.parseSeconds });
  }
}

/** Where a page says how it is encoded: the server's header, then its own head. */
function charsetOf({ bytes, fetched }: Source): string | null {
  const named = /charset\s*=\s*["']?(?<name>[\w:-]+)/iu;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1');
  return named.exec(fetched?.contentType ?? '')?.groups?.['name'] ?? named.exec(head)?.groups?.['name'] ?? null;
}
