import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * How many of `total` rows are to be drawn: `step` of them at first, and as many more after each frame, so that a press shows before
 * thousands of cells are built; again from the first ones where `of` is another list. On paper stand all.
 */
export function useGradual(total: number, step: number, of = ''): number {
  const [state, setState] = useState({ of, drawn: step });
  const drawn = state.of === of ? state.drawn : step;
  const isWhole = drawn >= total;
  useEffect(() => {
    if (isWhole) return undefined;
    let frame = 0;
    let timer = 0;
    const drawMore = (): void => {
      frame = requestAnimationFrame(() => {
        timer = window.setTimeout(() => {
          setState((before) => ({ of, drawn: (before.of === of ? before.drawn : step) + step }));
          drawMore();
        });
      });
    };
    drawMore();
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [isWhole, step, of]);
  useEffect(() => {
    const onPrint = (): void => flushSync(() => setState({ of, drawn: Infinity }));
    globalThis.addEventListener('beforeprint', onPrint);
    return () => globalThis.removeEventListener('beforeprint', onPrint);
  }, [of]);
  return Math.min(drawn, total);
}
