import { SingleBar } from 'cli-progress';

export interface Progress {
  readonly step: () => void;
  readonly stop: () => void;
}

/** A bar on standard error for `total` files; nothing where that is no terminal, or where there is nothing to wait for. */
export function startProgress(total: number): Progress {
  if (!process.stderr.isTTY || total < 2) return { step: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {value}/{total} · {rate}/s · {eta_formatted}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
  });
  const start = performance.now();
  let done = 0;
  bar.start(total, 0, { rate: '–' });
  return {
    step: () => {
      done += 1;
      bar.increment({ rate: ((1000 * done) / (performance.now() - start)).toFixed(1) });
    },
    stop: () => bar.stop(),
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
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {percentage}% · {eta_formatted}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(1, 0);
  return {
    show: (done, total) => {
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
