import { type Dirent } from 'node:fs';
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';

import { escapePath, glob, isDynamicPattern } from 'tinyglobby';

import { type InputProblem, type ManifestEntry, ManifestEntrySchema, reasonOfError } from '../../model/index.ts';
import { hasKnownExtension } from './formats.ts';
import { MANIFEST, parseManifest } from './manifest.ts';
import { checkJson, inputProblem } from './problem.ts';

/** The name of standard input on a command line. */
export const STANDARD_INPUT = '-';

/** A file to be read, `-` for standard input, or an address; with the manifest line that names it. */
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
 * `manifest.jsonl`, that says which of its files are articles, and other files of a folder whose kind cannot be read are told as
 * skipped. A path that names nothing is a pattern where it looks like one: `archive/2019-*.html`. A file that is named itself
 * may be called anything.
 */
export async function listInputs(paths: readonly string[]): Promise<InputList> {
  const lists: InputList[] = [];
  for (const path of paths) lists.push(await listPath(path));
  const files = new Map<string, InputFile>();
  for (const file of lists.flatMap((list) => list.files)) {
    const real = isFileOfDisk(file.path) ? await realpath(file.path) : file.path;
    // A file named by a manifest and by itself is read with what the manifest says of it.
    if (!files.get(real)?.entry) files.set(real, file);
  }
  return { files: [...files.values()], problems: lists.flatMap((list) => list.problems) };
}

/** True for an address of the web. */
export function isAddress(path: string): boolean {
  return /^https?:\/\//iu.test(path);
}

/** True for a path that stands for something on a disk. */
export function isFileOfDisk(path: string): boolean {
  return path !== STANDARD_INPUT && !isAddress(path);
}

async function listPath(path: string): Promise<InputList> {
  if (!isFileOfDisk(path)) return oneFile(path);
  try {
    const found = await stat(path);
    if (!found.isDirectory()) {
      // What is no file, such as a pipe, can be read but once.
      return found.isFile() && (await isManifest(path)) ? await readManifest(path) : oneFile(path);
    }
    const list = await listFolder(path);
    const isEmpty = list.files.length === 0 && !list.problems.some((problem) => problem.fatal);
    const none = isEmpty ? [inputProblem('input/no-articles', { path })] : [];
    return { files: list.files, problems: [...list.problems, ...none] };
  } catch (error) {
    if (isAbsent(error) && isDynamicPattern(path)) return listPattern(path);
    return { files: [], problems: [unreadable(path, error)] };
  }
}

function oneFile(path: string): InputList {
  return { files: [{ path, entry: null }], problems: [] };
}

/** What matches a pattern, as if each had been named; files of unknown kind are skipped as in a folder. */
async function listPattern(pattern: string): Promise<InputList> {
  // The folder in front of the pattern may hold characters of patterns itself.
  const parts = pattern.split(/[/\\]/u);
  const first = parts.findIndex((part) => isDynamicPattern(part));
  const folder = parts.slice(0, first).join('/');
  const cwd = pattern.startsWith('/') ? `${folder}/` : folder === '' ? '.' : folder;
  const found = await glob([parts.slice(first).join('/')], {
    cwd: escapePath(cwd) === cwd ? cwd : resolve(cwd),
    onlyFiles: true,
  });
  if (found.length === 0) return { files: [], problems: [inputProblem('input/no-match', { path: pattern })] };
  const lists = found.toSorted().map((name) => fileOfFolder(join(cwd, name)));
  return joined(lists);
}

async function listFolder(folder: string): Promise<InputList> {
  let entries: readonly Dirent[];
  try {
    entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return { files: [], problems: [unreadable(folder, error)] };
  }
  const hasManifest = entries.some((entry) => entry.name === MANIFEST && !entry.isDirectory());
  const lists: InputList[] = hasManifest ? [await readManifest(join(folder, MANIFEST))] : [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (isHidden(entry.name)) continue;
    if (entry.isDirectory()) {
      if (!isOfSavedPage(entry, entries)) lists.push(await listFolder(path));
    } else if (!hasManifest && (await isFile(path))) {
      lists.push(fileOfFolder(path));
    }
  }
  return joined(lists);
}

/** What systems and programs put beside the files of people: `.DS_Store`, `~$letter.docx` while Word has a letter open. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$');
}

/** Browsers save the pictures and scripts of `page.html` in a folder `page_files`. */
function isOfSavedPage(folder: Dirent, entries: readonly Dirent[]): boolean {
  const stem = /^(?<stem>.+)_files$/u.exec(folder.name)?.groups?.['stem'];
  return entries.some(({ name }) => /\.x?html?$/iu.test(name) && stemOf(name) === stem);
}

function fileOfFolder(path: string): InputList {
  if (hasKnownExtension(path)) return oneFile(path);
  const extension = extname(path) || basename(path);
  return { files: [], problems: [inputProblem('input/skipped-kind', { path, extension })] };
}

function joined(lists: readonly InputList[]): InputList {
  return { files: lists.flatMap((list) => list.files), problems: lists.flatMap((list) => list.problems) };
}

/** Characters in which the first line of a manifest ends. */
const FIRST_LINE = 64 * 1024;

/** True for a list of files, which is JSON lines like a list of articles: its first line says so. */
async function isManifest(path: string): Promise<boolean> {
  if (basename(path) === MANIFEST) return true;
  if (extname(path).toLowerCase() !== '.jsonl') return false;
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(FIRST_LINE), 0, FIRST_LINE, 0);
    const [line = ''] = buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\ufeff/u, '')
      .split('\n', 1);
    return checkJson(ManifestEntrySchema, line).ok && !/"(?:text|body|content)"\s*:/u.test(line);
  } finally {
    await handle.close();
  }
}

async function readManifest(path: string): Promise<InputList> {
  const { entries, problems } = parseManifest(path, await readFile(path, 'utf8'));
  const lists = await Promise.all(entries.map((entry) => fileOfEntry(path, entry)));
  const lineOf = ({ place }: InputProblem): number => Number(/\d+$/u.exec(place)?.[0] ?? 0);
  const all = [...problems, ...lists.flatMap((list) => list.problems)];
  return { files: lists.flatMap((list) => list.files), problems: all.toSorted((a, b) => lineOf(a) - lineOf(b)) };
}

async function fileOfEntry(
  path: string,
  { line, ...entry }: ManifestEntry & { readonly line: number },
): Promise<InputList> {
  const file = resolve(dirname(path), entry.file);
  if (relative(dirname(path), file).startsWith('..')) {
    const reason = {
      en: 'field file: it lies outside the folder of the manifest',
      ar: 'الحقل file: يقع خارج مجلد الفهرس',
    };
    return { files: [], problems: [inputProblem('input/manifest-line', { path, line }, reason)] };
  }
  if (await isFile(file)) return { files: [{ path: file, entry }], problems: [] };
  return { files: [], problems: [inputProblem('input/manifest-file-missing', { path, line, file: entry.file })] };
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false; // Whatever the reason, the manifest names a file that cannot be had.
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** What stands in the way of a path: nothing is there, or it cannot be read. */
export function unreadable(path: string, error: unknown): InputProblem {
  if (/^[a-z][a-z\d+.-]+:\/\//iu.test(path)) return inputProblem('input/not-of-the-web', { path });
  if (isAbsent(error)) return inputProblem('input/not-found', { path });
  return inputProblem('input/unreadable', { path }, reasonOfError(error));
}

/** The name of a file without folder and extension. */
export function stemOf(path: string): string {
  return basename(path, extname(path));
}
