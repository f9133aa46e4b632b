/**
 * Does the conjugator write what a grammar writes? `paradigms.csv` holds 82 verbs of every class with 16 cells each,
 * written by hand; spellings that newspapers use side by side are cut by `|`. A cell `-` means that the verb has no such
 * form.
 */
import { describe, expect, it } from 'vitest';
import { conjugate, vocalisedLemma, type Features } from '../../src/language/morphology/index.ts';
import { readRows, readVerbs, verbOf } from './resources.ts';

type Wanted = Partial<Features>;

const CELLS: Readonly<Record<string, Wanted>> = {
  'perfect-3fs': { kind: 'perfect', voice: 'active', person: 3, gender: 'f', number: 's' },
  'perfect-3mp': { kind: 'perfect', voice: 'active', person: 3, gender: 'm', number: 'p' },
  'perfect-1s': { kind: 'perfect', voice: 'active', person: 1, number: 's' },
  'imperfect-3ms': { kind: 'imperfect', voice: 'active', person: 3, gender: 'm', number: 's' },
  'imperfect-1s': { kind: 'imperfect', voice: 'active', person: 1, number: 's' },
  'imperfect-3mp': { kind: 'imperfect', voice: 'active', person: 3, gender: 'm', number: 'p' },
  'imperfect-2fs': { kind: 'imperfect', voice: 'active', person: 2, gender: 'f', number: 's' },
  'imperfect-3fp': { kind: 'imperfect', voice: 'active', person: 3, gender: 'f', number: 'p' },
  'jussive-3ms': { kind: 'jussive', voice: 'active', person: 3, gender: 'm', number: 's' },
  'imperative-2ms': { kind: 'imperative', person: 2, gender: 'm', number: 's' },
  'passive-perfect-3ms': { kind: 'perfect', voice: 'passive', person: 3, gender: 'm', number: 's' },
  'passive-imperfect-3ms': { kind: 'imperfect', voice: 'passive', person: 3, gender: 'm', number: 's' },
  'active-participle-ms': { kind: 'active-participle', gender: 'm', number: 's' },
  'active-participle-mp': { kind: 'active-participle', gender: 'm', number: 'p', case: 'nominative' },
  'passive-participle-ms': { kind: 'passive-participle', gender: 'm', number: 's' },
  'verbal-noun': { kind: 'verbal-noun', number: 's' },
};

/** The spellings of a cell: the free form, without construct, definite and accusative variants of nominal forms. */
function formsOf(row: Readonly<Record<string, string>>, wanted: Wanted): readonly string[] {
  const verb = verbOf({ ...row, masdars: row['form'] === 'I' ? (row['verbal-noun'] ?? '') : '' });
  const isThis = (features: Features): boolean =>
    features.beforePronoun !== true &&
    features.state !== 'construct' &&
    features.state !== 'definite' &&
    (wanted.case !== undefined || features.case === undefined) &&
    Object.entries(wanted).every(([key, value]) => features[key as keyof Features] === value);
  return [
    ...new Set(
      conjugate(verb)
        .filter(({ features }) => isThis(features))
        .map(({ form }) => form),
    ),
  ].toSorted();
}

describe('paradigms', () => {
  const rows = readRows('test/morphology/paradigms.csv');

  it('cover at least sixty verbs and every form of the verb', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map((row) => row['form'])).size).toBe(13);
  });

  for (const row of rows) {
    it(`${row['lemma']} (${row['class']}, ${row['form']})`, () => {
      const expected: Record<string, readonly string[]> = {};
      const actual: Record<string, readonly string[]> = {};
      for (const [column, wanted] of Object.entries(CELLS)) {
        const cell = row[column] ?? '';
        expected[column] = cell === '-' ? [] : cell.split('|').toSorted();
        actual[column] = formsOf(row, wanted);
      }
      expect(actual).toEqual(expected);
      expect(vocalisedLemma(verbOf(row)).normalize('NFC')).toBe(row['lemma']?.normalize('NFC'));
    });
  }
});

describe('the table of verbs', () => {
  const verbs = readVerbs();

  it('writes each verb once', () => {
    const keys = verbs.map(({ lemma, root, form }) => `${lemma} ${root} ${form}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('has the dictionary form that root, form and vowels give', () => {
    const wrong = verbs.filter((verb) => vocalisedLemma(verb).normalize('NFC') !== verb.lemma.normalize('NFC'));
    expect(wrong.map(({ lemma }) => lemma)).toEqual([]);
  });

  it('gives a vowel to every verb of form I but ليس, and to no other', () => {
    expect(
      verbs.filter(({ form, imperfect }) => (form === 'I') !== (imperfect !== null)).map(({ lemma }) => lemma),
    ).toEqual(['لَيْسَ']);
  });

  it('gives a verbal noun to every verb but ليس', () => {
    expect(verbs.filter(({ masdars }) => masdars.length === 0).map(({ lemma }) => lemma)).toEqual(['لَيْسَ']);
  });
});
