/** What several suites need: the bundle, one engine, and the sample articles. */
import { fileURLToPath } from 'node:url';

import { listInputs, readInputs } from '../src/app/index.ts';
import { loadBundle } from '../src/app/resources/index.ts';
import { createEngine, type Engine } from '../src/extraction/index.ts';
import type { Bundle, Document } from '../src/model/index.ts';
import { readDocument } from '../src/text/index.ts';

let engine: Engine | null = null;

/** The bundle as the resources have it now. */
export function testBundle(): Bundle {
  return loadBundle();
}

/** One engine for a test file; making one takes a while. */
export function testEngine(): Engine {
  engine ??= createEngine(testBundle());
  return engine;
}

/** A document of one text, as if published on the given day. */
export function documentOf(text: string, published: string | null = '2020-01-15'): Document {
  return readDocument({ id: 'example', title: null, outlet: null, url: null, published, language: 'ar' }, text);
}

/** The articles of the sample case, in order of their files. */
export async function sampleDocuments(): Promise<readonly Document[]> {
  const { files } = await listInputs([fileURLToPath(new URL('../samples/libya/', import.meta.url))]);
  const documents: Document[] = [];
  for await (const { article } of readInputs(files))
    if (article) documents.push(readDocument(article.meta, article.text));
  return documents;
}

/** The claims of a text by an engine that keeps everything it proposes, as `TYPE actors > recipients`. */
export function told(text: string): readonly string[] {
  return openEngine()
    .extract(documentOf(text))
    .claims.map(({ type, actor, recipient }) => `${type} ${actor.join(' ')} > ${recipient.join(' ')}`);
}

let open: Engine | undefined;

const openEngine = (): Engine => (open ??= testEngine().judgedBy({ threshold: 0, base: 0, weights: {} }));
