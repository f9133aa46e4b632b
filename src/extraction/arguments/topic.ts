/**
 * The subject that stands before its verb: a topic at the head of the clause (subject–verb–object), the noun before الذي, the pronoun of
 * إنّ, or an indefinite noun that the clause describes (Ryding ch. 4, 14).
 */
import { isAuxiliary, isQuote, type Phrase, type Unit } from '../../language/index.ts';
import { agreementOf, verbAgrees } from '../grammar.ts';
import { isOfKind } from '../kinds.ts';
import { nameOf, type DocumentContext, type ReadSentence, phraseAt, unitBefore } from '../sentence.ts';
import type { Discourse } from './discourse.ts';
import type { Filler } from './filler.ts';
import { fillerOf } from './members.ts';
import { describedPhrase, isDefiniteHead, nameInside, phraseBefore } from './phrase-shape.ts';
import { pronounAgrees, pronounFiller } from './pronouns.ts';

export interface Topic {
  readonly filler: Filler;
  /** Found through الذي. */
  readonly relative: boolean;
  /** Words stand between it and the verb. */
  readonly distant: boolean;
}

/** The subject before the verb: the noun before الذي, or the phrase that opens the clause. */
export function topicBefore(
  read: ReadSentence,
  at: number,
  context: DocumentContext,
  discourse: Discourse,
): Topic | null {
  let back = at - 1;
  while (back >= 0 && isPassedOver(read.units[back] as Unit)) back -= 1;
  // وعرض وساطته: what و joins goes on with the subject before.
  if (read.units[at]?.reading.proclitics.length === 0) back = beforeInsertion(read, back, context);
  // القوات المساندة له دمرت: a preposition with its pronoun belongs to the phrase before it.
  if (read.units[back]?.class === 'preposition' && (read.phraseOf[back - 1] ?? -1) >= 0) back -= 1;
  const before = read.units[back];
  if (!before) return null;
  const verb = read.units[at] as Unit;
  // الشعب هو من فوض الجيش: the pronoun parts the topic from what is said of it.
  const parts = unitBefore(read, back)?.class === 'pronoun' && (before.class === 'relative' || before.lemma === 'من');
  if (parts) return relativeTopic(read, verb, back - 1, context, discourse);
  if (before.class === 'relative' && /^(?:ال|الل)/u.test(before.lemma))
    return relativeTopic(read, verb, back, context, discourse);
  if (before.class === 'complementizer') return topicOfComplementizer(read, verb, before, back, discourse);
  if (before.class === 'pronoun' && back === at - 1) return topicOfPronoun(verb, before, discourse);
  const phrase = phraseAt(read, back);
  if (!phrase) return null;
  return (
    (back === at - 1 ? describedTopic(read, verb, phrase, context, discourse) : null) ??
    openingTopic(read, verb, phrase, back, context, discourse) ??
    (back === at - 1 ? describedGroup(read, verb, phrase, context, discourse) : null) ??
    topicPastClause(read, verb, back, context, discourse) ??
    topicPastDescription(read, verb, back, context, discourse)
  );
}

/** روسيا التي تتهمها كييف بالقصف نفت: the phrase that opens the sentence, past the one clause that describes it. */
function topicPastClause(
  read: ReadSentence,
  verb: Unit,
  last: number,
  context: DocumentContext,
  discourse: Discourse,
): Topic | null {
  if (verb.reading.proclitics.length > 0) return null;
  let verbs = 0;
  for (let back = last; back > 0; back -= 1) {
    const unit = read.units[back] as Unit;
    if (unit.class === 'verb') verbs += 1;
    if (verbs > 1 || ENDS_CLAUSE.has(unit.class)) return null;
    if (unit.class !== 'relative') continue;
    const described = verbs === 1 ? phraseBefore(read, back) : null;
    return described?.last === back - 1 ? openingTopic(read, verb, described, back - 1, context, discourse) : null;
  }
  return null;
}

/**
 * إن انتحاريا يقود شاحنة فجر نفسه: the indefinite noun that opens the clause, past the imperfect that describes it. Two verbs without و
 * between them are not told of one clause.
 */
function topicPastDescription(
  read: ReadSentence,
  verb: Unit,
  last: number,
  context: DocumentContext,
  discourse: Discourse,
): Topic | null {
  if (verb.reading.proclitics.length > 0 || verb.lexical?.features.kind !== 'perfect') return null;
  for (let back = last; back > 0; back -= 1) {
    const unit = read.units[back] as Unit;
    if (ENDS_CLAUSE.has(unit.class) || unit.class === 'relative') return null;
    if (unit.class !== 'verb') continue;
    const described = unit.lexical?.features.kind === 'imperfect' ? phraseAt(read, back - 1) : null;
    if (!described || !describedTopic(read, unit, described, context, discourse)) return null;
    return openingTopic(read, verb, described, back - 1, context, discourse);
  }
  return null;
}

const ENDS_CLAUSE = new Set<Unit['class']>(['mark', 'complementizer', 'conjunction']);

/** تقريراً ينتقد إسرائيل: a clause describes the indefinite noun right before it. */
function describedTopic(
  read: ReadSentence,
  verb: Unit,
  phrase: Phrase,
  context: DocumentContext,
  discourse: Discourse,
): Topic | null {
  const head = read.units[phrase.head];
  const isDescribed =
    !isDefiniteHead(read, phrase) &&
    phrase.head < verb.index &&
    head?.class === 'noun' &&
    // في وقت شن الطيران: a time does nothing.
    !isOfKind(head, TIMES) &&
    nameInside(read, phrase) === null;
  if (!isDescribed || !verbAgrees(verb, agreementOf(read, head, context), false)) return null;
  return { filler: fillerOf(read, phrase, context, discourse, DESCRIBED), relative: true, distant: false };
}

/** The rule of a subject that the clause describes. */
export const DESCRIBED = 'subject/described';

/** متظاهرين احتجوا، تفريق ألف متظاهر احتجوا: some people of a kind that has a name in the tables, as the last word before the verb. */
function describedGroup(
  read: ReadSentence,
  verb: Unit,
  phrase: Phrase,
  context: DocumentContext,
  discourse: Discourse,
): Topic | null {
  const head = read.units[phrase.last];
  const isSome = head?.class === 'name' && !head.lemma.startsWith('ال') && nameOf(read, head)?.type === 'group';
  if (!isSome || phrase.last >= verb.index || verb.reading.proclitics.length > 0) return null;
  if (!verbAgrees(verb, agreementOf(read, head, context), false)) return null;
  const some = phrase.head === phrase.last ? phrase : { ...phrase, first: phrase.last, head: phrase.last };
  return { filler: fillerOf(read, some, context, discourse, DESCRIBED), relative: true, distant: false };
}

/** The phrase at the head of the clause whose last phrase before the verb is `last`; `back` is the last unit before the verb that counts. */
function openingTopic(
  read: ReadSentence,
  verb: Unit,
  last: Phrase,
  back: number,
  context: DocumentContext,
  discourse: Discourse,
): Topic | null {
  const topic = openingPhrase(read, last);
  if (!topic) return null;
  const filler = fillerOf(read, topic, context, discourse, 'subject/before-verb');
  if (!verbAgrees(verb, filler.agreement, false)) return null;
  const parted = read.units.slice(topic.last, back).some((unit) => unit.class === 'mark' && !isQuote(unit));
  return { filler, relative: false, distant: parted };
}

const TIMES = new Set(['time']);

/** Words that two commas may hold apart from a clause. */
const INSERTED = 8;

/** نائب الرئيس، خالد بحاح، وصل: the unit before what two commas set apart, where no clause stands between them. */
function beforeInsertion(read: ReadSentence, at: number, context: DocumentContext): number {
  if (read.units[at]?.lemma !== '،') return at;
  const name = unitBefore(read, at);
  if (name?.class === 'name' && context.text.slice(name.start, name.end).includes('،')) return at - 1;
  for (let back = at - 1; back >= Math.max(0, at - INSERTED); back -= 1) {
    const unit = read.units[back] as Unit;
    if (unit.lemma === '،') return back - 1;
    // يذكر أن تركيا، أعلنت: what أن opens goes on past the comma, for no verb of its clause was told yet.
    if (isAuxiliary(unit) || (unit.class === 'complementizer' && pronounOf(unit) === null)) return at - 1;
    if (!INSERTED_CLASSES.has(unit.class)) return at;
  }
  return at;
}

const INSERTED_CLASSES = new Set<Unit['class']>(['name', 'noun', 'adjective', 'preposition', 'date', 'number']);

function isPassedOver(unit: Unit): boolean {
  return (
    unit.class === 'adverb' ||
    unit.class === 'tense' ||
    unit.class === 'negator' ||
    unit.class === 'date' ||
    isAuxiliary(unit)
  );
}

function relativeTopic(
  read: ReadSentence,
  verb: Unit,
  relative: number,
  context: DocumentContext,
  discourse: Discourse,
): Topic | null {
  const near = phraseBefore(read, relative);
  if (!near) return null;
  const phrase = beforeItsPlace(read, near, verb, context) ?? near;
  const name = nameInside(read, phrase);
  const head = read.units[phrase.head];
  if (!verbAgrees(verb, agreementOf(read, head, context), false)) {
    if (name === null || !verbAgrees(verb, agreementOf(read, read.units[name], context), false)) return null;
  }
  return { filler: fillerOf(read, phrase, context, discourse, 'subject/relative'), relative: true, distant: false };
}

/** حكومة إقليم كردستان في شمال العراق التي تقاتل داعش: a place does nothing, and who is there does. */
function beforeItsPlace(read: ReadSentence, place: Phrase, verb: Unit, context: DocumentContext): Phrase | null {
  if (place.preposition !== 'في' || nameOf(read, read.units[place.head])?.type !== 'place') return null;
  const phrase = read.phrases[place.index - 1];
  const head = phrase && read.units[phrase.head];
  const isNamed = phrase !== undefined && nameInside(read, phrase) !== null && phrase.last === place.first - 2;
  return isNamed && verbAgrees(verb, agreementOf(read, head, context), false) ? phrase : null;
}

/** The phrase that opens the clause which `phrase` ends: bare, after a mark, a complementizer or the sentence's start. */
function openingPhrase(read: ReadSentence, phrase: Phrase): Phrase | null {
  let current: Phrase | undefined = phrase;
  for (let steps = 0; current && steps < 4; steps += 1) {
    // وواشنطن تدعم أنقرة: و joins a clause where it joins no phrase.
    const joinsClause = read.units[current.first]?.reading.proclitics[0] === 'و';
    if (current.preposition === null && current.joinedTo < 0 && (joinsClause || opensClause(read, current.first)))
      return current;
    if (current.joinedTo >= 0) current = read.phrases[current.joinedTo];
    else
      current =
        read.phrases[current.index - 1]?.last === previousContent(read, current.first)
          ? read.phrases[current.index - 1]
          : undefined;
  }
  return null;
}

function previousContent(read: ReadSentence, at: number): number {
  let back = at - 1;
  while (back >= 0 && ((read.units[back] as Unit).class === 'preposition' || isQuote(read.units[back] as Unit)))
    back -= 1;
  return back;
}

function opensClause(read: ReadSentence, at: number): boolean {
  let back = at - 1;
  while (back >= 0 && isQuote(read.units[back] as Unit)) back -= 1;
  const before = read.units[back];
  if (!before) return true;
  return (
    before.class === 'mark' ||
    before.class === 'complementizer' ||
    before.class === 'conjunction' ||
    before.class === 'adverb' ||
    isAuxiliary(before)
  );
}

/** ها of إنها; null where the word has none. */
function pronounOf({ reading, lemma }: Unit): string | null {
  return reading.pronoun ?? /(?:هما|ها|هم|هن|ه)$/u.exec(lemma)?.[0] ?? null;
}

/** قالت موسكو إنها تدعم: the pronoun of إنّ is the topic, the speaker or subject before that agrees. */
function topicOfComplementizer(
  read: ReadSentence,
  verb: Unit,
  complementizer: Unit,
  at: number,
  discourse: Discourse,
): Topic | null {
  const pronoun = pronounOf(complementizer);
  if (pronoun === null) return null;
  const accused = (complementizer.reading.proclitics[0] ?? complementizer.lemma).startsWith('ب')
    ? objectBefore(read, verb, at, pronoun, discourse)
    : null;
  if (accused) return { filler: accused, relative: true, distant: false };
  // أبدت واشنطن أسفها، وقالت موسكو إنها، لكن تركيا قالت إنها: the pronoun is she who says it, whose name or verb stands right before.
  const speaker = discourse.within
    .filter(([says, { last }]) => says === at - 1 || (last >= 0 && last === at - 1))
    .map(([, filler]) => filler);
  const subject = [...speaker, ...discourse.subjects].find(
    (found) => pronounAgrees(pronoun, found.agreement) && verbAgrees(verb, found.agreement, false),
  );
  const filler = subject
    ? { ...subject, first: -1, last: -1, head: -1 }
    : pronounFiller(complementizer, at, null, discourse, pronoun);
  return (
    filler && {
      filler: { ...filler, source: 'inherited', rule: 'subject/pronoun-of-inna' },
      relative: true,
      distant: false,
    }
  );
}

/** اتهم الجزائر بأنها تسلح المتمردين: what stands under ب is said of the name after the verb, where it agrees, and not of its subject. */
function objectBefore(
  read: ReadSentence,
  verb: Unit,
  at: number,
  pronoun: string,
  discourse: Discourse,
): Filler | null {
  const [says, subject] = discourse.within.findLast(([index]) => index < at) ?? [];
  const from = says === undefined ? undefined : read.units[says]?.start;
  const to = read.units[at]?.start;
  if (from === undefined || to === undefined || !subject?.entities.length) return null;
  const found = discourse.recent.findLast(
    (named) =>
      named.at > from &&
      named.at < to &&
      !subject.entities.includes(named.entity) &&
      pronounAgrees(pronoun, named.agreement) &&
      verbAgrees(verb, named.agreement, false),
  );
  if (!found) return null;
  const { entity, agreement } = found;
  return {
    entities: [entity],
    first: -1,
    last: -1,
    head: -1,
    lemma: pronoun,
    agreement,
    source: 'inherited',
    rule: 'subject/pronoun-of-inna',
  };
}

/** فهي تمتلك: the subject of the verb before, or of the sentence before, that agrees. */
function topicOfPronoun(verb: Unit, { lemma, index }: Unit, discourse: Discourse): Topic | null {
  const pronoun = ATTACHED.get(lemma);
  if (pronoun === undefined) return null;
  const earlier = discourse.within.filter(([at]) => at < index).map(([, filler]) => filler);
  const subject = [...earlier.toReversed(), ...discourse.subjects].find(
    (found) =>
      found.entities.length > 0 && pronounAgrees(pronoun, found.agreement) && verbAgrees(verb, found.agreement, false),
  );
  if (!subject) return null;
  const filler = { ...subject, first: -1, last: -1, head: -1, source: 'inherited', rule: 'subject/pronoun' } as const;
  return { filler, relative: true, distant: false };
}

/** Pronouns that stand alone, and as they are written at the end of a word. */
const ATTACHED: ReadonlyMap<string, string> = new Map([
  ['هو', 'ه'],
  ['هي', 'ها'],
  ['هم', 'هم'],
  ['هما', 'هما'],
  ['هن', 'هن'],
]);

/** فصائل تساندها طهران، التنظيم الذي تدعمه: the pronoun stands for the noun that the clause describes. */
export function describedBy(read: ReadSentence, at: number, context: DocumentContext): Filler | null {
  const phrase = describedPhrase(read, at);
  if (!phrase) return null;
  return fillerOf(read, phrase, context, null, 'object/described');
}

/** True right after الذي, من or ما: the subject of such a verb is no one from outside the clause. */
export function afterRelative(read: ReadSentence, at: number): boolean {
  let back = at - 1;
  while (back >= 0 && isPassedOver(read.units[back] as Unit)) back -= 1;
  return read.units[back]?.class === 'relative';
}
