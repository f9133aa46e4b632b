/** Who may ask a server at another address than loopback? */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ApiError } from '../model/index.ts';
import { isLoopback, outsideAt } from './outside.ts';
import { type RunningServer, startServer } from './server.ts';

const TOKEN = 'a-token-of-enough-letters';
/** An address of this machine that others reach; a machine without any network has none. */
const address = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

function ask(host: string, port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

const codeOf = ({ body }: Answer): string => (JSON.parse(body) as ApiError).error.code;
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

describe('another address than loopback', () => {
  test('needs a token that cannot be guessed', () => {
    for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1']) {
      expect(outsideAt(host, undefined)).toBeNull();
    }
    for (const token of [undefined, '', 'short']) {
      expect(() => outsideAt('0.0.0.0', token)).toThrow(expect.objectContaining({ code: 'server/no-token' }));
    }
    expect(outsideAt('0.0.0.0', TOKEN)).toEqual({ host: '0.0.0.0', token: TOKEN });
    expect(['10.0.0.1', '128.0.0.1', '::', '::ffff:10.0.0.1', ''].some(isLoopback)).toBe(false);
  });

  describe.each(['0.0.0.0', ...(address === undefined ? [] : [address])])('%s', (host) => {
    let home: string;
    let server: RunningServer;
    beforeAll(async () => {
      home = mkdtempSync(join(tmpdir(), 'marsad-outside-'));
      server = await startServer({ kind: 'folder', folder: home }, 0, { outside: { host, token: TOKEN } });
    });
    afterAll(async () => {
      await server.close();
      rmSync(home, { recursive: true });
    });

    test('asks this machine for none', async () => {
      expect((await ask('127.0.0.1', server.port, '/api/version')).status).toBe(200);
      const foreign = await ask('127.0.0.1', server.port, '/api/version', { host: 'evil.example' });
      expect(codeOf(foreign)).toBe('server/forbidden-host');
    });

    if (address === undefined) return;
    const outside = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
      ask(address, server.port, path, headers);

    test('refuses all others without it, whatever they say of themselves', async () => {
      const own = { host: `127.0.0.1:${server.port}` };
      for (const headers of [
        {},
        own,
        bearer(''),
        bearer(`${TOKEN}x`),
        bearer(TOKEN.slice(1)),
        { cookie: 'marsad_token=x' },
      ]) {
        for (const path of ['/api/version', '/', '/api/cases', `/?token=${TOKEN}x`]) {
          const answer = await outside(path, headers);
          expect([answer.status, codeOf(answer)]).toEqual([401, 'server/wrong-token']);
        }
      }
    });

    test('lets in who sends it, or opened a page with it', async () => {
      expect((await outside('/api/version', bearer(TOKEN))).status).toBe(200);
      const opened = await outside(`/c/default?token=${TOKEN}&x=1`);
      expect([opened.status, opened.headers['location']]).toEqual([303, '/c/default?x=1']);
      const [cookie = ''] = opened.headers['set-cookie'] ?? [];
      expect(cookie).toMatch(/HttpOnly/u);
      expect(cookie).toMatch(/SameSite=Strict/u);
      expect((await outside('/api/version', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200);
    });

    test('refuses the pages of others even with it', async () => {
      const answer = await outside('/api/version', { ...bearer(TOKEN), origin: 'https://evil.example' });
      expect(codeOf(answer)).toBe('server/forbidden-origin');
      const origin = `http://${address}:${server.port}`;
      expect((await outside('/api/version', { ...bearer(TOKEN), origin })).status).toBe(200);
    });
  });
});
