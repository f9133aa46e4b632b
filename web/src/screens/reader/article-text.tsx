import { Link } from '@tanstack/react-router';
import { useMemo, type CSSProperties, type MouseEvent, type Ref } from 'react';

import type { ArticleView, Block, Label } from '../../api/types.ts';
import { useInterface } from '../../language/interface.tsx';
import { toneOf, type Layer, type Marked, type Tone } from './findings.ts';
import { paragraphNumbers } from './paragraphs.ts';
import { layOut, type Line, type Run } from './runs.ts';

interface Drawn {
  readonly layer: Layer;
  readonly id: string;
  readonly length: number;
  readonly tone: Tone;
  /** Who is named, for the words of names. */
  readonly label: Label | null;
}

const LANE_PIXELS = 3;
const TONE_COLOUR: Record<Tone, string> = {
  for: 'var(--favourable)',
  against: 'var(--adverse)',
  contested: 'var(--contested)',
  none: 'var(--underline)',
};

/** The article as it was written, with the layers that are on drawn under its words. */
export function ArticleText({
  article,
  marked,
  selected,
  onSelect,
  ref,
}: {
  readonly article: ArticleView;
  /** What is drawn: only that whose layer is on, or that was chosen. */
  readonly marked: readonly Marked[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly ref: Ref<HTMLDivElement>;
}) {
  const { text, blocks, summary } = article;
  const lines = useMemo(() => marked.map(lineOf), [marked]);
  const numbers = useMemo(() => paragraphNumbers(blocks), [blocks]);
  const firstTitle = blocks.find((block) => block.kind === 'title');
  return (
    // Choosing by a click on the text is a shortcut; the same choice is a button in the list beside it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      ref={ref}
      className="article-text"
      dir="auto"
      lang={summary.language}
      onClick={(event) => select(event, selected, onSelect)}
    >
      {firstTitle !== undefined || summary.title === null ? null : <h1>{summary.title}</h1>}
      {blocks.map((block) => (
        <BlockText
          key={block.start}
          block={block}
          text={text}
          lines={lines}
          selected={selected}
          number={numbers.get(block.start) ?? null}
          isMain={block === firstTitle}
        />
      ))}
    </div>
  );
}

function lineOf(marked: Marked): Line<Drawn> {
  const { layer, item } = marked;
  const { start, end, id } = item;
  const label = 'entity' in marked ? (marked.entity?.label ?? null) : null;
  return {
    start,
    end,
    line: { layer, id, length: end - start, tone: layer === 'claims' ? toneOf(item) : 'none', label },
  };
}

/** Chooses the shortest finding under the click; a further click on the same words goes to the next longer. */
function select(event: MouseEvent, selected: string | null, onSelect: (id: string) => void): void {
  if (!(event.target instanceof Element) || getSelection()?.type === 'Range') return;
  const ids = event.target.closest<HTMLElement>('[data-findings]')?.dataset.findings?.split(' ') ?? [];
  const next = ids[(selected === null ? -1 : ids.indexOf(selected)) + 1] ?? ids[0];
  if (next !== undefined) onSelect(next);
}

function BlockText({
  block,
  text,
  lines,
  selected,
  number,
  isMain,
}: {
  readonly block: Block;
  readonly text: string;
  readonly lines: readonly Line<Drawn>[];
  readonly selected: string | null;
  readonly number: number | null;
  /** The first title of the article; a page that was saved whole may repeat it. */
  readonly isMain: boolean;
}) {
  const { t, number: inDigits } = useInterface();
  const layout = useMemo(() => layOut(block, lines), [block, lines]);
  const runs = layout.runs.map((run) => <RunText key={run.start} run={run} text={text} selected={selected} />);
  const style = { '--lanes': layout.lanes } as CSSProperties;
  switch (block.kind) {
    case 'title':
      return isMain ? (
        <h1 style={style} data-start={block.start}>
          {runs}
        </h1>
      ) : (
        <p className="deck" style={style} data-start={block.start}>
          {runs}
        </p>
      );
    case 'heading':
      return (
        <h2 style={style} data-start={block.start}>
          {runs}
        </h2>
      );
    case 'deck':
    case 'caption':
    case 'boilerplate':
      return (
        <p className={block.kind} style={style} data-start={block.start}>
          {runs}
        </p>
      );
    case 'body':
      return (
        <p id={`p${number}`} className="body" style={style}>
          <Link
            to="."
            search={true}
            hash={`p${number}`}
            className="paragraph-number no-print"
            aria-label={t('reader/paragraph', { number: number ?? 0 })}
          >
            {number === null ? null : inDigits(number)}
          </Link>
          <span data-start={block.start}>{runs}</span>
        </p>
      );
  }
}

function RunText({
  run,
  text,
  selected,
}: {
  readonly run: Run<Drawn>;
  readonly text: string;
  readonly selected: string | null;
}) {
  const { language } = useInterface();
  const words = text.slice(run.start, run.end);
  if (run.lines.length === 0) return words;
  const ids = run.lines
    .map(({ line }) => line)
    .toSorted((a, b) => a.length - b.length)
    .map((line) => line.id);
  const label = run.lines.map(({ line }) => line.label).find((found) => found !== null);
  return (
    <span
      className={selected !== null && ids.includes(selected) ? 'run run-selected' : 'run'}
      data-findings={ids.join(' ')}
      title={label?.[language]}
      style={underlines(run)}
    >
      {words}
    </span>
  );
}

/** One stacked underline a line, each at the height of its lane; the pattern says which layer it belongs to. */
function underlines(run: Run<Drawn>): CSSProperties {
  return {
    backgroundImage: run.lines.map(({ line }) => pattern(line)).join(', '),
    backgroundSize: run.lines.map(({ line }) => `100% ${isOfWords(line) ? 1 : 2}px`).join(', '),
    backgroundPosition: run.lines.map(({ lane }) => `0 calc(var(--first-lane) + ${lane * LANE_PIXELS}px)`).join(', '),
  };
}

/** Names and dates are many and short: their lines are thin. */
function isOfWords({ layer }: Drawn): boolean {
  return layer === 'actors' || layer === 'places' || layer === 'dates';
}

function pattern(line: Drawn): string {
  switch (line.layer) {
    case 'claims':
      return `linear-gradient(${TONE_COLOUR[line.tone]} 0 0)`;
    case 'figures':
      return dashes(2, 5);
    case 'causes':
      return dashes(7, 11);
    case 'shifts':
      return dashes(16, 19);
    case 'actors':
      return 'linear-gradient(var(--underline) 0 0)';
    case 'places':
      return dashes(3, 6);
    case 'dates':
      return dashes(1, 3);
  }
}

function dashes(ink: number, period: number): string {
  return `repeating-linear-gradient(90deg, var(--ink) 0 ${ink}px, transparent ${ink}px ${period}px)`;
}
