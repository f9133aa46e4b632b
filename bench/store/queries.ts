import {
  articleRelations,
  ask,
  caseEditions,
  caseFacets,
  compareOutlets,
  derive,
  deskOf,
  explainClaim,
  figures,
  findingRelations,
  listArticles,
  pairHistory,
  ledger,
  mapEvents,
  mapOf,
  namesOf,
  positionEvidence,
  positions,
  readArticle,
  readFinding,
  searchArticles,
  sourcesOf,
} from '../../src/app/index.ts';
import type { OpenCase } from '../../src/app/workspace.ts';

/** The questions behind the screens, each in many variants, so that no cache answers for the store. */
export interface ScreenQuery {
  readonly screen: string;
  readonly ask: (turn: number) => Promise<unknown>;
}

const PARTIES = ['turkey', 'egypt', 'france', 'russia', 'uae', 'usa', 'iran', 'saudi-arabia', 'israel', 'qatar'];
const WORDS = [
  'حفتر', 'عقوبات', '"وقف إطلاق النار"', 'actor:turkey', 'بنغازي AND سلاح', 'date:[2023-01-01 TO 2023-03-01]', 'غزة NOT رفح',
  'actor:egypt الهدنة', 'النازحين OR الأسرى', 'Putin',
] as const; // prettier-ignore

const QUESTIONS = [
  'هل دعمت تركيا حكومة الوفاق؟', 'من هاجم مصر؟', 'كم عدد القتلى في طرابلس؟', 'ما الذي تغير في موقف فرنسا من قطر؟',
  'Did Russia support Iran?', 'Who accused Saudi Arabia?', 'How many people were displaced from Sirte?',
  'Why did Egypt threaten Turkey?',
] as const; // prettier-ignore

/** As many as the screens ask for at once. */
const FIGURES_SHOWN = 500;
const EVIDENCE_SHOWN = 100;

/** All queries, with what they ask about drawn from the case itself. */
export async function screenQueries(openCase: OpenCase): Promise<readonly ScreenQuery[]> {
  const first = await listArticles(openCase, { limit: 400 });
  const ids = first.articles.map(({ id }) => id);
  const article = await readArticle(openCase, ids[0] ?? '');
  const claims = article.extraction.claims.map(({ id }) => id);
  const matrix = await positions(openCase, {});
  const parties = matrix.holders.slice(0, PARTIES.length).map(({ id }) => id);
  const party = (turn: number): string => at(parties, turn);
  const days = (turn: number): string => `2023-0${(turn % 9) + 1}-1${turn % 10}`;
  const pair = (turn: number): { readonly holder: string; readonly target: string } => ({
    holder: party(turn),
    target: party(turn + 1),
  });
  const derived = (id: string): ScreenQuery => ({
    screen: id,
    ask: (turn) => derive(openCase, id, turn % 2 === 0 ? {} : { parties: [party(turn)] }),
  });
  return [
    {
      screen: 'articles',
      ask: async (turn) => {
        const page = await listArticles(openCase, { limit: 50 });
        return turn % 2 === 0 || page.next === null ? page : listArticles(openCase, { limit: 50, after: page.next });
      },
    },
    { screen: 'search', ask: (turn) => searchArticles(openCase, { query: at(WORDS, turn), limit: 20 }) },
    { screen: 'article', ask: (turn) => readArticle(openCase, at(ids, turn * 7)) },
    { screen: 'article: relations', ask: (turn) => articleRelations(openCase, at(ids, turn * 7)) },
    { screen: 'facets', ask: () => caseFacets(openCase) },
    { screen: 'editions', ask: () => caseEditions(openCase) },
    { screen: 'finding', ask: (turn) => readFinding(openCase, at(claims, turn)) },
    { screen: 'finding: relations', ask: (turn) => findingRelations(openCase, at(claims, turn)) },
    { screen: 'explain', ask: (turn) => explainClaim(openCase, at(claims, turn)) },
    {
      screen: 'positions: all pairs',
      ask: (turn) => positions(openCase, { at: days(turn) }),
    },
    {
      screen: 'positions: chosen',
      ask: (turn) =>
        positions(openCase, { holders: [party(turn), party(turn + 1)], targets: [party(turn + 2)], at: days(turn) }),
    },
    {
      screen: 'positions: one outlet',
      ask: (turn) => positions(openCase, { outlets: [at(first.articles, turn % 8).outlet ?? ''] }),
    },
    {
      screen: 'pair: sentences',
      ask: (turn) => positionEvidence(openCase, pair(turn), { at: days(turn), limit: EVIDENCE_SHOWN }),
    },
    { screen: 'pair: history', ask: (turn) => pairHistory(openCase, pair(turn), { limit: EVIDENCE_SHOWN }) },
    { screen: 'desk screen', ask: (turn) => deskOf(openCase, turn % 2 === 0 ? {} : { since: '2024-12-20' }) },
    { screen: 'ask', ask: (turn) => ask(openCase, { question: at(QUESTIONS, turn) }) },
    {
      screen: 'figures of articles',
      ask: (turn) => figures(openCase, { measures: turn % 2 === 0 ? [] : ['killed'] }, { limit: FIGURES_SHOWN }),
    },
    { screen: 'map', ask: (turn) => mapOf(openCase, turn % 2 === 0 ? {} : { from: days(turn), to: days(turn + 1) }) },
    { screen: 'map: no place', ask: () => mapEvents(openCase, { place: '', limit: 30 }) },
    { screen: 'ledger', ask: (turn) => ledger(openCase, turn % 2 === 0 ? {} : { measures: ['killed'] }) },
    { screen: 'ledger: words', ask: (turn) => ledger(openCase, { words: at(WORDS, turn) }) },
    { screen: 'sources of outlets', ask: () => sourcesOf(openCase) },
    { screen: 'names', ask: (turn) => namesOf(openCase, { actor: party(turn) }) },
    { screen: 'two outlets', ask: () => compareOutlets(openCase, {}) },
    ...[
      'positions',
      'interactions',
      'shifts',
      'contradictions',
      'figures',
      'events',
      'camps',
      'dynamics',
      'framing',
      'sources',
      'desk',
    ].map(derived),
  ];
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError('the case holds nothing to ask about');
  return item;
}
