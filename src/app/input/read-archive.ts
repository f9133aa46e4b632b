import { posix } from 'node:path';

import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

import { type ManifestEntry, reasonOfError } from '../../model/index.ts';
import { hasKnownExtension } from './formats.ts';
import { INPUT_LIMITS } from './limits.ts';
import { MANIFEST, parseManifest } from './manifest.ts';
import { inputProblem } from './problem.ts';
import type { Piece, ReadContext, Source } from './source.ts';

/** What happened with one entry. */
type Unpacked = { readonly bytes: Uint8Array } | Extract<Piece, { problem: unknown }>;

/**
 * The files of a ZIP archive, one after another; nothing is ever written to a disk. A name that leads out of the archive, an entry
 * that unpacks to far more than its size, and what is beyond the limits are refused, each told by its name.
 */
export async function* readArchive(source: Source, { depth }: ReadContext): AsyncGenerator<Piece> {
  const { path } = source;
  if (depth >= INPUT_LIMITS.archiveDepth) {
    return yield { problem: inputProblem('input/archive-depth', { path, depth: INPUT_LIMITS.archiveDepth }) };
  }
  let zip: ZipFile | null = null;
  try {
    zip = await open(source.bytes);
    yield* readEntries(zip, source, depth);
  } catch (error) {
    yield { problem: damaged(path, error) };
  } finally {
    zip?.close();
  }
}

function open({ buffer, byteOffset, byteLength }: Uint8Array): Promise<ZipFile> {
  // Names come as bytes: yauzl would break off at the first that it does not like.
  return fromBufferPromise(Buffer.from(buffer, byteOffset, byteLength), { lazyEntries: true, decodeStrings: false });
}

async function* readEntries(zip: ZipFile, { path, fetched }: Source, depth: number): AsyncGenerator<Piece> {
  const entries: { readonly name: string; readonly entry: Entry }[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (isHidden(name)) continue;
    if (leadsOut(name)) {
      yield { problem: inputProblem('input/archive-path', { path, entry: name }) };
    } else if (entries.length >= INPUT_LIMITS.archiveEntries) {
      yield {
        problem: inputProblem('input/archive-large', { path, limit: INPUT_LIMITS.archiveEntries, unit: 'entries' }),
      };
      break;
    } else {
      entries.push({ name, entry });
    }
  }
  let total = 0;
  const manifests = new Map<string, ReadonlyMap<string, ManifestEntry>>();
  for (const { name, entry } of entries.filter((each) => isManifest(each.name))) {
    const unpacked = await unpack(zip, entry, `${path}/${name}`);
    if ('problem' in unpacked) {
      yield unpacked;
      continue;
    }
    const { entries: listed, problems } = parseManifest(
      `${path}/${name}`,
      Buffer.from(unpacked.bytes).toString('utf8'),
    );
    for (const problem of problems) yield { problem };
    manifests.set(posix.dirname(name), new Map(listed.map((one) => [posix.join(posix.dirname(name), one.file), one])));
  }
  for (const { name, entry } of entries.filter((each) => !isManifest(each.name))) {
    // A manifest beside it, or above, says which files are articles.
    const manifest = manifests.get(posix.dirname(name));
    const listed = [...manifests.values()].map((files) => files.get(name)).find((one) => one !== undefined);
    if (manifest && !listed) continue;
    if (!listed && !hasKnownExtension(name)) {
      const extension = posix.extname(name) || posix.basename(name);
      yield { problem: inputProblem('input/skipped-kind', { path: `${path}/${name}`, extension }) };
      continue;
    }
    const unpacked = await unpack(zip, entry, `${path}/${name}`);
    if ('problem' in unpacked) {
      yield unpacked;
      continue;
    }
    total += unpacked.bytes.length;
    if (total > INPUT_LIMITS.archiveBytes) {
      return yield {
        problem: inputProblem('input/archive-large', { path, limit: INPUT_LIMITS.archiveBytes, unit: 'bytes' }),
      };
    }
    yield {
      inner: { path: `${path}/${name}`, bytes: unpacked.bytes, entry: listed ?? null, fetched },
      depth: depth + 1,
    };
  }
}

async function unpack(zip: ZipFile, entry: Entry, path: string): Promise<Unpacked> {
  if (entry.isEncrypted()) return { problem: inputProblem('input/encrypted', { path }) };
  const limit = INPUT_LIMITS.documentBytes;
  // What the archive says of its size is not believed: what comes out is counted.
  const ratioBytes = Math.max(1024 * 1024, entry.compressedSize * INPUT_LIMITS.archiveRatio);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > ratioBytes || size > limit) break;
      chunks.push(chunk);
    }
  } catch (error) {
    return { problem: damaged(path, error) };
  }
  if (size > ratioBytes)
    return { problem: inputProblem('input/archive-ratio', { path, ratio: INPUT_LIMITS.archiveRatio }) };
  if (size > limit) return { problem: inputProblem('input/too-large', { path, bytes: size, limit }) };
  return { bytes: Buffer.concat(chunks) };
}

function damaged(path: string, error: unknown) {
  return inputProblem('input/damaged', { path, format: 'ZIP' }, reasonOfError(error));
}

/** The name of an entry: UTF-8, as nearly all archives write it; bytes that are not become signs of replacement. */
function nameOf(entry: Entry): string {
  const { fileName } = entry as { readonly fileName: unknown };
  return (fileName instanceof Uint8Array ? Buffer.from(fileName).toString('utf8') : String(fileName)).normalize('NFC');
}

function leadsOut(name: string): boolean {
  return /^(?:[/\\]|[a-z]:)/iu.test(name) || name.includes('\0') || name.split(/[/\\]/u).includes('..');
}

/** Folders, and what systems put beside the files of people. */
function isHidden(name: string): boolean {
  return name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.[^./]|~\$)/u.test(name);
}

function isManifest(name: string): boolean {
  return posix.basename(name) === MANIFEST;
}
