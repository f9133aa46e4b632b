import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { DerivationAnswer, DerivationSummary } from '../app/index.ts';
import { type RunningServer, startServer } from './server.ts';

let home: string;
let server: RunningServer;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-derivation-routes-'));
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

async function read(path: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(addressOf(path));
  return { status: response.status, body: await response.json() };
}

describe('/api/derivations', () => {
  test('tells what can be derived, and each of them can be', async () => {
    const { body } = await read('/api/derivations');
    const { derivations } = body as { readonly derivations: readonly DerivationSummary[] };
    expect(derivations.map(({ id }) => id)).toContain('shifts');
    for (const { id, outputs } of derivations) {
      const answer = await read(`/api/cases/war/derivations/${id}`);
      expect(answer.status, id).toBe(200);
      for (const { row } of (answer.body as DerivationAnswer).rows)
        expect(Object.keys(row).filter((name) => !(name in outputs))).toEqual([]);
    }
  });
});

describe('/api/cases/{case}/derivations/{id}', () => {
  test('takes parties, parameters and limits', async () => {
    const party = encodeURIComponent('الإمارات');
    const { body } = await read(
      `/api/cases/war/derivations/positions?party=${party}&set=windowDays%3D90&limit=1&sentences=1`,
    );
    expect(body).toMatchObject({ parameters: { windowDays: 90 }, total: 1 });
    const { rows } = body as DerivationAnswer;
    expect(rows[0]?.evidence).toHaveLength(1);
    expect(rows[0]?.row).toMatchObject({ holder: 'united-arab-emirates', value: 1 });
  });

  test('gives rows, and the findings of a row, page by page', async () => {
    const rowsAt = async (page: string): Promise<DerivationAnswer> =>
      (await read(`/api/cases/war/derivations/sources?${page}`)).body as DerivationAnswer;
    const [all] = (await rowsAt('sentences=10')).rows;
    expect(all?.evidence.length).toBe(all?.findings);
    const later = await rowsAt('sentences=1&sentencesAfter=1');
    expect(later.rows[0]?.evidence).toEqual(all?.evidence.slice(1, 2));
    const [first, second] = [await rowsAt('limit=1'), await rowsAt('limit=1&after=1')];
    expect([first.next, second.rows, second.next]).toEqual([null, [], null]);
    const positions = (await read('/api/cases/war/derivations/positions?limit=1')).body as DerivationAnswer;
    expect([positions.total, positions.next]).toEqual([2, 1]);
  });

  test('refuses what it does not know', async () => {
    const { status, body } = await read('/api/cases/war/derivations/events?set=colour%3Dred');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).toMatchObject({ error: { code: 'query/not-in-list' } });
  });
});
