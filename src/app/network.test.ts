import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DirectedGraph } from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import { DOMParser } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { dynamicsOf } from './dynamics.ts';
import { exportNetwork } from './export/graph.ts';
import { exportList } from './export/index.ts';
import { ingest } from './ingest.ts';
import type { ArticleInput } from './input/source.ts';
import { network, type NetworkQuery, tieSentences } from './network.ts';
import { openWorkspace, type OpenCase, type Workspace } from './workspace.ts';

let home: string;
let workspace: Workspace;
let openCase: OpenCase;

function article(id: string, text: string, published: string): ArticleInput {
  return { meta: { id, title: null, outlet: 'عينة <أ> & "ب"', url: null, published, language: 'ar' }, text };
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-network-'));
  workspace = openWorkspace({ kind: 'folder', folder: home });
  openCase = await workspace.open('war', { create: true });
  await ingest(openCase, [
    article('a', 'دعمت الإمارات حفتر بالسلاح. ودعمت تركيا حكومة الوفاق بالسلاح.', '2019-04-05'),
    article('b', 'هاجمت قوات حفتر قوات حكومة الوفاق في طرابلس & «غيرها» <اليوم>.', '2019-04-08'),
    article('c', 'دعمت الإمارات حكومة الوفاق بالمال.', '2020-04-10'),
  ]);
});
afterAll(async () => {
  await workspace.close();
  rmSync(home, { recursive: true });
});

const EARLY = { at: '2019-04-08' };
const LNA = 'libyan-national-army';
const GNA = 'government-of-national-accord';

async function exported(query: NetworkQuery, format: 'graphml' | 'gexf'): Promise<string> {
  return Buffer.from(await exportNetwork(openCase, query, format, 'ar')).toString('utf8');
}

const pairOf = ({ holder, target }: { readonly holder: string; readonly target: string }) => `${holder} ${target}`;

describe('network', () => {
  test('gives the ties of a day between parties that are the same on all days', async () => {
    const early = await network(openCase, EARLY);
    expect(early.ties.map(pairOf)).toContain(`united-arab-emirates ${LNA}`);
    expect(early.ties.every(({ value }) => Math.abs(value) <= 1)).toBe(true);
    const late = await network(openCase, {});
    expect(late.parameters.at).toBe('2020-04-10');
    expect(late.ties.map(pairOf)).toEqual([`united-arab-emirates ${GNA}`]);
    expect(late.parties.map(({ id }) => id)).toEqual(early.parties.map(({ id }) => id));
    expect(late.plan).toEqual(early.plan);
    expect(late.window).toEqual({ first: '2019-04-05', last: '2020-04-10' });
  });

  test('narrows to the neighbours of a party, to a sign, and to what has evidence', async () => {
    const near = await network(openCase, { ...EARLY, party: 'تركيا', depth: 1 });
    expect(near.party?.id).toBe('turkey');
    expect(near.parties.map(({ id }) => id)).toEqual(['turkey', GNA]);
    const hostile = await network(openCase, { ...EARLY, sign: 'against' });
    expect(hostile.ties.length).toBeGreaterThan(0);
    expect(hostile.ties.every(({ value }) => value < 0)).toBe(true);
    expect(hostile.tiesHidden).toBeGreaterThan(0);
    expect((await network(openCase, { ...EARLY, evidenceMin: 50 })).ties).toEqual([]);
    expect((await network(openCase, { ...EARLY, partiesMax: 2 })).parties).toHaveLength(2);
  });

  test('sees who changed camp between two days, and by which tie', async () => {
    const { comparison } = await network(openCase, { at: '2020-04-10', versus: '2019-04-08' });
    const change = comparison?.changes.find(({ party }) => party === 'united-arab-emirates');
    expect(change?.before).not.toBe(change?.after);
    expect(change?.ties).toContainEqual({ other: GNA, before: null, after: expect.any(Number) });
  });

  test('says which day is none', async () => {
    await expect(network(openCase, { versus: 'soon' })).rejects.toMatchObject({ code: 'query/no-day' });
  });

  test('opens the sentences of ties', async () => {
    const ties = await tieSentences(openCase, [LNA, GNA], EARLY);
    const tie = ties.find(({ holder }) => holder.id === LNA);
    expect(tie?.items[0]?.sentence.text).toContain('هاجمت قوات حفتر');
  });
});

describe('export of the network', () => {
  test('GraphML holds the ties that are shown, with their sentences and articles', async () => {
    const query = { ...EARLY, sign: 'against' as const };
    const { ties, parties } = await network(openCase, query);
    const graph = graphml.parse(DirectedGraph, await exported(query, 'graphml'));
    expect(graph.nodes().toSorted()).toEqual(parties.map(({ id }) => id).toSorted());
    expect(graph.mapEdges((_, __, source, target) => `${source} ${target}`).toSorted()).toEqual(
      ties.map(pairOf).toSorted(),
    );
    const tie = ties.find(({ holder }) => holder === LNA);
    const values = graph.getEdgeAttributes(LNA, GNA);
    expect(values).toMatchObject({ position: tie?.value, weight: tie?.n, sign: -1, articles: 'b' });
    expect(values['sentence']).toContain('& «غيرها» <اليوم>');
    expect(values['sentence_outlet']).toBe('عينة <أ> & "ب"');
    expect(values['findings']).toMatch(/^c_/u);
  });

  test('GEXF holds the ties of the whole window, each with the spells in which it is there', async () => {
    const text = await exported(EARLY, 'gexf');
    // This reader looks at one list of fields alone, and the standard has one for what changes over time.
    const graph = gexf.parse(DirectedGraph, text, { allowUndeclaredAttributes: true });
    expect(graph.hasEdge('united-arab-emirates', GNA)).toBe(true);
    expect(graph.getEdgeAttributes(LNA, GNA)['sentence']).toContain('& «غيرها» <اليوم>');
    const { ties } = await network(openCase, EARLY);
    const xml = new DOMParser().parseFromString(text, 'text/xml');
    const there = [...xml.querySelectorAll('edge')].filter((edge) =>
      [...edge.querySelectorAll('spell')].some(
        (spell) => (spell.getAttribute('start') ?? '') <= EARLY.at && EARLY.at <= (spell.getAttribute('end') ?? ''),
      ),
    );
    // What is there on the day is what is shown on the day.
    expect(there.map((edge) => `${edge.getAttribute('source')} ${edge.getAttribute('target')}`).toSorted()).toEqual(
      ties.map(pairOf).toSorted(),
    );
    const look = [...(there[0]?.querySelectorAll('attvalue[for=position][start]') ?? [])].find(
      (each) => each.getAttribute('start') === EARLY.at,
    );
    const shown = ties.find((tie) => pairOf(tie) === there[0]?.getAttribute('id'));
    expect(Number(look?.getAttribute('value'))).toBeCloseTo(shown?.value ?? Number.NaN, 4);
  });

  test('the list is the table of the screen', async () => {
    const bytes = await exportList(openCase, { list: 'network', query: EARLY }, 'jsonl', 'en');
    const rows = Buffer.from(bytes).toString('utf8').trim().split('\n');
    expect(rows).toHaveLength((await network(openCase, EARLY)).ties.length);
    expect(JSON.parse(rows[0] ?? '')).toMatchObject({ article_id: expect.any(String), parameters: { case: 'war' } });
  });
});

describe('dynamics', () => {
  test('gives the series of a party, and the sentences of a step', async () => {
    const parameters = { battlesMin: 1 };
    const { series, party, parties } = await dynamicsOf(openCase, { party: 'حفتر', parameters });
    expect(party?.id).toBe(LNA);
    expect(parties.map(({ id }) => id)).toContain(GNA);
    const step = series?.steps.find(({ attacks }) => attacks > 0);
    const opened = await dynamicsOf(openCase, { party: 'حفتر', parameters, step: step?.from });
    expect(opened.step?.field.map(({ deed }) => deed)).toContain('attacks');
    expect(opened.step?.field[0]?.sentence.sentence).toContain('هاجمت قوات حفتر');
    // Too few steps have both: nothing is said of a correlation.
    expect(series?.lags.every(({ r }) => r === null)).toBe(true);
  });

  test('keeps to the time window, and refuses what is out of range', async () => {
    const none = await dynamicsOf(openCase, { from: '2019-05-01', parameters: { battlesMin: 1 } });
    expect(none).toMatchObject({ parties: [], party: null, series: null });
    await expect(dynamicsOf(openCase, { parameters: { draws: 1 } })).rejects.toMatchObject({ code: 'query/invalid' });
    await expect(dynamicsOf(openCase, { parameters: { other: 1 } })).rejects.toMatchObject({
      code: 'query/not-in-list',
    });
  });
});
