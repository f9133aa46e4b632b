import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { article, claim, ONTOLOGY } from '../../test/findings.ts';
import { anyUnits, unit } from '../../test/units.ts';
import { balanceOf, camps, centralitiesOf, communitiesOf, congruencesOf, type Tie, tiesOf } from './camps.ts';
import { parametersOf } from './declaration.ts';
import { prepareEvidence } from './evidence.ts';
import { derivePositions } from './positions.ts';

const tie = (a: string, b: string, value: number): Tie => ({ a, b, value, mass: 1 });

describe('tiesOf', () => {
  it('weighs what two think of each other by mass', () => {
    // P(a,b) = 1 at mass 1 and P(b,a) = −0.5 at mass 0.4: (1 − 0.2) / 1.4 = 0.5714.
    const positions = derivePositions([
      unit({ id: 'u1', holder: 'a', target: 'b' }),
      unit({ id: 'u2', holder: 'b', target: 'a', strength: -0.5, sign: -1, weight: 0.4 }),
    ]);
    expect(tiesOf(positions)).toMatchObject([{ a: 'a', b: 'b', value: expect.closeTo(0.5714, 4) }]);
  });
});

describe('communitiesOf', () => {
  it('puts friends together and enemies apart', () => {
    const ties = [
      tie('egypt', 'lna', 1),
      tie('lna', 'uae', 1),
      tie('egypt', 'uae', 0.7),
      tie('gna', 'turkey', 1),
      tie('gna', 'qatar', 0.7),
      tie('gna', 'lna', -1),
      tie('lna', 'turkey', -0.8),
      tie('egypt', 'turkey', -0.6),
    ];
    expect(communitiesOf(ties)).toEqual([
      ['egypt', 'lna', 'uae'],
      ['gna', 'qatar', 'turkey'],
    ]);
    expect(communitiesOf(ties.toReversed())).toEqual(communitiesOf(ties));
  });

  it('leaves two enemies without friends alone', () => {
    expect(communitiesOf([tie('a', 'b', -1)])).toEqual([['a'], ['b']]);
  });

  it('makes no camp of a common enemy', () => {
    expect(communitiesOf([tie('extremists', 'us', -1), tie('lna', 'us', -1), tie('libya', 'us', 1)])).toEqual([
      ['libya', 'us'],
      ['extremists'],
      ['lna'],
    ]);
  });

  it('gives every party one camp', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const ties = tiesOf(derivePositions(units));
        const members = communitiesOf(ties).flat();
        expect(new Set(members)).toEqual(new Set(ties.flatMap(({ a, b }) => [a, b])));
        expect(members).toHaveLength(new Set(members).size);
      }),
    );
  });
});

describe('balanceOf', () => {
  it('finds the triangle that does not fit', () => {
    // a–b friends, b–c friends, a–c enemies: −1. a–b–d: the enemy of both fits.
    const balance = balanceOf([
      tie('a', 'b', 1),
      tie('a', 'c', -0.5),
      tie('a', 'd', -1),
      tie('b', 'c', 0.7),
      tie('b', 'd', -1),
    ]);
    expect(balance).toMatchObject({ triangles: 2, balanced: 0.5 });
    expect(balance.unfitting).toMatchObject([{ parties: ['a', 'b', 'c'], strain: 0.5 }]);
    expect(balance.fitting).toMatchObject([{ parties: ['a', 'b', 'd'], strain: 1 }]);
  });

  it('says nothing of balance where there is no triangle', () => {
    expect(balanceOf([tie('a', 'b', 1)])).toEqual({
      triangles: 0,
      balanced: null,
      fitting: [],
      unfitting: [],
    });
  });
});

describe('centralitiesOf', () => {
  it('finds who lies between', () => {
    // A path a–b–c–d: b lies on a–c, a–d; c on a–d, b–d. Of (3·2)/2 = 3 pairs of others: 2/3 each.
    const centralities = centralitiesOf([tie('a', 'b', 1), tie('b', 'c', 0.5), tie('c', 'd', 1), tie('a', 'd', -1)]);
    expect(centralities.get('b')).toEqual({ friendly: 1.5, hostile: 0, betweenness: expect.closeTo(2 / 3, 12) });
    expect(centralities.get('a')).toEqual({ friendly: 1, hostile: 1, betweenness: 0 });
  });

  it('shares a way between those through whom it may go', () => {
    // a to d over b or over c: half each, of 3 pairs.
    const centralities = centralitiesOf([tie('a', 'b', 1), tie('a', 'c', 1), tie('b', 'd', 1), tie('c', 'd', 1)]);
    expect(centralities.get('b')?.betweenness).toBeCloseTo(0.5 / 3, 12);
  });
});

describe('congruencesOf', () => {
  it('adds the lesser strength over common targets', () => {
    const of = (holder: string, target: string, strength: number) =>
      unit({ id: `${holder}-${target}`, holder, target, strength, sign: strength > 0 ? 1 : -1 });
    const rows = congruencesOf(
      derivePositions([
        of('egypt', 'lna', 1),
        of('france', 'lna', 0.7),
        of('egypt', 'turkey', -0.5),
        of('france', 'turkey', -0.6),
        of('egypt', 'gna', -1),
        of('france', 'gna', 0.4),
        of('italy', 'un', 0.7),
      ]),
    );
    // Agree on lna (0.7) and turkey (0.5), differ on gna (0.4); italy shares no target.
    expect(rows).toEqual([
      {
        a: 'egypt',
        b: 'france',
        agree: ['lna', 'turkey'],
        differ: ['gna'],
        congruence: expect.closeTo(1.2, 12),
        conflict: expect.closeTo(0.4, 12),
      },
    ]);
  });
});

describe('camps', () => {
  it('gives each party its camp, friends, enemies and strains, with the findings behind them', () => {
    const evidence = prepareEvidence(
      [
        article('a', {
          claims: [
            claim('AID', 'uae', 'lna', { id: 'c1' }),
            claim('ASSAULT', 'lna', 'gna', { id: 'c2' }),
            claim('SUPPORT', 'uae', 'gna', { id: 'c3' }),
          ],
        }),
      ],
      ONTOLOGY,
    );
    const rows = camps.derive(evidence, parametersOf(camps));
    expect(rows.map(({ party, camp }) => [party, camp])).toEqual([
      ['lna', 1],
      ['uae', 1],
      ['gna', 2],
    ]);
    expect(rows.find(({ party }) => party === 'uae')).toMatchObject({
      friends: ['gna', 'lna'],
      enemies: [],
      strains: [['gna', 'lna']],
      findingIds: ['c1', 'c3'],
    });
  });
});
