import { useEffect, useRef, useState } from 'react';
import { I18nProvider, Slider, SliderThumb, SliderTrack } from 'react-aria-components';

import type { MapView } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { dayFromNumber, dayNumber, dayOf } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import { usePlayer } from '../positions/use-player.ts';
import type { useMapDays } from './use-window.ts';

const CHOICES = [7, 30, 90, 365];
/** How long the slider rests before the map is asked for anew. */
const REST_MILLISECONDS = 120;
const WIDTH = 600;
const HEIGHT = 36;
const STEPS_PER_WINDOW = 4;
const STEP_DAYS_MIN = 7;

/** Which days are shown: all of them, or some until a day that moves by hand, by [ and ], or by itself. */
export function TimeBar({
  range,
  months,
  time,
}: {
  readonly range: { readonly first: string; readonly last: string };
  readonly months: MapView['months'];
  readonly time: ReturnType<typeof useMapDays>;
}) {
  const { t, date } = useInterface();
  const { at, days, window: shownWindow, change } = time;
  const shownAt = at ?? range.last;
  const player = usePlayer(shownAt, range, (day) => change({ at: day, days }));
  const step = Math.max(STEP_DAYS_MIN, Math.round(days / STEPS_PER_WINDOW));
  const move = (by: number) => {
    const day = Math.min(Math.max(dayNumber(shownAt) + by, dayNumber(range.first)), dayNumber(range.last));
    change({ at: dayFromNumber(day), days });
  };
  useKeys({ '[': () => move(-step), ']': () => move(step), ' ': player.toggle });
  return (
    <div className="map-time no-print">
      <div className="flex flex-wrap items-end gap-3">
        <button type="button" className="action min-w-[6rem] justify-center" onClick={player.toggle}>
          {player.isPlaying ? t('positions/pause') : t('positions/play')}
        </button>
        <label>
          <span className="label block">{t('map/days')}</span>
          <select
            className="field"
            value={at === undefined ? 'all' : String(days)}
            onChange={({ target: { value } }) =>
              value === 'all'
                ? change({ at: undefined, days: undefined as never })
                : change({ at: shownAt, days: Number(value) })
            }
          >
            <option value="all">{t('map/days-all')}</option>
            {[...new Set([...CHOICES, ...(days === 0 ? [] : [days])])].map((each) => (
              <option key={each} value={each}>
                {t('map/days-of', { days: each })}
              </option>
            ))}
            <option value="0">{t('map/days-until')}</option>
          </select>
        </label>
      </div>
      <div dir="ltr" className="min-w-0">
        <MonthBars
          months={months}
          range={range}
          from={shownWindow.from ?? range.first}
          to={shownWindow.to ?? range.last}
        />
        {/* A slider goes with its language's direction, and these days run from left to right in both. */}
        <I18nProvider locale="en-GB">
          <DaySlider key={range.first} range={range} at={shownAt} onChange={(day) => change({ at: day, days })} />
        </I18nProvider>
        <div className="label flex justify-between">
          <bdi>{date(range.first, 'short')}</bdi>
          <bdi className="text-ink">{windowText(shownWindow, t, date)}</bdi>
          <bdi>{date(range.last, 'short')}</bdi>
        </div>
      </div>
    </div>
  );
}

/** The days that are shown, in words. */
export function windowText(
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
  t: ReturnType<typeof useInterface>['t'],
  date: ReturnType<typeof useInterface>['date'],
): string {
  if (from !== undefined && to !== undefined) return t('map/window', { from: date(from), to: date(to) });
  if (to !== undefined) return t('map/until', { to: date(to) });
  return from === undefined ? t('map/days-all') : date(`${from}/..`);
}

function DaySlider({
  range,
  at,
  onChange,
}: {
  readonly range: { readonly first: string; readonly last: string };
  readonly at: string;
  readonly onChange: (day: string) => void;
}) {
  const { t, date } = useInterface();
  // Where the thumb is while the address has not caught up; once that has another day, it speaks again.
  const [moving, setMoving] = useState<{ readonly day: number; readonly since: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = moving?.since === at ? moving.day : dayNumber(at);
  return (
    <Slider
      className="slider"
      aria-label={t('positions/at')}
      minValue={dayNumber(range.first)}
      maxValue={Math.max(dayNumber(range.last), dayNumber(range.first) + 1)}
      step={1}
      value={shown}
      onChange={(value) => {
        const day = Array.isArray(value) ? (value[0] ?? shown) : value;
        setMoving({ day, since: at });
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onChange(dayFromNumber(day)), REST_MILLISECONDS);
      }}
    >
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" aria-label={`${t('positions/at')}: ${date(dayFromNumber(shown))}`} />
      </SliderTrack>
    </Slider>
  );
}

/** Events a month, those in the window in ink. */
function MonthBars({
  months,
  range,
  from,
  to,
}: {
  readonly months: MapView['months'];
  readonly range: { readonly first: string; readonly last: string };
  readonly from: string;
  readonly to: string;
}) {
  const { t } = useInterface();
  const first = dayNumber(range.first);
  const long = Math.max(1, dayNumber(range.last) - first);
  const most = Math.max(1, ...months.map(({ events }) => events));
  const x = (day: string) => ((dayNumber(day) - first) / long) * WIDTH;
  return (
    <svg
      role="img"
      aria-label={t('map/months')}
      className="map-months"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {months.map(({ month, events }) => {
        const [start, end] = [dayOf(month, 'first'), dayOf(month, 'last')];
        const left = Math.max(0, x(start));
        const height = (events / most) * HEIGHT;
        return (
          <rect
            key={month}
            className={end >= from && start <= to ? 'histogram-in' : 'histogram-out'}
            x={left}
            width={Math.max(1, Math.min(WIDTH, x(end)) - left - 0.6)}
            y={HEIGHT - height}
            height={height}
          />
        );
      })}
    </svg>
  );
}
