/**
 * Write an empty store as a gzipped tar, from which the first store of a case is made: `node scripts/prepare-store.mjs FILE`,
 * by default `dist/store/empty-store.tar.gz`. Loading it takes about 1 s where making a store takes 4 to 7 s. Without the
 * file everything works, only slower.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { PGlite } from '@electric-sql/pglite';

/** @param {string} file */
export async function prepareStore(file) {
  const database = await PGlite.create('memory://');
  const archive = await database.dumpDataDir('gzip');
  await database.close();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, Buffer.from(await archive.arrayBuffer()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await prepareStore(
    resolve(process.argv[2] ?? fileURLToPath(new URL('../dist/store/empty-store.tar.gz', import.meta.url))),
  );
}
