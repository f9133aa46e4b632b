import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * The layers of docs/architecture.md, read from the imports: every arrow points downward, and every layer is entered by its
 * door. A new folder under src/ must be given its place here.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The pure layers, lowest first: each may import those before it. */
const PURE = ['model', 'text', 'language', 'knowledge', 'extraction', 'derivation'] as const;
/** What a file of these takes from Node.js although it is pure: a hash follows from its bytes alone. */
const PURE_OF_NODE = new Set(['src/model/id.ts node:crypto']);

/** The layers that each layer may import. `src` is the package's own door, `web` sees types of the model alone. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(PURE.map((layer, index) => [layer, PURE.slice(0, index)])),
  store: ['model'],
  app: [...PURE, 'store'],
  api: ['model', 'app'],
  cli: ['model', 'app', 'api'],
  src: [...PURE, 'store', 'app', 'api'],
  web: ['model'],
};

/** The resources have a door of their own: whoever wants the bundle need not bring a store along. */
const BUNDLE_DOOR = 'src/app/resources/index.ts';

interface Arrow {
  /** Paths within the repository, with `/`. */
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => slashed(relative(ROOT, join(entry.parentPath, entry.name))));
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

const IMPORT =
  /^\s*(?:import|export)\s+(?<type>type\s)?(?:[^'"`;]*?\sfrom\s+)?['"](?<static>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]\s*\)|new URL\(\s*['"](?<url>\.[^'"]+\.[jt]s)['"]/gmu;

/** What `source` imports, as written, and whether for types alone. */
function importsOf(source: string): readonly { readonly target: string; readonly isTypeOnly: boolean }[] {
  return [...source.matchAll(IMPORT)].map(({ groups = {} }) => ({
    target: groups['static'] ?? groups['dynamic'] ?? groups['url'] ?? '',
    isTypeOnly: groups['type'] !== undefined,
  }));
}

/** Arrows between files of ours; packages are left out. */
function arrowsOf(file: string, source: string): readonly Arrow[] {
  return importsOf(source)
    .filter(({ target }) => target.startsWith('.'))
    .map(({ target, isTypeOnly }) => ({
      from: file,
      to: slashed(relative(ROOT, resolve(ROOT, dirname(file), target))).replace(/\.js$/u, '.ts'),
      isTypeOnly,
    }));
}

function layerOf(file: string): string {
  const [top = '', layer = ''] = file.split('/');
  if (top === 'web') return 'web';
  if (top !== 'src') return top;
  return layer.endsWith('.ts') ? 'src' : layer;
}

/** What is wrong with an arrow, as a sentence; null where nothing is. */
function faultOf({ from, to, isTypeOnly }: Arrow): string | null {
  const [source, target] = [layerOf(from), layerOf(to)];
  if (source === target) return null;
  // Tests of the layers below run on the real resources too, and share the helpers in test/.
  const isTest = /\.test\.tsx?$/u.test(from);
  if (isTest && (target === 'test' || to === BUNDLE_DOOR)) return null;
  if (source === 'src' && to === BUNDLE_DOOR) return null;
  const allowed = MAY_IMPORT[source];
  if (allowed === undefined) return `${from}: the layer ${source} has no place in test/layers.test.ts`;
  if (!allowed.includes(target)) return `${from} imports ${to}: ${source} must not know ${target}`;
  if (to !== `src/${target}/index.ts`) return `${from} imports ${to}: enter ${target} by src/${target}/index.ts`;
  if (source === 'web' && !isTypeOnly) return `${from} imports ${to}: web takes types alone, by import type`;
  return null;
}

const FILES = [...filesUnder('src'), ...filesUnder('web/src')];
const SOURCES = new Map(FILES.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));

describe('layers', () => {
  it('import only downward and only by the door', () => {
    expect(SOURCES.size).toBeGreaterThan(50);
    const arrows = [...SOURCES].flatMap(([file, source]) => arrowsOf(file, source));
    expect(arrows.length).toBeGreaterThan(100);
    expect(arrows.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
  });

  it('are pure up to derivation: no disk, clock, network, process or randomness', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bfetch\(|\bprocess\.|\bperformance\.now\b|Temporal\.Now\b/u;
    const faults = [...SOURCES]
      .filter(([file]) => PURE.some((layer) => file.startsWith(`src/${layer}/`)) && !file.endsWith('.test.ts'))
      .flatMap(([file, source]) => [
        ...importsOf(source)
          .filter(({ target }) => target.startsWith('node:') && !PURE_OF_NODE.has(`${file} ${target}`))
          .map(({ target }) => `${file} imports ${target}`),
        ...(impure.exec(source)?.map((found) => `${file} uses ${found}`) ?? []),
      ]);
    expect(faults).toEqual([]);
  });

  it('each have a door and a README of one screen', () => {
    const layers = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of layers) {
      const files = readdirSync(join(ROOT, 'src', name));
      expect(files, `src/${name}`).toContain(name === 'cli' ? 'main.ts' : 'index.ts');
      expect(files, `src/${name}`).toContain('README.md');
      const lines = readFileSync(join(ROOT, 'src', name, 'README.md'), 'utf8').split('\n');
      expect(lines.length, `lines of src/${name}/README.md`).toBeLessThanOrEqual(60);
    }
  });
});

describe('the check of layers', () => {
  const faultsOf = (file: string, source: string) => arrowsOf(file, source).map(faultOf);

  it.each([
    ['src/model/span.ts', "import { tokenize } from '../language/index.ts';"],
    ['src/text/read.ts', "export * from '../language/index.ts';"],
    ['src/language/tokens.ts', "import {\n  type Claim,\n  x,\n} from '../extraction/index.ts';"],
    ['src/derivation/units.ts', "const store = await import('../store/index.ts');"],
    ['src/store/pool.ts', "new Worker(new URL('../app/worker.js', import.meta.url));"],
    ['src/api/routes.ts', "import { openStore } from '../store/index.ts';"],
    ['src/app/ask.ts', "import { dayText } from '../model/time.ts';"],
    ['src/new-layer/x.ts', "import { z } from '../model/index.ts';"],
    ['web/src/api/client.ts', "import { MarsadError } from '../../../src/model/index.ts';"],
    ['web/src/api/client.ts', "import type { Store } from '../../../src/store/index.ts';"],
    ['src/model/x.test.ts', "import { tokenize } from '../language/index.ts';"],
  ])('refuses %s: %s', (file, source) => {
    expect(faultsOf(file, source)).toEqual([expect.stringContaining(file)]);
  });

  it.each([
    ['src/app/ask.ts', "import { dayText } from '../model/index.ts';"],
    ['src/app/input/read.ts', "import { homeFolder } from '../home.ts';"],
    ['src/extraction/x.test.ts', "import { loadBundle } from '../app/resources/index.ts';"],
    ['web/src/api/types.ts', "export type { Claim } from '../../../src/model/index.ts';"],
    ['src/index.ts', "export { loadBundle } from './app/index.ts';"],
  ])('accepts %s: %s', (file, source) => {
    expect(faultsOf(file, source)).toEqual([null]);
  });
});
