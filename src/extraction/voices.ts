/**
 * On whose word does the article say it? Finds the scopes of speech in a sentence, each with its voice; scopes nest, and the
 * innermost one that holds a claim's trigger is its attribution.
 *
 * A scope opens after a verb or participle of saying (قال إن، أعلن، مضيفاً أن), after قوله, after a name and a colon, or is set by
 * بحسب and its like. It ends with the quotation that it opens, before the next verb of saying that و joins, or with the sentence;
 * a quotation left open runs on.
 */
import type { Attribution, Voice } from '../model/index.ts';
import { isQuote, type Unit } from '../language/index.ts';
import { fillerOf, phraseBefore, type Discourse, type Filler } from './arguments/index.ts';
import { isOfKind } from './kinds.ts';
import { namedIn } from './named.ts';
import { closingOf, inQuotes, isClosing, unclosedQuotation } from './quotations.ts';
import { type DocumentContext, type ReadSentence, unitBefore } from './sentence.ts';
import {
  speakerAccordingTo,
  speakerActing,
  speakerOfHisWords,
  speakerOfVerb,
  voiceOf,
  withVerb,
  type Setting,
  type Speaker,
} from './speakers.ts';
import type { Vocabulary } from './vocabulary.ts';

export type { Speaker } from './speakers.ts';

export interface Scope {
  /** Units `[first, last]` that the voice says. */
  readonly first: number;
  readonly last: number;
  readonly voice: Voice;
  /** The verb of saying; −1 for a quotation carried over. */
  readonly trigger: number;
  readonly rule: string;
}

export interface Voices {
  readonly scopes: readonly Scope[];
  /** The last speaker of the sentence. */
  readonly speaker: Speaker | null;
  /** A quotation that the sentence opens and does not close. */
  readonly open: Speaker | null;
}

const AUTHOR: Voice = { kind: 'author', speaker: [], verb: 'say', quoted: false };

/** The scopes of one sentence. `open` is the quotation that the sentence before left open. */
export function voicesOf(
  read: ReadSentence,
  context: DocumentContext,
  discourse: Discourse,
  vocabulary: Vocabulary,
  last: Speaker | null,
  open: Speaker | null,
): Voices {
  const setting: Setting = { read, context, discourse, vocabulary };
  const scopes: Scope[] = [];
  let speaker = last;
  const end = read.units.length - 1;
  let closed = -1;
  if (open) {
    const close = read.units.findIndex((unit) => isClosing(unit));
    closed = close;
    scopes.push({
      first: 0,
      last: close < 0 ? end : close,
      voice: { ...open.voice, quoted: true },
      trigger: -1,
      rule: 'voice/quotation-carried',
    });
  }
  // Verbs of saying that belong to a source (وفقا لما ذكره) and open no speech of their own.
  const taken = new Set<number>();
  read.units.forEach((unit, at) => {
    if (taken.has(at)) return;
    const verb = vocabulary.sayingVerb(unit);
    if (verb && isImpersonal(read, at)) {
      scopes.push({ first: at + 1, last: end, voice: AUTHOR, trigger: at, rule: 'voice/impersonal' });
      return;
    }
    if (verb) {
      const known = speaker === last ? (speakerActing(setting, at, verb) ?? last) : speaker;
      const found = unit.class === 'verb' ? speakerOfVerb(setting, at, verb, known) : known && withVerb(known, verb);
      if (!found) return;
      const first = complementStart(read, at, found.filler);
      if (vocabulary.saysWithClause.has(unit.lemma) && (first === null || !opened(read, first))) return;
      speaker = found;
      if (first === null) return;
      scopes.push({
        first,
        last: opened(read, first) ? endOfSaid(read, first, verb, vocabulary) : objectEnd(read, first),
        voice: found.voice,
        trigger: at,
        rule: unit.class === 'verb' ? 'voice/verb-of-saying' : 'voice/participle',
      });
      return;
    }
    const quoted = unit.lemma === 'قول' ? speakerOfHisWords(within(setting), at, speaker) : null;
    if (quoted) {
      const first = complementStart(read, at, null);
      if (first === null) return;
      speaker = quoted;
      scopes.push({
        first,
        last: scopeEnd(read, first, vocabulary),
        voice: quoted.voice,
        trigger: at,
        rule: 'voice/his-words',
      });
      return;
    }
    const source = vocabulary.accordingTo(read, at);
    if (source === null) return;
    taken.add(source);
    const according = speakerAccordingTo(setting, source, speaker);
    if (!according) return;
    speaker = according;
    const sourceEnd = Math.max(source, according.filler?.last ?? source);
    scopes.push(
      scopeWithin(read, scopes, at, sourceEnd, according.voice) ?? scopeAround(read, at, sourceEnd, according.voice),
    );
  });
  const colon = headlineVoice(setting);
  if (colon && !scopes.some((scope) => scope.first <= colon.first)) {
    scopes.push(colon);
    speaker ??= { voice: colon.voice, filler: null };
  }
  const stillOpen = unclosedQuotation(read, closed);
  const opener =
    stillOpen === null
      ? null
      : (scopes.findLast((scope) => scope.first <= stillOpen + 1 && scope.last >= stillOpen) ?? null);
  return { scopes, speaker, open: opener ? { voice: opener.voice, filler: speaker?.filler ?? null } : null };
}

/** قوله: he who was named in this very sentence is meant as well. */
function within(setting: Setting): Setting {
  const { discourse, read, context } = setting;
  return { ...setting, discourse: { ...discourse, recent: [...discourse.recent, ...namedIn(read, context)] } };
}

/** قالت الصحيفة، نقلا عن مسؤول، إن: a source between a verb of saying and what is said says it, within the other's words. */
function scopeWithin(
  read: ReadSentence,
  scopes: readonly Scope[],
  at: number,
  sourceEnd: number,
  voice: Voice,
): Scope | null {
  let opener = sourceEnd + 1;
  while (read.units[opener]?.class === 'mark') opener += 1;
  if (read.units[opener]?.class !== 'complementizer') return null;
  const first = opener + 1;
  const said = scopes.findLast((scope) => scope.first <= first && first <= scope.last);
  return said ? { first, last: said.last, voice, trigger: at, rule: 'voice/according-to-within' } : null;
}

/** What بحسب at `at` is said of, its source ending at `sourceEnd`: what comes after it where it opens a clause, else what stands before. */
function scopeAround(read: ReadSentence, at: number, sourceEnd: number, voice: Voice): Scope {
  const end = read.units.length - 1;
  const next = read.units[sourceEnd + 1];
  const opens = at <= 2 || (next?.class === 'complementizer' && next.reading.proclitics.includes('ف'));
  if (opens) return { first: sourceEnd + 1, last: end, voice, trigger: at, rule: 'voice/according-to-before' };
  return { first: 0, last: at - 1, voice, trigger: at, rule: 'voice/according-to-after' };
}

/** The attribution of what unit `at` says. `outside` names a trigger that is itself the speech and so not in its own scope. */
export function attributionAt(read: ReadSentence, scopes: readonly Scope[], at: number): Attribution {
  const quoted = inQuotes(read, at);
  const chain = scopes
    .filter((scope) => scope.first <= at && at <= scope.last && !isPresupposed(read, scope, at))
    .toSorted((a, b) => b.last - b.first - (a.last - a.first))
    .map((scope): Voice => ({ ...scope.voice, quoted }));
  const inner = chain.at(-1) ?? AUTHOR;
  return { ...inner, chain };
}

/**
 * نفت إيران تزويد الحوثيين الذين يهاجمون السعودية: a clause that describes what is denied is not denied; one that describes news or an
 * accusation, الاتهامات التي تحدثت عن, tells what is.
 */
function isPresupposed(read: ReadSentence, { first, voice, trigger }: Scope, at: number): boolean {
  if (voice.verb !== 'deny' || opened(read, first)) return false;
  for (let back = at - 1; back > Math.max(trigger, first); back -= 1) {
    const unit = read.units[back] as Unit;
    if (unit.class === 'mark' && !isQuote(unit)) return false;
    if (unit.class !== 'relative' || !/^(?:ال|الل)/u.test(unit.lemma)) continue;
    const described = read.units[phraseBefore(read, back)?.head ?? -1];
    return described !== undefined && (!isOfKind(described, TELLING) || isOfKind(described, MEETING));
  }
  return false;
}

const TELLING = new Set(['speech', 'document']);
/** المحادثات التي تستضيفها تركيا: talks are held, and tell nothing. */
const MEETING = new Set(['meeting']);

/** يذكر أن، يشار إلى أن, at the head of a sentence: the article itself adds it. */
function isImpersonal(read: ReadSentence, at: number): boolean {
  const unit = read.units[at] as Unit;
  const features = unit.class === 'verb' ? unit.lexical?.features : undefined;
  if (at > 1 || features?.kind !== 'imperfect' || features.gender !== 'm' || features.number !== 's') return false;
  const next = read.units[at + 1];
  return next?.class === 'complementizer' || (next?.lemma === 'إلى' && read.units[at + 2]?.class === 'complementizer');
}

/** Where what is said begins: after أن, a colon or a quotation mark, else right after the speaker. */
function complementStart(read: ReadSentence, at: number, filler: Filler | null): number | null {
  const limit = Math.min(read.units.length, at + 40);
  for (let next = at + 1; next < limit; next += 1) {
    const unit = read.units[next] as Unit;
    // واعتبروا الزيارة نصرا، وأنها …: a second أن joins what came before.
    if (unit.class === 'complementizer' && unit.reading.proclitics[0] === 'و') break;
    if (unit.class === 'complementizer' || unit.lemma === ':') return next + 1 < read.units.length ? next + 1 : null;
    // صرح لـ«اليوم»: what a preposition governs is a name, and not yet what is said.
    if (isQuote(unit) && unitBefore(read, next)?.class === 'preposition') {
      next = closingOf(read, next) ?? next;
      continue;
    }
    if (isQuote(unit) && (!filler || filler.source === 'inherited' || next > filler.last)) return next;
    if (unit.class === 'verb' && unit.reading.proclitics[0] === 'و') break;
  }
  const after = filler && filler.source === 'stated' && filler.first > at ? filler.last + 1 : at + 1;
  return after < read.units.length ? after : null;
}

/** True where أن, a colon or a quotation mark opens what is said. */
function opened(read: ReadSentence, first: number): boolean {
  const before = unitBefore(read, first);
  return isQuote(read.units[first] as Unit) || before?.class === 'complementizer' || before?.lemma === ':';
}

/** نفت تركيا أي صلة، واتفقت …: without أن only the object is said, up to the verb that tells on. */
function objectEnd(read: ReadSentence, first: number): number {
  for (let at = first + 1; at < read.units.length; at += 1) {
    if (opensMainClause(read, at) && !inQuotes(read, at)) return at - 1;
  }
  return read.units.length - 1;
}

/** نفى أن يكون قد قصف المستشفى، محملاً الحركة المسؤولية: what he adds who denies is not denied. */
function endOfSaid(read: ReadSentence, first: number, verb: Voice['verb'], vocabulary: Vocabulary): number {
  const end = scopeEnd(read, first, vocabulary);
  if (verb !== 'deny') return end;
  const added = read.units.findIndex(
    (unit, at) => at > first && at <= end && unitBefore(read, at)?.lemma === '،' && isBareParticiple(unit),
  );
  return added < 0 ? end : added - 1;
}

function scopeEnd(read: ReadSentence, first: number, vocabulary: Vocabulary): number {
  const opening = read.units[first];
  if (opening && isQuote(opening)) {
    const close = closingOf(read, first);
    if (close !== null) return close;
  }
  for (let at = first + 1; at < read.units.length; at += 1) {
    const unit = read.units[at] as Unit;
    if (
      unit.class === 'verb' &&
      vocabulary.sayingVerb(unit) &&
      unit.reading.proclitics[0] === 'و' &&
      !inQuotes(read, at)
    )
      return at - 1;
    if (unitBefore(read, at)?.lemma === '،' && opensOther(read, at, vocabulary) && !inQuotes(read, at)) return at - 1;
    // … في إشارة إلى القوات, في خطوة رحبت بها: what was meant, and what was thought of it, is told by the article.
    if (unit.lemma === 'في' && ASIDES.has(read.units[at + 1]?.lemma ?? '') && !inQuotes(read, at)) return at - 1;
  }
  return read.units.length - 1;
}

const ASIDES = new Set(['إشارة', 'خطوة']);

/** After a comma كما, وذلك with a circumstance, or “while” with what another says: ، فيما نفت الجماعة ذلك. What is done meanwhile may still be told by the speaker. */
function opensOther(read: ReadSentence, at: number, vocabulary: Vocabulary): boolean {
  const { lemma } = read.units[at] as Unit;
  if (lemma === 'كما') return true;
  if (tellsOccasion(read, at)) return true;
  const isWhile = WHILE.has(lemma) || (lemma === 'في' && read.units[at + 1]?.lemma === 'حين');
  const verb = read.units.slice(at + 1, at + 1 + OPENING_UNITS_MAX).find((unit) => unit.class === 'verb');
  return isWhile && verb !== undefined && (vocabulary.sayingVerb(verb) !== null || vocabulary.wishes.has(verb.lemma));
}

/** …، وذلك بعد أسابيع من التوتر: the article tells when and why it was said. */
function tellsOccasion(read: ReadSentence, at: number): boolean {
  const { stem, proclitics } = (read.units[at] as Unit).reading;
  return stem === 'ذلك' && proclitics[0] === 'و' && read.units[at + 1]?.class === 'preposition';
}

const WHILE = new Set(['فيما', 'بينما']);

/** How many units after فيما the verb of its clause may stand. */
const OPENING_UNITS_MAX = 3;

const NEW_CLAUSE = new Set(['فيما', 'بينما', 'كما', 'بعدما', 'قبلما']);

/** After a comma: فيما، كما، a participle (داعياً إلى), or و with a finite verb and no أنّ, tell on in the article's own voice. */
function opensMainClause(read: ReadSentence, at: number): boolean {
  const unit = read.units[at] as Unit;
  return (
    (read.units[at - 1]?.lemma === '،' && (isBareParticiple(unit) || tellsOccasion(read, at))) ||
    (unit.class === 'conjunction' && NEW_CLAUSE.has(unit.lemma)) ||
    (unit.class === 'verb' && unit.reading.proclitics[0] === 'و' && unit.lexical?.features.kind === 'perfect')
  );
}

/** داعياً، داعية، داعين; قائد القوات is a title, and shows no accusative. */
function isBareParticiple({ class: unitClass, nominal, reading }: Unit): boolean {
  return (
    (unitClass === 'noun' || unitClass === 'adjective') &&
    !reading.article &&
    reading.pronoun === null &&
    /(?:ا|ة|ين)$/u.test(reading.stem) &&
    nominal.some(({ features }) => features.kind === 'active-participle')
  );
}

/** `وزارة الخارجية: …` at the head of a title or sentence. */
function headlineVoice(setting: Setting): Scope | null {
  const { read, context, discourse } = setting;
  const colon = read.units.findIndex((unit) => unit.lemma === ':');
  const phrase = read.phrases[0];
  if (
    colon < 1 ||
    colon > 6 ||
    !phrase ||
    phrase.first !== 0 ||
    phrase.last !== colon - 1 ||
    phrase.preposition !== null
  )
    return null;
  const filler = fillerOf(read, phrase, context, discourse, 'speaker/colon');
  const voice = voiceOf(setting, filler, 'say');
  return voice && { first: colon + 1, last: read.units.length - 1, voice, trigger: colon, rule: 'voice/colon' };
}
