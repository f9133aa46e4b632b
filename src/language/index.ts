export { readingsOf } from './clitics.ts';
export { asciiDigit, exactKey, foldKey, isDroppedMark } from './spelling.ts';
export { tokenize } from './tokenize.ts';
export type { Reading, Token, TokenKind } from './tokens.ts';
