import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { findNameClashes } from './name-clashes.ts';
import { compileResources } from './resources/index.ts';

const OWN = fileURLToPath(new URL('../../resources/', import.meta.url));

/** Two packs, a capital that is a town, a name in dispute: everything that the engine can tell apart. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'world/states.csv': [
    'id,en,ar,aliases,nisba,nisba_plural,nisba_en,capital,capital_en,metonyms',
    'libya,Libya,ليبيا,,ليبي,,Libyan,طرابلس,Tripoli,',
    'yemen,Yemen,اليمن,,يمني,,Yemeni,صنعاء,Sanaa,قصر معاشيق',
  ],
  'world/places.csv': [
    'id,en,ar,aliases,kind,state,admin,lat,lon,precision',
    'tripoli,Tripoli,طرابلس,,city,libya,,32.89,13.19,exact',
    'maashiq-palace,Maashiq palace,قصر معاشيق,,site,yemen,,,,',
  ],
  'packs/libya/pack.yaml': ['id: libya', 'label: { en: Libya, ar: ليبيا }', 'description: { en: x, ar: س }'],
  'packs/libya/forces.yaml': [
    '- { id: lna, type: armed-group, label: { en: LNA, ar: قوات الكرامة } }',
    '- { id: gna, type: government, label: { en: GNA, ar: حكومة الوفاق } }',
    '- { id: misrata-brigade, type: armed-group, label: { en: Misrata brigade, ar: لواء النصر } }',
  ],
  'packs/libya/ambiguous.yaml': [
    '- name: الجيش الليبي',
    '  candidates: [lna, gna]',
    '  cues: { gna: [بركان الغضب], lna: [حفتر] }',
  ],
  'packs/yemen/pack.yaml': ['id: yemen', 'label: { en: Yemen, ar: اليمن }', 'description: { en: x, ar: س }'],
  'packs/yemen/forces.yaml': [
    '- { id: houthis, type: armed-group, label: { en: Houthis, ar: الحوثيون } }',
    '- { id: nasr-brigade, type: armed-group, label: { en: Nasr brigade, ar: لواء النصر } }',
  ],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-clashes-'));
  for (const within of ['ontology', 'ar']) cpSync(join(OWN, within), join(folder, within), { recursive: true });
  // Predicates name actors of our own in their examples.
  rmSync(join(folder, 'ar', 'predicates'), { recursive: true });
  for (const [name, lines] of Object.entries(FILES)) write(name, lines);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, lines: readonly string[]): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`);
}

function addLine(name: string, line: string): void {
  write(name, [...(FILES[name] ?? []), line]);
}

function clashes() {
  const compiled = compileResources(folder);
  expect(compiled.problems).toEqual([]);
  return findNameClashes(compiled);
}

describe('findNameClashes', () => {
  it('passes what the engine tells apart: capital and town, two packs, cues', () => {
    expect(clashes()).toEqual({ clashes: [], idle: [] });
  });

  it('tells a name of two entries of one pack, with both places and what it is taken for', () => {
    addLine(
      'packs/libya/forces.yaml',
      '- { id: third-force, type: armed-group, label: { en: X, ar: س }, aliases: [حكومه الوفاق] }',
    );
    expect(clashes().clashes).toMatchObject([
      {
        name: 'حكومة الوفاق',
        means: 'gna',
        because: null,
        bearers: [
          { id: 'gna', kind: 'actor', file: 'packs/libya/forces.yaml', line: 2, isReached: true },
          { id: 'third-force', alias: 'حكومه الوفاق', file: 'packs/libya/forces.yaml', line: 4, isReached: false },
        ],
      },
    ]);
  });

  it.each([
    ['a place that an actor hides', 'world/places.csv', 'karama,Karama,قوات الكرامة,,site,libya,,,,', 'karama'],
    [
      'a second place of a name',
      'world/places.csv',
      'tripoli-lebanon,Tripoli,طرابلس,,city,yemen,,,,',
      'tripoli-lebanon',
    ],
    [
      'a name in dispute that a force bears too',
      'packs/libya/forces.yaml',
      '- { id: army, type: armed-group, label: { en: Y, ar: الجيش الليبي } }',
      'الجيش الليبي',
    ],
  ])('tells %s', (_what, file, line, never) => {
    addLine(file, line);
    const unreached = clashes().clashes.flatMap(({ bearers }) => bearers.filter(({ isReached }) => !isReached));
    expect(unreached.map(({ id }) => id)).toContain(never);
  });

  it('takes a decision as data, and tells one that does not fit', () => {
    addLine('world/places.csv', 'karama,Karama,قوات الكرامة,,site,libya,,,,');
    const decision = (means: string) => [
      '- name: قوات الكرامة',
      `  means: ${means}`,
      '  never: [karama]',
      '  because: { en: the site is never named bare, ar: لا يُذكر الموقع مجرداً }',
    ];
    write('world/shared-names.yaml', decision('lna'));
    expect(clashes()).toMatchObject({ clashes: [{ because: { en: 'the site is never named bare' } }], idle: [] });
    write('world/shared-names.yaml', decision('gna'));
    expect(clashes()).toMatchObject({
      clashes: [{ because: null }],
      idle: [{ name: 'قوات الكرامة', file: 'world/shared-names.yaml', line: 1 }],
    });
  });

  it('refuses a decision about ids that do not exist', () => {
    write('world/shared-names.yaml', [
      '- name: س',
      '  means: null',
      '  never: [nobody]',
      '  because: { en: x, ar: س }',
    ]);
    expect(compileResources(folder).problems.map(({ file, line, field }) => `${file}:${line} ${field}`)).toEqual([
      'world/shared-names.yaml:3 never.0',
    ]);
  });
});
