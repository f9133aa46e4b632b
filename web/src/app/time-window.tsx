import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, DialogTrigger, Popover, Slider, SliderThumb, SliderTrack } from 'react-aria-components';

import { casesQuery, facetsQuery } from '../api/queries.ts';
import type { CaseFacets } from '../api/types.ts';
import { DayField } from '../components/day-field.tsx';
import { dayFromNumber, dayNumber, dayOf } from '../language/format.ts';
import { useInterface } from '../language/interface.tsx';
import { useKeys } from './keys.ts';
import { useChangeScope, useScope } from './scope.ts';

/** The last days of the case that one press narrows to. */
const QUICK_DAYS = [7, 30, 90, 365];
/** A step of [ and ] is this part of the window, where a window is set. */
const STEPS_PER_WINDOW = 4;

/** First and last day of a case, as far as its articles have dates. */
export interface CaseRange {
  readonly first: string;
  readonly last: string;
}

/** The days that a case covers; null where it has no dates. */
export function useCaseRange(caseName: string): CaseRange | null {
  const summary = useQuery(casesQuery()).data?.cases.find((each) => each.name === caseName);
  if (!summary?.from || !summary.to) return null;
  return { first: dayOf(summary.from, 'first'), last: dayOf(summary.to, 'last') };
}

/** Which days are looked at. It holds over all screens. Keys: [ and ] move a window that is set. */
export function TimeWindow({ caseName }: { readonly caseName: string }) {
  const { t, date } = useInterface();
  const { from, to } = useScope();
  const range = useCaseRange(caseName);
  const change = useChangeScope();
  const move = (direction: 1 | -1) => {
    if (range === null || (from === undefined && to === undefined)) return;
    const first = dayNumber(from ?? range.first);
    const last = dayNumber(to ?? range.last);
    const step = direction * Math.max(1, Math.round((last - first) / STEPS_PER_WINDOW));
    change({ from: dayFromNumber(first + step), to: dayFromNumber(last + step) });
  };
  useKeys({ '[': () => move(-1), ']': () => move(1) }, 'frame');
  const shown =
    from !== undefined && to !== undefined
      ? `${date(from, 'short')} – ${date(to, 'short')}`
      : from !== undefined
        ? date(`${from}/..`, 'short')
        : to !== undefined
          ? date(`../${to}`, 'short')
          : t('scope/all-time');
  return (
    <DialogTrigger>
      <Button className="scope-button" data-narrowed={from !== undefined || to !== undefined || undefined}>
        <span className="label">{t('scope/time')}</span>
        <span>{shown}</span>
      </Button>
      {/* The popover itself is the dialog, so that the buttons which leave it lie within. */}
      <Popover className="popover" placement="bottom end" aria-label={t('scope/time')}>
        {range === null ? (
          <p className="text-muted max-w-[18rem]">{t('scope/no-dates')}</p>
        ) : (
          <WindowForm caseName={caseName} range={range} />
        )}
      </Popover>
    </DialogTrigger>
  );
}

function WindowForm({ caseName, range }: { readonly caseName: string; readonly range: CaseRange }) {
  const { t, date } = useInterface();
  const { from, to } = useScope();
  const change = useChangeScope();
  const months = useQuery(facetsQuery(caseName)).data?.months ?? [];
  return (
    <div className="w-[22rem] max-w-full">
      <p className="label">{t('scope/time-note')}</p>
      <div className="mt-3 flex gap-6">
        <DayField
          label={t('scope/from')}
          day={from ?? ''}
          isOptional
          onChange={(day) => change({ from: day === '' ? undefined : day })}
        />
        <DayField
          label={t('scope/to')}
          day={to ?? ''}
          isOptional
          onChange={(day) => change({ to: day === '' ? undefined : day })}
        />
      </div>
      <div className="mt-4" dir="ltr">
        <MonthHistogram months={months} range={range} from={from ?? range.first} to={to ?? range.last} />
        <WindowSlider range={range} from={from} to={to} onChange={change} />
        <div className="label flex justify-between">
          <bdi>{date(range.first, 'short')}</bdi>
          <bdi>{date(range.last, 'short')}</bdi>
        </div>
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        {QUICK_DAYS.map((days) => (
          <button
            key={days}
            type="button"
            className="action"
            onClick={() => change({ from: dayFromNumber(dayNumber(range.last) - days + 1), to: range.last })}
          >
            {t('scope/last-days', { days })}
          </button>
        ))}
        <button
          type="button"
          className="action"
          disabled={from === undefined && to === undefined}
          onClick={() => change({ from: undefined, to: undefined })}
        >
          {t('scope/all-time')}
        </button>
      </div>
    </div>
  );
}

/** Two handles over the days of a case; an end that lies at the edge is open. */
export function WindowSlider({
  range,
  from,
  to,
  onChange,
}: {
  readonly range: CaseRange;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (change: { readonly from: string | undefined; readonly to: string | undefined }) => void;
}) {
  const { t, date } = useInterface();
  const first = dayNumber(range.first);
  const last = Math.max(dayNumber(range.last), first + 1);
  // Where the handles are while they are held; the address follows when they are let go.
  const [held, setHeld] = useState<readonly number[] | null>(null);
  const clampDay = (day: number) => Math.min(Math.max(day, first), last);
  const value = held ?? [
    from === undefined ? first : clampDay(dayNumber(from)),
    to === undefined ? last : clampDay(dayNumber(to)),
  ];
  return (
    <Slider
      className="slider"
      aria-label={t('scope/time')}
      minValue={first}
      maxValue={last}
      step={1}
      value={[...value]}
      onChange={(next) => setHeld(Array.isArray(next) ? next : [first, next])}
      onChangeEnd={(next) => {
        const [start = first, end = last] = Array.isArray(next) ? next : [first, next];
        setHeld(null);
        onChange({
          from: start <= first ? undefined : dayFromNumber(start),
          to: end >= last ? undefined : dayFromNumber(end),
        });
      }}
    >
      <SliderTrack className="slider-track">
        {({ state }) => (
          <>
            <span
              className="slider-span"
              style={{
                left: `${state.getThumbPercent(0) * 100}%`,
                right: `${(1 - state.getThumbPercent(1)) * 100}%`,
              }}
            />
            {[t('scope/from'), t('scope/to')].map((label, index) => (
              <SliderThumb
                key={label}
                index={index}
                className="slider-thumb"
                aria-label={`${label}: ${date(dayFromNumber(value[index] ?? first))}`}
              />
            ))}
          </>
        )}
      </SliderTrack>
    </Slider>
  );
}

const WIDTH = 350;
const HEIGHT = 40;
const BAR_MIN = 2;

/** Articles a month, those within the window in ink. Time runs from left to right in both languages. */
function MonthHistogram({
  months,
  range,
  from,
  to,
}: {
  readonly months: CaseFacets['months'];
  readonly range: CaseRange;
  readonly from: string;
  readonly to: string;
}) {
  const first = dayNumber(range.first);
  const span = Math.max(1, dayNumber(range.last) - first);
  const most = Math.max(1, ...months.map(({ articles }) => articles));
  const x = (day: string) => ((dayNumber(day) - first) / span) * WIDTH;
  return (
    <svg aria-hidden="true" className="histogram" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
      {months.map(({ month, articles }) => {
        const start = Math.max(0, x(dayOf(month, 'first')));
        const end = Math.min(WIDTH, x(dayOf(month, 'last')));
        const height = Math.max(BAR_MIN, (articles / most) * HEIGHT);
        const isIn = dayOf(month, 'last') >= from && dayOf(month, 'first') <= to;
        return (
          <rect
            key={month}
            x={start}
            y={HEIGHT - height}
            width={Math.max(1, end - start - 1)}
            height={height}
            className={isIn ? 'histogram-in' : 'histogram-out'}
          />
        );
      })}
    </svg>
  );
}
