import { describe, expect, it } from 'vitest';

import { waysIn } from './displacement.ts';

/** The ways of a sentence whose places stand between braces. */
function waysOf(marked: string) {
  const places: { place: string; start: number; end: number }[] = [];
  let sentence = '';
  for (const part of marked.split(/(\{[^}]*\})/u)) {
    const name = /^\{(.*)\}$/u.exec(part)?.[1];
    if (name !== undefined) places.push({ place: name, start: sentence.length, end: sentence.length + name.length });
    sentence += name ?? part;
  }
  return waysIn(sentence, places);
}

describe('waysIn', () => {
  it('reads from where and to where people went', () => {
    expect(waysOf('نزحت مئة أسرة من {عين زارة} إلى {تاجوراء}.')).toEqual({ from: ['عين زارة'], to: ['تاجوراء'] });
    expect(waysOf('فرّ ألف شخص من مدينة {ترهونة} باتجاه {مصراتة} ومن بلدة {العربان} نحو {زليتن}')).toEqual({
      from: ['ترهونة', 'العربان'],
      to: ['مصراتة', 'زليتن'],
    });
  });

  it('takes no place for a way that stands after another word', () => {
    expect(waysOf('نزح الناس من بيوتهم في {طرابلس}.')).toEqual({ from: [], to: [] });
    expect(waysOf('عاد بعضهم من السفر إلى بيوتهم قرب {سرت}')).toEqual({ from: [], to: [] });
  });
});
