/**
 * What is asked of a written word alone (may it be a name, a number, a verb?) is asked once for each form that it is written in,
 * not once for each place where it stands: half of an article's words are forms that stood in it before. The same for what a word was
 * read as.
 */
import type { Token } from './tokens.ts';

/** So many answers are remembered at most; beyond them they are collected anew, so that memory stays within bounds. */
const ANSWERS_MAX = 200_000;

/** `ask` with a memory; what it answers must depend on nothing but the token's form. */
export function onceAForm<Answer>(ask: (token: Token) => Answer): (token: Token) => Answer {
  return onceANumber(({ form }) => form, ask);
}

/** `ask` with a memory by a number that tells things apart and grows with each new one. */
export function onceANumber<Thing, Answer>(
  numberOf: (thing: Thing) => number,
  ask: (thing: Thing) => Answer,
): (thing: Thing) => Answer {
  let answers: (Answer | undefined)[] = [];
  let first = 0;
  return (thing) => {
    const number = numberOf(thing);
    if (number < first) return ask(thing);
    if (number - first >= ANSWERS_MAX) {
      answers = [];
      first = number;
    }
    const at = number - first;
    const known = at < answers.length ? answers[at] : undefined;
    if (known !== undefined) return known;
    const answer = ask(thing);
    // An array with holes, or one that is filled far beyond its end, is read through a table: several times as slow.
    while (answers.length <= at) answers.push(undefined);
    answers[at] = answer;
    return answer;
  };
}
