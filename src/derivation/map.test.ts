import { describe, expect, it } from 'vitest';

import { article, claim, ONTOLOGY } from '../../test/findings.ts';
import { prepareEvidence } from './evidence.ts';
import type { Geography, Location } from './geography.ts';
import { daysOf, monthsOf, placeEvents, waysOf } from './map.ts';

const STATES = new Map([
  ['tripoli', 'libya'], ['ankara', 'turkey'], ['libya', 'libya'], ['turkey', 'turkey'], ['gna', 'libya'], ['lna', 'libya'],
]); // prettier-ignore
const LOCATED = new Set(['tripoli', 'ankara', 'libya', 'turkey']);

const geography: Geography = {
  locationOf: (id): Location | null =>
    LOCATED.has(id)
      ? { id, kind: 'city', precision: 'exact', at: [13, 32], outline: [], state: STATES.get(id) ?? null }
      : null,
  stateOf: (party) => STATES.get(party) ?? null,
  isWithin: (inner, outer) => inner === 'tripoli' && outer === 'libya',
};

const evidence = prepareEvidence(
  [
    article('a', {
      published: '2019-04-06',
      claims: [
        claim('ASSAULT', 'lna', 'gna', { time: '2019-04-05', place: ['libya', 'tripoli'] }),
        claim('AID', 'turkey', 'gna', { time: '2019-05-18', support_kind: 'weapons' }),
        claim('CONSULT', 'turkey', 'gna', { time: '2019-06', mode: 'visit', place: ['ankara'] }),
        claim('ACCUSE', 'gna', 'lna', { time: '2019-06-20', place: ['haftar'] }),
        claim('ASSAULT', 'lna', 'gna', { time: '2019-09-01', modality: 'planned', place: ['tripoli'] }),
      ],
    }),
  ],
  ONTOLOGY,
);
const TOLD = ['done', 'contested', 'possible'] as const;

describe('placeEvents', () => {
  it('draws an event at its closest place, and where it has none that can be drawn nowhere', () => {
    const placed = placeEvents(evidence, geography, { statuses: TOLD });
    expect(placed.map(({ event, places, isForce }) => [event.type, places, isForce])).toEqual([
      ['ASSAULT', ['tripoli'], true],
      ['AID', [], false],
      ['CONSULT', ['ankara'], false],
      ['ACCUSE', [], false],
    ]);
    expect(monthsOf(placed)).toEqual([
      { month: '2019-04', events: 1 },
      { month: '2019-06', events: 1 },
    ]);
    expect(daysOf(placed)).toEqual({ first: '2019-04-05', last: '2019-06-20' });
  });

  it('keeps to days and statuses; a month counts where one of its days does', () => {
    const typesOf = (from: string, to: string) =>
      placeEvents(evidence, geography, { from, to, statuses: TOLD }).map(({ event }) => event.type);
    expect(typesOf('2019-05-01', '2019-06-02')).toEqual(['AID', 'CONSULT']);
    expect(placeEvents(evidence, geography, { statuses: ['planned'] })).toHaveLength(1);
    expect(daysOf([])).toBeNull();
  });
});

describe('waysOf', () => {
  it('goes from the state of who sends to the place told, or to the state of who receives', () => {
    const ways = waysOf(placeEvents(evidence, geography, { statuses: TOLD }), evidence, geography);
    expect(ways.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['arms', 'turkey', 'libya'],
      // The host acts, so the guests come from where they are at home.
      ['visit', 'libya', 'ankara'],
    ]);
  });
});
