import {
  ACT_DEFAULTS,
  type ActParameters,
  type ActRules,
  createActIndex,
  createActRules,
  NO_PLACES,
  type PlacesAbove,
  type Telling,
} from './acts.ts';
import { distinct, groupBy, valueAt } from './findings.ts';
import { createMemory, type Memory, withReuse } from './reuse.ts';
import { createUnionFind } from './union-find.ts';

/**
 * Which tellings are of one act? A telling is looked for under those who did it, so that what one party did is grouped apart from what
 * another did; only where a telling is of several doers and shows no stance do they hang together, for it is a first telling with all
 * of them or with none. Each such circle is grouped once, and again only where a telling of it came or went.
 */

/**
 * The act of each telling: the id of the first claim that tells it.
 *
 * What shows a stance is grouped first and alone, planned acts apart from others and denials apart from both; what shows none
 * joins afterwards and never brings two groups together. So no claim without a stance, and no denial, can change which
 * evidence counts as one piece.
 */
export function groupActs(
  tellings: readonly Telling[],
  parameters: ActParameters = ACT_DEFAULTS,
  placesAbove: PlacesAbove = NO_PLACES,
  memory: Memory = createMemory(),
): ReadonlyMap<string, string> {
  const actOf = new Map<string, string>();
  withReuse<readonly Match[], void>(memory, 'acts', (reuse) => {
    for (const [kind, kin] of groupBy(tellings, (telling) => telling.kind)) {
      const members = [...kin.filter(showsStance), ...kin.filter((telling) => !showsStance(telling))];
      const indexOf = new Map(members.map((telling, index) => [telling, index]));
      const groups = createUnionFind(members.length);
      for (const circle of circlesOf(members)) {
        const from = [parameters, placesAbove, ...circle.members];
        for (const [telling, first] of reuse(`${kind} ${circle.name}`, from, () =>
          matchesIn(circle, createActRules(parameters, placesAbove)),
        )) {
          groups.join(indexOf.get(telling) ?? 0, indexOf.get(first) ?? 0);
        }
      }
      members.forEach(({ claim }, index) => {
        actOf.set(claim.id, members[groups.rootOf(index)]?.claim.id ?? claim.id);
      });
    }
  });
  return actOf;
}

/** A telling, and a first telling of its act. */
type Match = readonly [telling: Telling, first: Telling];

function showsStance({ claim }: Telling): boolean {
  return claim.stance.length > 0;
}

/** Doers whose acts of one family hang together, and all that is told of them, in order. */
interface Circle {
  readonly name: string;
  readonly doers: ReadonlySet<string>;
  readonly members: readonly Telling[];
}

function circlesOf(members: readonly Telling[]): readonly Circle[] {
  return [...groupBy(members, ({ family }) => family)].flatMap(([family, kin]) => {
    const numbers = new Map<string, number>();
    for (const { doers } of kin) for (const doer of doers) valueAt(numbers, doer, () => numbers.size);
    const joined = createUnionFind(numbers.size);
    const numberOf = (doer: string | undefined): number => numbers.get(doer ?? '') ?? 0;
    for (const telling of kin) {
      if (showsStance(telling)) continue;
      for (const doer of telling.doers) joined.join(numberOf(telling.doers[0]), numberOf(doer));
    }
    const circles = new Map<number, { readonly doers: Set<string>; readonly members: Telling[] }>();
    for (const telling of kin) {
      for (const doer of telling.doers) {
        const circle = valueAt(circles, joined.rootOf(numberOf(doer)), () => ({
          doers: new Set<string>(),
          members: [],
        }));
        circle.doers.add(doer);
        // Of several doers in one circle it is told once.
        if (circle.members.at(-1) !== telling) circle.members.push(telling);
      }
    }
    return [...circles.values()].map((circle) => ({ ...circle, name: `${family} ${distinct(circle.doers)[0] ?? ''}` }));
  });
}

function matchesIn({ doers, members }: Circle, rules: ActRules): readonly Match[] {
  const firsts = createActIndex(rules, members);
  const found: Match[] = [];
  for (const telling of members) {
    const own = firsts.find(telling).filter(({ party }) => doers.has(party));
    const known = own.flatMap(({ first }) => (first === null ? [] : [first]));
    // Without a stance it joins one group, and is a first telling only of an act that nothing else tells.
    for (const first of showsStance(telling) ? known : known.slice(0, 1)) found.push([telling, first]);
    if (!showsStance(telling) && known.length > 0) continue;
    firsts.add(telling, distinct(own.flatMap(({ party, first }) => (first === null ? [party] : []))));
  }
  return found;
}
