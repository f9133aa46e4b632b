import { useEffect, useRef, useState } from 'react';

/** Up to so many events are printed, a hundred sheets of paper; the export holds any number. */
export const PRINTED_MAX = 1000;

export interface Printing {
  /** Where nothing is printed; while what is to be printed is still asked for; and once all of it is drawn. */
  readonly stage: 'none' | 'asking' | 'drawn';
  readonly print: () => void;
}

/**
 * Prints what `prepare` has asked for, all of it, by the button and by the browser's own keys. What is printed from the browser's
 * menu cannot be waited for: it holds what is in the page by then.
 */
export function usePrinting(prepare: () => Promise<unknown>): Printing {
  const [stage, setStage] = useState<Printing['stage']>('none');
  const print = async (): Promise<void> => {
    setStage('asking');
    await prepare();
    setStage('drawn');
  };
  const latest = useRef(print);
  useEffect(() => {
    latest.current = print;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isPrint = event.code === 'KeyP' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isPrint) return;
      event.preventDefault();
      void latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  useEffect(() => {
    if (stage !== 'drawn') return undefined;
    const onPrinted = (): void => setStage('none');
    globalThis.addEventListener('afterprint', onPrinted);
    // After the frame, in which every event has been laid out.
    const frame = requestAnimationFrame(() => globalThis.print());
    return () => {
      cancelAnimationFrame(frame);
      globalThis.removeEventListener('afterprint', onPrinted);
    };
  }, [stage]);
  return { stage, print: () => void print() };
}
