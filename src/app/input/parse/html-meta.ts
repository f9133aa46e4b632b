import type { DomDocument } from './dom.ts';
import type { ParsedMeta } from './parsed.ts';

/**
 * What does a page say of itself? JSON-LD of schema.org, then OpenGraph and its relatives, then plain `meta`, `<time>` and
 * `<title>`: the first that answers. Nothing is guessed out of the running text.
 */
export function metaOfHtml(document: DomDocument, source: string): ParsedMeta {
  const linked = linkedData(document);
  const named = namedMeta(document);
  const first = (...names: readonly string[]): string | null =>
    names.map((name) => named.get(name)).find((value) => value !== undefined) ?? null;
  const outlet =
    linked.outlet ?? first('og:site_name', 'application-name', 'dc.publisher', 'publisher', 'twitter:site');
  return {
    title: linked.title ?? first('og:title', 'twitter:title', 'dc.title', 'title') ?? titleOf(document, outlet),
    outlet: outlet === null ? null : outlet.replace(/^@/u, ''),
    author:
      linked.author ??
      nameOf(first('author', 'article:author', 'dc.creator', 'byl', 'parsely-author', 'sailthru.author')),
    published:
      linked.published ??
      first(
        'article:published_time', 'og:article:published_time', 'datepublished', 'date', 'pubdate', 'publishdate',
        'publish-date', 'dc.date', 'dc.date.issued', 'dcterms.created', 'parsely-pub-date', 'sailthru.date', 'cxenseparse:recs:publishtime',
      ) ??
      timeOf(document), // prettier-ignore
    url: addressOf(document, first('og:url'), source) ?? linked.url,
  };
}

/** The text of the article as the page's JSON-LD holds it, for programs that draw the page only in a browser; null where it has none. */
export function linkedBodyOf(document: DomDocument): string | null {
  const body = linkedArticle(document)?.['articleBody'];
  return typeof body === 'string' && body.trim() !== '' ? body.trim() : null;
}

type Named = ReadonlyMap<string, string>;

/** `meta` elements by name, property or itemprop, in lower case; the first of a name counts. */
function namedMeta(document: DomDocument): Named {
  const named = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const content = oneLine(element.getAttribute('content'));
    if (content === null) continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name && !named.has(name)) named.set(name, content);
    }
  }
  return named;
}

interface Linked {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

const NOTHING: Linked = { title: null, outlet: null, author: null, published: null, url: null };
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report)$/u;
const NODES_MAX = 2000;

function linkedData(document: DomDocument): Linked {
  const article = linkedArticle(document);
  if (article === null) return NOTHING;
  return {
    title: textIn(article['headline']) ?? textIn(article['name']),
    outlet: nameIn(article['publisher']) ?? nameIn(article['sourceOrganization']),
    author: nameIn(article['author']) ?? nameIn(article['creator']),
    published: textIn(article['datePublished']) ?? textIn(article['dateCreated']),
    url: textIn(article['url']) ?? textIn(article['mainEntityOfPage']) ?? idIn(article['mainEntityOfPage']),
  };
}

/** The article of the page's JSON-LD, wherever it stands in it. Scripts that are no JSON are left alone. */
function linkedArticle(document: DomDocument): Fields | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = articleIn(parseJson(script.textContent ?? ''));
    if (article !== null) return article;
  }
  return null;
}

type Fields = Readonly<Record<string, unknown>>;

function articleIn(root: unknown): Fields | null {
  const waiting: unknown[] = [root];
  for (let seen = 0; waiting.length > 0 && seen < NODES_MAX; seen += 1) {
    const value = waiting.shift();
    if (Array.isArray(value)) {
      waiting.push(...(value.slice(0, NODES_MAX) as unknown[]));
    } else if (isFields(value)) {
      const types = [value['@type']].flat();
      if (types.some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type))) return value;
      waiting.push(value['@graph'], value['mainEntity'], value['itemListElement']);
    }
  }
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*<!--|-->\s*$/gu, ''));
  } catch {
    return null; // A page's broken script is no fault of the article's.
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' ? oneLine(value) : null;
}

function idIn(value: unknown): string | null {
  return isFields(value) ? textIn(value['@id']) : null;
}

/** The name of a person or organisation, or of several. */
function nameIn(value: unknown): string | null {
  const names = [value].flat().flatMap((one) => textIn(one) ?? (isFields(one) ? (textIn(one['name']) ?? []) : []));
  return names.length === 0 ? null : names.map(nameOf).filter(Boolean).join('، ') || null;
}

/** An author that is an address says no name. */
function nameOf(value: string | null): string | null {
  return value === null || /^https?:/iu.test(value) ? null : value;
}

function timeOf(document: DomDocument): string | null {
  for (const element of document.querySelectorAll('time[datetime]')) {
    const value = oneLine(element.getAttribute('datetime'));
    if (value !== null) return value;
  }
  return null;
}

/** `<title>` without the name of the site behind it. */
function titleOf(document: DomDocument, outlet: string | null): string | null {
  const title = oneLine(document.querySelector('title')?.textContent ?? null);
  if (title === null) return oneLine(document.querySelector('h1')?.textContent ?? null);
  const parts = title.split(/\s+[|\u2013\u2014»·-]\s+/u);
  const last = parts.at(-1) ?? '';
  if (parts.length < 2 || last === '') return title;
  const isSite = last === outlet || last.split(' ').length <= 3;
  return isSite ? title.slice(0, title.lastIndexOf(last)).replace(/\s+[|\u2013\u2014»·-]\s+$/u, '') : title;
}

/** Where the page came from: what it calls its own address, or the browser's note on a saved page. */
function addressOf(document: DomDocument, openGraph: string | null, source: string): string | null {
  const canonical = oneLine(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null);
  const saved = /<!-- saved from url=\(\d{4}\)(?<url>\S+) -->/u.exec(source.slice(0, 4096))?.groups?.['url'];
  return [canonical, openGraph, saved ?? null].find((url) => url !== null && /^https?:\/\//iu.test(url)) ?? null;
}

function oneLine(text: string | null): string | null {
  const line = text?.replace(/\s+/gu, ' ').trim() ?? '';
  return line === '' ? null : line;
}
