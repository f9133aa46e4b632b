/** Clauses that complete a verb as its object would: رفض أن يجتمع مع مسؤولين مصريين. */
import type { Unit } from '../../language/index.ts';
import type { Claim } from '../../model/index.ts';
import { nameOf } from '../sentence.ts';
import type { Act } from './act.ts';

/** Types whose verb may have a clause as its object. */
export const WITH_CLAUSE: ReadonlySet<Claim['type']> = new Set<Claim['type']>([
  'REJECT',
  'REQUEST',
  'THREATEN',
  'AGREE',
  'ACCUSE',
]);

interface Complement {
  readonly last: number;
  readonly entities: readonly string[];
}

/** How many units of the clause are read at most. */
const UNITS_MAX = 20;

/** The clause after أن that completes a verb of speech, to the next mark, and those named in it; null where none does. */
export function complementOf({ input: { read }, predicate, at, args }: Act): Complement | null {
  const opener = Math.max(at, args.last) + 1;
  if (!WITH_CLAUSE.has(predicate.type) || !predicate.speech || read.units[opener]?.class !== 'complementizer')
    return null;
  let last = opener;
  const entities: string[] = [];
  for (const unit of read.units.slice(opener + 1, opener + 1 + UNITS_MAX)) {
    if (endsClause(unit)) break;
    last = unit.index;
    const name = nameOf(read, unit);
    if (name && name.type !== 'place' && !entities.includes(name.entity)) entities.push(name.entity);
  }
  return { last, entities };
}

function endsClause(unit: Unit): boolean {
  return unit.class === 'mark' && !/["“”«»()]/u.test(unit.lemma);
}
