/**
 * Which written forms does a noun or adjective have? Works on dictionary spelling, since the noun table has no vowels:
 * هجوم → هجوماً، هجومان، هجومين، هجوما …; أبناء → أبناؤ(ه)، أبنائ(ه); أميركي → أميركية، أميركيون، أميركيو ….
 *
 * A noun with the ending -in (قاضٍ judge, أراضٍ lands) is the one word that dictionary spelling marks: with ٍ.
 */
import type { Noun } from '../../model/index.ts';
import { DUAL_ENDINGS, MASCULINE_PLURAL_ENDINGS } from './endings.ts';
import type { Features, Gender, Inflection, InflectionKind } from './inflection.ts';
import { isVowel, NON_JOINING, spellings, write } from './orthography.ts';

const KASRATAN = '\u064D';
/** Nouns whose construct shows the case by a long vowel: أبو، أبا، أبي. */
const LONG_CASES = new Set(['أب', 'أخ']);
/** امرأة (woman) loses its alif after the article: المرأة. */
const SHORT_FORMS: Readonly<Record<string, string>> = { امرأة: 'مرأة' };

type Nominal = Omit<Features, 'kind' | 'voice' | 'person'>;
interface NominalForm {
  readonly form: string;
  readonly nominal: Nominal;
}

/**
 * The end of a word with final hamza as phonemes, as far as the seat depends on them: لقاء → head لق, tail `āء`; مبدأ →
 * head مب, tail `دaء`.
 */
function hamzaTail(word: string): { readonly head: string; readonly tail: string } {
  const last = word.slice(-1);
  const before = word.slice(-2, -1);
  const head = word.slice(0, -2);
  if (last === 'ء') return { head, tail: `${before === 'ا' ? 'ā' : before === 'ي' ? 'ī' : before}ء` };
  return { head, tail: `${before}${last === 'أ' ? 'a' : last === 'ئ' ? 'i' : 'u'}ء` };
}

/** Spells a tail with its ending. A syllable is put before it while spelling, since no tail begins a word. */
function spellTail(head: string, tail: string): readonly string[] {
  const lead = isVowel(tail.charAt(0)) ? 'ب' : 'بa';
  return spellings(lead + tail).map((end) => head + end.slice(1));
}

/** Joins a phonemic ending to a written word; two spellings only where newspapers differ. */
function join(word: string, ending: string): readonly string[] {
  const last = word.slice(-1);
  const letters = write(`ب${ending}`).slice(1);
  if (last === 'ة') return [`${word.slice(0, -1)}ت${letters}`];
  if (last === 'ى' || last === KASRATAN) return [`${word.slice(0, -1)}ي${letters}`];
  if ('ءأئؤ'.includes(last)) {
    const { head, tail } = hamzaTail(word);
    const written = spellTail(head, tail + ending);
    if (last !== 'ء' || tail.startsWith('ā') || ending === 'ã' || ending.endsWith('هu')) return written;
    // After a consonant newspapers keep the hamza as it stands alone: جزءان beside جزآن, and عبئان.
    const standsApart = NON_JOINING.includes(tail.charAt(0));
    const kept = word.slice(0, -1) + (standsApart ? 'ء' : 'ئ') + letters;
    return [...new Set([kept, ...(standsApart || !ending.startsWith('ā') ? written : [])])];
  }
  return [word + letters];
}

/** Feminine words in اء change its hamza to و: صحراء → صحراوات. */
function withFeminineWaw(word: string, gender: Gender): string {
  return gender === 'f' && word.length > 4 && word.endsWith('اء') ? `${word.slice(0, -1)}و` : word;
}

/** Broken plurals like مدارس, صواريخ, مواد take no alif of the accusative. */
function isDiptotePlural(word: string): boolean {
  if (/^م[^ي]ا.$/u.test(word)) return true;
  return word.charAt(2) === 'ا' && (word.length === 5 || word.length === 6) && !word.endsWith('ة');
}

/** One number of a word through its cases. */
function caseForms(word: string, base: Nominal, takesAlif: boolean): NominalForm[] {
  const last = word.slice(-1);
  const bare = (form: string, more: Partial<Nominal> = {}): NominalForm => ({ form, nominal: { ...base, ...more } });
  const accusative = (): NominalForm[] =>
    takesAlif
      ? join(word, 'ã').map((form) => bare(form, { case: 'accusative', state: 'indefinite' })).filter(({ form }) => form !== word)
      : []; // prettier-ignore
  if (last === KASRATAN) {
    const stem = word.slice(0, -1);
    return [bare(stem, { state: 'indefinite' }), bare(`${stem}ي`, { state: 'definite' }), ...accusative()];
  }
  if (last === 'ى') {
    return [bare(word, { beforePronoun: false }), bare(`${word.slice(0, -1)}ا`, { beforePronoun: true })];
  }
  if (last === 'ة' || last === 'ا' || word.endsWith('ات')) return [bare(word)];
  if (!'ءأئؤ'.includes(last)) return [bare(word), ...accusative()];

  const forms = [bare(word), ...accusative()];
  const cases = [['u', 'nominative'], ['i', 'genitive'], ['a', 'accusative']] as const; // prettier-ignore
  for (const [vowel, name] of cases) {
    for (const written of join(word, `${vowel}هu`)) {
      const form = written.slice(0, -1);
      if (form !== word) forms.push(bare(form, { case: name, beforePronoun: true }));
    }
  }
  return forms;
}

function dualForms(word: string, gender: Gender): NominalForm[] {
  if (word.endsWith('ا') || /..ات$/u.test(word)) return [];
  return DUAL_ENDINGS.flatMap(({ ending, ...nominal }) =>
    join(withFeminineWaw(word, gender), ending).map((form) => ({ form, nominal: { gender, ...nominal } })),
  );
}

function masculinePluralForms(word: string): NominalForm[] {
  const stem = word.endsWith(KASRATAN) ? word.slice(0, -1) : word;
  return MASCULINE_PLURAL_ENDINGS.flatMap(({ ending, ...nominal }) => {
    if (stem.endsWith('ى')) {
      const letters: Readonly<Record<string, string>> = { ūنa: 'ون', īنa: 'ين', ū: 'و', ī: 'ي' };
      return [{ form: stem.slice(0, -1) + (letters[ending] ?? ''), nominal: { gender: 'm' as const, ...nominal } }];
    }
    return join(stem, ending).map((form) => ({ form, nominal: { gender: 'm' as const, ...nominal } }));
  });
}

/** The sound feminine plural: زيارات، منشآت، تحديات، مباريات، لقاءات. */
function femininePlural(word: string, gender: Gender): readonly string[] {
  const ending = 'āت';
  if (word.endsWith('اة')) return [word.slice(0, -2) + (word.length > 4 ? 'يات' : 'وات')];
  if (word.endsWith('ة')) return join(word.slice(0, -1), ending);
  if (word.endsWith('ا')) return [`${word}ت`];
  return join(withFeminineWaw(word, gender), ending);
}

function femininePluralForms(word: string, gender: Gender): NominalForm[] {
  return femininePlural(word, gender).map((form) => ({ form, nominal: { gender: 'f', number: 'p' } }));
}

/** The feminine of an adjective or of a person's title: وزير → وزيرة, قاضٍ → قاضية. */
function feminineOf(word: string): string {
  if (word.endsWith('ى')) return `${word.slice(0, -1)}اة`;
  return join(word, 'aة')[0] ?? `${word}ة`;
}

function feminineForms(word: string): NominalForm[] {
  const feminine = feminineOf(word);
  return [
    ...caseForms(feminine, { gender: 'f', number: 's' }, false),
    ...dualForms(feminine, 'f'),
    ...femininePluralForms(feminine, 'f'),
  ];
}

function inflections(kind: InflectionKind, forms: readonly NominalForm[]): Inflection[] {
  return forms.flatMap(({ form, nominal }) => {
    const features: Features = { kind, voice: null, person: null, ...nominal };
    const other = form.includes('ؤو') ? egyptianSpelling(form) : form;
    return other === form
      ? [{ form, features }]
      : [
          { form, features },
          { form: other, features },
        ];
  });
}

/** The second spelling of a word with ؤو: مسئول for مسؤول, رءوس for رؤوس. */
function egyptianSpelling(form: string): string {
  return form.replace(/(^|.)ؤو/u, (_, before: string) => `${before}${NON_JOINING.includes(before) ? 'ء' : 'ئ'}و`);
}

/** Comparatives and colours (أكبر, أحمر, أهم), which take neither ة nor the alif of the accusative; not أخير, أمني. */
function isElative({ lemma, plurals }: Noun): boolean {
  return /^(أ..[^ي]|أ..|آ..)$/u.test(lemma) && (lemma.startsWith('آ') || !plurals.includes('ون'));
}

/** True for a person or title that has a feminine in ة (وزيرة, ناطقة), as against رجل or لواء. */
function namesWomenToo({ lemma, plurals, kinds }: Noun): boolean {
  if (!kinds.includes('person') && !kinds.includes('title')) return false;
  return (
    lemma.length > 3 && (plurals.some((plural) => plural === 'ون' || plural.endsWith('اء')) || lemma.charAt(1) === 'ا')
  );
}

function pluralForms({ lemma, gender, plurals }: Noun): NominalForm[] {
  return plurals.flatMap((plural) => {
    if (plural === 'ون') return masculinePluralForms(lemma);
    if (plural === 'ات') return femininePluralForms(lemma, gender);
    return caseForms(plural, { gender, number: 'p' }, !isDiptotePlural(plural) && !plural.endsWith('اء'));
  });
}

/** Forms that only single words have: أبو, المرأة. */
function irregularForms({ lemma, gender }: Noun): NominalForm[] {
  const forms: NominalForm[] = [];
  const short = SHORT_FORMS[lemma];
  if (short !== undefined) forms.push({ form: short, nominal: { gender, number: 's', state: 'definite' } });
  if (LONG_CASES.has(lemma)) {
    const cases = [['و', 'nominative'], ['ا', 'accusative'], ['ي', 'genitive']] as const; // prettier-ignore
    for (const [letter, name] of cases) {
      forms.push({ form: lemma + letter, nominal: { gender, number: 's', case: name, state: 'construct' } });
    }
  }
  return forms;
}

function adjectiveForms(noun: Noun): NominalForm[] {
  const { lemma, gender, plurals } = noun;
  const elative = isElative(noun);
  const forms = [
    ...caseForms(lemma, { gender, number: 's' }, !elative),
    ...dualForms(lemma, gender),
    ...pluralForms(noun),
  ];
  if (lemma.endsWith('ي') && !plurals.includes('ون')) forms.push(...masculinePluralForms(lemma));
  if (gender === 'm' && !elative && !/[ةاى]$|اء$/u.test(lemma)) forms.push(...feminineForms(lemma));
  return forms;
}

function nounForms(noun: Noun): NominalForm[] {
  const { lemma, gender } = noun;
  const forms = [...caseForms(lemma, { gender, number: 's' }, true), ...dualForms(lemma, gender), ...pluralForms(noun)];
  if (gender === 'm' && namesWomenToo(noun) && !/[ةاى]$|اء$/u.test(lemma)) forms.push(...feminineForms(lemma));
  return [...forms, ...irregularForms(noun)];
}

/** All forms of a row of the noun table; a row that is also an adjective (عام: year; general) is inflected as both. */
export function inflectNoun(noun: Noun): readonly Inflection[] {
  const isAdjective = noun.kinds.includes('adjective');
  const isNoun = !isAdjective || noun.kinds.length > 1;
  return [
    ...(isNoun ? inflections('noun', nounForms(noun)) : []),
    ...(isAdjective ? inflections('adjective', adjectiveForms(noun)) : []),
  ];
}

/** Parts of the world, which agree with the adjective before them: كورية جنوبية, الكوريون الشماليون. */
const COMPASS = new Set(['شمالي', 'جنوبي', 'شرقي', 'غربي']);

/** True for كوري شمالي, where both words agree; not for سري لانكي or جنوب أفريقي, where the last one does. */
function agreesTwice(nisba: string): boolean {
  const [first = '', second = '', third] = nisba.split(' ');
  return third === undefined && first.endsWith('ي') && COMPASS.has(second);
}

/** All forms of an adjective of origin: أميركي → أميركياً، أميركية، أميركيون، أميركيين، أميركيو …, أميركيات. */
export function inflectNisba(base: string): readonly Inflection[] {
  if (!agreesTwice(base)) return inflectWord(base);
  const [first = '', second = ''] = base.split(' ');
  const after = inflectWord(second);
  return inflectWord(first).map(({ form, features }, at) => ({ form: `${form} ${after[at]?.form ?? ''}`, features }));
}

/** A form of the nisba `base` with the article: الليبية; الكورية الشمالية, and yet الجنوب أفريقية. */
export function definiteNisba(base: string, form: string): string {
  return agreesTwice(base) ? form.replace(/(^| )/gu, '$1ال') : `ال${form}`;
}

function inflectWord(base: string): readonly Inflection[] {
  return inflections('adjective', [
    ...caseForms(base, { gender: 'm', number: 's' }, true),
    ...dualForms(base, 'm'),
    ...masculinePluralForms(base),
    ...feminineForms(base),
  ]);
}

/** All forms of a verbal noun; `countable` ones have a sound plural: زيارة, تصريح. */
export function inflectVerbalNoun(word: string, countable: boolean): readonly Inflection[] {
  const gender: Gender = word.endsWith('ة') ? 'f' : 'm';
  return inflections('verbal-noun', [
    ...caseForms(word, { gender, number: 's' }, true),
    ...dualForms(word, gender),
    ...(countable ? femininePluralForms(word, gender) : []),
  ]);
}
