import { Link } from '@tanstack/react-router';
import { useMemo, type CSSProperties, type MouseEvent } from 'react';

import type { ArticleView, Block, Entity } from '../../api/types.ts';
import { useInterface } from '../../language/interface.tsx';
import { toneOf, type Finding, type Layer, type Tone } from './findings.ts';
import { layOut, type Line, type Run } from './runs.ts';

type Drawn =
  | { readonly layer: Exclude<Layer, 'actors'>; readonly id: string; readonly length: number; readonly tone: Tone }
  | { readonly layer: 'actors'; readonly entity: Entity | undefined };

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
  findings,
  layers,
  selected,
  onSelect,
}: {
  readonly article: ArticleView;
  /** Only those whose layer is on. */
  readonly findings: readonly Finding[];
  readonly layers: ReadonlySet<Layer>;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}) {
  const { extraction, text, blocks, summary } = article;
  const lines = useMemo((): readonly Line<Drawn>[] => {
    const entities = new Map(extraction.entities.map((entity) => [entity.id, entity]));
    const actors = layers.has('actors') ? extraction.mentions : [];
    return [
      ...actors.map(({ start, end, entity }) => ({
        start,
        end,
        line: { layer: 'actors' as const, entity: entities.get(entity) },
      })),
      ...findings.map((finding) => ({
        start: finding.item.start,
        end: finding.item.end,
        line: {
          layer: finding.layer,
          id: finding.item.id,
          length: finding.item.end - finding.item.start,
          tone: finding.layer === 'claims' ? toneOf(finding.item) : ('none' as const),
        },
      })),
    ];
  }, [extraction, findings, layers]);
  const numbers = useMemo(() => paragraphNumbers(blocks), [blocks]);
  return (
    // Choosing by a click on the text is a shortcut; the same choice is a button in the list beside it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className="article-text"
      dir="auto"
      lang={summary.language}
      onClick={(event) => select(event, selected, onSelect)}
    >
      {blocks.some((block) => block.kind === 'title') || summary.title === null ? null : <h1>{summary.title}</h1>}
      {blocks.map((block) => (
        <BlockText
          key={block.start}
          block={block}
          text={text}
          lines={lines}
          selected={selected}
          number={numbers.get(block.start) ?? null}
        />
      ))}
    </div>
  );
}

/** The text's paragraphs, counted from 1, by their offset. */
function paragraphNumbers(blocks: readonly Block[]): ReadonlyMap<number, number> {
  return new Map(blocks.filter((block) => block.kind === 'body').map((block, index) => [block.start, index + 1]));
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
}: {
  readonly block: Block;
  readonly text: string;
  readonly lines: readonly Line<Drawn>[];
  readonly selected: string | null;
  readonly number: number | null;
}) {
  const { t } = useInterface();
  const layout = useMemo(() => layOut(block, lines), [block, lines]);
  const runs = layout.runs.map((run) => <RunText key={run.start} run={run} text={text} selected={selected} />);
  const style = { '--lanes': layout.lanes } as CSSProperties;
  switch (block.kind) {
    case 'title':
      return <h1 style={style}>{runs}</h1>;
    case 'heading':
      return <h2 style={style}>{runs}</h2>;
    case 'deck':
    case 'caption':
    case 'boilerplate':
      return (
        <p className={block.kind} style={style}>
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
            {number}
          </Link>
          {runs}
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
  const findings = run.lines.flatMap(({ line }) => (line.layer === 'actors' ? [] : [line]));
  const ids = findings.toSorted((a, b) => a.length - b.length).map((line) => line.id);
  const entity = run.lines
    .map(({ line }) => (line.layer === 'actors' ? line.entity : undefined))
    .find((found) => found !== undefined);
  return (
    <span
      className={selected !== null && ids.includes(selected) ? 'run run-selected' : 'run'}
      data-findings={ids.length > 0 ? ids.join(' ') : undefined}
      title={entity?.label[language]}
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
    backgroundSize: run.lines.map(({ line }) => `100% ${line.layer === 'actors' ? 1 : 2}px`).join(', '),
    backgroundPosition: run.lines.map(({ lane }) => `0 calc(var(--first-lane) + ${lane * LANE_PIXELS}px)`).join(', '),
  };
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
  }
}

function dashes(ink: number, period: number): string {
  return `repeating-linear-gradient(90deg, var(--ink) 0 ${ink}px, transparent ${ink}px ${period}px)`;
}
