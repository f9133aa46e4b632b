import type { OpenCase } from './workspace.ts';

/** What is worked out once for a case, and again after a change. What failed is tried again. */
export function onceARevision<Value>(
  make: (openCase: OpenCase) => Promise<Value>,
): (openCase: OpenCase) => Promise<Value> {
  const known = new WeakMap<OpenCase, { readonly revision: number; readonly value: Promise<Value> }>();
  return async (openCase) => {
    const revision = await openCase.store.revision();
    const last = known.get(openCase);
    if (last?.revision === revision) return last.value;
    const value = make(openCase);
    known.set(openCase, { revision, value });
    value.catch(() => known.delete(openCase));
    return value;
  };
}
