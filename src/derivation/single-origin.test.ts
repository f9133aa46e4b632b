import { describe, expect, it } from 'vitest';

import { article, claim, figure, ONTOLOGY, said } from '../../test/findings.ts';
import { prepareEvidence } from './evidence.ts';
import { deriveSingleOrigins } from './single-origin.ts';

const PLACE = { place: ['tripoli'], time: '2019-07-03' };

describe('deriveSingleOrigins', () => {
  it('finds what several outlets have from one party, and leaves what two say of their own', () => {
    const evidence = prepareEvidence(
      [
        article('a', {
          outlet: 'أ',
          figures: [
            figure('killed', 44, { ...PLACE, attribution: said('named', 'un') }),
            figure('wounded', 9, { ...PLACE }),
          ],
          claims: [claim('ASSAULT', 'lna', 'gna', { ...PLACE, attribution: said('named', 'gna') })],
        }),
        article('b', {
          outlet: 'ب',
          figures: [
            figure('killed', 44, { ...PLACE, attribution: said('named', 'un') }),
            figure('wounded', 9, { ...PLACE }),
          ],
          claims: [claim('ASSAULT', 'lna', 'gna', { ...PLACE, attribution: said('named', 'gna') })],
        }),
      ],
      ONTOLOGY,
    );
    const rows = deriveSingleOrigins(evidence);
    expect(rows.map(({ kind, parties, origin, outlets }) => ({ kind, parties, origin, outlets }))).toEqual(
      expect.arrayContaining([
        { kind: 'figure', parties: ['un'], origin: null, outlets: ['أ', 'ب'] },
        { kind: 'event', parties: ['gna'], origin: null, outlets: ['أ', 'ب'] },
      ]),
    );
    expect(rows).toHaveLength(2);
  });

  it('counts reprints as carriers of the outlet that printed first', () => {
    const made = (id: string, outlet: string, published: string) =>
      article(id, {
        outlet,
        published,
        claims: [claim('ASSAULT', 'lna', 'gna', { ...PLACE, evidence: 'قصفت القوات' })],
      });
    const evidence = prepareEvidence([made('a', 'أ', '2019-07-03'), made('b', 'ب', '2019-07-04')], ONTOLOGY, {
      clusterOf: () => 'one text',
    });
    expect(deriveSingleOrigins(evidence)).toMatchObject([
      { kind: 'event', parties: [], origin: 'أ', outlets: ['أ', 'ب'] },
    ]);
  });

  it('leaves an event that two voices tell', () => {
    const told = (id: string, outlet: string) =>
      article(id, { outlet, claims: [claim('ASSAULT', 'lna', 'gna', PLACE)] });
    expect(deriveSingleOrigins(prepareEvidence([told('a', 'أ'), told('b', 'ب')], ONTOLOGY))).toEqual([]);
  });
});
