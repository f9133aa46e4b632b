/** What several suites need: the bundle, one engine, and the sample articles. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { loadBundle } from '../src/app/resources/index.ts';
import { readInputs } from '../src/app/index.ts';
import { createEngine, type Engine } from '../src/extraction/index.ts';
import { readDocument } from '../src/text/index.ts';
import type { Bundle, Document } from '../src/model/index.ts';

export const SAMPLES = fileURLToPath(new URL('../samples/libya/', import.meta.url));

let engine: Engine | null = null;

/** The bundle as the resources have it now. */
export function testBundle(): Bundle {
  return loadBundle();
}

/** One engine a worker. */
export function testEngine(): Engine {
  engine ??= createEngine(testBundle());
  return engine;
}
