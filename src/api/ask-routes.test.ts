import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { AskAnswer } from '../model/index.ts';
import { AskAnswerSchema } from './schemas.ts';
import { type RunningServer, startServer } from './server.ts';

let home: string;
let server: RunningServer;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-ask-routes-'));
  server = await startServer({ kind: 'folder', folder: home }, 0);
  const meta = { id: 'a', title: null, outlet: 'عينة أ', url: null, published: '2019-04-10', language: 'ar' };
  await fetch(addressOf('/api/cases/war/ingest'), {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: JSON.stringify({ meta, text: 'دعمت الإمارات حفتر بالسلاح. أدانت فرنسا هجوم حفتر على طرابلس.' }),
  });
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

const addressOf = (path: string): string => `http://127.0.0.1:${server.port}${path}`;

async function read(parameters: Readonly<Record<string, string>>) {
  const response = await fetch(addressOf(`/api/cases/war/ask?${new URLSearchParams(parameters)}`));
  return { status: response.status, body: await response.json() };
}

describe('/api/cases/{case}/ask', () => {
  test('answers with chips, lines and sentences, as its schema says', async () => {
    const { status, body } = await read({ q: 'من يدعم حفتر؟' });
    expect(status).toBe(200);
    const answer: AskAnswer = AskAnswerSchema.parse(body);
    expect(answer).toEqual(body);
    expect(answer.chips.map(({ id }) => id)).toEqual(['kind:who', 'target:khalifa-haftar', 'relation:support']);
    expect(answer.sections[0]?.lines[0]?.told.en).toContain('United Arab Emirates');
    expect(answer.sentences[0]?.sentence.text).toBe('دعمت الإمارات حفتر بالسلاح.');
  });

  test('takes chips away and adds others', async () => {
    const { body } = await read({ q: 'من يدعم حفتر؟', without: 'relation', with: 'relation:accuse' });
    const { sections } = AskAnswerSchema.parse(body);
    expect(sections[0]?.lines[0]?.told.en).toContain('France');
  });

  test('is answered from chosen outlets alone', async () => {
    const { body } = await read({ q: 'من يدعم حفتر؟', outlet: 'عينة ب' });
    expect(AskAnswerSchema.parse(body)).toMatchObject({ found: false, sections: [], sentences: [] });
  });

  test.each([
    [{ q: '' }, 400],
    [{ q: 'من يدعم حفتر؟', with: 'holder:nobody-of-this-name' }, 404],
    [{ q: 'من يدعم حفتر؟', with: 'kind:whence' }, 400],
    [{ q: 'من يدعم حفتر؟', without: 'holder:egypt' }, 400],
    [{ q: 'من يدعم حفتر؟', without: 'holders' }, 400],
  ])('refuses %j', async (parameters, status) => {
    expect((await read(parameters)).status).toBe(status);
  });
});
