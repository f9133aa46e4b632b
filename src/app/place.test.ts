import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { describePlaces } from '../../test/places.ts';
import { listArticles } from './articles.ts';
import { ingest } from './ingest.ts';
import type { ArticleInput } from './input/source.ts';
import { casePlace, nameOfPlace } from './place.ts';
import { positions } from './positions.ts';
import { openWorkspace, summarise, type Workspace } from './workspace.ts';

function article(id: string, text: string): ArticleInput {
  return { meta: { id, title: null, outlet: 'عينة أ', url: null, published: '2019-04-05', language: 'ar' }, text };
}
const SUPPORT = article('support', 'دعمت الإمارات حفتر بالسلاح. وقُتل 12 شخصاً في طرابلس.');
const CONDEMN = article('condemn', 'أدانت فرنسا هجوم حفتر على طرابلس.');

describe('the place that the environment names', () => {
  test('is a database where one is named, else the home folder', () => {
    expect(casePlace({ MARSAD_HOME: '/data' })).toEqual({ kind: 'folder', folder: '/data' });
    expect(casePlace({ MARSAD_HOME: '/data', MARSAD_DATABASE: '' })).toEqual({ kind: 'folder', folder: '/data' });
    const url = 'postgres://u:secret@host:5433/archive?sslmode=require';
    expect(casePlace({ MARSAD_HOME: '/data', MARSAD_DATABASE: url })).toEqual({ kind: 'database', url });
    expect(nameOfPlace({ kind: 'database', url })).toBe('postgres://host:5433/archive');
  });
});

describePlaces('a workspace', (place) => {
  let workspace: Workspace;
  beforeEach(() => {
    workspace = openWorkspace(place());
  });
  afterEach(() => workspace.close());

  test('makes a case, lists it, and opens it again', async () => {
    await expect(workspace.open('ليبيا')).rejects.toMatchObject({ code: 'case/unknown' });
    const openCase = await workspace.open('ليبيا', { create: true });
    expect(await ingest(openCase, [SUPPORT, CONDEMN])).toMatchObject({ added: 2 });
    const summary = await summarise(openCase);
    const answer = await positions(openCase, { targets: ['حفتر'] });
    expect(answer.cells).toHaveLength(2);
    await workspace.close();
    workspace = openWorkspace(place());
    expect(await workspace.list()).toMatchObject([{ name: 'sample', articles: 0 }, summary]);
    expect(await positions(await workspace.open('ليبيا'), { targets: ['حفتر'] })).toEqual(answer);
    expect(await ingest(await workspace.open('ليبيا'), [SUPPORT])).toMatchObject({ added: 0, unchanged: 1 });
  });

  test('refuses or serves a second process, and loses nothing', async () => {
    const one = await workspace.open('shared', { create: true });
    await ingest(one, [SUPPORT]);
    expect((await positions(one, {})).cells).toHaveLength(1);
    const other = openWorkspace(place());
    try {
      if (place().kind === 'folder') {
        await expect(other.open('shared')).rejects.toMatchObject({ code: 'store/locked' });
        return;
      }
      const two = await other.open('shared');
      const many = (from: string): readonly ArticleInput[] =>
        Array.from({ length: 60 }, (_unused, index) => article(`${from}-${index}`, `${CONDEMN.text} (${index})`));
      await Promise.all([ingest(one, many('one')), ingest(two, many('two')), ingest(two, many('one'))]);
      for (const each of [one, two]) expect(await summarise(each)).toMatchObject({ articles: 121 });
      expect((await listArticles(one, { limit: 200 })).articles).toHaveLength(121);
      // Who reads does not wait for who writes.
      let done = (): void => undefined;
      let writing: Promise<void> = Promise.resolve();
      await new Promise<void>((begun) => {
        writing = one.change(() => {
          begun();
          return new Promise((resolve) => (done = resolve));
        });
      });
      const reader = openWorkspace(place());
      expect(await summarise(await reader.open('shared'))).toMatchObject({ articles: 121 });
      await reader.close();
      done();
      await writing;
      // What the one derived before the other wrote is derived anew.
      expect((await positions(one, {})).cells).toEqual((await positions(two, {})).cells);
      expect((await positions(one, {})).cells).toHaveLength(2);
    } finally {
      await other.close();
    }
  });

  test('loads what reached the journal and not the store', async () => {
    const openCase = await workspace.open('gap', { create: true });
    await ingest(openCase, [SUPPORT]);
    await openCase.archive.documents.append([JSON.stringify(CONDEMN)]);
    await workspace.close();
    workspace = openWorkspace(place());
    expect(await summarise(await workspace.open('gap'))).toMatchObject({ articles: 2 });
  });
});
