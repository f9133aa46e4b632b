/** The endings of the thirteen persons and of nominal forms, with the features that each shows. */
import type { Features, GrammaticalNumber, Gender, Person } from './inflection.ts';

/** A phonemic ending and who it stands for. */
export interface PersonEnding {
  readonly ending: string;
  readonly person: Person;
  readonly gender: Gender | null;
  readonly number: GrammaticalNumber;
}

export interface ImperfectEnding extends PersonEnding {
  /** The consonant of the prefix. */
  readonly prefix: 'ي' | 'ت' | 'ء' | 'ن';
}

const person = (ending: string, which: Person, gender: Gender | null, number: GrammaticalNumber): PersonEnding => ({
  ending,
  person: which,
  gender,
  number,
});

export const PERFECT_ENDINGS: readonly PersonEnding[] = [
  person('a', 3, 'm', 's'),
  person('aت', 3, 'f', 's'),
  person('ā', 3, 'm', 'd'),
  person('aتā', 3, 'f', 'd'),
  person('ū°', 3, 'm', 'p'),
  person('نa', 3, 'f', 'p'),
  person('تa', 2, 'm', 's'),
  person('تi', 2, 'f', 's'),
  person('تuمā', 2, null, 'd'),
  person('تuم', 2, 'm', 'p'),
  person('تuننa', 2, 'f', 'p'),
  person('تu', 1, null, 's'),
  person('نā', 1, null, 'p'),
];

export type Mood = 'imperfect' | 'subjunctive' | 'jussive';

/** Prefix and endings of the imperfect, the subjunctive and the jussive. */
const IMPERFECT_ROWS: readonly (readonly [ImperfectEnding['prefix'], Person, Gender | null, GrammaticalNumber, string, string, string])[] = [
  ['ي', 3, 'm', 's', 'u', 'a', ''],
  ['ت', 3, 'f', 's', 'u', 'a', ''],
  ['ي', 3, 'm', 'd', 'āنi', 'ā', 'ā'],
  ['ت', 3, 'f', 'd', 'āنi', 'ā', 'ā'],
  ['ي', 3, 'm', 'p', 'ūنa', 'ū°', 'ū°'],
  ['ي', 3, 'f', 'p', 'نa', 'نa', 'نa'],
  ['ت', 2, 'm', 's', 'u', 'a', ''],
  ['ت', 2, 'f', 's', 'īنa', 'ī', 'ī'],
  ['ت', 2, null, 'd', 'āنi', 'ā', 'ā'],
  ['ت', 2, 'm', 'p', 'ūنa', 'ū°', 'ū°'],
  ['ت', 2, 'f', 'p', 'نa', 'نa', 'نa'],
  ['ء', 1, null, 's', 'u', 'a', ''],
  ['ن', 1, null, 'p', 'u', 'a', ''],
]; // prettier-ignore

const imperfectEndings = (column: 4 | 5 | 6): readonly ImperfectEnding[] =>
  IMPERFECT_ROWS.map((row) => ({ prefix: row[0], ...person(row[column], row[1], row[2], row[3]) }));

export const IMPERFECT_ENDINGS: Readonly<Record<Mood, readonly ImperfectEnding[]>> = {
  imperfect: imperfectEndings(4),
  subjunctive: imperfectEndings(5),
  jussive: imperfectEndings(6),
};

export const IMPERATIVE_ENDINGS: readonly PersonEnding[] = [
  person('', 2, 'm', 's'),
  person('ī', 2, 'f', 's'),
  person('ā', 2, null, 'd'),
  person('ū°', 2, 'm', 'p'),
  person('نa', 2, 'f', 'p'),
];

/** An ending of a noun or participle and what it shows. */
export interface NominalEnding extends Pick<Features, 'number' | 'case' | 'state'> {
  readonly ending: string;
}

/** Endings of the dual, also after ت of the feminine: وزيران، وزيرين، وزيرا … ، وزيري …. */
export const DUAL_ENDINGS: readonly NominalEnding[] = [
  { ending: 'āنi', number: 'd', case: 'nominative' },
  { ending: 'aينi', number: 'd', case: 'oblique' },
  { ending: 'ā', number: 'd', case: 'nominative', state: 'construct' },
  { ending: 'aي', number: 'd', case: 'oblique', state: 'construct' },
];

/** Endings of the sound masculine plural: مقاتلون، مقاتلين، مقاتلو …، مقاتلي …. */
export const MASCULINE_PLURAL_ENDINGS: readonly NominalEnding[] = [
  { ending: 'ūنa', number: 'p', case: 'nominative' },
  { ending: 'īنa', number: 'p', case: 'oblique' },
  { ending: 'ū', number: 'p', case: 'nominative', state: 'construct' },
  { ending: 'ī', number: 'p', case: 'oblique', state: 'construct' },
];
