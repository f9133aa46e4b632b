/**
 * What do these resources change in the golden articles?
 *
 * The samples are read with the resources as they are now, and compared with what they gave before: with the golden files of the checkout
 * (`test/golden/expected`), or, in an installed program, with what the resources give that it came with.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createEngine, type Engine } from '../extraction/index.ts';
import type { Bundle, Document } from '../model/index.ts';
import { readDocument } from '../text/index.ts';
import { describeExtraction } from './describe-extraction.ts';
import { loadBundle } from './resources/index.ts';
import { readSamples } from './samples.ts';

const GOLDEN_FOLDER = fileURLToPath(new URL('../../test/golden/expected/', import.meta.url));

export const FINDING_KINDS = ['claim', 'shift', 'figure', 'cause', 'entity'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** A finding that the resources add, take away, or find with other details. */
export interface FindingChange {
  readonly kind: FindingKind;
  /** The words that say it; the id of an entity. */
  readonly evidence: string;
  /** Its details, as the golden files write them; null where it was not found. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface ArticleChange {
  readonly id: string;
  readonly title: string | null;
  readonly changes: readonly FindingChange[];
}

export interface GoldenChanges {
  /** With what the articles are compared. */
  readonly baseline: 'golden' | 'shipped';
  /** How many articles were read. */
  readonly articles: number;
  /** Those in which something differs, in order. */
  readonly changed: readonly ArticleChange[];
}

/** Every difference that `bundle` makes in the sample articles. */
export async function findGoldenChanges(bundle: Bundle): Promise<GoldenChanges> {
  const documents = (await readSamples()).map(({ meta, text }) => readDocument(meta, text));
  const engine = createEngine(bundle);
  const { baseline, before } = baselineOf();
  const articles = documents.map((document): ArticleChange => {
    const { id, title } = document.meta;
    return { id, title, changes: compareFindings(before(document), describeExtraction(engine.extract(document))) };
  });
  return { baseline, articles: documents.length, changed: articles.filter(({ changes }) => changes.length > 0) };
}

function baselineOf(): Pick<GoldenChanges, 'baseline'> & { readonly before: (document: Document) => string } {
  if (existsSync(GOLDEN_FOLDER)) return { baseline: 'golden', before: ({ meta }) => readGolden(meta.id) };
  let shipped: Engine | null = null;
  return {
    baseline: 'shipped',
    before: (document) => describeExtraction((shipped ??= createEngine(loadBundle())).extract(document)),
  };
}

function readGolden(id: string): string {
  const file = join(GOLDEN_FOLDER, `${id}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

interface Finding {
  readonly kind: FindingKind;
  readonly evidence: string;
  readonly details: string;
}

/** The differences between two descriptions of one article, in the order of the second, what is gone last. */
export function compareFindings(before: string, after: string): readonly FindingChange[] {
  const gone = findingsOf(before);
  const fresh: Finding[] = [];
  for (const finding of findingsOf(after)) {
    const same = gone.findIndex((other) => isSameEvidence(finding, other) && finding.details === other.details);
    if (same < 0) fresh.push(finding);
    else gone.splice(same, 1);
  }
  const changes = fresh.map(({ kind, evidence, details }): FindingChange => {
    const at = gone.findIndex((other) => isSameEvidence({ kind, evidence }, other));
    const [was] = at < 0 ? [] : gone.splice(at, 1);
    return { kind, evidence, before: was?.details ?? null, after: details };
  });
  return [...changes, ...gone.map(({ kind, evidence, details }) => ({ kind, evidence, before: details, after: null }))];
}

function isSameEvidence(a: Pick<Finding, 'kind' | 'evidence'>, b: Pick<Finding, 'kind' | 'evidence'>): boolean {
  return a.kind === b.kind && a.evidence === b.evidence;
}

/** A finding begins with its kind in capitals; its details are indented, as is what goes on from a line of evidence. */
function findingsOf(description: string): Finding[] {
  const blocks = description.split(/\n(?=(?:CLAIM|SHIFT|FIGURE|CAUSE|ENTITY) )/u).slice(1);
  return blocks.flatMap((block) => {
    const [head = '', ...details] = block.trimEnd().split('\n');
    const kind = FINDING_KINDS.find((name) => head.startsWith(name.toUpperCase()));
    const evidence = head.slice(head.indexOf(' ')).trim();
    return kind ? [{ kind, evidence, details: details.map((line) => line.trim()).join('\n') }] : [];
  });
}
