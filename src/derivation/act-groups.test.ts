import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { article, claim, said } from '../../test/findings.ts';
import type { Claim } from '../model/index.ts';
import { groupActs } from './act-groups.ts';
import { ACT_DEFAULTS, createActIndex, createActRules, NO_PLACES, type Telling, tellingsOf } from './acts.ts';
import { type ArticleFindings, distinct, groupBy } from './findings.ts';
import { createMemory } from './reuse.ts';
import { createUnionFind } from './union-find.ts';

const PARTIES = ['egypt', 'france', 'lna', 'turkey'];
const TYPES: readonly Claim['type'][] = ['CONSULT', 'AGREE', 'COOPERATE', 'SUPPORT', 'ASSAULT', 'COERCE', 'ACCUSE'];

const anyClaim = fc.record({
  type: fc.constantFrom(...TYPES),
  actor: fc.uniqueArray(fc.constantFrom(...PARTIES), { minLength: 1, maxLength: 3 }),
  recipient: fc.uniqueArray(fc.constantFrom(...PARTIES), { maxLength: 2 }),
  modality: fc.constantFrom<Claim['modality'][]>('actual', 'actual', 'planned'),
  time: fc.constantFrom(null, null, '2020-01-12', '2020-01-13', '2020-01'),
  evidence: fc.constantFrom('هجوم على المطار', 'دعم معلن للقوات', 'هجوم قرب المطار'),
  showsStance: fc.boolean(),
});

const anyArticles: fc.Arbitrary<readonly ArticleFindings[]> = fc
  .array(fc.record({ day: fc.integer({ min: 10, max: 20 }), claims: fc.array(anyClaim, { maxLength: 5 }) }), {
    maxLength: 9,
  })
  .map((rows) =>
    rows.map(({ day, claims }, index) =>
      article(`a${index}`, {
        published: `2020-01-${day}`,
        claims: claims.map(({ type, actor, recipient, showsStance, ...rest }, at) => ({
          ...claim(type, 'egypt', [], { ...rest, id: `c${index}-${at}`, attribution: said('author') }),
          actor,
          recipient,
          stance: showsStance ? [{ holder: 'egypt', target: 'france', sign: 1 as const }] : [],
        })),
      }),
    ),
  );

/** All tellings of a kind against one list of first tellings: what the circles stand for. */
function groupedAsOne(tellings: readonly Telling[]): ReadonlyMap<string, string> {
  const actOf = new Map<string, string>();
  for (const kin of groupBy(tellings, ({ kind }) => kind).values()) {
    const shown = kin.filter(({ claim: { stance } }) => stance.length > 0);
    const members = [...shown, ...kin.filter(({ claim: { stance } }) => stance.length === 0)];
    const groups = createUnionFind(members.length);
    const firsts = createActIndex(createActRules(ACT_DEFAULTS, NO_PLACES), members);
    members.forEach((telling, index) => {
      const matches = firsts.find(telling);
      const found = matches.flatMap(({ first }) => (first === null ? [] : [first]));
      for (const first of index < shown.length ? found : found.slice(0, 1)) groups.join(index, members.indexOf(first));
      if (index >= shown.length && found.length > 0) return;
      firsts.add(telling, distinct(matches.flatMap(({ party, first }) => (first === null ? [party] : []))));
    });
    members.forEach(({ claim: { id } }, index) => {
      actOf.set(id, members[groups.rootOf(index)]?.claim.id ?? id);
    });
  }
  return actOf;
}

const sorted = (acts: ReadonlyMap<string, string>): readonly (readonly [string, string])[] =>
  [...acts].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('groupActs', () => {
  it('groups circle by circle as it would all at once', () => {
    fc.assert(
      fc.property(anyArticles, (articles) => {
        const tellings = tellingsOf(articles);
        expect(sorted(groupActs(tellings))).toEqual(sorted(groupedAsOne(tellings)));
      }),
      { numRuns: 400 },
    );
  });

  it('groups with a memory of what was there before as without', () => {
    fc.assert(
      fc.property(anyArticles, fc.nat(8), (articles, at) => {
        const memory = createMemory();
        for (const given of [articles, articles.toSpliced(at, 1), articles]) {
          const remembered = groupActs(tellingsOf(given), ACT_DEFAULTS, NO_PLACES, memory);
          expect(sorted(remembered)).toEqual(sorted(groupedAsOne(tellingsOf(structuredClone(given)))));
        }
      }),
      { numRuns: 150 },
    );
  });
});
