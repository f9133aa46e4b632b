import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, sep } from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { MarsadError } from '../model/index.ts';
import { caseFiles, caseNameOf, caseNames, homeFolder } from './home.ts';

describe('the home folder', () => {
  test('is what MARSAD_HOME says', () => {
    expect(homeFolder({ MARSAD_HOME: '/data', XDG_DATA_HOME: '/x' }, 'linux')).toBe('/data');
  });
  test('is where the platform keeps data of programs', () => {
    expect(homeFolder({ XDG_DATA_HOME: '/x' }, 'linux')).toBe(join('/x', 'marsad'));
    expect(homeFolder({}, 'linux')).toBe(join(homedir(), '.local', 'share', 'marsad'));
    expect(homeFolder({ MARSAD_HOME: '' }, 'darwin')).toBe(join(homedir(), 'Library', 'Application Support', 'Marsad'));
    expect(homeFolder({ LOCALAPPDATA: '/local' }, 'win32')).toBe(join('/local', 'Marsad'));
  });
});

describe('the name of a case', () => {
  test.each(['default', 'libya-2019', 'ليبيا', 'a_b', '2019'])('may be %s', (name) => {
    expect(caseNameOf(name)).toBe(name);
  });
  test('is one whatever its case and composition', () => {
    expect(caseNameOf('Sample')).toBe('sample');
    expect(caseNameOf('e\u0301')).toBe('\u00e9');
  });
  test.each([
    '',
    '.',
    '..',
    '../x',
    'a/b',
    'a\\b',
    '/etc',
    'C:',
    'a b',
    '-x',
    'nul',
    'a\0',
    'x'.repeat(65),
    '~',
    'a.b',
  ])('may not be %j', (name) => expect(() => caseNameOf(name)).toThrow(MarsadError));
  test('never leaves the folder of cases', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        try {
          const { folder } = caseFiles('/home', name);
          const cases = join('/home', 'cases') + sep;
          return folder.startsWith(cases) && !folder.slice(cases.length).includes(sep);
        } catch (error) {
          return error instanceof MarsadError && error.code === 'case/bad-name';
        }
      }),
    );
  });
});

test('cases are the folders that there are', () => {
  const home = mkdtempSync(join(tmpdir(), 'marsad-home-'));
  try {
    expect(caseNames(home)).toEqual([]);
    for (const name of ['b', 'a']) mkdirSync(caseFiles(home, name).folder, { recursive: true });
    expect(caseNames(home)).toEqual(['a', 'b']);
  } finally {
    rmSync(home, { recursive: true });
  }
});
