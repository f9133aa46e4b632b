import { type ArticleFindings, type Evidence, onceFor, valueAt } from '../derivation/index.ts';
import type { Claim, Figure } from '../model/index.ts';
import { speakersOf } from './parties.ts';

/**
 * Where is somebody named, and what do articles say by or of him? Sorted out by everyone once for an evidence, since a visit to anybody
 * would else look through all articles. A party speaks and is spoken of through everyone who acts for it.
 */
export interface EntityIndex {
  /** Articles that name an entity, in the order of the evidence. */
  readonly named: ById<Use>;
  /** The same of all who act for a party and are not that party. */
  readonly acting: ById<Use>;
  /** Figures on the word of an entity or of who acts for it, and about its people; the latest article first. */
  readonly said: ById<Told<Figure>>;
  readonly about: ById<Told<Figure>>;
  /** Claims that it denied, and those about it that somebody denied; the latest article first. */
  readonly deniedBy: ById<Told<Claim>>;
  readonly deniedOf: ById<Told<Claim>>;
}

type ById<Item> = (id: string) => readonly Item[];

/** How often an article names an entity. */
export interface Use {
  readonly article: ArticleFindings;
  readonly entity: string;
  readonly mentions: number;
}

/** A finding with its article. */
interface Told<Item> {
  readonly article: ArticleFindings;
  readonly item: Item;
}

export const entityIndexOf: (evidence: Evidence) => EntityIndex = onceFor((evidence) => {
  const uses = evidence.findings.flatMap(usesIn);
  const partyIn = ({ article, entity }: Use): string =>
    evidence.partiesIn.get(article.document.id)?.get(entity) ?? entity;
  const denials = told(evidence, ({ extraction }) =>
    extraction.claims.filter(({ polarity, attribution }) => polarity === 'negated' && attribution.verb === 'deny'),
  );
  const figures = told(evidence, ({ extraction }) => extraction.figures);
  return {
    named: sortOut(uses, ({ entity }) => [entity]),
    acting: sortOut(uses, (use) => (partyIn(use) === use.entity ? [] : [partyIn(use)])),
    said: byParties(evidence, figures, ({ attribution }) => speakersOf(attribution)),
    about: byParties(evidence, figures, ({ group }) => (group === null ? [] : [group])),
    deniedBy: byParties(evidence, denials, ({ attribution }) => attribution.speaker),
    deniedOf: byParties(evidence, denials, ({ actor, recipient }) => [...actor, ...recipient]),
  };
});

function usesIn(article: ArticleFindings): readonly Use[] {
  const counts = new Map<string, number>();
  for (const { entity } of article.extraction.mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  return [...counts].map(([entity, mentions]) => ({ article, entity, mentions }));
}

function told<Item>(
  { findings }: Evidence,
  itemsIn: (article: ArticleFindings) => readonly Item[],
): readonly Told<Item>[] {
  return findings.toReversed().flatMap((article) => itemsIn(article).map((item) => ({ article, item })));
}

/** By those of whom an item is, and by the parties for which they act in its article. */
function byParties<Item>(
  { partiesIn }: Evidence,
  all: readonly Told<Item>[],
  idsOf: (item: Item) => readonly string[],
): ById<Told<Item>> {
  return sortOut(all, ({ article, item }) => {
    const partyOf = partiesIn.get(article.document.id);
    return idsOf(item).flatMap((id) => [id, partyOf?.get(id) ?? id]);
  });
}

function sortOut<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): ById<Item> {
  const sorted = new Map<string, Item[]>();
  for (const item of items) for (const key of new Set(keysOf(item))) valueAt(sorted, key, () => []).push(item);
  return (id) => sorted.get(id) ?? [];
}
