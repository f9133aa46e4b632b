/** Numbers and dates as the reader of each language expects them: Latin digits, and month names as in Libya. */

export const LANGUAGES = ['ar', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Numbers of 'ar-LY' would carry 66.000,5; the texts themselves write 66,000.5, and so do we. */
const NUMBER_LOCALE: Record<Language, string> = { ar: 'ar-u-nu-latn', en: 'en-GB' };
const DATE_LOCALE: Record<Language, string> = { ar: 'ar-LY-u-nu-latn', en: 'en-GB' };

const WORDS: Record<Language, Record<'about' | 'since' | 'until', string>> = {
  ar: { about: 'نحو', since: 'منذ', until: 'حتى' },
  en: { about: 'about', since: 'since', until: 'until' },
};

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(NUMBER_LOCALE[language], { maximumFractionDigits: 2 }).format(value);
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
export function formatDate(edtf: string, language: Language, months: 'long' | 'short' = 'long'): string {
  const [from, to, ...rest] = edtf.split('/');
  if (from === undefined || rest.length > 0) return edtf;
  if (to === undefined) return formatSingleDate(from, language, months);
  const words = WORDS[language];
  if (to === '..' || to === '') return `${words.since} ${formatSingleDate(from, language, months)}`;
  if (from === '..' || from === '') return `${words.until} ${formatSingleDate(to, language, months)}`;
  return `${formatSingleDate(from, language, months)} – ${formatSingleDate(to, language, months)}`;
}

function formatSingleDate(edtf: string, language: Language, months: 'long' | 'short'): string {
  const match = /^(?<year>\d{4})(?:-(?<month>0[1-9]|1[0-2]))?(?:-(?<day>\d\d))?(?<doubt>[~?%])?$/u.exec(edtf);
  const { year, month, day, doubt } = match?.groups ?? {};
  if (year === undefined) return edtf;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  const words = new Intl.DateTimeFormat(DATE_LOCALE[language], {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: months }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(date);
  return doubt === undefined ? words : `${WORDS[language].about} ${words}`;
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
