import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../support.ts';

/**
 * Plain sentences of diplomacy and war, written for this test: the commonest ways to tell each of the sixteen types, of many countries.
 * One a line, `TYPE actors>recipients | sentence`, with party ids joined by `+`; no recipients where a reader could name several or none.
 */
const sentences = linesOf('sentences.txt').map((line) => {
  const [, type = '', actors = '', recipients = '', text = ''] = /^([A-Z]+) ([^>]*)>(\S*) \| (.+)$/u.exec(line) ?? [];
  return { line, type, actors: actors.split('+'), recipients: recipients.split('+').filter(Boolean), text };
});

/** Sentences of which the engine does not tell that yet. The list may only grow shorter. */
const gaps = new Set(linesOf('known-gaps.txt'));

/** As for the examples of predicates: what the rules propose, however unlikely the judge finds so short a text. */
const engine = testEngine().judgedBy({ threshold: 0, base: 0, weights: {} });

function linesOf(file: string): readonly string[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
}

function isTold({ type, actors, recipients, text }: (typeof sentences)[number]): boolean {
  const { claims, entities } = engine.extract(documentOf(text));
  const partyOf = new Map(entities.map(({ id, party }) => [id, party]));
  const meet = (ids: readonly string[], parties: readonly string[]): boolean => {
    const found = new Set(ids.flatMap((id) => [id, partyOf.get(id) ?? id]));
    return parties.every((party) => found.has(party)) && ids.length <= Math.max(parties.length, 1);
  };
  return claims.some(
    (claim) =>
      claim.type === type && meet(claim.actor, actors) && (!recipients.length || meet(claim.recipient, recipients)),
  );
}

describe('a plain sentence', () => {
  it('is a line of the form that this test reads', () => {
    expect(sentences.filter(({ text }) => text === '').map(({ line }) => line)).toEqual([]);
  });

  it('tells who does what to whom, but for the known gaps', () => {
    const missed = sentences.filter((sentence) => !isTold(sentence)).map(({ line }) => line);
    expect(missed.filter((line) => !gaps.has(line))).toEqual([]);
    expect(
      [...gaps].filter((line) => !missed.includes(line)),
      'met now, or no sentence of the list: take them out of known-gaps.txt',
    ).toEqual([]);
  });
});
