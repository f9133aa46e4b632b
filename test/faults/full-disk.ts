/**
 * What happens where the disk is full? A small file system in memory is filled up while articles are taken in. It can be made by root on
 * Linux alone; elsewhere this says so.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ingest, listArticles, openWorkspace } from '../../src/app/index.ts';
import { MarsadError } from '../../src/model/index.ts';
import { freeBytes } from '../../src/store/failures.ts';
import { articlesOf } from './kill-ingest.ts';

export const SMALL_DISK_REMEDY = 'Run as root on Linux, where a small tmpfs can be mounted.';
const MEBIBYTE = 1024 * 1024;

export interface SmallDisk {
  readonly folder: string;
  readonly remove: () => void;
}

/** A file system of `mebibytes`; null where none can be made. */
export function makeSmallDisk(mebibytes: number): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'marsad-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null; // A container may forbid it.
  }
  return {
    folder,
    remove: () => {
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** What was told. */
export interface FullDiskReport {
  /** To an ingest, which is refused before anything of it is written. */
  readonly refused: MarsadError;
  /** By the store itself, when it was written to all the same. */
  readonly broken: MarsadError;
}

/**
 * Fill the disk under a case, and make room again.
 * @throws Error where something acknowledged is lost, or nothing goes on once there is room
 */
export async function fillDisk({ folder }: SmallDisk): Promise<FullDiskReport> {
  const articles = articlesOf(60);
  const ballast = join(folder, 'ballast');
  const leave = (mebibytes: number): void => {
    writeFileSync(ballast, '');
    writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes(folder) - mebibytes * MEBIBYTE)));
  };
  const first = openWorkspace({ kind: 'folder', folder: join(folder, 'home') }, { workers: 1 });
  const openCase = await first.open('full', { create: true });
  await ingest(openCase, articles.slice(0, 20));
  leave(10);
  const refused = await errorOf(ingest(openCase, articles.slice(20)));
  leave(60);
  await errorOf(ingest(openCase, articles.slice(20)));
  rmSync(ballast);
  // The same process goes on.
  await ingest(openCase, articles.slice(20, 40));
  leave(2);
  // Whoever writes to the store all the same is told, and never waits for ever.
  const records = await openCase.store.undecidedArticles({ after: '', limit: 1 });
  const [known] = records;
  if (!known) throw new Error('the case is empty');
  const row = {
    ...known,
    words: 1,
    lead: '',
    sentences: [],
    terms: [],
    decided: null,
    reprints: { buckets: [], others: [] },
  };
  const large = { ...known.extraction, text: '' };
  const broken = await errorOf(
    (async () => {
      for (let n = 0; n < 10_000; n += 1) {
        const meta = { ...known.document.meta, id: `large-${n}` };
        const document = { ...known.document, meta, text: noise(n) };
        await openCase.store.putArticles([{ ...row, document, extraction: { ...large, doc: meta } }]);
      }
    })(),
  );
  await first.close();
  rmSync(ballast);

  const second = openWorkspace({ kind: 'folder', folder: join(folder, 'home') }, { workers: 1 });
  try {
    await second.rebuild('full');
    const again = await second.open('full');
    const { articles: kept } = await listArticles(again, { limit: 1000 });
    const lost = articles.slice(0, 40).filter(({ meta }) => !kept.some(({ id }) => id === meta.id));
    if (lost.length > 0) throw new Error(`lost: ${lost.map(({ meta }) => meta.id).join(' ')}`);
    const { added, unchanged } = await ingest(again, articles);
    if (added !== 20 || unchanged !== 40) throw new Error(`${added} added and ${unchanged} unchanged, not 20 and 40`);
  } finally {
    await second.close();
  }
  return { refused, broken };
}

/** Text that does not compress. */
function noise(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 50_000 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCodePoint(0x620 + ((state >>> 8) % 2000));
  }).join('');
}

async function errorOf(work: Promise<unknown>): Promise<MarsadError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof MarsadError && error.code === 'store/unwritable') return error;
    throw error;
  }
  throw new Error('nothing was said of a full disk');
}
