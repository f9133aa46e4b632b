/**
 * Scores the layers against what others wrote: numbers and dates against Duckling's Arabic corpus and Microsoft's
 * Recognizers-Text, the cutting of words against the treebank UD_Arabic-PUD (see score-treebank.ts), names against ANERcorp (see
 * score-names.ts), events against openeventdata/arabic_event_gsr (see score-events.ts), contradicting headlines against latynt/ans
 * (see score-headlines.ts).
 *
 *     npm run score:external [-- --misses]
 *
 * The suites are not part of this repository; MARSAD_EXTERNAL names their folder, by default ../shared/external beside it.
 * `found` is a mention that shares at least half of the joint span with the expected one, `exact` the same span, `value` the
 * right value among the cases whose value the suite vouches for. Nothing may be found where a suite expects nothing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { dayOf, findDates, isoDay, type DateMention } from '../src/language/dates/index.ts';
import { findNumbers, type NumberMention } from '../src/language/numbers/index.ts';
import { tokenize } from '../src/language/tokenize.ts';
import { loadBundle } from '../src/app/resources/index.ts';
import { scoreEvents, type EventScore, type Share } from './score-events.ts';
import { type HeadlineScore, scoreHeadlines } from './score-headlines.ts';
import { scoreNames, type NameScore } from './score-names.ts';
import { scoreTreebank, type TreebankScore } from './score-treebank.ts';

interface Expected {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: string;
  readonly timex?: string;
  readonly future?: Readonly<Record<string, string>>;
  readonly past?: Readonly<Record<string, string>>;
  readonly resolution?: Readonly<Record<string, string>>;
}

interface RecognizersCase {
  readonly id: string;
  readonly text: string;
  readonly reference?: string;
  readonly expected: readonly Expected[];
  readonly resolution_checked_upstream: boolean;
}

interface DucklingCase {
  readonly id: string;
  readonly text: string;
  readonly reference?: string;
  readonly expected: {
    readonly kind: string;
    readonly value?: number | string;
    readonly grain?: string;
    readonly from?: string;
    readonly to_exclusive?: string;
  } | null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** One line of the report. */
interface Row {
  cases: number;
  found: number;
  exact: number;
  valued: number;
  right: number;
  negatives: number;
  hit: number;
  readonly misses: string[];
}

const { values: options } = parseArgs({ options: { misses: { type: 'boolean', default: false } } });
const folder = process.env['MARSAD_EXTERNAL'] ?? join(import.meta.dirname, '..', '..', 'shared', 'external');

if (!existsSync(folder)) {
  process.stderr.write(
    `The external suites are not here: ${folder}\nSet MARSAD_EXTERNAL to the folder that holds duckling/, recognizers/, pud/, ner/ and arabic-gsr/.\n`,
  );
  process.exit(2);
}

const rows = new Map<string, Row>();
scoreRecognizers();
scoreDuckling();
report();
reportTreebank(scoreTreebank(folder, loadBundle()));
reportNames(scoreNames(folder, loadBundle()));
reportEvents(scoreEvents(folder, loadBundle()));
reportHeadlines(scoreHeadlines(folder, loadBundle()));

function rowOf(name: string): Row {
  const known = rows.get(name);
  if (known) return known;
  const row: Row = { cases: 0, found: 0, exact: 0, valued: 0, right: 0, negatives: 0, hit: 0, misses: [] };
  rows.set(name, row);
  return row;
}

function readLines(file: string): readonly unknown[] {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.length > 0)
    .map((line) => JSON.parse(line) as unknown);
}

function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function bestOf<T extends Span>(mentions: readonly T[], expected: Span): T | null {
  let best: T | null = null;
  for (const mention of mentions)
    if (overlap(mention, expected) >= 0.5 && (!best || overlap(mention, expected) > overlap(best, expected)))
      best = mention;
  return best;
}

function scoreRecognizers(): void {
  for (const test of readLines('recognizers/datetime.jsonl') as readonly RecognizersCase[]) {
    const suite = test.id.split('/')[2]?.split('#')[0] ?? '';
    const row = rowOf(`recognizers ${suite}`);
    const mentions = findDates(tokenize(test.text), test.text, {
      published: test.reference?.slice(0, 10) ?? '2016-11-07',
    });
    const wanted = mentions.filter((mention) => suite.startsWith('Duration') || mention.rule !== 'date/duration');
    scoreCase(row, test, wanted, (mention, expected) => isSameTime(mention, expected));
  }
  for (const test of readLines('recognizers/number.jsonl') as readonly RecognizersCase[]) {
    const suite = test.id.split('/')[2]?.split('#')[0] ?? '';
    if (suite.startsWith('OrdinalModel') && test.expected.some((expected) => expected.type.endsWith('relative')))
      continue;
    const mentions = findNumbers(tokenize(test.text), test.text).map((mention) => coreOf(mention, test.text, suite));
    const wanted = mentions.filter((mention) =>
      suite.startsWith('Ordinal')
        ? mention.ordinal
        : suite === 'NumberRangeModel'
          ? mention.low !== mention.high
          : suite === 'PercentModel'
            ? mention.percent
            : !mention.ordinal,
    );
    scoreCase(rowOf(`recognizers ${suite}`), test, wanted, (mention, expected) => isSameNumber(mention, expected));
  }
}

/** The span without the bound, which only the range suite counts in. */
function coreOf(mention: NumberMention, text: string, suite: string): NumberMention {
  if (suite === 'NumberRangeModel') return mention;
  const tokens = tokenize(text);
  return {
    ...mention,
    start: tokens[mention.core.firstToken]?.start ?? mention.start,
    end: tokens[mention.core.lastToken]?.end ?? mention.end,
  };
}

function scoreCase<T extends Span>(
  row: Row,
  test: RecognizersCase,
  mentions: readonly T[],
  isRight: (mention: T, expected: Expected) => boolean,
): void {
  if (test.expected.length === 0) {
    row.negatives += 1;
    if (mentions.length > 0) miss(row, 'hit', test.id, test.text, mentions);
    row.hit += mentions.length > 0 ? 1 : 0;
    return;
  }
  for (const expected of test.expected) {
    row.cases += 1;
    const mention = bestOf(mentions, expected);
    if (mention) row.found += 1;
    else miss(row, 'not found', test.id, `${test.text} [${expected.text}]`, mentions);
    if (mention && mention.start === expected.start && mention.end === expected.end) row.exact += 1;
    if (!test.resolution_checked_upstream || (!expected.future && !expected.timex && !expected.resolution)) continue;
    row.valued += 1;
    if (mention && isRight(mention, expected)) row.right += 1;
    else if (mention)
      miss(
        row,
        'value',
        test.id,
        `${test.text} [${expected.text}] ${expected.timex ?? ''} ${JSON.stringify(expected.future ?? expected.resolution)}`,
        [mention],
      );
  }
}

function isSameTime(mention: DateMention, expected: Expected): boolean {
  const { timex = '' } = expected;
  const type = expected.type.split('.').at(-1);
  if (type === 'duration') return timex === mention.duration;
  if (type === 'time') return mention.time !== null && `T${mention.time}` === timex;
  const season = /^(?:(\d{4})-)?(SP|SU|FA|WI)$/u.exec(timex);
  if (season) {
    const month = { SP: '03', SU: '06', FA: '09', WI: '12' }[season[2] as 'SP'];
    return (
      (mention.earliest?.endsWith(`-${month}-01`) ?? false) &&
      (season[1] === undefined || (mention.earliest?.startsWith(season[1]) ?? false))
    );
  }
  // Where both ends are said (from 2 to 22 October) the suite gives the last day itself, else the day after.
  const isStatedEnd = timex.startsWith('(');
  return [expected.future, expected.past].some((said) => {
    if (!said) return false;
    if (said['date'] !== undefined)
      return said['date'] === '0001-01-01'
        ? mention.value === null
        : mention.earliest === said['date'] && mention.latest === said['date'];
    return (
      mention.earliest === said['startDate'] &&
      mention.latest !== null &&
      (after(mention.latest) === said['endDate'] || (isStatedEnd && mention.latest === said['endDate']))
    );
  });
}

function after(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return isoDay(dayOf(year, month, date) + 1);
}

function isSameNumber(mention: NumberMention, expected: Expected): boolean {
  const said = expected.resolution?.['value'] ?? '';
  if (expected.type.endsWith('numberrange')) {
    const match = /^[[(](-?[\d.]*),(-?[\d.]*)[\])]$/u.exec(said);
    const bound = (text: string | undefined): number | null =>
      text === undefined || text === '' ? null : Number(text);
    return match !== null && mention.low === bound(match[1]) && mention.high === bound(match[2]);
  }
  const value = Number(said.replace('%', ''));
  return mention.value !== null && Math.abs(mention.value - value) <= 1e-6 * Math.max(1, Math.abs(value));
}

/** Duckling looks ahead for a bare weekday or month, and takes a time of day to be today's. */
function scoreDuckling(): void {
  for (const test of readLines('duckling/time.jsonl') as readonly DucklingCase[]) {
    const published = test.reference?.slice(0, 10) ?? '2013-02-12';
    const mentions = findDates(tokenize(test.text), test.text, { published, lean: 'future' });
    const name = test.expected?.kind === 'interval' ? 'duckling interval' : 'duckling time';
    scorePhrase(rowOf(name), test, mentions, (mention) => isDucklingTime(mention, test, published));
  }
  for (const [file, isWanted] of [
    ['numeral', (m: NumberMention) => !m.ordinal],
    ['ordinal', (m: NumberMention) => m.ordinal],
  ] as const) {
    for (const test of readLines(`duckling/${file}.jsonl`) as readonly DucklingCase[]) {
      const mentions = findNumbers(tokenize(test.text), test.text).filter(isWanted);
      scorePhrase(
        rowOf(`duckling ${file}`),
        test,
        mentions,
        (mention) => mention.value !== null && Math.abs(mention.value - Number(test.expected?.value)) < 1e-6,
      );
    }
  }
  for (const test of readLines('duckling/duration.jsonl') as readonly DucklingCase[]) {
    const mentions = findDates(tokenize(test.text), test.text, { published: null });
    const letter =
      { second: 'TS', minute: 'TM', hour: 'TH', day: 'D', week: 'W', month: 'M', year: 'Y' }[
        test.expected?.grain ?? 'day'
      ] ?? '';
    const wanted = letter.startsWith('T')
      ? `PT${test.expected?.value}${letter.slice(1)}`
      : `P${test.expected?.value}${letter}`;
    scorePhrase(rowOf('duckling duration'), test, mentions, (mention) => mention.duration === wanted);
  }
  for (const test of readLines('duckling/quantity.jsonl') as readonly DucklingCase[]) {
    if (!/^[\d.]/u.test(test.text)) continue;
    const digits = /^[\d./]+/u.exec(test.text)?.[0] ?? '';
    const [a = 0, b = 1] = digits.split('/').map(Number);
    const mentions = findNumbers(tokenize(test.text), test.text);
    const row = rowOf('duckling quantity numbers');
    row.cases += 1;
    const mention = mentions[0];
    if (mention) row.found += 1;
    if (mention && mention.start === 0 && mention.end === digits.length) row.exact += 1;
    row.valued += 1;
    if (mention?.value !== null && mention !== undefined && Math.abs(mention.value - a / b) < 1e-9) row.right += 1;
    else miss(row, 'value', test.id, test.text, mentions);
  }
}

function scorePhrase<T extends Span>(
  row: Row,
  test: DucklingCase,
  mentions: readonly T[],
  isRight: (mention: T) => boolean,
): void {
  if (!test.expected) {
    row.negatives += 1;
    if (mentions.length > 0) {
      row.hit += 1;
      miss(row, 'hit', test.id, test.text, mentions);
    }
    return;
  }
  row.cases += 1;
  row.valued += 1;
  const mention = bestOf(mentions, { start: 0, end: test.text.length });
  if (mention) row.found += 1;
  if (mention && mention.start === 0 && mention.end === test.text.length) row.exact += 1;
  if (mention && isRight(mention)) row.right += 1;
  else miss(row, mention ? 'value' : 'not found', test.id, `${test.text} ${JSON.stringify(test.expected)}`, mentions);
}

function isDucklingTime(mention: DateMention, test: DucklingCase, today: string): boolean {
  const { expected } = test;
  if (!expected) return false;
  if (expected.kind === 'interval') {
    return (
      mention.earliest === expected.from?.slice(0, 10) &&
      mention.latest !== null &&
      after(mention.latest) === expected.to_exclusive?.slice(0, 10)
    );
  }
  const value = String(expected.value);
  const day = value.slice(0, 10);
  switch (expected.grain) {
    case 'hour':
    case 'minute':
      return (mention.earliest ?? today) === day && mention.time !== null && sameClock(mention.time, value.slice(11));
    case 'second':
      return value.endsWith('04:30:00')
        ? mention.earliest === day
        : mention.time !== null && sameClock(mention.time, value.slice(11));
    case 'day':
      return mention.earliest === day && mention.latest === day;
    case 'week':
      return mention.earliest === day && mention.latest === isoDay(toDay(day) + 6);
    default:
      return mention.earliest === day && (mention.value ?? '') === day.slice(0, expected.grain === 'month' ? 7 : 4);
  }
}

function toDay(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return dayOf(year, month, date);
}

function sameClock(time: string, expected: string): boolean {
  const [hour = '', minute = '00', second = '00'] = time.split(':');
  return `${hour}:${minute}:${second}` === expected;
}

function miss(row: Row, what: string, id: string, text: string, mentions: readonly Span[]): void {
  const got = mentions.map((mention) => {
    const { text: said, value, time, earliest, latest, duration } = mention as Partial<DateMention>;
    return `[${said}] ${value ?? ''} ${earliest ?? ''}..${latest ?? ''} ${time ?? ''} ${duration ?? ''}`;
  });
  row.misses.push(`${what.padEnd(9)} ${id}: ${text} => ${got.join(' ; ') || 'nothing'}`);
}

function report(): void {
  const percent = (part: number, of: number): string => (of === 0 ? '-' : `${((100 * part) / of).toFixed(1)}%`);
  const lines = [...rows.entries()].toSorted(([a], [b]) => a.localeCompare(b));
  process.stdout.write(
    `${'suite'.padEnd(44)}${'cases'.padStart(7)}${'found'.padStart(9)}${'exact'.padStart(9)}${'value'.padStart(9)}${'of'.padStart(6)}${'negatives hit'.padStart(16)}\n`,
  );
  for (const [name, row] of lines) {
    process.stdout.write(
      `${name.padEnd(44)}${String(row.cases).padStart(7)}${percent(row.found, row.cases).padStart(9)}${percent(row.exact, row.cases).padStart(9)}` +
        `${percent(row.right, row.valued).padStart(9)}${String(row.valued).padStart(6)}${`${row.hit} of ${row.negatives}`.padStart(16)}\n`,
    );
    if (options.misses) for (const line of row.misses) process.stdout.write(`    ${line}\n`);
  }
}

function reportTreebank(score: TreebankScore | null): void {
  if (!score) return;
  const { words } = score;
  const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(2)}% (${part} of ${of})`;
  const lines = [
    '',
    'UD_Arabic-PUD',
    `words cut right        ${share(words.right, words.all)}`,
    `  those with clitics   ${share(words.splitRight, words.split)}`,
    `  those without        ${share(words.right - words.splitRight, words.all - words.split)}`,
    `pieces of words        F1 ${((200 * words.samePieces) / (words.pieces + words.ownPieces)).toFixed(1)}`,
    ...score.arguments.map(({ name, expected, given, right }) => {
      const f1 = (200 * right) / (expected + given);
      return `${name.padEnd(26)} precision ${share(right, given)}, recall ${share(right, expected)}, F1 ${f1.toFixed(1)}`;
    }),
    ...(options.misses ? score.misses : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function reportNames(scores: readonly NameScore[] | null): void {
  if (!scores) return;
  const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)}% (${part} of ${of})`;
  const lines = ['', 'ANERcorp, names by exact span'];
  for (const { type, expected, found, right, f1, bar, misses } of scores) {
    const verdict = f1 >= bar ? 'met' : 'MISSED';
    lines.push(
      `${type.padEnd(6)} precision ${share(right, found)}, recall ${share(right, expected)}, F1 ${f1.toFixed(1)}; at least ${bar}: ${verdict}`,
      ...(options.misses ? misses : []),
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function reportEvents(scores: readonly EventScore[] | null): void {
  if (!scores) return;
  const lines = ['', 'arabic-gsr, sentences with an event of the type, and its sides'];
  for (const { type, recall, precision, source, target, bars, misses } of scores) {
    const measured = (name: string, { right, all }: Share, bar: number): string => {
      const verdict = 100 * right >= bar * all ? 'met' : 'MISSED';
      return `${type.padEnd(8)} ${name.padEnd(10)} ${((100 * right) / all).toFixed(1)}% (${right} of ${all}); at least ${bar}: ${verdict}`;
    };
    lines.push(
      measured('recall', recall, bars.recall),
      measured('precision', precision, bars.precision),
      measured('source', source, bars.side),
      measured('target', target, bars.side),
      ...(options.misses ? misses : []),
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function reportHeadlines(score: HeadlineScore | null): void {
  if (!score) return;
  const { pairs, accuracy, macroF1, f1, always, misses } = score;
  const percent = (value: number): string => (100 * value).toFixed(1);
  const lines = [
    '',
    `ANS, ${pairs} pairs of headlines`,
    `accuracy ${percent(accuracy)}%, macro F1 ${percent(macroF1)}; agree ${percent(f1.agree)}, disagree ${percent(f1.disagree)}, other ${percent(f1.other)}`,
    `always "disagree": accuracy ${percent(always.accuracy)}%, macro F1 ${percent(always.macroF1)}`,
    ...(options.misses ? misses : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
