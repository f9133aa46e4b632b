import { expect, test } from 'vitest';

import { keyOf } from './keys.ts';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

test('keys are known by their place, whatever the layout types', () => {
  expect(keyOf({ ...plain, code: 'KeyJ', key: 'ت' })).toBe('j');
  expect(keyOf({ ...plain, code: 'Slash', key: 'ظ' })).toBe('/');
  expect(keyOf({ ...plain, code: 'Slash', key: '؟', shiftKey: true })).toBe('?');
});

test('a layout with / elsewhere still finds it', () => {
  expect(keyOf({ ...plain, code: 'Digit7', key: '/', shiftKey: true })).toBe('/');
});

test("the browser's own shortcuts are left alone", () => {
  expect(keyOf({ ...plain, code: 'KeyF', key: 'f', ctrlKey: true })).toBeNull();
  expect(keyOf({ ...plain, code: 'KeyJ', key: 'J', shiftKey: true })).toBeNull();
});
