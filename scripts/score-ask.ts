/**
 * Asks the five questions of the design over the seed articles, in Arabic and in English, and counts which of the sentences that
 * must be in the answer are in it.
 *
 *     npm run score:ask [-- --print | --misses]
 *
 * The articles are not part of this repository: they are read from ../shared/seeds beside it, into a case of their own in a
 * temporary folder. What is expected stands in test/ask/seeds.json as places in the articles with hashes of the words there.
 * `read` is a sentence cited by a line that rests on a finding, `cited` one that the answer holds at all.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { ask, casePlace, ingest, listInputs, openWorkspace, readArticle, readInputs } from '../src/app/index.ts';
import type { ArticleInput } from '../src/app/index.ts';
import type { AskAnswer, AskSection, Label } from '../src/model/index.ts';

const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));
const EXPECTED = fileURLToPath(new URL('../test/ask/seeds.json', import.meta.url));

interface Place {
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
}

interface Question extends Label {
  readonly id: string;
  readonly expects: readonly {
    readonly what: string;
    /** One of these must be cited. */
    readonly evidence: readonly Place[];
    /** Parts of the answer in which it must be; any where not said. */
    readonly sections?: readonly string[];
    /** A number that the line must tell. */
    readonly value?: number;
  }[];
}

export interface AskScore {
  readonly id: string;
  readonly language: keyof Label;
  readonly expected: number;
  readonly cited: number;
  readonly read: number;
  readonly lines: number;
  readonly missed: readonly string[];
}

const { values: options } = parseArgs({ options: { print: { type: 'boolean' }, misses: { type: 'boolean' } } });

await main();

async function main(): Promise<void> {
  if (!existsSync(join(SHARED, 'seeds'))) {
    console.log('There is nothing to ask: ../shared with the seed articles is not beside this checkout.');
    return;
  }
  const questions = JSON.parse(readFileSync(EXPECTED, 'utf8')) as readonly Question[];
  const home = mkdtempSync(join(tmpdir(), 'marsad-ask-'));
  const workspace = openWorkspace(casePlace({ MARSAD_HOME: home }));
  try {
    const openCase = await workspace.open('seeds', { create: true });
    await ingest(openCase, articlesIn(join(SHARED, 'seeds', 'manifest.jsonl')));
    await checkPlaces(questions, async (id) => (await readArticle(openCase, id)).text);
    const scores: AskScore[] = [];
    for (const question of questions) {
      for (const language of ['ar', 'en'] as const) {
        const answer = await ask(openCase, { question: question[language] });
        if (options.print) print(answer);
        scores.push(scoreOf(question, language, answer));
      }
    }
    report(scores);
  } finally {
    await workspace.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function* articlesIn(manifest: string): AsyncGenerator<ArticleInput> {
  const { files } = await listInputs([manifest]);
  for await (const { article } of readInputs(files)) if (article) yield article;
}

/** The expectations are of these very texts, or of none. */
async function checkPlaces(questions: readonly Question[], textOf: (id: string) => Promise<string>): Promise<void> {
  for (const { doc, start, end, sha256 } of questions.flatMap(({ expects }) =>
    expects.flatMap((each) => each.evidence),
  )) {
    const words = (await textOf(doc)).slice(start, end);
    if (createHash('sha256').update(words).digest('hex').slice(0, sha256.length) !== sha256) {
      throw new Error(`${doc} ${start}–${end} is not the text that was expected there`);
    }
  }
}

function scoreOf(question: Question, language: keyof Label, answer: AskAnswer): AskScore {
  const found = question.expects.map(({ what, evidence, sections, value }) => {
    const citing = answer.sections.filter(
      ({ section, lines }) =>
        (sections === undefined || sections.includes(section)) &&
        lines.some(({ told, sentences }) => tells(told.en, value) && sentences.some((n) => isOf(answer, n, evidence))),
    );
    return { what, isCited: citing.length > 0, isRead: citing.some(({ section }) => section !== 'unread') };
  });
  return {
    id: question.id,
    language,
    expected: found.length,
    cited: found.filter(({ isCited }) => isCited).length,
    read: found.filter(({ isRead }) => isRead).length,
    lines: answer.sections.reduce((sum: number, { lines }: AskSection) => sum + lines.length, 0),
    missed: found.filter(({ isCited }) => !isCited).map(({ what }) => what),
  };
}

function tells(told: string, value: number | undefined): boolean {
  return (
    value === undefined || new RegExp(`(?<!\\d)${value}(?!\\d)`, 'u').test(told.replace(/(?<=\d)[,.](?=\d{3})/gu, ''))
  );
}

function isOf(answer: AskAnswer, number: number, evidence: readonly Place[]): boolean {
  const cited = answer.sentences[number - 1];
  if (cited === undefined) return false;
  const { start, text } = cited.sentence;
  return evidence.some(
    (place) => place.doc === cited.article.id && place.start < start + text.length && start < place.end,
  );
}

function report(scores: readonly AskScore[]): void {
  console.log('question              language  expected  cited  read  lines');
  for (const { id, language, expected, cited, read, lines, missed } of scores) {
    const cells = [
      id.padEnd(20),
      language.padEnd(8),
      ...[expected, cited, read, lines].map((n) => String(n).padStart(6)),
    ];
    console.log(cells.join('  '));
    if (options.misses) for (const what of missed) console.log(`    missed: ${what}`);
  }
  const sum = (of: (score: AskScore) => number): number => scores.reduce((total, score) => total + of(score), 0);
  console.log(
    `all: ${sum(({ cited }) => cited)} of ${sum(({ expected }) => expected)} cited, ${sum(({ read }) => read)} read`,
  );
}

function print({ question, understood, told, chips, unread, sections, sentences }: AskAnswer): void {
  console.log(
    `\n# ${question}\n${understood.en}\n${chips.map(({ id }) => id).join(' ')} | unread: ${unread.join(' ')}\n${told.en}`,
  );
  for (const { label, lines, more } of sections) {
    console.log(`## ${label.en}${more > 0 ? ` (+${more})` : ''}`);
    for (const line of lines) {
      console.log(`- ${line.told.en}`);
      for (const number of line.sentences) {
        const { article, sentence } = sentences[number - 1] ?? {};
        console.log(`    [${number}] ${article?.id} ${sentence?.text.replace(/\s+/gu, ' ').slice(0, 150)}`);
      }
    }
  }
}
