import { describe, expect, it } from 'vitest';

import { article, claim, denied, ONTOLOGY, said } from '../../test/findings.ts';
import { parametersOf } from './declaration.ts';
import { deriveEvents, events } from './events.ts';
import { prepareEvidence } from './evidence.ts';
import { binsOf, countFacets, denseDays, type EventFilter, indexEvents, lanesOf, selectEvents } from './timeline.ts';

const ALL: EventFilter = { parties: [], types: [], statuses: [], marks: [], from: null, to: null };

const evidence = prepareEvidence(
  [
    article('a', {
      claims: [
        claim('ASSAULT', 'haftar', 'gna', { time: '2019-04-04', place: ['tripoli'] }),
        claim('AID', 'russia', 'lna', { time: '2019-04', attribution: said('named', 'usa') }),
        claim('ASSAULT', 'lna', 'gna', { time: '2019-06-01', modality: 'planned' }),
      ],
      parties: { haftar: 'lna' },
      published: '2019-04-20',
    }),
    article('b', {
      claims: [
        claim('AID', 'russia', 'lna', { time: '2019-04', polarity: 'negated', attribution: denied('russia') }),
        claim('ASSAULT', 'lna', 'gna', { time: '2019-07-01' }),
      ],
      published: '2019-07-02',
    }),
  ],
  ONTOLOGY,
);
const all = deriveEvents(evidence, parametersOf(events));
const index = indexEvents(all, evidence.tellings);
const select = (filter: Partial<EventFilter>) =>
  selectEvents(all, index, { ...ALL, ...filter }).map(({ date, type, status }) => `${date} ${type} ${status}`);

describe('selectEvents', () => {
  it('gives all events in their order where nothing narrows', () => {
    expect(select({})).toEqual([
      '2019-04-04 ASSAULT done',
      '2019-04-15 AID contested',
      '2019-06-01 ASSAULT planned',
      '2019-07-01 ASSAULT done',
    ]);
  });

  it('finds a party, and whoever acts for it by his own name alone', () => {
    expect(select({ parties: ['lna'] })).toHaveLength(4);
    expect(select({ parties: ['haftar'] })).toEqual(['2019-04-04 ASSAULT done']);
    expect(select({ parties: ['russia', 'haftar'] })).toHaveLength(2);
    expect(select({ parties: ['nobody'] })).toEqual([]);
  });

  it('keeps what may have been on one of the days', () => {
    expect(select({ from: '2019-04-25', to: '2019-05-31' })).toEqual(['2019-04-15 AID contested']);
    expect(select({ to: '2019-03-31' })).toEqual([]);
  });

  it('asks for every mark, and for any type and status', () => {
    expect(select({ marks: ['linked'] })).toEqual(['2019-06-01 ASSAULT planned', '2019-07-01 ASSAULT done']);
    expect(select({ marks: ['linked', 'several'] })).toEqual([]);
    expect(select({ marks: ['several'] })).toEqual(['2019-04-15 AID contested']);
    expect(select({ types: ['AID'], statuses: ['contested', 'denied'] })).toHaveLength(1);
  });
});

describe('countFacets', () => {
  it('counts each choice as if it were the only one of its kind, with all others as they are', () => {
    const facets = countFacets(all, index, { ...ALL, types: ['ASSAULT'], statuses: ['planned'] });
    expect(facets.statuses).toEqual([
      { value: 'planned', events: 1 },
      { value: 'done', events: 2 },
    ]);
    expect(facets.types).toEqual([{ value: 'ASSAULT', events: 1 }]);
    expect(facets.marks).toEqual([{ value: 'linked', events: 1 }]);
  });
});

describe('lanesOf', () => {
  it('gives the fullest lane first, and what has no place last', () => {
    expect(lanesOf(all, 'actor').map(({ id, events: own }) => [id, own.length])).toEqual([
      ['lna', 3],
      ['russia', 1],
    ]);
    expect(lanesOf(all, 'place').map(({ id, events: own }) => [id, own.length])).toEqual([
      ['tripoli', 1],
      ['', 3],
    ]);
  });

  it('has a lane for every voice', () => {
    expect(lanesOf(all, 'source').map(({ id }) => id)).toEqual([
      'outlet:outlet a',
      'named:russia',
      'named:usa',
      'outlet:outlet b',
    ]);
  });
});

describe('binsOf', () => {
  it.each([
    [30, ['2019-04-04..2019-04-04', '2019-04-15..2019-04-15', '2019-06-01..2019-06-01', '2019-07-01..2019-07-01']],
    [365, ['2019-04-01..2019-04-07', '2019-04-15..2019-04-21', '2019-05-27..2019-06-02', '2019-07-01..2019-07-07']],
    [2000, ['2019-04-01..2019-04-30', '2019-06-01..2019-06-30', '2019-07-01..2019-07-31']],
    [9000, ['2019-01-01..2019-12-31']],
  ])('of %i days shows %j', (days, stretches) => {
    const bins = binsOf(all, days);
    expect(bins.map(({ from, to }) => `${from}..${to}`)).toEqual(stretches);
    expect(bins.flatMap(({ counts }) => Object.values(counts)).reduce((sum, count) => sum + count, 0)).toBe(4);
  });
});

describe('denseDays', () => {
  it('leaves out the few that lie far from the others, and says how many', () => {
    const dense = all.slice(0, 1).flatMap((event) => Array.from({ length: 60 }, () => event));
    const [first] = dense;
    if (first === undefined) throw new Error('there is an event');
    const far = { ...first, date: '2011-06-01', earliest: '2011-06-01', latest: '2011-06-01' };
    expect(denseDays([far, ...dense])).toEqual({ from: '2019-04-01', to: '2019-04-30', before: 1, after: 0 });
    expect(denseDays([])).toBeNull();
  });
});
