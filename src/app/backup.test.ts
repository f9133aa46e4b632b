import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ZipFile } from 'yazl';

import { wholeOf } from '../../test/answers.ts';
import { describePlaces } from '../../test/places.ts';
import { readArticle } from './articles.ts';
import { backUpCase } from './backup.ts';
import { ingest } from './ingest.ts';
import { keepOriginal } from './originals.ts';
import type { ArticleInput } from './input/source.ts';
import { recordDecision, undoDecision } from './review.ts';
import { readSamples } from './samples.ts';
import { openWorkspace, type OpenCase, type Workspace } from './workspace.ts';

const AT = '2026-01-31T10:00:00.000Z';
const ORIGINALS = [Buffer.from('<p>أصل</p>'), Buffer.from(new Uint8Array(70_000).map((_zero, at) => at * at))].map(
  (bytes) => ({
    hash: createHash('sha256').update(bytes).digest('hex'),
    bytes,
  }),
);

/** The originals that a case keeps, by their hash. */
async function originalsOf({ archive: { originals } }: OpenCase): Promise<unknown> {
  const hashes = await originals.hashes();
  return Promise.all(hashes.map(async (hash) => [hash, Buffer.from((await originals.get(hash)) ?? [])]));
}

/** A case with an article in two versions, one that was deleted, a decision in force and one that was undone. */
async function fill(openCase: OpenCase): Promise<void> {
  const samples = (await readSamples()).slice(0, 6);
  const [first, second] = samples as [ArticleInput, ArticleInput];
  for (const original of ORIGINALS) await keepOriginal(openCase, original);
  await ingest(openCase, [{ ...first, text: `${first.text}\n\nيتبع.` }]);
  await ingest(openCase, samples);
  await recordDecision(openCase, { kind: 'delete-article', document: second.meta.id }, AT);
  const claim = (await readArticle(openCase, first.meta.id)).extraction.claims[0]?.id ?? '';
  await recordDecision(openCase, { kind: 'reject-claim', claim, reason: 'ليس في النص' }, AT);
  const { id } = await recordDecision(openCase, { kind: 'merge-entities', from: 'France', into: 'Italy' }, AT);
  await undoDecision(openCase, id, AT);
}

describePlaces('a case', (place) => {
  let folder: string;
  let workspace: Workspace;
  let openCase: OpenCase;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'marsad-backup-'));
    workspace = openWorkspace(place());
    openCase = await workspace.open('libya', { create: true });
    await fill(openCase);
  }, 120_000);
  afterAll(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true });
  });

  test('is the same after backup, deletion and restoring, here and in the other place', async () => {
    const before = await wholeOf(openCase);
    const originals = await originalsOf(openCase);
    expect(originals).toHaveLength(ORIGINALS.length);
    const path = join(folder, 'libya.zip');
    const report = await backUpCase(openCase, path, AT);
    expect(report).toEqual({ case: 'libya', path, at: AT, articles: 5, documents: 7, decisions: 4, originals: 2 });
    await expect(backUpCase(openCase, path, AT)).rejects.toMatchObject({ code: 'backup/exists' });
    await expect(workspace.restore(path)).rejects.toMatchObject({ code: 'case/exists' });
    await expect(workspace.restore(path, 'sample')).rejects.toMatchObject({ code: 'case/sample-reserved' });

    await workspace.remove('libya');
    expect((await workspace.list()).map(({ name }) => name)).toEqual(['sample']);
    await expect(workspace.open('libya')).rejects.toMatchObject({ code: 'case/unknown' });
    await expect(workspace.remove('libya')).rejects.toMatchObject({ code: 'case/unknown' });
    expect(await workspace.restore(path)).toEqual(report);
    openCase = await workspace.open('libya');
    expect(await wholeOf(openCase)).toEqual(before);
    expect(await originalsOf(openCase)).toEqual(originals);
    // A backup of what was restored says the same.
    const again = join(folder, 'again.zip');
    await backUpCase(openCase, again, AT);
    expect(readFileSync(again)).toEqual(readFileSync(path));

    const elsewhere = openWorkspace({ kind: 'folder', folder: join(folder, 'elsewhere') });
    try {
      expect(await elsewhere.restore(path, 'Other')).toEqual({ ...report, case: 'other' });
      expect(await wholeOf(await elsewhere.open('other'))).toEqual(before);
      expect(await originalsOf(await elsewhere.open('other'))).toEqual(originals);
      const bare = join(folder, 'bare.zip');
      const smaller = await backUpCase(openCase, bare, AT, { withoutOriginals: true });
      expect(smaller).toEqual({ ...report, path: bare, originals: 0 });
      expect(await elsewhere.restore(bare, 'bare')).toEqual({ ...smaller, case: 'bare' });
      expect(await originalsOf(await elsewhere.open('bare'))).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  }, 120_000);

  test('is the same when its store is made again', async () => {
    const before = await wholeOf(openCase);
    const seen: number[] = [];
    openCase = await workspace.rebuild('libya', (done, total) => seen.push(done / total));
    expect(await wholeOf(openCase)).toEqual(before);
    await expect(workspace.rebuild('absent')).rejects.toMatchObject({ code: 'case/unknown' });
  }, 120_000);

  test('keeps what another engine found until it is read again', async () => {
    const [article] = await openCase.store.undecidedArticles({ after: '', limit: 1 });
    if (!article) throw new Error('the case is empty');
    const { id } = article.document.meta;
    const { summary } = await readArticle(openCase, id);
    const record = {
      document: article.document,
      contentHash: article.contentHash,
      engine: 'engine of before',
      words: 1,
      lead: '',
    };
    const extraction = { ...article.extraction, claims: [], shifts: [] };
    await openCase.store.putArticles([
      { ...record, extraction, sentences: [], terms: [], decided: null, reprints: { buckets: [], others: [] } },
    ]);
    const path = join(folder, 'before.zip');
    await backUpCase(openCase, path, AT);
    await workspace.restore(path, 'before');
    const restored = await workspace.open('before');
    expect((await readArticle(restored, id)).extraction.claims).toEqual([]);
    expect((await readArticle(restored, id)).summary).toEqual({ ...summary, claims: 0 });
    expect((await restored.store.articleStates([id])).get(id)?.engine).toBe('engine of before');
  }, 120_000);
});

describePlaces('a backup that is not whole', (place) => {
  let folder: string;
  let workspace: Workspace;
  let whole: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'marsad-backup-'));
    workspace = openWorkspace(place());
    const openCase = await workspace.open('small', { create: true });
    await ingest(openCase, (await readSamples()).slice(0, 1));
    for (const original of ORIGINALS) await keepOriginal(openCase, original);
    whole = join(folder, 'whole.zip');
    await backUpCase(openCase, whole, AT);
  }, 120_000);
  afterAll(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true });
  });
  let path: string;
  let count = 0;
  beforeEach(() => {
    path = join(folder, `${(count += 1)}.zip`);
  });
  const names = async (): Promise<readonly string[]> => (await workspace.list()).map(({ name }) => name);

  async function zipOf(files: Readonly<Record<string, string>>): Promise<void> {
    const zip = new ZipFile();
    for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
    zip.end();
    writeFileSync(path, await buffer(zip.outputStream));
  }

  test('is refused wherever a byte of what it holds was changed', async () => {
    const bytes = readFileSync(whole);
    // After the first local header, whose name and time carry nothing, and before the second part, which is empty.
    const [start, end] = [60, bytes.indexOf('decisions.jsonl') - 60];
    for (let at = start; at < end; at += Math.ceil((end - start) / 12)) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      writeFileSync(path, changed);
      await expect(workspace.restore(path, 'broken'), `byte ${at}`).rejects.toMatchObject({ code: 'backup/damaged' });
    }
    // The same in an original, behind its header.
    const original = bytes.indexOf(`originals/${ORIGINALS.map(({ hash }) => hash).toSorted()[0]}`) + 80;
    for (const at of [original, original + 2]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      writeFileSync(path, changed);
      await expect(workspace.restore(path, 'broken'), `byte ${at}`).rejects.toMatchObject({ code: 'backup/damaged' });
    }
    expect(await names()).toEqual(['sample', 'small']);
  });

  test('is refused where it is cut off, is no ZIP, or is not there', async () => {
    writeFileSync(path, readFileSync(whole).subarray(0, -200));
    await expect(workspace.restore(path, 'broken')).rejects.toMatchObject({ code: 'backup/unreadable' });
    writeFileSync(path, 'no ZIP');
    await expect(workspace.restore(path, 'broken')).rejects.toMatchObject({ code: 'backup/unreadable' });
    await expect(workspace.restore(join(folder, 'absent.zip'), 'broken')).rejects.toMatchObject({
      code: 'backup/unreadable',
    });
  });

  test('is refused where the manifest is missing, of a later format, or of other files', async () => {
    await zipOf({ 'documents.jsonl': '' });
    await expect(workspace.restore(path, 'broken')).rejects.toMatchObject({ code: 'backup/damaged' });
    await zipOf({ 'manifest.json': '{"format": 2}' });
    await expect(workspace.restore(path, 'broken')).rejects.toMatchObject({
      code: 'backup/newer',
      params: { found: 2 },
    });
    const manifest = { format: 1, marsad: '0', case: 'broken', at: AT, articles: 0, files: [] };
    await zipOf({ 'manifest.json': JSON.stringify(manifest) });
    await expect(workspace.restore(path)).rejects.toMatchObject({ code: 'backup/damaged' });
    expect(await names()).toEqual(['sample', 'small']);
  });

  test('is refused before anything is made where a line of it is none', async () => {
    const parts = { 'documents.jsonl': '{"meta":{}}\n', 'decisions.jsonl': '', 'extractions.jsonl': '' };
    const files = Object.entries(parts).map(([name, text]) => ({
      name,
      bytes: text.length,
      lines: text === '' ? 0 : 1,
      sha256: createHash('sha256').update(text).digest('hex'),
    }));
    const manifest = { format: 1, marsad: '0', case: 'broken', at: AT, articles: 1, files };
    await zipOf({ ...parts, 'manifest.json': JSON.stringify(manifest) });
    await expect(workspace.restore(path)).rejects.toMatchObject({ code: 'journal/damaged' });
    expect(await names()).toEqual(['sample', 'small']);
  });

  test('leaves nothing half written where it cannot be written', async () => {
    const openCase = await workspace.open('small');
    const absent = join(folder, 'absent', 'x.zip');
    await expect(backUpCase(openCase, absent, AT)).rejects.toMatchObject({ code: 'backup/unwritable' });
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});
