import { describe, expect, it } from 'vitest';

import { tokenize } from '../language/index.ts';
import { createAmbiguity } from './ambiguity.ts';

const settle = createAmbiguity([
  {
    name: 'الجيش الليبي',
    candidates: ['lna', 'gna'],
    cues: { lna: ['حفتر', 'الرجمة'], gna: ['بركان الغضب', 'حكومة الوفاق'] },
    default: null,
  },
  { name: 'الحكومة', candidates: ['gna', 'lna'], cues: {}, default: 'gna' },
]);
const meant = (text: string, name = 'الجيش الليبي') => settle(tokenize(text)).get(name);

describe('createAmbiguity', () => {
  it.each([
    ['قصف طيران حفتر المطار', 'lna'],
    ['وصل إلى الرجمه وفد لحفتر', 'lna'],
    ['أعلنت عملية بركان الغضب', 'gna'],
    ['قالت حكومة الوفاق إن بركان الغضب صدت قوات حفتر', 'gna'],
  ])('%s: %s', (text, id) => {
    expect(meant(text)).toBe(id);
  });

  it('leaves open what no cue decides, and takes the default where there is one', () => {
    expect(meant('بركان في إيطاليا')).toBeUndefined();
    expect(meant('حفتر', 'الحكومة')).toBe('gna');
    expect(meant('حفتر', 'البرلمان')).toBeUndefined();
  });

  it('takes the first of two for whom as much speaks', () => {
    expect(meant('حفتر وبركان الغضب')).toBe('lna');
  });
});
