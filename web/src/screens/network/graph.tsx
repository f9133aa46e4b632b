import { memo, useMemo, useState } from 'react';

import type { NetworkParty, NetworkTie, NetworkView } from '../../api/types.ts';
import { useInterface } from '../../language/interface.tsx';
import { campLetter } from './camp-names.ts';
import { bowOf, readingOf, tiesToDraw } from './drawing.ts';
import { type Layout, linesOfName } from './layout.ts';

const SHAPES = {
  for: 'M0,-1 L1,0.8 L-1,0.8 Z',
  against: 'M0,1 L1,-0.8 L-1,-0.8 Z',
  contested: 'M0,-1.1 L1.1,0 L0,1.1 L-1.1,0 Z',
} as const;
const GLYPH_RADIUS = 5;
const LINE_HEIGHT = 15;

export interface Choice {
  readonly holder: string;
  readonly target: string;
}

/**
 * The ties of a day. Parties stand where all days together put them; only the ties come and go. A press on a party chooses it,
 * one on a tie opens its sentences; the table below is the same for the keyboard.
 */
export function NetworkDrawing({
  view,
  layout,
  chosen,
  opened,
  onParty,
  onTie,
}: {
  readonly view: NetworkView;
  readonly layout: Layout;
  /** The party whose ties stand out. */
  readonly chosen: string | null;
  readonly opened: Choice | null;
  readonly onParty: (id: string | null) => void;
  readonly onTie: (tie: Choice) => void;
}) {
  const { t, date, language } = useInterface();
  const [pointed, setPointed] = useState<string | null>(null);
  const { parties, ties, parameters } = view;
  const marked = pointed ?? chosen;
  const near = useMemo(() => {
    if (marked === null) return null;
    const own = ties.filter(({ holder, target }) => holder === marked || target === marked);
    return new Set([marked, ...own.flatMap(({ holder, target }) => [holder, target])]);
  }, [marked, ties]);
  const tied = useMemo(() => new Set(ties.flatMap(({ holder, target }) => [holder, target])), [ties]);
  const drawn = useMemo(() => tiesToDraw(ties, [marked, chosen, opened?.holder]), [ties, marked, chosen, opened]);
  return (
    <div className="network-drawing" dir="ltr">
      <svg
        role="img"
        aria-label={t('network/drawing', { parties: parties.length, date: date(parameters.at) })}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        style={{ maxInlineSize: `${layout.width * 1.25}px` }}
      >
        <rect className="network-ground" width={layout.width} height={layout.height} onClick={() => onParty(null)} />
        {drawn.map((tie) => (
          <TieShape
            key={`${tie.holder} ${tie.target}`}
            tie={tie}
            layout={layout}
            isLater={tie.firstDate > parameters.at}
            isDim={marked !== null && tie.holder !== marked && tie.target !== marked}
            isOpen={opened?.holder === tie.holder && opened.target === tie.target}
            onTie={onTie}
          />
        ))}
        {parties.map((party) => (
          <PartyShape
            key={party.id}
            party={party}
            name={party.label[language]}
            letter={party.camp === null ? '' : campLetter(party.camp, language)}
            layout={layout}
            isTied={tied.has(party.id)}
            isDim={near !== null && !near.has(party.id)}
            isChosen={party.id === chosen}
            onParty={onParty}
            onPoint={setPointed}
          />
        ))}
      </svg>
    </div>
  );
}

const TieShape = memo(function TieShape({
  tie,
  layout,
  isLater,
  isDim,
  isOpen,
  onTie,
}: {
  readonly tie: NetworkTie;
  readonly layout: Layout;
  readonly isLater: boolean;
  readonly isDim: boolean;
  readonly isOpen: boolean;
  readonly onTie: (tie: Choice) => void;
}) {
  const [from, to] = [layout.places[tie.holder], layout.places[tie.target]];
  if (from === undefined || to === undefined) return null;
  const { path, head, middle, width } = bowOf(from, to, tie.n);
  const reading = readingOf(tie);
  return (
    <g
      className="network-tie"
      data-reading={reading}
      data-later={isLater || undefined}
      data-dim={isDim || undefined}
      data-open={isOpen || undefined}
      data-tie={`${tie.holder} ${tie.target}`}
      onClick={() => onTie({ holder: tie.holder, target: tie.target })}
    >
      <path className="network-reach" d={path} />
      <path className="network-line" d={path} strokeWidth={width} />
      <path className="network-head" d={head} />
      <path
        className="network-sign"
        d={SHAPES[reading]}
        transform={`translate(${middle.x} ${middle.y}) scale(${GLYPH_RADIUS + width / 3})`}
        vectorEffect="non-scaling-stroke"
      />
    </g>
  );
});

const PartyShape = memo(function PartyShape({
  party,
  name,
  letter,
  layout,
  isTied,
  isDim,
  isChosen,
  onParty,
  onPoint,
}: {
  readonly party: NetworkParty;
  readonly name: string;
  /** Empty where it is in no camp. */
  readonly letter: string;
  readonly layout: Layout;
  readonly isTied: boolean;
  readonly isDim: boolean;
  readonly isChosen: boolean;
  readonly onParty: (id: string | null) => void;
  readonly onPoint: (id: string | null) => void;
}) {
  const place = layout.places[party.id];
  if (place === undefined) return null;
  return (
    <g
      className="network-party"
      transform={`translate(${place.x} ${place.y})`}
      data-tied={isTied || undefined}
      data-dim={isDim || undefined}
      data-chosen={isChosen || undefined}
      data-party={party.id}
      onClick={() => onParty(isChosen ? null : party.id)}
      onPointerEnter={() => onPoint(party.id)}
      onPointerLeave={() => onPoint(null)}
    >
      <circle r={isTied ? 11 : 4.5} />
      {isTied ? (
        <text className="network-letter" y={4.5} textAnchor="middle">
          {letter}
        </text>
      ) : null}
      {linesOfName(name).map((line, index) => (
        <text key={line} className="network-name" y={(isTied ? 26 : 19) + index * LINE_HEIGHT} textAnchor="middle">
          {`\u2068${line}\u2069`}
        </text>
      ))}
    </g>
  );
});
