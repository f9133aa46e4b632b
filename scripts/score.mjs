#!/usr/bin/env node
/**
 * Scores the extractor against annotated articles that are kept beside this repository, in ../shared.
 *
 *   npm run score                       tables for the working articles and for the set-aside ones
 *   npm run score -- --json             the same figures as JSON
 *   npm run score -- --errors DOC       also what was missed and what was wrong in one working article
 *   npm run score -- --cross            each working article with a judge that was trained without it: the honest figures
 *   npm run score -- --without-judge    the rules alone decide what is told
 *
 * The set-aside articles are for measuring alone: their errors are never shown, so that nothing is tuned to them.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { intervalOf } from './bootstrap.mjs';
import { programOf, ROOT } from './build.mjs';

const SHARED = join(ROOT, '..', 'shared');
const SCORER = join(SHARED, 'eval', 'score.mjs');
const SET_ASIDE = join(SHARED, 'eval', 'set-aside.txt');

/** Options that choose another judge than the one of the resources. */
const JUDGES = ['--cross', '--without-judge'];

process.exitCode = main(process.argv.slice(2));

function main(options) {
  if (!existsSync(SCORER)) {
    console.log(
      'There is nothing to score against: ../shared with the annotated articles is not beside this checkout.',
    );
    return 0;
  }
  const setAside = new Set(readFileSync(SET_ASIDE, 'utf8').split(/\s+/u).filter(Boolean));
  const wanted = options.flatMap((option, index) => (options[index - 1] === '--errors' ? [option] : []));
  const refused = wanted.filter((id) => setAside.has(id));
  if (refused.length > 0) {
    console.error(`${refused.join(', ')} is set aside: its errors are not shown. Choose a working article.`);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'marsad-score-'));
  try {
    const predictions = join(folder, 'extractions.jsonl');
    const failure = extract(predictions, options);
    if (failure !== 0) return failure;
    return scoreBoth(
      predictions,
      options.filter((option) => !JUDGES.includes(option)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the real command line over all texts, or the engine with another judge; its result is the exit code. */
function extract(predictions, options) {
  const started = performance.now();
  const output = openSync(predictions, 'w');
  const judge = JUDGES.find((option) => options.includes(option));
  const paths = [join(SHARED, 'seeds'), join(SHARED, 'articles')];
  const command = judge
    ? [programOf('tsx', 'tsx'), join(ROOT, 'scripts', 'extract-judged.ts'), judge]
    : [join(ROOT, 'scripts', 'marsad.mjs'), 'extract', ...paths];
  const { status } = spawnSync(process.execPath, command, { stdio: ['ignore', output, 'inherit'] });
  closeSync(output);
  if (status !== 0) console.error(`the extraction ended with ${status}`);
  else console.error(`extracted in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return status ?? 1;
}

function scoreBoth(predictions, options) {
  const isJson = options.includes('--json');
  const withoutErrors = options.filter((option, index) => option !== '--errors' && options[index - 1] !== '--errors');
  const working = score(predictions, ['--except', SET_ASIDE, ...options]);
  const measured = score(predictions, ['--only', SET_ASIDE, ...withoutErrors]);
  const failure = working.status || measured.status;
  if (failure !== 0) return failure;
  const ofWorking = intervals(predictions, '--except');
  const ofMeasured = intervals(predictions, '--only');
  if (isJson) {
    const both = {
      working: { ...JSON.parse(working.text), intervals: ofWorking },
      setAside: { ...JSON.parse(measured.text), intervals: ofMeasured },
    };
    console.log(JSON.stringify(both, null, 1));
  } else {
    console.log(`WORKING ARTICLES\n\n${working.text}\n${tableOf(ofWorking)}`);
    console.log(`SET-ASIDE ARTICLES\n\n${measured.text}\n${tableOf(ofMeasured)}`);
  }
  return 0;
}

/** For each layer that is counted by article, the bounds of its F1 over articles drawn again. */
function intervals(predictions, which) {
  const { perDoc } = JSON.parse(score(predictions, [which, SET_ASIDE, '--json']).text);
  const articles = Object.values(perDoc);
  const claims = (field) =>
    articles.map((article) => ({
      found: article[field],
      annotated: article.gold_claims,
      predicted: article.pred_claims,
    }));
  const positions = articles.map((article) => {
    const [found, annotated, predicted] = article.positions.match(/\d+/gu).map(Number);
    return { found, annotated, predicted };
  });
  return {
    claims_strict: intervalOf(claims('strict_tp')),
    claims_lenient: intervalOf(claims('lenient_tp')),
    positions: intervalOf(positions),
  };
}

function tableOf(bounds) {
  const percent = (share) => (100 * share).toFixed(1).padStart(5);
  const rows = Object.entries(bounds).map(
    ([layer, [low, high]]) => `${layer.padEnd(18)} ${percent(low)} to ${percent(high)}`,
  );
  return `F1, 95% of draws over articles\n${rows.join('\n')}\n`;
}

function score(predictions, options) {
  const parameters = [SCORER, '--gold', join(SHARED, 'gold'), '--pred', predictions, ...options];
  const { status, stdout } = spawnSync(process.execPath, parameters, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: status ?? 1, text: stdout };
}
