/** Is a verb passive? Letters alone do not tell قَتَلَ (he killed) from قُتِلَ (he was killed): what stands beside it does. */
import type { Unit } from '../../language/index.ts';
import type { Predicate } from '../../model/index.ts';
import type { Arguments, Filler } from '../arguments/index.ts';
import type { ReadSentence } from '../sentence.ts';
import { isOfKind } from '../kinds.ts';
import { isAssault } from './act.ts';
import { attackerIn, attacksBy } from './attackers.ts';
import type { ProposeInput } from './input.ts';

/**
 * قتل سبعة جنود “seven soldiers were killed”: letters do not tell active from passive. A verb that is done to someone, with nothing
 * but an indefinite or counted phrase after it, is passive.
 */
export function isPassive(input: ProposeInput, verb: Unit, predicate: Predicate, args: Arguments): boolean {
  const { subject } = args;
  if (predicate.frame['object'] !== 'recipient' || !subject || (args.object && !isPlace(input, args.object)))
    return false;
  // خالد كلف بنقل الرسالة، المشتبه به الذي اتهم بالتجسس.
  const hasNobody = subject.rule !== 'subject/after-verb' && verb.reading.pronoun === null;
  if (hasNobody && input.vocabulary.wantsObject.has(verb.lemma)) return true;
  // جنود قتلوا في هجوم انتحاري: who kills, kills someone.
  if (isAssault(predicate) && isByUnknownAttack(input, args)) return true;
  // قتل محمد الجبوري في غارة للتحالف: he who is killed in another's raid has killed no one.
  const attacker = isAssault(predicate) ? attackerIn(input, args) : null;
  if (attacker && !attacker.entities.some((id) => subject.entities.includes(id))) return true;
  if (subject.rule === 'subject/before-verb')
    return isAssault(predicate) && predicate.stance === -1 && areVictims(input, subject);
  if (subject.rule !== 'subject/after-verb') return false;
  // قتل الأبرياء: whoever is always a victim has killed no one.
  const areHarmed =
    isAssault(predicate) && subject.entities.length > 0 && subject.entities.every(input.context.people.isUnarmed);
  return areHarmed || isBareOrCounted(input.read, predicate, subject);
}

/** وسط بغداد، غرب المدينة: a place by itself, or a bare noun of direction, is where one is harmed, and nobody who is. */
function isPlace({ context, read }: ProposeInput, { entities, head, rule }: Filler): boolean {
  const unit = read.units[head];
  if (entities.length > 0) return entities.every((id) => context.entities.get(id)?.type === 'place');
  return rule === 'object/after-subject' && unit?.reading.article === false && isOfKind(unit, PLACES);
}

const PLACES = new Set(['place-word']);

/** في هجوم انتحاري، جراء انفجار: an attack of which no one is said to be the doer. */
const isByUnknownAttack = (input: ProposeInput, args: Arguments): boolean =>
  attacksBy(input, args).length > 0 && attackerIn(input, args) === null;

/** مدنيون قتلوا، 12 شخصاً قتلوا: victims before the verb. */
function areVictims({ read, context }: ProposeInput, { first, entities }: Filler): boolean {
  return read.units[first]?.class === 'number' || entities.every(context.people.isUnarmed);
}

/** قتل سبعة جنود، اعتقل ناشطون: a number, a noun without anything that makes it definite, or unnamed forces. */
function isBareOrCounted(read: ReadSentence, predicate: Predicate, subject: Filler): boolean {
  const first = read.units[subject.first];
  const head = read.units[subject.head];
  const bare =
    head?.class === 'noun' &&
    !head.reading.article &&
    head.reading.pronoun === null &&
    read.units[subject.head + 1]?.class !== 'name';
  return (
    first?.class === 'number' ||
    (bare && predicate.type !== 'REQUEST') ||
    (read.names[head?.ref ?? -1]?.rule === 'name/forces-of' && head?.class === 'name' && !head.lemma.startsWith('ال'))
  );
}
