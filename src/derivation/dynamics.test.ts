import { describe, expect, it } from 'vitest';

import { article, cause, claim, mention, ONTOLOGY, shift } from '../../test/findings.ts';
import { dayText } from '../model/index.ts';
import { parametersOf } from './declaration.ts';
import { deriveDynamics, dynamics, laggedCorrelation } from './dynamics.ts';
import { prepareEvidence } from './evidence.ts';
import type { ArticleFindings } from './findings.ts';
import { randomFrom } from './random.ts';

const onDay = (day: number, ...claims: readonly Parameters<typeof claim>[]): ArticleFindings =>
  article(`a${day}`, { published: dayText(day), claims: claims.map((parts) => claim(...parts)) });

const small = { ...parametersOf(dynamics), battlesMin: 1 };

const dynamicsOf = (party: string, ...articles: readonly ArticleFindings[]) =>
  deriveDynamics(prepareEvidence(articles, ONTOLOGY), small).find((row) => row.party === party);

describe('deriveDynamics', () => {
  it('counts attacks, gains, losses and withdrawals beside what others show', () => {
    const row = dynamicsOf(
      'lna',
      onDay(18_000, ['ASSAULT', 'lna', 'gna', { rule: 'assault/shell' }], ['AID', 'uae', 'lna']),
      onDay(18_002, ['ASSAULT', 'gna', 'lna', { rule: 'assault/take-ground' }]),
      onDay(18_015, ['RETREAT', 'lna', [], { mode: 'withdraw' }], ['ACCUSE', 'us', 'lna']),
    );
    expect(row?.steps).toHaveLength(2);
    // Fighting is no opinion of others: the gna's attack does not lower the support.
    expect(row?.steps[0]).toMatchObject({
      attacks: 1,
      suffered: 0,
      gains: 0,
      losses: 1,
      withdrawals: 0,
      balance: -1,
      support: 1,
      units: 1,
    });
    expect(row?.steps[1]).toMatchObject({ withdrawals: 1, balance: -1, support: -0.5, units: 1 });
    expect(row?.battles).toBe(3);
  });

  it('leaves out standing relations, plans and background from long before the first article', () => {
    const row = dynamicsOf(
      'lna',
      onDay(
        18_000,
        ['ASSAULT', 'lna', 'gna', { aspect: 'state' }],
        ['ASSAULT', 'lna', 'gna', { modality: 'planned' }],
        ['ASSAULT', 'lna', 'is', { time: '2016-05-01' }],
        ['ASSAULT', 'lna', 'gna', { time: dayText(17_999) }],
      ),
    );
    expect(row).toMatchObject({ battles: 1, from: dayText(17_999) });
  });

  it('names the causes that texts give, where they link the party in the field with a stance toward it', () => {
    const told = article('a', {
      published: dayText(18_000),
      claims: [claim('ASSAULT', 'gna', 'lna', { start: 900, end: 910 })],
      shifts: [shift('france', 'lna', { id: 's1', start: 30, end: 60 })],
      mentions: [mention('haftar', 'حفتر', 10)],
      parties: { haftar: 'lna' },
      causes: [
        cause({
          id: 'r1',
          start: 0,
          end: 60,
          evidence: 'هزائم قوات حفتر دفعت باريس إلى التراجع عن دعمها له',
          cause: 'هزائم قوات حفتر',
          effect: 'باريس إلى التراجع عن دعمها له',
        }),
        cause({
          id: 'r2',
          start: 500,
          end: 560,
          evidence: 'هزائم أخرى دفعت غيرها',
          cause: 'هزائم أخرى',
          effect: 'غيرها',
        }),
      ],
    });
    const row = dynamicsOf('lna', told);
    expect(row?.links).toMatchObject([{ causeId: 'r1', findingId: 's1', isEffect: true, holder: 'france', sign: -1 }]);
    // The text does not date the defeats; the change counts on the day of the article.
    expect(row?.links).toMatchObject([{ day: dayText(18_000), causeDay: null }]);
    expect(row?.findingIds).toContain('r1');
  });

  it('dates a cause by the fighting that it tells, and takes no fighting of the effect for it', () => {
    const told = (start: number) =>
      dynamicsOf(
        'lna',
        article('a', {
          published: dayText(18_000),
          claims: [
            claim('ASSAULT', 'gna', 'lna', { start, end: 25, time: dayText(17_980) }),
            claim('ACCUSE', 'france', 'lna', { id: 'c9', start: 0, end: 12 }),
          ],
          causes: [
            cause({
              id: 'r1',
              start: 0,
              end: 30,
              evidence: 'نددت باريس به رداً على هجوم قريب',
              cause: 'هجوم قريب',
              effect: 'نددت باريس',
            }),
          ],
        }),
      )?.links;
    expect(told(24)).toMatchObject([{ causeId: 'r1', findingId: 'c9', causeDay: dayText(17_980) }]);
    expect(told(2)).toEqual([]);
  });

  it('keeps to the days asked for', () => {
    const evidence = prepareEvidence(
      [onDay(18_000, ['ASSAULT', 'lna', 'gna'], ['AID', 'uae', 'lna']), onDay(18_060, ['ASSAULT', 'lna', 'gna'])],
      ONTOLOGY,
    );
    const within = (from: number | null, to: number | null) =>
      deriveDynamics(evidence, {
        ...small,
        from: from === null ? null : dayText(from),
        to: to === null ? null : dayText(to),
      }).find(({ party }) => party === 'lna');
    expect(within(null, null)?.battles).toBe(2);
    expect(within(18_030, null)).toMatchObject({ battles: 1, from: dayText(18_060) });
    expect(within(null, 18_030)).toMatchObject({ battles: 1, to: dayText(18_000) });
    expect(within(19_000, null)).toBeUndefined();
  });
});

describe('laggedCorrelation', () => {
  const parameters = { stepDays: 14, pairsMin: 4, draws: 200, blockSteps: 2 };
  const fortunes = [0, 2, -1, 1, -2, 0, 1, -1, 2, -2, 1, 0];
  /** Support follows the fortunes two steps later. */
  const steps = fortunes.map((balance, index) => ({ balance, support: (fortunes[index - 2] ?? 0) / 2 }));

  it('finds the lag at which support follows, with a band around it', () => {
    const at = (lag: number) => laggedCorrelation(steps, lag, parameters, randomFrom('x'));
    expect(at(2)).toMatchObject({ lagDays: 28, r: 1, low: 1, high: 1, pairs: 10 });
    expect(Math.abs(at(0).r ?? 1)).toBeLessThan(0.9);
    expect(at(0).low).toBeLessThan(at(0).r ?? 0);
    expect(at(0).high).toBeGreaterThan(at(0).r ?? 0);
    expect(at(1)).toEqual(at(1));
  });

  it('is the plain correlation', () => {
    // Pairs (1,2), (2,1), (3,4), (4,3): means 2.5; covariance 3, variances 5 and 5: r = 0.6.
    const plain = [2, 1, 4, 3].map((support, index) => ({ balance: index + 1, support }));
    expect(laggedCorrelation(plain, 0, parameters, randomFrom('x')).r).toBeCloseTo(0.6, 12);
  });

  it('says nothing where too few steps have both, or nothing changes', () => {
    expect(laggedCorrelation(steps.slice(0, 3), 0, parameters, randomFrom('x'))).toMatchObject({ r: null, low: null });
    const flat = steps.map(({ balance }) => ({ balance, support: 1 }));
    expect(laggedCorrelation(flat, 0, parameters, randomFrom('x'))).toMatchObject({ r: null, pairs: 12 });
  });
});
