/**
 * Proposes claims: every word that can be a predicate, with the arguments that its clause gives it, becomes a draft or nothing.
 * Generous by design: what a rule holds for unlikely is proposed with a doubt, and `refine.ts` removes what overlaps and what the
 * judge finds unlikely.
 */
import type { Claim, Predicate, Role, Stance } from '../model/index.ts';
import { exactKey, type Unit } from '../language/index.ts';
import {
  argumentsOfNoun,
  argumentsOfVerb,
  carriedSubject,
  describedPhrase,
  withPronoun,
  type Arguments,
  type Discourse,
  type Filler,
} from './arguments/index.ts';
import { moodOfNoun, moodOfParticiple, moodOfVerb, partAround, placesOf, timeOf, type Mood } from './circumstances.ts';
import type { Doubt, Draft } from './draft.ts';
import { knownSides, type Told } from './known-sides.ts';
import { verbAgrees } from './grammar.ts';
import type { Opposition } from './opposition.ts';
import type { PhraseMatch, PredicateIndex, Route } from './predicates.ts';
import { nameOf, type DocumentContext, type ReadSentence } from './sentence.ts';
import { attributionAt, type Scope, type Speaker } from './voices.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface ProposeInput {
  readonly read: ReadSentence;
  readonly context: DocumentContext;
  readonly discourse: Discourse;
  readonly scopes: readonly Scope[];
  readonly speaker: Speaker | null;
  /** The acts told so far. */
  readonly told: Told;
  readonly predicates: PredicateIndex;
  readonly vocabulary: Vocabulary;
  readonly opposition: Opposition;
}

/** All drafts of a sentence, in order of their triggers. */
export function proposeClaims(input: ProposeInput): readonly Draft[] {
  const drafts: Draft[] = [];
  const usedNouns = new Set<number>();
  input.read.units.forEach((unit, at) => {
    if (unit.class === 'verb' && !usedNouns.has(at)) drafts.push(...fromVerb(input, unit, at, usedNouns));
    else if ((unit.class === 'noun' || unit.class === 'adjective') && !usedNouns.has(at))
      drafts.push(...fromNoun(input, unit, at));
  });
  return drafts;
}

// — finite verbs

function fromVerb(input: ProposeInput, verb: Unit, at: number, usedNouns: Set<number>): readonly Draft[] {
  const { predicates, read } = input;
  const own = predicates.byVerb(verb.lemma);
  const args = withFirstPerson(input, verb, argumentsOfVerb(read, at, input.context, input.discourse), at);
  // Somewhat further: a noun of the phrase may have been read as a verb, أعلنت سحب قواتها, or be no noun, اعتذر عن عدم.
  const match = predicates.byPhrase(read.units, at, Math.min(args.last + 2, read.units.length - 1), verb.lemma);
  // رفضت حكومة الوفاق: the subject is no part of the phrase رفض حكومة.
  const phrase =
    match &&
    args.subject?.source === 'stated' &&
    args.subject.entities.length > 0 &&
    match.units.includes(args.subject.head) &&
    !match.predicates.some((candidate) => candidate.frame['subject'] === 'none')
      ? null
      : match;
  const paired = phrase ? null : pairedNoun(input, verb, at, args);
  if (!own.length && !phrase && !paired) return [];
  if (
    isVerbalNoun(verb) &&
    verb.reading.proclitics.every((clitic) => clitic === 'و') &&
    !fitsAsVerb(args, match, own)
  ) {
    // دعم الإمارات لحفتر، وتشبث حكومة الوحدة بالسلطة: no subject agrees with the verb, and the same letters are its verbal noun
    // with its doer.
    const asNoun = fromNoun(input, verb, at).filter(
      (claim) => claim.actorSource === 'stated' && claim.recipient.length > 0,
    );
    if (asNoun.length) return asNoun;
  }
  const mood = moodOfVerb(read, at, input.vocabulary);
  if (phrase) {
    for (const unit of phrase.units) usedNouns.add(unit);
    if (mood.unreal) return [];
    const joined = withPhrase(input, at, args, phrase);
    return draftOf(input, bestFit(read, at, phrase.predicates, joined, true), 'light-verb', at, joined, mood);
  }
  if (paired) {
    usedNouns.add(paired.at);
    const joined: Arguments = {
      ...args,
      object: verb.reading.pronoun === null ? args.object : null,
      first: Math.min(args.first, paired.at),
      oblique: mergeOblique(args.oblique, argumentsOfNoun(read, paired.at, input.context, input.discourse).oblique),
    };
    return mood.unreal
      ? []
      : draftOf(input, bestFit(read, at, paired.predicates, joined), 'light-verb', at, joined, mood);
  }
  const predicate = bestFit(read, at, own, args);
  if (!predicate || mood.unreal) return [];
  const spoken = predicate.speech ? withAuthor(input, args) : args;
  const filled = withAttacker(input, predicate, withSubjectBefore(input, verb, predicate, spoken));
  return draftOf(
    input,
    predicate,
    'verb',
    at,
    isPassive(input, predicate, filled) ? { ...filled, subject: null, object: filled.subject } : filled,
    mood,
  );
}

/** True where the verb has a subject, and one done to only if it can take one. */
function fitsAsVerb(args: Arguments, match: PhraseMatch | null, own: readonly Predicate[]): boolean {
  if (args.subject === null) return false;
  if (args.subject.source === 'stated' || !args.object?.entities.length) return true;
  return [...own, ...(match?.predicates ?? [])].some((predicate) => 'object' in predicate.frame);
}

/** الغارات التي شنها الجيش، قصف نفذته القوات: the noun of a verb phrase before its verb, which points back by a pronoun. */
function pairedNoun(
  input: ProposeInput,
  verb: Unit,
  at: number,
  args: Arguments,
): { readonly at: number; readonly predicates: readonly Predicate[] } | null {
  const { read, predicates, vocabulary, context } = input;
  const next = read.units[at + 1];
  // زيارة قام بها أردوغان: the pronoun may stand on the preposition.
  const byPreposition =
    vocabulary.controls.has(verb.lemma) && next !== undefined && withPronoun(next, context)?.[0] === 'ب';
  const head = describedPhrase(read, at)?.head ?? topicHead(args);
  const noun = head === null ? null : read.units[head];
  if (head === null || !noun) return null;
  const pair = predicates.byPair(verb.lemma, noun);
  // اللقاء الذي جمع حفتر وسلامة: here the noun is what does it, and no one's act.
  const asSubject = pair.filter((predicate) => predicate.frame['subject'] === 'none');
  if (verb.reading.pronoun === null && !byPreposition && !asSubject.length) return null;
  const performed = byPreposition || (!pair.length && vocabulary.performs.has(verb.lemma));
  const found = performed ? actsOf(input, noun, head) : verb.reading.pronoun === null ? asSubject : pair;
  return found.length ? { at: head, predicates: found } : null;
}

/** سيارة مفخخة متوقفة قرب السوق انفجرت: the noun with which the clause opens, its subject; null where it is someone. */
function topicHead({ subject }: Arguments): number | null {
  return subject?.rule === 'subject/before-verb' && subject.entities.length === 0 ? subject.head : null;
}

/** The predicates that a noun of an act may be. */
function actsOf(input: ProposeInput, noun: Unit, at: number): readonly Predicate[] {
  const compound = input.predicates.byCompound(input.read.units, at);
  if (compound.length) return compound;
  const acted = noun.nominal.find(
    (entry) => entry.features.kind === 'verbal-noun' && input.predicates.byVerb(entry.lemma).length > 0,
  );
  return acted ? input.predicates.byVerb(acted.lemma) : input.predicates.byNoun(input.read.units, at);
}

/**
 * قتل سبعة جنود “seven soldiers were killed”: letters do not tell active from passive. A verb that is done to someone, with nothing
 * but an indefinite or counted phrase after it, is passive.
 */
function isPassive(input: ProposeInput, predicate: Predicate, args: Arguments): boolean {
  const { read } = input;
  if (predicate.frame['object'] !== 'recipient' || args.object || !args.subject) return false;
  // قتل محمد الجبوري في غارة للتحالف: he who is killed in another's raid has killed no one.
  const attacker = isAssault(predicate) ? attackerIn(input, args) : null;
  if (attacker && !attacker.entities.some((id) => args.subject?.entities.includes(id))) return true;
  // مدنيون قتلوا: victims before the verb.
  if (args.subject.rule === 'subject/before-verb')
    return (
      predicate.type === 'ASSAULT' &&
      predicate.stance === -1 &&
      (read.units[args.subject.first]?.class === 'number' || args.subject.entities.every((id) => VICTIMS.has(id)))
    );
  if (args.subject.rule !== 'subject/after-verb') return false;
  const first = read.units[args.subject.first];
  const head = read.units[args.subject.head];
  const bare =
    head?.class === 'noun' &&
    !head.reading.article &&
    head.reading.pronoun === null &&
    read.units[args.subject.head + 1]?.class !== 'name';
  return (
    first?.class === 'number' ||
    (bare && predicate.type !== 'REQUEST') ||
    (read.names[head?.ref ?? -1]?.rule === 'name/forces-of' && head?.class === 'name' && !head.lemma.startsWith('ال'))
  );
}

/**
 * ودعت جميع الأطراف إلى …: a verb that و or كما joins to what came before, with one bare phrase where its frame wants a doer and
 * one done to: the doer is the subject before.
 */
function withSubjectBefore(input: ProposeInput, verb: Unit, predicate: Predicate, args: Arguments): Arguments {
  const { subject, object } = args;
  const wanted = predicate.frame['object'];
  if (object || subject?.rule !== 'subject/after-verb' || !(wanted === 'recipient' || isMeeting(predicate, args)))
    return args;
  const before = input.read.units[verb.index - 1];
  const joined = verb.reading.proclitics[0] === 'و' || before?.class === 'conjunction';
  const candidates = [
    ...input.discourse.within
      .filter(([at]) => at < verb.index)
      .map(([, filler]) => filler)
      .toReversed(),
    ...input.discourse.subjects,
  ];
  const earlier = candidates.find(
    (candidate) =>
      verbAgrees(verb, candidate.agreement, false) && !candidate.entities.some((id) => subject.entities.includes(id)),
  );
  if (!joined || !earlier) return args;
  return {
    ...args,
    subject: { ...earlier, first: -1, last: -1, head: -1, source: 'inherited', rule: 'subject/carried' },
    object: { ...subject, rule: 'object/after-verb' },
  };
}

/** دعا البيان، فند التحقيق: a document that is known speaks for him who spoke last. */
function withAuthor(input: ProposeInput, args: Arguments): Arguments {
  const head = args.subject && input.read.units[args.subject.head];
  if (!args.subject || args.subject.entities.length || !head?.reading.article || !isDocument(head)) return args;
  const author = input.speaker?.filler ?? input.discourse.subjects[0] ?? null;
  if (!author?.entities.length) return args;
  return {
    ...args,
    subject: { ...args.subject, entities: author.entities, source: 'inherited', rule: 'subject/author' },
  };
}

const isDocument = (unit: Unit): boolean => isOfKind(unit, 'document') || isOfKind(unit, 'speech');

/** دمرت غارة للتحالف المخزن: whose raid it was has done it. */
function withAttacker(input: ProposeInput, predicate: Predicate, args: Arguments): Arguments {
  const { subject } = args;
  if (!isAssault(predicate) || !subject || subject.head < 0 || !isAttackNoun(input, subject.head)) return args;
  const doer = doerOfAttack(input, subject.head);
  return doer ? { ...args, subject: { ...doer, rule: 'subject/by-attack' } } : args;
}

/** حيث التقى وزير الخارجية: a verb of meeting with one of the two who meet. */
function isMeeting(predicate: Predicate, args: Arguments): boolean {
  return (
    predicate.type === 'CONSULT' &&
    predicate.frame['object'] !== undefined &&
    !['مع', 'ب'].some((preposition) =>
      (args.oblique.get(preposition) ?? []).some((filler) => filler.entities.length > 0),
    )
  );
}

/** True for a carried noun that is itself who is hit: طردت دبلوماسيين روسا. */
function isSomeone(read: ReadSentence, filler: Filler | null): boolean {
  const head = filler && read.units[filler.head];
  const name = head ? nameOf(read, head) : null;
  return name !== null && name.rule !== 'name/forces-of' && name.rule !== 'name/nisba';
}

/** Who says what stands at a unit; no one where the article says it itself. */
function speakerAt(input: ProposeInput, at: number): readonly string[] {
  return input.scopes.findLast((scope) => scope.first <= at && at <= scope.last)?.voice.speaker ?? [];
}

/** The verb's arguments with those of the noun that it carries: what the noun governs is what the act is done to. */
function withPhrase(input: ProposeInput, at: number, args: Arguments, phrase: PhraseMatch): Arguments {
  const carried = new Set(phrase.units);
  const isCarried = (filler: Filler | null): boolean => filler !== null && carried.has(filler.head);
  const ofNoun = argumentsOfNoun(input.read, phrase.noun, input.context, input.discourse);
  const stated = ofNoun.subject?.source === 'stated' ? ofNoun.subject : null;
  // أكد دعم بلاده: the noun that stands where a subject would is what the verb carries.
  const subject = isCarried(args.subject)
    ? carriedSubject(input.read.units[at] as Unit, input.discourse)
    : args.subject;
  return {
    subject: subject ?? (stated && isCarried(args.subject) ? { ...stated, rule: 'subject/nisba' } : null),
    object:
      isCarried(args.object) && !isSomeone(input.read, args.object) ? ofNoun.object : (args.object ?? ofNoun.object),
    genitive: subject ? stated : null,
    oblique: mergeOblique(ofNoun.oblique, args.oblique),
    first: args.first,
    last: Math.max(args.last, ofNoun.last),
  };
}

/** نرفض، طالبتُ: the speaker of the quotation is the subject. */
function withFirstPerson(input: ProposeInput, verb: Unit, args: Arguments, at: number): Arguments {
  if (verb.lexical?.features.person !== 1) return args;
  const speaker = speakerAt(input, at);
  if (!speaker.length) return { ...args, subject: null };
  return {
    ...args,
    subject: {
      entities: speaker,
      first: at,
      last: at,
      head: -1,
      lemma: '',
      agreement: { gender: null, number: null },
      source: 'inherited',
      rule: 'subject/first-person',
    },
  };
}

function mergeOblique(
  a: ReadonlyMap<string, readonly Filler[]>,
  b: ReadonlyMap<string, readonly Filler[]>,
): ReadonlyMap<string, readonly Filler[]> {
  const merged = new Map(a);
  for (const [preposition, fillers] of b) if (!merged.has(preposition)) merged.set(preposition, fillers);
  return merged;
}

// — nouns and participles

function fromNoun(input: ProposeInput, noun: Unit, at: number): readonly Draft[] {
  const { predicates, read, context, discourse } = input;
  const { acted, active, passive } = predicates.verbsOf(noun);
  if (!isVerbalNoun(noun) && (active !== null || passive !== null)) {
    // متهماً أنقرة: beside a verb the letters of both participles are the active one.
    const asActive = active === null ? [] : fromParticiple(input, noun, active, at);
    return asActive.length || passive === null ? asActive : fromPassiveParticiple(input, passive, at);
  }
  const args = asVictim(input, noun, withController(input, at, argumentsOfNoun(read, at, context, discourse)));
  const phrase = acted === null ? null : predicates.byPhrase(read.units, at, args.last, acted);
  // تفجير انتحاري says more than تفجير.
  const compound = phrase ? [] : predicates.byCompound(read.units, at);
  const derived = phrase?.predicates ?? (acted === null || compound.length ? [] : predicates.byVerb(acted));
  const candidates = derived.length ? derived : compound.length ? compound : predicates.byNoun(read.units, at);
  if (!candidates.length) return [];
  const told = moodOfNoun(read, at, input.vocabulary);
  const mood: Mood =
    args.subject?.rule === 'subject/purpose' && told.modality === 'actual' ? { ...told, modality: 'planned' } : told;
  const predicate = bestFit(read, at, candidates, args);
  if (!predicate) return [];
  if (predicate.stance === 1 && isGivenUp(input, at)) return [];
  const carrying = phrase && withCarried(input, args, phrase);
  const whole = carrying ?? withOwner(predicate, args, derived.length > 0);
  const route = carrying ? 'light-verb' : derived.length ? 'verbal-noun' : 'noun';
  const draft = draftOf(input, predicate, route, at, whole, mood);
  return draft.map((claim) =>
    sidesAreUnnamed(claim) || nounTells(claim, whole) ? claim : doubted(claim, 'noun-tells-little'),
  );
}

/** سقوط المدينة بيد الحوثيين: the noun of a verb that carries another noun, where that one has someone of its own; else null. */
function withCarried(input: ProposeInput, args: Arguments, phrase: PhraseMatch): Arguments | null {
  const carried = new Set(phrase.units);
  const ofNoun = argumentsOfNoun(input.read, phrase.noun, input.context, input.discourse);
  const genitive = ofNoun.subject;
  if (phrase.noun === args.first || genitive?.source !== 'stated' || carried.has(genitive.head)) return null;
  return {
    ...args,
    subject: args.subject && carried.has(args.subject.head) ? null : args.subject,
    object: args.object ?? ofNoun.object,
    genitive,
    oblique: mergeOblique(ofNoun.oblique, args.oblique),
    last: Math.max(args.last, ofNoun.last),
  };
}

/**
 * هجوم مباغت لطيران التحالف، الزيارة المزمعة لوفد الائتلاف: whose it is does it, where ل brings nothing else; after a verbal noun it
 * brings what the verb has as its object.
 */
function withOwner(predicate: Predicate, args: Arguments, isVerbal: boolean): Arguments {
  if (args.subject || args.object || roleOf(predicate, 'ل', isVerbal) !== undefined) return args;
  const owner = (args.oblique.get('ل') ?? []).find((filler) => filler.entities.length > 0 && filler.head >= 0);
  return owner ? { ...args, subject: { ...owner, rule: 'subject/owner' } } : args;
}

/** مقتل ثلاثة مسلحين في غارة: a noun of what befalls someone has him as its genitive; who did it stands elsewhere. */
function asVictim(input: ProposeInput, noun: Unit, args: Arguments): Arguments {
  if (!input.vocabulary.victimNouns.has(noun.reading.stem) || args.object) return args;
  const counted = input.read.phrases[(input.read.phraseOf[noun.index] ?? -1) + 1];
  const victim =
    args.subject ??
    // مقتل 3 من مسلحي الحوثي: of whom some are counted.
    (counted?.preposition === 'من' ? (args.oblique.get('من') ?? [])[0] : undefined) ??
    null;
  return { ...args, subject: null, object: victim && { ...victim, rule: 'object/victim' } };
}

/** التراجع عن دعمها: support that the text says is given up shows none. */
function isGivenUp(input: ProposeInput, at: number): boolean {
  const before = input.read.units[at - 1];
  if (before?.lemma !== 'عن') return false;
  return input.read.units
    .slice(Math.max(0, at - 5), at - 1)
    .some((unit) =>
      [unit.lemma, ...unit.nominal.map((entry) => entry.lemma)].some((lemma) => input.vocabulary.givingUp.has(lemma)),
    );
}

const MUTUAL = new Set(['صراع', 'نزاع', 'حرب', 'قتال', 'معارك', 'معركة', 'اقتتال', 'مواجهات']);
const TOLD_BY_TOPIC: ReadonlySet<Claim['type']> = new Set<Claim['type']>(['REQUEST', 'AGREE', 'REJECT', 'THREATEN']);
const TOLD_BY_PLACE: ReadonlySet<Claim['type']> = new Set<Claim['type']>(['ASSAULT', 'RETREAT', 'MOBILIZE']);
const isOfKind = (unit: Unit, kind: string): boolean =>
  unit.nominal.some((entry) => entry.pos === 'noun' && entry.noun.kinds.includes(kind));
const isVerbalNoun = (noun: Unit): boolean => noun.nominal.some((entry) => entry.features.kind === 'verbal-noun');

/** المدعوم من موسكو: what it describes is the object, and من brings the doer. */
function fromPassiveParticiple(input: ProposeInput, verb: string, at: number): readonly Draft[] {
  const { read, context, discourse } = input;
  const phrase = read.phrases[read.phraseOf[at] ?? -1];
  const right = argumentsOfNoun(read, at, context, discourse);
  const doer = right.oblique.get('من')?.find((filler) => filler.entities.length > 0 && filler.first <= at + 3);
  const object = phrase && nounBefore(read, phrase.head === at ? Math.max(0, at - 2) : phrase.first, at);
  if (!doer || !object) return [];
  const args: Arguments = {
    subject: { ...doer, rule: 'subject/agent' },
    object,
    genitive: null,
    oblique: new Map(),
    first: object.first,
    last: doer.last,
  };
  const predicate = bestFit(read, at, input.predicates.byVerb(verb), args);
  return predicate
    ? draftOf(input, predicate, 'passive-participle', at, args, moodOfNoun(read, at, input.vocabulary))
    : [];
}

/** يحاول حفتر احتلالها: with a doer from elsewhere the genitive or the pronoun of a noun is what it is done to. */
function ownedObject(own: Filler | null): Filler | null {
  return own && OWNER_RULES.has(own.rule) ? { ...own, rule: 'object/genitive' } : null;
}

/** لشن هجمات، بهدف دعم حفتر: what the act of the clause is for. */
function isPurpose(read: ReadSentence, at: number): boolean {
  const noun = read.units[at] as Unit;
  const before = read.units[at - 1]?.lemma ?? '';
  return isVerbalNoun(noun) && !noun.reading.article && (noun.reading.proclitics.includes('ل') || AIMS.has(before));
}

const AIMS = new Set(['بهدف', 'بغية', 'قصد', 'بقصد']);

/** How a noun carries the one whose it is. */
const OWNER_RULES = new Set(['subject/genitive', 'pronoun/last-named']);

/** Prepositions by which a verb brings what its subject does; قلقها إزاء القتال is no fight of hers. */
const CONTROLLING = new Set(['ب', 'في', 'على', 'إلى', 'عن', 'من', 'ل']);

/** قام بقصف، واصل دعم، جدد دعوته: the doer of the noun is the subject of the verb that brings it; the genitive is then whom it hits. */
function withController(input: ProposeInput, at: number, args: Arguments): Arguments {
  const { read, vocabulary, context, discourse } = input;
  const own = args.subject;
  if (vocabulary.victimNouns.has((read.units[at] as Unit).reading.stem)) return args;
  if (own && (own.rule === 'subject/nisba' || args.object)) return args;
  const carried = carrierOf(input, at);
  if (carried === null) return args;
  const meets = !own && isMeetingWith(input, at, args);
  for (let back = carried - 1; back >= Math.max(0, carried - 12); back -= 1) {
    const unit = read.units[back] as Unit;
    if (unit.class === 'complementizer' || unit.class === 'relative') return args;
    if (unit.class !== 'verb') continue;
    const ofVerb = argumentsOfVerb(read, back, context, discourse);
    if (accuses(input, unit, ofVerb, carried)) return accusedOf(args, own, ofVerb);
    // قال كيري في مؤتمر مشترك مع العطية: who speaks there meets him.
    if (meets && ofVerb.subject?.entities.length && ofVerb.subject.source === 'stated')
      return { ...args, subject: { ...ofVerb.subject, rule: 'subject/controller' } };
    if (isPurpose(read, carried) && ofVerb.subject?.entities.length)
      return {
        ...args,
        subject: { ...ofVerb.subject, rule: 'subject/purpose' },
        object: ownedObject(own) ?? args.object,
      };
    if (!vocabulary.controls.has(unit.lemma)) return args;
    const brings =
      ofVerb.object?.head === carried ||
      [...ofVerb.oblique].some(
        ([preposition, fillers]) => CONTROLLING.has(preposition) && fillers.some((filler) => filler.head === carried),
      );
    if (!brings || !ofVerb.subject || ofVerb.subject.head === carried) return args;
    const object = ownedObject(own) ?? args.object;
    return {
      ...args,
      subject: { ...ofVerb.subject, rule: 'subject/controller' },
      object,
      first: Math.min(back, ofVerb.first),
    };
  }
  return args;
}

/** The head of the phrase in which an act stands: itself, or the noun that performs it, شن هجمات، إجراء محادثات; else null. */
function carrierOf({ read, vocabulary }: ProposeInput, at: number): number | null {
  const phrase = read.phrases[read.phraseOf[at] ?? -1];
  if (!phrase || phrase.head === at) return phrase ? at : null;
  const head = read.units[phrase.head];
  const performs = head?.nominal.some(
    ({ features, lemma }) => features.kind === 'verbal-noun' && vocabulary.performs.has(lemma),
  );
  return performs && at === phrase.head + 1 ? phrase.head : null;
}

/** في لقاء مع السفير، خلال مؤتمر صحفي مع نظيره: a meeting that tells whom one meets and not who. */
function isMeetingWith(input: ProposeInput, at: number, args: Arguments): boolean {
  return (
    (args.oblique.get('مع') ?? []).some((filler) => filler.entities.length > 0) &&
    actsOf(input, input.read.units[at] as Unit, at).some((predicate) => predicate.type === 'CONSULT')
  );
}

/** اتهمت حكومة الوفاق قوات حفتر بقصف الحي: the deed of which someone is accused, under ب. */
function accuses(input: ProposeInput, verb: Unit, ofVerb: Arguments, at: number): boolean {
  const under = (ofVerb.oblique.get('ب') ?? []).some((filler) => filler.head === at);
  return (
    under &&
    (ofVerb.object?.entities.length ?? 0) > 0 &&
    input.predicates
      .byVerb(verb.lemma)
      .some((predicate) => predicate.type === 'ACCUSE' && predicate.frame['object'] === 'recipient')
  );
}

/** The accused does it, on the accuser's word. */
function accusedOf(args: Arguments, own: Filler | null, ofVerb: Arguments): Arguments {
  const object = own?.rule === 'subject/genitive' ? { ...own, rule: 'object/genitive' } : args.object;
  return {
    ...args,
    subject: ofVerb.object && { ...ofVerb.object, rule: 'subject/accused' },
    object,
    accuser: ofVerb.subject?.entities ?? [],
  };
}

/**
 * A noun tells an act only where its doer is plain and it adds whom, where or when (CODEBOOK, hard case 1). A doer that the noun
 * itself carries (genitive, pronoun, nisba) is plain.
 */
function nounTells(claim: Draft, args: Arguments): boolean {
  // اشتباكات بين قوات … ومقاتلين: both sides are the doers.
  if (args.object?.rule === 'object/victim') return claim.recipient.length > 0;
  if (!args.subject || args.subject.entities.length === 0) return claim.actor.length > 1;
  if (args.subject.rule === 'subject/controller') return true;
  if (args.subject.rule === 'subject/accused') return claim.recipient.length > 0 || claim.place.length > 0;
  if (claim.type === 'CONSULT' && (args.subject.source === 'stated' || claim.actor.length > 1)) return true;
  if (claim.actorSource === 'inherited' && claim.recipient.length === 0) return false;
  // الصراع الليبي names no sides.
  if (
    claim.type === 'ASSAULT' &&
    args.subject.rule === 'subject/nisba' &&
    MUTUAL.has((claim.read.units[claim.trigger] as Unit).reading.stem) &&
    claim.actor.length < 2
  )
    return false;
  // دعوة فرنسية لوقف إطلاق النار: a demand or an offer with what is demanded is told in full.
  if (
    claim.predicate.speech &&
    args.subject.source === 'stated' &&
    TOLD_BY_TOPIC.has(claim.type) &&
    args.oblique.size > 0
  )
    return true;
  const namedDoer = args.subject.rule !== 'subject/nisba' || claim.actor.length > 1;
  return (
    claim.recipient.length > 0 ||
    (claim.place.length > 0 && TOLD_BY_PLACE.has(claim.type) && namedDoer) ||
    (claim.when.source === 'stated' && claim.aspect === 'event')
  );
}

const sidesAreUnnamed = (claim: Draft): boolean => claim.doubts.includes('doer-unnamed');

function doubted(draft: Draft, doubt: Doubt): Draft {
  return { ...draft, doubts: [...draft.doubts, doubt] };
}

/** مطالباً حفتر بوقف…, a participle beside the main verb, has its subject; الداعمة لحفتر has the noun before it. */
function fromParticiple(input: ProposeInput, participle: Unit, verb: string, at: number): readonly Draft[] {
  const { read, context, discourse } = input;
  const candidates = input.predicates.byVerb(verb);
  if (!candidates.length) return [];
  const right = argumentsOfVerb(read, at, context, { ...discourse, subjects: [], within: [] });
  const phrase = read.phrases[read.phraseOf[at] ?? -1];
  const beside =
    !participle.reading.article && participle.reading.pronoun === null && phrase?.head === at && isBesideVerb(read, at);
  let subject: Filler | null = null;
  if (beside) subject = input.speaker?.filler ?? discourse.subjects[0] ?? null;
  else if (phrase && phrase.head !== at) subject = nounBefore(read, phrase.first, at);
  if (!subject || !subject.entities.length) return [];
  const object =
    beside && right.subject?.source === 'stated' && right.subject.rule !== 'subject/before-verb'
      ? right.subject
      : right.object;
  const args: Arguments = {
    subject: { ...subject, source: beside ? 'inherited' : 'stated' },
    object,
    genitive: null,
    oblique: right.oblique,
    first: at,
    last: right.last,
  };
  const predicate = bestFit(read, at, candidates, args);
  if (!predicate) return [];
  return draftOf(input, predicate, 'participle', at, args, moodOfParticiple(read, at)).filter(
    (claim) => claim.recipient.length > 0 || claim.predicate.speech,
  );
}

/** True for an indefinite participle after a comma or another clause: …، مطالباً. */
function isBesideVerb(read: ReadSentence, at: number): boolean {
  const before = read.units[at - 1];
  const participle = read.units[at] as Unit;
  return (
    before !== undefined &&
    // 22 مسلحاً are counted.
    before.class !== 'number' &&
    (before.class === 'mark' ||
      participle.reading.proclitics[0] === 'و' ||
      participle.reading.stem.endsWith('ا') ||
      participle.reading.stem.endsWith('ة'))
  );
}

function nounBefore(read: ReadSentence, first: number, at: number): Filler | null {
  for (let index = at - 1; index >= first; index -= 1) {
    const name = nameOf(read, read.units[index]);
    if (name)
      return {
        entities: [name.entity],
        first: index,
        last: index,
        head: index,
        lemma: '',
        agreement: { gender: null, number: null },
        source: 'stated',
        rule: 'subject/described',
      };
  }
  return null;
}

// — frames

/** The predicate whose frame explains most of what stands there. */
function bestFit(
  read: ReadSentence,
  at: number,
  candidates: readonly Predicate[],
  args: Arguments,
  inPhrase = false,
): Predicate | null {
  let best: Predicate | null = null;
  let most = -Infinity;
  for (const candidate of candidates) {
    if (hasOtherMeaning(read, at, candidate, args) || takesNoObject(candidate, args)) continue;
    if (!inPhrase && !hasWhatItNeeds(candidate, args)) continue;
    let score = 0;
    for (const [slot, role] of Object.entries(candidate.frame)) {
      if (slot === 'subject' || slot === 'genitive') continue;
      const fillers = slot === 'object' ? (args.object ? [args.object] : []) : (args.oblique.get(slot) ?? []);
      if (!fillers.length) continue;
      score +=
        role === 'recipient' || role === 'partner' ? (fillers.some((filler) => filler.entities.length) ? 2 : 0.5) : 0.6;
    }
    if (score > most) [best, most] = [candidate, score];
  }
  return best;
}

/** A phrase of several words says what it means; a verb alone may need one of its slots to do so. */
function hasWhatItNeeds({ needs, needsNamed }: Predicate, args: Arguments): boolean {
  const fillers = (slot: string): readonly Filler[] => {
    if (slot === 'object') return args.object ? [args.object] : [];
    if (slot === 'genitive') return args.subject?.rule.startsWith('subject/genitive') ? [args.subject] : [];
    return args.oblique.get(slot) ?? [];
  };
  const isFilled = needs.length === 0 || needs.some((slot) => fillers(slot).length > 0);
  const isNamed =
    needsNamed.length === 0 || needsNamed.some((slot) => fillers(slot).some((filler) => filler.entities.length > 0));
  return isFilled && isNamed;
}

const BINDING = new Set(['عن', 'إلى', 'على', 'مع']);

/** A verb followed at once by a preposition that its frame does not know has another meaning: بحث عن beside بحث مع. */
function hasOtherMeaning(read: ReadSentence, at: number, predicate: Predicate, args: Arguments): boolean {
  const next = read.units[at + 1];
  // اعترف الوزير بأن: he admitted that, not he recognised.
  const clause = read.units[Math.max(at, args.last) + 1];
  if (clause?.class === 'complementizer' && clause.lemma.startsWith('ب') && predicate.frame['ب'] === 'recipient')
    return !WITH_CLAUSE.has(predicate.type);
  return (
    next?.class === 'preposition' &&
    BINDING.has(next.lemma) &&
    !(next.lemma in predicate.frame) &&
    predicate.verbs.length > 0
  );
}

/** يهرب السجائر: with an object it is another verb of the same letters. */
function takesNoObject(predicate: Predicate, args: Arguments): boolean {
  return (
    predicate.type === 'RETREAT' &&
    predicate.verbs.length > 0 &&
    !('object' in predicate.frame) &&
    args.object?.rule === 'object/after-verb' &&
    args.object.entities.length === 0
  );
}

interface Sides {
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly place: readonly string[];
  readonly actorSource: Draft['actorSource'];
  readonly recipientSource: Draft['recipientSource'];
  readonly doubt?: Doubt | null;
}

function sidesOf(
  input: ProposeInput,
  predicate: Predicate,
  route: Route,
  at: number,
  args: Arguments,
  type: Claim['type'],
): Sides | null {
  const actor: string[] = [];
  const recipient: string[] = [];
  const place: string[] = [];
  // Who meets is a doer; whom one will meet is whom the announcement concerns (CODEBOOK, hard case 2).
  const partner = type === 'AGREE' && predicate.type !== 'AGREE' ? recipient : actor;
  const give = (role: Role | undefined, entities: readonly string[]): void => {
    const into =
      role === 'actor'
        ? actor
        : role === 'partner'
          ? partner
          : role === 'recipient'
            ? recipient
            : role === 'place'
              ? place
              : null;
    for (const id of entities) {
      // تحرير عدن من الحوثيين: a place does nothing.
      const list = into === actor && input.context.entities.get(id)?.type === 'place' ? place : into;
      if (list && !list.includes(id)) list.push(id);
    }
  };
  const byAgent = agentOf(input, predicate, args);
  const { subject } = args;
  const fromNounOf = route === 'noun' || route === 'verbal-noun';
  if (fromNounOf && subject && OWNER_RULES.has(subject.rule))
    give(genitiveRole(predicate, args, byAgent), subject.entities);
  else if (subject) give(predicate.frame['subject'] ?? 'actor', subject.entities);
  // أدرجت حماس على قائمة المنظمات: whose list it is matters only where no one is put on it.
  const hit = (args.object?.entities.length ?? 0) > 0;
  const genitive = predicate.frame['genitive'];
  // أعلن السفير دعم القاهرة للسودان: with ل for whom it is, the genitive is whose it is.
  const forWhom = (args.oblique.get('ل') ?? []).some((filler) => filler.entities.length > 0);
  const owns = genitive === 'recipient' && predicate.frame['ل'] === 'recipient' && forWhom;
  if (args.genitive && owns) actor.splice(0, actor.length, ...args.genitive.entities);
  else if (args.genitive && !(hit && genitive === 'recipient')) give(genitive, args.genitive.entities);
  if (args.object) give(fromNounOf ? 'recipient' : predicate.frame['object'], args.object.entities);
  for (const [role, filler] of obliqueRoles(predicate, args, fromNounOf)) {
    // Whom it is done to is told once: the object, else the first preposition that brings someone.
    // رحبت واشنطن باتصال من طالبان: من brings the doer of a noun, not of a verb that has its own.
    const spared = role === 'actor' && !fromNounOf && filler.rule === 'oblique/من' && actor.length > 0;
    if (filler !== byAgent && !spared && !(role === 'recipient' && recipient.length > 0)) give(role, filler.entities);
  }
  if (byAgent) give('actor', byAgent.entities);
  if (predicate.frame['speaker'] === 'actor') give('actor', speakerAt(input, at));
  const both = new Set(actor);
  const others = recipient.filter((id) => !both.has(id));
  // تكبدت قوات حفتر خسائر: who loses has lost to the one whom he fights.
  if (!actor.length && predicate.type === 'ASSAULT' && predicate.frame['subject'] === 'recipient' && others.length) {
    const opponent = input.opposition.opponentOf(others);
    if (opponent.length)
      return { actor: opponent, recipient: others, place, actorSource: 'inferred', recipientSource: 'stated' };
  }
  // وتستمر المعارك في عين زارة: between those who fought before.
  if (
    !actor.length &&
    !others.length &&
    !fromNounOf &&
    predicate.type === 'ASSAULT' &&
    predicate.frame['بين'] === 'actor'
  ) {
    const opponent = input.opposition.opponentOf(lastAttackers(input));
    return opponent.length
      ? {
          actor: [...lastAttackers(input), ...opponent],
          recipient: [],
          place,
          actorSource: 'inferred',
          recipientSource: 'absent',
        }
      : null;
  }
  const placesHit = others.filter((id) => input.context.entities.get(id)?.type === 'place');
  const named = others.filter((id) => !placesHit.includes(id));
  // الولايات المتحدة حليفة إسرائيل: what such a noun is said of stands right before it.
  if (!actor.length && route === 'noun' && genitive === 'recipient' && named.length)
    actor.push(...nameBefore(input.read, at));
  if (!actor.length) {
    const victims = { named, placesHit, place };
    return (
      sidesKnownBefore(input, predicate, at, args, victims) ?? sidesUnnamed(input, predicate, fromNounOf, args, victims)
    );
  }
  const people = predicate.stance === -1 ? input.opposition.sidesHit(actor, named) : named;
  const inferred = people.length > 0 ? [] : sideLeftOpen(input, predicate, args, actor, placesHit);
  // اشتباكات شهدتها العاصمة: both sides of a fight are its doers (CODEBOOK, hard case 9).
  const isFight = fromNounOf && predicate.frame['بين'] === 'actor' && placesHit.length === 0 && actor.length === 1;
  return {
    actor: isFight ? [...actor, ...inferred] : actor,
    recipient: people.length ? people : isFight ? [] : inferred,
    place: [...place, ...placesHit],
    actorSource: subject?.source ?? 'stated',
    recipientSource: people.length ? 'stated' : inferred.length && !isFight ? 'inferred' : 'absent',
  };
}

/** Whom an act is done to that names only a place or a thing, or no one: told by who fights whom. */
function sideLeftOpen(
  input: ProposeInput,
  predicate: Predicate,
  args: Arguments,
  actor: readonly string[],
  places: readonly string[],
): readonly string[] {
  const { opposition } = input;
  const isTalk = predicate.type === 'CONSULT' || predicate.type === 'AGREE';
  if (places.length > 0) {
    if (isTalk) return opposition.statesOf(actor, places);
    return predicate.speech ? [] : opposition.ownerOf(actor, places);
  }
  if (hitsSomething(predicate, args)) return opponentsAt(input, actor, args);
  return predicate.type === 'ASSAULT' && actor.length === 1 ? opposition.opponentOf(actor) : [];
}

function nameBefore(read: ReadSentence, at: number): readonly string[] {
  const name = nameOf(read, read.units[at - 1]);
  return name && name.type !== 'place' && !read.units[at - 1]?.adjectival ? [name.entity] : [];
}

/** Sides that the sentence leaves open, where the article has told them before. */
function sidesKnownBefore(
  input: ProposeInput,
  predicate: Predicate,
  at: number,
  args: Arguments,
  hit: { readonly named: readonly string[]; readonly placesHit: readonly string[]; readonly place: readonly string[] },
): Sides | null {
  const { read, context, told, opposition } = input;
  const known =
    sidesOfKnownAttack(input, predicate, at, args) ??
    knownSides({ read, context, predicate, at, victims: hit.named, places: hit.placesHit, told, opposition });
  if (!known) return null;
  return {
    place: [...hit.place, ...hit.placesHit],
    actorSource: 'inferred',
    recipientSource: known.recipient.length === 0 ? 'absent' : hit.named.length ? 'stated' : 'inferred',
    doubt: 'sides-known-before',
    ...known,
  };
}

/** انفجرت سيارة مفخخة، اغتيل النائب، تجددت الاحتجاجات: somebody did it, and nobody says who. */
function sidesUnnamed(
  input: ProposeInput,
  predicate: Predicate,
  isNoun: boolean,
  args: Arguments,
  hit: { readonly named: readonly string[]; readonly placesHit: readonly string[]; readonly place: readonly string[] },
): Sides | null {
  if (!leavesDoerOpen(input, predicate, isNoun, args)) return null;
  // Where attackers are told of already, whoever reads on takes it for theirs, or for their enemies': not for a stranger's.
  if (isAssault(predicate) && lastAttackers(input).length > 0) return null;
  const group = predicate.unnamedDoer ?? unnamedAttacker(input, predicate, args);
  if (group === null) return null;
  return {
    actor: [input.context.people.unnamed(group)],
    recipient: hit.named.filter((id) => id !== group),
    place: [...hit.place, ...hit.placesHit],
    actorSource: 'inferred',
    recipientSource: hit.named.length ? 'stated' : 'absent',
    doubt: 'doer-unnamed',
  };
}

/**
 * A verb without a doer: a passive, one whose frame has none, or one whose doer is a thing or a mere number (سقطت قذائف، تظاهر آلاف). A
 * noun tells such an act only where the tables say so: انفجار سيارة does, التحقيق في اغتيال الرئيس speaks of what is known.
 */
function leavesDoerOpen(input: ProposeInput, predicate: Predicate, isNoun: boolean, args: Arguments): boolean {
  if (isNoun) return predicate.nounSuffices || args.object?.rule === 'object/victim';
  if ((predicate.frame['subject'] ?? 'actor') !== 'actor' || args.object?.rule.startsWith('subject/')) return true;
  const head = args.subject && input.read.units[args.subject.head];
  return head ? isVague(input, head) || WEAPONS.some((kind) => isOfKind(head, kind)) : false;
}

/** آلاف، أشخاص، عدد من السكان: a head that says of people no more than that they are people. */
function isVague({ vocabulary }: ProposeInput, head: Unit): boolean {
  const isSomePeople = vocabulary.vaguePeople.has(head.lemma) || isOfKind(head, 'quantity');
  return head.class === 'number' || (isSomePeople && !head.reading.article);
}

/** قتل شخصان في انفجار: those who are harmed in an attack are harmed by the attackers. */
function unnamedAttacker(input: ProposeInput, predicate: Predicate, args: Arguments): string | null {
  if (!isAssault(predicate)) return null;
  const attacks = [...args.oblique].flatMap(([preposition, fillers]) =>
    BY_ATTACK.has(preposition) ? fillers.filter(({ head }) => head >= 0) : [],
  );
  for (const { head } of attacks) {
    const group = actsOf(input, input.read.units[head] as Unit, head).find(isAssault)?.unnamedDoer ?? null;
    if (group !== null) return group;
  }
  return null;
}

/** أرسلت روسيا طائرات لدعم قوات حفتر: sending forces for someone is help for them. */
function helpedBy(input: ProposeInput, args: Arguments): readonly string[] {
  const filler = (args.oblique.get('ل') ?? []).find((found) => {
    const head = input.read.units[found.head];
    return head !== undefined && input.vocabulary.supportActs.has(head.reading.stem);
  });
  return (filler?.entities ?? []).filter((id) => input.context.entities.get(id)?.type !== 'place');
}

function withHelped(helped: readonly string[], sides: Sides | null): Sides | null {
  if (!sides || !helped.length) return sides;
  return {
    ...sides,
    actor: sides.actor.filter((id) => !helped.includes(id)),
    recipient: helped,
    recipientSource: 'stated',
  };
}

/**
 * الهجوم الذي استهدف القاعدة، قتل جندي في الهجوم: an attack that is known already, told again with the article, has the attackers
 * told before.
 */
function sidesOfKnownAttack(input: ProposeInput, predicate: Predicate, at: number, args: Arguments): Sides | null {
  if (predicate.type !== 'ASSAULT' || !lastAttackers(input).length) return null;
  const subject = args.subject?.head ?? -1;
  const heads = [
    at,
    subject,
    ...[...args.oblique].flatMap(([preposition, fillers]) =>
      BY_ATTACK.has(preposition) ? fillers.map((filler) => filler.head) : [],
    ),
  ];
  const told = heads.some((head) => {
    const unit = input.read.units[head];
    return unit !== undefined && (unit.reading.article || head === subject) && isAttackNoun(input, head);
  });
  if (!told) return null;
  const hit = [args.object, args.subject]
    .flatMap((filler) => filler?.entities ?? [])
    .filter((id) => !lastAttackers(input).includes(id));
  const places = hit.filter((id) => input.context.entities.get(id)?.type === 'place');
  const people = hit.filter((id) => !places.includes(id));
  if (!people.length && !places.length && !args.object) return null;
  return {
    actor: lastAttackers(input),
    recipient: people,
    place: places,
    actorSource: 'inferred',
    recipientSource: people.length ? 'stated' : 'absent',
    doubt: null,
  };
}

/** Who attacked in the last attack told so far. */
const lastAttackers = (input: ProposeInput): readonly string[] => input.told.get('ASSAULT')?.actor ?? [];

const BY_ATTACK = new Set(['في', 'ب', 'خلال', 'إثر', 'جراء', 'نتيجة', 'بسبب']);
const isAssault = (predicate: Predicate): boolean => predicate.type === 'ASSAULT';

/** Whom an attack hits that names only a thing: the actor's one opponent, else the state where it happens. */
function opponentsAt(input: ProposeInput, actor: readonly string[], args: Arguments): readonly string[] {
  const opponent = input.opposition.opponentOf(actor);
  if (opponent.length) return opponent;
  return input.opposition.ownerOf(actor, placesOf(input.read, args.first, args.last, new Set(actor)));
}

/** True where the frame's victim is told by a thing without an owner: هاجم مواقع، على نقطة تفتيش. */
function hitsSomething(predicate: Predicate, args: Arguments): boolean {
  if (predicate.type !== 'ASSAULT' && predicate.type !== 'COERCE') return false;
  if (args.object && predicate.frame['object'] === 'recipient') return true;
  return [...args.oblique].some(
    ([preposition, fillers]) => predicate.frame[preposition] === 'recipient' && fillers.length > 0,
  );
}

/** The prepositional phrases with their roles, in the order of the text. */
function obliqueRoles(
  predicate: Predicate,
  args: Arguments,
  afterNoun: boolean,
): readonly (readonly [Role | undefined, Filler])[] {
  return [...args.oblique]
    .flatMap(([preposition, fillers]) =>
      fillers.map((filler) => [roleOf(predicate, preposition, afterNoun), filler] as const),
    )
    .toSorted((a, b) => a[1].first - b[1].first);
}

/** What a preposition brings; after a verbal noun ل brings what the verb has as its object: قصف إسرائيل للمخيمات. */
function roleOf(predicate: Predicate, preposition: string, afterNoun: boolean): Role | undefined {
  return predicate.frame[preposition] ?? (afterNoun && preposition === 'ل' ? predicate.frame['object'] : undefined);
}

/** What a verbal noun's genitive is: its doer, unless the frame says otherwise and nothing else fills that place. */
function genitiveRole(predicate: Predicate, args: Arguments, byAgent: Filler | null): Role {
  const usual = predicate.frame['genitive'] ?? 'actor';
  if (usual === 'actor') return byAgent ? 'recipient' : 'actor';
  const recipientElsewhere =
    [...args.oblique].some(
      ([preposition, fillers]) =>
        roleOf(predicate, preposition, true) === 'recipient' && fillers.some((filler) => filler.entities.length),
    ) || (args.object?.entities.length ?? 0) > 0;
  return recipientElsewhere ? 'actor' : usual;
}

const AGENT_NOUNS = new Set(['قبل', 'جانب', 'طرف']);

/** من قبل، على يد، من جانب, or the attack or weapon by which it was done: who does it in a passive. */
function agentOf(input: ProposeInput, predicate: Predicate, args: Arguments): Filler | null {
  const { read } = input;
  const from = (args.oblique.get('من') ?? []).find((filler) =>
    AGENT_NOUNS.has(read.units[filler.head]?.reading.stem ?? ''),
  );
  const hand = (args.oblique.get('على') ?? []).find((filler) =>
    ['يد', 'أيدي'].includes(read.units[filler.head]?.reading.stem ?? ''),
  );
  return from ?? hand ?? (isAssault(predicate) && !args.subject ? attackerIn(input, args) : null);
}

/** اغتيلت برصاص الجنود، قتلوا في قصف روسي: whose the weapon or the attack is that brought it about. */
function attackerIn(input: ProposeInput, args: Arguments): Filler | null {
  for (const [preposition, fillers] of args.oblique) {
    if (!BY_ATTACK.has(preposition)) continue;
    for (const filler of fillers) {
      const head = input.read.units[filler.head];
      if (!head || head.class === 'name') continue;
      const weapon = preposition === 'ب' && WEAPONS.some((kind) => isOfKind(head, kind));
      if (!weapon && !isAttackNoun(input, filler.head)) continue;
      const doer = weapon ? filler : doerOfAttack(input, filler.head);
      if (doer?.entities.some((id) => input.context.entities.get(id)?.type !== 'place'))
        return { ...doer, rule: 'subject/by-attack' };
    }
  }
  return null;
}

/** غارة التحالف، قصف روسي، كمين للمقاومة: the genitive, the nationality, or whom ل names right after. */
function doerOfAttack(input: ProposeInput, at: number): Filler | null {
  const { subject, oblique } = argumentsOfNoun(input.read, at, input.context, input.discourse);
  if (subject) return subject.first <= at + 3 ? subject : null;
  return (oblique.get('ل') ?? []).find((filler) => filler.first <= at + 3 && filler.entities.length > 0) ?? null;
}

const WEAPONS = ['weapon', 'aircraft', 'vehicle'];

function isAttackNoun(input: ProposeInput, at: number): boolean {
  const unit = input.read.units[at] as Unit;
  return (
    input.predicates.byNoun(input.read.units, at).some(isAssault) ||
    unit.nominal.some(
      (entry) => entry.features.kind === 'verbal-noun' && input.predicates.byVerb(entry.lemma).some(isAssault),
    )
  );
}

// — the draft

/** Types whose verb may have a clause as its object: رفض أن يجتمع مع مسؤولين مصريين. */
const WITH_CLAUSE: ReadonlySet<Claim['type']> = new Set<Claim['type']>([
  'REJECT',
  'REQUEST',
  'THREATEN',
  'AGREE',
  'ACCUSE',
]);

interface Complement {
  readonly last: number;
  readonly entities: readonly string[];
}

/** The clause after أن that completes a verb of speech, to the next comma, and those named in it. */
function complementOf(read: ReadSentence, predicate: Predicate, after: number): Complement | null {
  const opener = read.units[after + 1];
  if (!WITH_CLAUSE.has(predicate.type) || !predicate.speech || opener?.class !== 'complementizer') return null;
  let last = after + 1;
  const entities: string[] = [];
  for (let at = after + 2; at < Math.min(read.units.length, after + 22); at += 1) {
    const unit = read.units[at] as Unit;
    if (unit.class === 'mark' && !/["“”«»()]/u.test(unit.lemma)) break;
    last = at;
    const name = nameOf(read, unit);
    if (name && name.type !== 'place' && !entities.includes(name.entity)) entities.push(name.entity);
  }
  return { last, entities };
}

/** People visit, and what stands for them; reinforcements and goods arrive. */
function isVisitor(read: ReadSentence, subject: Filler | null): boolean {
  const head = subject && read.units[subject.head];
  return (
    !head ||
    head.class !== 'noun' ||
    head.nominal.some((entry) => entry.pos === 'noun' && entry.noun.kinds.some((kind) => VISITORS.has(kind)))
  );
}

const VISITORS = new Set(['person', 'group', 'title', 'office', 'organisation']);
const CONCERN = 'accuse/concern';
const SIDES_NEEDED: ReadonlySet<Claim['type']> = new Set<Claim['type']>(['SUPPORT', 'AID', 'ACCUSE', 'SANCTION']);

function draftOf(
  input: ProposeInput,
  predicate: Predicate | null,
  route: Route,
  at: number,
  args: Arguments,
  mood: Mood,
): readonly Draft[] {
  if (!predicate) return [];
  const helped = predicate.type === 'MOBILIZE' ? helpedBy(input, args) : [];
  const [type, mode] = helped.length
    ? mood.modality === 'planned'
      ? (['AGREE', null] as const)
      : (['AID', null] as const)
    : actualType(predicate, mood);
  const sides = withHelped(helped, sidesOf(input, predicate, route, at, args, type));
  if (!sides) return [];
  const { read, context } = input;
  const recipients = sides.recipient.length ? sides.recipient : concerned(input, predicate, args, at, sides.actor);
  const actors = sides.actor.filter(
    (id) => context.entities.get(id)?.type !== 'place' && context.entities.get(id)?.type !== 'media',
  );
  if (!actors.length || isAmongNobodies(context, predicate, [...actors, ...recipients])) return [];
  const sideMissing = SIDES_NEEDED.has(predicate.type) && !recipients.length && actors.length < 2 && !predicate.speech;
  // Concern at a situation is none (CODEBOOK, hard case 6); forces that arrive pay no visit.
  if (predicate.id === CONCERN && !recipients.length) return [];
  if (
    predicate.mode === 'visit' &&
    (actors.every((id) => context.entities.get(id)?.type === 'armed-group') || !isVisitor(read, args.subject))
  )
    return [];
  const first = Math.min(at, args.first);
  const complement = complementOf(read, predicate, Math.max(at, args.last));
  const last = complement?.last ?? Math.max(at, args.last);
  const attribution = args.accuser?.length
    ? accusation(args.accuser)
    : (announced(input, predicate, at, args, actors) ?? attributionAt(read, input.scopes, at));
  const denied = attribution.verb === 'deny' && attribution.kind !== 'author';
  const polarity = denied ? 'negated' : mood.polarity;
  const place = placesAround(read, first, last, sides.place, new Set([...actors, ...recipients]));
  const when = timeOf(read, at, first, last, context, mood.modality === 'planned');
  // Done by somebody, it is at least done to someone or something, somewhere or at some time.
  const isToldOf =
    recipients.length > 0 ||
    place.length > 0 ||
    when.source === 'stated' ||
    args.object !== null ||
    WHERE.some((preposition) => args.oblique.has(preposition));
  const isDone = mood.modality === 'actual' && polarity === 'affirmed';
  if (sides.doubt === 'doer-unnamed' && !(isToldOf && isDone)) return [];
  const visit = visitAt(input, type, mode, actors, recipients, placesOf(read, first, last, new Set(actors)));
  return [
    {
      read,
      predicate,
      route,
      trigger: at,
      arguments: args,
      actor: visit?.guests ?? actors,
      recipient: visit?.hosts ?? recipients,
      actorSource: sides.actorSource,
      recipientSource: sides.recipient.length
        ? sides.recipientSource
        : (visit?.hosts ?? recipients).length
          ? 'inferred'
          : 'absent',
      type,
      mode: visit ? 'visit' : mode,
      mood: { ...mood, polarity },
      aspect: predicate.aspect,
      when,
      place,
      attribution:
        predicate.speech && sameSpeaker(attribution.speaker, actors, context) ? ownWords(attribution) : attribution,
      stance: stanceShown(input, predicate, args, actors, recipients, polarity, mood, helped.length > 0),
      first,
      last,
      doubts: [...(sideMissing ? (['side-missing'] as const) : []), ...(sides.doubt ? [sides.doubt] : [])],
    },
  ];
}

/** Prepositions that say where, whether or not the place has a name: قرب حاجز للجيش. */
const WHERE = ['في', 'قرب', 'أمام', 'وسط', 'على', 'قبالة', 'داخل', 'خارج', 'لدى', 'عند'];

interface Visit {
  readonly guests: readonly string[];
  readonly hosts: readonly string[];
}

/**
 * Who meets another in the other's country visits him, and whose country one visits is the host (CODEBOOK, CONSULT); null where no
 * place tells.
 */
function visitAt(
  { context, opposition }: ProposeInput,
  type: Claim['type'],
  mode: Claim['mode'],
  actors: readonly string[],
  recipients: readonly string[],
  places: readonly string[],
): Visit | null {
  if (type !== 'CONSULT' || recipients.length > 0) return null;
  if (mode === 'visit') {
    const hosts = opposition.statesOf(actors, places);
    return hosts.length ? { guests: actors, hosts } : null;
  }
  const partyOf = (id: string): string => context.entities.get(id)?.party ?? id;
  const countries = new Set(places.map(partyOf));
  const arePersons = actors.length === 2 && actors.every((id) => context.entities.get(id)?.type === 'person');
  const hosts = actors.filter((id) => countries.has(partyOf(id)));
  return mode === null && arePersons && hosts.length === 1
    ? { guests: actors.filter((id) => !hosts.includes(id)), hosts }
    : null;
}

/** استعانت المدرسة بمعلمين: what people whom no name names do to one another is no news of parties, violence apart. */
function isAmongNobodies(context: DocumentContext, predicate: Predicate, sides: readonly string[]): boolean {
  return predicate.type !== 'ASSAULT' && predicate.type !== 'PROTEST' && sides.every((id) => context.people.has(id));
}

/** Types whose act may be aimed at another's deed: رفض محاولة باشاغا الدخول, رفض أن يجتمع مع مسؤولين. */
const AT_DEEDS: ReadonlySet<Claim['type']> = new Set<Claim['type']>([
  'REJECT',
  'ACCUSE',
  'THREATEN',
  'AGREE',
  'SUPPORT',
  'REQUEST',
]);

/** Whom an act concerns whose object is a deed or a clause: the doer of that deed, else who is named in the clause. */
function concerned(
  input: ProposeInput,
  predicate: Predicate,
  args: Arguments,
  at: number,
  actors: readonly string[],
): readonly string[] {
  if (!AT_DEEDS.has(predicate.type)) return [];
  const { read, context, discourse } = input;
  const own = new Set(actors.map((id) => context.entities.get(id)?.party ?? id));
  const isOther = (id: string): boolean =>
    !own.has(context.entities.get(id)?.party ?? id) && context.entities.get(id)?.type !== 'place';
  const clause = (complementOf(read, predicate, Math.max(at, args.last))?.entities ?? []).filter(isOther).slice(0, 2);
  if (clause.length || predicate.type === 'AGREE') return clause;
  // دعت إلى وقف الهجوم: the attack that is known is that of those who attacked last.
  if (demandSign(input, predicate, args) !== null && namesKnownAttack(input, args))
    return lastAttackers(input).filter(isOther);
  for (const filler of deedsAimedAt(predicate, args)) {
    const unit = read.units[filler.head];
    if (!unit || !isVerbalNoun(unit)) continue;
    const deed = argumentsOfNoun(read, filler.head, context, discourse);
    const stated = (found: Filler | null): readonly string[] =>
      found?.source === 'stated' ? found.entities.filter(isOther) : [];
    // رحبت بالاتصال بين طالبان وكابل: both of those between whom it is.
    const between = (deed.oblique.get('بين') ?? []).flatMap(stated);
    if (between.length) return [...new Set(between)];
    const named = [deed.subject, deed.object, ...[...deed.oblique.values()].flat()].flatMap(stated);
    if (named.length) return named.slice(0, 1);
  }
  return [];
}

/** True where what is demanded to end is an attack, told with the article. */
function namesKnownAttack(input: ProposeInput, args: Arguments): boolean {
  return [...args.oblique.values()].flat().some((filler) => {
    const phrase = input.read.phrases[input.read.phraseOf[filler.head] ?? -1];
    if (!phrase) return false;
    return input.read.units
      .slice(phrase.first, phrase.last + 1)
      .some((unit) => unit.reading.article && isAttackNoun(input, unit.index));
  });
}

/** What stands where the frame wants someone: the object, and the phrase of a preposition that brings a recipient. */
function deedsAimedAt(predicate: Predicate, args: Arguments): readonly Filler[] {
  const object = args.object && args.object.entities.length === 0 ? [args.object] : [];
  const oblique = [...args.oblique].flatMap(([preposition, fillers]) =>
    // هدد بقطع الهدنة مع أنقرة: what is threatened tells whom.
    predicate.frame[preposition] === 'recipient' || (predicate.type === 'THREATEN' && preposition === 'ب')
      ? fillers.filter((filler) => filler.entities.length === 0)
      : [],
  );
  return [...object, ...oblique].filter((filler) => filler.head >= 0);
}

/** Places within the evidence; where it names none, those of the same part of the sentence. */
function placesAround(
  read: ReadSentence,
  first: number,
  last: number,
  given: readonly string[],
  sides: ReadonlySet<string>,
): readonly string[] {
  const within = [...new Set([...given, ...placesOf(read, first, last, sides)])];
  if (within.length) return within;
  const [from, to] = partAround(read, first, last);
  return placesOf(read, from, to, sides);
}

/**
 * أعلن التنظيم مسؤوليته، أعلنت القوات سيطرتها على البلدة: a deed that its doer announces is told on his word (CODEBOOK, hard cases 5
 * and 12).
 */
function announced(
  input: ProposeInput,
  predicate: Predicate,
  at: number,
  args: Arguments,
  actors: readonly string[],
): Draft['attribution'] | null {
  if (predicate.speech) return null;
  const claims = predicate.id === 'assault/claim-responsibility';
  const verb = args.subject?.rule === 'subject/controller' ? input.read.units[args.first] : input.read.units[at];
  const says = verb?.class === 'verb' && ANNOUNCING.has(verb.lemma);
  if (!claims && !says) return null;
  const voice = { kind: 'named', speaker: actors, verb: claims ? 'confirm' : 'say', quoted: false } as const;
  return { ...voice, chain: [voice] };
}

const ANNOUNCING = new Set(['أعلن', 'أكد', 'تبنى']);

function accusation(speaker: readonly string[]): Draft['attribution'] {
  const voice = { kind: 'named', speaker, verb: 'allege', quoted: false } as const;
  return { ...voice, chain: [voice] };
}

/** A speech act in the speaker's own words is the author's report of it (CODEBOOK, hard case 12). */
function ownWords(attribution: Draft['attribution']): Draft['attribution'] {
  const chain = attribution.chain.slice(0, -1);
  const outer = chain.at(-1);
  return outer ? { ...outer, chain } : { kind: 'author', speaker: [], verb: 'say', quoted: attribution.quoted, chain };
}

function sameSpeaker(speaker: readonly string[], actors: readonly string[], context: DocumentContext): boolean {
  const parties = new Set(speaker.map((id) => context.entities.get(id)?.party ?? id));
  return parties.size > 0 && actors.every((id) => parties.has(context.entities.get(id)?.party ?? id));
}

const PROMISED: ReadonlySet<Claim['type']> = new Set<Claim['type']>(['AID', 'COOPERATE', 'CONSULT', 'SUPPORT']);

/** A future cooperative act is AGREE, a future withdrawal CONCEDE (CODEBOOK, hard case 2). */
function actualType(predicate: Predicate, mood: Mood): readonly [Claim['type'], Claim['mode']] {
  if (mood.modality === 'planned' && mood.polarity === 'affirmed') {
    if (PROMISED.has(predicate.type)) return ['AGREE', null];
    if (predicate.type === 'RETREAT' && predicate.mode !== 'resign') return ['CONCEDE', null];
  }
  return [predicate.type, predicate.mode];
}

/** The stance of a claim; a negated one shows none, but that a will not support b is against b (CODEBOOK, stance). */
function stanceShown(
  input: ProposeInput,
  predicate: Predicate,
  args: Arguments,
  actors: readonly string[],
  recipients: readonly string[],
  polarity: Claim['polarity'],
  mood: Mood,
  helps: boolean,
): readonly Stance[] {
  if (helps) return stancesBetween(input, actors, recipients, 1);
  if (polarity === 'affirmed') return stanceOf(input, predicate, args, actors, recipients);
  const refuses = mood.because === 'لن' && predicate.stance === 1;
  return refuses ? stancesBetween(input, actors, recipients, -1) : [];
}

/** Stances in party ids: the predicate's own, or for a demand what it demands to end. */
function stanceOf(
  input: ProposeInput,
  predicate: Predicate,
  args: Arguments,
  actors: readonly string[],
  recipients: readonly string[],
): readonly Stance[] {
  const sign = predicate.stance ?? demandSign(input, predicate, args);
  if (sign === null) return [];
  const targets = recipients.length || sign > 0 || predicate.type !== 'ASSAULT' ? recipients : actors;
  return stancesBetween(input, actors, targets, sign);
}

function stancesBetween(
  input: ProposeInput,
  actors: readonly string[],
  targets: readonly string[],
  sign: 1 | -1,
): readonly Stance[] {
  const party = (id: string): string => input.context.entities.get(id)?.party ?? id;
  const stances: Stance[] = [];
  for (const holder of new Set(actors.map(party))) {
    for (const target of new Set(targets.map(party))) {
      if (holder !== target && holder !== UNKNOWN_ATTACKERS && !isEveryone(target))
        stances.push({ holder, target, sign });
    }
  }
  return stances;
}

const VICTIMS = new Set(['civilians', 'displaced-people', 'refugees', 'migrants', 'journalists', 'protesters']);
const EVERYONE = new Set(['civilians', 'international-community', 'migrants', 'refugees', 'displaced-people']);
/** Those of whom nothing is known have no stance toward anyone. */
const UNKNOWN_ATTACKERS = 'unknown-attackers';
const isEveryone = (id: string): boolean => EVERYONE.has(id) || id.endsWith('-parties');

/** To demand that one party end its deed is against it: دعا حفتر إلى وقف هجومه. */
function demandSign(input: ProposeInput, predicate: Predicate, args: Arguments): -1 | null {
  if (predicate.type !== 'REQUEST') return null;
  const asked = ['إلى', 'ب', 'عن', 'على'].flatMap((preposition) => args.oblique.get(preposition) ?? []);
  for (const filler of asked.length ? asked : (args.oblique.get('ل') ?? [])) {
    const head = input.read.units[filler.head];
    if (
      head &&
      (input.vocabulary.stopActs.has(head.lemma) || input.vocabulary.stopActs.has(exactKey(head.reading.stem)))
    )
      return -1;
  }
  return null;
}
