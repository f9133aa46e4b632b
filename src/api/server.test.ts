import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type CasePlace, openWorkspace, type Workspace } from '../app/index.ts';
import type {
  ApiError,
  ArticleView,
  CaseSummary,
  DecisionItem,
  IngestReport,
  PositionEvidence,
  PositionMatrix,
  SearchAnswer,
} from '../model/index.ts';
import { createApi, LIMITS, type RunningServer, startServer } from './server.ts';

let home: string;
let server: RunningServer;
const place = (): CasePlace => ({ kind: 'folder', folder: home });
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-api-'));
  server = await startServer(place(), 0);
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request with any headers, also those that `fetch` would not let through. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on('error', reject).end(body);
  });
}

async function read<Body>(path: string): Promise<Body> {
  const answer = await ask(path);
  expect(answer.status, answer.body).toBe(200);
  return JSON.parse(answer.body) as Body;
}

const codeOf = (answer: Answer): string => (JSON.parse(answer.body) as ApiError).error.code;

const TEXT = 'دعمت الإمارات حفتر بالسلاح. وقُتل 12 شخصاً في طرابلس.';

function line(id: string, text = TEXT): string {
  const meta = { id, title: null, outlet: 'عينة أ', url: null, published: '2019-04-05', language: 'ar' };
  return `${JSON.stringify({ meta, text })}\n`;
}

const NDJSON = { 'content-type': 'application/x-ndjson' };

describe('who may ask', () => {
  test('whoever names this server', async () => {
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const answer = await ask('/api/version', { headers: { host: `${host}:${server.port}` } });
      expect(answer.status).toBe(200);
    }
  });

  test.each(['evil.example', 'localhost', '127.0.0.1:1', 'localhost.evil.example:4173'])(
    'nobody who came by the name %s',
    async (host) => {
      const answer = await ask('/api/version', { headers: { host } });
      expect(answer.status).toBe(403);
      expect(codeOf(answer)).toBe('server/forbidden-host');
    },
  );

  test.each(['https://evil.example', 'null', 'http://localhost:1'])(
    'no page of %s, reading or writing',
    async (origin) => {
      for (const method of ['GET', 'POST']) {
        const answer = await ask('/api/cases/default/ingest', { method, headers: { ...NDJSON, origin } });
        expect(answer.status).toBe(403);
        expect(codeOf(answer)).toBe('server/forbidden-origin');
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      }
    },
  );

  test('no page of another site that hides its origin, unless it is a link', async () => {
    const site = { 'sec-fetch-site': 'cross-site' };
    expect((await ask('/api/cases', { headers: site })).status).toBe(403);
    expect((await ask('/api/version', { headers: { ...site, 'sec-fetch-mode': 'navigate' } })).status).toBe(200);
  });

  test('its own pages', async () => {
    const headers = { origin: `http://127.0.0.1:${server.port}`, 'sec-fetch-site': 'same-origin' };
    expect((await ask('/api/version', { headers })).status).toBe(200);
  });
});

describe('what every answer carries', () => {
  test.each(['/api/version', '/api/nothing', '/'])('%s: a policy for the browser', async (path) => {
    const { headers } = await ask(path);
    expect(headers['content-security-policy']).toMatch(/^default-src 'self';/u);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  test('errors have one shape, in two languages', async () => {
    for (const [path, status, code] of [
      ['/api/nothing', 404, 'server/not-found'],
      ['/api/cases/absent', 404, 'case/unknown'],
      ['/api/cases/..%2f..%2fetc', 400, 'case/bad-name'],
      ['/api/cases/default/articles?limit=0', 400, 'query/invalid'],
      ['/api/cases/default/figures?measure=luck', 400, 'query/invalid'],
    ] as const) {
      const answer = await ask(path);
      expect([answer.status, codeOf(answer)], path).toEqual([status, code]);
      const { message } = (JSON.parse(answer.body) as ApiError).error;
      expect(message.en).toMatch(/[a-z]/u);
      expect(message.ar).toMatch(/\p{Script=Arabic}/u);
    }
  });
});

describe('limits', () => {
  test('a body that is too large is refused, with and without its length told', async () => {
    const body = 'x'.repeat(LIMITS.bodyBytes + 1);
    const app = createApi(server.workspace, 1);
    for (const extra of [{ 'content-length': String(body.length) }, { 'transfer-encoding': 'chunked' }]) {
      const headers = { host: 'localhost:1', ...NDJSON, ...extra };
      const answer = await app.request('/api/cases/default/ingest', { method: 'POST', headers, body });
      expect(answer.status).toBe(413);
      expect(((await answer.json()) as ApiError).error.code).toBe('server/too-large');
    }
  });

  test('a body of a type that a form can send is refused', async () => {
    const headers = { 'content-type': 'text/plain' };
    const answer = await ask('/api/cases/default/ingest', { method: 'POST', headers, body: line('a') });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'query/invalid']);
  });

  test('a request that takes too long is answered', async () => {
    const never: Workspace = { ...openWorkspace(place()), list: () => new Promise(() => undefined) };
    const app = createApi(never, 1, { seconds: 0.05 });
    const answer = await app.request('/api/cases', { headers: { host: 'localhost:1' } });
    expect(answer.status).toBe(503);
    expect(((await answer.json()) as ApiError).error.code).toBe('server/timeout');
  });
});

describe('a file', () => {
  const bytes = readFileSync(new URL('../../test/inputs/article.docx', import.meta.url));
  const type = { 'content-type': 'application/octet-stream' };
  const send = (name: string, headers: Record<string, string> = type): Promise<Answer> =>
    ask(`/api/cases/files/readings?name=${name}`, { method: 'POST', headers, body: bytes });

  test('of any kind is read, and its bytes are kept', async () => {
    const { articles, problems } = JSON.parse((await send('article.docx')).body) as {
      articles: { meta: { title: string }; source: { hash: string; format: string } }[];
      problems: object[];
    };
    expect(problems).toEqual([]);
    expect(articles).toHaveLength(1);
    expect(articles[0]?.meta.title).toMatch(/^رئيس الوزراء/u);
    const { hash, format } = articles[0]?.source ?? { hash: '', format: '' };
    expect(format).toBe('docx');
    const openCase = await server.workspace.open('files');
    expect(Buffer.from((await openCase.archive.originals.get(hash)) ?? [])).toEqual(bytes);
  });

  test('is refused as a form would send it, and under a hash that is not its own', async () => {
    expect((await send('article.docx', { 'content-type': 'text/plain' })).status).toBe(400);
    const wrong = `/api/cases/files/originals/${'0'.repeat(64)}`;
    expect((await ask(wrong, { method: 'PUT', headers: type, body: bytes })).status).toBe(400);
  });

  test('leaves what the program remembers of it', async () => {
    const at = '/api/cases/files/memories/watch';
    expect(JSON.parse((await ask(at)).body)).toEqual({ value: null });
    const body = JSON.stringify({ value: '{}' });
    await ask(at, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
    expect(JSON.parse((await ask(at)).body)).toEqual({ value: '{}' });
    expect((await ask('/api/cases/files/memories/..%2Fx')).status).toBe(400);
  });
});

describe('a case', () => {
  test('takes articles and answers with what is in them', async () => {
    const body = `${line('one')}{"meta": \n${line('two', '')}${line('three', 'a\0b')}`;
    const sent = await ask('/api/cases/Test/ingest', { method: 'POST', headers: NDJSON, body });
    const report = JSON.parse(sent.body) as IngestReport;
    expect(report).toMatchObject({ case: 'test', read: 1, added: 1, updated: 0, unchanged: 0 });
    expect(report.problems.map((problem) => problem.code)).toEqual([
      'input/manifest-line',
      'input/empty-file',
      'input/binary-file',
    ]);

    const { cases } = await read<{ cases: CaseSummary[] }>('/api/cases');
    expect(cases.find((each) => each.name === 'test')).toMatchObject({
      articles: 1,
      sample: false,
      from: '2019-04-05',
    });
    expect(await read('/api/cases/test')).toMatchObject({ name: 'test', articles: 1 });
    const { articles } = await read<{ articles: { id: string }[] }>('/api/cases/test/articles');
    expect(articles.map((article) => article.id)).toEqual(['one']);
    const article = await read<ArticleView>('/api/cases/test/articles/one');
    expect(article.text).toBe(TEXT);
    expect(await read('/api/cases/test/articles/one/relations')).toEqual({ versions: [], reprints: [] });
    expect(await read('/api/cases/test/editions')).toEqual({ versions: [], reprints: [] });
    for (const { evidence, start, end } of article.extraction.claims) expect(TEXT.slice(start, end)).toBe(evidence);

    const renewed = await ask('/api/cases/test/re-extraction', { method: 'POST' });
    expect(JSON.parse(renewed.body)).toMatchObject({ case: 'test', articles: 1, read: 0, byArticle: [] });

    const name = encodeURIComponent('حفتر');
    const matrix = await read<PositionMatrix>(`/api/cases/test/positions?target=${name}`);
    expect(matrix).toMatchObject({
      parameters: { at: '2019-04-05', windowDays: 30 },
      resolved: [{ name: 'حفتر', party: { id: 'libyan-national-army' } }],
      cells: [{ holder: 'united-arab-emirates', target: 'libyan-national-army', favourable: 1, adverse: 0 }],
    });
    const pair = '/api/cases/test/positions/UAE/libyan-national-army';
    const evidence = await read<PositionEvidence>(pair);
    const [item] = evidence.items;
    expect(item).toMatchObject({ sign: 1, share: 1, date: '2019-04-05', dateInferred: true });
    expect(item?.sentence.text).toBe('دعمت الإمارات حفتر بالسلاح.');
    const explanation = await read(`/api/cases/test/claims/${item?.claimId}/explanation`);
    expect(explanation).toMatchObject({ claim: { id: item?.claimId } });
    const figures = await read('/api/cases/test/figures?measure=killed&place=Tripoli&limit=5');
    expect(figures).toMatchObject({ total: 1, figures: [{ figure: { value: 12 }, article: { id: 'one' } }] });

    const found = await read<SearchAnswer>(`/api/cases/test/search?q=${encodeURIComponent('Haftar source:أ')}`);
    expect(found).toMatchObject({ query: 'Haftar AND source:"أ"', total: 1, next: null });
    expect(found.hits).toMatchObject([
      { article: { id: 'one' }, hits: 1, snippets: [{ text: 'دعمت الإمارات حفتر بالسلاح.', highlights: [[14, 18]] }] },
    ]);
    const wrong = await ask('/api/cases/test/search?q=(a');
    expect([wrong.status, (JSON.parse(wrong.body) as ApiError).error]).toMatchObject([
      400,
      { code: 'search/unclosed-parenthesis', params: { start: 0, end: 1, place: 1 } },
    ]);

    for (const [path, code] of [
      ['/api/cases/test/articles/absent', 'article/unknown'],
      ['/api/cases/test/claims/absent/explanation', 'claim/unknown'],
      ['/api/cases/test/positions?target=Xyzzy', 'query/unknown-entity'],
      ['/api/cases/test/positions?at=2019-02-30', 'query/no-day'],
      ['/api/cases/test/export/articles?from=2019-02-30', 'query/no-day'],
      ['/api/cases/test/positions/france/egypt', 'position/no-evidence'],
    ] as const) {
      expect(codeOf(await ask(path)), path).toBe(code);
    }
  });

  test('gives each of its lists as a file', async () => {
    const name = 'ليبيا-1';
    const at = `/api/cases/${encodeURIComponent(name)}`;
    await ask(`${at}/ingest`, { method: 'POST', headers: NDJSON, body: line('one') });
    for (const [path, list, type] of [
      ['articles?words=x&outlet=y&outlet=z&from=2019-01-01&to=2019-12-31', 'articles', 'text/csv; charset=utf-8'],
      ['figures?measure=killed&format=jsonl', 'figures', 'application/x-ndjson; charset=utf-8'],
      ['positions?sentences=2&lang=en', 'positions', 'text/csv; charset=utf-8'],
      ['positions/UAE/Haftar?format=jsonl', 'evidence', 'application/x-ndjson; charset=utf-8'],
      ['search?q=Haftar&format=xlsx', 'search', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ] as const) {
      const answer = await ask(`${at}/export/${path}`);
      expect([answer.status, answer.headers['content-type']], path).toEqual([200, type]);
      const format = /format=(\w+)/u.exec(path)?.[1] ?? 'csv';
      const file = `marsad-${name}-${list}.${format}`;
      const plain = `marsad-_____-1-${list}.${format}`;
      expect(answer.headers['content-disposition']).toBe(
        `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file)}`,
      );
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    const figure = (await ask(`${at}/export/figures?format=jsonl`)).body;
    expect(JSON.parse(figure)).toMatchObject({ value: 12, sentence: 'وقُتل 12 شخصاً في طرابلس.' });
    expect((await ask(`${at}/export/articles`)).body).toMatch(/^\ufeffعنوان المقال,الوسيلة,.*\r\n/u);
    expect(codeOf(await ask(`${at}/export/articles?format=pdf`))).toBe('query/invalid');
    expect(codeOf(await ask(`${at}/export/search?q=(`))).toBe('search/unclosed-parenthesis');
    expect(codeOf(await ask('/api/cases/absent/export/figures'))).toBe('case/unknown');
    const network = await ask(`${at}/export/network?format=gexf&lang=en`);
    expect(network.body).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<gexf /u);
    expect(codeOf(await ask(`${at}/export/network?sign=both`))).toBe('query/invalid');
  });

  test('takes decisions and takes them back', async () => {
    await ask('/api/cases/review/ingest', { method: 'POST', headers: NDJSON, body: line('one') });
    const article = await read<ArticleView>('/api/cases/review/articles/one');
    const claim = article.extraction.claims[0]?.id;
    const path = '/api/cases/review/decisions';
    const send = (body: object): Promise<Answer> =>
      ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const sent = await send({ kind: 'reject-claim', claim, reason: 'x' });
    const item = JSON.parse(sent.body) as DecisionItem;
    expect(item).toMatchObject({ decision: { kind: 'reject-claim', anchor: { claim } }, undone: null, articles: 1 });
    expect(await read(path)).toEqual({ decisions: [item] });
    const after = await read<ArticleView>('/api/cases/review/articles/one');
    expect(after.extraction.claims).toHaveLength(article.extraction.claims.length - 1);

    for (const [body, status, code] of [
      [{ kind: 'reject-claim', claim, reason: 'x' }, 404, 'claim/unknown'],
      [{ kind: 'reject-claim', claim, reason: '' }, 400, 'query/invalid'],
      [{ kind: 'forget-claim', claim }, 400, 'query/invalid'],
      [{ kind: 'split-entity', entity: 'Egypt', into: 'France' }, 400, 'decision/split-where'],
    ] as const) {
      const answer = await send(body);
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    }
    const undone = await ask(`${path}/${item.id}`, { method: 'DELETE' });
    expect(JSON.parse(undone.body)).toMatchObject({ id: item.id, undone: expect.any(String) as unknown });
    expect(await read('/api/cases/review/articles/one')).toEqual(article);
    expect(codeOf(await ask(`${path}/${item.id}`, { method: 'DELETE' }))).toBe('decision/undone');
  });

  test('that is the sample takes none', async () => {
    const answer = await ask('/api/cases/SAMPLE/ingest', { method: 'POST', headers: NDJSON, body: line('a') });
    expect([answer.status, codeOf(answer)]).toEqual([409, 'case/sample-reserved']);
  });

  test('the API describes itself', async () => {
    const description = await read<{ paths: object }>('/api/openapi.json');
    expect(Object.keys(description.paths)).toEqual([
      '/api/version',
      '/api/cases',
      '/api/cases/{case}',
      '/api/cases/{case}/facets',
      '/api/cases/{case}/articles',
      '/api/cases/{case}/editions',
      '/api/cases/{case}/articles/{id}',
      '/api/cases/{case}/articles/{id}/relations',
      '/api/cases/{case}/search',
      '/api/cases/{case}/desk',
      '/api/cases/{case}/positions',
      '/api/cases/{case}/positions/{holder}/{target}',
      '/api/cases/{case}/positions/{holder}/{target}/history',
      '/api/cases/{case}/figures',
      '/api/cases/{case}/claims/{id}/explanation',
      '/api/cases/{case}/findings/{id}',
      '/api/cases/{case}/findings/{id}/relations',
      '/api/cases/{case}/ingest',
      '/api/cases/{case}/re-extraction',
      '/api/cases/{case}/decisions',
      '/api/cases/{case}/decisions/{id}',
      '/api/cases/{case}/readings',
      '/api/cases/{case}/addresses',
      '/api/cases/{case}/originals/{hash}',
      '/api/cases/{case}/memories/{name}',
      '/api/cases/{case}/export/articles',
      '/api/cases/{case}/export/figures',
      '/api/cases/{case}/export/ledger',
      '/api/cases/{case}/export/positions',
      '/api/cases/{case}/export/positions/{holder}/{target}',
      '/api/cases/{case}/export/events',
      '/api/cases/{case}/export/search',
      '/api/cases/{case}/network',
      '/api/cases/{case}/network/sentences',
      '/api/cases/{case}/dynamics',
      '/api/cases/{case}/export/network',
      '/api/cases/{case}/ask',
      '/api/derivations',
      '/api/cases/{case}/derivations/{id}',
      '/api/cases/{case}/decisions/preview',
      '/api/cases/{case}/entities/{id}/names',
      '/api/cases/{case}/work',
      '/api/cases/{case}/timeline',
      '/api/cases/{case}/timeline/events',
      '/api/cases/{case}/timeline/events/{id}',
      '/api/cases/{case}/entities/{id}',
      '/api/cases/{case}/ledger',
      '/api/cases/{case}/map',
      '/api/cases/{case}/map/events',
      '/api/cases/{case}/sources',
      '/api/cases/{case}/sources/names',
      '/api/cases/{case}/sources/comparison',
    ]);
  });
});

describe('the web application', () => {
  test('is served with its views, and its assets are kept for good', async () => {
    const web = join(home, 'web');
    mkdirSync(join(web, 'assets'), { recursive: true });
    writeFileSync(join(web, 'index.html'), '<!doctype html>');
    writeFileSync(join(web, 'assets', 'main-abc.js'), '0');
    const app = createApi(server.workspace, 1, { webFolder: web });
    const get = (path: string, accept = 'text/html'): Response | Promise<Response> =>
      app.request(path, { headers: { host: 'localhost:1', accept } });
    for (const path of ['/', '/en/cases/sample/positions']) {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe('<!doctype html>');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
    const asset = await get('/assets/main-abc.js', '*/*');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(asset.headers.get('content-type')).toContain('javascript');
    for (const path of ['/assets/absent.js', '/api/absent', '/assets/..%2f..%2fcases']) {
      expect((await get(path)).status).toBe(404);
    }
  });
});

test('a port that is taken gives way to the next free one', async () => {
  const other = await startServer(place(), server.port);
  expect(other.port).toBeGreaterThan(server.port);
  await other.close();
});
