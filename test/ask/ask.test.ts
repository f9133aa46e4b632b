import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { ask, openWorkspace, SAMPLE_CASE, type Workspace } from '../../src/app/index.ts';
import type { AskAnswer, AnswerSection } from '../../src/model/index.ts';

interface Cited {
  readonly in: AnswerSection;
  readonly article: string;
  /** Some words of the sentence. */
  readonly holds: string;
}

interface Golden {
  readonly ask: string;
  readonly chips: readonly string[];
  readonly answer?: readonly Cited[];
  readonly not?: readonly Cited[];
  /** False where the articles say nothing of it. */
  readonly found?: boolean;
}

const pathOf = (name: string): URL => new URL(name, import.meta.url);
const questions = parse(readFileSync(pathOf('questions.yaml'), 'utf8')) as readonly Golden[];
/** What is expected and not found yet, one a line. The list may only grow shorter. */
const gaps = new Set(readFileSync(pathOf('known-gaps.txt'), 'utf8').split('\n').filter(Boolean));

let home: string;
let workspace: Workspace;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-ask-'));
  workspace = openWorkspace({ kind: 'folder', folder: home });
  await workspace.open(SAMPLE_CASE);
}, 120_000);
afterAll(async () => {
  await workspace.close();
  rmSync(home, { recursive: true });
});

const answerTo = async (question: string, edits: { with?: string[]; without?: string[] } = {}): Promise<AskAnswer> =>
  ask(await workspace.open(SAMPLE_CASE), { question, ...edits });

function cites({ sections, sentences }: AskAnswer, wanted: Cited): boolean {
  const isIt = (number: number): boolean => {
    const cited = sentences[number - 1];
    return cited?.article.id === wanted.article && cited.sentence.text.includes(wanted.holds);
  };
  return sections.some(
    ({ section, lines }) => section === wanted.in && lines.some((line) => line.sentences.some(isIt)),
  );
}

describe('golden questions over the samples', () => {
  test('there are at least forty', () => {
    expect(questions.length).toBeGreaterThanOrEqual(40);
  });

  test.each(questions)('$ask', async (golden) => {
    const answer = await answerTo(golden.ask);
    const missing: string[] = [];
    const expectThat = (what: string, holds: boolean): void => {
      if (!holds) missing.push(`${golden.ask} ${what}`);
    };
    expectThat(
      'chips',
      [...golden.chips].toSorted().join(' ') ===
        answer.chips
          .map(({ id }) => id)
          .toSorted()
          .join(' '),
    );
    for (const wanted of golden.answer ?? []) {
      expectThat(`${wanted.in} ${wanted.article} ${wanted.holds}`, cites(answer, wanted));
    }
    expect(missing.toSorted()).toEqual([...gaps].filter((gap) => gap.startsWith(`${golden.ask} `)).toSorted());
    expect((golden.not ?? []).filter((unwanted) => cites(answer, unwanted))).toEqual([]);
    if (golden.found !== undefined) expect(answer.found).toBe(golden.found);
  });
});

describe('an answer', () => {
  test('has sentences behind every line, exact and numbered in the order in which they are cited', async () => {
    for (const { ask: question } of questions.slice(0, 10)) {
      const { sections, sentences } = await answerTo(question);
      const cited = sections.flatMap(({ lines }) => lines.flatMap((line) => line.sentences));
      expect(sections.flatMap(({ lines }) => lines).every((line) => line.sentences.length > 0)).toBe(true);
      expect([...new Set(cited)]).toEqual(sentences.map(({ number }) => number));
      for (const { sentence } of sentences) {
        const [start, end] = sentence.highlight;
        expect(sentence.text.slice(start, end)).not.toBe('');
      }
    }
  });

  test('says that there is no evidence, and what is near', async () => {
    const { found, told, sections } = await answerTo('هل تدعم الصين حفتر؟');
    expect(found).toBe(false);
    expect(told.ar).toMatch(/^لا /u);
    expect(sections.map(({ section }) => section)).toContain('nearest');
  });

  test('follows the chips when they are taken away, added or changed', async () => {
    const question = 'هل تدعم مصر حفتر؟';
    const changed = await answerTo(question, { without: ['holder:egypt'], with: ['holder:تركيا'] });
    expect(changed.chips.map(({ id }) => id)).toContain('holder:turkey');
    expect(changed.chips.map(({ id }) => id)).not.toContain('holder:egypt');
    const ofFor = ({ sections }: AskAnswer): readonly string[] =>
      sections
        .filter(({ section }) => section === 'for')
        .flatMap(({ lines }) => lines.flatMap((line) => line.findingIds));
    expect(ofFor(changed).toSorted()).toEqual(ofFor(await answerTo('هل تدعم تركيا حفتر؟')).toSorted());
    const who = await answerTo(question, { without: ['holder', 'kind'], with: ['kind:who'] });
    expect(who.sections[0]?.section).toBe('who');
  });

  test('keeps to a time that is added', async () => {
    const { sections, sentences } = await answerTo('Who met Haftar?', { with: ['time:2019-04'] });
    expect(sections[0]?.lines.length).toBeGreaterThan(0);
    const read = sections.filter(({ section }) => section === 'who').flatMap(({ lines }) => lines);
    const articles = read.flatMap((line) => line.sentences.map((number) => sentences[number - 1]?.article.id));
    expect(articles).not.toContain('sample-21');
  });

  test.each([
    ['holder:لا أحد بهذا الاسم', 'query/unknown-entity'],
    ['kind:whence', 'query/not-in-list'],
    ['colour:red', 'query/not-in-list'],
    ['time:tomorrow', 'query/invalid'],
  ])('refuses the chip %s', async (chip, code) => {
    await expect(answerTo('من يدعم حفتر؟', { with: [chip] })).rejects.toMatchObject({ code });
  });
});
