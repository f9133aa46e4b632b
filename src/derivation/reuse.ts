/**
 * What was worked out before of the same things? After a change nearly all of what follows from a case is what it was: of ten
 * thousand articles one more touches some twenty pairs of parties out of two thousand. Here the parts are kept by what they were
 * made from, and made again only where that is another. The results are those that would be made anew.
 */

/** A function that works out the value of each thing once, for as long as the thing is kept. */
export function onceFor<Thing extends object, Value>(make: (thing: Thing) => Value): (thing: Thing) => Value {
  const made = new WeakMap<Thing, Value>();
  return (thing) => {
    const known = made.get(thing);
    if (known !== undefined) return known;
    const value = make(thing);
    made.set(thing, value);
    return value;
  };
}

interface Entry {
  readonly from: readonly unknown[];
  readonly value: unknown;
}

/** What was made, by kind and key; whoever derives from a case again and again keeps one for it. */
export interface Memory {
  readonly kinds: Map<string, ReadonlyMap<string, Entry>>;
  /** Those of evidence that is a part of this one's, by name. */
  readonly parts: Map<string, Memory>;
  /** That of the evidence of which this one's is a part: what is made of the same things there is not made again here. */
  readonly whole: Memory | null;
}

export function createMemory(whole: Memory | null = null): Memory {
  return { kinds: new Map(), parts: new Map(), whole };
}

/** The memory of a part. */
export function memoryOf(memory: Memory, part: string): Memory {
  const known = memory.parts.get(part) ?? createMemory(memory);
  memory.parts.set(part, known);
  return known;
}

/** The value of `key`: what was made of the very things `from` the last time, else what `make` gives. */
export type Reuse<Value> = (key: string, from: readonly unknown[], make: () => Value) => Value;

/** So many kinds are remembered, the latest: one and the same derivation with other parameters is another kind. */
const KINDS_MAX = 48;

/** One round of making all values of a kind. What `work` does not ask for is forgotten. */
export function withReuse<Value, Result>(memory: Memory, kind: string, work: (reuse: Reuse<Value>) => Result): Result {
  const before = memory.kinds.get(kind);
  const ofWhole = memory.whole?.kinds.get(kind);
  const now = new Map<string, Entry>();
  const result = work((key, from, make) => {
    for (const last of [before?.get(key), ofWhole?.get(key)]) {
      if (last === undefined || !areSame(last.from, from)) continue;
      now.set(key, last);
      // What is kept under a kind are its own values.
      return last.value as Value;
    }
    const value = make();
    now.set(key, { from, value });
    return value;
  });
  memory.kinds.delete(kind);
  memory.kinds.set(kind, now);
  const [oldest] = memory.kinds.keys();
  if (memory.kinds.size > KINDS_MAX && oldest !== undefined) memory.kinds.delete(oldest);
  return result;
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
