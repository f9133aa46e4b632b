import {
  type ArticleFindings,
  byPublication,
  type ClusterOf,
  type Finding,
  groupBy,
  OWN_CLUSTER,
  partiesOf,
  partyMap,
} from './findings.ts';
import { createMemory, type Memory, withReuse } from './reuse.ts';
import { wordsIn, wordOverlap } from './words.ts';

/**
 * Which findings of a reprint were printed before? A cluster of reprints is one source, at its earliest date: what a later
 * copy repeats counts no more, and what it adds is its own.
 */

/** Findings without copies, the earliest article first, and which findings are copies of which. */
export interface Originals<Article extends Finding> {
  readonly findings: readonly Article[];
  /** Ids of the copies by the id of the original, in the order of the articles. */
  readonly copiesOf: ReadonlyMap<string, readonly string[]>;
}

/** Copies share this part of their words, of those that both have together. */
export const COPY_OVERLAP_MIN = 0.5;

/**
 * Take the copies out of reprints. A claim, shift or figure is a copy where an earlier article of its cluster has one with
 * the same parties, type and polarity (or measure and value) and mostly the same words; its time may differ, for "yesterday"
 * is another day in a later copy.
 */
export function foldReprints<Article extends Finding>(
  findings: readonly Article[],
  clusterOf: ClusterOf = OWN_CLUSTER,
  memory: Memory = createMemory(),
): Originals<Article> {
  const copiesOf = new Map<string, readonly string[]>();
  const clusters = groupBy(inOrder(findings), ({ document }) => clusterOf(document));
  const originals = withReuse<Originals<Article>, readonly Article[]>(memory, 'fold', (reuse) =>
    [...clusters].flatMap(([name, articles]) => {
      const [, second] = articles;
      if (second === undefined) return articles;
      const folded = reuse(name, articles, () => foldCluster(articles));
      for (const [original, copies] of folded.copiesOf) copiesOf.set(original, copies);
      return folded.findings;
    }),
  );
  return { findings: inOrder(originals), copiesOf };
}

function foldCluster<Article extends Finding>(articles: readonly Article[]): Originals<Article> {
  const known = new Map<string, Known[]>();
  const copiesOf = new Map<string, string[]>();
  return { findings: articles.map((article) => withoutCopies(article, known, copiesOf)), copiesOf };
}

function inOrder<Article extends Finding>(findings: readonly Article[]): readonly Article[] {
  return findings.toSorted((a, b) => byPublication(a.document, b.document));
}

interface Known {
  readonly id: string;
  readonly documentId: string;
  readonly words: ReadonlySet<string>;
}

/** The article without what is `known` already; what is new becomes known. */
function withoutCopies<Article extends Finding>(
  article: Article,
  known: Map<string, Known[]>,
  copiesOf: Map<string, string[]>,
): Article {
  const partyOf = partyMap(article);
  const parties = (ids: readonly string[]): string => partiesOf(ids, partyOf).join('+');
  const isNew = (finding: { readonly id: string }, text: string, ...identity: readonly string[]): boolean => {
    const key = identity.join('|');
    const words = wordsIn(text);
    const original = known
      .get(key)
      ?.find((each) => each.documentId !== article.document.id && wordOverlap(each.words, words) >= COPY_OVERLAP_MIN);
    if (original !== undefined) {
      copiesOf.set(original.id, [...(copiesOf.get(original.id) ?? []), finding.id]);
      return false;
    }
    known.set(key, [...(known.get(key) ?? []), { id: finding.id, documentId: article.document.id, words }]);
    return true;
  };
  const { extraction } = article;
  const lists: Partial<ArticleFindings['extraction']> = extraction;
  return {
    ...article,
    // It would give those that are copies too.
    mentionsOf: undefined,
    extraction: {
      ...extraction,
      claims: extraction.claims.filter((claim) =>
        isNew(claim, claim.evidence, claim.type, claim.polarity, parties(claim.actor), parties(claim.recipient)),
      ),
      shifts: extraction.shifts.filter((shift) =>
        isNew(shift, shift.evidence, 'shift', shift.holder, shift.target, shift.direction),
      ),
      ...(lists.figures && {
        figures: lists.figures.filter((figure) =>
          isNew(
            figure,
            figure.evidence,
            'figure',
            figure.measure,
            `${figure.low}`,
            `${figure.high}`,
            figure.group ?? '',
          ),
        ),
      }),
      ...(lists.causes && {
        causes: lists.causes.filter((cause) => isNew(cause, cause.evidence, 'cause', cause.marker)),
      }),
      // The names that a copy uses are those of whoever wrote the text first.
      ...(lists.mentions && {
        mentions: lists.mentions.filter((mention) => isNew(mention, '', 'mention', mention.entity, mention.label)),
      }),
    },
  };
}
