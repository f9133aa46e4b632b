import { hasArabic, logicalOrder, readsFromRight, turnRound } from '../../../text/index.ts';

/**
 * From signs on a page to paragraphs. A PDF knows no lines, words or paragraphs, only runs of signs with places.
 */
export interface PdfRun {
  readonly text: string;
  /** As pdf.js read it: what it takes for right-to-left it has already turned round. */
  readonly fromRight: boolean;
  /** Left end and base line, in points from the lower left corner of the page; width and height of the signs. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
}

/** Of a line's height: runs whose base lines are nearer are one line; runs further apart have a blank between them. */
const SAME_LINE = 0.5;
const BLANK = 0.18;
/** Of the usual distance of lines: where it is larger, a paragraph ends. */
const PARAGRAPH_GAP = 1.35;
/** Of the width of the column: a line that is shorter, and ends a sentence, ends a paragraph. */
const SHORT_LINE = 0.85;

/** The lines of a page, in the order in which the file draws them; columns are mostly drawn one after the other. */
export function linesOf(runs: readonly PdfRun[]): readonly PdfLine[] {
  const lines: PdfRun[][] = [];
  const fromRight = readsFromRight(runs.map((run) => run.text).join(''));
  for (const run of runs) {
    // A ligature may be drawn as two signs with a step back between them, which looks like a blank.
    if (run.text.trim() === '' && run.width < 0.01 * run.height) continue;
    const current = lines.at(-1);
    const last = current?.at(-1);
    const isSame = last !== undefined && Math.abs(last.y - run.y) < SAME_LINE * Math.max(last.height, run.height, 1);
    if (current && isSame) current.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => lineOf(line, fromRight)).filter((line) => line.text !== '');
}

/** `fromRight` is how the page is read; it decides for lines without letters. */
function lineOf(runs: readonly PdfRun[], fromRight: boolean): PdfLine {
  const sorted = runs.toSorted((a, b) => a.x - b.x);
  let visual = '';
  let end = Number.POSITIVE_INFINITY;
  for (const run of sorted) {
    const isApart = run.x - end > BLANK * Math.max(run.height, 1);
    if (isApart && !visual.endsWith(' ') && !run.text.startsWith(' ')) visual += ' ';
    visual += run.fromRight ? asSeen(run.text) : run.text;
    end = run.width > 0 || end === Number.POSITIVE_INFINITY ? run.x + run.width : end;
  }
  const [first] = sorted;
  return {
    text: logicalOrder(visual, /\p{L}/u.test(visual) ? readsFromRight(visual) : fromRight)
      .replace(/\s+/gu, ' ')
      .trim(),
    left: first?.x ?? 0,
    right: Math.max(...sorted.map((run) => run.x + run.width)),
    y: first?.y ?? 0,
    height: Math.max(...sorted.map((run) => run.height)),
  };
}

/** A run as it is seen from left to right: what pdf.js has done is undone, so that all lines come by one way. */
function asSeen(text: string): string {
  return hasArabic(text) ? turnRound(text).replace(/\p{Nd}[\p{Nd}.,:/\u066b\u066c-]*\p{Nd}/gu, turnRound) : text;
}

/** Lines of several pages as paragraphs, one a line with an empty line between. */
export function paragraphsOf(pages: readonly (readonly PdfLine[])[]): string {
  const lines = withoutRepeated(pages).flat();
  const gap = usualGap(lines);
  const width = Math.max(0, ...lines.map((line) => line.right - line.left));
  const paragraphs: string[] = [];
  let current = '';
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before && current !== '' && endsParagraph(before, line, gap, width)) {
      paragraphs.push(current);
      current = '';
    }
    current = current === '' ? line.text : `${current} ${line.text}`;
  });
  if (current !== '') paragraphs.push(current);
  return paragraphs.join('\n\n');
}

function endsParagraph(before: PdfLine, line: PdfLine, gap: number, width: number): boolean {
  const distance = before.y - line.y;
  const endsSentence = /[.!?؟…:»"”)]$/u.test(before.text);
  // Upwards: another column or page begins, amid a sentence or not.
  if (distance <= 0) return endsSentence;
  if (distance > PARAGRAPH_GAP * gap) return true;
  if (Math.abs(before.height - line.height) > 0.15 * Math.max(before.height, line.height)) return true;
  return endsSentence && before.right - before.left < SHORT_LINE * width && readsFromRight(before.text);
}

/** The distance of two lines that most neighbours have. */
function usualGap(lines: readonly PdfLine[]): number {
  const distances = lines
    .flatMap((line, index) => {
      const distance = (lines[index - 1]?.y ?? line.y) - line.y;
      return distance > 0 && distance < 4 * line.height ? [distance] : [];
    })
    .toSorted((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/** The pages without the lines at their top and bottom that stand on most of them: titles of the paper, page numbers. */
function withoutRepeated(pages: readonly (readonly PdfLine[])[]): readonly (readonly PdfLine[])[] {
  if (pages.length < 3) return pages;
  const counts = new Map<string, number>();
  const key = (line: PdfLine): string => line.text.replace(/\p{Nd}+/gu, '0');
  for (const page of pages) {
    for (const name of new Set([page.at(0), page.at(-1)].flatMap((line) => (line ? [key(line)] : [])))) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const isRepeated = (line: PdfLine): boolean => (counts.get(key(line)) ?? 0) > pages.length / 2;
  return pages.map((page) =>
    page.filter((line, index) => !((index === 0 || index === page.length - 1) && isRepeated(line))),
  );
}
