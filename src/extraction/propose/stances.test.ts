import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../../test/support.ts';

function attackOn(text: string) {
  const { claims } = testEngine().extract(documentOf(text));
  return claims.filter((claim) => claim.type === 'ASSAULT').map(({ actor, stance }) => ({ actor, stance }));
}

describe('An attack shows a stance', () => {
  it('of those who are at least described', () => {
    expect(attackOn('هاجم مسلحون القوات التركية في إدلب.')).toEqual([
      { actor: ['gunmen'], stance: [{ holder: 'gunmen', target: 'turkey', sign: -1 }] },
    ]);
  });

  it('of no one where the table of groups says that nothing is known of the attackers', () => {
    expect(attackOn('هاجم مجهولون القوات التركية في إدلب.')).toEqual([{ actor: ['unknown-attackers'], stance: [] }]);
  });
});
