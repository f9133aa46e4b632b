/**
 * A Latin form of an Arabic name, for ids and English labels of people and things that no resource knows. Plain letters as
 * newspapers use them, no scholarly marks; vowels that are not written are not guessed beyond common name parts.
 */
import { exactKey } from '../language/index.ts';

const LETTERS: Readonly<Record<string, string>> = {
  ا: 'a', أ: 'a', إ: 'i', آ: 'a', ٱ: 'a', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z', س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', و: 'u', ي: 'i', ى: 'a', ة: 'a', ء: '', ؤ: 'u', ئ: 'i', پ: 'p', ڤ: 'v', گ: 'g', چ: 'ch',
}; // prettier-ignore

const PARTS: Readonly<Record<string, string>> = {
  محمد: 'mohammed', أحمد: 'ahmed', محمود: 'mahmoud', حسن: 'hassan', حسين: 'hussein', علي: 'ali', عمر: 'omar', عثمان: 'othman', خالد: 'khaled', عبد: 'abd', عبدالله: 'abdullah', الله: 'allah', الرحمن: 'al-rahman', العزيز: 'al-aziz', الملك: 'al-malik', إبراهيم: 'ibrahim', إسماعيل: 'ismail', يوسف: 'youssef', مصطفى: 'mustafa', سعيد: 'said', صالح: 'saleh', ناصر: 'nasser', سليمان: 'suleiman', يحيى: 'yahya', موسى: 'mousa', عيسى: 'issa', بن: 'bin', ابن: 'ibn', أبو: 'abu', جورج: 'george', جون: 'john', جان: 'jean', ديفيد: 'david', مايك: 'mike', مايكل: 'michael', جيمس: 'james', ستيفن: 'steven', بيتر: 'peter', مارك: 'mark', روبرت: 'robert', ريتشارد: 'richard', توماس: 'thomas', وليام: 'william',
}; // prettier-ignore

/** `محمد الجبوري` → `Mohammed Al Jbuuri`; good enough to tell people apart, marked provisional wherever it shows. */
export function romanise(name: string): string {
  return exactKey(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(romaniseWord)
    .filter(Boolean)
    .join(' ');
}

function romaniseWord(word: string): string {
  const known = PARTS[word];
  if (known) return capital(known);
  const article = word.startsWith('ال') && word.length > 3;
  let out = '';
  for (const letter of article ? word.slice(2) : word)
    out += LETTERS[letter] ?? (/[a-z0-9]/u.test(letter) ? letter : '');
  return article ? `Al-${capital(out)}` : capital(out);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A kebab-case id of a romanised name; `entity` where nothing Latin is left. */
export function slugOf(romanised: string): string {
  const slug = romanised
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return slug || 'entity';
}
