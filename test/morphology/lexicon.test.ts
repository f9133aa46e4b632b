/** Does the lexicon find every form of the tables, and what do the tables promise? */
import { describe, expect, it } from 'vitest';
import { exactKey } from '../../src/language/spelling.ts';
import { buildLexicon, conjugate, inflectNoun } from '../../src/language/morphology/index.ts';
import { readNouns, readVerbs } from './resources.ts';

const verbs = readVerbs();
const nouns = readNouns();

const KINDS = new Set([
  'person', 'title', 'group', 'force', 'weapon', 'vehicle', 'ship', 'aircraft', 'document', 'meeting', 'unit', 'money', 'time',
  'place-word', 'body', 'office', 'organisation', 'speech', 'act', 'relation', 'quantity', 'adjective', 'thing',
]); // prettier-ignore

describe('the lexicon', () => {
  it('finds every form of every row', () => {
    const lexicon = buildLexicon(verbs, nouns);
    const lost: string[] = [];
    for (const verb of verbs) {
      for (const { form, features } of conjugate(verb)) {
        const found = lexicon
          .lookup(form)
          .some((reading) => 'verb' in reading && reading.verb === verb && reading.features.kind === features.kind);
        if (!found) lost.push(`${verb.lemma} ${form}`);
      }
    }
    for (const noun of nouns) {
      for (const { form } of inflectNoun(noun)) {
        if (!lexicon.lookup(form).some((reading) => 'noun' in reading && reading.noun === noun))
          lost.push(`${noun.lemma} ${form}`);
      }
    }
    expect(lost).toEqual([]);
  });

  it('knows words of news as they stand', () => {
    const lexicon = buildLexicon(verbs, nouns);
    const words =
      'دعمو يدعمون نفا أبنائ هجوما مسؤولو مسئولين قوات استقالة اغتيل لقوا يتهم سيطر بدأوا تأجلت مقاتلتين أميركا'.split(
        ' ',
      );
    expect(words.filter((word) => lexicon.lookup(word).length === 0)).toEqual(['أميركا']);
  });
});

describe('the table of nouns', () => {
  it('writes each noun once', () => {
    const lemmas = nouns.map(({ lemma }) => lemma);
    expect(lemmas.filter((lemma, index) => lemmas.indexOf(lemma) !== index)).toEqual([]);
  });

  it('uses known kinds, and no vowels but the ending ٍ', () => {
    expect(
      nouns.flatMap(({ lemma, kinds }) => kinds.filter((kind) => !KINDS.has(kind)).map((kind) => `${lemma} ${kind}`)),
    ).toEqual([]);
    const vocalised = nouns
      .flatMap(({ lemma, plurals }) => [lemma, ...plurals])
      .filter((word) => exactKey(word) !== word);
    expect(vocalised.filter((word) => !/^[^\u064B-\u0652]+\u064D$/u.test(word))).toEqual([]);
  });

  it('gives ة to feminine nouns, but for names of men', () => {
    const masculine = nouns
      .filter(({ lemma, gender }) => lemma.endsWith('ة') && gender === 'm')
      .map(({ lemma }) => lemma);
    expect(masculine.toSorted()).toEqual(['خليفة', 'داعية', 'طاغية', 'عمدة'].toSorted());
  });
});
