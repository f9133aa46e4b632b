/**
 * Under which terms is a word of a text found, and under which terms is a word of a query looked for?
 *
 * A term is a folded stem. A word of a text stands under its whole spelling and under every cut that makes sense: لحفتر (to
 * Haftar) under لحفتر and حفتر, القوات (the forces) under القوات and قوات. A word of a query is cut only where it is no word as it
 * stands, so that كتاب (book) does not look for تاب. Two words match where they have a term in common.
 */
import {
  buildLexicon,
  foldKey,
  particlesOf,
  type Reading,
  type Token,
  tokenize,
  tokensOfText,
} from '../../language/index.ts';
import type { Bundle, Document } from '../../model/index.ts';
import { sentencesOf } from '../../text/index.ts';
import type { IndexedTerm, TermPart } from '../../store/index.ts';

/** The words of a pattern in their order; for each the terms of which one must match. */
export type WordTerms = readonly string[];

export interface TermReader {
  /** The terms of a word as it stands in a text. */
  readonly ofText: (token: Token) => WordTerms;
  /** The terms that a word of a query looks for. */
  readonly ofQuery: (token: Token) => WordTerms;
}

const CACHE_LIMIT = 100_000;

/** The terms of words as the resources know them. Making a reader takes some tens of milliseconds; keep it. */
export function createTermReader(bundle: Bundle): TermReader {
  const lexicon = buildLexicon(bundle.verbs, bundle.nouns);
  const particles = particlesOf(bundle.lists);
  const names = wordsOfNames(bundle);
  const isKnown = ({ stem, folded }: Reading): boolean =>
    names.has(folded) || particles.has(stem) || lexicon.lookup(stem).length > 0;

  const ofText = remember((token) => {
    const [, ...cuts] = token.readings;
    const sensible = cuts.filter((cut) => (cut.article && cut.proclitics.length === 0) || isKnown(cut));
    const chosen = sensible.some(isKnown) || isWhole(token) ? sensible : [...sensible, ...cuts.filter(isUnknownName)];
    return distinct([token.folded, ...chosen.map(({ folded }) => folded)]);
  });
  const ofQuery = remember((token) => (isWhole(token) ? [wholeTerm(token)] : ofText(token)));
  function isWhole(token: Token): boolean {
    const [whole] = token.readings;
    return whole !== undefined && isKnown(whole);
  }
  return {
    ofText: (token) => (token.kind === 'word' ? ofText(token) : [wholeTerm(token)]),
    ofQuery: (token) => (token.kind === 'word' ? ofQuery(token) : [wholeTerm(token)]),
  };
}

/** A name that no table holds is cut of what precedes it; stems of two letters would be anything. */
function isUnknownName(cut: Reading): boolean {
  return cut.pronoun === null && cut.stem.length >= 3;
}

function remember(read: (token: Token) => WordTerms): (token: Token) => WordTerms {
  const known = new Map<string, WordTerms>();
  return (token) => {
    const there = known.get(token.exact);
    if (there) return there;
    const terms = read(token);
    if (known.size >= CACHE_LIMIT) known.clear();
    known.set(token.exact, terms);
    return terms;
  };
}

/** 1,500 as 1500, Erdoğan as erdogan, an Arabic word by its folded key. */
function wholeTerm({ kind, folded }: Token): string {
  if (kind === 'number') return folded.replace(/[,،\u066c]/gu, '').replaceAll('\u066b', '.');
  return kind === 'latin' ? folded.normalize('NFD').replace(/\p{M}/gu, '') : folded;
}

function distinct(terms: readonly string[]): readonly string[] {
  return [...new Set(terms)];
}

/**
 * Words of all names, folded; without the article, which is never part of a term that a query looks for alone. A later word of
 * a name may have something attached to it, as in القوات الموالية لحفتر (the forces loyal to Haftar): that makes لحفتر no word.
 */
function wordsOfNames(bundle: Bundle): ReadonlySet<string> {
  const names = [
    ...bundle.actors.flatMap(({ label, aliases, metonyms }) => [label.ar, ...aliases, ...metonyms]),
    ...bundle.places.flatMap(({ label, aliases }) => [label.ar, ...aliases]),
  ].map((name) => wordsIn(name));
  const words = new Set(names.flatMap(([first]) => (first ? [withoutArticle(first)] : [])));
  const isCut = ({ readings }: Token): boolean =>
    readings.some(({ proclitics, folded }) => proclitics.length > 0 && words.has(folded));
  for (const later of names.flatMap((name) => name.slice(1))) if (!isCut(later)) words.add(withoutArticle(later));
  return words;
}

function withoutArticle({ folded, readings }: Token): string {
  return readings.find((reading) => reading.article && isBare(reading))?.folded ?? folded;
}

function isBare({ proclitics, pronoun }: Reading): boolean {
  return proclitics.length === 0 && pronoun === null;
}

/** The tokens of a text that are no marks. */
export function wordsIn(text: string, from?: number, to?: number): readonly Token[] {
  return tokenize(text, from, to).filter((token) => token.kind !== 'punctuation');
}

/** The key under which a name in any spelling meets the same name: its words folded, one blank between them. */
export function nameKeyOf(name: string): string {
  return wordsIn(name)
    .map((token) => foldKey(wholeTerm(token)))
    .join(' ');
}

/**
 * Everything under which an article is found, each with its place among the words. A sentence's end counts as a word, so that
 * no phrase reaches over it. What is furniture of a page (`boilerplate`) is left out.
 */
export function termsOfDocument(reader: TermReader, document: Document): readonly IndexedTerm[] {
  const terms: IndexedTerm[] = [];
  let position = 0;
  const add = (words: readonly Token[], part: TermPart): void => {
    for (const token of words) {
      position += 1;
      for (const term of reader.ofText(token)) terms.push({ term, position, part });
    }
    position += 1;
  };
  const hasTitle = document.blocks.some((block) => block.kind === 'title');
  if (!hasTitle && document.meta.title !== null) add(wordsIn(document.meta.title), 'title');
  const wordsBetween = wordsOfParts(document.text);
  for (const { kind, start, end } of sentencesOf(document)) {
    if (kind === 'boilerplate') continue;
    add(wordsBetween(start, end), kind === 'title' || kind === 'heading' || kind === 'deck' ? kind : 'body');
  }
  return terms;
}

/**
 * The words of one part of a text after another, out of the tokens that the engine read. A part that begins or ends within a token is cut by itself.
 */
function wordsOfParts(text: string): (from: number, to: number) => readonly Token[] {
  const tokens = tokensOfText(text);
  let next = 0;
  return (from, to) => {
    while ((tokens[next]?.end ?? Infinity) <= from) next += 1;
    const first = next;
    while ((tokens[next]?.start ?? Infinity) < to) next += 1;
    const last = tokens[next - 1];
    const isWithin = first === next || ((tokens[first]?.start ?? from) >= from && (last?.end ?? to) <= to);
    const within = isWithin
      ? tokens.slice(first, next).filter((token) => token.kind !== 'punctuation')
      : wordsIn(text, from, to);
    if ((last?.end ?? to) > to) next -= 1;
    return within;
  };
}
