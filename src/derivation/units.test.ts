import { describe, expect, it } from 'vitest';

import type { Attribution, Claim, DocumentMeta, Entity, PloverType, Shift } from '../model/index.ts';
import type { Finding } from './findings.ts';
import { positionUnits, WEIGHT_DEFAULTS, type PositionUnit } from './units.ts';

const ONTOLOGY: readonly PloverType[] = (
  [
    ['AID', 'material-cooperation', 1],
    ['SUPPORT', 'verbal-cooperation', 0.7],
    ['ACCUSE', 'verbal-conflict', 0.5],
    ['ASSAULT', 'material-conflict', 1],
  ] as const
).map(([name, quad, strength]) => ({
  name,
  label: { en: name, ar: name },
  gloss: { en: name, ar: name },
  quad,
  strength,
  intensity: 0,
  modes: {},
}));

const AUTHOR: Attribution = { kind: 'author', speaker: [], verb: 'say', quoted: false, chain: [] };
const meta: DocumentMeta = {
  id: 'a1',
  title: null,
  outlet: 'عينة أ',
  url: null,
  published: '2019-04-10',
  language: 'ar',
};

function said(kind: Attribution['kind'], ...speaker: string[]): Attribution {
  return { ...AUTHOR, kind, speaker };
}

function claim(change: Partial<Claim> = {}): Claim {
  return {
    id: 'c1',
    evidence: 'x',
    start: 0,
    end: 1,
    type: 'AID',
    mode: null,
    actor: ['united-arab-emirates'],
    recipient: ['khalifa-haftar'],
    polarity: 'affirmed',
    modality: 'actual',
    aspect: 'event',
    time: null,
    time_text: null,
    time_source: null,
    place: [],
    place_source: null,
    attribution: AUTHOR,
    stance: [{ holder: 'united-arab-emirates', target: 'libyan-national-army', sign: 1 }],
    support_kind: null,
    confidence: 0.5,
    rule: 'aid/supply',
    ...change,
  };
}

function entity(id: string, party: string): Entity {
  return { id, label: { en: id, ar: id }, type: 'person', party, forms: [] };
}

function finding(claims: readonly Claim[], shifts: readonly Shift[] = [], document: DocumentMeta = meta): Finding {
  const entities = [
    entity('khalifa-haftar', 'libyan-national-army'),
    entity('ahmed-al-mismari', 'libyan-national-army'),
    entity('anwar-gargash', 'united-arab-emirates'),
  ];
  return { document, extraction: { claims, shifts, entities } };
}

function unitsOf(...claims: readonly Claim[]): readonly PositionUnit[] {
  return positionUnits([finding(claims)], ONTOLOGY);
}

describe('positionUnits', () => {
  it('makes a deed that the author tells count in full, enacted, on the publication date', () => {
    expect(unitsOf(claim())).toEqual([
      expect.objectContaining({
        holder: 'united-arab-emirates',
        target: 'libyan-national-army',
        sign: 1,
        strength: 1,
        weight: 1,
        date: '2019-04-10',
        dateInferred: true,
        lane: 'material',
        regard: 'enacted',
        documentId: 'a1',
        outlet: 'عينة أ',
        claimIds: ['c1'],
        shiftIds: [],
      }),
    ]);
  });

  it('weighs modality and voice: a planned deed told by a named third party weighs 0.6 × 0.7', () => {
    const [unit] = unitsOf(claim({ modality: 'planned', attribution: said('named', 'ghassan-salame') }));
    expect(unit?.weight).toBeCloseTo(0.42, 12);
    expect(unit?.regard).toBe('ascribed');
  });

  it.each([
    [said('media'), 0.6, 'ascribed'],
    [said('anonymous', 'libyan-national-army'), 0.4, 'ascribed'],
    [said('observers'), 0.4, 'ascribed'],
    [said('named', 'anwar-gargash'), 1, 'enacted'],
    [{ ...AUTHOR, verb: 'expect' } as const, 0.5, 'ascribed'],
  ])('hears %o at weight %d as %s', (attribution, weight, regard) => {
    const [unit] = unitsOf(claim({ attribution }));
    expect(unit).toMatchObject({ weight, regard });
  });

  it('takes backing in words for declared, and a standing relation that the author asserts for his judgement', () => {
    const [spoken] = unitsOf(claim({ type: 'SUPPORT' }));
    expect(spoken).toMatchObject({ strength: 0.7, weight: 1, lane: 'verbal', regard: 'declared' });
    const [asserted] = unitsOf(claim({ type: 'SUPPORT', aspect: 'state' }));
    expect(asserted).toMatchObject({ weight: 0.5, regard: 'ascribed' });
    const [ownWords] = unitsOf(
      claim({ type: 'SUPPORT', aspect: 'state', attribution: said('named', 'anwar-gargash') }),
    );
    expect(ownWords).toMatchObject({ weight: 1, regard: 'declared' });
  });

  it('dates by the middle of the time, the month, or the span from its beginning to the publication', () => {
    const dateOf = (time: string) => unitsOf(claim({ time }))[0];
    expect(dateOf('2019-04-04')).toMatchObject({ date: '2019-04-04', dateInferred: false });
    expect(dateOf('2019-03')).toMatchObject({ date: '2019-03-16', dateInferred: false });
    expect(dateOf('2019-04-04/..')).toMatchObject({ date: '2019-04-07', dateInferred: true });
    expect(dateOf('../2019-04-04')).toMatchObject({ date: '2019-04-04', dateInferred: false });
    expect(dateOf('not a time')).toMatchObject({ date: '2019-04-10', dateInferred: true });
  });

  it('takes the middle of the month where only the month of publication is known, and leaves out what has no day', () => {
    const monthly = finding([claim()], [], { ...meta, published: '2019-01' });
    expect(positionUnits([monthly], ONTOLOGY)[0]).toMatchObject({ date: '2019-01-16', dateInferred: true });
    expect(positionUnits([finding([claim()], [], { ...meta, published: null })], ONTOLOGY)).toEqual([]);
  });

  it('counts an event that one voice tells twice once, at its heaviest', () => {
    const units = unitsOf(claim({ id: 'c2', modality: 'possible' }), claim({ id: 'c1' }));
    expect(units).toHaveLength(1);
    expect(units[0]).toMatchObject({ weight: 1, claimIds: ['c1', 'c2'] });
  });

  it('knows actors by their parties: two persons of one party do one act', () => {
    const units = unitsOf(claim({ id: 'c1' }), claim({ id: 'c2', actor: ['anwar-gargash'] }));
    expect(units.map((unit) => unit.claimIds)).toEqual([['c1', 'c2']]);
  });

  it('counts an event once for each voice', () => {
    expect(unitsOf(claim(), claim({ id: 'c2', attribution: said('media') }))).toHaveLength(2);
  });

  it('keeps other times, types and polarities apart, and claims without a stance out', () => {
    expect(unitsOf(claim(), claim({ id: 'c2', time: '2019-04-01' }))).toHaveLength(2);
    expect(unitsOf(claim(), claim({ id: 'c2', type: 'SUPPORT' }))).toHaveLength(2);
    expect(unitsOf(claim(), claim({ id: 'c2', polarity: 'negated' }))).toHaveLength(2);
    expect(unitsOf(claim({ stance: [] }))).toEqual([]);
  });

  it('counts what one outlet tells in two near articles once, and what two outlets tell twice', () => {
    const again = finding([claim({ id: 'c9' })], [], { ...meta, id: 'a2', published: '2019-04-12' });
    const late = finding([claim({ id: 'c9' })], [], { ...meta, id: 'a2', published: '2019-04-20' });
    const other = finding([claim({ id: 'c9' })], [], { ...meta, id: 'a2', outlet: 'عينة ب' });
    const [joint, ...none] = positionUnits([finding([claim()]), again], ONTOLOGY);
    expect(none).toEqual([]);
    expect(joint).toMatchObject({ claimIds: ['c1', 'c9'], date: '2019-04-10' });
    expect(positionUnits([finding([claim()]), late], ONTOLOGY)).toHaveLength(2);
    expect(positionUnits([finding([claim()]), other], ONTOLOGY)).toHaveLength(2);
  });

  it('counts a reprint once, as told by the outlet and on the day of the earliest', () => {
    const first: DocumentMeta = { ...meta, id: 'a0', outlet: 'عينة ب', published: '2019-04-08' };
    const tellings = [finding([claim()]), finding([claim({ id: 'c9' })], [], first)];
    expect(positionUnits(tellings, ONTOLOGY)).toHaveLength(2);
    const clusterOf = (): string => 'text';
    const units = positionUnits(tellings, ONTOLOGY, { clusterOf });
    expect(units).toMatchObject([{ date: '2019-04-08', outlet: 'عينة ب', claimIds: ['c1', 'c9'] }]);
    expect(positionUnits(tellings.toReversed(), ONTOLOGY, { clusterOf })).toEqual(units);
    // What only the reprint tells is its own, and counts on its day.
    const more = finding([claim(), claim({ id: 'c2', type: 'SUPPORT' })]);
    expect(positionUnits([more, ...tellings.slice(1)], ONTOLOGY, { clusterOf })).toMatchObject([
      { date: '2019-04-08', outlet: 'عينة ب', claimIds: ['c1', 'c9'] },
      { date: '2019-04-10', outlet: 'عينة أ', claimIds: ['c2'] },
    ]);
  });

  it('takes the "yesterday" of a reprint for that of the first print', () => {
    const first: DocumentMeta = { ...meta, id: 'a0', published: '2019-04-08' };
    const yesterday = (id: string, time: string): Claim =>
      claim({ id, time, time_text: 'أمس', time_source: 'inferred' });
    const tellings = [finding([yesterday('c1', '2019-04-09')]), finding([yesterday('c9', '2019-04-07')], [], first)];
    const units = positionUnits(tellings, ONTOLOGY, { clusterOf: () => 'text' });
    expect(units).toMatchObject([{ date: '2019-04-07', claimIds: ['c1', 'c9'] }]);
  });

  it('leaves out what is denied, whatever stance it was given', () => {
    const denial: Attribution = { ...said('named', 'ahmed-al-mismari'), verb: 'deny' };
    expect(unitsOf(claim({ polarity: 'negated', attribution: denial }))).toEqual([]);
    expect(unitsOf(claim({ polarity: 'negated' }))).toHaveLength(1);
  });

  it('gives a told shift 0.8, half its weight where only the author tells it', () => {
    const shift: Shift = {
      id: 's1',
      evidence: 'x',
      start: 0,
      end: 1,
      holder: 'france',
      target: 'libyan-national-army',
      direction: 'away',
      from: null,
      to: null,
      time: '2020-05',
      cause: null,
      attribution: AUTHOR,
    };
    const [told] = positionUnits([finding([], [shift])], ONTOLOGY);
    expect(told).toMatchObject({ strength: -0.8, weight: 0.5, type: null, lane: 'verbal', regard: 'ascribed' });
    expect(told).toMatchObject({ shiftIds: ['s1'], claimIds: [], date: '2020-05-16' });
    const [own] = positionUnits([finding([], [{ ...shift, attribution: said('named', 'france') }])], ONTOLOGY);
    expect(own).toMatchObject({ weight: 1, regard: 'declared' });
  });

  it('multiplies by the weight that a person gave the outlet', () => {
    const weights = { ...WEIGHT_DEFAULTS, source: { 'عينة أ': 0.25 } };
    expect(positionUnits([finding([claim()])], ONTOLOGY, { weights })[0]?.weight).toBe(0.25);
  });
});
