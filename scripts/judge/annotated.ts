/** The annotated articles beside a checkout, and the claims proposed in them with whether they are right, as the scorer has it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { listInputs, readInputs } from '../../src/app/index.ts';
import { documentOf } from '../../src/app/reader.ts';
import type { Engine } from '../../src/extraction/index.ts';
import type { Claim, Document, Judge } from '../../src/model/index.ts';
import type { Case } from './learn.ts';

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));
export const MISSING =
  'There is nothing to learn from: ../shared with the annotated articles is not beside this checkout.';

/** What of the scorer is asked here: which claims match, article by article. */
type Score = (
  annotations: readonly Annotation[],
  found: ReadonlyMap<string, unknown>,
) => {
  readonly perDoc: Readonly<Record<string, { readonly lenient_tp: number }>>;
  readonly errors: Readonly<Record<string, { readonly spurious: readonly unknown[] }>>;
};

interface Annotation {
  readonly doc: { readonly id: string };
  readonly claims?: readonly unknown[];
}

export interface Annotated {
  readonly documents: readonly Document[];
  /** Ids of the articles that may be learnt from. */
  readonly working: ReadonlySet<string>;
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly score: Score;
}

/** Reads everything; null where the articles are not there. */
export async function readAnnotated(): Promise<Annotated | null> {
  const scorer = join(SHARED, 'eval', 'score.mjs');
  if (!existsSync(scorer)) return null;
  const { scoreAll } = (await import(pathToFileURL(scorer).href)) as { readonly scoreAll: Score };
  const setAside = new Set(
    readFileSync(join(SHARED, 'eval', 'set-aside.txt'), 'utf8')
      .split(/\s+/u)
      .filter(Boolean),
  );
  const annotations = new Map<string, Annotation>();
  for (const file of readdirSync(join(SHARED, 'gold')).toSorted()) {
    if (!file.endsWith('.json')) continue;
    const annotation = JSON.parse(readFileSync(join(SHARED, 'gold', file), 'utf8')) as Annotation;
    annotations.set(annotation.doc.id, annotation);
  }
  const { files } = await listInputs([join(SHARED, 'seeds'), join(SHARED, 'articles')]);
  const documents: Document[] = [];
  for await (const { article } of readInputs(files)) {
    if (article && annotations.has(article.meta.id)) documents.push(documentOf(article));
  }
  return {
    documents,
    working: new Set([...annotations.keys()].filter((id) => !setAside.has(id))),
    annotations,
    score: scoreAll,
  };
}

/** A judge that knows nothing and keeps everything. */
const OPEN: Judge = { threshold: 0, base: 0, weights: {} };

/** All that the rules propose in the working articles, and whether it is right. The set-aside articles are not looked at. */
export function casesOf(annotated: Annotated, engine: Engine): readonly Case[] {
  const open = engine.judgedBy(OPEN);
  return annotated.documents
    .filter((document) => annotated.working.has(document.meta.id))
    .toSorted((a, b) => (a.meta.id < b.meta.id ? -1 : 1))
    .flatMap((document) => casesIn(annotated, open, document));
}

function casesIn({ annotations, score }: Annotated, engine: Engine, document: Document): readonly Case[] {
  const { id } = document.meta;
  const annotation = annotations.get(id);
  if (!annotation) return [];
  const found = engine.extract(document);
  const features = engine.featuresOf(document);
  const scoreOf = (claims: readonly Claim[]) => score([annotation], new Map([[id, { ...found, claims }]]));
  const wrong = new Set(scoreOf(found.claims).errors[id]?.spurious);
  return found.claims.map((claim) => ({
    article: id,
    features: features.get(claim.id) ?? [],
    right: !wrong.has(claim),
    nearlyRight: (scoreOf([claim]).perDoc[id]?.lenient_tp ?? 0) > 0,
  }));
}

/** How many claims are annotated in each working article. */
export function annotatedClaims({ annotations, working }: Annotated): ReadonlyMap<string, number> {
  return new Map([...working].map((id) => [id, annotations.get(id)?.claims?.length ?? 0]));
}
