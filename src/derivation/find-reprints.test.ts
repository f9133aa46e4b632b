import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Document, DocumentMeta } from '../model/index.ts';
import { readDocument } from '../text/index.ts';
import { bucketsOf, clusterOfPairs, type Fingerprint, fingerprintOf, isReprint, resemblance } from './find-reprints.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/libya/', import.meta.url));

function metaOf(id: string, published: string | null = '2019-04-05'): DocumentMeta {
  return { id, title: null, outlet: null, url: null, published, language: 'ar' };
}

/** The sample articles, all of one day: 26 texts on one war, each of its own. */
const DOCUMENTS: readonly Document[] = readdirSync(SAMPLES)
  .filter((name) => /^sample-\d+\.md$/u.test(name))
  .map((name) => readDocument(metaOf(name), readFileSync(SAMPLES + name, 'utf8').replace(/^---.*?---\n/su, '')));

const edited = (document: Document, edit: (text: string) => string, published?: string): Fingerprint =>
  fingerprintOf(readDocument(metaOf(`${document.meta.id} again`, published), edit(document.text)));
const meets = (a: Fingerprint, b: Fingerprint): boolean => {
  const buckets = new Set(bucketsOf(a));
  return bucketsOf(b).some((bucket) => buckets.has(bucket));
};
/** Every nth word another. */
const withOtherWords = (text: string, every: number): string => {
  let count = 0;
  return text.replaceAll(/\p{L}+/gu, (word) => ((count += 1) % every === 0 ? 'آخر' : word));
};

describe('reprints', () => {
  test('there are samples to look at', () => {
    expect(DOCUMENTS).toHaveLength(26);
  });

  test.each([
    ['the same text', (text: string) => text],
    ['another title and an outlet before it', (text: string) => `عاجل: آخر التطورات\n\nطرابلس - عينة ب - ${text}`],
    [
      'other spelling, marks and quotation signs',
      (text: string) => text.replaceAll('أ', 'ا').replaceAll('ة', 'ه').replaceAll('«', '"').replaceAll('م', 'مـ'),
    ],
    ['one word in fifteen changed', (text: string) => withOtherWords(text, 15)],
    ['the last quarter cut off', (text: string) => text.slice(0, Math.ceil(text.length * 0.75))],
    [
      'a paragraph added',
      (text: string) => `${text}\n\nوكانت وكالات قد ذكرت في وقت سابق أن الاتصالات مستمرة بين الأطراف المعنية.`,
    ],
  ])('are found with %s', (_name, edit) => {
    for (const document of DOCUMENTS) {
      const [original, copy] = [fingerprintOf(document), edited(document, edit)];
      expect(isReprint(original, copy), document.meta.id).toBe(true);
      expect(meets(original, copy), `${document.meta.id}: ${resemblance(original, copy)}`).toBe(true);
    }
  });

  test('are never two articles that share a topic', () => {
    const prints = DOCUMENTS.map((document) => fingerprintOf(document));
    let pairs = 0;
    prints.forEach((a, at) => {
      for (const b of prints.slice(at + 1)) {
        pairs += 1;
        expect(resemblance(a, b), `${a.meta.id} and ${b.meta.id}`).toBeLessThan(0.2);
        expect(isReprint(a, b)).toBe(false);
      }
    });
    expect(pairs).toBe(325);
  });

  test('are not articles that share a quoted sentence, or half of whose text is another', () => {
    const [a, b] = DOCUMENTS as [Document, Document];
    const sentence = a.text.slice(0, 120);
    expect(
      isReprint(
        fingerprintOf(a),
        edited(b, (text) => `${text} ${sentence}`),
      ),
    ).toBe(false);
    expect(
      isReprint(
        fingerprintOf(a),
        edited(a, (text) => text.slice(0, text.length / 2) + b.text),
      ),
    ).toBe(false);
  });

  test('are not bulletins of a series, whose words stay and whose numbers change', () => {
    const bulletin = (day: number, ...numbers: readonly number[]): Fingerprint => {
      const [cases, deaths, tests, cured] = numbers;
      const text = `أعلنت وزارة الصحة في بيانها اليومي تسجيل ${cases} إصابة جديدة و${deaths} وفيات خلال الساعات الماضية، بعد فحص ${tests} عينة في المختبرات المعتمدة، فيما تماثل ${cured} مصاباً للشفاء. ودعت الوزارة المواطنين إلى الالتزام بالإجراءات الوقائية والتباعد وارتداء الكمامات في الأماكن العامة والمغلقة حفاظاً على سلامتهم.`;
      return fingerprintOf(readDocument(metaOf(`bulletin ${day}`), text));
    };
    expect(resemblance(bulletin(1, 210, 4, 1800, 95), bulletin(2, 187, 6, 2100, 120))).toBeGreaterThan(0.5);
    expect(isReprint(bulletin(1, 210, 4, 1800, 95), bulletin(2, 187, 6, 2100, 120))).toBe(false);
    expect(isReprint(bulletin(1, 210, 4, 1800, 95), bulletin(2, 210, 4, 1800, 96))).toBe(true);
  });

  test('are not articles of different months', () => {
    const [document] = DOCUMENTS as [Document];
    const same = (text: string): string => text;
    const original = fingerprintOf(document);
    expect(isReprint(original, edited(document, same, '2019-04-30'))).toBe(true);
    expect(isReprint(original, edited(document, same, '2019-06-05'))).toBe(false);
    expect(isReprint(original, edited(document, same, '2019-05'))).toBe(true);
    expect(isReprint(original, fingerprintOf({ ...document, meta: metaOf('undated', null) }))).toBe(true);
  });

  test('have buckets that a store can keep', () => {
    for (const document of DOCUMENTS) {
      const buckets = bucketsOf(fingerprintOf(document));
      expect(new Set(buckets).size).toBe(buckets.length);
      for (const bucket of buckets) expect(Number.isSafeInteger(bucket)).toBe(true);
    }
  });

  test('of texts without words are compared all the same', () => {
    const empty = (text: string): Fingerprint => fingerprintOf(readDocument(metaOf(text), text));
    expect(isReprint(empty('خبر'), empty('خبر'))).toBe(true);
    expect(isReprint(empty('خبر'), empty('نبأ'))).toBe(false);
  });
});

describe('clusters of reprints', () => {
  const clustersOf = (pairs: readonly (readonly [string, string])[]): unknown =>
    ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => clusterOfPairs(pairs)(metaOf(id)));

  test('join what pairs join, under one name', () => {
    expect(clustersOf([['a', 'b'], ['c', 'b'], ['e', 'd']])).toEqual(['a', 'a', 'a', 'd', 'd', 'f']); // prettier-ignore
  });

  test('are the same in any order of the pairs', () => {
    const pairs = [['a', 'b'], ['c', 'b'], ['d', 'e'], ['e', 'c']] as [string, string][]; // prettier-ignore
    const expected = clustersOf(pairs);
    expect(expected).toEqual(['a', 'a', 'a', 'a', 'a', 'f']);
    fc.assert(
      fc.property(fc.shuffledSubarray(pairs, { minLength: pairs.length }), (shuffled) => {
        expect(clustersOf(shuffled)).toEqual(expected);
      }),
    );
  });
});
