import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../test/support.ts';
import type { Claim, Voice } from '../model/index.ts';

const engine = testEngine().judgedBy({ threshold: 0, base: 0, weights: {} });

interface Example {
  readonly text: string;
  readonly type: Claim['type'];
  readonly kind: Voice['kind'];
  readonly speaker?: readonly string[];
}

/** On whose word the last claim of the type stands. */
const EXAMPLES: readonly Example[] = [
  // قوله: whose words are passed on, and not the nearest name.
  { text: 'نقلت رويترز عن مصدر عسكري قوله إن تركيا قصفت تنظيم داعش.', type: 'ASSAULT', kind: 'anonymous' },
  {
    text: 'نسبت وكالة رويترز إلى الرئيس الروسي فلاديمير بوتين قوله إن تركيا قصفت تنظيم داعش.',
    type: 'ASSAULT',
    kind: 'named',
    speaker: ['vladimir-putin'],
  },
  { text: 'ومضت المصادر بالقول إن تركيا قصفت تنظيم داعش.', type: 'ASSAULT', kind: 'anonymous' },
  // بحسب and its like: before a clause with فإن, after one, with a verb, with a pronoun.
  {
    text: 'قالت روسيا إن تركيا انسحبت، وبحسب شهود فإن تركيا قصفت تنظيم داعش.',
    type: 'ASSAULT',
    kind: 'anonymous',
  },
  { text: 'قصفت تركيا تنظيم داعش، وفقا لما ذكرته روسيا.', type: 'ASSAULT', kind: 'named', speaker: ['russia'] },
  // A second أن joins what was said; the first begins right after the speaker.
  { text: 'واعتبر مراقبون قصف تركيا لتنظيم داعش رسالة، وأنه سيتكرر.', type: 'ASSAULT', kind: 'observers' },
  // The name of an act speaks no word.
  {
    text: 'أشار فلاديمير بوتين إلى الأزمة، وأكد دعم بلاده لإيران. وأضاف أن تركيا قصفت تنظيم داعش.',
    type: 'ASSAULT',
    kind: 'named',
    speaker: ['vladimir-putin'],
  },
  // The source again, and one person told by his office.
  {
    text: 'قصفت تركيا البلدة بحسب روسيا. وقصفت تركيا تنظيم داعش وفق المصدر نفسه.',
    type: 'ASSAULT',
    kind: 'named',
    speaker: ['russia'],
  },
  // Who acts in the sentence speaks on, and not who spoke in another one.
  {
    text: 'زعم الناطق الكيني أن البلدة خالية. وأدان الرئيس التركي القصف، وقال إن روسيا قصفت تنظيم داعش.',
    type: 'ASSAULT',
    kind: 'named',
    speaker: ['recep-tayyip-erdogan'],
  },
  {
    text: 'زعم الناطق الكيني أن البلدة خالية. ورفضت تركيا الهدنة، مؤكدة أن روسيا قصفت تنظيم داعش.',
    type: 'ASSAULT',
    kind: 'named',
    speaker: ['turkey'],
  },
  // What was meant is explained by the article.
  { text: 'قال خبراء إن الحرب طويلة، في إشارة إلى قصف تركيا لتنظيم داعش.', type: 'ASSAULT', kind: 'author' },
  // After a comma “while” leads to what another says, and not to what is done meanwhile.
  { text: 'قال الوزير الكيني إن الهدنة صامدة، فيما اتهمت إثيوبيا إريتريا بخرقها.', type: 'ACCUSE', kind: 'author' },
  { text: 'قال الوزير الكيني إن الهدنة صامدة، في حين نفت إثيوبيا ذلك.', type: 'REJECT', kind: 'author' },
  {
    text: 'قالت روسيا إن الهدنة صامدة في الجنوب، بينما قصفت تركيا تنظيم داعش.',
    type: 'ASSAULT',
    kind: 'named',
    speaker: ['russia'],
  },
  // What describes the denied is not denied; what describes an accusation is.
  { text: 'نفت إيران تزويد المسلحين الذين يهاجمون السعودية بالسلاح.', type: 'ASSAULT', kind: 'author' },
  {
    text: 'نفت إيران الاتهامات التي تحدثت عن قصفها السعودية.',
    type: 'ASSAULT',
    kind: 'named',
    speaker: ['iran'],
  },
  // A spokesman without a name speaks for those in whose name he speaks.
  {
    text: 'قال متحدث باسم الخارجية الكندية إن تركيا قصفت تنظيم داعش.',
    type: 'ASSAULT',
    kind: 'named',
    speaker: ['canada-spokesperson'],
  },
  // A quotation mark inside a name opens no quotation for the next sentence.
  { text: 'قال بوتين في قصر "الكرملين" كلمة. قصفت تركيا تنظيم داعش.', type: 'ASSAULT', kind: 'author' },
];

describe('the voice of a claim', () => {
  it.each(EXAMPLES)('$text', ({ text, type, kind, speaker }) => {
    const claim = engine.extract(documentOf(text)).claims.findLast((one) => one.type === type);
    expect(claim?.attribution).toMatchObject(speaker ? { kind, speaker } : { kind });
  });
});
