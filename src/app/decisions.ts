import { applyDecisions } from '../derivation/index.ts';
import { exactKey, foldKey } from '../language/index.ts';
import {
  contentId,
  type DecisionLine,
  DecisionLineSchema,
  type DecisionOf,
  decisionsInForce,
  type Document,
  type DocumentMeta,
  type LoggedDecision,
  MarsadError,
} from '../model/index.ts';
import type { ArticleRecord, Journal } from '../store/index.ts';
import { extract, type Reader } from './reader.ts';

/**
 * What people decided about a case, ready to be applied. The findings of an article follow from its text, the resources and
 * the decisions in force, and from nothing else; so whoever undoes a decision has what he had before.
 */
export interface Decisions {
  /** Every line of the log, with those that were undone and those that undo them, and where the log ends with it. */
  readonly log: readonly { readonly line: DecisionLine; readonly end: number }[];
  readonly inForce: readonly LoggedDecision[];
  /** Where the log ends with the last line. */
  readonly end: number;
}

export const NO_DECISIONS: Decisions = { log: [], inForce: [], end: 0 };

/**
 * `known`, and the lines that the log holds beyond it.
 * @throws MarsadError `journal/damaged`
 */
export async function readDecisions(journal: Journal, known: Decisions): Promise<Decisions> {
  const more: Decisions['log'][number][] = [];
  for await (const { line, end } of journal.read(known.end)) more.push({ line: decisionOfLine(line, end), end });
  return more.length === 0 ? known : decisionsOf([...known.log, ...more]);
}

function decisionsOf(log: Decisions['log']): Decisions {
  return { log, inForce: decisionsInForce(log.map(({ line }) => line)), end: log.at(-1)?.end ?? 0 };
}

/** The decisions as they were when the log ended at `end`. */
export function decisionsUntil({ log }: Decisions, end: number): Decisions {
  return decisionsOf(log.filter((entry) => entry.end <= end));
}

/** @throws MarsadError `journal/damaged` */
export function decisionOfLine(line: string, end: number): DecisionLine {
  try {
    return DecisionLineSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new MarsadError('journal/damaged', { journal: 'decisions', end }, { cause });
  }
}

/** `record`, as the engine gives it, after the decisions in force. `prints` are the other articles that are the same text. */
export function decide(
  reader: Reader,
  record: ArticleRecord,
  { inForce }: Decisions,
  prints: ReadonlySet<string>,
): ArticleRecord {
  if (inForce.length === 0) return record;
  const { document, extraction } = record;
  const aliases = inForce.filter(({ decision }) => decision.kind === 'add-alias');
  const folded = aliases.length === 0 ? '' : fold(document.text);
  const readWith = inForce.filter(({ decision }) =>
    decision.kind === 'add-alias'
      ? mayHold(folded, decision.alias)
      : decision.kind === 'edit-article' && decision.document === document.meta.id,
  );
  const changes = readWith.map(({ decision }) => (decision.kind === 'edit-article' ? decision.changes : {}));
  const edited: Document = { ...document, meta: Object.assign({}, document.meta, ...changes) as DocumentMeta };
  const isEdited = changes.some((change) => Object.keys(change).length > 0);
  const after = applyDecisions(isEdited ? extract(reader, edited) : extraction, inForce, prints);
  const applied = [...readWith.map(({ id }) => id), ...after.applied];
  if (applied.length === 0) return record;
  return { ...record, document: edited, extraction: after.extraction, decided: { extracted: extraction, applied } };
}

/** The articles that are deleted, by id. */
export function deletedArticles({ inForce }: Decisions): ReadonlyMap<string, LoggedDecision> {
  return new Map(
    inForce.flatMap((logged) =>
      logged.decision.kind === 'delete-article' ? [[logged.decision.document, logged] as const] : [],
    ),
  );
}

export function aliasesOf({ inForce }: Decisions): readonly DecisionOf<'add-alias'>[] {
  return inForce.flatMap(({ decision }) => (decision.kind === 'add-alias' ? [decision] : []));
}

/** The articles of whose claims something was decided. */
export function articlesJudged({ inForce }: Decisions): ReadonlySet<string> {
  return new Set(inForce.flatMap(({ decision }) => ('anchor' in decision ? [decision.anchor.document] : [])));
}

/** The entity that `id` was merged into; itself where it was not. */
export function mergedInto(id: string, { inForce }: Decisions): string {
  return inForce.reduce(
    (now, { decision }) => (decision.kind === 'merge-entities' && decision.from === now ? decision.into : now),
    id,
  );
}

/**
 * True unless a text surely does not hold `name` in any spelling: its words, without article and folded, stand somewhere in
 * `folded`. To find which articles must be read again, where one too many does no harm.
 */
export function mayHold(folded: string, name: string): boolean {
  return fold(name)
    .split(/\s+/u)
    .every((word) => folded.includes(word.replace(/^ال(?=..)/u, '')));
}

/** `text` without the differences of spelling that the engine overlooks. */
export function fold(text: string): string {
  return foldKey(exactKey(text));
}

/** The id of a line of the log: the same line at the same time has the same. */
export function lineId(at: string, content: object): string {
  return contentId('k', at, JSON.stringify(content));
}
