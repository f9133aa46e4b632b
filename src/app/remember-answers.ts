import type { CaseEvidence } from './case-evidence.ts';
import type { Decisions } from './decisions.ts';
import type { OpenCase } from './workspace.ts';

/** How many answers of one kind are kept for what follows from a case, the latest. */
const ANSWERS_MAX = 16;

interface Kept<Answer> {
  readonly decisions: Decisions;
  readonly answers: Map<string, Promise<Answer>>;
}

/**
 * The same question, answered once until the case changes: every visit to a screen begins with the same one, which looks at all that
 * is there. A decision may change whom a name means where it changes no article, so answers are from before or after it.
 */
export function rememberAnswers<Asked extends { readonly outlets?: readonly string[] | undefined }, Answer>(
  answer: (openCase: OpenCase, asked: Asked) => Promise<Answer>,
): (openCase: OpenCase, asked: Asked) => Promise<Answer> {
  const keptOf = new WeakMap<CaseEvidence, Kept<Answer>>();
  return async (openCase, asked) => {
    const evidence = await openCase.evidence(asked.outlets);
    const decisions = await openCase.decisions();
    const last = keptOf.get(evidence);
    const kept = last?.decisions === decisions ? last : { decisions, answers: new Map<string, Promise<Answer>>() };
    keptOf.set(evidence, kept);
    const { answers } = kept;
    const key = JSON.stringify(asked);
    const made = answers.get(key) ?? answer(openCase, asked);
    // Whatever is asked for again becomes the latest.
    answers.delete(key);
    answers.set(key, made);
    const [oldest] = answers.keys();
    if (answers.size > ANSWERS_MAX && oldest !== undefined) answers.delete(oldest);
    // What failed may be tried again.
    made.catch(() => answers.delete(key));
    return made;
  };
}
