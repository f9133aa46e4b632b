import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

import type { DomDocument, DomElement } from './dom.ts';
import { linkedBodyOf, metaOfHtml } from './html-meta.ts';
import { textOfHtml } from './html-text.ts';
import type { Parsed } from './parsed.ts';

/** More elements than any article has; Readability gives up beyond them. */
const ELEMENTS_MAX = 100_000;
/** Characters below which Readability looks further for the article. */
const ARTICLE_CHARACTERS_MIN = 200;
/** What stands around articles, where no article can be told from it. */
const AROUND = 'nav, header, footer, aside, form, [role="navigation"], [role="banner"], [role="contentinfo"]';

const ELEMENT = /<\/?(?:p|br|div|span|a)\b/iu;

/**
 * The article of a page, without menus, links and advertisements, by Mozilla's Readability. Where that finds none, the text
 * that the page's JSON-LD holds is taken; else the whole of the page, and that is said.
 */
export function readHtml(source: string): Parsed {
  const document = parse(source);
  const meta = metaOfHtml(document, source);
  const article = findArticle(parse(source));
  if (article !== null) {
    const text = withoutTitle(article.text, meta.title);
    return { meta: { ...meta, author: meta.author ?? article.byline }, text, doubts: [] };
  }
  const linked = linkedBodyOf(document);
  if (linked !== null) return { meta, text: ELEMENT.test(linked) ? textOfFragment(linked) : linked, doubts: [] };
  const body = document.body ?? document.documentElement;
  for (const element of body?.querySelectorAll(AROUND) ?? []) element.remove();
  return { meta, text: body === null ? '' : textOfHtml(body), doubts: [{ kind: 'no-article' }] };
}

/** The text of a piece of HTML, such as the cell of a table or the entry of a feed. */
export function textOfFragment(html: string): string {
  const { body } = parse(`<!doctype html><html><body>${html}</body></html>`);
  return body === null ? '' : textOfHtml(body);
}

/** The headline above an article is known by itself. */
function withoutTitle(text: string, title: string | null): string {
  return title !== null && text.startsWith(`${title}\n`) ? text.slice(title.length).trimStart() : text;
}

function parse(source: string): DomDocument {
  // A text without any element gives a document without a root.
  const whole = /<(?:html|body)[\s>]/iu.test(source) ? source : `<html><body>${source}</body></html>`;
  const { document } = parseHTML(whole) as { readonly document: unknown };
  return document as DomDocument;
}

function findArticle(document: DomDocument): { readonly text: string; readonly byline: string | null } | null {
  const root: unknown = document;
  const reading = new Readability<DomElement>(root as ConstructorParameters<typeof Readability>[0], {
    maxElemsToParse: ELEMENTS_MAX,
    charThreshold: ARTICLE_CHARACTERS_MIN,
    serializer: (node: unknown) => node as DomElement,
  });
  const found = reading.parse();
  const text = found?.content ? textOfHtml(found.content) : '';
  if (text.length < ARTICLE_CHARACTERS_MIN / 2) return null;
  return { text, byline: found?.byline?.replace(/\s+/gu, ' ').trim() || null };
}
