import { afterAll, beforeAll, expect, test } from 'vitest';

import { answersOf } from '../../test/answers.ts';
import { describePlaces } from '../../test/places.ts';
import { articleRelations, caseEditions, readArticle } from './articles.ts';
import { derive } from './derivations.ts';
import { figures } from './figures.ts';
import { ingest } from './ingest.ts';
import type { ArticleInput } from './input/source.ts';
import { positions } from './positions.ts';
import { recordDecision, undoDecision } from './review.ts';
import { openWorkspace, type OpenCase, type Workspace } from './workspace.ts';

const BODY =
  'أدانت فرنسا هجوم حفتر على طرابلس أمس. وقالت وزارة الخارجية في باريس إن الحل في ليبيا سياسي ولا يمكن أن يكون عسكرياً. ودعت الوزارة جميع الأطراف إلى العودة إلى طاولة الحوار برعاية الأمم المتحدة، وذكّرت بأن سكان العاصمة يدفعون ثمن القتال منذ أسابيع.';

function article(id: string, text: string, meta: Partial<ArticleInput['meta']> = {}): ArticleInput {
  return {
    meta: { id, title: null, outlet: 'عينة أ', url: null, published: '2019-04-09', language: 'ar', ...meta },
    text,
  };
}

describePlaces('articles that come again', (place) => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = openWorkspace(place());
  });
  afterAll(() => workspace.close());
  const open = (name: string): Promise<OpenCase> => workspace.open(name, { create: true });
  const unitsOf = async (openCase: OpenCase): Promise<unknown> =>
    (await positions(openCase, { holders: ['فرنسا'], targets: ['حفتر'] })).cells.map(
      ({ units, outlets, lastDate }) => ({ units, outlets, lastDate }),
    );

  const PRINTED = `${BODY} وقُتل 12 شخصاً في طرابلس أمس.`;
  const COPIES = [
    article('third', `عاجل\n\n${PRINTED}`, { outlet: 'عينة ج', published: '2019-04-11' }),
    article('first', PRINTED),
    article('second', `${PRINTED} (وكالات)`, { outlet: 'عينة ب', published: '2019-04-10' }),
    article('apart', 'أدانت فرنسا هجوم حفتر على طرابلس.', { outlet: 'عينة ب', published: '2019-04-12' }),
  ];

  test('in other outlets count once, at the earliest, however they come in', async () => {
    const one = await open('one');
    await ingest(one, COPIES);
    expect(await unitsOf(one)).toEqual([{ units: 2, outlets: 2, lastDate: '2019-04-12' }]);
    const { rows } = await derive(one, 'events', { parties: ['فرنسا'] });
    const accused = rows.map(({ row }) => row).filter((row) => row['type'] === 'ACCUSE');
    expect(accused).toMatchObject([
      { documents: 1, voices: ['outlet:عينة أ'], earliest: '2019-04-08' },
      { documents: 1, voices: ['outlet:عينة ب'] },
    ]);
    // Who reads only later prints takes the first of them for the earliest.
    const later = await derive(one, 'events', { parties: ['فرنسا'], outlets: ['عينة ب', 'عينة ج'] });
    expect(later.rows.find(({ row }) => row['type'] === 'ACCUSE')?.row).toMatchObject({
      documents: 2,
      voices: ['outlet:عينة ب'],
      earliest: '2019-04-09',
    });
    const { figures: told, total } = await figures(one, { measures: ['killed'] }, { limit: 1 });
    expect(total).toBe(1);
    expect(told.map(({ figure, article: { id }, prints }) => [figure.value, id, prints])).toEqual([[12, 'first', 3]]);
    const { reprints, versions } = await articleRelations(one, 'third');
    expect(reprints.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
    expect(versions).toEqual([]);
    expect(await caseEditions(one)).toEqual({ reprints: [['first', 'second', 'third']], versions: [] });
    expect((await articleRelations(one, 'apart')).reprints).toEqual([]);
    await expect(articleRelations(one, 'absent')).rejects.toMatchObject({ code: 'article/unknown' });
    const two = await open('two');
    for (const copy of COPIES.toReversed()) await ingest(two, [copy]);
    const answers = async (openCase: OpenCase): Promise<unknown> => ({ ...(await answersOf(openCase)), summary: null });
    expect(await answers(two)).toEqual(await answers(one));

    // The one that others were joined by goes, and those that are left are joined still.
    const { id } = await one.store.readArticle('first').then((found) => found?.summary ?? { id: '' });
    await one.store.deleteArticles([id]);
    expect((await articleRelations(one, 'third')).reprints.map((each) => each.id)).toEqual(['second', 'third']);
  });

  test('in other outlets are judged as one, whichever of them is judged and in whatever order they come', async () => {
    const openCase = await open('judged');
    await ingest(openCase, COPIES);
    const untouched = await answersOf(openCase);
    const accusing = async (from: OpenCase, id: string): Promise<readonly string[]> =>
      (await readArticle(from, id)).extraction.claims.filter(({ type }) => type === 'ACCUSE').map((claim) => claim.id);
    const [claim = ''] = await accusing(openCase, 'second');
    const decision = await recordDecision(
      openCase,
      { kind: 'reject-claim', claim, reason: 'x' },
      '2020-01-01T00:00:00Z',
    );
    expect(decision.articles).toBe(3);
    const found = async (from: OpenCase): Promise<unknown> =>
      Promise.all(['first', 'second', 'third', 'apart'].map(async (id) => (await accusing(from, id)).length));
    expect(await found(openCase)).toEqual([0, 0, 0, 1]);
    expect(await unitsOf(openCase)).toEqual([{ units: 1, outlets: 1, lastDate: '2019-04-12' }]);
    // A print that comes later, and all of them in a store that is made again.
    await ingest(openCase, [article('fourth', PRINTED, { outlet: 'عينة د', published: '2019-04-12' })]);
    expect(await accusing(openCase, 'fourth')).toEqual([]);
    const again = await workspace.rebuild('judged');
    expect([await found(again), await accusing(again, 'fourth')]).toEqual([[0, 0, 0, 1], []]);
    await again.store.deleteArticles(['fourth']);
    await undoDecision(again, decision.id, '2020-01-02T00:00:00Z');
    expect(await answersOf(again)).toEqual(untouched);
  });

  test('with another text replace the former, which stays to be read', async () => {
    const openCase = await open('versions');
    const former = article('a', BODY);
    await ingest(openCase, [former]);
    const later = article('a', BODY.replace('أدانت', 'لم تدن'));
    expect(await ingest(openCase, [later])).toMatchObject({ added: 0, updated: 1 });
    expect(await ingest(openCase, [later])).toMatchObject({ unchanged: 1 });
    const last = article('a', `${BODY} انتهى.`);
    // Two versions in one batch, and the second again.
    await ingest(openCase, [former, last, last]);
    const { versions } = await articleRelations(openCase, 'a');
    expect(versions.map(({ version, text }) => [version, text])).toEqual([
      [1, former.text],
      [2, later.text],
    ]);
    expect((await readArticle(openCase, 'a')).text).toBe(last.text);
    const again = await workspace.rebuild('versions');
    expect((await articleRelations(again, 'a')).versions.map(({ text }) => text).slice(0, 2)).toEqual([
      former.text,
      later.text,
    ]);
    expect((await readArticle(again, 'a')).text).toBe(last.text);
  });

  test('from the same address are a later version where the text is akin, and else another article', async () => {
    const openCase = await open('addresses');
    const url = 'https://example.org/news/17';
    await ingest(openCase, [article('a-1', BODY, { url })]);
    expect(await ingest(openCase, [article('a-2', `${BODY} وأضافت أنها تتابع الموقف.`, { url })])).toMatchObject({
      updated: 1,
    });
    expect((await articleRelations(openCase, 'a-1')).versions).toHaveLength(1);
    expect((await caseEditions(openCase)).versions).toEqual([{ id: 'a-1', former: 1 }]);
    expect(await ingest(openCase, [article('a-2', `${BODY} وأضافت أنها تتابع الموقف.`, { url })])).toMatchObject({
      unchanged: 1,
    });
    expect(await ingest(openCase, [article('b', 'زار وفد من البرلمان مدينة سبها في الجنوب.', { url })])).toMatchObject({
      added: 1,
    });
  });
});
