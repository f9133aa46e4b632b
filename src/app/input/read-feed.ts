import { decodeSource, isProblem } from './decode-source.ts';
import type { FeedEntry } from './parse/parsed.ts';
import type { Parser } from './parse/parser.ts';
import { inputProblem } from './problem.ts';
import { failureProblem } from './read-parsed.ts';
import { type Found, NOTHING_FOUND, type Piece, type ReadContext, type Source } from './source.ts';

/** A feed as it was read: its entries, each as an article of what the feed itself says. */
interface ReadFeed {
  readonly problems: readonly Extract<Piece, { problem: unknown }>[];
  readonly entries: readonly { readonly entry: FeedEntry; readonly found: Found }[];
}

/** The entries of a feed, and what is wrong with it. */
export async function entriesOf(source: Source, parser: Parser): Promise<ReadFeed> {
  const { path, bytes, fetched } = source;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString('latin1');
  const declared = /^[^<]*<\?xml[^>]*encoding\s*=\s*["'](?<name>[\w:-]+)/iu.exec(head)?.groups?.['name'] ?? null;
  const decoded = decodeSource(source, declared);
  if (isProblem(decoded)) return { problems: [{ problem: decoded }], entries: [] };
  const parsed = await parser.parse('feed', decoded.text);
  if ('kind' in parsed) return { problems: [{ problem: failureProblem(path, 'feed', parsed) }], entries: [] };
  const entries = parsed.entries ?? [];
  return {
    problems: [
      ...decoded.notes.map((problem) => ({ problem })),
      ...(entries.length === 0 ? [{ problem: inputProblem('input/empty-feed', { path }) }] : []),
    ],
    entries: entries.map((entry, index) => {
      const url = addressOf(entry, fetched?.url);
      const place = url ?? `${path}:${index + 1}`;
      return {
        entry: { ...entry, url },
        found: {
          ...NOTHING_FOUND,
          place,
          title: entry.title,
          outlet: parsed.meta.title,
          author: entry.author,
          url,
          published: entry.published,
          text: entry.text,
          encoding: decoded.encoding,
          notes: entry.isWhole ? [] : [inputProblem('input/summary-only', { path: place })],
        },
      };
    }),
  };
}

/** A feed that was saved: its articles are what it says of them, and nothing is fetched. */
export async function* readFeedFile(source: Source, { parser }: ReadContext): AsyncGenerator<Piece> {
  const { problems, entries } = await entriesOf(source, parser);
  yield* problems;
  for (const { found } of entries) {
    yield found.text.trim() === '' ? { problem: inputProblem('input/no-text', { path: found.place }) } : { found };
  }
}

/** The address of an entry, made whole with that of the feed; null where it has none of the web. */
function addressOf({ url }: FeedEntry, feed: string | undefined): string | null {
  if (url === null || !URL.canParse(url, feed)) return null;
  const { protocol, href } = new URL(url, feed);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
