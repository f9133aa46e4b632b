export { exactKey, foldKey, isDroppedMark } from './spelling.ts';
export { foldedWords, tokenize } from './tokenize.ts';
export type { Reading, Token, TokenKind } from './tokens.ts';
export * from './morphology/index.ts';
export * from './numbers/index.ts';
export { isQuote, isTanwin, type Phrase, phrasesOf } from './phrases.ts';
export { type Particles, particlesOf } from './particles.ts';
export { chooseUnits, type LockedSpan, type Unit, type UnitClass } from './units.ts';
export { findDates, type DateKind, type DateMention } from './dates/index.ts';
