/** By whom was it done, where a phrase beside the verb tells: من قبل، على يد, or by whose attack or weapon. */
import type { Unit } from '../../language/index.ts';
import {
  argumentsOfNoun,
  argumentsOfVerb,
  fillerOf,
  subjectOfVerb,
  type Arguments,
  type Filler,
} from '../arguments/index.ts';
import { isOfKind } from '../kinds.ts';
import { isAssault, isToldByNoun, type Act } from './act.ts';
import { isAttackNoun } from './act-nouns.ts';
import type { ProposeInput } from './input.ts';
import { phraseAt, unitBefore } from '../sentence.ts';

/** من قبل، على يد، من جانب, or the attack or weapon by which it was done: who does it in a passive. */
export function agentOf(act: Act): Filler | null {
  const { input, predicate, args } = act;
  const { read } = input;
  // يحتجون على مقتل مدنيين على أيدي الجنود: a verb that is done to no one has no agent; the phrase belongs to what was done.
  const isDoneToSomeone = predicate.frame['object'] !== undefined || predicate.frame['subject'] === 'recipient';
  if (!isToldByNoun(act) && !isDoneToSomeone) return null;
  const from = (args.oblique.get('من') ?? []).find((filler) =>
    AGENT_NOUNS.has(read.units[filler.head]?.reading.stem ?? ''),
  );
  const hand = (args.oblique.get('على') ?? []).find((filler) =>
    ['يد', 'أيدي'].includes(read.units[filler.head]?.reading.stem ?? ''),
  );
  // من قبل الميليشيات: read as the preposition قبل, after من it is by whom.
  const by = (args.oblique.get('قبل') ?? []).find(
    ({ first }) => unitBefore(read, first)?.lemma === 'قبل' && read.units[first - 2]?.lemma === 'من',
  );
  const isByAttack = isAssault(predicate) && !args.subject;
  return from ?? hand ?? by ?? (isByAttack ? (attackerIn(input, args) ?? attackerBringing(input, args)) : null);
}

/** أدى قصف روسي إلى مقتل خمسة، أسفر هجوم لطالبان عن إصابة جنود: whose the attack is of which the harm came. */
function attackerBringing(input: ProposeInput, args: Arguments): Filler | null {
  const { read, vocabulary, context, discourse } = input;
  const harm = args.object?.rule === 'object/victim' ? phraseAt(read, args.first) : null;
  if (!harm?.preposition) return null;
  for (let at = harm.first - 1; at >= 0; at -= 1) {
    const unit = read.units[at] as Unit;
    if (unit.class === 'complementizer' || STOPS.has(unit.lemma)) return null;
    if (unit.class !== 'verb') continue;
    const attack = vocabulary.bringsAbout.has(unit.lemma) ? subjectOfVerb(read, at, context, discourse) : null;
    const doer =
      attack && attack.head >= 0 && isAttackNoun(input, attack.head) ? doerOfAttack(input, attack.head) : null;
    return doer && { ...doer, rule: 'subject/by-attack' };
  }
  return null;
}

const AGENT_NOUNS = new Set(['قبل', 'جانب', 'طرف']);

/** اغتيلت برصاص الجنود، قتلوا في قصف روسي: whose the weapon or the attack is that brought it about. */
export function attackerIn(input: ProposeInput, args: Arguments): Filler | null {
  for (const [preposition, fillers] of args.oblique) {
    if (!BY_ATTACK.has(preposition)) continue;
    for (const filler of fillers) {
      const head = input.read.units[filler.head];
      if (!head || head.class === 'name') continue;
      const weapon = preposition === 'ب' && isOfKind(head, WEAPONS);
      if (!weapon && !isAttackNoun(input, filler.head)) continue;
      const doer = weapon ? filler : doerOfAttack(input, filler.head);
      if (doer?.entities.some((id) => input.context.entities.get(id)?.type !== 'place'))
        return { ...doer, rule: 'subject/by-attack' };
    }
  }
  return null;
}

/** How far behind the first of those harmed the others may be told. */
const UNITS_BEHIND_MAX = 12;

/** قتل شخص وأصيب خمسة في هجوم: the attack stands behind the last of the verbs that tell of the harm, and is that of all. */
export function withSharedAttack(input: ProposeInput, args: Arguments): Arguments {
  const { read, predicates, context, discourse } = input;
  if (attacksBy(input, args).length > 0) return args;
  for (let at = args.last + 1; at <= Math.min(args.last + UNITS_BEHIND_MAX, read.units.length - 1); at += 1) {
    const verb = read.units[at] as Unit;
    if (verb.class === 'complementizer' || verb.class === 'relative' || STOPS.has(verb.lemma)) return args;
    const apart = verb.lemma === '،' ? attackFrom(input, at + 1) : null;
    if (apart) return { ...args, oblique: new Map([...args.oblique, apart]), last: at };
    if (verb.class !== 'verb') continue;
    if (verb.reading.proclitics[0] !== 'و' || !predicates.byVerb(verb.lemma).some(isAssault)) return args;
    const others = argumentsOfVerb(read, at, context, discourse);
    const [attack] = attacksBy(input, others);
    if (attack === undefined) continue;
    const oblique = new Map(args.oblique);
    for (const [preposition, fillers] of others.oblique)
      if (BY_ATTACK.has(preposition) && !oblique.has(preposition)) oblique.set(preposition, fillers);
    return { ...args, oblique, last: others.last };
  }
  return args;
}

/** قتل شخصان وأصيب خمسة، في انفجار سيارة: the attack after a comma, with the preposition that brings it; null where none stands there. */
function attackFrom(input: ProposeInput, at: number): readonly [string, readonly Filler[]] | null {
  const { read, context, discourse } = input;
  const phrase = phraseAt(read, at) ?? phraseAt(read, at + 1);
  const isAttack = phrase?.preposition && BY_ATTACK.has(phrase.preposition) && isAttackNoun(input, phrase.head);
  const filler = isAttack ? fillerOf(read, phrase, context, discourse, `oblique/${phrase.preposition}`) : null;
  return filler && phrase?.preposition ? [phrase.preposition, [filler]] : null;
}

const STOPS = new Set(['.', '؛', ':']);

/** The units of the attacks by which it came about: في هجوم، جراء انفجار. */
export function attacksBy(input: ProposeInput, { oblique }: Arguments): readonly number[] {
  return [...oblique].flatMap(([preposition, fillers]) =>
    BY_ATTACK.has(preposition)
      ? fillers.map(({ head }) => head).filter((head) => head >= 0 && isAttackNoun(input, head))
      : [],
  );
}

/** غارة التحالف، قصف روسي، كمين للمقاومة: the genitive, the nationality, or whom ل names right after. */
export function doerOfAttack(input: ProposeInput, at: number): Filler | null {
  const { subject, oblique } = argumentsOfNoun(input.read, at, input.context, input.discourse);
  if (subject) return subject.first <= at + 3 ? subject : null;
  const owner = (oblique.get('ل') ?? []).find((filler) => filler.first <= at + 3 && filler.entities.length > 0);
  return owner ?? whoCarriedOut(input, at);
}

/** هجوم شنه مسلحون، القصف الذي نفذته القوات: the subject of the clause that describes an attack. */
function whoCarriedOut({ read, predicates, vocabulary, context, discourse }: ProposeInput, at: number): Filler | null {
  const phrase = phraseAt(read, at);
  const after = (phrase?.last ?? at) + 1;
  const verbAt = read.units[after]?.class === 'relative' ? after + 1 : after;
  const verb = read.units[verbAt];
  if (verb?.class !== 'verb' || verb.reading.pronoun === null) return null;
  const performs = vocabulary.performs.has(verb.lemma) || predicates.byPair(verb.lemma, read.units[at] as Unit).length;
  return performs ? subjectOfVerb(read, verbAt, context, discourse) : null;
}

/** Prepositions that bring the attack by which something came about. */
export const BY_ATTACK = new Set(['في', 'ب', 'خلال', 'إثر', 'جراء', 'نتيجة', 'بسبب']);

/** Kinds of things with which one attacks. */
export const WEAPONS = new Set(['weapon', 'aircraft', 'vehicle']);
