import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { ingest } from './ingest.ts';
import type { ArticleInput } from './input/source.ts';
import { rememberAnswers } from './remember-answers.ts';
import { openWorkspace, type OpenCase, type Workspace } from './workspace.ts';

interface Asked {
  readonly outlets?: readonly string[];
  readonly fails: boolean;
}

let home: string;
let workspace: Workspace;
let openCase: OpenCase;

const article = (id: string): ArticleInput => ({
  meta: { id, title: null, outlet: 'عينة أ', url: null, published: '2019-04-05', language: 'ar' },
  text: 'دعمت الإمارات حفتر بالسلاح.',
});

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-remember-'));
  workspace = openWorkspace({ kind: 'folder', folder: home });
  openCase = await workspace.open('kept', { create: true });
  await ingest(openCase, [article('a')]);
});
afterAll(async () => {
  await workspace.close();
  rmSync(home, { recursive: true });
});

test('an answer is made once for a question, anew after a change, and anew where it failed', async () => {
  let made = 0;
  const articles = rememberAnswers(async ({ evidence }: OpenCase, { fails }: Asked) => {
    made += 1;
    const { length } = (await evidence()).evidence.given;
    if (fails) throw new RangeError('it failed');
    return length;
  });
  expect([await articles(openCase, { fails: false }), await articles(openCase, { fails: false }), made]).toEqual([
    1, 1, 1,
  ]);
  for (const times of [2, 3]) {
    await expect(articles(openCase, { fails: true })).rejects.toThrow('it failed');
    expect(made).toBe(times);
  }
  await ingest(openCase, [article('b')]);
  expect([await articles(openCase, { fails: false }), made]).toEqual([2, 4]);
});
