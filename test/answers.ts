import {
  derivations,
  derive,
  exportList,
  figures,
  listArticles,
  listDecisions,
  positionEvidence,
  positions,
  readArticle,
  searchArticles,
  summarise,
} from '../src/app/index.ts';

type OpenCase = Parameters<typeof summarise>[0];

/** All that a case answers, to compare before and after. */
export async function answersOf(openCase: OpenCase): Promise<Readonly<Record<string, unknown>>> {
  const { articles } = await listArticles(openCase, { limit: 500 });
  const matrix = await positions(openCase, {});
  const evidence: unknown[] = [];
  for (const { holder, target } of matrix.cells) evidence.push(await positionEvidence(openCase, { holder, target }));
  const derived: unknown[] = [];
  for (const { id } of derivations()) derived.push(await derive(openCase, id));
  const names = matrix.holders.slice(0, 3).map(({ id }) => `actor:"${id}"`);
  return {
    summary: await summarise(openCase),
    articles: await Promise.all(articles.map(({ id }) => readArticle(openCase, id))),
    matrix,
    evidence,
    figures: await figures(openCase, {}),
    derived,
    found: await searchArticles(openCase, { query: ['حفتر', ...names].join(' OR '), limit: 100 }),
    file: await exported(openCase),
  };
}

/** The rows of the list of articles as a file, without what was asked, which names the case. */
async function exported(openCase: OpenCase): Promise<readonly unknown[]> {
  const bytes = await exportList(openCase, { list: 'articles', filter: {} }, 'jsonl', 'en');
  const lines = Buffer.from(bytes).toString().split('\n').filter(Boolean);
  return lines.map((line) => ({ ...(JSON.parse(line) as object), parameters: null }));
}

/** The same with the decisions, and without the name of the case. */
export async function wholeOf(openCase: OpenCase): Promise<unknown> {
  const { summary, ...answers } = await answersOf(openCase);
  return { ...answers, summary: { ...(summary as object), name: null }, decisions: await listDecisions(openCase) };
}
