import type { CasePlace } from '../../app/index.ts';
import type { AskAnswer, AskLine, AskSentence } from '../../model/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { isolate, type Printer } from '../print.ts';

export interface AskOptions {
  readonly case: string;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
  readonly outlet?: readonly string[];
  readonly lines: number;
  readonly sentences: number;
  readonly unread: number;
  readonly json?: boolean;
}

/** `marsad ask QUESTION`: how it is understood, and what the articles say to it, every line with its sentences. */
export async function askCommand(
  question: string,
  options: AskOptions,
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  const { lines, sentences, unread } = options;
  const access = await accessCase(place, options.case);
  try {
    const answer = await access.ask({
      question,
      with: options.with ?? [],
      without: options.without ?? [],
      outlets: options.outlet ?? [],
      size: { lines, sentences, unread },
    });
    if (options.json) print.line(JSON.stringify({ case: access.name, ...answer }));
    else printAnswer(access.name, answer, print);
    return EXIT.ok;
  } finally {
    await access.close();
  }
}

function printAnswer(caseName: string, answer: AskAnswer, print: Printer): void {
  print.line(print.text('ask/understood', { case: caseName, understood: print.label(answer.understood) }));
  print.line(`  ${answer.chips.map(({ id }) => isolate(id)).join('  ')}`);
  if (answer.unread.length > 0) {
    print.line(print.text('ask/unread', { words: answer.unread.map(isolate).join(print.text('list/comma')) }));
  }
  print.line(print.label(answer.told));
  const sentenceOf = new Map(answer.sentences.map((sentence) => [sentence.number, sentence]));
  const printed = new Set<number>();
  for (const { label, lines, more } of answer.sections) {
    print.line('');
    print.line(print.label(label));
    for (const line of lines) printLine(line, sentenceOf, printed, print);
    if (more > 0) print.line(`  ${print.text('ask/more', { count: more })}`);
  }
}

/** A line with its sentences; one that was printed before is only named by its number. */
function printLine(
  { told, sentences }: AskLine,
  sentenceOf: ReadonlyMap<number, AskSentence>,
  printed: Set<number>,
  print: Printer,
): void {
  print.line(`  ${print.label(told)} ${sentences.map((number) => `[${number}]`).join('')}`);
  for (const number of sentences) {
    const cited = sentenceOf.get(number);
    if (cited === undefined || printed.has(number)) continue;
    printed.add(number);
    const { outlet, published, id } = cited.article;
    const source = [outlet, published, id].filter((part) => part !== null);
    print.line(`    [${number}] ${isolate(cited.sentence.text.replace(/\s+/gu, ' '))}`);
    print.line(`        ${source.map(isolate).join(' · ')}`);
  }
}
