/** The names of a sentence that pronouns of this sentence and the next may stand for. */
import type { NamedSpan } from '../knowledge/index.ts';
import type { Unit } from '../language/index.ts';
import { entitiesOfList, type Named } from './arguments/index.ts';
import { agreementOfSpan } from './grammar.ts';
import { nameOf, type DocumentContext, type ReadSentence } from './sentence.ts';

export function namedIn(read: ReadSentence, context: DocumentContext): readonly Named[] {
  const unitOf = new Map(read.units.map((unit) => [nameOf(read, unit), unit]));
  return read.names
    .filter((name) => (!name.inner || name.type === 'person') && name.type !== 'place' && name.rule !== 'name/nisba')
    .map((name) => ({
      entity: name.entity,
      joined: joinedNames(read, name, unitOf.get(name)),
      at: context.tokens[name.first]?.start ?? 0,
      agreement: agreementOfSpan(name, context),
    }));
}

/** The names of the list in which a name stands: قطر والسودان وتركيا. */
function joinedNames(read: ReadSentence, name: NamedSpan, unit: Unit | undefined): readonly string[] {
  const phrase = unit && read.phrases[read.phraseOf[unit.index] ?? -1];
  return phrase ? entitiesOfList(read, phrase) : [name.entity];
}
