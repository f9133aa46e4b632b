import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Bundle } from '../../model/index.ts';
import { compileResources } from './compile.ts';
import { ResourceError } from './problem.ts';

/** The folder `resources/` of a checkout; an installed package has none, and needs none. */
export const OWN_RESOURCES = fileURLToPath(new URL('../../../resources/', import.meta.url));

let loaded: Bundle | null = null;

/**
 * The bundle that belongs to this code, read once a process. The built program reads `dist/resources.json`; source code that
 * is run as it stands compiles `resources/`.
 * @throws ResourceError where `resources/` has problems
 */
export function loadBundle(): Bundle {
  loaded ??= import.meta.url.endsWith('.ts') ? compileOwnResources() : readCompiled();
  return loaded;
}

function readCompiled(): Bundle {
  return JSON.parse(readFileSync(new URL('../../resources.json', import.meta.url), 'utf8')) as Bundle;
}

function compileOwnResources(): Bundle {
  const { bundle, problems } = compileResources(OWN_RESOURCES);
  if (problems.length > 0) throw new ResourceError(problems);
  return bundle;
}
