/**
 * Which written forms does a verb have? `conjugate` gives the thirteen persons of perfect, imperfect, subjunctive and
 * jussive in both voices, the imperative, both participles and the verbal noun: دعم، يدعم، تدعمه، دُعم، داعمو، مدعومة،
 * دعماً come from one row. Future سـ, conjunctions, the article and pronouns are cut off before look-up (clitics).
 */
import type { Verb } from '../../model/index.ts';
import {
  DUAL_ENDINGS,
  IMPERATIVE_ENDINGS,
  IMPERFECT_ENDINGS,
  MASCULINE_PLURAL_ENDINGS,
  PERFECT_ENDINGS,
  type ImperfectEnding,
  type Mood,
  type PersonEnding,
} from './endings.ts';
import type { Features, Inflection, InflectionKind, Voice } from './inflection.ts';
import { inflectVerbalNoun } from './nouns.ts';
import { spellings, spellingsBeforePronoun, write, writeVocalised } from './orthography.ts';
import { attach, contract, type Stem } from './phonology.ts';
import { stemsOf, type VerbStems } from './stems.ts';

/** One set of features in three shades, shared by every verb. */
interface Cell {
  readonly any: Features;
  readonly free: Features;
  readonly bound: Features;
}

function cell(features: Features): Cell {
  return { any: features, free: { ...features, beforePronoun: false }, bound: { ...features, beforePronoun: true } };
}

function personCells<Row extends PersonEnding>(
  kind: InflectionKind,
  voice: Voice,
  endings: readonly Row[],
): readonly (readonly [Row, Cell])[] {
  return endings.map((row) => [row, cell({ kind, voice, person: row.person, gender: row.gender, number: row.number })]);
}

const VOICES: readonly Voice[] = ['active', 'passive'];
const MOODS: readonly Mood[] = ['imperfect', 'subjunctive', 'jussive'];
const byVoice = <T>(make: (voice: Voice) => T): Readonly<Record<Voice, T>> => ({
  active: make('active'),
  passive: make('passive'),
});

const PERFECT = byVoice((voice) => personCells('perfect', voice, PERFECT_ENDINGS));
const IMPERFECT = byVoice((voice) =>
  MOODS.map((mood) => personCells<ImperfectEnding>(mood, voice, IMPERFECT_ENDINGS[mood])),
);
const IMPERATIVE = personCells('imperative', 'active', IMPERATIVE_ENDINGS);

/** Adds one spoken form in every spelling, with what stands before a pronoun where that is written otherwise. */
function add(inflections: Inflection[], phonemes: string, { any, free, bound }: Cell): void {
  const last = phonemes.charCodeAt(phonemes.length - 1);
  const changesEnd = last === 0xb0 /* ° */ || last === 0xe0; /* à */
  for (const form of spellings(phonemes)) inflections.push({ form, features: changesEnd ? free : any });
  if (changesEnd) {
    for (const form of spellingsBeforePronoun(phonemes)) inflections.push({ form, features: bound });
  } else if (phonemes.endsWith('تuم')) {
    inflections.push({ form: write(`${phonemes}ū`), features: bound });
  } else if (phonemes.charAt(phonemes.length - 2) === 'ء' && any.state !== 'indefinite') {
    const plain = write(phonemes);
    for (const form of spellingsBeforePronoun(phonemes))
      if (form !== plain) inflections.push({ form, features: bound });
  }
}

/** True for a stem whose shape before vowels keeps its doubled last consonant apart elsewhere: مدّ, مددت. */
function isDoubled(stem: Stem): boolean {
  return stem.open !== stem.closed && stem.open.charAt(stem.open.length - 1) === stem.open.charAt(stem.open.length - 2);
}

/** Adds a form that may lack an ending; a doubled stem then has two shapes, both in use: لم يمدّ, لم يمدد. */
function addEnded(inflections: Inflection[], stem: Stem, ending: string, which: Cell): void {
  if (ending === '' && isDoubled(stem)) add(inflections, attach(stem, 'a'), which);
  add(inflections, attach(stem, ending), which);
}

function addImperfect(inflections: Inflection[], stem: Stem, prefixVowel: 'a' | 'u', voice: Voice): void {
  const prefixed = new Map<string, Stem>();
  for (const prefix of ['ي', 'ت', 'ء', 'ن'] as const) {
    const start = prefix + prefixVowel;
    prefixed.set(prefix, { open: contract(start + stem.open), closed: contract(start + stem.closed) });
  }
  for (const mood of IMPERFECT[voice]) {
    for (const [row, which] of mood) addEnded(inflections, prefixed.get(row.prefix) ?? stem, row.ending, which);
  }
}

interface ParticipleEnding {
  /** By the end of the stem: a consonant, `iي` (active of weak roots), `aي` (passive); null where it has no such form. */
  readonly endings: Readonly<Record<'consonant' | 'iي' | 'aي', string | null>>;
  readonly features: Omit<Features, 'kind' | 'voice' | 'person'>;
}

const participle = (
  consonant: string | null,
  weakI: string | null,
  weakA: string | null,
  features: ParticipleEnding['features'],
): ParticipleEnding => ({ endings: { consonant, iي: weakI, aي: weakA }, features });

/** داعم، داعماً، داعمة، داعمان، داعمو …; beside it the endings of داعٍ (calling) and of مستدعى (summoned). */
const PARTICIPLE_ENDINGS: readonly ParticipleEnding[] = [
  participle('u', null, 'à', { gender: 'm', number: 's' }),
  participle(null, 'i', null, { gender: 'm', number: 's', state: 'indefinite' }),
  participle(null, 'ī', null, { gender: 'm', number: 's', state: 'definite' }),
  participle('ã', 'iيã', null, { gender: 'm', number: 's', case: 'accusative', state: 'indefinite' }),
  participle('aة', 'iيaة', 'āة', { gender: 'f', number: 's' }),
  ...DUAL_ENDINGS.flatMap(({ ending, ...features }) => [
    participle(ending, `iي${ending}`, `aي${ending}`, { gender: 'm', ...features }),
    participle(`aت${ending}`, `iيaت${ending}`, `āت${ending}`, { gender: 'f', ...features }),
  ]),
  ...MASCULINE_PLURAL_ENDINGS.map(({ ending, ...features }) =>
    participle(ending, ending, ending.replace('ū', 'aو').replace('ī', 'aي'), { gender: 'm', ...features }),
  ),
  participle('āت', 'iيāت', 'aيāت', { gender: 'f', number: 'p' }),
];

const PARTICIPLES = byVoice((voice) =>
  PARTICIPLE_ENDINGS.map(
    ({ endings, features }) =>
      [endings, cell({ kind: `${voice}-participle`, voice, person: null, ...features })] as const,
  ),
);

function addParticiple(inflections: Inflection[], stem: string, voice: Voice): void {
  const end = stem.slice(-2);
  const shape = end === 'iي' || end === 'aي' ? end : 'consonant';
  const base = shape === 'consonant' ? stem : stem.slice(0, -2);
  for (const [endings, which] of PARTICIPLES[voice]) {
    const ending = endings[shape];
    if (ending !== null) add(inflections, base + ending, which);
  }
}

/** The verbal nouns of a verb in dictionary spelling (-in marked with ٍ): those of its row, else the regular one. */
export function verbalNounsOf(verb: Verb): readonly string[] {
  if (verb.masdars.length > 0) return verb.masdars;
  return regularVerbalNoun(stemsOf(verb));
}

function regularVerbalNoun({ verbalNoun }: VerbStems): readonly string[] {
  if (verbalNoun === null) return [];
  return [verbalNoun.endsWith('iي') ? `${write(verbalNoun.slice(0, -2))}\u064D` : write(verbalNoun)];
}

/** True for verbs that have only the perfect: ليس. */
function isPerfectOnly(verb: Verb): boolean {
  return verb.form === 'I' && verb.imperfect === null;
}

/** Forms that take no object and so have no passive: انفجر, احمرّ, تدهور, اطمأنّ. */
const INTRANSITIVE_FORMS: ReadonlySet<Verb['form']> = new Set(['VII', 'IX', 'QII', 'QIV']);

/** True for form I verbs of state (كثر): the perfect has u, and there is neither passive nor participle. */
function isStative(verb: Verb, { active }: VerbStems): boolean {
  return (
    verb.form === 'I' && active.perfect.open === active.perfect.closed && active.perfect.open.slice(-2, -1) === 'u'
  );
}

/** Every form of a verb. */
export function conjugate(verb: Verb): readonly Inflection[] {
  const inflections: Inflection[] = [];
  const stems = stemsOf(verb);
  const stative = isStative(verb, stems);
  const voices = isPerfectOnly(verb) || stative || INTRANSITIVE_FORMS.has(verb.form) ? VOICES.slice(0, 1) : VOICES;
  for (const voice of voices) {
    const { perfect, imperfect, prefixVowel, participle: participleStem } = stems[voice];
    for (const [row, which] of PERFECT[voice]) add(inflections, attach(perfect, row.ending), which);
    if (isPerfectOnly(verb)) continue;
    addImperfect(inflections, imperfect, prefixVowel, voice);
    if (!stative) addParticiple(inflections, participleStem, voice);
  }
  if (!isPerfectOnly(verb)) {
    for (const [row, which] of IMPERATIVE) addEnded(inflections, stems.imperative, row.ending, which);
  }
  for (const noun of verb.masdars.length > 0 ? verb.masdars : regularVerbalNoun(stems)) {
    inflections.push(...inflectVerbalNoun(noun, verb.form !== 'I' || noun.endsWith('ة')));
  }
  return inflections;
}

/** The dictionary form that root and form give, with all diacritics; for checking a row of the verb table. */
export function vocalisedLemma(verb: Verb): string {
  return writeVocalised(attach(stemsOf(verb).active.perfect, 'a'));
}
