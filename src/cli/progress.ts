import { SingleBar } from 'cli-progress';

export interface Progress {
  /** An article was read, and with it so much of the file at hand, 0 to 1. */
  readonly read: (share: number) => void;
  /** A file was read to its end. */
  readonly step: () => void;
  readonly stop: () => void;
}

/**
 * A bar on standard error for `total` files, with the articles read, how many a second, and the time that is left; nothing where that is
 * no terminal. `isHeeded` where the caller looks after Ctrl-C, which then does not end the program.
 */
export function startProgress(total: number, isHeeded = false): Progress {
  const nothing = (): void => undefined;
  if (!process.stderr.isTTY || total < 1) return { read: nothing, step: nothing, stop: nothing };
  const { bar, stop } = startBar('{bar} {percentage}% · {articles} · {rate}/s · {eta_formatted}', total, isHeeded);
  const start = performance.now();
  let [files, articles, part] = [0, 0, 0];
  const show = (): void => {
    const rate = ((1000 * articles) / (performance.now() - start)).toFixed(1);
    bar.update(Math.min(total, files + part), { rate, articles });
  };
  return {
    read(share) {
      articles += 1;
      part = share;
      show();
    },
    step() {
      files += 1;
      part = 0;
      show();
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
  bar.start(total, 0, { rate: '–', articles: 0 });
  return { bar, stop };
}
