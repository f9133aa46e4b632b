#!/usr/bin/env node
/**
 * `marsad` in a checkout: builds what the command needs and is not fresh, then runs it. Only the command itself writes to
 * standard output.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build, BuildError, ROOT } from './build.mjs';

const words = process.argv.slice(2);
/** Commands that open a store, and those that also show the web application. */
const OPENS_STORE = new Set([
  'start',
  'serve',
  'ingest',
  'articles',
  'article',
  'positions',
  'network',
  'figures',
  'search',
  'explain',
  'case',
  'review',
  'events',
  'interactions',
  'shifts',
  'contradictions',
  'ledger',
  'camps',
  'dynamics',
  'framing',
  'sources',
  'desk',
  'ask',
  'watch',
]);
const SHOWS_WEB = new Set(['start', 'serve']);
/** What checks the resources must run while they are broken, when no bundle can be made. */
const checksResources = words.some((word, index) => word === 'resources' && words[index + 1] === 'check');

try {
  await build([
    'code',
    ...(checksResources ? [] : ['resources']),
    ...(words.some((word) => OPENS_STORE.has(word)) ? ['store'] : []),
    ...(words.some((word) => SHOWS_WEB.has(word)) ? ['web'] : []),
  ]);
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  process.stderr.write(`\nmarsad: the build failed: ${error.message}\n`);
  process.exit(70);
}

const program = join(ROOT, 'dist', 'cli', 'main.js');
process.argv[1] = program;
await import(pathToFileURL(program).href);
