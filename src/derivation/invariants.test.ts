import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { article, claim, denied, figure, mention, ONTOLOGY, said, shift } from '../../test/findings.ts';
import { CLAIM_TYPES, type Claim } from '../model/index.ts';
import { parametersOf } from './declaration.ts';
import { DERIVATIONS } from './derivations.ts';
import { type Evidence, evidenceFrom, prepareEvidence } from './evidence.ts';
import type { ArticleFindings } from './findings.ts';
import { createMemory } from './reuse.ts';

/** What holds for every derivation, whatever the articles say. */

const PARTIES = ['france', 'lna', 'gna', 'turkey'];
const WORDS = ['هجوم على المطار', 'دعم معلن للقوات', 'غارة قرب الميناء'];

const anyClaim = fc.record({
  type: fc.constantFrom(...CLAIM_TYPES),
  actor: fc.constantFrom(...PARTIES),
  recipient: fc.constantFrom(...PARTIES, null),
  modality: fc.constantFrom<Claim['modality'][]>('actual', 'actual', 'planned', 'possible'),
  aspect: fc.constantFrom<Claim['aspect'][]>('event', 'event', 'state'),
  time: fc.constantFrom(null, null, '2020-01-12', '2020-01-13', '2020-01', '2020-01-10/..'),
  evidence: fc.constantFrom(...WORDS),
  attribution: fc.constantFrom(said('author'), said('named', 'lna'), said('named', 'un'), said('anonymous')),
  isNegated: fc.boolean(),
});

const anyArticle = fc.record({
  day: fc.integer({ min: 10, max: 28 }),
  outlet: fc.constantFrom('أ', 'ب', 'ج'),
  claims: fc.array(anyClaim, { maxLength: 4 }),
  killed: fc.array(fc.constantFrom(40, 44, 205), { maxLength: 2 }),
  isTurning: fc.boolean(),
});

/** Up to ten articles, each finding with an id of its own. */
const anyArticles: fc.Arbitrary<readonly ArticleFindings[]> = fc.array(anyArticle, { maxLength: 10 }).map((rows) =>
  rows.map(({ day, outlet, claims, killed, isTurning }, index) =>
    article(`a${index}`, {
      outlet,
      published: `2020-01-${day}`,
      claims: claims.map(({ type, actor, recipient, isNegated, ...rest }, at) =>
        claim(type, actor, recipient === actor ? [] : (recipient ?? []), {
          ...rest,
          id: `c${index}-${at}`,
          polarity: isNegated && at % 2 === 0 ? 'negated' : 'affirmed',
        }),
      ),
      figures: killed.map((value, at) =>
        figure('killed', value, {
          id: `f${index}-${at}`,
          place: ['tripoli'],
          time: '2020-01-12',
          attribution: said('named', 'who'),
        }),
      ),
      shifts: isTurning ? [shift('france', 'lna', { id: `s${index}` })] : [],
      mentions: [{ ...mention('lna', 'قوات حفتر'), id: `m${index}` }],
    }),
  ),
);

const read = (articles: readonly ArticleFindings[], clusterOf?: (id: string) => string): Evidence =>
  prepareEvidence(articles, ONTOLOGY, clusterOf ? { clusterOf: ({ id }) => clusterOf(id) } : {});

/** The rows of every derivation. The desk looks back from a fixed day, since a later article may not move it. */
function everything(evidence: Evidence): Readonly<Record<string, readonly object[]>> {
  const { desk, ...others } = DERIVATIONS;
  const rows: Record<string, readonly object[]> = { desk: desk.derive(evidence, { since: '2020-01-20' }) };
  const derive = <Parameters extends object>(
    id: string,
    derivation: { readonly derive: (given: Evidence, parameters: Parameters) => readonly object[] },
    parameters: Parameters,
  ): void => {
    rows[id] = derivation.derive(evidence, parameters);
  };
  derive('events', others.events, parametersOf(others.events));
  derive('positions', others.positions, parametersOf(others.positions));
  derive('interactions', others.interactions, parametersOf(others.interactions));
  derive('shifts', others.shifts, { ...parametersOf(others.shifts), draws: 99 });
  derive('contradictions', others.contradictions, parametersOf(others.contradictions));
  derive('figures', others.figures, parametersOf(others.figures));
  derive('camps', others.camps, parametersOf(others.camps));
  derive('dynamics', others.dynamics, { ...parametersOf(others.dynamics), battlesMin: 1, draws: 99 });
  derive('framing', others.framing, parametersOf(others.framing));
  derive('sources', others.sources, {});
  derive('single-origin', others['single-origin'], {});
  expect(Object.keys(rows).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    Object.keys(DERIVATIONS).toSorted((a, b) => (a < b ? -1 : 1)),
  );
  return rows;
}

/** The same value without ids of copies, which are shown and do not count. */
function withoutCopies(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.filter((each) => typeof each !== 'string' || !each.startsWith('copy-')).map(withoutCopies);
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutCopies(each)]));
}

/** A later print of an article elsewhere: other ids, and what was "yesterday" is another day. */
function reprintOf(original: ArticleFindings, published: string): ArticleFindings {
  const renamed = <Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] =>
    items.map((item) => ({ ...item, id: `copy-${item.id}` }));
  const { claims, shifts, figures, causes, mentions, entities } = original.extraction;
  return {
    ...original,
    document: { ...original.document, id: `copy-${original.document.id}`, outlet: 'منفذ آخر', published },
    extraction: {
      entities,
      claims: renamed(claims).map((each) => (each.time === '2020-01-12' ? { ...each, time: '2020-01-27' } : each)),
      shifts: renamed(shifts),
      figures: renamed(figures),
      causes: renamed(causes),
      mentions: renamed(mentions),
    },
  };
}

const withOneChosen = anyArticles
  .filter((articles) => articles.length > 0)
  .chain((articles) => fc.tuple(fc.constant(articles), fc.constantFrom(...articles)));

describe('every derivation', () => {
  it('gives the same rows in whatever order the articles come', () => {
    fc.assert(
      fc.property(
        anyArticles.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(everything(read(shuffled))).toEqual(everything(read(all)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not moved by a reprint of later date', () => {
    fc.assert(
      fc.property(withOneChosen, ([articles, original]) => {
        const clusterOf = (id: string): string => id.replace(/^copy-/u, '');
        const reprint = reprintOf(original, '2020-01-30');
        const before = everything(read(articles, clusterOf));
        const after = everything(read([reprint, ...articles], clusterOf));
        // Who printed a text again is what this one is about.
        const carried = { 'single-origin': before['single-origin'] };
        expect(withoutCopies({ ...after, ...carried })).toEqual(before);
        expect(after['single-origin']?.length).toBeGreaterThanOrEqual(carried['single-origin']?.length ?? 0);
      }),
      { numRuns: 60 },
    );
  });

  it('gives with a memory of what was worked out before what it gives anew', () => {
    fc.assert(
      fc.property(withOneChosen, anyArticle, ([articles, chosen], { day }) => {
        const clusterOf = ({ id }: { readonly id: string }): string => id.replace(/^copy-/u, '');
        const others = articles.filter((each) => each !== chosen);
        const reprint = reprintOf(chosen, `2020-01-${day}`);
        const changed = { ...chosen, extraction: { ...chosen.extraction, claims: chosen.extraction.claims.slice(1) } };
        const memory = createMemory();
        for (const given of [
          others,
          articles,
          [...articles, reprint],
          [...others, reprint],
          [...others, changed],
          others,
        ]) {
          const remembered = prepareEvidence(given, ONTOLOGY, { clusterOf, memory });
          // Copies that share nothing with what was given before.
          const anew = prepareEvidence(structuredClone(given), ONTOLOGY, { clusterOf });
          expect(everything(remembered)).toEqual(everything(anew));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('gives for a part of the articles, with what was worked out of all of them, what it gives anew', () => {
    fc.assert(
      fc.property(withOneChosen, anyArticle, fc.constantFrom('أ', 'ب', 'ج'), ([articles, chosen], { day }, outlet) => {
        const clusterOf = ({ id }: { readonly id: string }): string => id.replace(/^copy-/u, '');
        const given = [...articles, reprintOf(chosen, `2020-01-${day}`)];
        const isKept = ({ document }: ArticleFindings): boolean => document.outlet !== outlet;
        const whole = prepareEvidence(given, ONTOLOGY, { clusterOf, memory: createMemory() });
        everything(whole);
        const part = evidenceFrom(whole, isKept, 'part');
        const anew = prepareEvidence(structuredClone(given.filter(isKept)), ONTOLOGY, { clusterOf });
        expect(everything(part)).toEqual(everything(anew));
      }),
      { numRuns: 60 },
    );
  });

  it('forgets a source as if it had never been read', () => {
    fc.assert(
      fc.property(anyArticles, fc.constantFrom('أ', 'ب', 'ج'), (articles, outlet) => {
        const isKept = ({ document }: ArticleFindings): boolean => document.outlet !== outlet;
        const forgotten = everything(evidenceFrom(read(articles), isKept));
        expect(forgotten).toEqual(everything(read(articles.filter(isKept))));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a denial', () => {
  it('raises no score, whatever stance it was given: positions, interactions and camps stay as they are', () => {
    fc.assert(
      fc.property(withOneChosen, anyClaim, fc.constantFrom<(1 | -1)[]>(1, -1), ([articles, chosen], parts, sign) => {
        const { type, actor, recipient, isNegated: _, ...rest } = parts;
        const denial = claim(type, actor, recipient ?? [], {
          ...rest,
          id: 'denial',
          polarity: 'negated',
          attribution: denied('un'),
          stance: [{ holder: actor, target: recipient ?? 'lna', sign }],
        });
        const withDenial = articles.map((each) =>
          each === chosen
            ? { ...each, extraction: { ...each.extraction, claims: [...each.extraction.claims, denial] } }
            : each,
        );
        const [before, after] = [read(articles), read(withDenial)];
        expect(after.units).toEqual(before.units);
        const scores = ({ positions, interactions, shifts, camps }: ReturnType<typeof everything>) => ({
          positions,
          interactions,
          shifts,
          camps,
        });
        expect(scores(everything(after))).toEqual(scores(everything(before)));
      }),
      { numRuns: 60 },
    );
  });
});
