import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium, type Browser } from 'playwright-core';

const MARSAD = fileURLToPath(new URL('../../scripts/marsad.mjs', import.meta.url));
const DEBIAN_CHROMIUM = '/usr/bin/chromium';
export const CHROMIUM_REMEDY = `Install Chromium (apt-get install chromium), or name it in CHROME_PATH.`;

/** The browser that the tests use; null where there is none. */
export function findChromium(): string | null {
  const path = process.env['CHROME_PATH'] ?? DEBIAN_CHROMIUM;
  return existsSync(path) ? path : null;
}

export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

export interface RunningMarsad {
  /** Without a slash at the end. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts `marsad start` as a user does, with the sample case, on a free port; in the folder that is given, which stays, or in
 * one of its own.
 */
export async function startMarsad(given?: string): Promise<RunningMarsad> {
  const home = given ?? mkdtempSync(join(tmpdir(), 'marsad-web-'));
  const server = spawn(process.execPath, [MARSAD, 'start', '--port', '0'], {
    env: { ...process.env, MARSAD_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    const onText = (text: string) => {
      printed += text;
      const address = /http:\/\/127\.0\.0\.1:\d+/u.exec(printed)?.[0];
      if (address !== undefined) resolve(address);
    };
    server.stdout.setEncoding('utf8').on('data', onText);
    server.stderr.setEncoding('utf8').on('data', onText);
    server.once('exit', () => reject(new Error(`marsad start ended before it served:\n${printed}`)));
  });
  return {
    url,
    stop: async () => {
      server.kill('SIGTERM');
      await exited;
      if (given === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}
