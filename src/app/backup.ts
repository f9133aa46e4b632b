import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ZipFile as ZipWriter } from 'yazl';
import { z } from 'zod';

import { type BackupReport, ExtractionSchema, MarsadError, reasonOfError, VERSION } from '../model/index.ts';
import type { Archive, Journal } from '../store/index.ts';
import { batchesOf } from './batches.ts';
import { INPUT_LIMITS } from './input/limits.ts';
import type { Original } from './input/read-inputs.ts';
import { pagesOf } from './catch-up.ts';
import { decisionOfLine } from './decisions.ts';
import { articleOfLine } from './journal.ts';
import { recordFrom } from './reader.ts';
import { putRecords } from './put-records.ts';
import type { OpenCase } from './workspace.ts';

/**
 * How does a case outlive its machine? One ZIP with the journals and the extractions as JSON lines, the bytes in which articles came,
 * and a manifest with the hash of each part; it goes from a folder to PostgreSQL and back. The store itself is left out: it can be
 * made again.
 */
const PARTS = ['documents.jsonl', 'decisions.jsonl', 'extractions.jsonl'] as const;
type Part = (typeof PARTS)[number];
const MANIFEST = 'manifest.json';
/** An original lies under its own SHA-256, which needs no other to be checked by. */
const ORIGINAL = /^originals\/(?<hash>[0-9a-f]{64})$/u;
/** No input was larger when it came in. */
const ORIGINAL_BYTES_MAX = INPUT_LIMITS.containerBytes;
const FORMAT = 1;
const MANIFEST_BYTES_MAX = 1_000_000;

const ManifestSchema = z.object({
  format: z.number().int(),
  /** The version of Marsad that wrote it. */
  marsad: z.string(),
  case: z.string(),
  /** When, UTC, ISO 8601. */
  at: z.string(),
  articles: z.number().int(),
  /** How many originals there are; null where they were left out. */
  originals: z.number().int().nullable().default(null),
  files: z.array(
    z.object({ name: z.enum(PARTS), bytes: z.number().int(), lines: z.number().int(), sha256: z.string() }),
  ),
});
type Manifest = z.infer<typeof ManifestSchema>;

/** A line of `extractions.jsonl`: what the engine found in an article, before any decision. */
const ExtractionLineSchema = z.object({ contentHash: z.string(), engine: z.string(), extraction: ExtractionSchema });

export interface BackupOptions {
  /** Leave out the bytes in which articles came; their texts are in the journal all the same. */
  readonly withoutOriginals?: boolean;
}

/**
 * Write a case to `path`, which must not be there yet, and give what is in it. While it is written nothing changes the case.
 * @throws MarsadError `backup/exists`, `backup/unwritable`
 */
export async function backUpCase(
  openCase: OpenCase,
  path: string,
  at: string,
  { withoutOriginals = false }: BackupOptions = {},
): Promise<BackupReport> {
  if (existsSync(path)) throw new MarsadError('backup/exists', { path });
  // A backup that was broken off never has the name of a whole one.
  const partial = `${path}.partial`;
  try {
    const manifest = await openCase.change(async () => {
      const hashes = withoutOriginals ? null : await openCase.archive.originals.hashes();
      return writeZip(openCase, partial, at, hashes);
    });
    await rename(partial, path);
    return reportOf(manifest, path);
  } catch (cause) {
    await rm(partial, { force: true });
    if (cause instanceof MarsadError) throw cause;
    throw new MarsadError('backup/unwritable', { path, reason: reasonOfError(cause) }, { cause });
  }
}

async function writeZip(
  { name, archive, store }: OpenCase,
  path: string,
  at: string,
  hashes: readonly string[] | null,
): Promise<Manifest> {
  const lines: Record<Part, () => AsyncGenerator<string>> = {
    'documents.jsonl': () => journalLines(archive.documents),
    'decisions.jsonl': () => journalLines(archive.decisions),
    async *'extractions.jsonl'() {
      for await (const page of pagesOf(store)) {
        for (const { contentHash, engine, extraction } of page) {
          const { text: _text, ...found } = extraction;
          yield JSON.stringify({ contentHash, engine, extraction: found });
        }
      }
    },
  };
  const zip = new ZipWriter();
  const files: Manifest['files'] = [];
  const { articles } = await store.summary();
  const originals = hashes?.length ?? null;
  const manifest = (): Manifest => ({ format: FORMAT, marsad: VERSION, case: name, at, articles, originals, files });
  const time = { mtime: new Date(at) };
  for (const part of PARTS) {
    zip.addReadStreamLazy(part, time, (callback) => {
      callback(null, Readable.from(measured(lines[part](), (measure) => files.push({ name: part, ...measure }))));
    });
  }
  for (const hash of hashes ?? []) {
    zip.addReadStreamLazy(`originals/${hash}`, time, (callback) => {
      callback(null, Readable.from(bytesOf(archive, hash)));
    });
  }
  // Asked for when the parts have been written, and so have been measured.
  zip.addReadStreamLazy(MANIFEST, time, (callback) => {
    callback(null, Readable.from([Buffer.from(`${JSON.stringify(manifest(), null, 2)}\n`)]));
  });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path, { flags: 'w', flush: true }));
  return manifest();
}

/** An original that is gone makes the backup fail: it promises all that it names. */
async function* bytesOf({ originals }: Archive, hash: string): AsyncGenerator<Uint8Array> {
  const bytes = await originals.get(hash);
  if (bytes === null) throw new Error(`original ${hash} is gone`);
  yield bytes;
}

async function* journalLines(journal: Journal): AsyncGenerator<string> {
  for await (const { line } of journal.read(0)) yield line;
}

async function* measured(
  lines: AsyncIterable<string>,
  done: (measure: { readonly bytes: number; readonly lines: number; readonly sha256: string }) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let [bytes, count] = [0, 0];
  for await (const line of lines) {
    const chunk = Buffer.from(`${line}\n`);
    hash.update(chunk);
    bytes += chunk.length;
    count += 1;
    yield chunk;
  }
  done({ bytes, lines: count, sha256: hash.digest('hex') });
}

/** A backup whose every hash has been checked. */
export interface CheckedBackup {
  readonly manifest: Manifest;
  readonly lines: (part: Part) => AsyncGenerator<string>;
  /** The bytes in which articles came, one after another. */
  readonly originals: () => AsyncGenerator<Original>;
  readonly close: () => void;
}

/**
 * Open a backup and check that it is whole; nothing is restored from one that is not.
 * @throws MarsadError `backup/unreadable`, `backup/damaged`, `backup/newer`
 */
export async function openBackup(path: string): Promise<CheckedBackup> {
  const zip = await readingFrom(path, () => openPromise(path, { autoClose: false }));
  try {
    const entries = await readingFrom(path, () => entriesOf(zip));
    const manifest = await readManifest(path, zip, entries);
    const linesOf = (part: Part) => entryLines(path, zip, entries.get(part));
    for (const file of manifest.files) {
      const entry = entries.get(file.name);
      if (!entry || !(await isAsMeasured(zip, entry, file)))
        throw new MarsadError('backup/damaged', { path, file: file.name });
    }
    if (manifest.files.length !== PARTS.length) throw new MarsadError('backup/damaged', { path, file: MANIFEST });
    const originals = [...entries.values()].filter(({ fileName }) => ORIGINAL.test(fileName));
    if (originals.length !== (manifest.originals ?? 0))
      throw new MarsadError('backup/damaged', { path, file: 'originals' });
    for (const entry of originals) await readOriginal(path, zip, entry);
    return {
      manifest,
      lines: linesOf,
      async *originals() {
        for (const entry of originals) yield await readOriginal(path, zip, entry);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

async function readManifest(path: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const entry = entries.get(MANIFEST);
  if (!entry || entry.uncompressedSize > MANIFEST_BYTES_MAX)
    throw new MarsadError('backup/damaged', { path, file: MANIFEST });
  const chunks: Buffer[] = [];
  const manifest = await readingFrom(path, async () => {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as { readonly format?: unknown };
  });
  if (typeof manifest.format === 'number' && manifest.format > FORMAT) {
    throw new MarsadError('backup/newer', { path, found: manifest.format, known: FORMAT });
  }
  const checked = ManifestSchema.safeParse(manifest);
  if (!checked.success) throw new MarsadError('backup/damaged', { path, file: MANIFEST }, { cause: checked.error });
  return checked.data;
}

/** True where the entry unpacks to just what the manifest says; one that is larger is not unpacked to its end. */
async function isAsMeasured(zip: ZipFile, entry: Entry, file: Manifest['files'][number]): Promise<boolean> {
  if (entry.uncompressedSize !== file.bytes) return false;
  const hash = createHash('sha256');
  try {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) hash.update(chunk);
  } catch {
    return false; // Whatever does not unpack is damaged.
  }
  return hash.digest('hex') === file.sha256;
}

/** @throws MarsadError `backup/damaged` where the bytes are not those of its name */
async function readOriginal(path: string, zip: ZipFile, entry: Entry): Promise<Original> {
  const hash = ORIGINAL.exec(entry.fileName)?.groups?.['hash'] ?? '';
  const chunks: Buffer[] = [];
  let cause: unknown = null;
  try {
    if (entry.uncompressedSize <= ORIGINAL_BYTES_MAX) {
      for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) chunks.push(chunk);
    }
  } catch (error) {
    cause = error;
  }
  const bytes = Buffer.concat(chunks);
  if (createHash('sha256').update(bytes).digest('hex') === hash) return { hash, bytes };
  throw new MarsadError('backup/damaged', { path, file: entry.fileName }, { cause });
}

async function* entryLines(path: string, zip: ZipFile, entry: Entry | undefined): AsyncGenerator<string> {
  if (!entry) return;
  const stream = await readingFrom(path, () => zip.openReadStreamPromise(entry));
  yield* createInterface({ input: stream, crlfDelay: Infinity });
}

/** How many lines are written at once. */
const BATCH = 50;

/**
 * Fill the journals of a new case from a backup, and its originals. Every line is checked before the first is written.
 * @throws MarsadError `journal/damaged`
 */
export async function restoreJournals(backup: CheckedBackup, archive: Archive): Promise<void> {
  const parts = [
    ['documents.jsonl', archive.documents, articleOfLine],
    ['decisions.jsonl', archive.decisions, decisionOfLine],
  ] as const;
  for (const [part, , check] of parts) {
    let number = 0;
    for await (const line of backup.lines(part)) check(line, (number += 1));
  }
  // Decisions first: the articles are then loaded with them.
  for (const [part, journal] of parts.toReversed()) {
    for await (const lines of batchesOf(backup.lines(part), BATCH)) await journal.append(lines);
  }
  for await (const { hash, bytes } of backup.originals()) await archive.originals.put(hash, bytes);
}

/** Put back what another engine than ours had found, so that the case answers as it did. `marsad case re-extract` renews it. */
export async function restoreExtractions(backup: CheckedBackup, openCase: OpenCase): Promise<void> {
  const { store } = openCase;
  const reader = await openCase.reader();
  for await (const lines of batchesOf(backup.lines('extractions.jsonl'), BATCH)) {
    const found = lines.map((line) => ExtractionLineSchema.parse(JSON.parse(line)));
    const foreign = new Map(
      found.flatMap((each) => (each.engine === reader.version ? [] : [[each.extraction.doc.id, each]])),
    );
    if (foreign.size === 0) continue;
    await openCase.change(async () => {
      const articles = await store.undecidedArticles({ ids: [...foreign.keys()] });
      const records = articles.flatMap((article) => {
        const line = foreign.get(article.document.meta.id);
        if (line?.contentHash !== article.contentHash) return [];
        const extraction = { ...line.extraction, text: article.document.text };
        return [recordFrom(reader, { ...article, engine: line.engine, extraction })];
      });
      await putRecords(openCase, records);
    });
  }
}

export function reportOf({ case: name, at, articles, originals, files }: Manifest, path: string): BackupReport {
  const linesOf = (part: Part): number => files.find((file) => file.name === part)?.lines ?? 0;
  return {
    case: name,
    path,
    at,
    articles,
    documents: linesOf('documents.jsonl'),
    decisions: linesOf('decisions.jsonl'),
    originals: originals ?? 0,
  };
}

async function readingFrom<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof MarsadError) throw cause;
    throw new MarsadError('backup/unreadable', { path, reason: reasonOfError(cause) }, { cause });
  }
}
