import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import { type InputProblem, type ManifestEntry, ManifestEntrySchema } from '../../model/index.ts';
import { checkJson, fieldAndReason, inputProblem } from './problem.ts';

export const MANIFEST = 'manifest.jsonl';
const TEXT_EXTENSIONS = new Set(['.txt', '.md']);

/** A file to be read, with the manifest line that names it. */
export interface InputFile {
  readonly path: string;
  readonly entry: ManifestEntry | null;
}

export interface InputList {
  readonly files: readonly InputFile[];
  readonly problems: readonly InputProblem[];
}

/**
 * The files that `paths` stand for, in order and each once. A folder is searched with all folders in it; where it has a
 * `manifest.jsonl`, that says which of its files are articles. A file that is named itself may be called anything.
 */
export async function listInputs(paths: readonly string[]): Promise<InputList> {
  const lists: InputList[] = [];
  for (const path of paths) lists.push(await listPath(path));
  const files = new Map<string, InputFile>();
  for (const file of lists.flatMap((list) => list.files)) {
    const real = await realpath(file.path);
    // A file named by a manifest and by itself is read with what the manifest says of it.
    if (!files.get(real)?.entry) files.set(real, file);
  }
  return { files: [...files.values()], problems: lists.flatMap((list) => list.problems) };
}

async function listPath(path: string): Promise<InputList> {
  try {
    const found = await stat(path);
    if (found.isFile()) return extname(path) === '.jsonl' ? await readManifest(path) : oneFile(path);
    const list = await listFolder(path);
    const isEmpty = list.files.length === 0 && list.problems.length === 0;
    return isEmpty ? { files: [], problems: [inputProblem('input/no-articles', { path })] } : list;
  } catch (error) {
    return { files: [], problems: [unreadable(path, error)] };
  }
}

function oneFile(path: string): InputList {
  return { files: [{ path, entry: null }], problems: [] };
}

async function listFolder(folder: string): Promise<InputList> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const hasManifest = entries.some((entry) => entry.name === MANIFEST && !entry.isDirectory());
  const lists: InputList[] = hasManifest ? [await readManifest(join(folder, MANIFEST))] : [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) lists.push(await listFolder(path));
    else if (!hasManifest && TEXT_EXTENSIONS.has(extname(entry.name).toLowerCase()) && (await isFile(path))) {
      lists.push(oneFile(path));
    }
  }
  return { files: lists.flatMap((list) => list.files), problems: lists.flatMap((list) => list.problems) };
}

async function readManifest(path: string): Promise<InputList> {
  const files: InputFile[] = [];
  const problems: InputProblem[] = [];
  let line = 0;
  for await (const raw of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    line += 1;
    const text = raw.replace(/^\ufeff/u, '').trim();
    if (text === '') continue;
    const checked = checkJson(ManifestEntrySchema, text);
    if (!checked.ok) {
      problems.push(inputProblem('input/manifest-line', { path, line }, fieldAndReason(checked)));
      continue;
    }
    const entry = checked.value;
    const file = resolve(dirname(path), entry.file);
    if (relative(dirname(path), file).startsWith('..')) {
      const reason = {
        en: 'field file: it lies outside the folder of the manifest',
        ar: 'الحقل file: يقع خارج مجلد الفهرس',
      };
      problems.push(inputProblem('input/manifest-line', { path, line }, reason));
    } else if (await isFile(file)) {
      files.push({ path: file, entry });
    } else {
      problems.push(inputProblem('input/manifest-file-missing', { path, line, file: entry.file }));
    }
  }
  return { files, problems };
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false; // Whatever the reason, the manifest names a file that cannot be had.
  }
}

/** What stands in the way of a path: nothing is there, or it cannot be read. */
export function unreadable(path: string, error: unknown): InputProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return code === 'ENOENT'
    ? inputProblem('input/not-found', { path })
    : inputProblem('input/unreadable', { path, reason: code });
}

/** The name of a file without folder and extension. */
export function stemOf(path: string): string {
  return basename(path, extname(path));
}
