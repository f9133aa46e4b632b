import { stat } from 'node:fs/promises';

import { z } from 'zod';

import { isProblem } from './input/decode-source.ts';
import { type InputFile, type InputList, isFileOfDisk } from './input/list-inputs.ts';
import type { InputItem } from './input/read-inputs.ts';
import type { Web } from './input/web/web.ts';

/**
 * What is new since the last look? Watching a folder or a feed is taking in the same inputs again and again; what was seen is
 * remembered with the case, and only once its articles are in. A kill between the two costs a second reading, and no article.
 */
const FeedMemorySchema = z.object({
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** Entries that were read, the latest last. */
  seen: z.array(z.string()),
  /** How often the page of an entry could not be had. */
  tries: z.record(z.string(), z.number()),
  /** Failures of the feed itself, one after another. */
  failures: z.number(),
  /** Not to be asked before, in milliseconds since 1970. */
  nextAt: z.number(),
});
type FeedMemory = z.infer<typeof FeedMemorySchema>;

const WatchMemorySchema = z.object({
  /** Size and time of change of each file as it was read. */
  files: z.record(z.string(), z.string()),
  feeds: z.record(z.string(), FeedMemorySchema),
});
/** What one case remembers of what it watches. */
export type WatchMemory = z.infer<typeof WatchMemorySchema>;

/** The name under which a case keeps it. */
export const WATCH_MEMORY = 'watch';
/** Entries of one feed that are remembered; feeds show far fewer at once. */
const SEEN_MAX = 5000;
/** How often the page of an entry is asked for before it is given up. */
const TRIES_MAX = 3;
const BACK_OFF_MAX = 24 * 60 * 60 * 1000;
/** A file that changed a moment ago may still be written. */
const SETTLED_MILLISECONDS = 2000;
const NEW_FEED: FeedMemory = { etag: null, lastModified: null, seen: [], tries: {}, failures: 0, nextAt: 0 };

/** The memory of a case; an empty one where there is none, or none that can be read. */
export function readWatchMemory(text: string | null): WatchMemory {
  try {
    return WatchMemorySchema.parse(JSON.parse(text ?? ''));
  } catch {
    return { files: {}, feeds: {} }; // All is read again, which changes nothing for what is there already.
  }
}

/** One look at what is watched. */
export interface WatchRound {
  /** What is new: files that changed, and addresses that are due. */
  readonly list: InputList;
  /** The web, which is told what of a feed is known. */
  readonly web: Web;
  readonly wants: (feed: string, entry: string) => boolean;
  /** Told of what was read. */
  readonly onItem: (item: InputItem) => void;
  /** What is to be remembered once the articles are in. */
  readonly memory: () => WatchMemory;
}

/** `now` and `everyMilliseconds`, between two looks, are in milliseconds. */
export async function beginRound(
  list: InputList,
  before: WatchMemory,
  web: Web,
  { now, everyMilliseconds }: { readonly now: number; readonly everyMilliseconds: number },
): Promise<WatchRound> {
  const signatures = new Map<string, string>();
  const files: InputFile[] = [];
  for (const file of list.files) {
    if (!isFileOfDisk(file.path)) {
      if ((before.feeds[file.path]?.nextAt ?? 0) <= now) files.push(file);
      continue;
    }
    const signature = await signatureOf(file.path, now);
    if (signature === null || signature === before.files[file.path]) continue;
    signatures.set(file.path, signature);
    files.push(file);
  }
  const seen = new Map(Object.entries(before.feeds).map(([feed, memory]) => [feed, new Set(memory.seen)]));
  const feeds = new Map<string, FeedMemory>();
  const feedOf = (feed: string): FeedMemory => feeds.get(feed) ?? before.feeds[feed] ?? NEW_FEED;
  const read: Record<string, string> = {};
  return {
    list: { files, problems: list.problems },
    web: {
      follow: web.follow,
      async fetch(url) {
        const known = feedOf(url);
        const found = await web.fetch(url, known);
        if (isProblem(found)) {
          const failures = known.failures + 1;
          const wait = Math.min(everyMilliseconds * 2 ** failures, BACK_OFF_MAX);
          feeds.set(url, { ...known, failures, nextAt: now + wait });
        } else {
          const { etag, lastModified, status, retryAfter } = found;
          const nextAt = now + Math.min((retryAfter ?? 0) * 1000, BACK_OFF_MAX);
          feeds.set(url, { ...known, ...(status === 304 ? {} : { etag, lastModified }), failures: 0, nextAt });
        }
        return found;
      },
    },
    wants: (feed, entry) => !(seen.get(feed)?.has(entry) ?? false),
    onItem(item) {
      if (item.entry) feeds.set(item.entry.feed, withEntry(feedOf(item.entry.feed), item.entry.id, item));
      const signature = signatures.get(item.input);
      if (item.isLast && signature !== undefined) read[item.input] = signature;
    },
    memory: () => ({ files: { ...before.files, ...read }, feeds: { ...before.feeds, ...Object.fromEntries(feeds) } }),
  };
}

/** The feed once an entry of it was read; one whose page could not be had is tried again, and the feed with it. */
function withEntry(feed: FeedMemory, id: string, { article, problems }: InputItem): FeedMemory {
  const { [id]: tried = 0, ...tries } = feed.tries;
  const isMissed =
    article === null ? problems.some(({ fatal }) => fatal) : problems.some(({ code }) => code === 'input/page-missed');
  if (isMissed && tried + 1 < TRIES_MAX) {
    // A server that sent nothing new would hide it.
    return { ...feed, etag: null, lastModified: null, tries: { ...tries, [id]: tried + 1 } };
  }
  return { ...feed, tries, seen: [...feed.seen.filter((one) => one !== id), id].slice(-SEEN_MAX) };
}

/** What tells one state of a file from another; null while it may still be written, or where it is gone. */
async function signatureOf(path: string, now: number): Promise<string | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return now - mtimeMs < SETTLED_MILLISECONDS ? null : `${size}:${mtimeMs}`;
  } catch {
    return null; // Gone since it was listed.
  }
}
