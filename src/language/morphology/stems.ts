/**
 * Which stems does a verb have? Its class (sound, assimilated, hollow, defective, doubled, hamzated) follows from its
 * root and its dictionary form; the patterns are data (patterns.ts).
 */
import type { Verb } from '../../model/index.ts';
import {
  ASSIMILATION,
  DEFECTIVE_VERBAL_NOUN,
  DOUBLED,
  HOLLOW,
  NOT_BEING,
  SEEING,
  STRONG,
  type Pattern,
} from './patterns.ts';
import { contract, fill, fillStem, type Stem } from './phonology.ts';

export type RootClass =
  'sound' | 'hamzated' | 'assimilated' | 'hollow' | 'defective' | 'doubly-weak' | 'doubled' | 'quadriliteral';

/** The stems of one voice; the imperfect lacks its prefix, of which `prefixVowel` is the vowel. */
interface VoiceStems {
  readonly perfect: Stem;
  readonly imperfect: Stem;
  readonly prefixVowel: 'a' | 'u';
  /** The participle's stem, phonemic. */
  readonly participle: string;
}

export interface VerbStems {
  readonly active: VoiceStems;
  readonly passive: VoiceStems;
  /** The stem of the imperative with its connecting vowel. */
  readonly imperative: Stem;
  /** The regular verbal noun, phonemic; null for form I. */
  readonly verbalNoun: string | null;
}

const WEAK = 'وي';
/** Verbs with w first and a in the imperfect that lose it although their perfect has i: يسع, يطأ. */
const LOSES_WAW = new Set(['و س ع', 'و ط ء']);
/** Imperatives without their hamza: خذ, كل, مر. */
const SHORT_IMPERATIVE = new Set(['ء خ ذ', 'ء ك ل', 'ء م ر']);
const LONG: Readonly<Record<string, string>> = { a: 'ā', i: 'ī', u: 'ū' };
const DIACRITIC_VOWEL: Readonly<Record<string, 'a' | 'i' | 'u'>> = { '\u064E': 'a', '\u0650': 'i', '\u064F': 'u' };

/** The class that a grammar files the verb under. */
export function classOf(verb: Verb): RootClass {
  const radicals = verb.root.split(' ');
  if (radicals.length === 4) return 'quadriliteral';
  const [first = '', second = '', third = ''] = radicals;
  const weak = [first, second, third].map((radical) => WEAK.includes(radical));
  if (weak[2] && (weak[0] || weak[1])) return 'doubly-weak';
  if (weak[2]) return 'defective';
  if (weak[1]) return 'hollow';
  if (second === third) return 'doubled';
  if (weak[0]) return 'assimilated';
  return radicals.includes('ء') ? 'hamzated' : 'sound';
}

/** The vowel after the middle radical in the written perfect of form I: a in كَتَبَ, i in شَرِبَ; null in قال and مدّ. */
function perfectVowel(lemma: string, second: string): 'a' | 'i' | 'u' | null {
  const letters = Array.from(lemma.normalize('NFC'));
  const hamza = second === 'ء' ? 'ءأؤئ' : second;
  const at = letters.findIndex((letter, index) => index > 0 && hamza.includes(letter));
  return DIACRITIC_VOWEL[letters[at + 1] ?? ''] ?? null;
}

/** True where the dictionary form contracts the middle radical (قال, اختار); false for ازدوج, استحوذ. */
function isHollowIn(verb: Verb, radicals: readonly string[]): boolean {
  const [, second = '', third = ''] = radicals;
  if (!WEAK.includes(second) || WEAK.includes(third) || radicals.length > 3) return false;
  return (
    HOLLOW[verb.form] !== undefined &&
    !new RegExp(`${second}[\u064B-\u0652]*${third === 'ء' ? '[أءئ]' : third}`, 'u').test(verb.lemma)
  );
}

function patternOf(verb: Verb, radicals: readonly string[]): Pattern {
  const [, second, third] = radicals;
  const strong = STRONG[verb.form];
  if (verb.root === 'ل ي س') return NOT_BEING;
  if (verb.root === 'ر ء ي') return SEEING[verb.form] ?? strong;
  if (isHollowIn(verb, radicals)) return HOLLOW[verb.form] ?? strong;
  if (radicals.length === 3 && second === third && !WEAK.includes(second ?? '')) return DOUBLED[verb.form] ?? strong;
  return strong;
}

/** Writes the vowels of form I, and the assimilated infix of form VIII, into a pattern. */
function settle(pattern: string, verb: Verb, radicals: readonly string[]): string {
  if (verb.form === 'VIII') {
    const first = radicals[0] ?? '';
    const pair = first === 'ء' && /^ا\u0650?ت/u.test(verb.lemma) ? 'تت' : ASSIMILATION[first];
    return pair === undefined ? pattern : pattern.replaceAll('1t', pair);
  }
  if (verb.form !== 'I') return pattern;
  const imperfect = verb.imperfect ?? 'a';
  const middle = perfectVowel(verb.lemma, radicals[1] ?? '');
  const perfect = radicals[1] === radicals[2] ? (imperfect === 'a' ? 'i' : 'a') : (middle ?? 'a');
  return pattern
    .replaceAll('p', perfect)
    .replaceAll('k', imperfect === 'u' ? 'u' : 'i')
    .replaceAll('v', imperfect)
    .replaceAll('V', LONG[imperfect] ?? 'ā');
}

/** Contractions inside a stem; a weak last radical shows as w only in the perfect active of form I. */
function soften(stem: Stem, keepsWaw: boolean): Stem {
  const turn = (shape: string): string => {
    const end = shape.slice(-2);
    if (end === 'iو' || (end === 'aو' && !keepsWaw)) return `${shape.slice(0, -1)}ي`;
    return shape;
  };
  return { open: contract(turn(stem.open)), closed: contract(turn(stem.closed)) };
}

/** Active participles have i before the last radical also where the imperfect has a: يتحدّث, متحدِّث (forms V, VI, QII). */
function withLastI(stem: string): string {
  return stem.charAt(stem.length - 2) === 'a' ? `${stem.slice(0, -2)}i${stem.slice(-1)}` : stem;
}

function participles(
  verb: Verb,
  radicals: readonly string[],
  imperfect: readonly [Stem, Stem],
): readonly [string, string] {
  if (verb.form !== 'I') {
    return [contract(`مu${withLastI(imperfect[0].open)}`), contract(`مu${imperfect[1].open}`)];
  }
  const [, second = '', third = ''] = radicals;
  const pick = (): readonly [string, string] => {
    if (isHollowIn(verb, radicals)) return [third === 'ء' ? '1āءiي' : '1āءi3', second === 'ي' ? 'ma1ī3' : 'ma1ū3'];
    if (second === third && !WEAK.includes(second)) return ['1ā22', 'ma12ū2'];
    if (third === 'و') return ['1ā2iي', 'ma12uوو'];
    if (third === 'ي') return ['1ā2iي', 'ma12iيي'];
    return ['1ā2i3', 'ma12ū3'];
  };
  const [active, passive] = pick();
  return [fill(active, radicals), fill(passive, radicals)];
}

function verbalNounOf(verb: Verb, radicals: readonly string[], pattern: Pattern): string | null {
  const last = radicals[radicals.length - 1] ?? '';
  const defective = WEAK.includes(last) && verb.root !== 'ر ء ي' ? DEFECTIVE_VERBAL_NOUN[verb.form] : undefined;
  const regular = verb.form === 'II' && last === 'ء' ? 'ta12i3aة' : pattern.verbalNoun;
  const chosen = defective ?? regular;
  return chosen === null ? null : contract(fill(settle(chosen, verb, radicals), radicals));
}

/** Puts the connecting vowel before a stem that begins with two consonants: كتب → اكتب (write!). */
function imperativeOf(verb: Verb, imperfect: Stem): Stem {
  const before = (shape: string): string => {
    if (verb.form === 'IV') return contract(`ءa${shape}`);
    if ('aiuāīū'.includes(shape.charAt(1)) || shape.length < 2) return shape;
    return contract((verb.form === 'I' && verb.imperfect === 'u' ? 'u' : 'i') + shape);
  };
  if (verb.form === 'I' && SHORT_IMPERATIVE.has(verb.root)) {
    return { open: imperfect.open.slice(1), closed: imperfect.closed.slice(1) };
  }
  return { open: before(imperfect.open), closed: before(imperfect.closed) };
}

/** All stems of a verb. */
export function stemsOf(verb: Verb): VerbStems {
  const radicals = verb.root.split(' ');
  const [first = '', second = '', third = ''] = radicals;
  const pattern = patternOf(verb, radicals);
  const stem = (text: string, keepsWaw: boolean): Stem =>
    soften(fillStem(settle(text, verb, radicals), radicals), keepsWaw);

  const isFirst = verb.form === 'I';
  const dropsFirst =
    isFirst &&
    first === 'و' &&
    second !== third &&
    (verb.imperfect === 'i' ||
      (verb.imperfect === 'a' && (perfectVowel(verb.lemma, second) === 'a' || LOSES_WAW.has(verb.root))));
  const hamzaFourth = verb.form === 'IV' && first === 'ء';

  const perfect: readonly [Stem, Stem] = [
    stem(pattern.perfect[0], isFirst),
    stem(hamzaFourth ? pattern.perfect[1].replace('ءu1', 'ءū') : pattern.perfect[1], false),
  ];
  const imperfect: readonly [Stem, Stem] = [
    stem(dropsFirst ? pattern.imperfect[0].replace('1', '') : pattern.imperfect[0], false),
    stem(pattern.imperfect[1], false),
  ];
  const [active, passive] = participles(verb, radicals, imperfect);
  const rounded = verb.form === 'II' || verb.form === 'III' || verb.form === 'IV' || verb.form === 'QI';
  return {
    active: { perfect: perfect[0], imperfect: imperfect[0], prefixVowel: rounded ? 'u' : 'a', participle: active },
    passive: { perfect: perfect[1], imperfect: imperfect[1], prefixVowel: 'u', participle: passive },
    imperative: imperativeOf(verb, imperfect[0]),
    verbalNoun: verbalNounOf(verb, radicals, pattern),
  };
}
