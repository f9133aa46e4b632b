/** An act becomes a draft: its type, sides, time, place, voice and stance, or nothing where too little is told. */
import type { Claim } from '../../model/index.ts';
import { partAround, placesOf, timeOf, type When } from '../circumstances.ts';
import type { Doubt, Draft } from '../draft.ts';
import type { ReadSentence } from '../sentence.ts';
import { isAssault, type Act, type Sides } from './act.ts';
import { asReported, voiceOfAct } from './attributions.ts';
import { complementOf } from './complements.ts';
import { concerned } from './concerned.ts';
import { isVisitBy, visitAt, type Visit } from './counterparts.ts';
import { helpedBy, withHelped } from './helped.ts';
import { protestedAgainst } from './protested.ts';
import { sidesOf } from './sides.ts';
import { stanceShown } from './stances.ts';

/** Acts that take two, of whom a noun may tell one: التفاوض مع إثيوبيا. */
const TAKES_TWO: ReadonlySet<Claim['type']> = new Set<Claim['type']>(['CONSULT', 'AGREE', 'COOPERATE']);

/** التفاوض مع إثيوبيا وصل إلى طريق مسدود: with whom, and not who. */
function isHalfTold(
  { route, args }: Act,
  type: Claim['type'],
  actors: readonly string[],
  recipients: readonly string[],
): boolean {
  if (!TAKES_TWO.has(type) || actors.length > 1 || recipients.length > 0) return false;
  if (route !== 'noun' && route !== 'verbal-noun') return false;
  const withWhom = new Set((args.oblique.get('مع') ?? []).flatMap(({ entities }) => entities));
  return actors.every((id) => withWhom.has(id) && args.subject?.entities.includes(id) !== true);
}

/** استدعت السفير: to summon an envoy is directed at his state (CODEBOOK, hard case 6). */
function statesOf({ input: { context }, predicate }: Act, ids: readonly string[]): readonly string[] {
  if (predicate.id !== 'accuse/protest-note') return ids;
  return ids.map((id) => {
    const entity = context.entities.get(id);
    return entity?.type === 'person' ? entity.party : id;
  });
}

/** The draft of an act; none where no one does it, or it is no news of parties. */
export function draftOf(act: Act): readonly Draft[] {
  const { input, predicate, route, at, args, mood } = act;
  const { read, context } = input;
  const helped = helpedBy(act);
  const [told, toldMode] = actualType(act, helped.length > 0);
  const sides = withHelped(helped, sidesOf(act, told));
  if (!sides) return [];
  const [type, mode] = (byDemonstrators(act, sides) ? AS_PROTEST.get(predicate.id) : undefined) ?? [told, toldMode];
  const recipients = sides.recipient.length
    ? statesOf(act, sides.recipient)
    : [...concerned(act, sides.actor), ...protestedAgainst(act, sides.actor)];
  const actors = sides.actor.filter((id) => mayAct(act, id));
  if (!actors.length || isNoNews(act, actors, recipients) || isHalfTold(act, type, actors, recipients)) return [];
  const first = Math.min(at, args.first);
  const last = complementOf(act)?.last ?? Math.max(at, args.last);
  const attribution = voiceOfAct(act, actors);
  const isDenied = attribution.verb === 'deny' && attribution.kind !== 'author';
  const polarity = isDenied ? 'negated' : mood.polarity;
  const place = placesAround(read, first, last, sides.place, new Set([...actors, ...recipients]));
  const when = timeOf(read, at, first, last, context, mood.modality === 'planned');
  if (sides.doubt === 'doer-unnamed' && !(polarity === 'affirmed' && isDoneToOrAt(act, recipients, place, when)))
    return [];
  const visit: Visit | null =
    type === 'CONSULT' && !recipients.length
      ? visitAt(act, mode, actors, placesOf(read, first, last, new Set(actors)))
      : null;
  const recipient = visit?.hosts ?? recipients;
  return [
    {
      read,
      predicate,
      route,
      trigger: at,
      arguments: args,
      actor: visit?.guests ?? actors,
      recipient,
      actorSource: sides.actorSource,
      recipientSource: sides.recipient.length ? sides.recipientSource : recipient.length ? 'inferred' : 'absent',
      type,
      mode: visit ? 'visit' : mode,
      // Told one by one: to copy an object and then change it takes V8 several times as long.
      mood: { polarity, modality: mood.modality, unreal: mood.unreal, because: mood.because },
      aspect: predicate.aspect,
      when,
      place,
      attribution: asReported(act, attribution, actors),
      stance: stanceShown(act, { actors, recipients, polarity, helps: helped.length > 0 }),
      first,
      last,
      doubts: doubtsOf(act, sides, actors, recipients),
    },
  ];
}

const PROMISED: ReadonlySet<Claim['type']> = new Set<Claim['type']>(['AID', 'COOPERATE', 'CONSULT', 'SUPPORT']);

/** Forces sent to help are aid; a future cooperative act is AGREE, a future withdrawal CONCEDE (CODEBOOK, hard case 2). */
function actualType({ predicate, mood }: Act, helps: boolean): readonly [Claim['type'], Claim['mode']] {
  if (helps) return [mood.modality === 'planned' ? 'AGREE' : 'AID', null];
  if (mood.modality === 'planned' && mood.polarity === 'affirmed') {
    if (PROMISED.has(predicate.type)) return ['AGREE', null];
    if (predicate.type === 'RETREAT' && predicate.mode !== 'resign') return ['CONCEDE', null];
  }
  return [predicate.type, predicate.mode];
}

/** أغلق آلاف من المتظاهرين الطريق، أحرق محتجون سيارات، احتشدت مجموعات من المحتجين: how demonstrators protest, by predicate. */
const AS_PROTEST: ReadonlyMap<string, readonly [Claim['type'], Claim['mode']]> = new Map([
  ['assault/attack', ['PROTEST', 'riot']],
  ['assault/destroy', ['PROTEST', 'riot']],
  ['coerce/control', ['PROTEST', 'obstruct']],
  ['coerce/restrict', ['PROTEST', 'obstruct']],
  ['coerce/besiege', ['PROTEST', 'obstruct']],
  ['mobilize/move', ['PROTEST', 'demo']],
]);

/** True where the clause itself says that demonstrators did it. */
const byDemonstrators = ({ args }: Act, { actor }: Sides): boolean =>
  actor.length > 0 &&
  actor.every((id) => id === 'protesters') &&
  ['subject/after-verb', 'subject/before-verb', 'subject/controller'].includes(args.subject?.rule ?? '');

/** Places do nothing, and media only tell. */
function mayAct({ input }: Act, id: string): boolean {
  const type = input.context.entities.get(id)?.type;
  return type !== 'place' && type !== 'media';
}

const CONCERN = 'accuse/concern';

/**
 * True for what is told of no parties, for concern at a situation (CODEBOOK, hard case 6), for a visit that no people pay, and for
 * those without arms who flee: مهاجرين حاولوا الفرار.
 */
function isNoNews(act: Act, actors: readonly string[], recipients: readonly string[]): boolean {
  const { predicate } = act;
  return (
    isAmongNobodies(act, [...actors, ...recipients]) ||
    (predicate.id === CONCERN && !recipients.length) ||
    (predicate.mode === 'visit' && !isVisitBy(act, actors)) ||
    (predicate.mode === 'withdraw' && predicate.type === 'RETREAT' && actors.every(act.input.context.people.isUnarmed))
  );
}

/** استعانت المدرسة بمعلمين: what people whom no name names do to one another is no news of parties, violence apart. */
function isAmongNobodies({ input, predicate }: Act, sides: readonly string[]): boolean {
  return !isAssault(predicate) && predicate.type !== 'PROTEST' && sides.every((id) => input.context.people.has(id));
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

/** Prepositions that say where, whether or not the place has a name: قرب حاجز للجيش. */
const WHERE = ['في', 'قرب', 'أمام', 'وسط', 'على', 'قبالة', 'داخل', 'خارج', 'لدى', 'عند'];

/** Prepositions that say what came of it: أسفر عن مقتل جندي، أدى إلى إصابة طفل. */
const RESULTS = ['عن', 'إلى', 'ل'];

/** Done by somebody, an act is at least done to someone or something, somewhere or at some time, or someone came to harm. */
function isDoneToOrAt(
  { input, args, mood }: Act,
  recipients: readonly string[],
  place: readonly string[],
  when: When,
): boolean {
  return (
    mood.modality === 'actual' &&
    (recipients.length > 0 ||
      place.length > 0 ||
      when.source === 'stated' ||
      args.object !== null ||
      WHERE.some((preposition) => args.oblique.has(preposition)) ||
      RESULTS.some((preposition) =>
        (args.oblique.get(preposition) ?? []).some(({ lemma }) => input.vocabulary.victimNouns.has(lemma)),
      ))
  );
}

/** Types of acts that need two sides. */
const SIDES_NEEDED: ReadonlySet<Claim['type']> = new Set<Claim['type']>(['SUPPORT', 'AID', 'ACCUSE', 'SANCTION']);

function doubtsOf(
  { predicate }: Act,
  sides: Sides,
  actors: readonly string[],
  recipients: readonly string[],
): readonly Doubt[] {
  const isSideMissing =
    SIDES_NEEDED.has(predicate.type) && !recipients.length && actors.length < 2 && !predicate.speech;
  return [...(isSideMissing ? (['side-missing'] as const) : []), ...(sides.doubt ? [sides.doubt] : [])];
}
