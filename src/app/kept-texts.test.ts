import { expect, test } from 'vitest';

import { textsOf } from './kept-texts.ts';
import type { OpenCase } from './workspace.ts';

/** A case whose store counts the texts that it is asked for. */
function caseOf(texts: ReadonlyMap<string, string>) {
  const asked: string[] = [];
  const state = { revision: 1 };
  const store: Pick<OpenCase['store'], 'revision' | 'texts'> = {
    revision: async () => state.revision,
    texts: async (ids) => {
      asked.push(...ids);
      return new Map(ids.flatMap((id) => (texts.has(id) ? [[id, texts.get(id) ?? '']] : [])));
    },
  };
  return { openCase: { store } as OpenCase, asked, state };
}

test('reads a text once for as long as the case is what it was', async () => {
  const { openCase, asked, state } = caseOf(new Map([['a', 'one'], ['b', 'two']])); // prettier-ignore
  expect(await textsOf(openCase, ['a', 'a', 'gone'])).toEqual(new Map([['a', 'one']]));
  expect(await textsOf(openCase, ['b', 'a'])).toEqual(new Map([['b', 'two'], ['a', 'one']])); // prettier-ignore
  expect(asked).toEqual(['a', 'gone', 'b']);
  state.revision = 2;
  await textsOf(openCase, ['a']);
  expect(asked).toEqual(['a', 'gone', 'b', 'a']);
});

test('forgets those that were read first where there are too many', async () => {
  const long = 'و'.repeat(18_000_000);
  const { openCase, asked } = caseOf(new Map([['a', long], ['b', long], ['c', long]])); // prettier-ignore
  for (const id of ['a', 'b', 'c', 'c', 'a']) expect((await textsOf(openCase, [id])).get(id)).toBe(long);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});
