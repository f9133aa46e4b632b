import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip, gzipSync } from 'node:zlib';

import type { Kysely } from 'kysely';

import { failureOf } from './failures.ts';
import type { Database } from './database.ts';

/**
 * The bytes of articles as they came in, each once, by their SHA-256: what a doubt about the text goes back to. They are kept
 * compressed, and need not be synced as journals are: an article without its original is still one.
 */
export interface Originals {
  readonly put: (hash: string, bytes: Uint8Array) => Promise<void>;
  /** Null where it was not kept. */
  readonly get: (hash: string) => Promise<Uint8Array | null>;
  /** All hashes, in order. */
  readonly hashes: () => Promise<readonly string[]>;
  /** For good; what is not there may be deleted too. */
  readonly delete: (hash: string) => Promise<void>;
}

const HASH = /^[0-9a-f]{64}$/u;
const compress = promisify(gzip);
const expand = promisify(gunzip);
/** To have another thread compress so few bytes, or write them, takes longer than to do it. */
const FEW_BYTES = 256 * 1024;

/** Originals in `folder`, a file each. Several processes may write there. */
export function fileOriginals(folder: string): Originals {
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), `${checked(hash)}.gz`);
  return {
    async put(hash, bytes) {
      const path = pathOf(hash);
      if (existsSync(path)) return;
      // Half a file never has the name of a whole one.
      const partial = `${path}.${randomUUID()}`;
      const compressed = await compressedOf(bytes);
      try {
        writeInFolder(partial, compressed);
        renameSync(partial, path);
      } catch (error) {
        rmSync(partial, { force: true });
        throw failureOf(folder, error);
      }
    },
    async get(hash) {
      const path = pathOf(hash);
      return existsSync(path) ? expand(await readFile(path)) : null;
    },
    async hashes() {
      if (!existsSync(folder)) return [];
      const names = await readdir(folder, { recursive: true });
      return names.flatMap((name) => /([0-9a-f]{64})\.gz$/u.exec(name)?.[1] ?? []).toSorted();
    },
    delete: (hash) => rm(pathOf(hash), { force: true }),
  };
}

export function sqlOriginals(database: Kysely<Database>): Originals {
  return {
    async put(hash, bytes) {
      const known = await database
        .selectFrom('originals')
        .select('hash')
        .where('hash', '=', checked(hash))
        .executeTakeFirst();
      if (known) return;
      await database
        .insertInto('originals')
        .values({ hash, bytes: await compressedOf(bytes) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async get(hash) {
      const row = await database
        .selectFrom('originals')
        .select('bytes')
        .where('hash', '=', checked(hash))
        .executeTakeFirst();
      return row ? expand(row.bytes) : null;
    },
    async hashes() {
      const rows = await database.selectFrom('originals').select('hash').execute();
      return rows.map(({ hash }) => hash).toSorted();
    },
    async delete(hash) {
      await database.deleteFrom('originals').where('hash', '=', checked(hash)).execute();
    },
  };
}

function compressedOf(bytes: Uint8Array): Buffer | Promise<Buffer> {
  return bytes.length <= FEW_BYTES ? gzipSync(bytes) : compress(bytes);
}

/** The folder is made where it is not there. */
function writeInFolder(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A hash is part of a path: nothing else may be. */
function checked(hash: string): string {
  if (!HASH.test(hash)) throw new TypeError(`${hash} is no SHA-256`);
  return hash;
}
