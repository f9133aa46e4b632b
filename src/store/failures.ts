import { statfsSync } from 'node:fs';

import type { PostgresPool, PostgresPoolClient } from 'kysely';

import { MarsadError, reasonOfError } from '../model/index.ts';

/**
 * What has befallen a place that could be written to a moment ago: the disk is full, or the server went away. Both are told with what
 * to do, for neither is a fault of the program; whatever else it is stays as it came.
 */
export function failureOf(place: string, cause: unknown): unknown {
  if (cause instanceof MarsadError) return cause;
  const { code, message } = cause as { readonly code?: unknown; readonly message?: unknown };
  const words = typeof message === 'string' ? message : String(cause);
  const reason = reasonOfError(cause);
  if (FORBIDDEN.has(String(code))) return new MarsadError('store/forbidden', { place, reason }, { cause });
  if (UNWRITABLE.has(String(code)) || NO_SPACE.test(words)) {
    return new MarsadError('store/unwritable', { place, reason }, { cause });
  }
  if (isLoss(String(code)) || LOST.test(words)) return new MarsadError('store/lost', { place, reason }, { cause });
  return cause;
}

/** Codes of the system, and of PostgreSQL: no room, a quota, a disk that fails or only reads; disk_full, io_error. */
const UNWRITABLE = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EFBIG', '53100', '58030']);
/** Whoever runs the program may not write there, or what is named is no folder. */
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'ENOTDIR']);
/** The embedded store has but its words. */
const NO_SPACE = /no space left|ENOSPC|disk full/iu;
/** Shut down, crashed, starting up; and what the system says of connections. */
const LOSSES = new Set(['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']); // prettier-ignore
const LOST = /connection terminated|connection ended|not queryable|timeout exceeded when trying to connect/iu;

function isLoss(code: string): boolean {
  return LOSSES.has(code) || /^08\w{3}$/u.test(code);
}

/** Bytes that are free where `folder` lies. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** What a batch of long articles may take, with the log of the store beside it. */
const ROOM_BYTES = 64 * 1024 * 1024;

/**
 * Nothing is begun for which there may be no room.
 * @throws MarsadError `store/unwritable`
 */
export function refuseFullDisk(folder: string): void {
  const free = freeBytes(folder);
  if (free >= ROOM_BYTES) return;
  const [left, needed] = [free, ROOM_BYTES].map((bytes) => Math.floor(bytes / 1024 / 1024));
  const reason = {
    en: `${left} MiB are free where ${needed} are needed (ENOSPC)`,
    ar: `المتاح ${left} MiB والمطلوب ${needed} ‏(ENOSPC)`,
  };
  throw new MarsadError('store/unwritable', { place: folder, reason });
}

/** Runs `work`, whose failures are told as those of `place`. */
export async function telling<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw failureOf(place, cause);
  }
}

/** The pool, whose failures are told as those of `place`. */
export function tellingPool(place: string, pool: PostgresPool): PostgresPool {
  return {
    async connect() {
      const client = await telling(place, () => pool.connect());
      const query = (sql: string, parameters: readonly unknown[]) =>
        telling(place, () => client.query(sql, parameters));
      return { query: query as PostgresPoolClient['query'], release: () => client.release() };
    },
    end: () => pool.end(),
  };
}
