import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { answersOf } from '../../test/answers.ts';
import { describePlaces } from '../../test/places.ts';
import { DECISION_KINDS, type DecisionKind, type DecisionRequest } from '../model/index.ts';
import { readArticle } from './articles.ts';
import { derive } from './derivations.ts';
import { readFinding } from './findings.ts';
import { ingest } from './ingest.ts';
import type { ArticleInput } from './input/source.ts';
import { positions } from './positions.ts';
import { recordOf } from './reader.ts';
import { listDecisions, recordDecision, undoDecision } from './review.ts';
import { searchArticles } from './search/index.ts';
import { openWorkspace, type OpenCase, type Workspace } from './workspace.ts';

function article(id: string, text: string, published = '2019-04-05'): ArticleInput {
  return { meta: { id, title: null, outlet: 'عينة أ', url: null, published, language: 'ar' }, text };
}

const ARTICLES = [
  article('support', 'دعمت الإمارات حفتر بالسلاح. وقُتل 12 شخصاً في طرابلس.'),
  article('condemn', 'أدانت فرنسا هجوم حفتر على طرابلس أمس.', '2019-04-09'),
  article('speech', 'قال المتحدث فاضل العبيدلي إن روسيا أرسلت مرتزقة إلى حفتر.', '2019-04-10'),
  article('other', 'وصل المشير حفتر إلى القاهرة. ودعمت مصر المشير حفتر.', '2019-04-11'),
  article('unnamed', 'أدانت تركيا عصبة القرضابية، وقصفت عصبة القرضابية مدينة سرت.', '2019-04-12'),
];

async function claimOf(openCase: OpenCase, id: string): Promise<string> {
  const { extraction } = await readArticle(openCase, id);
  const claim = extraction.claims.find(({ stance }) => stance.length > 0);
  if (!claim) throw new Error(`${id} has no claim with a stance`);
  return claim.id;
}

async function valueOf(openCase: OpenCase, holder: string, target: string): Promise<number | null> {
  const { cells } = await positions(openCase, { holders: [holder], targets: [target], at: '2019-04-10' });
  return cells[0]?.value ?? null;
}

interface Scenario {
  readonly request: (openCase: OpenCase) => DecisionRequest | Promise<DecisionRequest>;
  /** What follows from the decision. */
  readonly follows: (openCase: OpenCase) => Promise<void>;
  readonly articles: number;
  /** True where nothing that is found changes. */
  readonly isSilent?: true;
}

/** One decision of each kind; the compiler asks for a new kind here. */
const SCENARIOS: Readonly<Record<DecisionKind, Scenario>> = {
  'confirm-claim': {
    request: async (openCase) => ({ kind: 'confirm-claim', claim: await claimOf(openCase, 'support') }),
    async follows(openCase) {
      expect(await valueOf(openCase, 'UAE', 'حفتر')).toBeGreaterThan(0);
      const claim = await claimOf(openCase, 'support');
      expect((await readFinding(openCase, claim)).decisions).toHaveLength(1);
    },
    articles: 1,
    isSilent: true,
  },
  'reject-claim': {
    request: async (openCase) => ({
      kind: 'reject-claim',
      claim: await claimOf(openCase, 'support'),
      reason: 'لا يقول النص ذلك',
    }),
    async follows(openCase) {
      expect(await valueOf(openCase, 'UAE', 'حفتر')).toBeNull();
      expect(await derive(openCase, 'positions', { parties: ['UAE'] })).toMatchObject({ total: 0 });
    },
    articles: 1,
  },
  'correct-claim': {
    request: async (openCase) => ({
      kind: 'correct-claim',
      claim: await claimOf(openCase, 'condemn'),
      changes: { type: 'SUPPORT', actor: ['إيطاليا'] },
    }),
    async follows(openCase) {
      expect(await valueOf(openCase, 'فرنسا', 'حفتر')).toBeNull();
      expect(await valueOf(openCase, 'إيطاليا', 'حفتر')).toBeGreaterThan(0);
      const { entities } = (await readArticle(openCase, 'condemn')).extraction;
      expect(entities.find(({ id }) => id === 'italy')).toMatchObject({ label: { en: 'Italy' } });
    },
    articles: 1,
  },
  'merge-entities': {
    request: () => ({ kind: 'merge-entities', from: 'فرنسا', into: 'الإمارات' }),
    async follows(openCase) {
      expect((await positions(openCase, { targets: ['حفتر'] })).holders.map(({ id }) => id)).not.toContain('france');
      const { cells, resolved } = await positions(openCase, { holders: ['باريس'], targets: ['حفتر'] });
      expect(resolved[0]?.party.id).toBe('united-arab-emirates');
      expect(cells).toMatchObject([{ favourable: 1, adverse: 1 }]);
    },
    articles: 1,
  },
  'split-entity': {
    request: () => ({ kind: 'split-entity', entity: 'حفتر', document: 'other', into: 'خليفة الغويل', type: 'person' }),
    async follows(openCase) {
      const { entities, mentions } = (await readArticle(openCase, 'other')).extraction;
      expect(entities.map(({ id }) => id)).not.toContain('khalifa-haftar');
      expect(entities.find(({ label }) => label.ar === 'خليفة الغويل')?.forms.length).toBeGreaterThan(0);
      expect(mentions.some(({ entity }) => entity === 'khalifa-haftar')).toBe(false);
      expect(await valueOf(openCase, 'مصر', 'حفتر')).toBeNull();
    },
    articles: 1,
  },
  'add-alias': {
    request: () => ({ kind: 'add-alias', alias: 'عصبة القرضابية', entity: 'حكومة الوفاق' }),
    async follows(openCase) {
      const { mentions } = (await readArticle(openCase, 'unnamed')).extraction;
      expect(mentions.filter(({ entity }) => entity === 'government-of-national-accord')).toHaveLength(2);
      const { resolved } = await positions(openCase, { holders: ['تركيا'], targets: ['عصبة القرضابية'] });
      expect(resolved[1]?.entity.id).toBe('government-of-national-accord');
      const { hits } = await searchArticles(openCase, { query: 'actor:"عصبة القرضابية"', limit: 9 });
      expect(hits.map((hit) => hit.article.id)).toContain('unnamed');
      // The other articles are as good as read with it.
      expect(await ingest(openCase, ARTICLES)).toMatchObject({ updated: 0, unchanged: ARTICLES.length });
    },
    articles: 1,
  },
  'edit-article': {
    request: () => ({
      kind: 'edit-article',
      document: 'condemn',
      changes: { outlet: 'عينة ب', published: '2018-01-09' },
    }),
    async follows(openCase) {
      const { summary, extraction } = await readArticle(openCase, 'condemn');
      expect(summary).toMatchObject({ outlet: 'عينة ب', published: '2018-01-09' });
      expect(extraction.dates[0]?.value).toBe('2018-01-08');
      expect((await positions(openCase, { outlets: ['عينة ب'] })).cells).toMatchObject([{ holder: 'france' }]);
      const { hits } = await searchArticles(openCase, { query: 'source:"عينة ب" date:2018-01', limit: 9 });
      expect(hits.map((hit) => hit.article.id)).toEqual(['condemn']);
      expect(await ingest(openCase, ARTICLES)).toMatchObject({ updated: 0, unchanged: ARTICLES.length });
    },
    articles: 1,
  },
  'delete-article': {
    request: () => ({ kind: 'delete-article', document: 'support' }),
    async follows(openCase) {
      await expect(readArticle(openCase, 'support')).rejects.toMatchObject({ code: 'article/unknown' });
      expect(await ingest(openCase, ARTICLES)).toMatchObject({ added: 0, deleted: 1, unchanged: ARTICLES.length - 1 });
    },
    articles: 0,
  },
};

describePlaces('a review', (place) => {
  let workspace: Workspace;
  let openCase: OpenCase;
  let minute = 0;
  const now = (): string => new Date(Date.UTC(2026, 0, 1, 0, (minute += 1))).toISOString();

  async function restart(): Promise<void> {
    await workspace.close();
    workspace = openWorkspace(place());
    openCase = await workspace.open('review');
  }
  async function rebuild(): Promise<void> {
    await openCase.store.clear();
    await restart();
  }

  beforeAll(async () => {
    workspace = openWorkspace(place());
    openCase = await workspace.open('review', { create: true });
    await ingest(openCase, ARTICLES);
  }, 120_000);
  afterAll(() => workspace.close());

  test.each(DECISION_KINDS)(
    '%s changes what follows, outlives a rebuilding, and is undone without a trace',
    async (kind) => {
      const { request, follows, articles, isSilent = false } = SCENARIOS[kind];
      const before = await answersOf(openCase);
      const asked = await request(openCase);
      const item = await recordDecision(openCase, asked, now());
      expect(item).toMatchObject({ decision: { kind }, undone: null, articles, orphan: false });
      const decided = await answersOf(openCase);
      if (isSilent) expect(decided).toEqual(before);
      else expect(decided).not.toEqual(before);
      await follows(openCase);
      await expect(recordDecision(openCase, asked, now())).rejects.toMatchObject({
        code: expect.stringMatching(/^(decision|claim|article)\//u) as unknown,
      });
      await rebuild();
      expect(await answersOf(openCase)).toEqual(decided);
      await follows(openCase);

      expect(await undoDecision(openCase, item.id, now())).toMatchObject({ articles: 0, orphan: false });
      expect(await answersOf(openCase)).toEqual(before);
      await expect(undoDecision(openCase, item.id, now())).rejects.toMatchObject({ code: 'decision/undone' });
      await restart();
      expect(await answersOf(openCase)).toEqual(before);
      expect((await listDecisions(openCase))[0]).toMatchObject({ id: item.id, undone: expect.any(String) as unknown });
    },
    120_000,
  );

  test('all at once and undone in any order leaves what was', async () => {
    const before = await answersOf(openCase);
    const ids: string[] = [];
    for (const kind of DECISION_KINDS) {
      ids.push((await recordDecision(openCase, await SCENARIOS[kind].request(openCase), now())).id);
    }
    const decided = await answersOf(openCase);
    await rebuild();
    expect(await answersOf(openCase)).toEqual(decided);
    for (const id of [3, 0, 6, 1, 7, 5, 2, 4].flatMap((index) => ids[index] ?? []))
      await undoDecision(openCase, id, now());
    expect(await answersOf(openCase)).toEqual(before);
  }, 120_000);

  test('shows a decision that finds nothing any more, until its claim is found again', async () => {
    const claim = await claimOf(openCase, 'support');
    const { id } = await recordDecision(openCase, { kind: 'reject-claim', claim, reason: 'x' }, now());
    const itemOf = async (): Promise<unknown> => (await listDecisions(openCase)).find((item) => item.id === id);
    const [original] = ARTICLES;
    await ingest(openCase, [article('support', 'زار وفد مصري طرابلس.')]);
    expect(await itemOf()).toMatchObject({ orphan: true, articles: 0 });
    // The claim stands elsewhere in the text now, and has another id.
    await ingest(openCase, [article('support', `زار وفد مصري طرابلس. ${original?.text ?? ''}`)]);
    expect(await itemOf()).toMatchObject({ orphan: false, articles: 1 });
    expect(await valueOf(openCase, 'UAE', 'حفتر')).toBeNull();
    await undoDecision(openCase, id, now());
    expect(await valueOf(openCase, 'UAE', 'حفتر')).toBe(1);
    await ingest(openCase, ARTICLES);
  });

  test('is applied at the next opening where a kill came between the log and the store', async () => {
    const before = await answersOf(openCase);
    const claim = await claimOf(openCase, 'support');
    const { id } = await recordDecision(openCase, { kind: 'reject-claim', claim, reason: 'x' }, now());
    const decided = await answersOf(openCase);
    const { end } = await openCase.decisions();
    await openCase.archive.decisions.append([JSON.stringify({ id: 'k_undo', at: now(), undoes: id })]);
    await restart();
    expect(await answersOf(openCase)).toEqual(before);
    // And where it came before the store noted how far it was.
    await openCase.archive.decisions.append([
      JSON.stringify({ ...(await listDecisions(openCase)).find((item) => item.id === id), id: 'k_again' }),
    ]);
    await openCase.store.putArticles([], { decidedTo: end });
    await restart();
    expect(await answersOf(openCase)).toEqual(decided);
    await undoDecision(openCase, 'k_again', now());
  });

  test('names what is wrong', async () => {
    const claim = await claimOf(openCase, 'support');
    for (const [request, code] of [
      [{ kind: 'reject-claim', claim: 'absent', reason: 'x' }, 'claim/unknown'],
      [{ kind: 'correct-claim', claim, changes: { polarity: 'affirmed' } }, 'decision/changes-nothing'],
      [{ kind: 'correct-claim', claim, changes: { mode: 'visit' } }, 'query/not-in-list'],
      [{ kind: 'correct-claim', claim, changes: { actor: ['Xyzzy'] } }, 'query/unknown-entity'],
      [{ kind: 'merge-entities', from: 'France', into: 'فرنسا' }, 'decision/changes-nothing'],
      [{ kind: 'split-entity', entity: 'France', into: 'Italy' }, 'decision/split-where'],
      [{ kind: 'add-alias', alias: 'س ص', entity: 'فاضل العبيدلي' }, 'decision/alias-of-unknown'],
      [{ kind: 'edit-article', document: 'absent', changes: {} }, 'article/unknown'],
      [{ kind: 'delete-article', document: 'absent' }, 'article/unknown'],
    ] as const) {
      await expect(recordDecision(openCase, request as DecisionRequest, now()), code).rejects.toMatchObject({ code });
    }
    await expect(undoDecision(openCase, 'k_absent', now())).rejects.toMatchObject({ code: 'decision/unknown' });
  });

  test('leaves what the engine found where a reader can see it', async () => {
    const before = await openCase.store.undecidedArticles({ ids: ['support'] });
    const claim = await claimOf(openCase, 'support');
    const { id } = await recordDecision(openCase, { kind: 'reject-claim', claim, reason: 'x' }, now());
    expect(await openCase.store.undecidedArticles({ ids: ['support'] })).toEqual(before);
    const [original] = ARTICLES;
    if (original) expect(before[0]?.extraction).toEqual(recordOf(await openCase.reader(), original).extraction);
    await undoDecision(openCase, id, now());
  });
});

describe('the kinds of decisions', () => {
  test('are read from their union', () => {
    expect(Object.keys(SCENARIOS).toSorted()).toEqual([...DECISION_KINDS].toSorted());
  });
});
