import { dayNumber, dayText } from '../../src/model/index.ts';

/** What is there in a case to ask about? Drawn from what the case itself answers. */
export interface Subjects {
  readonly articles: readonly string[];
  /** The `next` of the first page of articles; empty where there is one page. */
  readonly articlesNext: string;
  readonly claims: readonly string[];
  readonly figures: readonly string[];
  readonly outlets: readonly string[];
  /** Days from the first article to the last. */
  readonly days: readonly string[];
  /** Months with articles, `YYYY-MM`. */
  readonly months: readonly string[];
  /** Those of whom the articles tell most, the most first. */
  readonly parties: readonly string[];
  /** Pairs on which there is the most evidence, the most first. */
  readonly pairs: readonly { readonly holder: string; readonly target: string }[];
  /** Claims about the first of them. */
  readonly pairClaims: readonly string[];
  readonly events: readonly string[];
  readonly sharedEvents: readonly string[];
  readonly places: readonly string[];
  /** First days of steps of the dynamics. */
  readonly steps: readonly string[];
  readonly searchesNext: readonly { readonly q: string; readonly after: string }[];
}

export const WORDS = [
  'حفتر', 'عقوبات', '"وقف إطلاق النار"', 'actor:turkey', 'بنغازي AND سلاح', 'date:[2023-01-01 TO 2023-03-01]', 'غزة NOT رفح',
  'actor:egypt الهدنة', 'النازحين OR الأسرى', 'Putin',
] as const; // prettier-ignore

export const PHRASES = [
  '"تبادل الأسرى"', '"نزع السلاح" AND "عودة النازحين"', '"حظر السلاح" OR "صرف الرواتب"', '"United Nations"', 'actor:France "سد النهضة"',
] as const; // prettier-ignore

export const QUESTIONS = [
  'هل دعمت تركيا حكومة الوفاق؟', 'من هاجم مصر؟', 'كم عدد القتلى في طرابلس؟', 'ما الذي تغير في موقف فرنسا من قطر؟',
  'Did Russia support Iran?', 'Who accused Saudi Arabia?', 'How many people were displaced from Sirte?',
  'Why did Egypt threaten Turkey?',
] as const; // prettier-ignore

const ARTICLES = 400;
const READ = 12;
const PARTIES = 16;
const PAIRS = 16;
const DAYS = 12;

/** Ask for JSON at an address under a case. */
export type Read = <Answer>(
  route: string,
  query?: Readonly<Record<string, string | number | readonly string[]>>,
) => Promise<Answer>;

interface Named {
  readonly id: string;
}

export async function subjectsOf(read: Read): Promise<Subjects> {
  const first = await read<{ articles: readonly Named[]; next: string | null }>('articles', { limit: ARTICLES });
  const articles = first.articles.map(({ id }) => id);
  const found = await Promise.all(
    articles
      .filter((_id, n) => n % Math.ceil(articles.length / READ) === 0)
      .map((id) =>
        read<{ extraction: { claims: readonly Named[]; figures: readonly Named[] } }>(
          `articles/${encodeURIComponent(id)}`,
        ),
      ),
  );
  const { outlets, months } = await read<{
    outlets: readonly { outlet: string }[];
    months: readonly { month: string }[];
  }>('facets');
  const matrix = await read<{
    holders: readonly Named[];
    cells: readonly { holder: string; target: string; units: number }[];
  }>('positions');
  const parties = matrix.holders.slice(0, PARTIES).map(({ id }) => id);
  const cells = matrix.cells.toSorted((a, b) => b.units - a.units).slice(0, PAIRS);
  const pairs = cells.map(({ holder, target }) => ({ holder, target }));
  const [{ holder, target } = { holder: '', target: '' }] = pairs;
  const pair = await read<{ items: readonly { claimId: string }[] }>(`positions/${holder}/${target}`, { limit: 5 });
  const list = await read<{ events: readonly Named[] }>('timeline/events', { limit: 40, order: 'latest' });
  const shared = await read<{ events: readonly Named[] }>('sources/comparison');
  const map = await read<{ places: readonly { place: Named }[] }>('map');
  const dynamics = await read<{ series: { steps: readonly { from: string }[] } | null }>('dynamics', { party: holder });
  const searches = await Promise.all(
    WORDS.map(async (q) => ({ q, after: (await read<{ next: string | null }>('search', { q, limit: 20 })).next })),
  );
  return {
    articles,
    articlesNext: first.next ?? '',
    claims: inTurns(found.map(({ extraction }) => extraction.claims.map(({ id }) => id))),
    figures: inTurns(found.map(({ extraction }) => extraction.figures.map(({ id }) => id))),
    outlets: outlets.map(({ outlet }) => outlet),
    days: daysAmong(months.map(({ month }) => month)),
    months: months.map(({ month }) => month).filter((month) => /^\d{4}-\d\d$/u.test(month)),
    parties,
    pairs,
    pairClaims: pair.items.map(({ claimId }) => claimId),
    events: list.events.map(({ id }) => id),
    sharedEvents: shared.events.map(({ id }) => id),
    places: map.places.map(({ place }) => place.id),
    steps: dynamics.series?.steps.map(({ from }) => from) ?? [],
    searchesNext: searches.flatMap(({ q, after }) => (after === null ? [] : [{ q, after }])),
  };
}

/** The first of each list, then the second of each, and so on. */
function inTurns<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_unused, n) => lists.flatMap((list) => list.slice(n, n + 1))).flat();
}

/** Days at even distances between the first month and the last. */
function daysAmong(months: readonly string[]): readonly string[] {
  const known = months.flatMap((month) => dayNumber(`${month}-15`) ?? []).toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [known[0], known.at(-1)];
  return Array.from({ length: DAYS }, (_unused, n) => dayText(Math.round(first + ((last - first) * (n + 1)) / DAYS)));
}
