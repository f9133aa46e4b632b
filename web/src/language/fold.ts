/**
 * Spelling as a filter field compares it: «الإمارات» is found by «الامارات». Only for filtering what is on screen; what
 * a text means is the business of the engine.
 */
export function foldForFilter(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u064B-\u0652\u0670\u0640]/gu, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ى/gu, 'ي')
    .replace(/ة/gu, 'ه')
    .trim();
}
