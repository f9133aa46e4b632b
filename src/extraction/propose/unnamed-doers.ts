/** Acts that somebody did, and nobody says who: انفجرت سيارة مفخخة، اغتيل النائب، تجددت الاحتجاجات. */
import type { Unit } from '../../language/index.ts';
import { isOfKind } from '../kinds.ts';
import { isAssault, isToldByNoun, type Act, type OpenAct, type Sides } from './act.ts';
import { actsOf } from './act-nouns.ts';
import { BY_ATTACK, WEAPONS } from './attackers.ts';
import type { ProposeInput } from './input.ts';
import { lastAttackers } from './known-sides.ts';

/** The sides of an act by a group that the tables name for such acts; null where a doer is needed, or was told before. */
export function sidesUnnamed(act: OpenAct): Sides | null {
  const { input, predicate, hit, place } = act;
  if (!leavesDoerOpen(act)) return null;
  // Where attackers are told of already, whoever reads on takes it for theirs, or for their enemies': not for a stranger's.
  if (isAssault(predicate) && lastAttackers(input).length > 0) return null;
  const group = predicate.unnamedDoer ?? unnamedAttacker(act);
  if (group === null) return null;
  return {
    actor: [input.context.people.unnamed(group)],
    recipient: hit.named.filter((id) => id !== group),
    place: [...place, ...hit.places],
    actorSource: 'inferred',
    recipientSource: hit.named.length ? 'stated' : 'absent',
    doubt: 'doer-unnamed',
  };
}

/**
 * A verb without a doer: a passive, one whose frame has none, or one whose doer is a thing or a mere number (سقطت قذائف، تظاهر آلاف). A
 * noun tells such an act only where the tables say so: انفجار سيارة does, التحقيق في اغتيال الرئيس speaks of what is known.
 */
function leavesDoerOpen(act: Act): boolean {
  const { input, predicate, args } = act;
  if (isToldByNoun(act)) return predicate.nounSuffices || args.object?.rule === 'object/victim';
  if ((predicate.frame['subject'] ?? 'actor') !== 'actor' || args.object?.rule.startsWith('subject/')) return true;
  const head = args.subject && input.read.units[args.subject.head];
  return head ? isVague(input, head) || isOfKind(head, WEAPONS) : false;
}

/** آلاف، أشخاص، عدد من السكان: a head that says of people no more than that they are people. */
function isVague({ vocabulary }: ProposeInput, head: Unit): boolean {
  const isSomePeople = vocabulary.vaguePeople.has(head.lemma) || isOfKind(head, QUANTITIES);
  return head.class === 'number' || (isSomePeople && !head.reading.article);
}

const QUANTITIES = new Set(['quantity']);

/** قتل شخصان في انفجار: those who are harmed in an attack are harmed by the attackers. */
function unnamedAttacker({ input, predicate, args }: Act): string | null {
  if (!isAssault(predicate)) return null;
  const attacks = [...args.oblique].flatMap(([preposition, fillers]) =>
    BY_ATTACK.has(preposition) ? fillers.filter(({ head }) => head >= 0) : [],
  );
  for (const { head } of attacks) {
    const unit = input.read.units[head] as Unit;
    const group = actsOf(input, unit, head).find(isAssault)?.unnamedDoer ?? null;
    if (group !== null) return group;
  }
  return null;
}
