import {
  figures,
  listArticles,
  listDecisions,
  positionEvidence,
  positions,
  readArticle,
  summarise,
} from '../src/app/index.ts';

type OpenCase = Parameters<typeof summarise>[0];

/** All that a case answers, to compare before and after. */
export async function answersOf(openCase: OpenCase): Promise<Readonly<Record<string, unknown>>> {
  const { articles } = await listArticles(openCase, { limit: 500 });
  const matrix = await positions(openCase, {});
  const evidence: unknown[] = [];
  for (const { holder, target } of matrix.cells) evidence.push(await positionEvidence(openCase, { holder, target }));
  return {
    summary: await summarise(openCase),
    articles: await Promise.all(articles.map(({ id }) => readArticle(openCase, id))),
    matrix,
    evidence,
    figures: await figures(openCase, {}),
  };
}

/** The same with the decisions, and without the name of the case. */
export async function wholeOf(openCase: OpenCase): Promise<unknown> {
  const { summary, ...answers } = await answersOf(openCase);
  return { ...answers, summary: { ...(summary as object), name: null }, decisions: await listDecisions(openCase) };
}
