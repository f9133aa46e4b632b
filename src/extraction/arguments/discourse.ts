/** Whom verbs and pronouns without a name of their own may mean at one point of the article. */
import type { Unit } from '../../language/index.ts';
import { verbAgrees, type Agreement } from '../grammar.ts';
import { memoryOfLast } from '../memory-of-last.ts';
import type { DocumentContext, ReadSentence } from '../sentence.ts';
import type { Filler } from './filler.ts';

/** A name that a pronoun may stand for. */
export interface Named {
  readonly entity: string;
  /** The names joined with it by و, itself among them: a plural or dual pronoun means them all. */
  readonly joined: readonly string[];
  /** Offset in the text. */
  readonly at: number;
  readonly agreement: Agreement;
}

/** Whom pronouns and verbs without a subject mean at this point of the article. */
export interface Discourse {
  /** Who may be meant by a verb without a subject, likeliest first: of this sentence, the speaker, of the sentence before. */
  readonly subjects: readonly Filler[];
  /** Subjects of the verbs of this sentence by the unit of their verb, in order. */
  readonly within: readonly (readonly [verb: number, subject: Filler])[];
  /** Names so far, latest last. */
  readonly recent: readonly Named[];
  /** Offset at which the sentence begins. */
  readonly from: number;
}

/** A verb without a subject of its own has that of the verb before it, if it agrees. */
export function carriedSubject(verb: Unit, discourse: Discourse): Filler | null {
  if (verb.lexical?.features.person !== 3) return null;
  const nearest = discourse.within.findLast(
    ([at, candidate]) => at < verb.index && verbAgrees(verb, candidate.agreement, false),
  )?.[1];
  const subject = nearest ?? discourse.subjects.find((candidate) => verbAgrees(verb, candidate.agreement, false));
  if (!subject) return null;
  return { ...subject, first: -1, last: -1, head: -1, source: 'inherited', rule: 'subject/carried' };
}

type ReadAt<Answer> = (read: ReadSentence, at: number, context: DocumentContext, discourse: Discourse) => Answer;

/** Reads what a unit has beside it once for each discourse, which belongs to one place of one sentence: many ask for the same. */
export function onceADiscourse<Answer>(readAt: ReadAt<Answer>): ReadAt<Answer> {
  const knownIn = memoryOfLast<Discourse, Answer[]>();
  return (read, at, context, discourse) => {
    const known = knownIn(read);
    let byUnit = known.get(discourse);
    if (!byUnit) known.set(discourse, (byUnit = []));
    return (byUnit[at] ??= readAt(read, at, context, discourse));
  };
}
