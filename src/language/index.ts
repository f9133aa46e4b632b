export { readingsOf } from './clitics.ts';
export { asciiDigit, exactKey, foldKey, isDroppedMark } from './spelling.ts';
export { tokenize } from './tokenize.ts';
export type { Reading, Token, TokenKind } from './tokens.ts';
export * from './morphology/index.ts';
export * from './numbers/index.ts';
export { isDefinite, isQuote, type Phrase, phrasesOf } from './phrases.ts';
export { chooseUnits, type LockedSpan, type Particles, particlesOf, type Unit, type UnitClass } from './units.ts';
// temporary until dates arrive
export function findDates(_t: readonly unknown[], _x: string, _r: { readonly published: string | null }): { firstToken: number; lastToken: number; start: number; end: number; text: string; value: string | null; kind: string; inferred: boolean }[] { return []; }
