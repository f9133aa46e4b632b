import { useCallback, useEffect, useRef } from 'react';

/** A function that stays the same and calls `act` as it is now: rows that are given it are drawn anew only where their own data change. */
export function useLatest<Given extends readonly unknown[]>(act: (...given: Given) => void): (...given: Given) => void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return useCallback((...given: Given) => latest.current(...given), []);
}
