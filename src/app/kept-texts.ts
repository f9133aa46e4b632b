import type { OpenCase } from './workspace.ts';

/**
 * The texts of articles, those last read kept in memory: evidence quotes them on every screen, and to ask the store for the texts of
 * hundreds of articles takes longer than to answer from them.
 */

/** So many code units of texts are kept: some sixteen thousand articles, 80 MB. */
const KEPT_LENGTH_MAX = 40_000_000;

interface Kept {
  readonly revision: number;
  /** Those last read last. */
  readonly texts: Map<string, string>;
  length: number;
}

const keptOf = new WeakMap<OpenCase, Kept>();

/** The texts of articles by id; of what is no longer there none. */
export async function textsOf(openCase: OpenCase, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const kept = await keptAt(openCase);
  const wanted = new Set(ids);
  const missing = [...wanted].filter((id) => !kept.texts.has(id));
  const read = missing.length === 0 ? new Map<string, string>() : await openCase.store.texts(missing);
  const found = new Map<string, string>();
  for (const id of wanted) {
    const text = read.get(id) ?? kept.texts.get(id);
    if (text !== undefined) found.set(id, text);
  }
  keepLatest(kept, found);
  return found;
}

/**
 * What `work` gives with the texts that it asks for. Which they are shows as it goes: it is done again until it has asked for
 * none that was not there.
 */
export async function withTexts<Result>(
  openCase: OpenCase,
  work: (textOf: (id: string) => string) => Result,
): Promise<Result> {
  const kept = await keptAt(openCase);
  const used = new Map<string, string>();
  for (;;) {
    const missing = new Set<string>();
    const result = work((id) => {
      const text = used.get(id) ?? kept.texts.get(id);
      if (text === undefined) missing.add(id);
      else used.set(id, text);
      return text ?? '';
    });
    if (missing.size === 0) {
      keepLatest(kept, used);
      return result;
    }
    const read = await openCase.store.texts([...missing]);
    // What is no longer there has no text.
    for (const id of missing) used.set(id, read.get(id) ?? '');
  }
}

/** What is kept of a case as it is now. */
async function keptAt(openCase: OpenCase): Promise<Kept> {
  const revision = await openCase.store.revision();
  const known = keptOf.get(openCase);
  const kept = known?.revision === revision ? known : { revision, texts: new Map<string, string>(), length: 0 };
  keptOf.set(openCase, kept);
  return kept;
}

/** Put `used` last, and forget the first ones beyond what is kept. */
function keepLatest(kept: Kept, used: ReadonlyMap<string, string>): void {
  const { texts } = kept;
  for (const [id, text] of used) {
    if (!texts.delete(id)) kept.length += text.length;
    texts.set(id, text);
  }
  for (const [id, text] of texts) {
    if (kept.length <= KEPT_LENGTH_MAX) return;
    texts.delete(id);
    kept.length -= text.length;
  }
}
