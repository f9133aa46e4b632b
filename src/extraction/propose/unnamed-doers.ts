/** Acts that somebody did, and nobody says who: انفجرت سيارة مفخخة، اغتيل النائب، تجددت الاحتجاجات. */
import type { Phrase, Unit } from '../../language/index.ts';
import { argumentsOfVerb, type Arguments, type Filler } from '../arguments/index.ts';
import { isOfKind } from '../kinds.ts';
import { isAssault, isToldByNoun, type Act, type OpenAct, type Sides } from './act.ts';
import { actsOf } from './act-nouns.ts';
import { attacksBy, WEAPONS } from './attackers.ts';
import type { ReadSentence } from '../sentence.ts';
import type { ProposeInput } from './input.ts';
import { lastAttackers } from './known-sides.ts';

/** The sides of an act by a group that the tables name for such acts; null where a doer is needed, or was told before. */
export function sidesUnnamed(act: OpenAct): Sides | null {
  const { input, predicate, hit, place } = act;
  if (!leavesDoerOpen(act) || isInPassing(act)) return null;
  // Where attackers are told of already, whoever reads on takes it for theirs, or for their enemies': not for a stranger's.
  if (isAssault(predicate) && lastAttackers(input).length > 0) return null;
  const group = predicate.unnamedDoer ?? unnamedAttacker(act);
  if (group === null) return null;
  const named = hit.all.length ? hit.named : harmed(act);
  return {
    actor: [input.context.people.unnamed(group)],
    recipient: named.filter((id) => id !== group),
    place: [...place, ...hit.places],
    actorSource: 'inferred',
    recipientSource: named.length ? 'stated' : 'absent',
    doubt: 'doer-unnamed',
  };
}

/** الوزير الذي اغتيل، المتظاهرين الذين تجمعوا: a clause with الذي tells what is known of someone, and is news only with a doer. */
function isInPassing({ input: { read }, at }: Act): boolean {
  return read.units[at]?.class === 'verb' && read.units[at - 1]?.class === 'relative';
}

/**
 * A verb without a doer: a passive, one whose frame has none, or one whose doer is a thing or a mere number (سقطت قذائف، تظاهر آلاف). A
 * noun tells such an act only where the tables say so: انفجار سيارة does, التحقيق في اغتيال الرئيس speaks of what is known.
 */
function leavesDoerOpen(act: Act): boolean {
  const { input, predicate, args } = act;
  if (isToldByNoun(act)) return args.object?.rule === 'object/victim' || (predicate.nounSuffices && isNews(act));
  if ((predicate.frame['subject'] ?? 'actor') !== 'actor' || args.object?.rule.startsWith('subject/')) return true;
  const head = args.subject && input.read.units[args.subject.head];
  if (!head) return false;
  // خرج الطلاب إلى الشوارع: those who demonstrate are people, known or not.
  const areDemonstrators = predicate.type === 'PROTEST' && isOfKind(head, PEOPLE);
  return areDemonstrators || isVague(input, head) || isOfKind(head, WEAPONS);
}

/** قتل أربعة أشخاص في انفجار: people whom an attack harms, though nothing names them. */
export function harmed(act: Act): readonly string[] {
  const { input, predicate, args } = act;
  const { read, context } = input;
  if (!isAssault(predicate)) return [];
  const own = args.object ?? (predicate.frame['subject'] === 'recipient' ? args.subject : null);
  const filler = own ?? harmBroughtBy(act);
  if (filler && filler.entities.length > 0) return filler.entities;
  const phrase = read.phrases[read.phraseOf[filler?.head ?? -1] ?? -1];
  const id = filler && phrase ? context.people.harmed(read, afterNoun(phrase, filler)) : null;
  return id === null ? [] : [id];
}

/** مقتل أربعة أشخاص: what stands in the phrase after the noun of the act itself. */
const afterNoun = (phrase: Phrase, { first, head }: Filler): Phrase =>
  first > phrase.first ? { ...phrase, first, head } : phrase;

/** أدى الانفجار إلى مقتل شخصين، انفجار أسفر عن إصابة جنود: whom a noun of harm tells of that an attack brought about; else null. */
function harmBroughtBy(act: Act): Filler | null {
  const { input, at, args } = act;
  const { read, vocabulary, context, discourse } = input;
  const brings = (verb: number): boolean => vocabulary.bringsAbout.has((read.units[verb] as Unit).lemma);
  if (!isToldByNoun(act)) return brings(at) ? victimsIn(input, args) : null;
  for (const verb of [-1, 1].flatMap((step) => verbBeside(read, at, step))) {
    const ofVerb = brings(verb) ? argumentsOfVerb(read, verb, context, discourse) : null;
    if (ofVerb?.subject?.head === at) return victimsIn(input, ofVerb);
  }
  return null;
}

/** إلى مقتل شخصين، عن إصابة جنود: what a noun of harm under a preposition has as its genitive. */
function victimsIn({ read, vocabulary }: ProposeInput, { oblique }: Arguments): Filler | null {
  const harm = [...oblique.values()]
    .flat()
    .find(({ head }) => vocabulary.victimNouns.has(read.units[head]?.reading.stem ?? ''));
  return harm ? { ...harm, first: harm.head + 1, head: harm.head + 1 } : null;
}

/** The nearest verb before or after a unit within its clause. */
function verbBeside({ units }: ReadSentence, from: number, step: number): readonly number[] {
  for (let at = from + step; units[at]; at += step) {
    const { class: unitClass, lemma } = units[at] as Unit;
    if (unitClass === 'verb') return [at];
    if (unitClass === 'complementizer' || unitClass === 'relative' || CLAUSE_ENDS.has(lemma)) return [];
  }
  return [];
}

const CLAUSE_ENDS = new Set(['.', '؛', ':']);

/** انفجار سيارة tells an act; الهجوم الانتحاري is one that is known, and هجمات محتملة may come. */
function isNews({ input: { read, vocabulary }, at }: Act): boolean {
  const phrase = read.phrases[read.phraseOf[at] ?? -1];
  if (!phrase) return !read.units[at]?.reading.article;
  return read.units
    .slice(at, phrase.last + 1)
    .every(
      ({ reading, lemma }) => !reading.article && ![lemma, reading.stem].some((word) => vocabulary.possible.has(word)),
    );
}

/** آلاف، أشخاص، عدد من السكان: a head that says of people no more than that they are people. */
function isVague({ vocabulary }: ProposeInput, head: Unit): boolean {
  const isSomePeople = vocabulary.vaguePeople.has(head.lemma) || isOfKind(head, QUANTITIES);
  return head.class === 'number' || (isSomePeople && !head.reading.article);
}

const PEOPLE = new Set(['person', 'group']);
const QUANTITIES = new Set(['quantity']);

/** قتل شخصان في انفجار: those who are harmed in an attack are harmed by the attackers. */
function unnamedAttacker({ input, predicate, args }: Act): string | null {
  if (!isAssault(predicate)) return null;
  for (const at of attacksBy(input, args)) {
    const group = actsOf(input, input.read.units[at] as Unit, at).find(isAssault)?.unnamedDoer ?? null;
    if (group !== null) return group;
  }
  return null;
}
