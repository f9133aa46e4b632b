import { expect, test } from 'vitest';

import { article, claim, mention } from '../../test/findings.ts';
import { indexFindings } from './finding-index.ts';

test('finds the article of every finding, and none of what is not there', () => {
  const articles = Array.from({ length: 300 }, (_, n) =>
    article(`a${n}`, {
      claims: [1, 2].map((each) => claim('SUPPORT', 'france', 'egypt', { id: `c_${n}_${each}` })),
      mentions: [{ ...mention('france', 'باريس'), id: `m_${n}` }],
    }),
  );
  const index = indexFindings(articles);
  for (const each of articles) {
    for (const { id } of [...each.extraction.claims, ...each.extraction.mentions]) {
      expect(index.get(id)?.article).toBe(each);
      expect(index.get(id)?.finding.id).toBe(id);
    }
  }
  expect(index.get('c_300_1')).toBeUndefined();
  expect(indexFindings([]).get('c_0_1')).toBeUndefined();
});
