/**
 * Trains the judge on the annotated working articles beside this checkout, in ../shared, and writes resources/ar/judge.yaml.
 *
 *     npm run train
 *
 * Prints how the judge does on articles left out, one at a time. The set-aside articles are not looked at. Run it after any change
 * of rules, names or features; the same code, resources and articles give the same file.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { loadBundle, OWN_RESOURCES } from '../src/app/resources/index.ts';
import { createEngine } from '../src/extraction/index.ts';
import { annotatedClaims, casesOf, MISSING, readAnnotated, type Annotated } from './judge/annotated.ts';
import {
  areaUnderCurve,
  calibrationError,
  forecastAll,
  learnJudge,
  learnWithoutEach,
  logLossOf,
  reliabilityOf,
} from './judge/learn.ts';
import { writeJudge } from './judge/weights-file.ts';

const annotated = await readAnnotated();
if (annotated) train(annotated);
else console.log(MISSING);

function train(from: Annotated): void {
  const cases = casesOf(from, createEngine(loadBundle()));
  const claims = annotatedClaims(from);
  const forecasts = forecastAll(cases, learnWithoutEach(cases, claims));
  const { judge, penalty } = learnJudge(cases, claims);
  const leftOut = {
    logLoss: round(logLossOf(forecasts)),
    auc: round(areaUnderCurve(forecasts) ?? 0.5),
    calibrationError: round(calibrationError(forecasts)),
  };
  const file = join(OWN_RESOURCES, 'ar', 'judge.yaml');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const record = {
    date: new Date().toISOString().slice(0, 10),
    articles: [...from.working].toSorted(),
    claims: cases.length,
    right: cases.filter((one) => one.right).length,
    penalty,
    leftOut,
  };
  const after = writeJudge({ record, ...judge }, before);
  if (after !== before) writeFileSync(file, after);

  console.log(`${cases.length} claims proposed in ${record.articles.length} articles, ${record.right} right\n`);
  console.log('articles left out, one at a time');
  console.log(`  log loss ${leftOut.logLoss}, area under the curve ${leftOut.auc}`);
  console.log(`  expected calibration error ${leftOut.calibrationError}\n`);
  console.log('  chance       claims   mean chance   right');
  for (const { from: low, claims: count, meanChance, shareRight } of reliabilityOf(forecasts)) {
    const range = `${low.toFixed(1)}–${(low + 0.1).toFixed(1)}`;
    console.log(
      `  ${range}   ${String(count).padStart(10)} ${meanChance.toFixed(2).padStart(13)} ${shareRight.toFixed(2).padStart(7)}`,
    );
  }
  console.log(`\npenalty ${penalty}, ${Object.keys(judge.weights).length} weights`);
  console.log(`claims below ${judge.threshold} are dropped`);
  console.log(after === before ? 'resources/ar/judge.yaml is unchanged' : 'resources/ar/judge.yaml is written');
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
