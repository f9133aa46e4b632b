import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { addressOf, type Asked, SCREEN_QUESTIONS, UNASKED } from '../bench/store/questions.ts';
import { type Subjects, subjectsOf } from '../bench/store/subjects.ts';
import { createApi } from '../src/api/server.ts';
import { openWorkspace, type Workspace } from '../src/app/index.ts';

const PORT = 8080;
/** The sample is read when it is first asked about, which may take long on a busy machine. */
const SECONDS = 600;
const PREFIX = '/api/cases/{case}';

let home: string;
let workspace: Workspace;
let subjects: Subjects;

const ask = async (route: string, asked: Asked): Promise<Response> =>
  createApi(workspace, PORT, { seconds: SECONDS }).request(addressOf('sample', route, asked), {
    headers: { Host: `127.0.0.1:${PORT}`, 'Content-Type': 'application/json' },
    ...(asked.body === undefined ? {} : { method: 'POST', body: JSON.stringify(asked.body) }),
  });

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-bench-questions-'));
  workspace = openWorkspace({ kind: 'folder', folder: home });
  subjects = await subjectsOf(async <Answer>(route: string, query: Asked['query'] = {}) => {
    const answer = await ask(route, { query });
    return (await answer.json()) as Answer;
  });
});
afterAll(async () => {
  await workspace.close();
  rmSync(home, { recursive: true });
});

test('the benchmark asks every question that the API answers about a case', async () => {
  const answer = await createApi(workspace, PORT).request('/api/openapi.json', {
    headers: { Host: `127.0.0.1:${PORT}` },
  });
  const { paths } = (await answer.json()) as { paths: Record<string, object> };
  const answered = Object.entries(paths).flatMap(([path, methods]) =>
    path.startsWith(PREFIX) && 'get' in methods ? [path.slice(PREFIX.length + 1)] : [],
  );
  const asked = new Set(SCREEN_QUESTIONS.map(({ route }) => route));
  expect(answered.filter((route) => !asked.has(route)).toSorted()).toEqual(UNASKED.toSorted());
});

test.each(SCREEN_QUESTIONS)('$screen is a question that is answered', async ({ route, ask: of }) => {
  for (const turn of [0, 1]) {
    const answer = await ask(route, of(subjects, turn));
    expect([answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([200, '']);
  }
});
