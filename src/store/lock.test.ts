import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { MarsadError } from '../model/index.ts';
import { acquireLock, readLock } from './lock.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-lock-'));
  file = join(folder, 'case', 'lock');
  mkdirSync(join(folder, 'case'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The id of a process that has ended. */
function endedPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('the lock of a store', () => {
  test('is held until released', () => {
    const lock = acquireLock(file, 4100);
    expect(readLock(file)).toMatchObject({ pid: process.pid, port: 4100 });
    lock.release();
    expect(existsSync(file)).toBe(false);
    acquireLock(file, null).release();
  });

  test('refuses a second owner, and names the first', () => {
    const owner = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      writeFileSync(file, JSON.stringify({ pid: owner.pid, started: null, port: 4101 }));
      const attempt = (): unknown => acquireLock(file, null);
      expect(attempt).toThrow(MarsadError);
      expect(attempt).toThrow(new RegExp(String(owner.pid), 'u'));
      expect(readLock(file)).toMatchObject({ pid: owner.pid, port: 4101 });
    } finally {
      owner.kill('SIGKILL');
    }
  });

  test('is taken over from a process that was killed', () => {
    writeFileSync(file, JSON.stringify({ pid: endedPid(), started: '1', port: 4100 }));
    expect(readLock(file)).toBeNull();
    const lock = acquireLock(file, null);
    expect(readLock(file)?.pid).toBe(process.pid);
    lock.release();
  });

  test.skipIf(process.platform === 'win32')('is taken over where the id belongs to another process by now', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'before the last restart', port: null }));
    expect(readLock(file)).toBeNull();
    acquireLock(file, null).release();
  });

  test('half written is respected while fresh, and taken over when old', () => {
    writeFileSync(file, '{"pid": 1');
    expect(() => acquireLock(file, null)).toThrow(MarsadError);
    const old = new Date(Date.now() - 60_000);
    utimesSync(file, old, old);
    acquireLock(file, null).release();
  });

  test('is not taken while another process is taking it over, unless that one was killed', () => {
    writeFileSync(file, JSON.stringify({ pid: endedPid(), started: null, port: null }));
    mkdirSync(`${file}.takeover`);
    expect(() => acquireLock(file, null)).toThrow(MarsadError);
    const old = new Date(Date.now() - 60_000);
    utimesSync(`${file}.takeover`, old, old);
    acquireLock(file, null).release();
  });

  test('is not deleted by a release after another took it over', () => {
    const lock = acquireLock(file, null);
    writeFileSync(file, '{"pid":1,"started":null,"port":null}');
    lock.release();
    expect(readFileSync(file, 'utf8')).toContain('"pid":1');
  });
});
