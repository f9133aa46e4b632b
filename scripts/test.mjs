#!/usr/bin/env node
/**
 * The whole check, as `npm test` runs it: types, lint, build, and all tests.
 *
 *   npm test                     everything
 *   npm test -- src/language     types, lint and build, then only these tests
 *
 * Tests for which this machine lacks something (Chromium, PostgreSQL) are told with the remedy. With MARSAD_REQUIRE_ALL=1 a
 * test that is skipped is a failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { programOf, ROOT } from './build.mjs';

const folder = mkdtempSync(join(tmpdir(), 'marsad-test-'));
const report = join(folder, 'vitest.json');

const vitestOptions = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const STEPS = [
  { name: 'types', program: programOf('typescript', 'tsc'), parameters: ['--noEmit', '-p', 'tsconfig.test.json'] },
  {
    name: 'types of the web application',
    program: programOf('typescript', 'tsc'),
    parameters: ['--noEmit', '-p', 'web/tsconfig.json'],
  },
  { name: 'lint', program: programOf('oxlint', 'oxlint'), parameters: ['--type-aware', '--deny-warnings'] },
  { name: 'format', program: programOf('prettier', 'prettier'), parameters: ['--check', '--log-level', 'warn', '.'] },
  { name: 'unused code and packages', program: programOf('knip', 'knip'), parameters: [] },
  { name: 'build', program: join(ROOT, 'scripts', 'build.mjs'), parameters: [] },
  {
    name: 'tests',
    program: programOf('vitest', 'vitest'),
    parameters: ['run', ...vitestOptions, ...process.argv.slice(2)],
  },
];

const failed = [];
for (const { name, program, parameters } of STEPS) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [program, ...parameters], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) failed.push(name);
  console.log(`   ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
const counts = readCounts();
rmSync(folder, { recursive: true, force: true });

for (const title of counts.skipped) console.log(`skipped: ${title}`);
if (counts.skipped.length > 0 && process.env.MARSAD_REQUIRE_ALL === '1')
  failed.push('MARSAD_REQUIRE_ALL (tests skipped)');
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
// The last line stands alone, in the form that other programs look for.
const verdict = failed.length === 0 ? 'PASS' : 'FAIL';
console.log(`\n${verdict}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** What vitest counted; a file that could not run at all counts as one failure. */
function readCounts() {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: [] };
  const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: numPassedTests,
    failed: numFailedTests || numFailedTestSuites,
    skipped: tests.filter(({ status }) => status === 'skipped' || status === 'pending').map(({ fullName }) => fullName),
  };
}
