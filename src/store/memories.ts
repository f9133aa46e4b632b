import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

import type { Kysely } from 'kysely';

import { telling } from './failures.ts';
import type { Database } from './database.ts';

/**
 * What a case remembers between two runs of the program, such as how far a feed was read: a text by name. What is written
 * replaces what was there, at once and whole.
 */
export interface Memories {
  /** Null where nothing is remembered. */
  readonly read: (name: string) => Promise<string | null>;
  readonly write: (name: string, value: string) => Promise<void>;
}

/** Memories in `folder`, a file each; a name holds lower-case letters, digits and hyphens. */
export function fileMemories(folder: string): Memories {
  const pathOf = (name: string): string => join(folder, `${name}.json`);
  return {
    async read(name) {
      try {
        return await readFile(pathOf(name), 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    write: (name, value) =>
      telling(folder, async () => {
        await mkdir(folder, { recursive: true });
        const temporary = `${pathOf(name)}.${process.pid}`;
        const handle = await open(temporary, 'w');
        try {
          await handle.writeFile(value);
          await handle.datasync();
        } finally {
          await handle.close();
        }
        await rename(temporary, pathOf(name));
      }),
  };
}

export function sqlMemories(database: Kysely<Database>): Memories {
  return {
    async read(name) {
      const row = await database.selectFrom('memories').select('value').where('name', '=', name).executeTakeFirst();
      return row?.value ?? null;
    },
    async write(name, value) {
      await database
        .insertInto('memories')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
  };
}
