export { type Answer, ANSWER_SIZE, type AnswerSize, answerQuestion } from './answer.ts';
export { askIndexOf } from './ask-index.ts';
export { caseNamesOf } from './case-names.ts';
export { askedBy, type ChipEdits, chipsOf, placesWithin, tellUnderstood } from './chips.ts';
export type { WordsOf } from './find-sentences.ts';
export { createFocus } from './focus.ts';
export { createQuestionTables } from './question-tables.ts';
export { type QuestionReader, readQuestion } from './read-question.ts';
export { createTeller } from './tell.ts';
