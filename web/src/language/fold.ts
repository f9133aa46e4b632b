/** Marks that tell no words apart: diacritics, tatweel, joiners, marks of direction. */
const DROPPED = /[\u064B-\u065F\u0610-\u061A\u0640\u0670\u200C-\u200F\u061C\uFEFF\u202A-\u202E\u2066-\u2069]/gu;
const PRESENTATION_FORMS = /[\uFB50-\uFDFF\uFE70-\uFEFC]/u;
const FOLDED: Readonly<Record<string, string>> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه', ک: 'ك', گ: 'ك', ڤ: 'ف', پ: 'ب', چ: 'ج', ۀ: 'ه', ہ: 'ه',
  '٠': '0', '١': '1', '٢': '2', '٣': '3', '٤': '4', '٥': '5', '٦': '6', '٧': '7', '٨': '8', '٩': '9',
  '۰': '0', '۱': '1', '۲': '2', '۳': '3', '۴': '4', '۵': '5', '۶': '6', '۷': '7', '۸': '8', '۹': '9',
}; // prettier-ignore

/**
 * Spelling as a filter field compares it: «الإمارات» is found by «الامارات». Only for filtering what is on screen; the
 * server does the same for an export of what the screen shows, and a test holds the two together.
 */
export function foldForFilter(text: string): string {
  const composed = text.normalize('NFC');
  const letters = (PRESENTATION_FORMS.test(composed) ? composed.normalize('NFKC') : composed)
    .replace(DROPPED, '')
    .toLowerCase();
  return Array.from(letters, (letter) => FOLDED[letter] ?? letter)
    .join('')
    .trim();
}
