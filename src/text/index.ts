export { readDocument } from './read-document.ts';
export { type Sentence, sentencesOf } from './sentences.ts';
