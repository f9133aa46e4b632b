import { describe, expect, it } from 'vitest';

import { article, claim, denied, figure, ONTOLOGY, said, shift } from '../../test/findings.ts';
import { parametersOf } from './declaration.ts';
import { desk, whatIsNew } from './desk.ts';
import { evidenceFrom, prepareEvidence } from './evidence.ts';
import type { ArticleFindings } from './findings.ts';

const toll = (value: number, day: string) =>
  figure('killed', value, { time: `../${day}`, place: ['tripoli'], attribution: said('named', 'who') });

const EARLIER: readonly ArticleFindings[] = [
  article('a', {
    published: '2020-01-05',
    claims: [claim('AID', 'us', 'lna', { id: 'told', evidence: 'دعم' })],
    figures: [toll(205, '2020-01-04')],
  }),
];

const deskOf = (...later: readonly ArticleFindings[]) => {
  const now = prepareEvidence([...EARLIER, ...later], ONTOLOGY);
  return whatIsNew(
    evidenceFrom(now, ({ document }) => document.id === 'a'),
    now,
  );
};

describe('whatIsNew', () => {
  it('is nothing where nothing came', () => {
    expect(deskOf()).toEqual([]);
  });

  it('tells shifts, contradictions, changed tolls and new actors, the latest first', () => {
    const later = article('b', {
      published: '2020-01-07',
      claims: [
        claim('AID', 'us', 'lna', { id: 'no', polarity: 'negated', attribution: denied('us'), evidence: 'دعم' }),
        claim('AID', 'russia', 'lna', { id: 'new', time: '2020-01-06' }),
      ],
      shifts: [shift('us', 'lna', { id: 's1', from: 'دعمها المفتوح', time: '2020-01-02' })],
      figures: [toll(230, '2020-01-06')],
    });
    expect(deskOf(later)).toMatchObject([
      { kind: 'actor', date: '2020-01-07', parties: ['russia'], targets: ['lna'], findingIds: ['new'] },
      { kind: 'toll', date: '2020-01-06', parties: ['who'], targets: ['tripoli'], before: '205', after: '230' },
      { kind: 'contradiction', date: '2020-01-05', parties: ['us'], findingIds: ['no', 'told'] },
      { kind: 'shift', date: '2020-01-02', parties: ['us'], before: 'دعمها المفتوح', findingIds: ['s1'] },
    ]);
  });

  it('takes more of the same for nothing new', () => {
    const again = article('b', {
      published: '2020-01-06',
      claims: [claim('AID', 'us', 'lna', { evidence: 'دعم' })],
      figures: [toll(205, '2020-01-04')],
    });
    expect(deskOf(again)).toEqual([]);
  });
});

describe('desk', () => {
  it('looks back a week from the latest article, or to the day given', () => {
    const evidence = prepareEvidence(
      [...EARLIER, article('b', { published: '2020-01-20', claims: [claim('AID', 'russia', 'gna')] })],
      ONTOLOGY,
    );
    const namedBy = (since?: string) =>
      desk.derive(evidence, parametersOf(desk, since === undefined ? {} : { since })).flatMap(({ parties }) => parties);
    expect(namedBy()).toEqual(['gna', 'russia']);
    expect(namedBy('2020-01-01')).toEqual(['gna', 'russia', 'lna', 'us']);
    expect(namedBy('2020-01-21')).toEqual([]);
  });
});
