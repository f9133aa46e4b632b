/**
 * Extracts from the annotated articles with another judge than the one of the resources; prints what `marsad extract` prints.
 * For `npm run score`:
 *
 *     tsx scripts/extract-judged.ts --cross           each working article with a judge trained on the others, the set-aside ones
 *                                                     with a judge trained on all working articles
 *     tsx scripts/extract-judged.ts --without-judge   the rules alone decide
 */
import { loadBundle } from '../src/app/resources/index.ts';
import { createEngine } from '../src/extraction/index.ts';
import type { Judge } from '../src/model/index.ts';
import { annotatedClaims, casesOf, MISSING, readAnnotated, type Annotated } from './judge/annotated.ts';
import { learnJudge, learnWithoutEach } from './judge/learn.ts';

const annotated = await readAnnotated();
const engine = createEngine(loadBundle());
if (annotated) print(annotated, process.argv.includes('--cross') ? crossJudges(annotated) : () => null);
else console.error(MISSING);

/** The judge of each article, none of which saw it. */
function crossJudges(from: Annotated): (article: string) => Judge {
  const cases = casesOf(from, engine);
  const claims = annotatedClaims(from);
  const others = learnWithoutEach(cases, claims);
  const all = learnJudge(cases, claims);
  return (article) => (others.get(article) ?? all).judge;
}

function print({ documents }: Annotated, judgeOf: (article: string) => Judge | null): void {
  for (const document of documents) {
    console.log(JSON.stringify(engine.judgedBy(judgeOf(document.meta.id)).extract(document)));
  }
}
