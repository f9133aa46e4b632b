import { describe, expect, it } from 'vitest';

import { article, claim, mention, ONTOLOGY, said } from '../../test/findings.ts';
import { parametersOf } from './declaration.ts';
import { prepareEvidence } from './evidence.ts';
import { deriveFraming, deriveSources, framing, preferenceOf } from './framing.ts';

const MILITIA = 'مليشيات حفتر';
const ARMY = 'الجيش الوطني الليبي';

describe('deriveFraming', () => {
  const evidence = prepareEvidence(
    [
      article('a', {
        outlet: 'أ',
        published: '2019-04-06',
        mentions: [mention('lna', MILITIA), mention('lna', MILITIA, 50), mention('lna', ARMY)],
      }),
      article('b', { outlet: 'أ', published: '2019-05-09', mentions: [mention('lna', MILITIA)] }),
      article('c', {
        outlet: 'ب',
        mentions: [
          mention('lna', ARMY),
          mention('lna', 'للجيش الوطني الليبي'),
          { ...mention('lna', 'الليبي'), rule: 'name/nisba' },
        ],
      }),
    ],
    ONTOLOGY,
  );
  const rows = deriveFraming(evidence, parametersOf(framing));

  it('counts the names of each outlet, over time and against the others', () => {
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      entity: 'lna',
      outlet: 'أ',
      name: MILITIA,
      uses: 3,
      share: 0.75,
      shareElsewhere: 0,
      months: [
        { month: '2019-04', uses: 2 },
        { month: '2019-05', uses: 1 },
      ],
    });
    expect(rows[0]?.findingIds).toHaveLength(3);
  });

  it('takes a name with a preposition for the same, and an adjective for none', () => {
    expect(rows[1]).toMatchObject({ outlet: 'ب', name: ARMY, uses: 2, share: 1, shareElsewhere: 0.25 });
  });
});

describe('preferenceOf', () => {
  it('is the log-odds in standard errors', () => {
    // Prior 2, and the name is half of all: 1 more on each side. Here 4 : 2, elsewhere 1 : 3.
    // ln 2 − ln(1/3) = 0.6931 + 1.0986 = 1.7918; √(1/4 + 1/2 + 1 + 1/3) = 1.44338.
    expect(preferenceOf({ uses: 3, all: 4 }, { uses: 0, all: 2 }, 2)).toBeCloseTo(1.2414, 4);
  });

  it('is none where both do the same', () => {
    expect(preferenceOf({ uses: 1, all: 2 }, { uses: 20, all: 40 }, 2)).toBeCloseTo(0, 12);
    expect(preferenceOf({ uses: 4, all: 4 }, { uses: 9, all: 9 }, 2)).toBe(0);
  });
});

describe('deriveSources', () => {
  it('tells on whose word an outlet reports', () => {
    const evidence = prepareEvidence(
      [
        article('a', {
          outlet: 'أ',
          claims: [
            claim('AID', 'x', 'y'),
            claim('AID', 'x', 'z', { attribution: said('named', 'haftar') }),
            claim('AID', 'x', 'w', { attribution: said('anonymous') }),
            claim('AID', 'x', 'v', { attribution: said('media') }),
          ],
          parties: { haftar: 'lna' },
        }),
        article('b', { outlet: 'ب' }),
      ],
      ONTOLOGY,
    );
    expect(deriveSources(evidence)).toMatchObject([
      {
        outlet: 'أ',
        documents: 1,
        claims: 4,
        author: 0.25,
        named: 0.25,
        anonymous: 0.25,
        observers: 0,
        media: 0.25,
        quoted: [{ party: 'lna', claims: 1 }],
      },
    ]);
  });
});
