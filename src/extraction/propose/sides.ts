/** Who does it and to whom: the frame of the predicate applied to its arguments, and where these name no one, what else tells. */
import type { Unit } from '../../language/index.ts';
import type { Claim, Predicate, Role } from '../../model/index.ts';
import { argumentsOfNoun, type Filler } from '../arguments/index.ts';
import { nameOf, phraseAt, unitBefore } from '../sentence.ts';
import { isOfKind } from '../kinds.ts';
import { isAssault, isToldByNoun, type Act, type OpenAct, type Sides } from './act.ts';
import { actsOf, isHarm, isHarmToGenitive } from './act-nouns.ts';
import { agentOf } from './attackers.ts';
import { alliesOf } from './camps.ts';
import { OWNER_RULES } from './controllers.ts';
import { sideLeftOpen } from './counterparts.ts';
import { genitiveRole, obliqueRoles } from './frames.ts';
import { speakerAt } from './input.ts';
import { isFightGoingOn, sidesKnownBefore, sidesOfFightGoingOn } from './known-sides.ts';
import { harmed, sidesUnnamed } from './unnamed-doers.ts';

/** The sides of an act that is told as `type`; null where nothing tells who does it. */
export function sidesOf(act: Act, type: Claim['type']): Sides | null {
  const { entities } = act.input.context;
  const given = givenByFrame(act, type);
  const { place } = given;
  const all = given.recipient.filter((id) => !given.actor.includes(id));
  const places = all.filter((id) => entities.get(id)?.type === 'place');
  const named = all.filter((id) => !places.includes(id));
  const actor = given.actor.length || !named.length ? given.actor : saidOf(act);
  return actor.length
    ? sidesStated(act, { actor, named, places, place })
    : sidesUnstated({ ...act, hit: { all, named, places }, place });
}

interface Given {
  readonly actor: string[];
  readonly recipient: string[];
  readonly place: string[];
}

/** Those to whom the frame gives a role, each in the order in which the roles are asked. */
function givenByFrame(act: Act, type: Claim['type']): Given {
  const { input, predicate, at, args } = act;
  const given: Given = { actor: [], recipient: [], place: [] };
  const give = giver(act, type, given);
  const byAgent = agentOf(act);
  if (args.subject) give(roleOfSubject(act, args.subject, byAgent), args.subject.entities);
  giveGenitive(act, given, give);
  if (args.object && !isOnlyHit(act, args.object))
    give(isToldByNoun(act) && !isReceiving(predicate) ? 'recipient' : predicate.frame['object'], args.object.entities);
  for (const [role, filler] of obliqueRoles(input.read, predicate, args, isToldByNoun(act))) {
    // رحبت واشنطن باتصال من طالبان، بحثا العلاقات بين البلدين: they bring the doers of a noun, not of a verb that has its own.
    const isSpared = role === 'actor' && !isToldByNoun(act) && OF_NOUN.has(filler.rule) && given.actor.length > 0;
    // Whom it is done to is told once: the object, else the first preposition that brings someone.
    const isToldAlready = role === 'recipient' && given.recipient.length > 0;
    const isAside = isSpared || isToldAlready || isOnlyHit(act, filler) || isAnothersFrom(act, filler);
    if (filler !== byAgent && !isAside) give(role, filler.entities);
  }
  if (byAgent) give('actor', byAgent.entities);
  if (predicate.frame['speaker'] === 'actor') give('actor', speakerAt(input, at));
  return given;
}

const OF_NOUN = new Set(['oblique/من', 'oblique/بين']);

/** استقباله وفدا: he comes who is received. */
const isReceiving = ({ frame }: Predicate): boolean => frame['subject'] === 'recipient' && frame['object'] === 'actor';

/** طالب بانسحاب القوات الأميركية من العراق، وافق المجلس بدعم من واشنطن: what is left is not asked to, and who backs it is another. */
function isAnothersFrom({ input: { read, vocabulary }, predicate }: Act, { rule, first }: Filler): boolean {
  if (rule !== 'oblique/من') return false;
  const before = phraseAt(read, first - 2);
  const noun = before?.last === before?.head ? read.units[before?.head ?? -1] : undefined;
  if (!before || before.preposition === null) return false;
  if (predicate.type !== 'REQUEST')
    return noun?.reading.proclitics.includes('ب') === true && vocabulary.backing.has(noun.reading.stem);
  return vocabulary.leaving.has(read.units[before.head]?.reading.stem ?? '');
}

type Give = (role: Role | undefined, entities: readonly string[]) => void;

/** Puts entities where their role belongs, each once. */
function giver({ input, predicate }: Act, type: Claim['type'], given: Given): Give {
  const { actor, recipient, place } = given;
  // Who meets is a doer; whom one will meet is whom the announcement concerns (CODEBOOK, hard case 2).
  const partner = type === 'AGREE' && predicate.type !== 'AGREE' ? recipient : actor;
  const lists: Partial<Record<Role, string[]>> = { actor, partner, recipient, place };
  return (role, entities) => {
    const into = role && lists[role];
    if (!into) return;
    for (const id of entities) {
      // تحرير عدن من الحوثيين: a place does nothing.
      const list = into === actor && input.context.entities.get(id)?.type === 'place' ? place : into;
      if (!list.includes(id)) list.push(id);
    }
  };
}

function roleOfSubject(act: Act, subject: Filler, byAgent: Filler | null): Role {
  const { predicate, args } = act;
  // إسقاط طائرات أوكرانية: what is hit is theirs; إرسال أسلحة إماراتية: what is sent as well, by them.
  if (subject.rule === 'subject/nisba-of-object' && isAssault(predicate)) return 'recipient';
  // قصف المدنيين: those without arms do not shell.
  if (isAssault(predicate) && isToldByNoun(act) && areUnarmed(act, subject)) return 'recipient';
  if (isOriginOfVictim(act, subject)) return 'recipient';
  if (isToldByNoun(act) && OWNER_RULES.has(subject.rule)) return genitiveRole(predicate, args, byAgent);
  return predicate.frame['subject'] ?? 'actor';
}

/** Types whose act may be about what another does. */
const ABOUT_DEEDS: ReadonlySet<Claim['type']> = new Set<Claim['type']>([
  'ACCUSE',
  'THREATEN',
  'SUPPORT',
  'REJECT',
  'PROTEST',
]);

/** أدانت باريس قصف المدنيين، تعهدت بالرد على اغتيال هنية: who speaks of an attack does not speak of those hit; دعم محاربة داعش. */
function isOnlyHit(act: Act, filler: Filler): boolean {
  const { input, predicate } = act;
  if (!ABOUT_DEEDS.has(predicate.type) || filler.head < 0) return false;
  if (!isHarm(input, filler.head)) return false;
  const acts = actsOf(input, input.read.units[filler.head] as Unit, filler.head);
  if (areUnarmed(act, filler)) return true;
  const { subject } = argumentsOfNoun(input.read, filler.head, input.context, input.discourse);
  const isOfVictim =
    isHarmToGenitive(input, filler.head) || acts.some(({ frame }) => frame['genitive'] === 'recipient');
  if (isOfVictim && subject?.rule === 'subject/genitive') return true;
  // قصف مواقع التنظيم: who owns what is hit did not shell it.
  return !filler.entities.some((id) => subject?.entities.includes(id));
}

function areUnarmed({ input }: Act, { entities }: Filler): boolean {
  return entities.length > 0 && entities.every(input.context.people.isUnarmed);
}

/** خطف مواطن ألماني، اغتيال الدبلوماسي الإيراني: after a noun of killing or taking, the adjective tells of which country he is. */
function isOriginOfVictim({ input: { read }, predicate, at }: Act, { rule, first }: Filler): boolean {
  const isDoneToGenitive = isAssault(predicate) && predicate.frame['genitive'] === 'recipient';
  return rule === 'subject/nisba' && isDoneToGenitive && first > at + 1 && isOfKind(read.units[first - 1], PEOPLE);
}

const PEOPLE = new Set(['person', 'group', 'title']);

function giveGenitive({ predicate, args }: Act, { actor }: Given, give: Give): void {
  if (!args.genitive) return;
  const role = predicate.frame['genitive'];
  // أعلن السفير دعم القاهرة للسودان: with ل for whom it is, the genitive is whose it is.
  const forWhom = (args.oblique.get('ل') ?? []).some((filler) => filler.entities.length > 0);
  const isOwner = role === 'recipient' && predicate.frame['ل'] === 'recipient' && forWhom;
  // أدرجت حماس على قائمة المنظمات: whose list it is matters only where no one is put on it.
  const isHit = (args.object?.entities.length ?? 0) > 0;
  if (isOwner) actor.splice(0, actor.length, ...args.genitive.entities);
  else if (!(isHit && role === 'recipient')) give(role, args.genitive.entities);
}

/** الولايات المتحدة حليفة إسرائيل: what such a noun is said of stands right before it. */
function saidOf({ input: { read }, predicate, route, at }: Act): readonly string[] {
  if (route !== 'noun' || predicate.frame['genitive'] !== 'recipient') return [];
  const before = unitBefore(read, at);
  const name = nameOf(read, before);
  return name && name.type !== 'place' && !before?.adjectival ? [name.entity] : [];
}

interface Stated {
  readonly actor: readonly string[];
  readonly named: readonly string[];
  readonly places: readonly string[];
  readonly place: readonly string[];
}

/** The sides of an act whose doer the sentence names. */
function sidesStated(act: Act, { actor, named, places, place }: Stated): Sides {
  const { input, predicate, args } = act;
  const hit = predicate.stance === -1 ? input.opposition.sidesHit(actor, named) : named;
  // خطف مسلحون نائب المدير: those whom an attack harms, though nothing names them.
  const people = hit.length > 0 || places.length > 0 ? hit : harmed(act).filter((id) => !actor.includes(id));
  const inferred = people.length > 0 ? [] : sideLeftOpen(act, actor, places);
  // اشتباكات شهدتها العاصمة: both sides of a fight are its doers (CODEBOOK, hard case 9).
  const isFight =
    predicate.frame['بين'] === 'actor' &&
    places.length === 0 &&
    (actor.length === 1 ? isToldByNoun(act) : alliesOf(act, actor).length === actor.length);
  return {
    actor: isFight ? [...actor, ...inferred] : actor,
    recipient: people.length ? people : isFight ? [] : inferred,
    place: [...place, ...places],
    actorSource: args.subject?.source ?? 'stated',
    recipientSource: people.length ? 'stated' : inferred.length && !isFight ? 'inferred' : 'absent',
  };
}

/** The sides of an act whose doer the sentence leaves open: told before, else nobody's. */
function sidesUnstated(act: OpenAct): Sides | null {
  if (isFightGoingOn(act)) return sidesOfFightGoingOn(act);
  return (isSomeoneUnknown(act) ? null : sidesKnownBefore(act)) ?? sidesUnnamed(act);
}

const SOMEONE = new Set(['force', 'organisation', 'group']);

/** شن ائتلاف دولي غارات: a doer who is told and whom nothing names is not the one who was named before. */
function isSomeoneUnknown({ input, args: { subject } }: OpenAct): boolean {
  if (subject?.source !== 'stated' || subject.entities.length > 0) return false;
  const head = input.read.units[subject.head];
  return head !== undefined && !head.reading.article && isOfKind(head, SOMEONE);
}
