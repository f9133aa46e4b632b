/** Numbers and dates as the reader of each language expects them, and as the settings say. */

export const LANGUAGES = ['ar', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Digits of the Arabic interface: 123 or ١٢٣. */
export const DIGITS = ['latn', 'arab'] as const;
/** Month names of the Arabic interface: أبريل as in Libya, نيسان as in Syria, or both. */
export const MONTH_NAMES = ['maghreb', 'levant', 'both'] as const;

/** How the Arabic interface writes numbers and dates; the English one has one way. */
export interface Notation {
  readonly digits: (typeof DIGITS)[number];
  readonly months: (typeof MONTH_NAMES)[number];
}
export const NOTATION_DEFAULT: Notation = { digits: 'latn', months: 'maghreb' };

/** Numbers of 'ar-LY' would carry 66.000,5; the texts themselves write 66,000.5, and so do we. */
const NUMBER_LOCALE: Record<Language, string> = { ar: 'ar-u-nu-latn', en: 'en-GB' };
/** To make a format takes a hundred times as long as to use it, so that each is made once. */
const NUMBER_FORMAT: Record<Language, Intl.NumberFormat> = {
  ar: new Intl.NumberFormat(NUMBER_LOCALE.ar, { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(NUMBER_LOCALE.en, { maximumFractionDigits: 2 }),
};
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The format of dates in UTC of which the options name the parts. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${Object.entries(options).join(' ')}`;
  let format = dateFormats.get(key);
  if (!format) dateFormats.set(key, (format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })));
  return format;
}

const DATE_LOCALE: Record<Language, string> = { ar: 'ar-LY-u-nu-latn', en: 'en-GB' };
const LEVANT_LOCALE = 'ar-SY-u-nu-latn';

const WORDS: Record<Language, Record<'about' | 'since' | 'until', string>> = {
  ar: { about: 'نحو', since: 'منذ', until: 'حتى' },
  en: { about: 'about', since: 'since', until: 'until' },
};

const ARABIC_DIGITS = '٠١٢٣٤٥٦٧٨٩';
/** Marks that a number may have inside, as the Arabic digits go with. */
const ARABIC_MARKS: Readonly<Record<string, string>> = { ',': '٬', '.': '٫', '%': '٪' };

/** The text with digits in the notation of the language. Marks within a number go with its digits. */
export function inDigits(text: string, language: Language, { digits }: Notation): string {
  if (language === 'en' || digits === 'latn') return text;
  return text
    .replace(/(?<=\d)[,.](?=\d)|(?<=\d)%/gu, (mark) => ARABIC_MARKS[mark] ?? mark)
    .replace(/\d/gu, (digit) => ARABIC_DIGITS[Number(digit)] ?? digit);
}

export function formatNumber(value: number, language: Language, notation = NOTATION_DEFAULT): string {
  return inDigits(NUMBER_FORMAT[language].format(value), language, notation);
}

/** A share of the whole, 0 to 1, in whole per cent. */
export function formatShare(value: number): string {
  return `${Math.round(value * 100)}%`;
}

/** Two decimals with a sign, `+0.62` or `−0.40`: the same in both languages, always left to right. */
export function formatSigned(value: number): string {
  const size = Math.abs(value).toFixed(2);
  if (Number(size) === 0) return size;
  return value < 0 ? `−${size}` : `+${size}`;
}

/**
 * An EDTF date in words: `2019-04-04` → 4 أبريل 2019, `2018-12~` → نحو ديسمبر 2018, `2019-04-04/..` → منذ 4 أبريل 2019.
 * What is not understood is given back as it stands.
 */
export function formatDate(
  edtf: string,
  language: Language,
  length: 'long' | 'short' = 'long',
  notation = NOTATION_DEFAULT,
): string {
  const [from, to, ...rest] = edtf.split('/');
  if (from === undefined || rest.length > 0) return edtf;
  const single = (date: string): string => formatSingleDate(date, language, length, notation);
  if (to === undefined) return single(from);
  const words = WORDS[language];
  if (to === '..' || to === '') return `${words.since} ${single(from)}`;
  if (from === '..' || from === '') return `${words.until} ${single(to)}`;
  return `${single(from)} – ${single(to)}`;
}

function formatSingleDate(edtf: string, language: Language, length: 'long' | 'short', notation: Notation): string {
  const match = /^(?<year>\d{4})(?:-(?<month>0[1-9]|1[0-2]))?(?:-(?<day>\d\d))?(?<doubt>[~?%])?$/u.exec(edtf);
  const { year, month, day, doubt } = match?.groups ?? {};
  if (year === undefined) return edtf;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  const words = dateFormat(DATE_LOCALE[language], {
    year: 'numeric',
    ...(month === undefined ? {} : { month: length }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  })
    .formatToParts(date)
    .map(({ type, value }) =>
      type === 'month' && language === 'ar' ? monthName(value, date, length, notation) : value,
    )
    .join('');
  const shown = inDigits(words, language, notation);
  return doubt === undefined ? shown : `${WORDS[language].about} ${shown}`;
}

function monthName(maghreb: string, date: Date, length: 'long' | 'short', { months }: Notation): string {
  if (months === 'maghreb') return maghreb;
  const levant = dateFormat(LEVANT_LOCALE, { month: length }).format(date);
  return months === 'levant' ? levant : `${levant}/${maghreb}`;
}

/** The first or last day, `YYYY-MM-DD`, that a plain EDTF day, month or year covers. */
export function dayOf(edtf: string, edge: 'first' | 'last'): string {
  const [year = 1970, month, day] = edtf.slice(0, 10).split('-').map(Number);
  if (day !== undefined) return edtf.slice(0, 10);
  const date =
    edge === 'first' ? new Date(Date.UTC(year, (month ?? 1) - 1, 1)) : new Date(Date.UTC(year, month ?? 12, 0));
  return date.toISOString().slice(0, 10);
}

const MILLISECONDS_PER_DAY = 86_400_000;

/** Whole days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_PER_DAY);
}

/** `YYYY-MM-DD` of a day number. */
export function dayFromNumber(number: number): string {
  return new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}
