/**
 * Every way in which spelling allows a written word to be cut: proclitics, the article, a stem, a pronoun.
 *
 * Which cut is meant is not decided here: tables of names and words, and later the context, choose. The order of the cuts is a
 * preference for those who have nothing better: the uncut word, then the least cut. Source: the clitic slots of Modern Standard
 * Arabic, [أ] [و ف] [ب ك ل س] [ال] stem [pronoun] (Ryding, A Reference Grammar of MSA, ch. 5, 11, 16).
 *
 * Example: وبالقاهرة → و + ب + ال + قاهرة “and in Cairo”.
 */
import { foldKey } from './spelling.ts';
import type { Reading } from './tokens.ts';

const PRONOUNS = ['هما', 'كما', 'ها', 'هم', 'هن', 'كم', 'كن', 'نا', 'ني', 'ه', 'ك', 'ي'] as const;
const CACHE_LIMIT = 200_000;
const cache = new Map<string, readonly Reading[]>();

/** All cuts of a word given by its exact key. The same key always gives the same list. */
export function readingsOf(exact: string): readonly Reading[] {
  const known = cache.get(exact);
  if (known) return known;
  const readings = cutWord(exact);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(exact, readings);
  return readings;
}

interface Front {
  readonly proclitics: readonly string[];
  readonly article: boolean;
  readonly rest: string;
}

function cutWord(exact: string): readonly Reading[] {
  const readings: Reading[] = [];
  for (const front of fronts(exact)) {
    add(readings, front, front.rest, null);
    if (front.article) continue;
    for (const pronoun of PRONOUNS) {
      if (!front.rest.endsWith(pronoun)) continue;
      const stem = front.rest.slice(0, -pronoun.length);
      // به and له are the shortest words with a pronoun.
      if (stem.length < 2 && stem !== 'ب' && stem !== 'ل') continue;
      add(readings, front, stem, pronoun);
      for (const variant of beforePronoun(stem)) add(readings, front, variant, pronoun);
    }
  }
  return readings;
}

function add(readings: Reading[], front: Front, stem: string, pronoun: string | null): void {
  readings.push({ proclitics: front.proclitics, article: front.article, stem, folded: foldKey(stem), pronoun });
}

/** Prepositions whose ى is ي before a pronoun: إليه. */
const LONG_PREPOSITIONS = new Set(['إلى', 'الى', 'على', 'لدى']);

/** Spellings that a stem has when no pronoun follows: حملته → حملة, أبناؤه → أبناء, مستشفاه → مستشفى, إليه → إلى. */
function beforePronoun(stem: string): readonly string[] {
  const head = stem.slice(0, -1);
  switch (stem.at(-1)) {
    case 'ت':
      return [`${head}ة`];
    case 'ؤ':
    case 'ئ':
      return [`${head}ء`];
    case 'ا':
      return [`${head}ى`];
    case 'ي':
      return LONG_PREPOSITIONS.has(`${head}ى`) ? [`${head}ى`] : [];
    default:
      return [];
  }
}

function fronts(word: string): readonly Front[] {
  const out: Front[] = [];
  const withArticle = (proclitics: readonly string[], rest: string): void => {
    out.push({ proclitics, article: false, rest });
    if (rest.startsWith('ال') && rest.length >= 4) out.push({ proclitics, article: true, rest: rest.slice(2) });
  };
  const withPreposition = (proclitics: readonly string[], rest: string): void => {
    withArticle(proclitics, rest);
    const first = rest.charAt(0);
    if (rest.length < 3) return;
    if (first === 'ب' || first === 'ك') withArticle([...proclitics, first], rest.slice(1));
    if (first === 'س' && isImperfectStart(rest.charAt(1)))
      out.push({ proclitics: [...proclitics, first], article: false, rest: rest.slice(1) });
    if (first === 'ل') {
      const after = rest.slice(1);
      out.push({ proclitics: [...proclitics, first], article: false, rest: after });
      if (after.startsWith('ل') && after.length >= 3) {
        out.push({ proclitics: [...proclitics, first], article: true, rest: after.slice(1) });
        // للجنة is ل + اللجنة: one of three lams is not written.
        out.push({ proclitics: [...proclitics, first], article: true, rest: after });
      }
    }
  };
  withPreposition([], word);
  const first = word.charAt(0);
  if ((first === 'و' || first === 'ف') && word.length >= 3) withPreposition([first], word.slice(1));
  return out;
}

function isImperfectStart(letter: string): boolean {
  return letter === 'ي' || letter === 'ت' || letter === 'ن' || letter === 'أ' || letter === 'ا';
}
