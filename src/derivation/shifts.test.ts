import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { article, cause, claim, ONTOLOGY, shift } from '../../test/findings.ts';
import { anyUnits, unit } from '../../test/units.ts';
import { dayText } from '../model/index.ts';
import { parametersOf } from './declaration.ts';
import { prepareEvidence } from './evidence.ts';
import type { ArticleFindings } from './findings.ts';
import { candidateOf, cusum, deriveShifts, shifts } from './shifts.ts';

/** France backs the LNA in the first articles and turns away in the others, a week apart each. */
function turning(favourable: number, adverse: number): readonly ArticleFindings[] {
  return Array.from({ length: favourable + adverse }, (_, index) =>
    article(`a${String(index).padStart(2, '0')}`, {
      published: dayText(18_000 + index * 7),
      claims: [claim(index < favourable ? 'AID' : 'SANCTION', 'france', 'lna', { id: `c${index}` })],
      ...(index === favourable && { causes: [cause({ id: 'r1', cause: 'هزائم الميدان', effect: 'جملة' })] }),
    }),
  );
}

const shiftsOf = (...articles: readonly ArticleFindings[]) =>
  deriveShifts(prepareEvidence(articles, ONTOLOGY), parametersOf(shifts));

describe('cusum', () => {
  it('sums the weighted distance from the mean', () => {
    // Weights 1, 1, 2; strengths 1, −1, 0.5: mean (1 − 1 + 1) / 4 = 0.25. Steps 0.75, −1.25, 0.5.
    const sums = cusum([
      { weight: 1, strength: 1 },
      { weight: 1, strength: -1 },
      { weight: 2, strength: 0.5 },
    ]);
    expect(sums).toEqual([0.75, -0.5, 0]);
  });

  it('ends at zero', () => {
    fc.assert(fc.property(anyUnits, (units) => Math.abs(cusum(units).at(-1) ?? 0) < 1e-9));
  });
});

describe('candidateOf', () => {
  const row = (...strengths: readonly number[]) =>
    strengths.map((strength, index) => unit({ id: `u${index}`, day: 18_000 + index, strength }));
  const enough = { unitsMin: 2, effectiveMin: 1 };

  it('finds the farthest sum', () => {
    // Mean 0: sums 1, 2, 3, 2, 1, 0: farthest after three.
    expect(candidateOf(row(1, 1, 1, -1, -1, -1), enough)).toBe(3);
  });

  it('never cuts within a day, nor where one side has too little', () => {
    const sameDay = row(1, 1, 1, -1, -1, -1).map((each, index) => ({ ...each, day: index < 4 ? 18_000 : 18_001 }));
    expect(candidateOf(sameDay, enough)).toBe(4);
    expect(candidateOf(row(1, 1, -1), enough)).toBeNull();
  });
});

describe('deriveShifts', () => {
  it('computes a turn, with both sides, what moves it and the reason that the text gives', () => {
    const [turn, ...none] = shiftsOf(...turning(5, 5));
    expect(none).toEqual([]);
    expect(turn).toMatchObject({
      kind: 'computed',
      holder: 'france',
      target: 'lna',
      direction: 'away',
      date: dayText(18_035),
      lastDateBefore: dayText(18_028),
      before: { value: 1, units: 5, n: 5, findingIds: ['c0', 'c1', 'c2', 'c3', 'c4'] },
      after: { value: -1, units: 5, n: 5, findingIds: ['c5', 'c6', 'c7', 'c8', 'c9'] },
      change: -2,
      confirmedBy: 0,
    });
    // 2 of the 252 orders of five and five reach as far: p is near 0.008.
    expect(turn?.p).toBeGreaterThan(0.001);
    expect(turn?.p).toBeLessThan(0.03);
    // Each of the ten units does a fifth of the change of its side; the latest are named first.
    expect(turn?.movers.map(({ side }) => side)).toEqual(['after', 'after', 'after', 'after', 'after']);
    expect(turn?.movers[0]?.part).toBeCloseTo(-0.4, 12);
    expect(turn?.reasons).toMatchObject([{ causeId: 'r1', cause: 'هزائم الميدان', findingId: 'c5', isEffect: true }]);
  });

  it('takes nothing for a shift that has too little evidence, or changes no more than chance would', () => {
    expect(shiftsOf(...turning(5, 2))).toEqual([]);
    expect(shiftsOf(...turning(3, 3))).toEqual([]);
    const wavering = turning(10, 0).map((each, index) =>
      index % 2 === 0
        ? each
        : article(each.document.id, {
            published: each.document.published,
            claims: [claim('SANCTION', 'france', 'lna')],
          }),
    );
    expect(shiftsOf(...wavering)).toEqual([]);
  });

  it('is the same in every run and every order', () => {
    const articles = turning(5, 5);
    expect(shiftsOf(...articles.toReversed())).toEqual(shiftsOf(...articles));
  });

  it('shows a told shift beside a computed one and lets neither move the other', () => {
    const articles = turning(5, 5);
    const told = article('z', {
      published: dayText(18_040),
      shifts: [shift('france', 'lna', { id: 's1', from: 'دعمها المفتوح', to: 'إلى', time: dayText(18_036) })],
      causes: [cause({ id: 'r2', cause: '– هزائم قواته' })],
    });
    const [computed] = shiftsOf(...articles);
    const both = shiftsOf(...articles, told);
    expect(both.map(({ kind, confirmedBy }) => [kind, confirmedBy])).toEqual([
      ['computed', 1],
      ['told', 1],
    ]);
    expect({ ...both[0], confirmedBy: 0 }).toEqual(computed);
    expect(both[1]).toMatchObject({
      date: dayText(18_036),
      from: 'دعمها المفتوح',
      to: null,
      before: { value: expect.closeTo(0.6667, 4), units: 6 },
      after: { value: -1, units: 4 },
      reasons: [{ cause: 'هزائم قواته' }],
      findingIds: ['s1'],
    });
  });

  it('takes two tellings of one shift in one article for one, at the day that one of them gives', () => {
    const twice = article('a', {
      published: '2020-05-28',
      shifts: [shift('france', 'lna', { id: 's1' }), shift('france', 'lna', { id: 's2', time: '2020-05-27' })],
    });
    expect(shiftsOf(twice)).toMatchObject([{ date: '2020-05-27', findingIds: ['s1', 's2'] }]);
  });
});
