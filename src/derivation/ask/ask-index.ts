import type { Cause, Claim, Figure, Shift, Span } from '../../model/index.ts';
import type { Evidence } from '../evidence.ts';
import { type ArticleFindings, partiesOf, publishedDay, valueAt } from '../findings.ts';

/** Findings and names of a case by article and sentence, made once for an evidence: what every question looks through. */

/** A sentence with everyone whom it names, as entities and as parties. */
export interface IndexedSentence extends Span {
  readonly article: IndexedArticle;
  readonly index: number;
  readonly named: ReadonlySet<string>;
  /** The persons named, with where. */
  readonly mentions: readonly (Span & { readonly entity: string })[];
}

export interface IndexedArticle {
  readonly findings: ArticleFindings;
  readonly day: number | null;
  readonly sentences: readonly IndexedSentence[];
  /** Parties and entities of the first sentence, which is mostly the title, and those named most. */
  readonly topics: ReadonlySet<string>;
  /** Everyone whom it names, and whom its first two sentences name. */
  readonly named: ReadonlySet<string>;
  readonly opening: ReadonlySet<string>;
}

/** A claim with the days on which it may hold and the parties of both sides. */
export interface IndexedClaim {
  readonly kind: 'claim';
  readonly finding: Claim;
  readonly sentence: IndexedSentence;
  readonly actors: ReadonlySet<string>;
  readonly recipients: ReadonlySet<string>;
  readonly speakers: ReadonlySet<string>;
  readonly from: number | null;
  readonly to: number | null;
}

export interface IndexedFinding<Kind extends string, Finding> {
  readonly kind: Kind;
  readonly finding: Finding;
  readonly sentence: IndexedSentence;
}

export interface AskIndex {
  readonly articles: readonly IndexedArticle[];
  readonly articleOf: ReadonlyMap<string, IndexedArticle>;
  readonly claims: readonly IndexedClaim[];
  readonly claimsOf: ReadonlyMap<string, readonly IndexedClaim[]>;
  /** Claims that somebody denied something, by article. */
  readonly denialsIn: ReadonlyMap<IndexedArticle, readonly IndexedClaim[]>;
  readonly shifts: readonly IndexedFinding<'shift', Shift>[];
  readonly figures: readonly IndexedFinding<'figure', Figure>[];
  readonly causes: readonly IndexedFinding<'cause', Cause>[];
  /** Sentences by whom they name. */
  readonly sentencesOf: ReadonlyMap<string, readonly IndexedSentence[]>;
}

const indexes = new WeakMap<Evidence, AskIndex>();

/** The index of an evidence, made when first asked for. */
export function askIndexOf(evidence: Evidence): AskIndex {
  const known = indexes.get(evidence);
  if (known !== undefined) return known;
  const made = makeIndex(evidence);
  indexes.set(evidence, made);
  return made;
}

function makeIndex(evidence: Evidence): AskIndex {
  const telling = new Map(evidence.tellings.map((each) => [each.claim.id, each]));
  const articles = evidence.findings.map((findings) => indexArticle(findings, evidence));
  const claims: IndexedClaim[] = [];
  const shifts: IndexedFinding<'shift', Shift>[] = [];
  const figures: IndexedFinding<'figure', Figure>[] = [];
  const causes: IndexedFinding<'cause', Cause>[] = [];
  const claimsOf = new Map<string, IndexedClaim[]>();
  const denialsIn = new Map<IndexedArticle, IndexedClaim[]>();
  const sentencesOf = new Map<string, IndexedSentence[]>();
  for (const article of articles) {
    const { extraction, document } = article.findings;
    const partyOf = evidence.partiesIn.get(document.id) ?? new Map<string, string>();
    const both = (ids: readonly string[]): ReadonlySet<string> => new Set([...ids, ...partiesOf(ids, partyOf)]);
    for (const finding of extraction.claims) {
      const when = telling.get(finding.id);
      const claim: IndexedClaim = {
        kind: 'claim',
        finding,
        sentence: sentenceAt(article, finding.start),
        actors: both(finding.actor),
        recipients: both(finding.recipient),
        speakers: both([
          ...finding.attribution.speaker,
          ...finding.attribution.chain.flatMap(({ speaker }) => speaker),
        ]),
        from: when?.from ?? null,
        to: when?.to ?? null,
      };
      claims.push(claim);
      if (isDenial(finding)) valueAt(denialsIn, article, () => []).push(claim);
      const sides = finding.stance.flatMap(({ holder, target }) => [holder, target]);
      for (const id of new Set([...claim.actors, ...claim.recipients, ...claim.speakers, ...sides])) {
        valueAt(claimsOf, id, () => []).push(claim);
      }
    }
    for (const finding of extraction.shifts) {
      shifts.push({ kind: 'shift', finding, sentence: sentenceAt(article, finding.start) });
    }
    for (const finding of extraction.figures) {
      figures.push({ kind: 'figure', finding, sentence: sentenceAt(article, finding.start) });
    }
    for (const finding of extraction.causes) {
      causes.push({ kind: 'cause', finding, sentence: sentenceAt(article, finding.start) });
    }
    for (const sentence of article.sentences) {
      for (const id of sentence.named) valueAt(sentencesOf, id, () => []).push(sentence);
    }
  }
  const articleOf = new Map(articles.map((article) => [article.findings.document.id, article]));
  return { articles, articleOf, claims, claimsOf, denialsIn, shifts, figures, causes, sentencesOf };
}

function isDenial({ rule, polarity }: Claim): boolean {
  return rule === 'reject/deny' && polarity !== 'negated';
}

/** So many parties that an article names most are what it is about. */
const TOPICS = 2;

/** Title and first sentence: what they name the whole article may be about. */
const OPENING = 2;

function indexArticle(findings: ArticleFindings, evidence: Evidence): IndexedArticle {
  const { extraction, document, sentences } = findings;
  const partyOf = evidence.partiesIn.get(document.id) ?? new Map<string, string>();
  const partyAt = (entity: string): string => partyOf.get(entity) ?? entity;
  const counts = new Map<string, number>();
  for (const { entity } of extraction.mentions) counts.set(partyAt(entity), (counts.get(partyAt(entity)) ?? 0) + 1);
  const most = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, TOPICS);
  const topics = new Set(most.map(([party]) => party));
  const made: IndexedSentence[] = [];
  const named = new Set<string>();
  const opening = new Set<string>();
  const article: IndexedArticle = { findings, day: publishedDay(document), sentences: made, topics, named, opening };
  let next = 0;
  const mentions = extraction.mentions.toSorted((a, b) => a.start - b.start);
  sentences.forEach(({ start, end }, index) => {
    const within: (Span & { readonly entity: string })[] = [];
    while (next < mentions.length && (mentions[next]?.start ?? Infinity) < end) {
      const mention = mentions[next];
      next += 1;
      if (mention !== undefined && mention.start >= start) within.push(mention);
    }
    const there = new Set(within.flatMap(({ entity }) => [entity, partyAt(entity)]));
    for (const id of there) {
      named.add(id);
      if (index === 0) topics.add(id);
      if (index < OPENING) opening.add(id);
    }
    made.push({ start, end, article, index, named: there, mentions: within });
  });
  return article;
}

/** The sentence in which an offset lies; the whole of an article that has none. */
export function sentenceAt(article: IndexedArticle, offset: number): IndexedSentence {
  const { sentences } = article;
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.start ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return sentences[low] ?? { start: offset, end: offset, article, index: 0, named: new Set<string>(), mentions: [] };
}
