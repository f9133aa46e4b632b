import { checkOf } from '../../language/check.ts';
import type { Language } from '../../language/format.ts';

/**
 * Names that a reader gave to camps, as they stand in the address. A camp has its number within one time window and one choice
 * of outlets; in another the number may mean others, so that names given elsewhere are not shown.
 */
export type CampNames = ReadonlyMap<number, string>;

const SEPARATOR = '|';
const BETWEEN = '~';

export function campNamesOf(address: string | undefined, scope: string): CampNames {
  const [check, ...entries] = (address ?? '').split(SEPARATOR);
  if (check !== checkOf(scope)) return new Map();
  return new Map(
    entries.flatMap((entry) => {
      const at = entry.indexOf(BETWEEN);
      const number = Number(entry.slice(0, at));
      const name = entry.slice(at + 1);
      return at > 0 && Number.isInteger(number) && name !== '' ? [[number, name] as const] : [];
    }),
  );
}

export function campNamesToAddress(names: CampNames, scope: string): string | undefined {
  const entries = [...names].flatMap(([number, name]) => {
    const plain = name.replaceAll(SEPARATOR, ' ').trim();
    return plain === '' ? [] : [`${number}${BETWEEN}${plain}`];
  });
  return entries.length === 0 ? undefined : [checkOf(scope), ...entries].join(SEPARATOR);
}

const LETTERS: Record<Language, readonly string[]> = {
  ar: ['أ', 'ب', 'ج', 'د', 'هـ', 'و', 'ز', 'ح', 'ط', 'ي', 'ك', 'ل', 'م', 'ن', 'س', 'ع', 'ف', 'ص', 'ق', 'ر', 'ش', 'ت'],
  en: Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
};

/** The letter of a camp, after the last letter its number. */
export function campLetter(number: number, language: Language): string {
  return LETTERS[language][number] ?? String(number + 1);
}
