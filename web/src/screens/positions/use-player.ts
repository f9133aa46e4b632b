import { useEffect, useRef, useState } from 'react';

import { dayFromNumber, dayNumber } from '../../language/format.ts';

const STEP_MILLISECONDS = 700;
const STEPS = 50;
const STEP_DAYS_MIN = 7;

/** Moves the day by itself, from the first where it stands at the last, until the last is reached or it is stopped. */
export function usePlayer(
  at: string,
  range: { readonly first: string; readonly last: string },
  onDay: (day: string) => void,
): { readonly isPlaying: boolean; readonly toggle: () => void } {
  const [isPlaying, setPlaying] = useState(false);
  const latest = useRef(onDay);
  useEffect(() => {
    latest.current = onDay;
  });
  const { first, last } = range;
  useEffect(() => {
    if (!isPlaying) return undefined;
    const step = Math.max(STEP_DAYS_MIN, Math.round((dayNumber(last) - dayNumber(first)) / STEPS));
    const next = Math.min(dayNumber(at) + step, dayNumber(last));
    const timer = setTimeout(() => {
      if (at >= last) setPlaying(false);
      else latest.current(dayFromNumber(next));
    }, STEP_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isPlaying, at, first, last]);
  return {
    isPlaying,
    toggle: () => {
      if (!isPlaying && at >= last) latest.current(first);
      setPlaying(!isPlaying);
    },
  };
}
