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
import { argumentsOfVerb, fillerOf, pronounFiller, type Discourse, type Filler } from './arguments.ts';
import { namedIn } from './named.ts';
import { verbAgrees } from './grammar.ts';
import { nameOf, type DocumentContext, type ReadSentence } from './sentence.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Scope {
  /** Units `[first, last]` that the voice says. */
  readonly first: number;
  readonly last: number;
  readonly voice: Voice;
  /** The verb of saying; −1 for a quotation carried over. */
  readonly trigger: number;
  readonly rule: string;
}

/** Who spoke last, for وأضاف and its like and for quotations that run over sentences. */
export interface Speaker {
  readonly voice: Voice;
  readonly filler: Filler | null;
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
  const scopes: Scope[] = [];
  let speaker = last;
  // قوله: he who was named in this very sentence is meant as well.
  const here = (): Discourse => ({ ...discourse, recent: [...discourse.recent, ...namedIn(read, context)] });
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
  read.units.forEach((unit, at) => {
    const verb = vocabulary.sayingVerb(unit);
    if (verb && isImpersonal(read, at)) {
      scopes.push({ first: at + 1, last: end, voice: AUTHOR, trigger: at, rule: 'voice/impersonal' });
      return;
    }
    if (verb) {
      const found =
        unit.class === 'verb'
          ? speakerOfVerb(read, at, context, discourse, vocabulary, verb, speaker)
          : speaker && withVerb(speaker, verb);
      if (!found) return;
      speaker = found;
      const first = complementStart(read, at, found.filler);
      if (first === null) return;
      scopes.push({
        first,
        last: opened(read, first) ? scopeEnd(read, first, vocabulary) : objectEnd(read, first),
        voice: found.voice,
        trigger: at,
        rule: unit.class === 'verb' ? 'voice/verb-of-saying' : 'voice/participle',
      });
      return;
    }
    const quoted =
      unit.lemma === 'قول' && unit.class === 'noun' ? pronounFiller(unit, at, speaker?.filler ?? null, here()) : null;
    if (quoted) {
      const first = complementStart(read, at, null);
      if (first === null) return;
      const voice: Voice = { kind: 'named', speaker: quoted.entities, verb: 'say', quoted: false };
      speaker = { voice, filler: quoted };
      scopes.push({ first, last: scopeEnd(read, first, vocabulary), voice, trigger: at, rule: 'voice/his-words' });
      return;
    }
    const according = vocabulary.accordingTo(read, at);
    if (according !== null) {
      const phrase = read.phrases[read.phraseOf[according] ?? -1];
      if (!phrase) return;
      const filler = fillerOf(read, phrase, context, discourse, 'speaker/according-to');
      const voice = sameSource(read, voiceOf(read, filler, context, vocabulary, 'say'), filler, speaker);
      if (!voice) return;
      const early = at <= 2;
      scopes.push({
        first: early ? filler.last + 1 : 0,
        last: early ? end : at - 1,
        voice,
        trigger: at,
        rule: early ? 'voice/according-to-before' : 'voice/according-to-after',
      });
      speaker = { voice, filler };
    }
  });
  const colon = headlineVoice(read, context, discourse, vocabulary);
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

/** The attribution of what unit `at` says. `outside` names a trigger that is itself the speech and so not in its own scope. */
export function attributionAt(read: ReadSentence, scopes: readonly Scope[], at: number): Attribution {
  const quoted = inQuotes(read, at);
  const chain = scopes
    .filter((scope) => scope.first <= at && at <= scope.last)
    .toSorted((a, b) => b.last - b.first - (a.last - a.first))
    .map((scope): Voice => ({ ...scope.voice, quoted }));
  const inner = chain.at(-1) ?? AUTHOR;
  return { ...inner, chain };
}

/** يذكر أن، يشار إلى أن, at the head of a sentence: the article itself adds it. */
function isImpersonal(read: ReadSentence, at: number): boolean {
  const unit = read.units[at] as Unit;
  const features = unit.class === 'verb' ? unit.lexical?.features : undefined;
  if (at > 1 || features?.kind !== 'imperfect' || features.gender !== 'm' || features.number !== 's') return false;
  const next = read.units[at + 1];
  return next?.class === 'complementizer' || (next?.lemma === 'إلى' && read.units[at + 2]?.class === 'complementizer');
}

function speakerOfVerb(
  read: ReadSentence,
  at: number,
  context: DocumentContext,
  discourse: Discourse,
  vocabulary: Vocabulary,
  verb: Voice['verb'],
  last: Speaker | null,
): Speaker | null {
  const { subject } = argumentsOfVerb(read, at, context, discourse);
  if (subject && subject.source === 'stated') {
    const voice = sameSource(read, voiceOf(read, subject, context, vocabulary, verb), subject, last);
    if (voice) return { voice, filler: subject };
    return null;
  }
  if (last && (!last.filler || verbAgrees(read.units[at] as Unit, last.filler.agreement, false)))
    return withVerb(last, verb);
  if (subject?.entities.length)
    return { voice: { kind: 'named', speaker: subject.entities, verb, quoted: false }, filler: subject };
  return null;
}

/** المصادر، المصدر نفسه: the unnamed source that spoke before, with the affiliation given there. */
function sameSource(read: ReadSentence, voice: Voice | null, filler: Filler, last: Speaker | null): Voice | null {
  const known = read.units[filler.head]?.reading.article ?? false;
  const same = voice?.kind === 'anonymous' && !voice.speaker.length && known && last?.voice.kind === 'anonymous';
  return voice && same ? { ...voice, speaker: last.voice.speaker } : voice;
}

function withVerb(speaker: Speaker, verb: Voice['verb']): Speaker {
  return { voice: { ...speaker.voice, verb }, filler: speaker.filler && { ...speaker.filler, source: 'inherited' } };
}

/** The voice that a phrase is: a name, an unnamed source with its affiliation, observers, a report. */
export function voiceOf(
  read: ReadSentence,
  filler: Filler,
  context: DocumentContext,
  vocabulary: Vocabulary,
  verb: Voice['verb'],
): Voice | null {
  const head = read.units[filler.head];
  const name = nameOf(read, head);
  const entity = name && context.entities.get(name.entity);
  const headWord = name ? context.tokens[name.first]?.readings : undefined;
  const lemma = head?.lemma ?? '';
  const isHead = (list: ReadonlySet<string>): boolean =>
    list.has(lemma) || (headWord?.some((cut) => list.has(cut.stem)) ?? false);
  const named = filler.entities.filter((id) => !context.people.has(id));
  const affiliation = named.length ? named : affiliationAfter(read, filler);
  if (isHead(vocabulary.observers)) return { kind: 'observers', speaker: [], verb, quoted: false };
  if (entity?.type === 'media' || (entity?.type !== 'person' && isHead(vocabulary.media))) {
    return {
      kind: 'media',
      speaker:
        entity?.type === 'media' ? [entity.id] : affiliation.filter((id) => context.entities.get(id)?.type === 'media'),
      verb,
      quoted: false,
    };
  }
  if (isHead(vocabulary.anonymous) && (!name || name.rule === 'name/officials-of')) {
    return { kind: 'anonymous', speaker: affiliation, verb, quoted: false };
  }
  if (!named.length) return null;
  const type = context.entities.get(named[0] ?? '')?.type;
  if (type === 'place') return null;
  return { kind: 'named', speaker: named, verb, quoted: false };
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

/** Where what is said begins: after أن, a colon or a quotation mark, else right after the speaker. */
function complementStart(read: ReadSentence, at: number, filler: Filler | null): number | null {
  const limit = Math.min(read.units.length, at + 40);
  for (let next = at + 1; next < limit; next += 1) {
    const unit = read.units[next] as Unit;
    if (unit.class === 'complementizer' || unit.lemma === ':') return next + 1 < read.units.length ? next + 1 : null;
    // صرح لـ«اليوم»: what a preposition governs is a name, and not yet what is said.
    if (isQuote(unit) && read.units[next - 1]?.class === 'preposition') {
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
  const before = read.units[first - 1];
  return isQuote(read.units[first] as Unit) || before?.class === 'complementizer' || before?.lemma === ':';
}

/** نفت تركيا أي صلة، واتفقت …: without أن only the object is said, up to the verb that tells on. */
function objectEnd(read: ReadSentence, first: number): number {
  for (let at = first + 1; at < read.units.length; at += 1) {
    if (opensMainClause(read, at) && !inQuotes(read, at)) return at - 1;
  }
  return read.units.length - 1;
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
    if (
      read.units[at - 1]?.lemma === '،' &&
      (unit.lemma === 'فيما' || unit.lemma === 'بينما' || unit.lemma === 'كما') &&
      !inQuotes(read, at)
    )
      return at - 1;
  }
  return read.units.length - 1;
}

const NEW_CLAUSE = new Set(['فيما', 'بينما', 'كما', 'بعدما', 'قبلما']);

/** After a comma: فيما، كما, or و with a finite verb and no أنّ, tell on in the article's own voice. */
function opensMainClause(read: ReadSentence, at: number): boolean {
  const unit = read.units[at] as Unit;
  return (
    (unit.class === 'conjunction' && NEW_CLAUSE.has(unit.lemma)) ||
    (unit.class === 'verb' && unit.reading.proclitics[0] === 'و' && unit.lexical?.features.kind === 'perfect')
  );
}

/** `وزارة الخارجية: …` at the head of a title or sentence. */
function headlineVoice(
  read: ReadSentence,
  context: DocumentContext,
  discourse: Discourse,
  vocabulary: Vocabulary,
): Scope | null {
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
  const voice = voiceOf(read, filler, context, vocabulary, 'say');
  return voice && { first: colon + 1, last: read.units.length - 1, voice, trigger: colon, rule: 'voice/colon' };
}

const OPENERS = new Set(['«', '“', '„', '‟']);
const CLOSERS = new Set(['»', '”']);

function isClosing(unit: Unit): boolean {
  return isQuote(unit) && !OPENERS.has(unit.lemma);
}

/**
 * The mark that closes the quotation opened at `open`. Papers write “ ”, ” “, ” ”, « », » « and " ": whichever quotation
 * mark comes next of the same family closes.
 */
function closingOf(read: ReadSentence, open: number): number | null {
  for (let at = open + 1; at < read.units.length; at += 1) if (isQuote(read.units[at] as Unit)) return at;
  return null;
}

/** True where an odd number of quotation marks stands before the unit. */
export function inQuotes(read: ReadSentence, at: number): boolean {
  let count = 0;
  for (let before = 0; before < at; before += 1) if (isQuote(read.units[before] as Unit)) count += 1;
  return count % 2 === 1;
}

/** The mark of a quotation that the sentence opens and does not close. */
function unclosedQuotation(read: ReadSentence, closed: number): number | null {
  // The mark that closes what the sentence before opened opens nothing.
  const marks = read.units.filter((unit) => isQuote(unit) && unit.index > closed);
  const last = marks.at(-1);
  return marks.length % 2 === 1 && last && !CLOSERS.has(last.lemma) ? last.index : null;
}
