/**
 * Who does it, to whom, through which preposition: the arguments of a predicate within its clause.
 *
 * A finite verb looks to its right for a bare phrase (verb–subject–object), to its left for a topic (subject–verb–object, after
 * إن, أن or at the head of a clause), through الذي to the noun before it, and last to the subject of the sentence so far. A verbal
 * noun looks at its genitive, its pronoun, an adjective of nationality, then at its prepositions.
 */
import { isQuote, onceAForm, type Phrase, type Unit } from '../language/index.ts';
import { agreementOf, isAccusative, verbAgrees, type Agreement } from './grammar.ts';
import { nameOf, type DocumentContext, type ReadSentence } from './sentence.ts';

/** A filled place of a frame: the entities meant, and where they stand. */
export interface Filler {
  readonly entities: readonly string[];
  /** First and last unit. */
  readonly first: number;
  readonly last: number;
  /** Head unit of the phrase; −1 where the filler is a pronoun or carried over. */
  readonly head: number;
  /** Lemma of the head, for frames that ask what kind of thing it is. */
  readonly lemma: string;
  /** Gender and number, for verbs that carry it on. */
  readonly agreement: Agreement;
  readonly source: 'stated' | 'inherited';
  /** Where it was found, for explanations: `subject/after-verb`. */
  readonly rule: string;
}

export interface Arguments {
  readonly subject: Filler | null;
  readonly object: Filler | null;
  /** What the noun of a verb phrase governs: قدّم دعم بلاده. */
  readonly genitive: Filler | null;
  /** Prepositional phrases of the clause by preposition, in order. */
  readonly oblique: ReadonlyMap<string, readonly Filler[]>;
  /** Who alleges it, where the act is what someone is accused of. */
  readonly accuser?: readonly string[];
  /** First and last unit that the predicate and its arguments cover. */
  readonly first: number;
  readonly last: number;
}

/** A name that a pronoun may stand for. */
export interface Named {
  readonly entity: string;
  /** The names joined with it by و, itself among them: a plural or dual pronoun means them all. */
  readonly joined: readonly string[];
  /** Offset in the text. */
  readonly at: number;
  readonly agreement: Agreement;
}

/** Whom pronouns and verbs without a subject mean at this point of the article. */
export interface Discourse {
  /** Who may be meant by a verb without a subject, likeliest first: of this sentence, the speaker, of the sentence before. */
  readonly subjects: readonly Filler[];
  /** Subjects of the verbs of this sentence by the unit of their verb, in order. */
  readonly within: readonly (readonly [verb: number, subject: Filler])[];
  /** Names so far, latest last. */
  readonly recent: readonly Named[];
  /** Offset at which the sentence begins. */
  readonly from: number;
}

const OPEN_AGREEMENT: Agreement = { gender: null, number: null };

const OPENING = new Set(['(', '[', '-', '–', '—', '{']);
const CLOSING = new Set([')', ']', '-', '–', '—', '}']);
const HARD_STOPS = new Set(['؛', ';', ':', '.', '؟', '?', '!', '…']);

type ReadArguments = (read: ReadSentence, at: number, context: DocumentContext, discourse: Discourse) => Arguments;

/** Reads the arguments of a unit once for each discourse, which belongs to one place of one sentence: many ask for the same ones. */
function onceADiscourse(readArguments: ReadArguments): ReadArguments {
  const known = new WeakMap<Discourse, Arguments[]>();
  return (read, at, context, discourse) => {
    let byUnit = known.get(discourse);
    if (!byUnit) known.set(discourse, (byUnit = []));
    return (byUnit[at] ??= readArguments(read, at, context, discourse));
  };
}

/** Arguments of the finite verb at `at`. */
export const argumentsOfVerb = onceADiscourse(readVerb);

/** Arguments of the verbal noun (or noun of an act) at `at`. */
export const argumentsOfNoun = onceADiscourse(readNoun);

/** What stands after a verb in its clause, whoever is meant by its pronouns. */
interface Clause {
  readonly right: Scan;
  /** The phrases that may be its subject or object. */
  readonly bare: readonly Phrase[];
  /** The first of them that may be its subject. */
  readonly agreeing: Phrase | undefined;
}

const clauses = new WeakMap<ReadSentence, Clause[]>();

/** The clause of the verb at `at`, read once: it is asked for with the discourse before, within and after its sentence. */
function clauseOf(read: ReadSentence, at: number, context: DocumentContext): Clause {
  let ofSentence = clauses.get(read);
  if (!ofSentence) clauses.set(read, (ofSentence = []));
  return (ofSentence[at] ??= readClause(read, at, context));
}

function readClause(read: ReadSentence, at: number, context: DocumentContext): Clause {
  const verb = read.units[at] as Unit;
  const right = scanRight(read, at);
  const appositions = new Set(right.phrases.map((phrase) => appositionOf(read, phrase)));
  const bare = right.phrases.filter(
    (phrase) =>
      phrase.preposition === null &&
      phrase.joinedTo < 0 &&
      !appositions.has(phrase) &&
      !describesName(read, phrase) &&
      isArgument(read.units[phrase.head], context),
  );
  return { right, bare, agreeing: bare.find((phrase) => canBeSubject(read, verb, phrase, context)) };
}

function readVerb(read: ReadSentence, at: number, context: DocumentContext, discourse: Discourse): Arguments {
  const verb = read.units[at] as Unit;
  const { right, bare, agreeing } = clauseOf(read, at, context);
  const passive =
    verb.lexical?.features.voice === 'passive' && verb.lexical.features.person !== null && isOnlyPassive(verb);
  const left = topicBefore(read, at, context, discourse);
  let subject: Filler | null;
  let object: Filler | null = null;
  // الذي أدانته روما: the pronoun is what is described, and the subject comes after.
  const objectRelative =
    left !== null && verb.reading.pronoun !== null && agreeing !== undefined && bare.indexOf(agreeing) === 0;
  if (left && !objectRelative && !(agreeing && !left.relative && left.distant)) {
    subject = left.filler;
    object = bare[0] ? fillerOf(read, bare[0], context, discourse, 'object/after-verb') : null;
  } else if (agreeing && bare.indexOf(agreeing) === 0) {
    subject = fillerOf(read, agreeing, context, discourse, 'subject/after-verb');
    const next = bare[1];
    object = next ? fillerOf(read, next, context, discourse, 'object/after-subject') : null;
  } else {
    subject = afterRelative(read, at) ? null : carriedSubject(verb, discourse);
    object = bare[0] ? fillerOf(read, bare[0], context, discourse, 'object/after-verb') : null;
  }
  if (!subject && agreeing) subject = fillerOf(read, agreeing, context, discourse, 'subject/after-object');
  if (verb.reading.pronoun !== null) {
    const topic =
      objectRelative && left && left.filler.entities.length > 0 ? { ...left.filler, rule: 'object/topic' } : null;
    object = describedBy(read, at, context) ?? topic ?? pronounFiller(verb, at, subject, discourse) ?? object;
  }
  if (passive) {
    object = subject ?? object;
    subject = null;
  }
  return {
    subject,
    object,
    genitive: null,
    oblique: obliquesOf(read, right.phrases, context, discourse, at + 1, right.last),
    first: Math.min(at, subject?.source === 'stated' ? subject.first : at),
    last: Math.max(at, right.last),
  };
}

function readNoun(read: ReadSentence, at: number, context: DocumentContext, discourse: Discourse): Arguments {
  const noun = read.units[at] as Unit;
  const phrase = read.phrases[read.phraseOf[at] ?? -1];
  // A noun that was read as a verb is in no phrase; its genitive is the phrase after it.
  const genitive = phrase
    ? null
    : (read.phrases.find((next) => next.first === at + 1 && next.preposition === null) ?? null);
  const right = scanRight(read, phrase?.last ?? genitive?.last ?? at);
  let subject: Filler | null = genitive && fillerOf(read, genitive, context, discourse, 'subject/genitive');
  let object: Filler | null = null;
  if (noun.reading.pronoun !== null) subject = pronounFiller(noun, at, null, discourse);
  if (phrase) {
    for (let inside = at + 1; inside <= phrase.last; inside += 1) {
      const unit = read.units[inside] as Unit;
      const name = nameOf(read, unit);
      if (!name) {
        // بحث مواجهة التنظيم: what depends on another abstract noun is not this noun's doer.
        if (
          unit.class === 'noun' &&
          unit.lexical?.pos !== 'participle' &&
          !actsForItsOwner(unit) &&
          !isOwnCountry(unit)
        )
          break;
        const owner = subject === null && unit.class === 'noun' ? pronounFiller(unit, inside, null, discourse) : null;
        if (owner) subject = { ...owner, rule: 'subject/genitive-pronoun' };
        continue;
      }
      const filler: Filler = {
        entities: withJoined(read, phrase, [name.entity], context, discourse),
        first: inside,
        last: inside,
        head: inside,
        lemma: unit.lemma,
        agreement: OPEN_AGREEMENT,
        source: 'stated',
        rule: unit.adjectival ? 'subject/nisba' : 'subject/genitive',
      };
      if (!subject) subject = filler;
      // دعوة فرنسية إيطالية: two adjectives are two doers.
      else if (unit.adjectival && subject.rule === 'subject/nisba')
        subject = { ...subject, entities: [...new Set([...subject.entities, name.entity])], last: inside };
      else if (!object) object = { ...filler, entities: [name.entity], rule: 'object/genitive' };
    }
  }
  // رفضه محاولة باشاغا، تهديده لعاصمة: after a noun with its doer as a pronoun a bare phrase is what it is done to.
  const next = noun.reading.pronoun !== null && phrase?.last === at ? read.phrases[phrase.index + 1] : undefined;
  if (
    next &&
    isRightAfter(read, at, next.first) &&
    next.preposition === null &&
    isArgument(read.units[next.head], context)
  )
    object ??= fillerOf(read, next, context, discourse, 'object/after-noun');
  const between = right.phrases.some((found) => found.preposition === 'بين') ? null : betweenAhead(read, right.last);
  const phrases = between ? [...ownPhrases(read, right.phrases), between] : ownPhrases(read, right.phrases);
  const end = between ? lastJoined(read, between).last : 0;
  return {
    subject,
    object,
    genitive: null,
    oblique: obliquesOf(read, phrases, context, discourse, at + 1, Math.max(phrase?.last ?? at, right.last)),
    first: at,
    last: Math.max(phrase?.last ?? at, right.last, end),
  };
}

/** True where nothing but adverbs and dates stands between two units: إسقاطه مؤخراً طائرة. */
function isRightAfter(read: ReadSentence, at: number, next: number): boolean {
  return read.units.slice(at + 1, next).every((unit) => unit.class === 'adverb' || unit.class === 'date');
}

/** The prepositional phrases that belong to a noun: those before the next bare phrase, which is the verb's. */
function ownPhrases(read: ReadSentence, phrases: readonly Phrase[]): readonly Phrase[] {
  const end = phrases.findIndex(
    (phrase) =>
      phrase.preposition === null &&
      phrase.joinedTo < 0 &&
      read.units[phrase.head]?.class !== 'date' &&
      read.units[phrase.head]?.class !== 'adjective',
  );
  return end < 0 ? phrases : phrases.slice(0, end);
}

/** اشتباكات شهدتها العاصمة بين …: a clause may stand between the noun and the two sides. */
function betweenAhead(read: ReadSentence, from: number): Phrase | null {
  for (let at = from + 1; at < Math.min(read.units.length, from + 14); at += 1) {
    const unit = read.units[at] as Unit;
    if (HARD_STOPS.has(unit.lemma) || unit.lemma === '،' || unit.class === 'complementizer') return null;
    const phrase = read.phrases[read.phraseOf[at] ?? -1];
    if (phrase?.first === at && phrase.preposition === 'بين') return phrase;
  }
  return null;
}

interface Scan {
  readonly phrases: readonly Phrase[];
  readonly last: number;
}

/** Phrases after unit `at` up to the end of its clause. */
function scanRight(read: ReadSentence, at: number): Scan {
  const phrases: Phrase[] = [];
  let last = at;
  let next = at + 1;
  while (next < read.units.length) {
    const unit = read.units[next] as Unit;
    const phrase = read.phrases[read.phraseOf[next] ?? -1];
    if (phrase && phrase.first === next) {
      if (
        phrase.joinedTo < 0 &&
        unit.reading.proclitics[0] === 'و' &&
        phrases.length > 0 &&
        !isListMember(read, phrase)
      )
        break;
      phrases.push(phrase);
      last = phrase.last;
      next = phrase.last + 1;
      continue;
    }
    if (unit.class === 'mark') {
      if (HARD_STOPS.has(unit.lemma)) break;
      if (unit.lemma === '،' || unit.lemma === ',') {
        const resume = afterComma(read, next, phrases);
        if (resume === null) break;
        next = resume;
        continue;
      }
      if (OPENING.has(unit.lemma)) {
        next = afterParenthesis(read, next);
        continue;
      }
      if (isQuote(unit) && phrases.length > 0 && opensSentence(read, next)) break;
      next += 1;
      continue;
    }
    if (unit.class === 'relative') {
      const resume = afterRelativeClause(read, next);
      if (resume === null) break;
      next = resume;
      continue;
    }
    if (
      unit.class === 'verb' ||
      unit.class === 'complementizer' ||
      unit.class === 'conjunction' ||
      unit.class === 'negator' ||
      unit.class === 'tense'
    )
      break;
    if (unit.class === 'pronoun') break;
    if (unit.class === 'preposition' && unit.reading.pronoun !== null) last = next;
    if (unit.class !== 'adverb' || unit.reading.proclitics.length === 0) next += 1;
    else break;
  }
  return { phrases, last };
}

function isListMember(read: ReadSentence, phrase: Phrase): boolean {
  const head = read.units[phrase.head];
  return head?.class === 'name';
}

/** A quotation mark that opens a clause rather than a name. */
function opensSentence(read: ReadSentence, at: number): boolean {
  return read.units[at + 1]?.class === 'verb' || read.units[at + 1]?.class === 'complementizer';
}

/**
 * After a comma the clause goes on where the comma only sets off an apposition: a name after a title, or a short insertion that
 * another comma closes. Gives the unit to go on from, or null.
 */
function afterComma(read: ReadSentence, comma: number, phrases: readonly Phrase[]): number | null {
  const next = read.units[comma + 1];
  const bareSeen = phrases.some((phrase) => phrase.preposition === null);
  if (next?.class === 'name' && next.reading.proclitics.length === 0 && !next.adjectival) return comma + 1;
  if (next && next.reading.proclitics[0] === 'و' && next.class === 'name') return comma + 1;
  // وصل، إلى عدن: right after the verb a comma parts nothing.
  if (next?.class === 'preposition' && !phrases.length && next.reading.proclitics[0] !== 'و') return comma + 1;
  // دعت واشنطن، في بيان صدر أمس، حفتر إلى …: an insertion that opens with a preposition may hold a verb.
  const inserted = next?.class === 'preposition' && !phrases.some((phrase) => phrase.preposition !== null);
  for (let at = comma + 1; at < Math.min(read.units.length, comma + (inserted ? 14 : 9)); at += 1) {
    const unit = read.units[at] as Unit;
    if ((unit.class === 'verb' && !inserted) || unit.class === 'complementizer' || HARD_STOPS.has(unit.lemma))
      return null;
    if (unit.lemma === '،' || unit.lemma === ',')
      return bareSeen || next?.class === 'preposition' || next?.class === 'date' ? at + 1 : null;
  }
  return null;
}

/** يلتقي كارتر الذي يزور المنطقة، رئيس الوزراء: the clause goes on after the comma that ends the relative clause. */
function afterRelativeClause(read: ReadSentence, relative: number): number | null {
  for (let at = relative + 1; at < Math.min(read.units.length - 1, relative + 14); at += 1) {
    const unit = read.units[at] as Unit;
    if (HARD_STOPS.has(unit.lemma)) return null;
    if (unit.lemma !== '،') continue;
    const next = read.units[at + 1] as Unit;
    const resumes =
      (next.class === 'noun' || next.class === 'name' || next.class === 'preposition') &&
      next.reading.proclitics[0] !== 'و';
    return resumes ? at + 1 : null;
  }
  return null;
}

function afterParenthesis(read: ReadSentence, open: number): number {
  for (let at = open + 1; at < Math.min(read.units.length, open + 25); at += 1) {
    if (CLOSING.has((read.units[at] as Unit).lemma) && (read.units[at] as Unit).class === 'mark') return at + 1;
  }
  return open + 1;
}

function canBeSubject(read: ReadSentence, verb: Unit, phrase: Phrase, context: DocumentContext): boolean {
  const head = read.units[phrase.head];
  if (!head || head.class === 'date' || isBareAdjective(head, context)) return false;
  // قتل 9 مقاتلين: a counted noun is never nominative, and the verb need not agree with it.
  const first = read.units[phrase.first];
  if (first?.class === 'number' && !first.lemma.startsWith('ال'))
    return verbAgrees(verb, { gender: null, number: null }, true);
  if (isAccusative(head, context)) return false;
  return verbAgrees(verb, agreementOf(read, head, context), true);
}

/** حكومة طرابلس المعترف بها، خليفة حفتر القائد العام: a participle with the article or a title right after a name describes it. */
function describesName(read: ReadSentence, phrase: Phrase): boolean {
  const head = read.units[phrase.head];
  const name = nameOf(read, read.units[phrase.first - 1]);
  if (!head || !name || head.class === 'name') return false;
  if (head.lexical?.pos === 'participle' && head.reading.article) return true;
  return name.type === 'person' && isDefiniteHead(read, phrase) && isOfKind(head, TITLES);
}

/** Dates and prepositions with a pronoun, which no table of nouns holds, are no subjects or objects. */
function isArgument(head: Unit | undefined, context: DocumentContext): boolean {
  return head !== undefined && head.class !== 'date' && (head.class === 'name' || withPronoun(head, context) === null);
}

/** An adjective alone is a subject only with the article, as a noun. */
function isBareAdjective(head: Unit, context: DocumentContext): boolean {
  return head.adjectival && (head.class !== 'name' || !/^[وف]?ال/u.test(context.tokens[head.first]?.exact ?? ''));
}

interface Topic {
  readonly filler: Filler;
  /** Found through الذي. */
  readonly relative: boolean;
  /** Words stand between it and the verb. */
  readonly distant: boolean;
}

/** The subject before the verb: the noun before الذي, or the phrase that opens the clause. */
function topicBefore(read: ReadSentence, at: number, context: DocumentContext, discourse: Discourse): Topic | null {
  let back = at - 1;
  while (back >= 0 && isPassedOver(read.units[back] as Unit)) back -= 1;
  const before = read.units[back];
  if (!before) return null;
  const verb = read.units[at] as Unit;
  if (before.class === 'relative' && /^(?:ال|الل)/u.test(before.lemma)) return relativeTopic(read, verb, back, context);
  if (before.class === 'complementizer') return topicOfComplementizer(verb, before, back, discourse);
  const phrase = read.phrases[read.phraseOf[back] ?? -1];
  if (!phrase) return null;
  // تقريراً ينتقد إسرائيل: a clause describes the indefinite noun right before it.
  const described =
    back === at - 1 &&
    !isDefiniteHead(read, phrase) &&
    phrase.head <= back &&
    read.units[phrase.head]?.class === 'noun' &&
    // في وقت شن الطيران: a time does nothing.
    !isOfKind(read.units[phrase.head], TIMES) &&
    nameInside(read, phrase) === null;
  if (described && verbAgrees(verb, agreementOf(read, read.units[phrase.head], context), false)) {
    return { filler: fillerOf(read, phrase, context, discourse, 'subject/described'), relative: true, distant: false };
  }
  const topic = openingPhrase(read, phrase);
  if (!topic) return null;
  const filler = fillerOf(read, topic, context, discourse, 'subject/before-verb');
  if (!verbAgrees(verb, filler.agreement, false)) return null;
  const parted = read.units.slice(topic.last, back).some((unit) => unit.class === 'mark' && !isQuote(unit));
  return { filler, relative: false, distant: parted };
}

function isPassedOver(unit: Unit): boolean {
  return (
    unit.class === 'adverb' ||
    unit.class === 'tense' ||
    unit.class === 'negator' ||
    unit.class === 'date' ||
    (unit.class === 'verb' && AUXILIARY.has(unit.lemma))
  );
}

const AUXILIARY = new Set(['كان', 'ظل', 'بات', 'أصبح', 'زال', 'عاد', 'كاد']);

function relativeTopic(read: ReadSentence, verb: Unit, relative: number, context: DocumentContext): Topic | null {
  const phrase = phraseBefore(read, relative);
  if (!phrase) return null;
  const name = nameInside(read, phrase);
  const head = read.units[phrase.head];
  if (!verbAgrees(verb, agreementOf(read, head, context), false)) {
    if (name === null || !verbAgrees(verb, agreementOf(read, read.units[name], context), false)) return null;
  }
  return { filler: fillerOf(read, phrase, context, null, 'subject/relative'), relative: true, distant: false };
}

function nameInside(read: ReadSentence, phrase: Phrase): number | null {
  for (let at = phrase.last; at >= phrase.first; at -= 1) if (nameOf(read, read.units[at])) return at;
  return null;
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
    (before.class === 'verb' && AUXILIARY.has(before.lemma))
  );
}

/** قالت موسكو إنها تدعم: the pronoun of إنّ is the topic, the speaker or subject before that agrees. */
function topicOfComplementizer(verb: Unit, complementizer: Unit, at: number, discourse: Discourse): Topic | null {
  const pronoun = complementizer.reading.pronoun ?? /(?:هما|ها|هم|هن|ه)$/u.exec(complementizer.lemma)?.[0] ?? null;
  if (pronoun === null) return null;
  // أبدت واشنطن أسفها، وقالت موسكو إنها: the pronoun is she who says it, whose name stands right before.
  const speaker = discourse.within.filter(([, { last }]) => last >= 0 && last === at - 1).map(([, filler]) => filler);
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

/** The phrase that a clause with the verb at `at` describes: الغارات التي شنها; null where it describes none. */
export function describedPhrase(read: ReadSentence, at: number): Phrase | null {
  const relative = read.units[at - 1]?.class === 'relative';
  const phrase = phraseBefore(read, relative ? at - 1 : at);
  return phrase && (relative || !isDefiniteHead(read, phrase)) ? phrase : null;
}

/** فصائل تساندها طهران، التنظيم الذي تدعمه: the pronoun stands for the noun that the clause describes. */
function describedBy(read: ReadSentence, at: number, context: DocumentContext): Filler | null {
  const phrase = describedPhrase(read, at);
  if (!phrase) return null;
  const filler = fillerOf(read, phrase, context, null, 'object/described');
  return filler.entities.length ? filler : null;
}

/** The phrase that ends before unit `at`; marks and dates, which nothing describes, are passed over. */
function phraseBefore(read: ReadSentence, at: number): Phrase | null {
  let back = at - 1;
  while (
    back >= 0 &&
    ((read.units[back] as Unit).class === 'mark' ||
      (read.units[back] as Unit).class === 'date' ||
      (read.units[back] as Unit).class === 'preposition')
  )
    back -= 1;
  return read.phrases[read.phraseOf[back] ?? -1] ?? null;
}

/** With the article or a pronoun, or before a genitive that is definite: سلاح الجو. */
function isDefiniteHead(read: ReadSentence, phrase: Phrase): boolean {
  const head = read.units[phrase.head];
  if (head === undefined || head.class === 'name' || head.reading.article || head.reading.pronoun !== null) return true;
  const next = phrase.head < phrase.last ? read.units[phrase.head + 1] : undefined;
  return (
    next !== undefined &&
    !next.adjectival &&
    (next.reading.article || next.class === 'name' || next.reading.pronoun !== null)
  );
}

/** True right after الذي, من or ما: the subject of such a verb is no one from outside the clause. */
function afterRelative(read: ReadSentence, at: number): boolean {
  let back = at - 1;
  while (back >= 0 && isPassedOver(read.units[back] as Unit)) back -= 1;
  return read.units[back]?.class === 'relative';
}

/** A verb without a subject of its own has that of the verb before it, if it agrees. */
export function carriedSubject(verb: Unit, discourse: Discourse): Filler | null {
  if (verb.lexical?.features.person !== 3) return null;
  const nearest = discourse.within.findLast(
    ([at, candidate]) => at < verb.index && verbAgrees(verb, candidate.agreement, false),
  )?.[1];
  const subject = nearest ?? discourse.subjects.find((candidate) => verbAgrees(verb, candidate.agreement, false));
  if (!subject) return null;
  return { ...subject, first: -1, last: -1, head: -1, source: 'inherited', rule: 'subject/carried' };
}

const OWNED = new Set([
  'person',
  'group',
  'force',
  'title',
  'organisation',
  'aircraft',
  'weapon',
  'vehicle',
  'ship',
  'office',
]);

/** قوات، طائرات، حكومة: people and things by which their owner acts. */
function actsForItsOwner(unit: Unit): boolean {
  return isOfKind(unit, OWNED);
}

/** بلاده: whoever is meant acts for his country. */
const isOwnCountry = (unit: Unit): boolean => unit.lemma === 'بلد' && unit.reading.pronoun !== null;

/** True where a pronoun may stand for what has this agreement: ها for feminines and for plurals, هم for plurals. */
export function pronounAgrees(pronoun: string, agreement: Agreement): boolean {
  if (pronoun === 'ها') return agreement.gender !== 'm' || agreement.number === 'p';
  if (pronoun === 'ه') return agreement.gender !== 'f' && agreement.number !== 'p';
  if (pronoun === 'هم' || pronoun === 'هن') return agreement.number !== 's';
  if (pronoun === 'هما') return agreement.number !== 's';
  return false;
}

/** Whom the pronoun of a unit means, as the filler of a role; null where no name before it agrees. */
export function pronounFiller(
  unit: Unit,
  at: number,
  subject: Filler | null,
  discourse: Discourse,
  pronoun = unit.reading.pronoun,
): Filler | null {
  if (pronoun === null) return null;
  const excluded = subject?.entities ?? [];
  const free = (ids: readonly string[]): boolean => excluded.length === 0 || !ids.some((id) => excluded.includes(id));
  const fits = (found: Named): boolean =>
    found.at < unit.start &&
    (pronounAgrees(pronoun, found.agreement) || isSeveral(found, pronoun)) &&
    free([found.entity]);
  // The nearest name of the sentence that agrees, then its subject, then names before.
  const near = discourse.recent.findLast((found) => found.at >= discourse.from && fits(found));
  const topic = near
    ? undefined
    : discourse.subjects.find((found) => pronounAgrees(pronoun, found.agreement) && free(found.entities));
  const latest = near ?? (topic ? undefined : discourse.recent.findLast(fits));
  const candidate = topic?.entities ?? (latest ? meantOf(latest, pronoun).filter((id) => !excluded.includes(id)) : []);
  if (!candidate.length) return null;
  return {
    entities: candidate,
    first: at,
    last: at,
    head: -1,
    lemma: pronoun,
    agreement: OPEN_AGREEMENT,
    source: 'inherited',
    rule: 'pronoun/last-named',
  };
}

/** هم and هما for names joined by و, ها for joined states: اتهم قطر والسودان … واتهمها. */
function isSeveral(found: Named, pronoun: string): boolean {
  return (
    found.joined.length > 1 && (pronoun !== 'هما' || found.joined.length === 2) && pronoun !== 'ه' && pronoun !== 'ها'
  );
}

function meantOf(found: Named, pronoun: string): readonly string[] {
  const all = isSeveral(found, pronoun) || (pronoun === 'ها' && found.joined.length > 2);
  return all ? found.joined : [found.entity];
}

/** Prepositions with a pronoun, by their spelling: له، عليها، معهم. */
const WITH_PRONOUN: ReadonlyMap<string, readonly [preposition: string, pronoun: string]> = new Map(
  [
    ['ل', 'ل'], ['ب', 'ب'], ['على', 'علي'], ['إلى', 'إلي'], ['لدى', 'لدي'], ['من', 'من'], ['عن', 'عن'], ['في', 'في'], ['مع', 'مع'], ['ضد', 'ضد'], ['بين', 'بين'], ['حول', 'حول'], ['تجاه', 'تجاه'], ['نحو', 'نحو'],
  ].flatMap(([preposition = '', stem = '']) => ['ه', 'ها', 'هم', 'هما', 'هن'].map((pronoun) => [`${stem}${pronoun}`, [preposition, pronoun]] as const)),
); // prettier-ignore

/** The preposition and pronoun that a unit is, or null. */
export function withPronoun(
  unit: Unit,
  context: DocumentContext,
): readonly [preposition: string, pronoun: string] | null {
  const token = context.tokens[unit.first];
  return token ? readWithPronoun(token) : null;
}

const readWithPronoun = onceAForm(({ exact }) => {
  const joined = exact.startsWith('و') || exact.startsWith('ف');
  return WITH_PRONOUN.get(exact) ?? (joined ? WITH_PRONOUN.get(exact.slice(1)) : undefined) ?? null;
});

function obliquesOf(
  read: ReadSentence,
  phrases: readonly Phrase[],
  context: DocumentContext,
  discourse: Discourse,
  from: number,
  to: number,
): ReadonlyMap<string, readonly Filler[]> {
  const oblique = new Map<string, Filler[]>();
  for (let at = from; at <= to; at += 1) {
    const unit = read.units[at] as Unit;
    const found = unit.class === 'mark' || unit.class === 'name' ? null : withPronoun(unit, context);
    const filler = found && pronounFiller(unit, at, null, discourse, found[1]);
    if (found && filler) oblique.set(found[0], [...(oblique.get(found[0]) ?? []), filler]);
  }
  for (const phrase of phrases) {
    if (phrase.preposition === null || phrase.joinedTo >= 0) continue;
    const filler = fillerOf(read, phrase, context, discourse, `oblique/${phrase.preposition}`);
    const list = oblique.get(phrase.preposition);
    if (list) list.push(filler);
    else oblique.set(phrase.preposition, [filler]);
  }
  return oblique;
}

/** A phrase, with those joined to it, as the filler of a role. */
export function fillerOf(
  read: ReadSentence,
  phrase: Phrase,
  context: DocumentContext,
  discourse: Discourse | null,
  rule: string,
): Filler {
  const head = read.units[phrase.head] as Unit;
  const entities = withJoined(read, phrase, membersOf(read, phrase, context, discourse), context, discourse);
  const agreement = agreementOf(read, head, context);
  return {
    entities,
    agreement: entities.length > 1 ? OPEN_AGREEMENT : agreement,
    first: phrase.first,
    last: lastJoined(read, phrase).last,
    head: phrase.head,
    lemma: head.lemma,
    source: 'stated',
    rule,
  };
}

/** The entity that a phrase stands for: its head's, else the first name that depends on it, else its pronoun's. */
function entitiesIn(read: ReadSentence, phrase: Phrase, discourse: Discourse | null): readonly string[] {
  // خصوم حفتر، خصومه: those whom he fights, and not he.
  if (ENEMIES.has(read.units[phrase.head]?.lemma ?? '')) return [];
  // نظيره القطري خالد العطية: the person, and not his country.
  const person = appositionOf(read, phrase);
  if (person) return entitiesIn(read, person, discourse);
  for (let at = phrase.first; at <= phrase.last; at += 1) {
    const name = nameOf(read, read.units[at]);
    // متشددون من تنظيم داعش: people are those to whom they belong.
    const members = name?.type === 'group' ? partiesOf(read, phrase) : [];
    if (name) return members.length ? members : [name.entity];
  }
  const head = read.units[phrase.head] as Unit;
  if (head.reading.pronoun !== null && discourse)
    return pronounFiller(head, phrase.head, null, discourse)?.entities ?? [];
  const whole = wholeOf(read, phrase);
  return whole ? entitiesIn(read, whole, discourse) : [];
}

/** The party or force that من names right after a phrase. */
function partiesOf(read: ReadSentence, phrase: Phrase): readonly string[] {
  const next = read.phrases[phrase.index + 1];
  if (!next || next.preposition !== 'من' || next.first > phrase.last + 2 || next.joinedTo >= 0) return [];
  const at = nameInside(read, next);
  const name = at === null ? null : nameOf(read, read.units[at]);
  return name && (name.type === 'armed-group' || name.type === 'organization') ? [name.entity] : [];
}

/** قائد الجيش عبد الفتاح البرهان: the name that follows a title at once. */
function appositionOf(read: ReadSentence, phrase: Phrase): Phrase | null {
  const next = read.phrases[phrase.index + 1];
  // After a preposition the name that stands in apposition has none of its own.
  if (!next || next.first !== phrase.last + 1 || next.joinedTo >= 0) return null;
  if (next.preposition !== phrase.preposition && next.preposition !== null) return null;
  // ويتهم معارضون البرهان: one name is no apposition of several.
  const title = read.units[phrase.head]?.lexical?.features.number;
  if ((title === 'p' || title === 'd') && next.last === next.first && !joinedAfter(read, next)) return null;
  const name = nameOf(read, read.units[next.head]);
  const inside = nameInside(read, phrase);
  const ofCountry = inside === null || nameOf(read, read.units[inside])?.rule === 'name/nisba';
  return name?.type === 'person' && next.head === next.first && ofCountry && isOfKind(read.units[phrase.head], TITLES)
    ? next
    : null;
}

/**
 * The whole of which the phrase is a part or the owner of what it names: وحدة من الجيش، دورية للجيش، موظفين في الأمم المتحدة. Only for an
 * indefinite head; a definite one has its owner in itself.
 */
function wholeOf(read: ReadSentence, phrase: Phrase): Phrase | null {
  const next = read.phrases[phrase.index + 1];
  if (!next || next.first > phrase.last + 2 || next.joinedTo >= 0) return null;
  const head = read.units[phrase.head];
  const isPart = head?.class === 'number' || isOfKind(head, PARTS);
  // القوات التابعة للمشير: forces are those to whom they belong.
  if (
    next.preposition === 'ل' &&
    BELONGING.has(read.units[phrase.last]?.reading.stem.replace(/(?:ة|ين|ون)$/u, '') ?? '')
  )
    return next;
  if (next.preposition === 'من') return isPart && nameOf(read, read.units[next.head])?.type !== 'place' ? next : null;
  // وحدة المستعربين في الجيش: a unit is in its army, however it is called.
  if (next.preposition === 'في' && isPart && nameOf(read, read.units[next.head])?.type === 'armed-group') return next;
  if (isDefiniteHead(read, phrase) || head?.class !== 'noun') return null;
  if (next.preposition === 'ل') return next;
  return next.preposition === 'في' && isPart && nameOf(read, read.units[next.head])?.type !== 'place' ? next : null;
}

const ENEMIES = new Set(['خصم', 'عدو', 'مناوئ', 'مناهض', 'غريم', 'منافس']);
const BELONGING = new Set(['تابع', 'موالي', 'موال', 'منتمي', 'خاضع']);
const TITLES = new Set(['person', 'title', 'office']);
const TIMES = new Set(['time']);
const PARTS = new Set(['person', 'group', 'force', 'quantity', 'title', 'aircraft', 'organisation']);

function isOfKind(unit: Unit | undefined, kinds: ReadonlySet<string>): boolean {
  return (
    unit?.nominal.some((entry) => entry.pos === 'noun' && entry.noun.kinds.some((kind) => kinds.has(kind))) ?? false
  );
}

/** Those whom a phrase names, else the people whom it tells of. */
function membersOf(
  read: ReadSentence,
  phrase: Phrase,
  context: DocumentContext,
  discourse: Discourse | null,
): readonly string[] {
  const named = entitiesIn(read, phrase, discourse);
  if (named.length) return named;
  const two = bothOf(read.units[phrase.head] as Unit, context, discourse);
  if (two.length) return two;
  const people = context.people.of(read, phrase);
  return people === null ? [] : [people];
}

/** الوزيران، الطرفان، البلدان: the two named last, persons for a title, else sides. */
function bothOf(head: Unit, context: DocumentContext, discourse: Discourse | null): readonly string[] {
  if (!discourse || !head.reading.article || head.lexical?.features.number !== 'd') return [];
  const isPerson = isOfKind(head, TITLES);
  if (!isPerson && !SIDES.has(head.lemma)) return [];
  const last = discourse.recent
    .filter((found) => found.at < head.start && (context.entities.get(found.entity)?.type === 'person') === isPerson)
    .map((found) => found.entity);
  const [first, second] = [...new Set(last.toReversed())];
  return first !== undefined && second !== undefined ? [second, first] : [];
}

const SIDES = new Set(['طرف', 'جانب', 'بلد', 'دولة', 'حكومة', 'فصيل', 'جيش']);

function withJoined(
  read: ReadSentence,
  phrase: Phrase,
  own: readonly string[],
  context: DocumentContext,
  discourse: Discourse | null,
): readonly string[] {
  const all = [...own];
  let current = phrase;
  for (;;) {
    const next = joinedAfter(read, current);
    if (!next) break;
    // مصر والإمارات join; a noun without a name of its own ends the list.
    const more = membersOf(read, next, context, discourse);
    if (!more.length) break;
    for (const id of more) if (!all.includes(id)) all.push(id);
    current = next;
  }
  return all;
}

/** The phrase that و joins to this one, or null. */
function joinedAfter(read: ReadSentence, phrase: Phrase): Phrase | null {
  return read.phrases.find((next) => next.joinedTo === phrase.index) ?? null;
}

/** Those named in the phrases that و joins with this one, in order. */
export function entitiesOfList(read: ReadSentence, phrase: Phrase): readonly string[] {
  let first = phrase;
  while (first.joinedTo >= 0) first = read.phrases[first.joinedTo] as Phrase;
  const all: string[] = [];
  for (let current: Phrase | null = first; current; current = joinedAfter(read, current))
    all.push(...entitiesIn(read, current, null));
  return [...new Set(all)];
}

function lastJoined(read: ReadSentence, phrase: Phrase): Phrase {
  let current = phrase;
  for (;;) {
    const next = joinedAfter(read, current);
    if (!next) return current;
    current = next;
  }
}

/** Passive where the spelling allows nothing else, or the lexicon has no active reading: تُستخدم is left open. */
function isOnlyPassive(verb: Unit): boolean {
  return verb.lexical?.features.voice === 'passive';
}
