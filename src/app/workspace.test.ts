import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { VERSION } from '../model/index.ts';
import { listArticles, readArticle } from './articles.ts';
import { loadEngineHash } from './engine-hash.ts';
import { explainClaim } from './explain.ts';
import { figures } from './figures.ts';
import { caseFiles, SAMPLE_CASE } from './home.ts';
import { ingest } from './ingest.ts';
import type { ArticleInput } from './input/source.ts';
import { positionEvidence, positions } from './positions.ts';
import { loadReader, recordOf } from './reader.ts';
import { loadBundle } from './resources/index.ts';
import { openWorkspace, type OpenCase, summarise, type Workspace } from './workspace.ts';

let home: string;
let workspace: Workspace;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'marsad-workspace-'));
  workspace = openWorkspace({ kind: 'folder', folder: home });
});
afterEach(async () => {
  await workspace.close();
  rmSync(home, { recursive: true });
});

/** Close all cases and begin anew, as after a restart. */
async function restart(): Promise<void> {
  await workspace.close();
  workspace = openWorkspace({ kind: 'folder', folder: home });
}

function article(id: string, text: string, published = '2019-04-05'): ArticleInput {
  return { meta: { id, title: null, outlet: 'عينة أ', url: null, published, language: 'ar' }, text };
}

const SUPPORT = article('support', 'دعمت الإمارات حفتر بالسلاح. وقُتل 12 شخصاً في طرابلس.');
const CONDEMN = article('condemn', 'أدانت فرنسا هجوم حفتر على طرابلس.', '2019-04-09');

/** All that a case answers, to compare before and after. */
async function answersOf(openCase: OpenCase): Promise<unknown> {
  const { articles } = await listArticles(openCase, { limit: 100 });
  return {
    summary: await summarise(openCase),
    articles: await Promise.all(articles.map(({ id }) => readArticle(openCase, id))),
    positions: await positions(openCase, {}),
    figures: await figures(openCase, {}),
  };
}

describe('a case', () => {
  test('that is not there is not made by asking', async () => {
    await expect(workspace.open('absent')).rejects.toMatchObject({ code: 'case/unknown' });
    expect(existsSync(caseFiles(home, 'absent').folder)).toBe(false);
  });

  test('takes each article once, and again when it or its metadata change', async () => {
    const openCase = await workspace.open('a', { create: true });
    expect(await ingest(openCase, [SUPPORT, CONDEMN])).toMatchObject({ read: 2, added: 2, updated: 0, unchanged: 0 });
    const size = readFileSync(caseFiles(home, 'a').documents).length;
    expect(await ingest(openCase, [SUPPORT, CONDEMN])).toMatchObject({ read: 2, added: 0, unchanged: 2, claims: 0 });
    expect(readFileSync(caseFiles(home, 'a').documents).length).toBe(size);
    const changed = { ...SUPPORT, meta: { ...SUPPORT.meta, published: '2019-04-06' } };
    expect(await ingest(openCase, [changed])).toMatchObject({ added: 0, updated: 1 });
    expect(await summarise(openCase)).toMatchObject({ articles: 2, from: '2019-04-06' });
  });

  test('reads an article again where other code than this found what is in it', async () => {
    const openCase = await workspace.open('a', { create: true });
    await ingest(openCase, [SUPPORT, CONDEMN]);
    const { version } = await loadReader();
    expect(version).toBe(`${VERSION}+${loadBundle().hash}+${loadEngineHash()}`);
    const record = recordOf(await loadReader(), SUPPORT);
    await openCase.store.putArticles([{ ...record, engine: version.replace(loadEngineHash(), 'engine_before') }]);
    expect(await ingest(openCase, [SUPPORT, CONDEMN])).toMatchObject({ added: 0, updated: 1, unchanged: 1 });
    expect(await ingest(openCase, [SUPPORT, CONDEMN])).toMatchObject({ updated: 0, unchanged: 2 });
  });

  test('answers the same whatever the order and batches of its articles', async () => {
    const one = await workspace.open('one', { create: true });
    await ingest(one, [SUPPORT, CONDEMN]);
    const two = await workspace.open('two', { create: true });
    await ingest(two, [CONDEMN]);
    await ingest(two, [SUPPORT]);
    expect({ ...((await answersOf(one)) as object), summary: null }).toEqual({
      ...((await answersOf(two)) as object),
      summary: null,
    });
  });

  test('answers where parties stand, with sentences and names in any language', async () => {
    const openCase = await workspace.open('a', { create: true });
    await ingest(openCase, [SUPPORT, CONDEMN]);
    const matrix = await positions(openCase, { targets: ['Haftar'] });
    expect(matrix.parameters).toEqual({ at: '2019-04-09', windowDays: 30, massMin: 0.2 });
    const signs = matrix.cells.map(({ holder, value }) => [holder, Math.sign(value ?? 0)]);
    expect(signs).toEqual([
      ['france', -1],
      ['united-arab-emirates', 1],
    ]);
    const { items } = await positionEvidence(openCase, { holder: 'باريس', target: 'حفتر' });
    expect(items[0]?.sentence.text).toBe(CONDEMN.text);
    const { steps, sentence } = await explainClaim(openCase, items[0]?.claimId ?? '');
    expect(steps.length).toBeGreaterThan(0);
    expect(sentence.text).toBe(CONDEMN.text);
    expect((await positions(openCase, { outlets: ['عينة ب'] })).cells).toEqual([]);
  });

  test('names every voice behind its evidence, known to the resources or not', async () => {
    const openCase = await workspace.open('a', { create: true });
    await ingest(openCase, [
      article('one', 'قالت صحيفة نيويورك تايمز إن الإمارات أرسلت أسلحة إلى حفتر.'),
      article('two', 'قال المتحدث فاضل العبيدلي إن روسيا أرسلت مرتزقة إلى حفتر.'),
      article('three', 'غيّرت فرنسا موقفها من حفتر وتخلت عنه، بحسب دبلوماسي ألماني.'),
    ]);
    const { cells } = await positions(openCase, { targets: ['حفتر'] });
    let voices = 0;
    for (const { holder, target } of cells) {
      const { items } = await positionEvidence(openCase, { holder, target });
      for (const { attribution, speakers } of items) {
        const said = [...attribution.speaker, ...attribution.chain.flatMap((voice) => voice.speaker)];
        expect(speakers.map(({ id }) => id).toSorted()).toEqual([...new Set(said)].toSorted());
        for (const { id, label } of speakers) expect([label.en, label.ar]).not.toContain(id);
        voices += speakers.length;
      }
    }
    expect(voices).toBeGreaterThanOrEqual(2);
  });

  test('takes a part of a name for the one of whom its articles speak most', async () => {
    const openCase = await workspace.open('a', { create: true });
    await ingest(openCase, [article('son', 'قال صدام حفتر إن القوات في سبها. وأضاف صدام حفتر أنها باقية.'), SUPPORT]);
    const { resolved } = await positions(openCase, { targets: ['Haftar'] });
    expect(resolved[0]?.entity.label.en).toMatch(/Haftar$/u);
    expect(resolved[0]?.party.id).toBe('libyan-national-army');
    await expect(positions(openCase, { targets: [' '] })).rejects.toMatchObject({ code: 'query/unknown-entity' });
  });

  test('finds figures in a place by what holds it', async () => {
    const openCase = await workspace.open('a', { create: true });
    await ingest(openCase, [SUPPORT]);
    for (const place of ['طرابلس', 'tripoli', 'Libya']) {
      const { figures: found } = await figures(openCase, { measures: ['killed'], places: [place] });
      expect(
        found.map((item) => item.figure.value),
        place,
      ).toEqual([12]);
    }
    expect(await figures(openCase, { places: ['بنغازي'] })).toEqual({ figures: [], total: 0, next: null });
  });

  test('is made again from its journal when the store was deleted', async () => {
    const openCase = await workspace.open('a', { create: true });
    await ingest(openCase, [SUPPORT, CONDEMN, article('support', 'دعمت مصر حفتر.')]);
    const before = await answersOf(openCase);
    await workspace.close();
    rmSync(caseFiles(home, 'a').store, { recursive: true });
    workspace = openWorkspace({ kind: 'folder', folder: home });
    expect(await answersOf(await workspace.open('a'))).toEqual(before);
  });

  test('loads what reached the journal and not the store', async () => {
    await ingest(await workspace.open('a', { create: true }), [SUPPORT]);
    await workspace.close();
    const { documents } = caseFiles(home, 'a');
    appendFileSync(documents, `${JSON.stringify(CONDEMN)}\n{"meta":{"id":"torn`);
    workspace = openWorkspace({ kind: 'folder', folder: home });
    const openCase = await workspace.open('a');
    expect(await summarise(openCase)).toMatchObject({ articles: 2 });
    await ingest(openCase, [article('later', 'دعمت مصر حفتر.')]);
    await restart();
    expect(await summarise(await workspace.open('a'))).toMatchObject({ articles: 3 });
  });

  test('is locked while it is open, and only then', async () => {
    await workspace.open('a', { create: true });
    const other = openWorkspace({ kind: 'folder', folder: home });
    await expect(other.open('A')).rejects.toMatchObject({ code: 'store/locked', params: { pid: process.pid } });
    await restart();
    await other.open('a');
    await other.close();
  });

  test('that could not be opened can be opened once the reason is gone', async () => {
    const { folder, lock } = caseFiles(home, 'a');
    await workspace.open('a', { create: true });
    await workspace.close();
    writeFileSync(lock, JSON.stringify({ pid: process.pid, started: null, port: 4000 }));
    await expect(workspace.open('a')).rejects.toMatchObject({ code: 'store/locked', params: { folder } });
    rmSync(lock);
    expect(await summarise(await workspace.open('a'))).toMatchObject({ articles: 0 });
  });
});

describe('the sample case', () => {
  test('is always there, fills itself, and takes no other articles', async () => {
    expect(await workspace.list()).toMatchObject([{ name: SAMPLE_CASE, sample: true, articles: 0 }]);
    const sample = await workspace.open('Sample');
    const summary = await summarise(sample);
    const { articles } = await listArticles(sample, { limit: 100 });
    expect(articles.map(({ id }) => id).toSorted()).toEqual(
      Array.from({ length: 26 }, (_unused, index) => `sample-${String(index + 1).padStart(2, '0')}`),
    );
    expect(summary).toMatchObject({
      articles: 26,
      from: expect.stringMatching(/^2018-1/u),
      to: expect.stringMatching(/^2020-0/u),
    });
    expect(await workspace.list()).toEqual([summary]);
    await expect(ingest(sample, [SUPPORT])).rejects.toMatchObject({ code: 'case/sample-reserved' });
    await restart();
    expect(await summarise(await workspace.open(SAMPLE_CASE))).toEqual(summary);
  });
});
