/**
 * Times that hold on from one clause or sentence to the next, always marked as inherited:
 *
 * - قال الناطق أمس إن الطيران قصف الموقع: the day of the report is that of the raid, unless another is told;
 * - ونصح، ودعا: what the same speaker says in the next sentences he says on the same occasion;
 * - الهجوم، هذه الغارات: a definite act of the same sides is the one that was just dated;
 * - two who meet in one article meet once, unless it dates two meetings of theirs.
 *
 * Left alone: plans, standing relations, and acts whose day only the order of the story would tell.
 */
import type { Claim } from '../model/index.ts';
import { whenOf, type When } from './circumstances.ts';
import type { Draft } from './draft.ts';
import { type DocumentContext, type ReadSentence, unitBefore } from './sentence.ts';
import type { Scope } from './voices.ts';

/** What the sentences so far told of times. */
export interface TimesTold {
  /** When the last speaker spoke, if that was told. */
  readonly occasion: Occasion | null;
  readonly acts: readonly DatedAct[];
}

interface Occasion {
  readonly speaker: readonly string[];
  readonly when: When;
  /** The last sentence in which he spoke. */
  readonly sentence: number;
}

interface DatedAct {
  readonly type: Claim['type'];
  readonly sides: readonly string[];
  readonly place: readonly string[];
  readonly when: When;
  readonly sentence: number;
}

export const NO_TIMES_TOLD: TimesTold = { occasion: null, acts: [] };

/** How many sentences an occasion or an act that was dated stays in mind. */
const SENTENCES_ON = 2;

/** A sentence with its number in the document and the scopes of speech in it. */
export interface SpokenSentence {
  readonly read: ReadSentence;
  readonly scopes: readonly Scope[];
  readonly number: number;
}

/** The drafts of a sentence, those without a time with that of their context, and what is told of times for the sentences after it. */
export function carryTimes(
  drafts: readonly Draft[],
  sentence: SpokenSentence,
  context: DocumentContext,
  told: TimesTold,
): { readonly drafts: readonly Draft[]; readonly told: TimesTold } {
  const { number } = sentence;
  let occasion = occasionAfter(told.occasion, sentence, context);
  const acts = [...told.acts];
  const timed = drafts.map((draft) => {
    if (!canCarry(draft)) return draft;
    const carried = draft.when.time === null ? carriedTime(draft, sentence, context, { occasion, acts }) : null;
    const one = carried ? { ...draft, when: { ...carried, source: 'inherited' as const } } : draft;
    if (isDay(one.when))
      acts.push({ type: one.type, sides: sidesOf(one), place: one.place, when: one.when, sentence: number });
    if (isDay(draft.when) && draft.predicate.speech && draft.attribution.kind === 'author')
      occasion = { speaker: draft.actor, when: draft.when, sentence: number };
    return one;
  });
  return { drafts: timed, told: { occasion, acts } };
}

/** The occasion on which the speakers of a sentence speak; null where another speaks and no day is told. */
function occasionAfter(
  before: Occasion | null,
  { read, scopes, number }: SpokenSentence,
  context: DocumentContext,
): Occasion | null {
  let occasion = before && number - before.sentence <= SENTENCES_ON ? before : null;
  for (const scope of scopes) {
    const { speaker } = scope.voice;
    if (speaker.length === 0) continue;
    const when = timeOfSaying(read, scope, context);
    if (when) occasion = { speaker, when, sentence: number };
    else if (occasion)
      occasion = sameParty(occasion.speaker, speaker, context) ? { ...occasion, sentence: number } : null;
  }
  return occasion;
}

function canCarry({ mood, aspect }: Draft): boolean {
  return mood.modality === 'actual' && aspect === 'event';
}

function carriedTime(
  draft: Draft,
  sentence: SpokenSentence,
  context: DocumentContext,
  { occasion, acts }: TimesTold,
): When | null {
  const scope = sentence.scopes
    .filter((one) => one.trigger >= 0 && one.first <= draft.trigger && draft.trigger <= one.last)
    .toSorted((a, b) => a.last - a.first - (b.last - b.first))[0];
  const reported = scope && !tellsTimes(sentence.read, scope) ? timeOfSaying(sentence.read, scope, context) : null;
  if (reported) return reported;
  if (occasion && draft.predicate.speech && sameParty(occasion.speaker, draft.actor, context)) return occasion.when;
  const meetings = acts.filter((act) => isSameMeeting(act, draft, context));
  if (new Set(meetings.map(({ when }) => when.time)).size === 1) return meetings[0]?.when ?? null;
  if (!isDefinite(draft)) return null;
  return acts.findLast((act) => sentence.number - act.sentence <= SENTENCES_ON && isSameAct(act, draft))?.when ?? null;
}

/** True where what is said tells times of its own, such as منذ أبريل. */
function tellsTimes(read: ReadSentence, { first, last }: Scope): boolean {
  return read.units.slice(first, last + 1).some((unit) => unit.class === 'date');
}

/** The day told between a verb of saying and what is said, or in front of the verb: وأمس، قال. */
function timeOfSaying(read: ReadSentence, scope: Scope, context: DocumentContext): When | null {
  if (scope.trigger < 0) return null;
  const isBefore = scope.trigger < scope.first;
  const first = isBefore ? clauseStart(read, scope.trigger) : scope.last + 1;
  const last = isBefore ? scope.first - 1 : scope.trigger;
  return (
    read.units
      .slice(first, last + 1)
      .filter((unit) => unit.class === 'date')
      .map((unit) => whenOf(read, unit, context, 'inherited'))
      .find(isDay) ?? null
  );
}

const CLAUSE_OPENERS = new Set(['verb', 'complementizer', 'relative']);

function clauseStart(read: ReadSentence, verb: number): number {
  return read.units.findLastIndex((unit) => unit.index < verb && CLAUSE_OPENERS.has(unit.class)) + 1;
}

/** الهجوم، هذا الهجوم: an act of which was told. */
function isDefinite({ read, trigger }: Draft): boolean {
  const unit = read.units[trigger];
  if (!unit || unit.class === 'verb') return false;
  return unit.reading.article || unitBefore(read, trigger)?.class === 'demonstrative';
}

/** The same type, no side that was not there, and no other place. */
function isSameAct(act: DatedAct, draft: Draft): boolean {
  const { place } = draft;
  return (
    act.type === draft.type &&
    sidesOf(draft).every((id) => act.sides.includes(id)) &&
    (place.length === 0 || act.place.length === 0 || place.some((id) => act.place.includes(id)))
  );
}

function isSameMeeting(act: DatedAct, draft: Draft, context: DocumentContext): boolean {
  if (act.type !== 'CONSULT' || draft.type !== 'CONSULT') return false;
  const [met, meeting] = [partiesOf(act.sides, context), partiesOf(sidesOf(draft), context)];
  return met.size >= 2 && met.size === meeting.size && [...met].every((id) => meeting.has(id));
}

function sidesOf(draft: Draft): readonly string[] {
  return [...draft.actor, ...draft.recipient];
}

function partiesOf(ids: readonly string[], context: DocumentContext): ReadonlySet<string> {
  return new Set(ids.map((id) => context.entities.get(id)?.party ?? id));
}

function sameParty(a: readonly string[], b: readonly string[], context: DocumentContext): boolean {
  const others = partiesOf(b, context);
  return [...partiesOf(a, context)].some((id) => others.has(id));
}

/** True for a day or days that do not go on. */
function isDay({ time }: When): boolean {
  return time !== null && /^\d{4}-\d\d-\d\d/u.test(time) && !time.includes('..');
}
