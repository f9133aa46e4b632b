/**
 * Scores the finding of events against the sentences of openeventdata/arabic_event_gsr, PLOVER's ASSAULT and PROTEST in newspapers of
 * 2006 to 2009.
 *
 * - Detection: a sentence is found when its extraction holds a claim of the type. What all annotators accept (`yes`) is to be found,
 *   what all reject (`easy no`) is not; the sentences on which they differ are left out.
 * - Sides: of the sentences in which all annotators give the same source, and of those in which they give the same target, the share
 *   in which a claim of the type has that side. A side is right where a word of the gold, which is the name or the head of its phrase,
 *   is one of the words by which the article names the side; the sides of people whom no name names count by their words alike.
 * - Each sentence is an article of its own, without a date.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createEngine, type Engine } from '../src/extraction/index.ts';
import { exactKey, tokenize } from '../src/language/index.ts';
import type { Bundle, Claim, Extraction } from '../src/model/index.ts';
import { readDocument } from '../src/text/index.ts';

/** The types that the suite knows, and the shares that are asked for, in percent. */
const BARS = {
  ASSAULT: { recall: 75, precision: 55, side: 50 },
  PROTEST: { recall: 70, precision: 55, side: 50 },
} as const;

export type EventType = keyof typeof BARS;
const EVENT_TYPES = Object.keys(BARS) as readonly EventType[];

/** How many of how many. */
export interface Share {
  readonly right: number;
  readonly all: number;
}

export interface EventScore {
  readonly type: EventType;
  readonly recall: Share;
  readonly precision: Share;
  readonly source: Share;
  readonly target: Share;
  readonly bars: (typeof BARS)[EventType];
  /** One line for each sentence that is missed, and each that is found and should not be. */
  readonly misses: readonly string[];
}

interface DetectCase {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

interface SpanCase {
  readonly id: string;
  readonly text: string;
  readonly source_gold: string;
  readonly target_gold: string;
}

/** The score of each type, or null where the suite is not in the folder. */
export function scoreEvents(folder: string, bundle: Bundle): readonly EventScore[] | null {
  if (!existsSync(join(folder, 'arabic-gsr'))) return null;
  const engine = createEngine(bundle);
  return EVENT_TYPES.map((type) => scoreType(folder, engine, type));
}

function scoreType(folder: string, engine: Engine, type: EventType): EventScore {
  const { recall, precision, misses } = detection(folder, engine, type);
  const cases = readLines(folder, type, 'spans') as readonly SpanCase[];
  const source: [number, number] = [0, 0];
  const target: [number, number] = [0, 0];
  const sideMisses: string[] = [];
  for (const test of cases) {
    const extraction = extractionOf(engine, test);
    const claims = extraction.claims.filter((claim) => claim.type === type);
    for (const [side, gold, count] of [
      ['actor', test.source_gold, source],
      ['recipient', test.target_gold, target],
    ] as const) {
      if (!gold) continue;
      const isRight = claims.some((claim) => isNamedBy(extraction, claim, side, gold));
      count[0] += isRight ? 1 : 0;
      count[1] += 1;
      if (!isRight) sideMisses.push(`  ${side.padEnd(9)} ${test.id}: ${gold} | ${test.text} => ${told(claims)}`);
    }
  }
  return {
    type,
    recall,
    precision,
    source: { right: source[0], all: source[1] },
    target: { right: target[0], all: target[1] },
    bars: BARS[type],
    misses: [...misses, ...sideMisses],
  };
}

function detection(
  folder: string,
  engine: Engine,
  type: EventType,
): Pick<EventScore, 'recall' | 'precision' | 'misses'> {
  const misses: string[] = [];
  let found = 0;
  let expected = 0;
  let right = 0;
  for (const test of readLines(folder, type, 'detect') as readonly DetectCase[]) {
    if (test.label !== 'yes' && test.label !== 'easy no') continue;
    const isEvent = test.label === 'yes';
    const claims = extractionOf(engine, test).claims.filter((claim) => claim.type === type);
    found += claims.length ? 1 : 0;
    expected += isEvent ? 1 : 0;
    right += isEvent && claims.length ? 1 : 0;
    if (isEvent !== claims.length > 0)
      misses.push(`  ${isEvent ? 'missed   ' : 'found    '} ${test.id}: ${test.text} => ${told(claims)}`);
  }
  return { recall: { right, all: expected }, precision: { right, all: found }, misses };
}

function extractionOf(engine: Engine, test: { readonly id: string; readonly text: string }): Extraction {
  const meta = { id: test.id, title: null, outlet: null, url: null, published: null, language: 'ar' as const };
  return engine.extract(readDocument(meta, test.text));
}

/** True where a word of the gold is one of the words of a form of that side. */
function isNamedBy(extraction: Extraction, claim: Claim, side: 'actor' | 'recipient', gold: string): boolean {
  const forms = claim[side].flatMap((id) => extraction.entities.find((entity) => entity.id === id)?.forms ?? []);
  const named = new Set(forms.flatMap(wordsOf));
  return wordsOf(gold).some((word) => named.has(word));
}

/** The words of a phrase, without the article and the clitics that are written onto it. */
const wordsOf = (phrase: string): readonly string[] =>
  tokenize(phrase).map((token) => exactKey(token.text).replace(/^[وف]?(?:[بك]?ال|لل|[بل])?(?=.{3})/u, ''));

const told = (claims: readonly Claim[]): string =>
  claims.map((claim) => `${claim.rule} ${claim.actor.join('+')} > ${claim.recipient.join('+')}`).join(' ; ') ||
  'nothing';

function readLines(folder: string, type: EventType, part: 'detect' | 'spans'): readonly unknown[] {
  return readFileSync(join(folder, 'arabic-gsr', `${type.toLowerCase()}-${part}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.length > 0)
    .map((line) => JSON.parse(line) as unknown);
}
