/**
 * The same name in the other script: Putin and بوتين. From the labels and aliases of the resources, whole; for persons also
 * word by word, where both labels have as many words.
 */
import type { Bundle } from '../../model/index.ts';
import { nameKeyOf, wordsIn } from './terms.ts';

export interface NameTable {
  /** The names in the other script that go with the name; none where no table knows it. */
  readonly inOtherScript: (name: string) => readonly string[];
}

/** The names of all actors and places of the bundle. */
export function createNameTable(bundle: Bundle): NameTable {
  const table = new Map<string, Set<string>>();
  const join = (names: readonly string[]): void => {
    const arabic = names.filter(isArabic);
    const latin = names.filter((name) => name !== '' && !isArabic(name));
    for (const [from, to] of [
      [arabic, latin],
      [latin, arabic],
    ] as const) {
      for (const key of from.map(nameKeyOf)) {
        const there = table.get(key) ?? new Set();
        to.forEach((name) => there.add(name));
        table.set(key, there);
      }
    }
  };
  for (const { label, aliases, type } of bundle.actors) {
    join([label.ar, label.en, ...aliases]);
    if (type === 'person') wordPairs(label.ar, label.en).forEach(join);
  }
  for (const { label, aliases } of bundle.places) join([label.ar, label.en, ...aliases]);
  return { inOtherScript: (name) => [...(table.get(nameKeyOf(name)) ?? [])] };
}

function isArabic(name: string): boolean {
  return /\p{Script=Arabic}/u.test(name);
}

/** The Arabic article in Latin letters, which Arabic writes with its noun. */
const ARTICLE = /^(al|el|as|ad|ar|at|an|ul)$/u;

/** Fayez al-Sarraj and فايز السراج: Fayez with فايز, Sarraj with السراج. */
function wordPairs(arabic: string, latin: string): readonly (readonly string[])[] {
  const arabicWords = wordsIn(arabic).map((token) => token.text);
  const latinWords = wordsIn(latin)
    .filter((token) => !ARTICLE.test(token.exact))
    .map((token) => token.text);
  if (arabicWords.length !== latinWords.length) return [];
  // Of bin, Abu and their like nobody is looked for alone.
  return arabicWords.map((word, index) => [word, latinWords[index] ?? '']).filter(([, word = '']) => word.length > 3);
}
