/** The names of a sentence that pronouns of this sentence and the next may stand for. */
import type { NamedSpan } from '../knowledge/index.ts';
import type { Unit } from '../language/index.ts';
import { entitiesOfList, type Named } from './arguments/index.ts';
import { agreementOfSpan } from './grammar.ts';
import { type DocumentContext, type ReadSentence, phraseAt } from './sentence.ts';

export function namedIn(read: ReadSentence, context: DocumentContext): readonly Named[] {
  const unitOf: Unit[] = [];
  for (const unit of read.units) if (unit.class === 'name') unitOf[unit.ref] = unit;
  const named: Named[] = [];
  read.names.forEach((name, ref) => {
    if ((name.inner && name.type !== 'person') || name.type === 'place' || name.rule === 'name/nisba') return;
    // صرّح لوكالة رويترز … ودعاها: media tell, and a pronoun means one of those of whom they tell.
    if (name.type === 'media') return;
    named.push({
      entity: name.entity,
      joined: joinedNames(read, name, unitOf[ref]),
      at: context.tokens[name.first]?.start ?? 0,
      agreement: agreementOfSpan(name, context),
    });
  });
  return named;
}

/** The names of the list in which a name stands: قطر والسودان وتركيا. */
function joinedNames(read: ReadSentence, name: NamedSpan, unit: Unit | undefined): readonly string[] {
  const phrase = unit && phraseAt(read, unit.index);
  return phrase ? entitiesOfList(read, phrase) : [name.entity];
}
