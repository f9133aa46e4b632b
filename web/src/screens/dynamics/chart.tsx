import { useRef } from 'react';

import type { DynamicsLinkView, DynamicsSeries, DynamicsStepView, PartyRef } from '../../api/types.ts';
import { Glyph } from '../../components/glyph.tsx';
import { useWidth } from '../../components/use-width.ts';
import { dayFromNumber, dayNumber } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import { linesOf, monthTicks } from '../pair/drawing.ts';
import { type FieldScales, LANES, MARGIN, middleOf, middleOfStep, radiusOf, scalesOf } from './scales.ts';

const WIDTH_INITIAL = 960;
const BAR_MAX = 16;
const GLYPH = { up: 'M0,-1 L1,0.8 L-1,0.8 Z', down: 'M0,1 L1,-0.8 L-1,-0.8 Z' } as const;

/**
 * What happened in the field over what others showed, on one axis of time, with the causes that texts state as arrows from one
 * to the other. Time runs from left to right in both languages. A press on a step opens its sentences, one on an arrow
 * the sentence that states it; lists and table below are the same for the keyboard.
 */
export function DynamicsChart({
  series,
  party,
  stepDays,
  chosen,
  opened,
  onStep,
  onLink,
}: {
  readonly series: DynamicsSeries;
  readonly party: PartyRef;
  readonly stepDays: number;
  /** First day of the step that is open. */
  readonly chosen: string | null;
  /** The cause whose evidence is open. */
  readonly opened: string | null;
  readonly onStep: (from: string) => void;
  readonly onLink: (causeId: string) => void;
}) {
  const { t, language } = useInterface();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, WIDTH_INITIAL);
  const { steps, links } = series;
  const scales = scalesOf(series, width);
  const { x } = scales;
  return (
    <figure className="mt-4">
      <div ref={box} className="dynamics-chart" dir="ltr">
        <svg
          role="img"
          aria-label={t('dynamics/chart', { party: party.label[language], days: stepDays })}
          width={width}
          height={LANES.bottom}
          viewBox={`0 0 ${width} ${LANES.bottom}`}
        >
          <Axes scales={scales} steps={steps} width={width} />
          {steps.map((step) => (
            <Step
              key={step.from}
              step={step}
              scales={scales}
              isChosen={step.from === chosen}
              isEmpty={
                step.units === 0 && step.attacks + step.suffered + step.gains + step.losses + step.withdrawals === 0
              }
              onStep={onStep}
            />
          ))}
          {linesOf(steps, ({ support }) => support).map((run) => (
            <polyline
              key={run[0]?.point.from}
              className="dynamics-line"
              points={run.map(({ point, value }) => `${x(middleOf(point))},${scales.support(value)}`).join(' ')}
            />
          ))}
          {steps.map((step) => (
            <Support key={step.from} step={step} scales={scales} />
          ))}
          {links.map((link, index) => (
            <LinkArrow
              key={`${link.causeId} ${link.findingId}`}
              link={link}
              number={index + 1}
              steps={steps}
              scales={scales}
              isOpen={opened === link.causeId}
              onLink={onLink}
            />
          ))}
        </svg>
      </div>
      <figcaption>
        <ul className="legend">
          {(['gains', 'losses', 'withdrawals', 'attacks'] as const).map((deed) => (
            <li key={deed}>
              <svg aria-hidden="true" width="12" height="14">
                <rect className="dynamics-bar" data-deed={deed} x="1" y="1" width="10" height="12" />
              </svg>
              {t(deed === 'attacks' ? 'dynamics/legend-attacks' : `dynamics/${deed}`)}
            </li>
          ))}
          <li>
            <Glyph reading="for" radius={4} />
            <Glyph reading="against" radius={4} />
            {t('dynamics/legend-support')}
          </li>
          <li>
            <span className="link-number" aria-hidden="true">
              1
            </span>
            {t('dynamics/legend-link')}
          </li>
        </ul>
      </figcaption>
    </figure>
  );
}

function Axes({
  scales,
  steps,
  width,
}: {
  readonly scales: FieldScales;
  readonly steps: readonly DynamicsStepView[];
  readonly width: number;
}) {
  const { t, date } = useInterface();
  const { x, ground, fighting, support } = scales;
  const first = dayNumber(steps[0]?.from ?? '1970-01-01');
  const last = dayNumber(steps.at(-1)?.to ?? '1970-01-01');
  const ticks = monthTicks(first, last, Math.max(2, Math.floor((width - MARGIN.left) / 105)));
  const lines = [ground(0), fighting(0), support(1), support(0), support(-1)];
  return (
    <g className="dynamics-axis">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={LANES.ground[0]} y2={LANES.support[1] + 4} data-tick />
          <text x={x(tick)} y={LANES.bottom - 5} textAnchor="middle">
            {isolated(date(dayFromNumber(tick).slice(0, 7), 'short'))}
          </text>
        </g>
      ))}
      {lines.map((y) => (
        <line key={y} x1={MARGIN.left} x2={width - MARGIN.right} y1={y} y2={y} />
      ))}
      {(
        [
          [ground(0) - 16, t('dynamics/gains')],
          [ground(0) + 22, t('dynamics/losses')],
          [fighting(0) - 14, t('dynamics/attacks')],
          [fighting(0) + 20, t('dynamics/suffered')],
        ] as const
      ).map(([y, label]) => (
        <text key={label} x={MARGIN.left - 10} y={y} textAnchor="end">
          {isolated(label)}
        </text>
      ))}
      <text x={MARGIN.left - 10} y={support(1) + 4} textAnchor="end" className="chart-for">
        {isolated(`▲ ${t('positions/key-for')}`)}
      </text>
      <text x={MARGIN.left - 10} y={support(-1) + 4} textAnchor="end" className="chart-against">
        {isolated(`▼ ${t('positions/key-against')}`)}
      </text>
      <text x={MARGIN.left} y={LANES.support[0] - 12} textAnchor="start" className="dynamics-lane">
        {isolated(t('dynamics/support'))}
      </text>
      <text x={MARGIN.left} y={LANES.ground[0] - 6} textAnchor="start" className="dynamics-lane">
        {isolated(t('dynamics/field'))}
      </text>
    </g>
  );
}

/** The bars of one step, under a ground that takes the press for all its lanes. */
function Step({
  step,
  scales,
  isChosen,
  isEmpty,
  onStep,
}: {
  readonly step: DynamicsStepView;
  readonly scales: FieldScales;
  readonly isChosen: boolean;
  readonly isEmpty: boolean;
  readonly onStep: (from: string) => void;
}) {
  const { x, ground, fighting } = scales;
  const [left, right] = [x(dayNumber(step.from)), x(dayNumber(step.to) + 1)];
  const bar = Math.min(BAR_MAX, Math.max(2, (right - left) * 0.6));
  const start = (left + right - bar) / 2;
  const bars = [
    { name: 'gains', from: ground(0), to: ground(step.gains) },
    { name: 'losses', from: ground(0), to: ground(-step.losses) },
    { name: 'withdrawals', from: ground(-step.losses), to: ground(-step.losses - step.withdrawals) },
    { name: 'attacks', from: fighting(0), to: fighting(step.attacks) },
    { name: 'suffered', from: fighting(0), to: fighting(-step.suffered) },
  ];
  return (
    <g
      className="dynamics-step"
      data-chosen={isChosen || undefined}
      data-step={step.from}
      onClick={isEmpty ? undefined : () => onStep(step.from)}
      data-empty={isEmpty || undefined}
    >
      <rect
        className="dynamics-ground"
        x={left}
        y={LANES.ground[0]}
        width={Math.max(0, right - left)}
        height={LANES.support[1] - LANES.ground[0]}
      />
      {bars.map(({ name, from, to }) =>
        from === to ? null : (
          <rect
            key={name}
            className="dynamics-bar"
            data-deed={name}
            x={start}
            width={bar}
            y={Math.min(from, to)}
            height={Math.abs(to - from)}
          />
        ),
      )}
    </g>
  );
}

function Support({ step, scales }: { readonly step: DynamicsStepView; readonly scales: FieldScales }) {
  if (step.support === null) return null;
  const isFor = step.support >= 0;
  return (
    <path
      className="dynamics-mark"
      data-sign={isFor ? 1 : -1}
      d={isFor ? GLYPH.up : GLYPH.down}
      transform={`translate(${scales.x(middleOf(step))} ${scales.support(step.support)}) scale(${radiusOf(step.units)})`}
      vectorEffect="non-scaling-stroke"
    />
  );
}

/** From the day of the fighting, where the text dates it, down to the position that it is said to have led to. */
function LinkArrow({
  link,
  number,
  steps,
  scales,
  isOpen,
  onLink,
}: {
  readonly link: DynamicsLinkView;
  readonly number: number;
  readonly steps: readonly DynamicsStepView[];
  readonly scales: FieldScales;
  readonly isOpen: boolean;
  readonly onLink: (causeId: string) => void;
}) {
  const interfaceOf = useInterface();
  const { x, support } = scales;
  const step = steps.find(({ from, to }) => from <= link.day && link.day <= to);
  const to = { x: x(middleOfStep(steps, link.day)), y: support(step?.support ?? link.sign) - 12 };
  const from = { x: x(middleOfStep(steps, link.causeDay ?? link.day)), y: LANES.fighting[1] + 22 };
  const bend = (from.y + to.y) / 2;
  return (
    <g
      className="dynamics-link"
      data-open={isOpen || undefined}
      data-dated={link.causeDay !== null || undefined}
      data-cause={link.causeId}
      onClick={() => onLink(link.causeId)}
    >
      <path
        className="dynamics-arrow"
        d={`M${from.x},${from.y + 9} C${from.x},${bend} ${to.x},${bend} ${to.x},${to.y - 6}`}
      />
      <path className="dynamics-tip" d={`M${to.x - 4.5},${to.y - 8} L${to.x},${to.y} L${to.x + 4.5},${to.y - 8} Z`} />
      <circle cx={from.x} cy={from.y} r={9.5} />
      <text x={from.x} y={from.y + 4} textAnchor="middle">
        {interfaceOf.number(number)}
      </text>
    </g>
  );
}

function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
