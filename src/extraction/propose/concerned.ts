/** Whom does an act concern whose object is a deed or a clause: رفض محاولة باشاغا الدخول, رفض أن يجتمع مع مسؤولين? */
import type { Claim } from '../../model/index.ts';
import type { Unit } from '../../language/index.ts';
import { argumentsOfNoun, type Filler } from '../arguments/index.ts';
import type { Act } from './act.ts';
import { actsOf, isAttackNoun, isHarm, isHarmToGenitive, isVerbalNoun } from './act-nouns.ts';
import { complementOf } from './complements.ts';
import { doerByClause } from './deed-clauses.ts';
import { ownersOfEnded } from './ended-deeds.ts';
import { lastAttackers } from './known-sides.ts';
import { demandSign } from './stances.ts';
import { phraseAt } from '../sentence.ts';

/** Types whose act may be aimed at another's deed. */
const AT_DEEDS: ReadonlySet<Claim['type']> = new Set<Claim['type']>([
  'REJECT',
  'ACCUSE',
  'THREATEN',
  'AGREE',
  'SUPPORT',
  'REQUEST',
  'PROTEST',
]);

/** نفت كينيا دعم المتمردين: who denies answers those who said it, and not those of whom it was said. */
const DENIALS = new Set(['reject/deny', 'reject/deny-involvement']);

/** Those whom such an act by `actors` concerns: who is named in the clause, else the doer of the deed; none for other acts. */
export function concerned(act: Act, actors: readonly string[]): readonly string[] {
  const { input, predicate } = act;
  if (!AT_DEEDS.has(predicate.type) || DENIALS.has(predicate.id)) return [];
  const { entities } = input.context;
  const own = new Set(actors.map((id) => entities.get(id)?.party ?? id));
  const isOther = (id: string): boolean =>
    !own.has(entities.get(id)?.party ?? id) && entities.get(id)?.type !== 'place';
  // خرجوا تضامناً مع أوكرانيا: what a protest is for is not against whom it is.
  const clause = predicate.type === 'PROTEST' ? [] : (complementOf(act)?.entities ?? []).filter(isOther).slice(0, 2);
  if (clause.length) return clause;
  if (predicate.type === 'AGREE') return promisedHelp(act).filter(isOther);
  const owners = ownersOfEnded(act).filter(isOther);
  if (owners.length) return owners;
  const bound = predicate.type === 'REQUEST' ? boundByDuty(act).filter(isOther) : [];
  if (bound.length) return bound;
  // دعت إلى وقف الهجوم: the attack that is known is that of those who attacked last.
  if (demandSign(act) !== null && namesKnownAttack(act)) return lastAttackers(input).filter(isOther);
  for (const filler of deedsAimedAt(act)) {
    const sides = sidesOfDeed(act, filler, isOther);
    if (sides.length) return sides;
  }
  return [];
}

/** تعهدت بمواصلة دعم أوكرانيا: whom the help is for that is promised. */
function promisedHelp({ input, args }: Act): readonly string[] {
  const { read, context, discourse, vocabulary } = input;
  for (const { first, last } of args.oblique.get('ب') ?? []) {
    for (let at = first; at <= last; at += 1) {
      if (!vocabulary.supportActs.has((read.units[at] as Unit).reading.stem)) continue;
      const { subject, oblique } = argumentsOfNoun(read, at, context, discourse);
      const helped = [subject, ...(oblique.get('ل') ?? [])].find(
        (filler) => filler?.source === 'stated' && filler.entities.length > 0,
      );
      if (helped) return helped.entities;
    }
  }
  return [];
}

/** شدد على ضرورة التزام إسرائيل بالقرار، يجب انسحاب القوات التركية: the doer of what is needed, told right after it. */
function boundByDuty({ input, at, args }: Act): readonly string[] {
  const { read, context, discourse, vocabulary } = input;
  for (let duty = at + 1; duty <= args.last; duty += 1) {
    const unit = read.units[duty] as Unit;
    if (!vocabulary.duties.has(unit.reading.stem) || unit.reading.pronoun !== null) continue;
    const { subject } = argumentsOfNoun(read, duty, context, discourse);
    return subject?.source === 'stated' && subject.rule === 'subject/genitive' ? subject.entities : [];
  }
  return [];
}

/** True where what is demanded to end is an attack, told with the article. */
function namesKnownAttack({ input, args }: Act): boolean {
  const { read } = input;
  return [...args.oblique.values()].flat().some(({ head }) => {
    const phrase = phraseAt(read, head);
    if (!phrase) return false;
    return read.units
      .slice(phrase.first, phrase.last + 1)
      .some((unit) => unit.reading.article && isAttackNoun(input, unit.index));
  });
}

/** What stands where the frame wants someone: the object, and the phrase of a preposition that brings a recipient. */
function deedsAimedAt({ predicate, args }: Act): readonly Filler[] {
  const oblique = [...args.oblique].flatMap(([preposition, fillers]) =>
    // هدد بقطع الهدنة مع أنقرة: what is threatened tells whom.
    predicate.frame[preposition] === 'recipient' || (predicate.type === 'THREATEN' && preposition === 'ب')
      ? fillers
      : [],
  );
  // اشترطت حماس انسحاب إسرائيل: the object is a deed where the frame wants no one there; خرجوا تضامناً tells how they went.
  const object =
    predicate.type !== 'PROTEST' &&
    args.object &&
    (args.object.entities.length === 0 || predicate.frame['object'] !== 'recipient')
      ? [args.object]
      : [];
  return [...object, ...oblique.filter((filler) => filler.entities.length === 0)].filter((filler) => filler.head >= 0);
}

/** Types of acts against a deed. */
const BLAMES: ReadonlySet<Claim['type']> = new Set<Claim['type']>(['ACCUSE', 'REJECT', 'PROTEST']);

/** Who is named with a deed: both of those between whom it is, else its doer, else the first besides. */
function sidesOfDeed({ input, predicate }: Act, { head }: Filler, isOther: (id: string) => boolean): readonly string[] {
  const { read, context, discourse } = input;
  const unit = read.units[head];
  if (!unit) return [];
  const told = (doerByClause(input, head)?.entities ?? []).filter(isOther);
  if (told.length) return told;
  if (!(isVerbalNoun(unit) || actsOf(input, unit, head).length > 0)) return [];
  const deed = argumentsOfNoun(read, head, context, discourse);
  const stated = (found: Filler | null): readonly string[] =>
    found?.source === 'stated' ? found.entities.filter(isOther) : [];
  // رحبت بالاتصال بين طالبان وكابل.
  const between = (deed.oblique.get('بين') ?? []).flatMap(stated);
  if (between.length) return [...new Set(between)];
  // أدان الهجوم على السفارة: who blames an attack blames those who did it, and not whom or where it hit.
  if (BLAMES.has(predicate.type) && isHarm(input, head))
    return isHarmToGenitive(input, head) && deed.subject?.rule === 'subject/genitive'
      ? []
      : stated(deed.subject).filter((id) => !context.people.isUnarmed(id));
  return [deed.subject, deed.object, ...[...deed.oblique.values()].flat()].flatMap(stated).slice(0, 1);
}
