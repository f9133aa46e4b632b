#!/usr/bin/env node
/**
 * Scores the extractor against annotated articles that are kept beside this repository, in ../shared.
 *
 *   npm run score                       tables for the working articles and for the set-aside ones
 *   npm run score -- --json             the same figures as JSON
 *   npm run score -- --errors DOC       also what was missed and what was wrong in one working article
 *
 * The set-aside articles are for measuring alone: their errors are never shown, so that nothing is tuned to them.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from './build.mjs';

const SHARED = join(ROOT, '..', 'shared');
const SCORER = join(SHARED, 'eval', 'score.mjs');
const SET_ASIDE = join(SHARED, 'eval', 'set-aside.txt');

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
    const failure = extract(predictions);
    if (failure !== 0) return failure;
    return scoreBoth(predictions, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the real command line over all texts; its result is the exit code. */
function extract(predictions) {
  const started = performance.now();
  const output = openSync(predictions, 'w');
  const paths = [join(SHARED, 'seeds'), join(SHARED, 'articles')];
  const command = [join(ROOT, 'scripts', 'marsad.mjs'), 'extract', ...paths];
  const { status } = spawnSync(process.execPath, command, { stdio: ['ignore', output, 'inherit'] });
  closeSync(output);
  if (status !== 0) console.error(`marsad extract ended with ${status}`);
  else console.error(`extracted in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return status ?? 1;
}

function scoreBoth(predictions, options) {
  const isJson = options.includes('--json');
  const withoutErrors = options.filter((option, index) => option !== '--errors' && options[index - 1] !== '--errors');
  const working = score(predictions, ['--except', SET_ASIDE, ...options]);
  const measured = score(predictions, ['--only', SET_ASIDE, ...withoutErrors]);
  if (isJson && working.status === 0 && measured.status === 0) {
    console.log(JSON.stringify({ working: JSON.parse(working.text), setAside: JSON.parse(measured.text) }, null, 1));
  } else {
    console.log(`WORKING ARTICLES\n\n${working.text}\nSET-ASIDE ARTICLES\n\n${measured.text}`);
  }
  return working.status || measured.status;
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
