export type { CountedNouns, CountedPlural, Dual } from './counted-nouns.ts';
export type { DigitsValue } from './digits.ts';
export { findNumbers, type NumberMention, type NumberOptions } from './find-numbers.ts';
export { numberWords } from './number-words.ts';
export { readCardinal, readOrdinal, readVague, type ReadNumber, type ReadVague } from './read-number.ts';
export { afterAnd, fitsJoin, isWord, wordTable, type Join, type WordMatch, type WordTable } from './word-table.ts';
