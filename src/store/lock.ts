import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { z } from 'zod';

import { MarsadError } from '../model/index.ts';

const LockOwnerSchema = z.object({
  pid: z.number().int().positive(),
  /** When that process started, in the system's own words: an id may since belong to another process. Null where unknown. */
  started: z.string().nullable(),
  /** The loopback port on which the owner serves; null where it does not. */
  port: z.number().int().nullable(),
});
/** What the lock file says of the process that owns a store. */
export type LockOwner = z.infer<typeof LockOwnerSchema>;

export interface Lock {
  readonly release: () => void;
}

/** A takeover, or the writing of a lock file, that takes longer than this was broken off by a kill. */
const UNFINISHED_AFTER_MS = 5_000;

/**
 * Own `file`, or learn who does. PGlite takes no lock, and two processes on one folder corrupt it silently; so whoever
 * opens an embedded store holds this first. A lock whose process is gone (killed, or its id reused) is taken over.
 * @throws MarsadError `store/locked` with the owner's pid, and as `cause` the `LockOwner`.
 */
export function acquireLock(file: string, port: number | null): Lock {
  mkdirSync(dirname(file), { recursive: true });
  const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid), port } satisfies LockOwner);
  if (!createFile(file, own) && !takeOver(file, own)) {
    const owner = readLock(file);
    throw new MarsadError('store/locked', { folder: dirname(file), pid: owner?.pid ?? '?' }, { cause: owner });
  }
  return {
    release: () => {
      if (readText(file) === own) rmSync(file, { force: true });
    },
  };
}

/** The live owner of `file`, or null. */
export function readLock(file: string): LockOwner | null {
  const text = readText(file);
  if (text === null) return null;
  const owner = parseOwner(text);
  return owner && isAlive(owner) ? owner : null;
}

/** Replace a stale lock by `own`. A folder beside the lock lets one process at a time try. */
function takeOver(file: string, own: string): boolean {
  const guard = `${file}.takeover`;
  if (!createGuard(guard)) return false;
  try {
    if (!isStale(file)) return false;
    rmSync(file, { force: true });
    return createFile(file, own);
  } finally {
    rmdirSync(guard);
  }
}

function isStale(file: string): boolean {
  const text = readText(file);
  if (text === null) return true;
  const owner = parseOwner(text);
  return owner ? !isAlive(owner) : ageMs(file) > UNFINISHED_AFTER_MS;
}

function createGuard(guard: string): boolean {
  if (ageMs(guard) > UNFINISHED_AFTER_MS) rmSync(guard, { recursive: true, force: true });
  try {
    mkdirSync(guard);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function createFile(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Age of a file in milliseconds; 0 where there is none. */
function ageMs(file: string): number {
  const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return modified === undefined ? 0 : Date.now() - modified;
}

function parseOwner(text: string): LockOwner | null {
  try {
    return LockOwnerSchema.parse(JSON.parse(text));
  } catch {
    return null; // Half written, or not ours: its age decides.
  }
}

function isAlive(owner: LockOwner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
    // EPERM: alive, and another user's.
  }
  const started = startOf(owner.pid);
  return owner.started === null || started === null || owner.started === started;
}

/** When a process started: clock ticks since boot on Linux, a date elsewhere; null where the system does not say. */
function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field, the command in brackets, may hold spaces; the start is the 22nd field.
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
    }
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null; // Without it the id alone decides.
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
