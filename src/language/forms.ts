/**
 * What is asked of a written word alone (may it be a name, a number, a verb?) is asked once for each form that it is written in,
 * not once for each place where it stands: half of an article's words are forms that stood in it before.
 */
import type { Token } from './tokens.ts';

/** So many forms are remembered at most; beyond them answers are collected anew, so that memory stays within bounds. */
const FORMS_MAX = 200_000;

/** `ask` with a memory; what it answers must depend on nothing but the token's form. */
export function onceAForm<Answer>(ask: (token: Token) => Answer): (token: Token) => Answer {
  let answers: (Answer | undefined)[] = [];
  let first = 0;
  return (token) => {
    if (token.form < first) return ask(token);
    if (token.form - first >= FORMS_MAX) {
      answers = [];
      first = token.form;
    }
    const known = answers[token.form - first];
    if (known !== undefined) return known;
    const answer = ask(token);
    answers[token.form - first] = answer;
    return answer;
  };
}
