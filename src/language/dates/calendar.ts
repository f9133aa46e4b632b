/**
 * The words of Arabic dates. A closed class, so a table in code; each word once, in dictionary spelling. Hamza, clitics and the
 * article are the readings' business (src/language/clitics.ts).
 *
 * Month names: Gregorian as in Egypt and the Gulf, Levantine, Maghrebi (Tunisia and Algeria: جانفي; Morocco: غشت), Hijri.
 */
import { wordTable } from '../numbers/index.ts';

export type Unit = 'second' | 'minute' | 'hour' | 'night' | 'day' | 'week' | 'month' | 'year' | 'decade' | 'century';
export type Season = 'spring' | 'summer' | 'autumn' | 'winter';
/** A part of a day: the words in DayPart rows. */
export type DayPart = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'midnight';
/** A stretch of a longer time: thirds of it. */
export type Third = 'early' | 'mid' | 'late';
export type MonthSystem = 'gregorian' | 'hijri';

export type DateWord =
  | {
      readonly kind: 'month';
      readonly system: MonthSystem;
      readonly month: number;
      /** Also an everyday word or a name: needs a date around it. */ readonly doubtful: boolean;
    }
  /** كانون، تشرين، ربيع، جمادى، ذو: half a name; the second word tells the month. */
  | { readonly kind: 'month-head'; readonly system: MonthSystem; readonly months: Readonly<Record<string, number>> }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'unit'; readonly unit: Unit; readonly form: 'singular' | 'dual' | 'plural' }
  /** أمس، غدا: days from today. */
  | { readonly kind: 'deictic'; readonly days: number }
  | { readonly kind: 'now' }
  /** الماضي −1, الجاري 0, المقبل +1; `following` is told of another date (التالي), `same` repeats it (نفسه). */
  | { readonly kind: 'relative'; readonly step: -1 | 0 | 1 }
  | { readonly kind: 'following' }
  | { readonly kind: 'same' }
  | { readonly kind: 'last' }
  | { readonly kind: 'demonstrative' }
  | { readonly kind: 'third'; readonly third: Third }
  | { readonly kind: 'season'; readonly season: Season }
  | { readonly kind: 'day-part'; readonly part: DayPart }
  | { readonly kind: 'decade'; readonly tens: number }
  | { readonly kind: 'rest' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'few' };

const GREGORIAN: readonly string[] = [
  'يناير جانفي',
  'فبراير فيفري شباط',
  'آذار',
  'أبريل نيسان أفريل',
  'مايو أيار',
  'يونيو يونيه حزيران',
  'يوليو يوليه يوليوز تموز جويلية',
  'أغسطس غشت',
  'سبتمبر شتنبر أيلول',
  'أكتوبر',
  'نوفمبر نونبر',
  'ديسمبر دجنبر',
];

/** Names that are everyday words as well: مارس “exercised”, آب beside أب “father”, جوان and رمضان and رجب persons. */
const DOUBTFUL: readonly (readonly [system: MonthSystem, month: number, words: string])[] = [
  ['gregorian', 3, 'مارس'],
  ['gregorian', 5, 'ماي'],
  ['gregorian', 6, 'جوان'],
  ['gregorian', 8, 'آب أوت'],
  ['hijri', 1, 'محرم'],
  ['hijri', 2, 'صفر'],
  ['hijri', 7, 'رجب'],
  ['hijri', 8, 'شعبان'],
  ['hijri', 9, 'رمضان'],
  ['hijri', 10, 'شوال'],
];

/** By the folded key of the second word. */
const HEADS: readonly (readonly [system: MonthSystem, words: string, months: Readonly<Record<string, number>>])[] = [
  ['gregorian', 'كانون', { الاول: 12, الثاني: 1, اول: 12, ثاني: 1 }],
  ['gregorian', 'تشرين', { الاول: 10, الثاني: 11, اول: 10, ثاني: 11 }],
  ['hijri', 'ربيع', { الاول: 3, الثاني: 4, الاخر: 4 }],
  ['hijri', 'جمادى', { الاولي: 5, الاول: 5, الاخره: 6, الثانيه: 6, الثاني: 6 }],
  ['hijri', 'ذو ذي ذا', { القعده: 11, الحجه: 12 }],
];

/** ISO 8601: 1 is Monday. */
const WEEKDAYS: readonly string[] = ['اثنين', 'ثلاثاء', 'أربعاء أربعا', 'خميس', 'جمعة', 'سبت', 'أحد'];

const UNITS: readonly (readonly [unit: Unit, singular: string, dual: string, plural: string])[] = [
  ['second', 'ثانية', 'ثانيتان ثانيتين', 'ثوان ثواني'],
  ['minute', 'دقيقة', 'دقيقتان دقيقتين', 'دقائق'],
  ['hour', 'ساعة', 'ساعتان ساعتين', 'ساعات'],
  ['night', 'ليلة', 'ليلتان ليلتين', 'ليال ليالي'],
  ['day', 'يوم يوما', 'يومان يومين يومي', 'أيام أياما'],
  ['week', 'أسبوع أسبوعا', 'أسبوعان أسبوعين', 'أسابيع'],
  ['month', 'شهر شهرا', 'شهران شهرين شهري', 'أشهر شهور'],
  ['year', 'عام عاما سنة', 'عامان عامين عامي سنتان سنتين سنتي', 'أعوام سنوات سنين سنون'],
  ['decade', 'عقد عقدا', 'عقدان عقدين', 'عقود'],
  ['century', 'قرن قرنا', 'قرنان قرنين', 'قرون'],
];

const RELATIVES: readonly (readonly [step: -1 | 0 | 1, words: string])[] = [
  [-1, 'ماضي ماضية ماضيين ماضيتين ماضيان منصرم منصرمة منصرمين منصرمتين فائت فائتة فائتين سابق سابقة أسبق'],
  [0, 'حالي حالية جاري جارية راهن راهنة'],
  [1, 'مقبل مقبلة مقبلين مقبلتين قادم قادمة قادمين قادمتين آتي آتية جاي جاية'],
];

const THIRDS: readonly (readonly [third: Third, words: string])[] = [
  ['early', 'مطلع أوائل بداية بدايات مستهل'],
  ['mid', 'منتصف أواسط وسط'],
  ['late', 'أواخر نهاية نهايات ختام'],
];

const SEASONS: readonly (readonly [season: Season, word: string])[] = [
  ['spring', 'ربيع'],
  ['summer', 'صيف'],
  ['autumn', 'خريف'],
  ['winter', 'شتاء'],
];

const DAY_PARTS: readonly (readonly [part: DayPart, words: string])[] = [
  ['dawn', 'فجر فجرا'],
  ['morning', 'صباح صباحا صبح ضحى'],
  ['noon', 'ظهر ظهرا ظهيرة'],
  ['afternoon', 'عصر عصرا'],
  ['evening', 'مساء مساءا عشاء مغرب عشية'],
  ['night', 'ليل ليلا ليلة'],
];

/** Decades by their first word: تسعينات, تسعينيات. */
const DECADES: readonly (readonly [tens: number, stem: string])[] = [
  [20, 'عشرين'],
  [30, 'ثلاثين'],
  [40, 'أربعين'],
  [50, 'خمسين'],
  [60, 'ستين'],
  [70, 'سبعين'],
  [80, 'ثمانين'],
  [90, 'تسعين'],
];

function* rows(): Generator<readonly [string, DateWord]> {
  const each = function* (words: string, entry: DateWord): Generator<readonly [string, DateWord]> {
    for (const word of words.split(' ')) yield [word, entry];
  };
  for (const [index, words] of GREGORIAN.entries())
    yield* each(words, { kind: 'month', system: 'gregorian', month: index + 1, doubtful: false });
  for (const [system, month, words] of DOUBTFUL) yield* each(words, { kind: 'month', system, month, doubtful: true });
  for (const [system, words, months] of HEADS) yield* each(words, { kind: 'month-head', system, months });
  for (const [index, words] of WEEKDAYS.entries()) yield* each(words, { kind: 'weekday', weekday: index + 1 });
  for (const [unit, singular, dual, plural] of UNITS) {
    yield* each(singular, { kind: 'unit', unit, form: 'singular' });
    yield* each(dual, { kind: 'unit', unit, form: 'dual' });
    yield* each(plural, { kind: 'unit', unit, form: 'plural' });
  }
  yield* each('أمس امبارح بارحة', { kind: 'deictic', days: -1 });
  yield* each('غد غدا بكرة بكرا', { kind: 'deictic', days: 1 });
  yield* each('حاليا حالا آن', { kind: 'now' });
  for (const [step, words] of RELATIVES) yield* each(words, { kind: 'relative', step });
  yield* each('تالي تالية لاحق لاحقة', { kind: 'following' });
  yield* each('نفس نفسه نفسها ذاته ذاتها عينه', { kind: 'same' });
  yield* each('أخير أخيرة أخيرين أخيرتين آخر', { kind: 'last' });
  yield* each('هذا هذه', { kind: 'demonstrative' });
  for (const [third, words] of THIRDS) yield* each(words, { kind: 'third', third });
  for (const [season, word] of SEASONS) yield* each(word, { kind: 'season', season });
  for (const [part, words] of DAY_PARTS) yield* each(words, { kind: 'day-part', part });
  for (const [tens, stem] of DECADES) yield* each(`${stem}ات ${stem}يات`, { kind: 'decade', tens });
  yield* each('بقية باقي', { kind: 'rest' });
  yield* each('كامل كاملة', { kind: 'whole' });
  yield* each('قليلة عديدة معدودة قلائل', { kind: 'few' });
}

/** Date words of a token, by all its readings. */
export const dateWords = wordTable<DateWord>(rows());

/** Months of a season, first and last; winter runs into the next year (12 to 2). */
export const SEASON_MONTHS: Readonly<Record<Season, readonly [first: number, last: number]>> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  winter: [12, 2],
};

/** Fixed feasts; Hijri ones by the tabular calendar. Written as folded keys of their words. */
export const HOLIDAYS: readonly {
  readonly words: readonly string[];
  readonly system: MonthSystem;
  readonly month: number;
  readonly day: number;
}[] = [
  { words: ['عيد', 'الاضحي'], system: 'hijri', month: 12, day: 10 },
  { words: ['عيد', 'الفطر'], system: 'hijri', month: 10, day: 1 },
  { words: ['المولد', 'النبوي'], system: 'hijri', month: 3, day: 12 },
  { words: ['راس', 'السنه', 'الهجريه'], system: 'hijri', month: 1, day: 1 },
  { words: ['عاشوراء'], system: 'hijri', month: 1, day: 10 },
  { words: ['راس', 'السنه'], system: 'gregorian', month: 1, day: 1 },
  { words: ['عيد', 'الميلاد'], system: 'gregorian', month: 12, day: 25 },
  { words: ['عيد', 'العمال'], system: 'gregorian', month: 5, day: 1 },
  { words: ['يوم', 'الارض'], system: 'gregorian', month: 3, day: 30 },
];
