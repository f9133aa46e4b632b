/** Who stands on the other side, where the sentence names a place, a thing or no one: who fights whom, and who visits whom. */
import type { Claim } from '../../model/index.ts';
import { placesOf } from '../circumstances.ts';
import { isOfKind } from '../kinds.ts';
import { isAssault, type Act } from './act.ts';
import { isAttackNoun, isVerbalNoun } from './act-nouns.ts';
import { argumentsOfNoun, subjectOfVerb } from '../arguments/index.ts';
import { doerOfAttack } from './attackers.ts';
import { alliesOf } from './camps.ts';
import { lastAttackers } from './known-sides.ts';

/** Whom an act is done to that names only a place or a thing, or no one: told by who fights whom. */
export function sideLeftOpen(act: Act, actor: readonly string[], places: readonly string[]): readonly string[] {
  const { input, predicate } = act;
  const { opposition } = input;
  const isTalk = predicate.type === 'CONSULT' || predicate.type === 'AGREE';
  if (places.length > 0) {
    if (isTalk) return opposition.statesOf(actor, places);
    return predicate.speech || isForSeparation(act) ? [] : opposition.ownerOf(actor, places);
  }
  if (predicate.type === 'ACCUSE' || predicate.type === 'SUPPORT') return attackersTold(act, actor);
  if (predicate.type === 'THREATEN') return whoseConduct(act, actor);
  if (hitsSomething(act)) return opponentsAt(act, actor);
  return isAssault(predicate) && (actor.length === 1 || alliesOf(act, actor).length > 0)
    ? opposition.opponentOf(actor)
    : [];
}

/** قصفت تركيا البلدة. وأدانت كندا القصف: whose attack it was of which somebody thinks so, by what was told before and nobody denied. */
function attackersTold({ input, predicate, args }: Act, actor: readonly string[]): readonly string[] {
  const { read, context, deniers } = input;
  const thoughtOf = [args.object, ...(args.oblique.get('ب') ?? [])].find((filler) => {
    const unit = read.units[filler?.head ?? -1];
    return unit?.reading.article === true && isAttackNoun(input, unit.index);
  });
  if (!thoughtOf || thoughtOf.entities.length > 0 || predicate.frame['object'] === 'actor') return [];
  if (doerOfAttack(input, thoughtOf.head) !== null) return [];
  const partyOf = (id: string): string => context.entities.get(id)?.party ?? id;
  const attackers = lastAttackers(input).filter((id) => !context.people.isUnknown(id));
  const own = new Set(actor.map(partyOf));
  return attackers.some((id) => own.has(partyOf(id)) || deniers.has(id)) ? [] : attackers;
}

/** هدد ترامب بالقصف إذا رفضت إيران التفاوض، في حال رفضها: whose conduct a threat depends on is threatened. */
function whoseConduct({ input, at }: Act, actor: readonly string[]): readonly string[] {
  const { read, context, discourse } = input;
  // Past another verb it is on what that verb tells that the condition bears.
  const after = read.units.findIndex(
    ({ lemma, class: unitClass, index }) => index > at && (unitClass === 'verb' || CONDITIONS.has(lemma)),
  );
  const condition = read.units[after]?.class === 'verb' ? -1 : after;
  if (condition < 0) return [];
  const depends = read.units
    .slice(condition + 1, condition + 1 + UNITS_TO_CONDUCT_MAX)
    .find((unit) => unit.class === 'verb' || isVerbalNoun(unit));
  if (!depends) return [];
  const subject =
    depends.class === 'verb'
      ? subjectOfVerb(read, depends.index, context, discourse)
      : argumentsOfNoun(read, depends.index, context, discourse).subject;
  const partyOf = (id: string): string => context.entities.get(id)?.party ?? id;
  const own = new Set(actor.map(partyOf));
  const isOther = (id: string): boolean => context.entities.get(id)?.type !== 'place' && !own.has(partyOf(id));
  return subject?.entities.every(isOther) ? subject.entities : [];
}

const CONDITIONS = new Set(['إذا', 'حال', 'لو', 'طالما']);
/** إذا لم تكن تراجعت: words of time and negation between. */
const UNITS_TO_CONDUCT_MAX = 4;

/** مساندة الرباط لاستقلال القبائل: who is for a region on its own is not for its state. */
function isForSeparation({ input: { read }, args }: Act): boolean {
  return [args.object, args.subject, ...[...args.oblique.values()].flat()].some(
    (filler) => filler && SEPARATION.has(read.units[filler.head]?.lemma ?? ''),
  );
}

const SEPARATION = new Set(['استقلال', 'انفصال']);

/** True where the frame's victim is told by a thing without an owner: هاجم مواقع، على نقطة تفتيش. */
function hitsSomething({ predicate, args }: Act): boolean {
  if (!isAssault(predicate) && predicate.type !== 'COERCE') return false;
  if (args.object && predicate.frame['object'] === 'recipient') return true;
  return [...args.oblique].some(
    ([preposition, fillers]) => predicate.frame[preposition] === 'recipient' && fillers.length > 0,
  );
}

/** Whom an attack hits that names only a thing: the actor's one opponent, else the state where it happens. */
function opponentsAt({ input, args }: Act, actor: readonly string[]): readonly string[] {
  const opponent = input.opposition.opponentOf(actor);
  if (opponent.length) return opponent;
  return input.opposition.ownerOf(actor, placesOf(input.read, args.first, args.last, new Set(actor)));
}

export interface Visit {
  readonly guests: readonly string[];
  readonly hosts: readonly string[];
}

/**
 * Who meets another in the other's country visits him, and whose country one visits is the host (CODEBOOK, CONSULT). Asked of an act
 * without recipients; null where no place tells.
 */
export function visitAt(
  { input: { context, opposition } }: Act,
  mode: Claim['mode'],
  actors: readonly string[],
  places: readonly string[],
): Visit | null {
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

/** People visit, and what stands for them, وفد من حماس; forces, reinforcements and goods arrive. Whom one receives is no force. */
export function isVisitBy({ input, predicate, args, route }: Act, actors: readonly string[]): boolean {
  const isReceived = predicate.frame['subject'] === 'recipient';
  const visitor = isReceived ? args.object : args.subject;
  const head = visitor && input.read.units[visitor.head];
  if (head?.class === 'noun') return isOfKind(head, VISITORS) && !FIGHTERS.has(head.lemma);
  // أرسل الحوثيون وفداً: the phrase tells of an envoy.
  return (
    isReceived ||
    route === 'light-verb' ||
    !actors.every((id) => input.context.entities.get(id)?.type === 'armed-group')
  );
}

/** نحو 200 مقاتل وصلوا إلى البلدة pay no visit. */
const FIGHTERS = new Set(['مقاتل', 'جندي', 'مسلح', 'مرتزق', 'عنصر']);

const VISITORS = new Set(['person', 'group', 'title', 'office', 'organisation']);
