import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../test/support.ts';

function requestsIn(text: string) {
  const { claims } = testEngine().extract(documentOf(text));
  return claims.filter(({ type }) => type === 'REQUEST').map(({ actor, recipient }) => [...actor, '>', ...recipient]);
}

describe('A document speaks for him who issued it', () => {
  it('told again with the article', () => {
    expect(requestsIn('سلمت تركيا مذكرة إلى السفير الدنماركي. وطالبت المذكرة السويد بالاعتذار.')).toEqual([
      ['turkey', '>', 'sweden'],
    ]);
  });

  it('right where it is told first', () => {
    expect(requestsIn('تبنى مجلس الأمن الدولي قرارا يدعو إسرائيل إلى وقف القصف.')).toEqual([
      ['un-security-council', '>', 'israel'],
    ]);
  });

  it('and for nobody where none was told', () => {
    expect(requestsIn('المذكرة طالبت بالاعتذار.')).toEqual([]);
  });
});
