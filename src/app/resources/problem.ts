import { formatMessage, MarsadError, type Label } from '../../model/index.ts';

/** One thing wrong in a resource file: where, and what to do, in both languages. */
export interface ResourceProblem {
  /** Path inside the resources folder, with `/` on every system. */
  readonly file: string;
  /** Line, counted from 1. */
  readonly line: number;
  /** The column or key. */
  readonly field: string;
  /** What is wrong and how to mend it; the `{reason}` of the message. */
  readonly reason: Label;
  /** The whole message. */
  readonly message: Label;
}

/** Where a problem lies. */
export type Place = Pick<ResourceProblem, 'file' | 'line' | 'field'>;

export function resourceProblem(place: Place, reason: Label): ResourceProblem {
  const { file, line, field } = place;
  return {
    file,
    line,
    field,
    reason,
    message: {
      en: formatMessage('resource/invalid', { file, line, field, reason: reason.en }, 'en'),
      ar: formatMessage('resource/invalid', { file, line, field, reason: reason.ar }, 'ar'),
    },
  };
}

/** Thrown where resources must be whole and are not. `message` and `in()` tell every problem, a line each. */
export class ResourceError extends MarsadError {
  readonly problems: readonly ResourceProblem[];

  constructor(problems: readonly ResourceProblem[]) {
    const { file = '', line = 0, field = '', reason } = problems[0] ?? {};
    super('resource/invalid', { file, line, field, reason: reason?.en ?? '' });
    this.name = 'ResourceError';
    this.problems = problems;
    this.message = this.in('en');
  }

  override in(language: 'ar' | 'en'): string {
    return this.problems.map((problem) => problem.message[language]).join('\n');
  }
}
