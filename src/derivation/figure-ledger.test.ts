import { describe, expect, it } from 'vitest';

import { article, figure, ONTOLOGY, said } from '../../test/findings.ts';
import type { Figure } from '../model/index.ts';
import { parametersOf } from './declaration.ts';
import { prepareEvidence } from './evidence.ts';
import { deriveFigureLedger, type FigureReport, figures, fit, rangeText } from './figure-ledger.ts';
import type { ArticleFindings } from './findings.ts';

const WHO = said('named', 'who');
const killed = (value: number, change: Partial<Figure> = {}) =>
  figure('killed', value, { time: '2020-01-10', place: ['tripoli'], ...change });

function ledgerOf(...articles: readonly ArticleFindings[]): readonly FigureReport[] {
  return deriveFigureLedger(prepareEvidence(articles, ONTOLOGY), parametersOf(figures));
}

/** An article in which the World Health Organization is known for an organisation. */
function counted(id: string, published: string, ...given: readonly Figure[]): ArticleFindings {
  const made = article(id, { published, figures: given });
  const who = { id: 'who', label: { en: 'WHO', ar: 'WHO' }, type: 'igo' as const, party: 'who', forms: [] };
  return { ...made, extraction: { ...made.extraction, entities: [who] } };
}

describe('deriveFigureLedger', () => {
  it('counts one source once, through however many outlets', () => {
    const [report, ...none] = ledgerOf(
      article('a', { figures: [killed(205, { attribution: WHO })] }),
      article('b', { figures: [killed(205, { attribution: WHO, high: null })] }),
    );
    expect(none).toEqual([]);
    expect(report).toMatchObject({
      measure: 'killed',
      reporters: ['who'],
      outlets: ['outlet a', 'outlet b'],
      asOf: '2020-01-10',
      asOfInferred: false,
      period: 'day',
      conflictsWith: [],
    });
    expect(ledgerOf(article('a', { figures: [killed(205)] }), article('b', { figures: [killed(205)] }))).toHaveLength(
      2,
    );
  });

  it('finds figures of one place and day that cannot both be right', () => {
    const [low, high] = ledgerOf(
      article('a', { figures: [killed(40)] }),
      article('b', { figures: [killed(44, { attribution: said('named', 'un') })] }),
    );
    expect([low?.conflictsWith, high?.conflictsWith]).toEqual([[high?.id], [low?.id]]);
  });

  it.each<[string, Figure, Figure]>([
    ['another place', killed(40), killed(44, { place: ['sirte'] })],
    ['another day', killed(40), killed(44, { time: '2020-01-13' })],
    ['another group', killed(40), killed(44, { group: 'civilians' })],
    ['at least', killed(40, { high: null }), killed(44)],
    ['what rounding explains', killed(1000), killed(1012)],
    ['no place at all', killed(40, { place: [] }), killed(44, { place: [] })],
    ['since one day and since another', killed(40, { time: '2020-01/..' }), killed(99, { time: '2019-04/..' })],
  ])('takes %s for no conflict', (_, a, b) => {
    const reports = ledgerOf(article('a', { figures: [a] }), article('b', { figures: [b] }));
    expect(reports.map(({ conflictsWith }) => conflictsWith)).toEqual([[], []]);
  });

  it('takes two numbers of one voice in one article for part and whole', () => {
    const reports = ledgerOf(article('a', { figures: [killed(205), killed(18)] }));
    expect(reports.map(({ conflictsWith }) => conflictsWith)).toEqual([[], []]);
  });

  it('takes two numbers of two voices far apart in one article for two incidents, unless one sentence gives both', () => {
    const un = { attribution: said('named', 'un') };
    const sentences = [
      { start: 0, end: 50 },
      { start: 50, end: 99 },
    ];
    const apart = (high: number) => [killed(7), killed(high, { ...un, start: 60, end: 64 })];
    const conflicts = (...given: readonly Figure[]) =>
      ledgerOf(article('a', { figures: given, sentences })).map(({ conflictsWith }) => conflictsWith.length);
    expect(conflicts(...apart(42))).toEqual([0, 0]);
    expect(conflicts(...apart(9))).toEqual([1, 1]);
    expect(conflicts(killed(7), killed(42, un))).toEqual([1, 1]);
  });

  it('knows that a tally cannot fall, and that another source may count fewer', () => {
    const tally = (value: number, time: string) => killed(value, { attribution: WHO, time });
    const reports = ledgerOf(
      counted('a', '2020-01-11', tally(205, '../2020-01-10')),
      counted('b', '2020-01-16', tally(190, '../2020-01-15')),
      counted('c', '2020-01-21', tally(220, '../2020-01-20')),
      article('d', { published: '2020-01-21', figures: [killed(100, { time: '../2020-01-19' })] }),
    );
    const fallen = reports.filter(({ fallsBelow }) => fallsBelow !== null);
    expect(fallen).toMatchObject([{ value: 190, cumulative: 'stated' }]);
    expect(reports.find(({ id }) => id === fallen[0]?.fallsBelow)?.value).toBe(205);
  });

  it('takes what a counting body gives by days for a tally, and what a party to the war says for none', () => {
    const byDay = (value: number, time: string) => killed(value, { attribution: WHO, time });
    const reports = ledgerOf(
      counted('a', '2020-01-11', byDay(205, '2020-01-10')),
      counted('b', '2020-01-16', byDay(190, '2020-01-15')),
    );
    expect(reports.map(({ cumulative, fallsBelow }) => [cumulative, fallsBelow])).toEqual([
      ['inferred', null],
      ['inferred', reports[0]?.id],
    ]);
    const claimed = [byDay(205, '2020-01-10'), byDay(190, '2020-01-15')].map((each, index) =>
      article(`p${index}`, { figures: [each] }),
    );
    expect(ledgerOf(...claimed).map(({ cumulative }) => cumulative)).toEqual(['no', 'no']);
  });

  it('says since when and until when a figure holds, and where the publication date stands for it', () => {
    const periods = (time: string | null) => ledgerOf(article('a', { figures: [killed(1, { time })] }))[0];
    expect(periods(null)).toMatchObject({ period: 'unsaid', asOf: '2020-01-15', asOfInferred: true });
    expect(periods('2019-04/..')).toMatchObject({ period: 'since', since: '2019-04-01', asOf: '2020-01-15' });
    expect(periods('../2020-01-10')).toMatchObject({ period: 'until', since: null, asOf: '2020-01-10' });
    expect(periods('2020-01')).toMatchObject({ period: 'span', since: '2020-01-01', asOf: '2020-01-31' });
  });
});

describe('fit', () => {
  const range = (low: number | null, high: number | null) => ({ low, high, value: null });

  it('lets ranges meet, open ends reach and rounding pass', () => {
    expect(fit(range(100, 999), range(454, 454), 0)).toBe(true);
    expect(fit(range(430, null), range(454, 454), 0)).toBe(true);
    // 1012 − 1000 = 12, below 5% of 1012.
    expect(fit(range(1012, 1012), range(1000, 1000), 0.05)).toBe(true);
    expect(fit(range(44, 44), range(40, 40), 0.05)).toBe(false);
  });
});

describe('rangeText', () => {
  it('writes bounds as they are read', () => {
    const given = [[5, 5], [5, null], [null, 5], [20, 99]] as const; // prettier-ignore
    expect(given.map(([low, high]) => rangeText({ low, high, value: null }))).toEqual(['5', '≥ 5', '≤ 5', '20–99']);
  });
});
