import { type Cause, overlaps, type Span } from '../model/index.ts';
import type { Evidence, Placed } from './evidence.ts';
import { compareText, groupBy, inSameSentence } from './findings.ts';
import { wordsIn } from './words.ts';

/** Which reason do the texts give? Causes that an article states in the sentence of a finding. Nothing is inferred. */
export interface Reason {
  readonly causeId: string;
  readonly documentId: string;
  /** The words of the article. */
  readonly marker: string;
  readonly cause: string;
  readonly effect: string;
  /** The finding to which it belongs. */
  readonly findingId: string;
  /** True where the finding lies in the effect itself; false where it only stands in the same sentence. */
  readonly isEffect: boolean;
}

/** Dashes and bullets before a sentence. */
const LEADING_MARKS = /^[\s–—•-]+/u;

/** The reasons given for findings by id, those whose effect holds the finding first, each reason once. */
export function reasonsFor(evidence: Evidence, findingIds: readonly string[]): readonly Reason[] {
  const findings = findingIds.flatMap((id) => evidence.placeOf.get(id) ?? []);
  const reasons = [...groupBy(findings, ({ documentId }) => documentId)].flatMap(([documentId, placed]) => {
    const article = evidence.articleOf.get(documentId);
    if (article === undefined) return [];
    return placed.flatMap((finding) =>
      inSameSentence(article.extraction.causes, finding, article.sentences).map((cause) =>
        reasonOf(cause, finding, documentId),
      ),
    );
  });
  const ranked = reasons.toSorted(
    (a, b) =>
      Number(b.isEffect) - Number(a.isEffect) ||
      compareText(a.causeId, b.causeId) ||
      compareText(a.findingId, b.findingId),
  );
  return distinctReasons(ranked);
}

/** The first of those that give one reason in the same words, as a deck and a body may. */
export function distinctReasons<Told extends Reason>(reasons: readonly Told[]): readonly Told[] {
  const words = ({ cause, effect }: Told): string =>
    [cause, effect].map((each) => [...wordsIn(each)].join(' ')).join('|');
  return [...groupBy(reasons, words).values()].flatMap(([first]) => first ?? []);
}

/** A cause as the reason of a finding. */
export function reasonOf(cause: Cause, finding: Omit<Placed, 'documentId'>, documentId: string): Reason {
  const effect = spanOf(cause, cause.effect);
  return {
    causeId: cause.id,
    documentId,
    marker: cause.marker,
    cause: cause.cause.replace(LEADING_MARKS, ''),
    effect: cause.effect,
    findingId: finding.id,
    isEffect: effect !== null && overlaps(effect, finding),
  };
}

/** Where a part of a cause stands in the article; null where it is not a part of its evidence. */
export function spanOf(cause: Cause, part: string): Span | null {
  const at = cause.evidence.indexOf(part);
  return at < 0 || part === '' ? null : { start: cause.start + at, end: cause.start + at + part.length };
}
