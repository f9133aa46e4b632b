import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { checkDependencies, runsOn } from '../scripts/check-dependencies.mjs';
import { VERSION } from '../src/model/index.ts';

/** What is installed is what was tested: exact versions, no addresses of one registry, licences that we may pass on. */

interface Manifest {
  readonly version: string;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface Locked {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly license?: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
  /** Comes inside another package, and under that one's checksum. */
  readonly inBundle?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8'));
}

const lock = readJson('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };

describe.each(['package.json', 'web/package.json'])('%s', (path) => {
  const manifest = readJson(path) as Manifest;

  it('pins every version exactly', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/u.test(version))).toEqual([]);
  });

  it('has the version that the program tells', () => {
    expect(manifest.version).toBe(VERSION);
  });
});

describe('package-lock.json', () => {
  const installed = Object.entries(lock.packages).filter(
    ([path, entry]) => path.includes('node_modules/') && !entry.link,
  );

  it('names no registry', () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  it('holds the checksum of every package', () => {
    expect(
      installed
        .filter(([, { integrity, inBundle }]) => integrity === undefined && inBundle !== true)
        .map(([path]) => path),
    ).toEqual([]);
  });

  // `npm install` leaves out what its registry does not have; `npm ci` then refuses the whole lock file on every machine.
  it('holds what each platform needs', () => {
    const absent = installed.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
      ),
    );
    expect(absent).toEqual([]);
  });

  it('has only packages that may be passed on, run on the oldest Node.js, and run nothing when they are installed', () => {
    expect(checkDependencies(lock.packages)).toEqual([]);
  });
});

describe('the check of dependencies', () => {
  it('names what is wrong with a package', () => {
    const problems = checkDependencies({
      'node_modules/copyleft': { license: 'GPL-3.0-only' },
      'node_modules/half': { license: '(MIT AND GPL-3.0-only)' },
      'node_modules/choice': { license: '(MIT OR GPL-3.0-only)' },
      'node_modules/nameless': {},
      'node_modules/tool': { license: 'MPL-2.0', dev: true },
      'node_modules/new': { license: 'MIT', engines: { node: '>=22' } },
      'node_modules/script': { license: 'MIT', hasInstallScript: true },
      web: { license: 'none of our business' },
    });
    expect(problems.map((problem) => /^node_modules\/(\w+)/u.exec(problem)?.[1])).toEqual([
      'copyleft', 'half', 'nameless', 'new', 'script',
    ]); // prettier-ignore
  });

  it.each([
    ['>=18', true],
    ['>= 0.8.0', true],
    ['^18.0.0 || ^20.19.0 || >=22.12.0', true],
    ['20 || >=22', true],
    ['20.x', true],
    ['*', true],
    ['>=14 <21', true],
    ['14 - 20', true],
    ['>20', false],
    ['^20.20.0 || >=22', false],
    ['~20.18.0', false],
    ['<20', false],
    ['>=22', false],
  ])('takes %s rightly for Node.js 20.19.0', (range, runs) => expect(runsOn([20, 19, 0], range)).toBe(runs));
});
