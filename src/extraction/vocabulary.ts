/** The word lists that extraction asks, as sets, and the questions that they answer. */
import type { Bundle, Voice } from '../model/index.ts';
import { exactKey, onceAChoice, type Unit } from '../language/index.ts';
import type { ReadSentence } from './sentence.ts';
import { phraseFinder, withoutConjunction, type PhraseFinder, type WordPhrase } from './word-phrases.ts';

export interface Vocabulary {
  readonly observers: ReadonlySet<string>;
  readonly media: ReadonlySet<string>;
  readonly anonymous: ReadonlySet<string>;
  /** Nouns of people that tell no party apart: those who only speak (مصدر، مراقبون), and شخص، طرف. */
  readonly vaguePeople: ReadonlySet<string>;
  readonly stopActs: ReadonlySet<string>;
  /** Verbs whose subject does what the noun beside them names: قام بـ، واصل، جدد. */
  readonly controls: ReadonlySet<string>;
  /** Verbs that make their object do what إلى, على or ب brings: أجبره على الانسحاب. */
  readonly compels: ReadonlySet<string>;
  /** Verbs by which the object is told to do what ب brings: أمره بشن غارات. */
  readonly orders: ReadonlySet<string>;
  /** Verbal nouns of what is someone's task: مسؤولية حفظ السلم. */
  readonly tasks: ReadonlySet<string>;
  /** Verbs that say something only where أن follows: أصر على أن. */
  readonly saysWithClause: ReadonlySet<string>;
  /** Verbs that are passive where no one stands beside them to whom it is done: كلف بنقل الرسالة. */
  readonly wantsObject: ReadonlySet<string>;
  /** Verbs that tell what came of their subject: أدى إلى، أسفر عن. */
  readonly bringsAbout: ReadonlySet<string>;
  /** Verbs whose object is the act that their subject does: شن، نفذ، ارتكب. */
  readonly performs: ReadonlySet<string>;
  /** Those, and other verbs whose object is what their subject does or says: اتخذ، فرض، أدلى. */
  readonly does: ReadonlySet<string>;
  /** Verbal nouns whose genitive is their doer: التزام إسرائيل. */
  readonly duties: ReadonlySet<string>;
  /** Verbal nouns after which من brings what is left: انسحاب، إخراج. */
  readonly leaving: ReadonlySet<string>;
  /** Verbal nouns that under ب tell with whose help something is done: بدعم من. */
  readonly backing: ReadonlySet<string>;
  /** Nouns of what is done to whom they have as their genitive: تقسيم سوريا. */
  readonly harms: ReadonlySet<string>;
  /** Verbal nouns of helping, which say for whom forces are sent: لدعم قوات حفتر. */
  readonly supportActs: ReadonlySet<string>;
  /** Verbs of consent, which denied refuse: لن تسمح. */
  readonly consents: ReadonlySet<string>;
  /** Verbs of hoping, aiming and demanding, each with the prepositions that bring what is wished; the empty one stands for an object. */
  readonly wishes: ReadonlyMap<string, readonly string[]>;
  /** Nouns of wishing: جهود للتوصل، الحاجة إلى. */
  readonly wishNouns: ReadonlySet<string>;
  /** Verbs of giving up what عن brings: تراجع عن، تخلى عن. */
  readonly givingUp: ReadonlySet<string>;
  /** Nouns of what befalls someone, whose teller is no doer: أعلن مقتل. */
  readonly victimNouns: ReadonlySet<string>;
  readonly planned: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
  /** How a verb or participle of saying says it; null for other words. */
  readonly sayingVerb: (unit: Unit) => Voice['verb'] | null;
  /** First unit of the source after بحسب and its like at `at`; null where none stands there. */
  readonly accordingTo: (read: ReadSentence, at: number) => number | null;
}

const SAYING: readonly (readonly [string, Voice['verb']])[] = [
  ['reporting-say', 'say'],
  ['reporting-confirm', 'confirm'],
  ['reporting-deny', 'deny'],
  ['reporting-allege', 'allege'],
  ['reporting-expect', 'expect'],
];

/** Collects the lists of a bundle. A list that is absent is empty. */
export function createVocabulary(bundle: Bundle): Vocabulary {
  const set = (name: string): ReadonlySet<string> => new Set((bundle.lists[name] ?? []).map(exactKey));
  const saying = new Map<string, Voice['verb']>();
  for (const [list, verb] of SAYING) for (const word of set(list)) if (!saying.has(word)) saying.set(word, verb);
  const according = phraseFinder(
    [...set('according-to')].map((phrase) => ({ words: phrase.split(' ') })),
    spells,
  );
  return {
    observers: set('source-nouns-observers'),
    media: set('source-nouns-media'),
    anonymous: set('source-nouns-anonymous'),
    vaguePeople: new Set([...set('vague-people'), ...set('source-nouns-observers')]),
    stopActs: set('stop-acts'),
    controls: set('control-verbs'),
    compels: set('compelling-verbs'),
    orders: set('ordering-verbs'),
    tasks: set('tasks'),
    saysWithClause: set('reporting-with-clause'),
    wantsObject: set('object-verbs'),
    performs: set('performing-verbs'),
    bringsAbout: set('result-verbs'),
    does: set('doing-verbs'),
    duties: set('duties'),
    leaving: set('leaving-acts'),
    backing: set('backing-acts'),
    harms: set('harms'),
    supportActs: set('support-acts'),
    consents: set('consent-verbs'),
    wishes: byFirstWord(bundle.lists['wish-verbs'] ?? []),
    wishNouns: set('wish-nouns'),
    givingUp: new Set(
      (bundle.lists['shift-away'] ?? [])
        .filter((phrase) => phrase.split(' ')[1] === 'عن')
        .map((phrase) => exactKey(phrase.split(' ')[0] ?? '')),
    ),
    victimNouns: set('victim-nouns'),
    planned: set('planned-markers'),
    possible: set('possible-markers'),
    failed: set('failed-markers'),
    sayingVerb: onceAChoice((unit) => sayingVerb(unit, saying)),
    accordingTo: (read, at) => accordingTo(read, at, according),
  };
}

/** What follows the first word of each entry, by that word. */
function byFirstWord(entries: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const entry of entries) {
    const [first = '', rest = ''] = exactKey(entry).split(' ');
    found.set(first, [...(found.get(first) ?? []), rest]);
  }
  return found;
}

function sayingVerb(unit: Unit, saying: ReadonlyMap<string, Voice['verb']>): Voice['verb'] | null {
  const verb = saying.get(unit.lemma);
  if (!verb) return null;
  if (unit.class === 'verb') return verb;
  // مضيفاً، مؤكدةً: an indefinite active participle beside the main verb.
  const features = unit.lexical?.features;
  const beside =
    features?.kind === 'active-participle' &&
    !unit.reading.article &&
    unit.reading.pronoun === null &&
    unit.reading.proclitics.every((clitic) => clitic === 'و');
  return beside && features.number !== 'p' ? verb : null;
}

function accordingTo(read: ReadSentence, at: number, phrases: PhraseFinder<WordPhrase>): number | null {
  const phrase = phrases(read.units, at);
  if (!phrase) return null;
  let next = at + phrase.words.length;
  const link = read.units[next];
  // وفقا لما ذكره: لما is “to what” here.
  if (link?.class === 'preposition' || link?.lemma === 'ما' || link?.lemma === 'لما') next += 1;
  return read.units[next] ? next : null;
}

/** True where a unit is the word as listed, with و or ف before it or not. */
function spells(unit: Unit, word: string): boolean {
  if (unit.class === 'name' || unit.reading.article) return false;
  return unit.lemma === word || withoutConjunction(unit) === word;
}
