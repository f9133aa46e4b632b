import { useEffect, useRef, useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';

import { DayField } from '../../components/day-field.tsx';
import { dayFromNumber, dayNumber } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';

/** How long the slider rests before the matrix is asked for anew. */
const REST_MILLISECONDS = 120;

/** The day, as a date to type and a slider to move. */
export function TimeControl({
  at,
  first,
  last,
  onChange,
}: {
  readonly at: string;
  readonly first: string;
  readonly last: string;
  readonly onChange: (day: string) => void;
}) {
  const { t, date } = useInterface();
  // Where the thumb is while the address has not caught up; once that has another day, it speaks again.
  const [moving, setMoving] = useState<{ readonly day: number; readonly since: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = moving?.since === at ? moving.day : dayNumber(at);
  const move = (day: number) => {
    setMoving({ day, since: at });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(dayFromNumber(day)), REST_MILLISECONDS);
  };
  return (
    <div className="flex min-w-[16rem] flex-1 items-end gap-5">
      <DayField label={t('positions/at')} day={dayFromNumber(shown)} onChange={onChange} />
      <Slider
        className="slider min-w-[8rem] flex-1"
        aria-label={t('positions/at')}
        minValue={dayNumber(first)}
        maxValue={dayNumber(last)}
        step={1}
        value={shown}
        onChange={(value) => move(Array.isArray(value) ? (value[0] ?? shown) : value)}
      >
        <div className="label flex justify-between">
          <span>{date(first)}</span>
          <span>{date(last)}</span>
        </div>
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
      </Slider>
    </div>
  );
}
