import { describe, expect, it } from 'vitest';

import { unit } from '../../test/units.ts';
import { dayText } from '../model/index.ts';
import { communitiesOf, type Tie } from './camps.ts';
import {
  campChanges,
  networkOfDay,
  numberCamps,
  overallTies,
  partiesByEvidence,
  partiesWithin,
  spellsOf,
  tiesAgainst,
} from './network.ts';
import { indexPairs } from './pair-index.ts';
import { groupByPair } from './positions.ts';
import type { PositionUnit } from './units.ts';

const tie = (a: string, b: string, value: number): Tie => ({ a, b, value, mass: 1 });

const of = (holder: string, target: string, strength: number, day = 18_000): PositionUnit =>
  unit({ id: `${holder}-${target}-${day}`, holder, target, strength, sign: strength > 0 ? 1 : -1, day });

const pairsOf = (...units: readonly PositionUnit[]) =>
  indexPairs(groupByPair(units.toSorted((a, b) => a.day - b.day))).pairs;

const on = (day: number) => ({ at: dayText(day), windowDays: 30, massMin: 0.2 });

describe('overallTies', () => {
  it('weighs all evidence of a window alike, and none from outside', () => {
    const pairs = pairsOf(of('a', 'b', 1, 18_000), of('b', 'a', -0.5, 18_200), of('a', 'c', -1, 18_400));
    // (1 − 0.5) / 2 = 0.25, on the weight of both.
    expect(overallTies(pairs, { first: 18_000, last: 18_300 })).toEqual([{ a: 'a', b: 'b', value: 0.25, mass: 2 }]);
  });
});

describe('partiesByEvidence', () => {
  it('counts what a party holds and what is held toward it, the most first', () => {
    const pairs = pairsOf(of('a', 'b', 1), of('c', 'b', 1), of('d', 'c', 1, 19_000));
    expect([...partiesByEvidence(pairs, { first: 18_000, last: 18_000 })]).toEqual([
      ['b', 2],
      ['a', 1],
      ['c', 1],
    ]);
  });
});

describe('partiesWithin', () => {
  it('goes as many ties far as asked for, whatever their sign', () => {
    const ties = [tie('a', 'b', 1), tie('b', 'c', -1), tie('c', 'd', 1)];
    expect([...partiesWithin(ties, 'a', 1)]).toEqual(['a', 'b']);
    expect([...partiesWithin(ties, 'a', 2)]).toEqual(['a', 'b', 'c']);
    expect([...partiesWithin(ties, 'stranger', 2)]).toEqual(['stranger']);
  });
});

describe('numberCamps', () => {
  it('keeps the number of the camp of the whole window with which a camp of the day shares the most members', () => {
    const whole = [['a', 'b', 'c'], ['d', 'e'], ['f']];
    expect(numberCamps(whole, [['c', 'd', 'e'], ['a', 'b'], ['f', 'g'], ['h']])).toEqual([
      { number: 0, members: ['a', 'b'] },
      { number: 1, members: ['c', 'd', 'e'] },
      { number: 2, members: ['f', 'g'] },
    ]);
  });
});

describe('tiesAgainst', () => {
  it('finds enemies within a camp and friends across two, the strongest first', () => {
    const camps = [
      { number: 0, members: ['a', 'b'] },
      { number: 1, members: ['c', 'd'] },
    ];
    const ties = [tie('a', 'b', -0.3), tie('a', 'c', 0.8), tie('b', 'd', -1), tie('c', 'd', 1), tie('a', 'x', 1)];
    expect(tiesAgainst(ties, camps)).toEqual([ties[1], ties[0]]);
  });
});

describe('campChanges', () => {
  it('tells who is in another camp, and which of its ties changed', () => {
    const pairs = pairsOf(
      of('a', 'b', 1, 18_000),
      of('c', 'd', 1, 18_000),
      of('a', 'b', 1, 18_400),
      of('b', 'd', -1, 18_400),
      of('c', 'd', -1, 18_400),
      of('c', 'b', 1, 18_400),
    );
    const whole = communitiesOf(overallTies(pairs, { first: 18_000, last: 18_000 }));
    const [before, after] = [networkOfDay(pairs, on(18_000), whole), networkOfDay(pairs, on(18_400), whole)];
    expect(before.camps.map(({ members }) => members)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    const changes = campChanges(before, after);
    expect(changes.find(({ party }) => party === 'c')).toEqual({
      party: 'c',
      before: 1,
      after: 0,
      ties: [
        { other: 'd', before: 1, after: -1 },
        { other: 'b', before: null, after: 1 },
      ],
    });
    // Who lost its only friend is in no camp.
    expect(changes.find(({ party }) => party === 'd')).toMatchObject({ before: 1, after: null });
    expect(changes.some(({ party }) => party === 'a')).toBe(false);
  });
});

describe('spellsOf', () => {
  const [pair] = pairsOf(of('a', 'b', 1, 18_000), of('a', 'b', -1, 18_400));
  if (pair === undefined) throw new RangeError('two units make a pair');
  const window = { first: 17_990, last: 18_410 };

  it('gives the days on which a position is there, looked at so that the day asked for is one of them', () => {
    const spells = spellsOf(pair, window, 7, on(18_003), () => true);
    expect(spells).toHaveLength(2);
    const looks = spells.flatMap(({ steps }) => steps);
    expect(looks.map(({ from }) => from)).toContain(dayText(18_003));
    expect(spells[0]?.from).toBe(dayText(17_996));
    expect(spells.map(({ steps }) => steps[0]?.value)).toEqual([1, -1]);
    // A weight of 1 falls below 0.2 after √(2 ln 5) × 30 = 53.8 days.
    expect(spells[0]?.to).toBe(dayText(18_003 + 49 + 6));
  });

  it('leaves out what a filter hides', () => {
    const spells = spellsOf(pair, window, 7, on(18_003), ({ value }) => value < 0);
    expect(spells.map(({ steps }) => steps[0]?.value)).toEqual([-1]);
  });
});
