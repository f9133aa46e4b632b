export { readDocument } from './read-document.ts';
export { isTurnedRound, type RepairedArabic, repairArabic } from './repair-arabic.ts';
export { type Sentence, sentencesOf } from './sentences.ts';
export { hasArabic, logicalOrder, readsFromRight, turnRound } from './visual-order.ts';
