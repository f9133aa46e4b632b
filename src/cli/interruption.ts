/** Whether the user wants a long work to end. */
export interface Interruption {
  readonly isWanted: () => boolean;
  /** Waits for as many milliseconds, or until the user wants the end. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly stop: () => void;
}

/**
 * Heeds the first Ctrl-C, or request of the system to end, by letting what has begun come to its end; the second ends the program
 * at once.
 */
export function watchInterruption(): Interruption {
  const controller = new AbortController();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const heed = (): void => {
    controller.abort();
    stop();
  };
  const stop = (): void => signals.forEach((signal) => void process.off(signal, heed));
  signals.forEach((signal) => void process.on(signal, heed));
  return {
    isWanted: () => controller.signal.aborted,
    pause: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, controller.signal.aborted ? 0 : milliseconds);
        controller.signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    stop,
  };
}
