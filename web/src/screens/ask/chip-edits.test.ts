import { expect, test } from 'vitest';

import type { AskChip } from '../../api/types.ts';
import { chipsFromAddress, chipsToAddress, replaceChip, withChip, withoutChip } from './chip-edits.ts';

function chip(id: string, at: AskChip['at']): AskChip {
  const [field, value = ''] = id.split(':');
  return { id, field: field as AskChip['field'], value, label: { ar: id, en: id }, at, choices: [] };
}

const NONE = { without: [], added: [] };
const READ = chip('holder:france', [4, 9]);

test('a chip that was read is left out, and comes back when it is put in again', () => {
  const left = withoutChip(NONE, READ);
  expect(left).toEqual({ without: ['holder:france'], added: [] });
  expect(withChip(left, READ.id)).toEqual({ without: [], added: ['holder:france'] });
  expect(withoutChip(left, READ)).toEqual(left);
});

test('a chip that was put in is no longer put in, and nothing is left out for it', () => {
  const added = withChip(NONE, 'place:tripoli');
  expect(withoutChip(added, chip('place:tripoli', null))).toEqual(NONE);
});

test('a chip that nobody put in and no word says is left out as well', () => {
  expect(withoutChip(NONE, chip('kind:what', null))).toEqual({ without: ['kind:what'], added: [] });
});

test('another value takes the place of a chip, and of the one that took it before', () => {
  const once = replaceChip(NONE, READ, 'italy');
  expect(once).toEqual({ without: ['holder:france'], added: ['holder:italy'] });
  expect(replaceChip(once, chip('holder:italy', null), 'egypt')).toEqual({
    without: ['holder:france'],
    added: ['holder:egypt'],
  });
});

test('edits survive the way through an address', () => {
  expect(chipsFromAddress(chipsToAddress(['time:2019-04/..', 'word:هدنة']))).toEqual(['time:2019-04/..', 'word:هدنة']);
  expect([chipsFromAddress(undefined), chipsFromAddress('')]).toEqual([[], []]);
});
