import { expect, test } from 'vitest';

import { passageFromAddress, passageToAddress, trimSpan } from './passage.ts';

const TEXT = 'وصل الوفد إلى طرابلس أمس.';

test('a passage survives the way into an address and back', () => {
  const span = { start: 4, end: 9 };
  expect(passageFromAddress(passageToAddress(span, TEXT), TEXT)).toEqual({ ...span, isChanged: false });
});

test('a text that has changed since is noticed', () => {
  const address = passageToAddress({ start: 4, end: 9 }, TEXT);
  expect(passageFromAddress(address, TEXT.replace('الوفد', 'الجيش'))?.isChanged).toBe(true);
});

test('an address by hand needs no check', () => {
  expect(passageFromAddress('4-9', TEXT)).toEqual({ start: 4, end: 9, isChanged: false });
});

test.each(['', '9-4', '4-4', '4-999', '-1-4', 'x'])('«%s» names no passage', (value) => {
  expect(passageFromAddress(value, TEXT)).toBeNull();
});

test('white space at the ends is no part of a passage', () => {
  expect(trimSpan({ start: 3, end: 10 }, TEXT)).toEqual({ start: 4, end: 9 });
  expect(trimSpan({ start: 3, end: 4 }, TEXT)).toBeNull();
});
