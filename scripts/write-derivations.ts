/** Write the part of docs/derivations.md that comes from the declarations. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { format, resolveConfig } from 'prettier';

import { describeDerivations } from '../src/derivation/index.ts';

const path = fileURLToPath(new URL('../docs/derivations.md', import.meta.url));
const page = readFileSync(path, 'utf8');
const written = page.replace(
  /(<!-- generated:[^>]*-->)[\s\S]*(<!-- end -->)/u,
  (_, begin: string, end: string) => `${begin}\n\n${describeDerivations()}\n\n${end}`,
);
writeFileSync(path, await format(written, { ...(await resolveConfig(path)), filepath: path }));
