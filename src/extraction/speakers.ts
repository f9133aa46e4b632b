/** Who speaks: the voice that a verb of saying, a phrase such as بحسب, or قوله names. */
import type { EntityType, Voice } from '../model/index.ts';
import type { Unit } from '../language/index.ts';
import {
  subjectOfVerb,
  fillerOf,
  pronounAgrees,
  pronounFiller,
  type Discourse,
  type Filler,
} from './arguments/index.ts';
import { verbAgrees } from './grammar.ts';
import { nameOf, type DocumentContext, type ReadSentence, phraseAt } from './sentence.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Who spoke last, for وأضاف and its like and for quotations that run over sentences. */
export interface Speaker {
  readonly voice: Voice;
  readonly filler: Filler | null;
}

/** A sentence and what is known where it is read. */
export interface Setting {
  readonly read: ReadSentence;
  readonly context: DocumentContext;
  readonly discourse: Discourse;
  readonly vocabulary: Vocabulary;
}

/** Who says what the verb of saying at `at` brings: its subject, else he who spoke last; null where nobody is known. */
export function speakerOfVerb(setting: Setting, at: number, verb: Voice['verb'], last: Speaker | null): Speaker | null {
  const { read, context, discourse } = setting;
  const subject = subjectOfVerb(read, at, context, discourse);
  if (subject && subject.source === 'stated' && canSpeak(read.units[subject.head])) {
    const again = lastAgain(read, subject, last);
    if (again) return withVerb(again, verb);
    const voice = sameSource(read, voiceOf(setting, subject, verb), subject, last);
    return voice ? { voice, filler: subject } : null;
  }
  if (last && (!last.filler || verbAgrees(read.units[at] as Unit, last.filler.agreement, false)))
    return withVerb(last, verb);
  if (subject?.source !== 'stated' && subject?.entities.length)
    return { voice: named(subject.entities, verb), filler: subject };
  return null;
}

/**
 * أدان الرئيس الغارات، وقال إن، مؤكداً أن: who does what a main clause before `at` tells, where no one has spoken in the sentence yet; he
 * speaks on, and not who spoke in another sentence.
 */
export function speakerActing(setting: Setting, at: number, verb: Voice['verb']): Speaker | null {
  const { read, context, discourse } = setting;
  const unit = read.units[at] as Unit;
  if (unit.class === 'verb' && unit.reading.proclitics[0] !== 'و') return null;
  const acting = read.units.findLast(
    ({ class: unitClass, index }) => unitClass === 'verb' && index < at && isMain(read, index),
  );
  const subject = acting ? subjectOfVerb(read, acting.index, context, discourse) : null;
  if (subject?.source !== 'stated' || !canSpeak(read.units[subject.head])) return null;
  if (unit.class === 'verb' && !verbAgrees(unit, subject.agreement, false)) return null;
  const voice = voiceOf(setting, subject, verb);
  return voice && { voice, filler: { ...subject, source: 'inherited' } };
}

/** The first verb of a sentence, or one that و joins, and neither after أن nor after الذي. */
function isMain(read: ReadSentence, at: number): boolean {
  const before = read.units[at - 1];
  if (before?.class === 'complementizer' || before?.class === 'relative') return false;
  return (
    read.units[at]?.reading.proclitics[0] === 'و' ||
    !read.units.slice(0, at).some(({ class: unitClass }) => unitClass === 'verb' || unitClass === 'complementizer')
  );
}

/** وأكد دعم بلاده: the name of an act speaks no word; it is what the verb brings. */
function canSpeak(unit: Unit | undefined): boolean {
  const isAct =
    unit?.class === 'noun' &&
    unit.nominal.length > 0 &&
    unit.nominal.every(
      (entry) => entry.features.kind === 'verbal-noun' || (entry.pos === 'noun' && isOnlyAct(entry.noun.kinds)),
    );
  return !isAct;
}

function isOnlyAct(kinds: readonly string[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === 'act');
}

/** المصدر نفسه، المسؤولة: he who spoke last, told again by a noun that agrees with him. */
function lastAgain(read: ReadSentence, subject: Filler, last: Speaker | null): Speaker | null {
  const head = read.units[subject.head];
  if (!head || !last || head.class === 'name' || !head.reading.article) return null;
  if (isSelf(read.units[subject.last + 1]) || isSelf(read.units[subject.last])) return last;
  return isOnePerson(head, subject) && last.voice.kind === 'named' && last.filler && agree(subject, last.filler)
    ? last
    : null;
}

/** المسؤولة، المتحدث: one person told by office or rank alone. */
function isOnePerson(head: Unit, { entities, agreement }: Filler): boolean {
  const isPerson = head.nominal.some((entry) => entry.pos === 'noun' && entry.noun.kinds.includes('person'));
  return isPerson && entities.length === 0 && agreement.number === 's';
}

function agree({ agreement: a }: Filler, { agreement: b }: Filler): boolean {
  return a.gender === b.gender && a.number === b.number;
}

function isSelf(unit: Unit | undefined): boolean {
  return unit !== undefined && unit.reading.pronoun !== null && (unit.lemma.startsWith('نفس') || unit.lemma === 'ذات');
}

/** المصادر: the unnamed source that spoke before, with the affiliation given there. */
function sameSource(read: ReadSentence, voice: Voice | null, filler: Filler, last: Speaker | null): Voice | null {
  const known = read.units[filler.head]?.reading.article ?? false;
  const same = voice?.kind === 'anonymous' && !voice.speaker.length && known && last?.voice.kind === 'anonymous';
  return voice && same ? { ...voice, speaker: last.voice.speaker } : voice;
}

export function withVerb(speaker: Speaker, verb: Voice['verb']): Speaker {
  return { voice: { ...speaker.voice, verb }, filler: speaker.filler && { ...speaker.filler, source: 'inherited' } };
}

function named(speaker: readonly string[], verb: Voice['verb']): Voice {
  return { kind: 'named', speaker, verb, quoted: false };
}

/** Verbs that pass on the words of another, and the prepositions that bring him: نقلت الوكالة عن مصدر قوله. */
const PASSING_ON: ReadonlyMap<string, readonly string[]> = new Map([
  ['نقل', ['عن']],
  ['روى', ['عن']],
  ['نسب', ['إلى', 'ل']],
]);

/** Whose words قوله، بالقول at `at` brings; null where the noun does not open speech. */
export function speakerOfHisWords(setting: Setting, at: number, last: Speaker | null): Speaker | null {
  const { read, discourse } = setting;
  const noun = read.units[at] as Unit;
  if (noun.lemma !== 'قول' || noun.class !== 'noun') return null;
  const before = read.units.findLast((unit) => unit.index < at && unit.class === 'verb' && unit.lemma !== 'سمى');
  const isManner = noun.reading.proclitics.includes('ب') && noun.reading.article;
  if (isManner)
    return before && at - before.index <= MANNER_DISTANCE ? speakerOfVerb(setting, before.index, 'say', last) : null;
  if (noun.reading.pronoun === null) return null;
  const source = before && sourceBeside(setting, before.index, at);
  if (source) return source;
  const filler = pronounFiller(noun, at, last?.filler ?? null, discourse);
  return filler && { voice: named(filler.entities, 'say'), filler };
}

/** ومضت المصادر بالقول: how far from its verb بالقول may stand. */
const MANNER_DISTANCE = 6;

function sourceBeside(setting: Setting, verb: number, before: number): Speaker | null {
  const { read, context, discourse } = setting;
  const prepositions = PASSING_ON.get(read.units[verb]?.lemma ?? '');
  const phrase = read.phrases.find(
    ({ first, preposition }) =>
      first > verb && first < before && typeof preposition === 'string' && prepositions?.includes(preposition),
  );
  if (!phrase) return null;
  const filler = fillerOf(read, phrase, context, discourse, 'speaker/source');
  const voice = voiceOf(setting, filler, 'say');
  return voice && { voice, filler };
}

const OWN_WORDS = new Set(['قول', 'تعبير', 'وصف', 'زعم', 'رأي']);

/**
 * Whom بحسب at `at` and its like name, `source` being the first unit after it: a phrase (بحسب الوزارة), the subject of a verb (وفقا لما
 * ذكره الوزير), or the subject of the sentence (حسب قوله).
 */
export function speakerAccordingTo(setting: Setting, source: number, last: Speaker | null): Speaker | null {
  const { read, context, discourse, vocabulary } = setting;
  const unit = read.units[source] as Unit;
  const verb = unit.class === 'verb' ? vocabulary.sayingVerb(unit) : null;
  if (verb) return speakerOfVerb(setting, source, verb, last);
  if (OWN_WORDS.has(unit.lemma) && unit.reading.pronoun !== null) return subjectMeant(setting, unit) ?? last;
  const phrase = phraseAt(read, source);
  if (!phrase) return null;
  const filler = fillerOf(read, phrase, context, discourse, 'speaker/according-to');
  const again = lastAgain(read, filler, last);
  if (again) return { ...again, filler };
  const voice = sameSource(read, voiceOf(setting, filler, 'say'), filler, last);
  return voice && { voice, filler };
}

/** حسب قوله: the last subject before it that the pronoun agrees with. */
function subjectMeant(setting: Setting, noun: Unit): Speaker | null {
  const { read, context, discourse } = setting;
  for (let at = noun.index - 1; at >= 0; at -= 1) {
    if (read.units[at]?.class !== 'verb') continue;
    const subject = subjectOfVerb(read, at, context, discourse);
    if (subject?.source !== 'stated' || !pronounAgrees(noun.reading.pronoun ?? '', subject.agreement)) continue;
    const voice = voiceOf(setting, subject, 'say');
    if (voice) return { voice, filler: subject };
  }
  return null;
}

/** Whose reports are their word: an outlet's, and a body's, تقرير للأمم المتحدة. */
const REPORTING: ReadonlySet<EntityType> = new Set<EntityType>(['media', 'igo', 'organization']);

/** The voice that a phrase is: a name, an unnamed source with its affiliation, observers, a report. */
export function voiceOf({ read, context, vocabulary }: Setting, filler: Filler, verb: Voice['verb']): Voice | null {
  const head = read.units[filler.head];
  const name = nameOf(read, head);
  const entity = name && context.entities.get(name.entity);
  const headWord = name ? context.tokens[name.first]?.readings : undefined;
  const lemma = head?.lemma ?? '';
  const isHead = (list: ReadonlySet<string>): boolean =>
    list.has(lemma) || (headWord?.some((cut) => list.has(cut.stem)) ?? false);
  const people = filler.entities.filter((id) => !context.people.has(id));
  const affiliation = people.length ? people : affiliationAfter(read, filler);
  if (isHead(vocabulary.observers)) return { kind: 'observers', speaker: [], verb, quoted: false };
  if (entity?.type === 'media' || (entity?.type !== 'person' && isHead(vocabulary.media))) {
    return {
      kind: 'media',
      speaker:
        entity?.type === 'media'
          ? [entity.id]
          : affiliation.filter((id) => REPORTING.has(context.entities.get(id)?.type ?? 'place')),
      verb,
      quoted: false,
    };
  }
  // مسؤولون عسكريون: a group that only these words name.
  const isOwnGroup = entity?.type === 'group' && entity.provisional;
  if (isHead(vocabulary.anonymous) && (!name || isOwnGroup || name.rule === 'name/officials-of')) {
    return { kind: 'anonymous', speaker: isOwnGroup ? [] : affiliation, verb, quoted: false };
  }
  if (!people.length) return null;
  const type = context.entities.get(people[0] ?? '')?.type;
  if (type === 'place') return null;
  return named(people, verb);
}

/** مصدر في وزارة الدفاع: the office after the unnamed source. */
function affiliationAfter(read: ReadSentence, filler: Filler): readonly string[] {
  const next = read.phrases.find(
    (phrase) =>
      phrase.first > filler.last &&
      phrase.first <= filler.last + 3 &&
      (phrase.preposition === 'في' || phrase.preposition === 'من' || phrase.preposition === 'ب'),
  );
  if (!next) return [];
  for (let at = next.first; at <= next.last; at += 1) {
    const name = nameOf(read, read.units[at]);
    if (name && name.type !== 'place') return [name.entity];
  }
  return [];
}
