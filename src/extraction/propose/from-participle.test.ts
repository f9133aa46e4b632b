import { describe, expect, it } from 'vitest';

import type { Claim } from '../../model/index.ts';
import { documentOf, testEngine } from '../../../test/support.ts';

function told(type: Claim['type'], text: string): readonly string[] {
  return testEngine()
    .extract(documentOf(text))
    .claims.filter((claim) => claim.type === type)
    .map(({ actor, recipient, polarity }) => `${actor.join(' ')} > ${recipient.join(' ')} ${polarity}`);
}

describe('A participle beside the verb tells an act', () => {
  it('of those who agree with it, in the feminine and the plural', () => {
    expect(told('REQUEST', 'زارت ميركل باريس، مطالبة إيران بوقف التخصيب.')).toEqual(['angela-merkel > iran affirmed']);
    expect(told('REQUEST', 'رفضت حماس المقترح، داعين الفلسطينيين إلى الصبر.')).toEqual([
      'hamas > palestinian-people affirmed',
    ]);
  });

  it('whose object is a pronoun of its own', () => {
    expect(told('ACCUSE', 'قطعت كولومبيا علاقاتها مع بيرو، متهمة إياها بالتجسس.')).toEqual([
      'colombia > peru affirmed',
    ]);
  });

  it('of the subject of its own sentence rather than of who spoke in the one before', () => {
    expect(told('ACCUSE', 'قالت فرنسا إنها تنتظر. وقطعت كولومبيا علاقاتها مع بيرو، متهمة إياها بالتجسس.')).toEqual([
      'colombia > peru affirmed',
    ]);
  });

  it('that the verb before it does not deny', () => {
    expect(told('REQUEST', 'نفى أردوغان وجود خلاف، مطالبا اليونان بوقف التصعيد.')).toEqual([
      'recep-tayyip-erdogan > greece affirmed',
    ]);
  });
});
