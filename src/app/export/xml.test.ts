import { describe, expect, it } from 'vitest';

import { element, escapeXml } from './xml.ts';

describe('escapeXml', () => {
  it('writes what would end a text or an attribute as a reference, and leaves letters alone', () => {
    expect(escapeXml(`<a href="x">'&' — «حفتر» \u{1f4f0}`)).toBe(
      '&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos; — «حفتر» \u{1f4f0}',
    );
  });

  it('puts a mark in the place of what XML cannot hold', () => {
    expect(escapeXml('a\u0000b\u001fc\ud800d\uffff')).toBe('a\ufffdb\ufffdc\ufffdd\ufffd');
    expect(escapeXml('a\tb\nc')).toBe('a&#9;b&#10;c');
  });
});

describe('element', () => {
  it('leaves out attributes without a value', () => {
    expect(element('spell', { start: '2019-04-04', end: null })).toBe('<spell start="2019-04-04"/>');
    expect(element('a', {}, '<b/>', '<c/>')).toBe('<a>\n<b/>\n<c/>\n</a>');
  });
});
