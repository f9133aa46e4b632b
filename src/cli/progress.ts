import { SingleBar } from 'cli-progress';

export interface Progress {
  readonly step: () => void;
  readonly stop: () => void;
}

/**
 * A bar on standard error for `total` files; nothing where that is no terminal, or where there is nothing to wait for. `isHeeded`
 * where the caller looks after Ctrl-C, which then does not end the program.
 */
export function startProgress(total: number, isHeeded = false): Progress {
  if (!process.stderr.isTTY || total < 2) return { step: () => undefined, stop: () => undefined };
  const { bar, stop } = startBar('{bar} {value}/{total} · {rate}/s · {eta_formatted}', total, isHeeded);
  const start = performance.now();
  let done = 0;
  return {
    step: () => {
      done += 1;
      bar.increment({ rate: ((1000 * done) / (performance.now() - start)).toFixed(1) });
    },
    stop,
  };
}

export interface Meter {
  /** How much of the whole is done, in any measure. */
  readonly show: (done: number, total: number) => void;
  readonly stop: () => void;
}

/** A bar on standard error in per cent, for a work whose size shows only once it has begun. */
export function startMeter(): Meter {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const { bar, stop } = startBar('{bar} {percentage}% · {eta_formatted}', 1);
  return {
    show: (done, total) => {
      bar.setTotal(total);
      bar.update(done);
    },
    stop,
  };
}

/** The signals on which the terminal gets its cursor back before the program ends as it does without a bar. */
const ENDING = ['SIGINT', 'SIGTERM'] as const;

function startBar(
  format: string,
  total: number,
  isHeeded = false,
): { readonly bar: SingleBar; readonly stop: () => void } {
  const bar = new SingleBar({
    stream: process.stderr,
    format,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    // The library would stop the bar at the first signal, and keep the program running.
    gracefulExit: false,
  });
  const stop = (): void => {
    ENDING.forEach((signal) => process.off(signal, end));
    bar.stop();
  };
  const end = (signal: NodeJS.Signals): void => {
    stop();
    process.kill(process.pid, signal);
  };
  if (!isHeeded) ENDING.forEach((signal) => process.on(signal, end));
  bar.start(total, 0, { rate: '–' });
  return { bar, stop };
}
