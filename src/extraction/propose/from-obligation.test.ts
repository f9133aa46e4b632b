import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../../test/support.ts';

const engine = testEngine().judgedBy(null);

function demandsIn(text: string) {
  const { claims } = engine.extract(documentOf(text));
  return claims.filter(({ type }) => type === 'REQUEST').map(({ actor, recipient }) => [...actor, '>', ...recipient]);
}

describe('What a speaker says that another must do is a demand', () => {
  it.each([
    ['قال وزير الخارجية النرويجي إن على اليونان أن توضح موقفها.', ['norway-foreign-minister', '>', 'greece']],
    ['وترى الصين أن على اليابان وقف التسليح.', ['china', '>', 'japan']],
    ['أكدت فرنسا أن على بولندا احترام التزاماتها.', ['france', '>', 'poland']],
    ['قالت مصر إنه لا بد أن توقف إسرائيل الحرب.', ['egypt', '>', 'israel']],
  ])('%s', (text, sides) => {
    expect(demandsIn(text)).toEqual([sides]);
  });

  it.each([
    // What lies upon someone is no deed of hers.
    'قالت مصر إن على بولندا ضغوطا كبيرة.',
    'قالت مصر إن على بولندا عقوبات أوروبية.',
    // An obligation on no one, and one that nobody states.
    'قالت مصر إن على الجميع احترام القانون.',
    'ومن المعروف أن على بولندا أن توضح موقفها.',
  ])('but not in «%s»', (text) => {
    expect(demandsIn(text)).toEqual([]);
  });
});
