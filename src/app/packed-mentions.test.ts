import { expect, test } from 'vitest';

import { mention } from '../../test/findings.ts';
import { packMentions } from './packed-mentions.ts';

test('gives back what was packed, and shares what many mentions have in common', () => {
  const mentions = [mention('france', 'باريس', 7), mention('france', 'باريس', 90), mention('lna', 'الجيش', 200)];
  const shared = new Map<string, unknown>();
  const listed = packMentions(mentions, (name) => {
    shared.set(name.entity, name);
    return name;
  });
  expect(listed.all()).toEqual(mentions);
  expect(listed.of('france')).toEqual(mentions.slice(0, 2));
  expect(listed.of('egypt')).toEqual([]);
  expect([...shared.keys()]).toEqual(['france', 'lna']);
  expect(packMentions([], (name) => name).all()).toEqual([]);
});
