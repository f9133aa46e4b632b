import { parseFeed } from 'feedsmith';

import { type FeedEntry, NO_META, type Parsed } from './parsed.ts';
import { textOfFragment } from './read-html.ts';

/** The entries of a feed of RSS, RDF, Atom or JSON Feed, with their texts as far as the feed has them. */
export function readFeed(source: string): Parsed {
  const { format, feed } = parseFeed(source);
  switch (format) {
    case 'rss':
      return of(
        feed.title,
        (feed.items ?? []).map((item) => ({
          id: item.guid?.value ?? item.link ?? null,
          url: item.link ?? (item.guid?.isPermaLink === false ? null : (item.guid?.value ?? null)),
          title: item.title ?? null,
          author: item.dc?.creators?.join('، ') ?? item.authors?.flatMap(({ name }) => name ?? []).join('، ') ?? null,
          published: item.pubDate ?? item.dc?.dates?.[0] ?? null,
          ...textOf(item.content?.encoded, item.description),
        })),
      );
    case 'rdf':
      return of(
        feed.title,
        (feed.items ?? []).map((item) => ({
          id: item.link ?? null,
          url: item.link ?? null,
          title: item.title ?? null,
          author: item.dc?.creators?.join('، ') ?? null,
          published: item.dc?.dates?.[0] ?? null,
          ...textOf(item.content?.encoded, item.description),
        })),
      );
    case 'atom':
      return of(
        feed.title?.value,
        (feed.entries ?? []).map((entry) => ({
          id: entry.id ?? null,
          url:
            (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])?.href ??
            null,
          title: entry.title?.value ?? null,
          author: entry.authors?.flatMap(({ name }) => name ?? []).join('، ') ?? null,
          published: entry.published ?? entry.updated ?? null,
          ...textOf(entry.content?.value, entry.summary?.value),
        })),
      );
    case 'json':
      return of(
        feed.title,
        (feed.items ?? []).map((item) => ({
          id: item.id ?? item.url ?? null,
          url: item.url ?? null,
          title: item.title ?? null,
          author: item.authors?.flatMap(({ name }) => name ?? []).join('، ') ?? null,
          published: item.date_published ?? null,
          ...textOf(item.content_html ?? item.content_text, item.summary),
        })),
      );
  }
}

function of(title: string | undefined, entries: readonly FeedEntry[]): Parsed {
  return { meta: { ...NO_META, title: title ?? null }, text: '', doubts: [], entries };
}

function textOf(
  whole: string | undefined,
  summary: string | undefined,
): { readonly text: string; readonly isWhole: boolean } {
  const text = textOfFragment(whole ?? '');
  return text === '' ? { text: textOfFragment(summary ?? ''), isWhole: false } : { text, isWhole: true };
}
