import { describe, expect, it } from 'vitest';

import { testBundle } from '../../test/support.ts';
import { buildLexicon } from './morphology/index.ts';
import { particlesOf } from './particles.ts';
import { tokenize } from './tokenize.ts';
import { chooseUnits, type LockedSpan, type Unit } from './units.ts';

const bundle = testBundle();
const lexicon = buildLexicon(bundle.verbs, bundle.nouns);
const particles = particlesOf(bundle.lists);

function unitsOf(text: string, locked: readonly LockedSpan[] = []): readonly Unit[] {
  const tokens = tokenize(text);
  return chooseUnits(tokens, 0, tokens.length, locked, lexicon, particles);
}

/** Cuts of all words of a sentence: clitics with +, the article as ال·. */
function cuts(text: string): string {
  return unitsOf(text)
    .map(({ reading: { proclitics, article, stem, pronoun } }) =>
      [...proclitics, (article ? 'ال·' : '') + stem, ...(pronoun === null ? [] : [pronoun])].join('+'),
    )
    .join(' ');
}

/** Class and lemma of the word that is written so in a sentence. */
function read(text: string, word: string): string {
  const unit = unitsOf(text).find(({ start, end }) => text.slice(start, end) === word);
  return unit ? `${unit.class} ${unit.lemma}` : 'not there';
}

describe('the cut of a word in its sentence', () => {
  it.each([
    ['التقى وزير الدفاع والد الضحية', 'التقى وزير ال·دفاع والد ال·ضحية'],
    ['صدر كتاب عن بلد مجاور', 'صدر كتاب عن بلد مجاور'],
    ['وقف فريق من لجنة السلام', 'وقف فريق من لجنة ال·سلام'],
    ['واصلت قواته قصف مواقعهم', 'واصلت قوات+ه قصف مواقع+هم'],
    ['وبالتالي لن تنسحب', 'و+ب+ال·تالي لن تنسحب'],
    ['وسيلتقي بنظيره للتشاور', 'و+س+يلتقي ب+نظير+ه ل+ال·تشاور'],
    ['كجزء من خطة', 'ك+جزء من خطة'],
    ['قال إنه سيدعمها', 'قال إن+ه س+يدعم+ها'],
    ['أكد أنهم لم يبلغوا بذلك', 'أكد أن+هم لم يبلغوا ب+ذلك'],
    ['لأنه رفض', 'ل+أن+ه رفض'],
    ['لكنها عادت', 'لكن+ها عادت'],
    ['سمح له به', 'سمح ل+ه ب+ه'],
    ['إليه وعليها ولديهم', 'إلى+ه و+على+ها و+لدى+هم'],
    ['بسبب القصف', 'ب+سبب ال·قصف'],
    ['الرئيس نفسه حضر', 'ال·رئيس نفس+ه حضر'],
    ['وافق بلا شروط', 'وافق ب+لا شروط'],
  ])('%s', (text, expected) => {
    expect(cuts(text)).toBe(expected);
  });

  it.each([
    // No table knows the name; spelling alone tells.
    ['التقى كلاوزفيرت', 'التقى كلاوزفيرت'],
    ['قال لوكاشينتسكي', 'قال لوكاشينتسكي'],
    ['وصل ستوبلبيرغ إلى المطار', 'وصل ستوبلبيرغ إلى ال·مطار'],
    ['قال ويلبرتون', 'قال ويلبرتون'],
    ['قال أندريه بإذن الله', 'قال أندريه ب+إذن الله'],
    ['قرب بحر البالدشتين وبالزنداغة', 'قرب بحر ال·بالدشتين و+ب+ال·زنداغة'],
    ['سافر لإسطنباغ وبأدرناغ', 'سافر ل+إسطنباغ و+ب+أدرناغ'],
    ['للزنداغة', 'ل+ال·زنداغة'],
    ['وتشيزنداغ', 'و+تشيزنداغ'],
    ['زنداغتها', 'زنداغة+ها'],
  ])('of words that no table knows: %s', (text, expected) => {
    expect(cuts(text)).toBe(expected);
  });
});

describe('the choice of a reading', () => {
  it.each([
    ['لم يدعم حفتر الهدنة', 'يدعم', 'verb دعم'],
    ['طلب دعم الحكومة', 'دعم', 'noun دعم'],
    ['في قصف المدينة', 'قصف', 'noun قصف'],
    ['القوات التي قصفت المدينة', 'قصفت', 'verb قصف'],
    ['سوف تقصف المدينة', 'تقصف', 'verb قصف'],
    ['ذهب إلى بيته', 'إلى', 'preposition إلى'],
    ['قال علي ذلك', 'ذلك', 'demonstrative ذلك'],
    ['بشأن الهدنة', 'بشأن', 'preposition بشأن'],
    // forms that news seldom has
    ['وصل وفد من المعارضة', 'وفد', 'noun وفد'],
    ['وفد من المعارضة يصل إلى جنيف', 'وفد', 'noun وفد'],
    ['المدينة شبه محاصرة', 'شبه', 'noun شبه'],
    ['وهو ما يعد خرقا للهدنة', 'يعد', 'verb عد'],
    ['وعد الرئيس بالإصلاح', 'وعد', 'verb وعد'],
    ['في قصف شنه الطيران', 'شنه', 'verb شن'],
    ['شن الجيش هجوما، وطلب من السكان الرحيل', 'وطلب', 'verb طلب'],
    ['قبل شن الهجوم', 'شن', 'noun شن'],
  ])('%s: %s is %s', (text, word, expected) => {
    expect(read(text, word)).toBe(expected);
  });

  it('prefers the exact spelling: على is no name, علي no preposition', () => {
    expect(read('هجوم على المدينة', 'على')).toBe('preposition على');
    expect(read('وصل علي أمس', 'علي')).not.toBe('preposition على');
  });

  it('takes careless spellings for what they mean', () => {
    expect(read('صدر اعلان الهدنة', 'اعلان')).toBe('noun إعلان');
  });

  it('keeps what else the chosen cut may be as a noun', () => {
    const unit = unitsOf('طلب دعم الحكومة')[1];
    expect(unit?.nominal.map(({ pos }) => pos)).toEqual(expect.arrayContaining(['noun', 'verbal-noun']));
    expect(unitsOf('لم يدعم')[1]?.nominal).toEqual([]);
  });
});

describe('locked spans', () => {
  it('become one unit with their clitics', () => {
    const locked: LockedSpan = {
      first: 1,
      last: 2,
      kind: 'name',
      ref: 7,
      proclitics: ['ل'],
      adjectival: false,
      gender: null,
    };
    const units = unitsOf('دعما لخليفة حفتر أمس', [locked]);
    expect(units.map(({ first, last }) => [first, last])).toEqual([
      [0, 0],
      [1, 2],
      [3, 3],
    ]);
    expect(units[1]).toMatchObject({ class: 'name', ref: 7, start: 5, end: 16, reading: { proclitics: ['ل'] } });
  });

  it('of an adjective stay adjectival', () => {
    const locked: LockedSpan = {
      first: 1,
      last: 1,
      kind: 'name',
      ref: 0,
      proclitics: [],
      adjectival: true,
      gender: null,
    };
    expect(unitsOf('الموقف الأميركي', [locked])[1]?.adjectival).toBe(true);
  });

  it('that reach beyond the sentence are left alone', () => {
    const tokens = tokenize('دعم خليفة حفتر');
    const locked: LockedSpan = {
      first: 1,
      last: 2,
      kind: 'name',
      ref: 0,
      proclitics: [],
      adjectival: false,
      gender: null,
    };
    const units = chooseUnits(tokens, 0, 2, [locked], lexicon, particles);
    expect(units.map((unit) => unit.ref)).toEqual([-1, -1]);
  });
});

describe('chooseUnits', () => {
  it('gives one unit a token, in order, where nothing is locked', () => {
    const text = 'وأعلنت وزارة الداخلية، في بيان لها، أنها «لن تسمح» بذلك؛ و35 شخصا غادروا (BBC).';
    // The و of و35 belongs to the number.
    const tokens = tokenize(text).filter((token) => token.text !== 'و');
    const units = unitsOf(text);
    expect(units.find((unit) => unit.class === 'number')?.reading.proclitics).toEqual(['و']);
    expect(units.map(({ first }) => first)).toEqual(tokens.map(({ index }) => index));
    expect(units.map(({ start, end }) => [start, end])).toEqual(tokens.map(({ start, end }) => [start, end]));
  });

  it('gives nothing for nothing', () => {
    expect(unitsOf('')).toEqual([]);
  });
});

describe('a word with a pronoun between an indefinite noun and a name', () => {
  it('is the verb that describes the noun, where it may be one', () => {
    const name: LockedSpan = {
      first: 3,
      last: 3,
      kind: 'name',
      ref: 0,
      proclitics: [],
      adjectival: false,
      gender: 'f',
    };
    expect(unitsOf('في نداء وجهته كينيا إلى الصومال', [name])[2]).toMatchObject({ class: 'verb', lemma: 'وجه' });
    expect(unitsOf('في زيارة رئيسها كينياتا إلى الصومال', [name])[2]).toMatchObject({ class: 'noun', lemma: 'رئيس' });
  });
});
