import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { BundleSchema, CLAIM_TYPES } from '../../model/index.ts';
import { checkResources, compileResources } from './compile.ts';
import { jsonSchemas } from './json-schemas.ts';
import { ResourceError } from './problem.ts';

const OWN = fileURLToPath(new URL('../../../resources/', import.meta.url));

/** A small folder of resources in which nothing is wrong, besides PLOVER. */
const WHOLE = {
  'world/states.csv': [
    'id,en,ar,aliases,nisba,nisba_plural,nisba_en,capital,capital_en,metonyms',
    'france,France,فرنسا,,فرنسي,,French,باريس,Paris,قصر الإليزيه|الكي دورسيه',
    'libya,Libya,ليبيا,دولة ليبيا,ليبي,,Libyan,طرابلس,Tripoli,',
  ],
  'world/country-codes.csv': ['state,code', 'france,FR', 'libya,LY'],
  'world/offices.csv': ['id,en,ar,aliases', 'foreign-minister,Foreign minister,وزير الخارجية,'],
  'world/persons.csv': [
    'id,en,ar,aliases,party,office,from,to',
    'jean-yves-le-drian,Jean-Yves Le Drian,جان إيف لودريان,لودريان,france,foreign-minister,2017-05-17,2022-05-20',
    'jean-yves-le-drian,Jean-Yves Le Drian,جان إيف لودريان,,,,2022-05-20,',
  ],
  'world/places.csv': [
    'id,en,ar,aliases,kind,state,admin,lat,lon,precision',
    'tripoli,Tripoli,طرابلس,,city,libya,,32.89,13.19,exact',
    'ain-zara,Ain Zara,عين زارة,,district,libya,tripoli,,,',
  ],
  'packs/libya/pack.yaml': ['id: libya', 'label: { en: Libya, ar: ليبيا }', 'description: { en: x, ar: س }'],
  'packs/libya/forces.yaml': [
    '- id: libyan-national-army',
    '  type: armed-group',
    '  label: { en: Libyan National Army, ar: الجيش الوطني الليبي }',
    '  aliases: [قوات حفتر]',
    '  opposes: [gna]',
    '- id: gna',
    '  type: government',
    '  label: { en: GNA, ar: حكومة الوفاق }',
  ],
  'packs/libya/ambiguous.yaml': [
    '- name: الجيش الليبي',
    '  candidates: [libyan-national-army, gna]',
    '  cues: { gna: [بركان الغضب] }',
  ],
  'ar/verbs.csv': ['lemma,root,form,imperfect,masdars,gloss', 'دَعَمَ,دعم,I,a,دعم,support', 'شَنَّ,شنن,I,u,شن,launch'],
  'ar/nouns.csv': ['lemma,gender,plurals,kinds,gloss', 'هجوم,m,هجمات,act,attack'],
  'ar/lists/titles.yaml': ['[اللواء, السيد]'],
  'ar/lists/speech.yaml': ['reporting: [قال, أكد]', 'denying: [نفى]'],
  'ar/predicates/aid.yaml': [
    '- id: aid/back',
    '  type: AID',
    '  verbs: [دعم]',
    '  frame: { subject: actor, object: recipient }',
    '  stance: 1',
    '- id: assault/launch',
    '  type: ASSAULT',
    '  light: [شن هجوم]',
    '  frame: { subject: actor, على: recipient }',
    '  stance: -1',
  ],
} as const;
type FileName = keyof typeof WHOLE;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-resources-'));
  cpSync(join(OWN, 'ontology'), join(folder, 'ontology'), { recursive: true });
  for (const [name, lines] of Object.entries(WHOLE)) write(name, lines);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, lines: readonly string[]): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`);
}

/** Changes one line, counted from 1, of a file that is whole. */
function spoil(name: FileName, line: number, text: string): void {
  write(name, ([...WHOLE[name]] as string[]).toSpliced(line - 1, 1, text));
}

function places(): readonly string[] {
  return checkResources(folder).map(({ file, line, field }) => `${file}:${line} ${field}`);
}

describe('compileResources', () => {
  it('joins all files to one bundle that its schema accepts', () => {
    const { bundle, problems } = compileResources(folder);
    expect(problems).toEqual([]);
    expect(BundleSchema.safeParse(bundle).error).toBeUndefined();
    expect(bundle.ontology.map(({ name }) => name)).toEqual([...CLAIM_TYPES]);
    expect(bundle.actors.find(({ id }) => id === 'france')).toMatchObject({
      party: 'france',
      capital: 'باريس|Paris',
      metonyms: ['قصر الإليزيه', 'الكي دورسيه'],
      pack: 'world',
    });
    expect(bundle.lists).toEqual({ titles: ['اللواء', 'السيد'], reporting: ['قال', 'أكد'], denying: ['نفى'] });
  });

  it('makes one person out of several rows, of the party of the last', () => {
    const person = compileResources(folder).bundle.actors.find(({ type }) => type === 'person');
    expect(person).toMatchObject({ id: 'jean-yves-le-drian', party: 'jean-yves-le-drian', aliases: ['لودريان'] });
    expect(person?.affiliations).toEqual([
      { party: 'france', office: 'foreign-minister', from: '2017-05-17', to: '2022-05-20' },
      { party: 'jean-yves-le-drian', office: null, from: '2022-05-20', to: null },
    ]);
  });

  it('lets opposition hold on both sides', () => {
    const { actors } = compileResources(folder).bundle;
    expect(actors.find(({ id }) => id === 'gna')?.opposes).toEqual(['libyan-national-army']);
  });

  it('hashes the content: the same for the same files, another after a change', () => {
    const { hash } = compileResources(folder).bundle;
    expect(compileResources(folder).bundle.hash).toBe(hash);
    spoil('ar/lists/titles.yaml', 1, '[اللواء]');
    expect(compileResources(folder).bundle.hash).not.toBe(hash);
  });
});

describe('checkResources', () => {
  it.each<readonly [FileName, number, string, string]>([
    ['world/states.csv', 2, 'France,France,فرنسا,,فرنسي,,French,باريس,Paris,', 'world/states.csv:2 id'],
    ['world/states.csv', 2, 'france,France,,,فرنسي,,French,باريس,Paris,', 'world/states.csv:2 ar'],
    ['world/states.csv', 2, 'france,France,فرنسا,,فرنسي', 'world/states.csv:2 *'],
    ['world/states.csv', 3, 'libya,Libya,ليبيا,,ليبي,,French,طرابلس,Tripoli,', 'world/states.csv:3 nisba_en'],
    ['world/persons.csv', 3, 'jean-yves-le-drian,x,س,,atlantis,,2022-05-20,', 'world/persons.csv:3 party'],
    ['world/persons.csv', 3, 'jean-yves-le-drian,x,س,,france,pope,2022-05-20,', 'world/persons.csv:3 office'],
    ['world/persons.csv', 3, 'jean-yves-le-drian,x,س,,france,,20-05-2022,', 'world/persons.csv:3 from'],
    ['world/persons.csv', 3, 'jean-yves-le-drian,x,س,,france,,2022-05-20,2021', 'world/persons.csv:3 to'],
    ['world/places.csv', 2, 'tripoli,Tripoli,طرابلس,,metropolis,libya,,32.89,13.19,exact', 'world/places.csv:2 kind'],
    ['world/places.csv', 2, 'tripoli,Tripoli,طرابلس,,city,libya,,132.89,13.19,exact', 'world/places.csv:2 lat'],
    ['world/places.csv', 2, 'tripoli,Tripoli,طرابلس,,city,gna,,32.89,13.19,exact', 'world/places.csv:2 state'],
    ['world/places.csv', 3, 'ain-zara,Ain Zara,عين زارة,,district,libya,paris,,,', 'world/places.csv:3 admin'],
    ['world/places.csv', 3, 'libya,Ain Zara,عين زارة,,district,libya,tripoli,,,', 'world/places.csv:3 id'],
    ['world/country-codes.csv', 3, 'gna,LY', 'world/country-codes.csv:3 state'],
    ['world/country-codes.csv', 3, 'libya,ly', 'world/country-codes.csv:3 code'],
    ['packs/libya/pack.yaml', 1, 'id: libya and more', 'packs/libya/pack.yaml:1 id'],
    ['packs/libya/forces.yaml', 2, '  type: army', 'packs/libya/forces.yaml:2 type'],
    ['packs/libya/forces.yaml', 4, '  alias: [قوات حفتر]', 'packs/libya/forces.yaml:4 alias'],
    ['packs/libya/forces.yaml', 5, '  opposes: [gnu]', 'packs/libya/forces.yaml:5 opposes.0'],
    ['packs/libya/forces.yaml', 5, '  party: gnu', 'packs/libya/forces.yaml:5 party'],
    ['packs/libya/forces.yaml', 4, '  aliases: [قوات حفتر', 'packs/libya/forces.yaml:5 *'],
    ['packs/libya/ambiguous.yaml', 3, '  default: france', 'packs/libya/ambiguous.yaml:3 default'],
    ['packs/libya/ambiguous.yaml', 3, '  cues: { france: [س] }', 'packs/libya/ambiguous.yaml:3 cues.france'],
    ['ar/verbs.csv', 2, 'دَعَمَ,دعم,XI,a,دعم,support', 'ar/verbs.csv:2 form'],
    ['ar/verbs.csv', 1, 'lemma,root,form,imperfect,masdar,gloss', 'ar/verbs.csv:1 masdars'],
    ['ar/nouns.csv', 2, 'هجوم,n,هجمات,act,attack', 'ar/nouns.csv:2 gender'],
    ['ar/lists/speech.yaml', 2, 'reporting: [نفى]', 'ar/lists/speech.yaml:2 *'],
    ['ar/lists/speech.yaml', 2, 'titles: [نفى]', 'ar/lists/titles.yaml:1 titles'],
    ['ar/lists/speech.yaml', 2, 'denying: نفى', 'ar/lists/speech.yaml:2 denying'],
    ['ar/predicates/aid.yaml', 3, '  verbs: [ساند]', 'ar/predicates/aid.yaml:3 verbs.0'],
    ['ar/predicates/aid.yaml', 8, '  light: [نفذ هجوم]', 'ar/predicates/aid.yaml:8 light.0'],
    ['ar/predicates/aid.yaml', 8, '  mode: visit', 'ar/predicates/aid.yaml:8 mode'],
    ['ar/predicates/aid.yaml', 6, '- id: aid/back', 'ar/predicates/aid.yaml:6 id'],
  ])('%s: line %d "%s" is told at %s', (name, line, text, place) => {
    spoil(name, line, text);
    expect(places()).toContain(place);
  });

  it('tells every problem, not the first alone, with a remedy in both languages', () => {
    spoil('world/states.csv', 2, 'France,France,,,فرنسي,,French,باريس,Paris,');
    spoil('ar/predicates/aid.yaml', 3, '  verbs: [ساند]');
    const problems = checkResources(folder);
    expect(places()).toEqual([
      'ar/predicates/aid.yaml:3 verbs.0',
      'world/country-codes.csv:2 state',
      'world/persons.csv:2 party',
      'world/states.csv:2 id',
      'world/states.csv:2 ar',
    ]);
    expect(problems[0]?.message.en).toContain('ar/verbs.csv has no verb ساند; add it there');
    expect(problems[0]?.message.ar).toContain('لا فعل ساند في ar/verbs.csv؛ أضفه');
    for (const { message } of problems) {
      expect(message.ar).not.toMatch(/\{\w+\}/u);
      expect(message.en).not.toMatch(/\{\w+\}|[\u0600-\u06ff]{20}/u);
    }
    expect(new ResourceError(problems).in('ar').split('\n')).toHaveLength(5);
  });

  it('reads the weights of the judge where there are any, and tells what is wrong with them', () => {
    expect(compileResources(folder).bundle.judge).toBeNull();
    const lines = [
      'record:',
      '  { date: 2026-01-02, articles: [a], claims: 2, right: 1, penalty: 3, leftOut: { logLoss: 0.5, auc: 0.8, calibrationError: 0 } }',
      'threshold: 0.1',
      'base: -1',
      'weights: { route/verb: 0.25 }',
    ];
    write('ar/judge.yaml', lines);
    expect(compileResources(folder)).toMatchObject({ problems: [], bundle: { judge: { weights: { 'route/verb': 0.25 } } } });
    write('ar/judge.yaml', lines.toSpliced(2, 1, 'threshold: 2').toSpliced(4, 1, 'weights: { route/verb: much }'));
    expect(places()).toEqual(['ar/judge.yaml:3 threshold', 'ar/judge.yaml:5 weights.route/verb']);
  });

  it('names a file that must be there and is not', () => {
    rmSync(join(folder, 'ar/verbs.csv'));
    rmSync(join(folder, 'ontology/plover.yaml'));
    expect(places()).toEqual(expect.arrayContaining(['ar/verbs.csv:1 *', 'ontology/plover.yaml:1 *']));
  });

  it('finds nothing wrong with the resources of this project', () => {
    expect(checkResources(OWN).map(({ message }) => message.en)).toEqual([]);
  });
});

describe('jsonSchemas', () => {
  it('gives a schema with a description of fields for every kind of file', () => {
    const schemas = jsonSchemas();
    expect(Object.keys(schemas)).toContain('extraction');
    expect(schemas['resource-predicates']).toMatchObject({ type: 'array', items: { additionalProperties: false } });
    expect(schemas['resource-predicates']).toHaveProperty('items.required', ['id', 'type']);
  });
});
