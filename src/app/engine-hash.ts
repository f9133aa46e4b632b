import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { contentId } from '../model/index.ts';

/**
 * Which code found this? Version and resources do not tell in a checkout, where the code changes under both. So the engine has a
 * content hash of its own: with it an article is read again after any change of what finds things in it.
 */

/** The layers that make an extraction out of a text. */
const ENGINE_LAYERS = ['model', 'text', 'language', 'knowledge', 'extraction'] as const;

/** A hash of the names and contents of the engine's source files under `sourceFolder`, its tests aside. */
export function hashEngine(sourceFolder: string): string {
  const parts = ENGINE_LAYERS.flatMap((layer) =>
    readdirSync(join(sourceFolder, layer), { withFileTypes: true, recursive: true })
      .filter(({ name }) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted()
      .flatMap((path) => [relative(sourceFolder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
  return contentId('engine', ...parts);
}

/** The hash of the engine that is running: as the build wrote it, or of the sources where they are run as they stand. */
export function loadEngineHash(): string {
  if (import.meta.url.endsWith('.ts')) return hashEngine(fileURLToPath(new URL('..', import.meta.url)));
  const { hash } = JSON.parse(readFileSync(new URL('../engine.json', import.meta.url), 'utf8')) as {
    readonly hash: string;
  };
  return hash;
}
