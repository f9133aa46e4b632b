import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { documentOf, testBundle, testEngine } from '../../test/support.ts';
import type { Claim, Predicate } from '../model/index.ts';

const bundle = testBundle();
const partyOf = new Map(bundle.actors.map((actor) => [actor.id, actor.party]));

interface Found {
  readonly claims: readonly Claim[];
  readonly party: (id: string) => string;
}

/** Examples test the rules: what they propose, however unlikely the judge finds so short a text. */
const engine = testEngine().judgedBy({ threshold: 0, base: 0, weights: {} });

function extractionOf(text: string): Found {
  const { claims, entities } = engine.extract(documentOf(/[.؟!]$/u.test(text) ? text : `${text}.`));
  const parties = new Map(entities.map((entity) => [entity.id, entity.party]));
  return { claims, party: (id) => parties.get(id) ?? partyOf.get(id) ?? id };
}

/** The parties of a side, in any order. */
const side = (found: Found, ids: readonly string[]): string => [...new Set(ids.map(found.party))].toSorted().join(' ');

/** A planned cooperative act is AGREE, a planned withdrawal CONCEDE; the example speaks of the act itself. */
const isOfType = (predicate: Predicate, claim: Claim): boolean =>
  claim.type === predicate.type ||
  (claim.modality === 'planned' && (claim.type === 'AGREE' || claim.type === 'CONCEDE'));

function meets(predicate: Predicate, example: Predicate['yes'][number]): boolean {
  const found = extractionOf(example.text);
  return found.claims.some(
    (claim) =>
      isOfType(predicate, claim) &&
      (example.actor === undefined || side(found, claim.actor) === side(found, example.actor)) &&
      (example.recipient === undefined || side(found, claim.recipient) === side(found, example.recipient)) &&
      claim.polarity === (example.polarity ?? 'affirmed') &&
      (example.modality === undefined || claim.modality === example.modality),
  );
}

/** Examples that the engine does not meet yet, one a line. The list may only grow shorter. */
const GAPS = new URL('predicates.known-gaps.txt', import.meta.url);
const gaps = new Set(readFileSync(GAPS, 'utf8').split('\n').filter(Boolean));

/** The examples in `resources/ar/predicates` are their tests. */
describe('examples of the predicates', () => {
  it('every predicate has two that match and two that must not', () => {
    const thin = bundle.predicates.filter((predicate) => predicate.yes.length < 2 || predicate.no.length < 2);
    expect(thin.map((predicate) => predicate.id)).toEqual([]);
  });

  it('ids are unique and begin with their type', () => {
    const ids = bundle.predicates.map((predicate) => predicate.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      bundle.predicates.filter((predicate) => !predicate.id.startsWith(`${predicate.type.toLowerCase()}/`)),
    ).toEqual([]);
  });

  it('those that match give the claim, but for the known gaps', () => {
    const missed = bundle.predicates.flatMap((predicate) =>
      predicate.yes
        .filter((example) => !meets(predicate, example))
        .map((example) => `${predicate.id}: ${example.text}`),
    );
    expect(missed.filter((line) => !gaps.has(line))).toEqual([]);
    expect(
      [...gaps].filter((line) => !missed.includes(line)),
      'met now: take them out of predicates.known-gaps.txt',
    ).toEqual([]);
  });

  it('those that must not match give no claim of the type', () => {
    const wrong = bundle.predicates.flatMap((predicate) =>
      predicate.no
        .filter((example) => extractionOf(example.text).claims.some((claim) => claim.type === predicate.type))
        .map((example) => `${predicate.id}: ${example.text}`),
    );
    expect(wrong).toEqual([]);
  });
});
