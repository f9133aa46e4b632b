#!/usr/bin/env node
/**
 * May every package that is installed be passed on, does it run on the oldest Node.js that we promise, and does it run code of its
 * own when it is installed? Reads package-lock.json alone; `npm test` asks the same by test/packaging.test.ts.
 *
 *   npm run check:dependencies
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { ROOT } from './build.mjs';

/** Licences of what users install. */
const OURS = new Set([
  'MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'OFL-1.1', 'Unlicense',
  'CC0-1.0', 'Zlib',
]); // prettier-ignore
/** Packages that name their licence loosely, and what their licence text is. */
const READ = new Map([['node_modules/duck', 'BSD-2-Clause']]);
/** Packages that may run a program when they are installed, and why. */
const INSTALL_SCRIPTS = new Map([
  ['node_modules/esbuild', 'puts its own binary in place of a launcher; development only'],
]);
/** The oldest Node.js of package.json. */
const OLDEST = [20, 19, 0];

/**
 * What is wrong with the packages of a lock file, a line each.
 * @param {Readonly<Record<string, {
 *   license?: string, dev?: boolean, devOptional?: boolean, link?: boolean, hasInstallScript?: boolean, engines?: Record<string, string>
 * }>>} packages as `packages` of package-lock.json
 * @returns {readonly string[]}
 */
export function checkDependencies(packages) {
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link) return [];
    const problems = [];
    const isShipped = entry.dev !== true && entry.devOptional !== true;
    const license = READ.get(path) ?? entry.license ?? 'none';
    if (isShipped && !isOurs(license)) problems.push(`${path}: licence ${license}`);
    const node = entry.engines?.node;
    if (node !== undefined && !runsOn(OLDEST, node)) problems.push(`${path}: wants Node.js ${node}`);
    if (entry.hasInstallScript && !INSTALL_SCRIPTS.has(path))
      problems.push(`${path}: runs a program when it is installed`);
    return problems;
  });
}

/** True where a licence expression of SPDX leaves us a licence of ours. */
function isOurs(expression) {
  const bare = expression.replaceAll(/[()]/gu, '');
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((license) => OURS.has(license.trim())));
}

/** True where a range of versions, as `engines` has it, holds `version`. */
export function runsOn(version, range) {
  return range.split('||').some((part) => {
    const comparators = part
      .trim()
      .replaceAll(/(>=|<=|>|<|\^|~|=)\s+/gu, '$1')
      .split(/\s+/u);
    if (comparators[1] === '-') return holds(version, `>=${comparators[0]}`) && holds(version, `<=${comparators[2]}`);
    return comparators.every((comparator) => holds(version, comparator));
  });
}

function holds(version, comparator) {
  const [, sign = '', written = ''] = /^(>=|<=|>|<|\^|~|=)?v?(.*)$/u.exec(comparator) ?? [];
  const given = written.split('.').map((number) => (/^\d+$/u.test(number) ? Number(number) : null));
  const named = given.slice(0, given.includes(null) ? given.indexOf(null) : given.length);
  const bound = [0, 1, 2].map((index) => named[index] ?? 0);
  const order = compare(version, bound);
  const sharesFirst = (count) => bound.slice(0, count).every((number, index) => number === version[index]);
  switch (sign) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0 && !(named.length < 3 && sharesFirst(named.length));
    case '<':
      return order < 0;
    case '<=':
      return order <= 0 || (named.length < 3 && sharesFirst(named.length));
    case '^':
      return order >= 0 && sharesFirst(1);
    case '~':
      return order >= 0 && sharesFirst(Math.min(2, named.length));
    default:
      return sharesFirst(named.length);
  }
}

function compare(a, b) {
  const index = a.findIndex((number, place) => number !== b[place]);
  return index < 0 ? 0 : a[index] - b[index];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const problems = checkDependencies(packages);
  problems.forEach((problem) => process.stderr.write(`${problem}\n`));
  process.stderr.write(`marsad: ${Object.keys(packages).length} packages, ${problems.length} problems\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
