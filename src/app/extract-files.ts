import type { InputProblem } from '../model/index.ts';
import type { InputFile } from './input/list-inputs.ts';
import { readInputs, type ReadOptions } from './input/read-inputs.ts';
import { defaultThreads, inOrder, openReaders } from './threads/index.ts';

/** What one file gives, or one article in it: its extraction as a line of JSON, or none, and what was wrong with it. */
export interface ExtractedItem {
  readonly path: string;
  readonly line: Uint8Array | null;
  readonly problems: readonly InputProblem[];
  /** True where nothing more comes from the file. */
  readonly isLast: boolean;
  /** How much of a file of many articles is read with this one, 0 to 1. */
  readonly share: number;
}

export interface ExtractOptions extends ReadOptions {
  /** False leaves the text of the article out of its line. */
  readonly withText?: boolean;
  /** How many threads read; as many as the machine can run if not said. Few articles are read on this one. */
  readonly workers?: number;
}

/** Articles that are read before the first one's line is taken: so many at least, and some for each thread. */
const AHEAD = { min: 64, aThread: 4 } as const;

/** Extract from `files`, without any store; the items in the order of the files. Of two articles with one id the first is kept. */
export async function* extractFiles(
  files: readonly InputFile[],
  { withText = true, workers = defaultThreads(), ...reading }: ExtractOptions = {},
): AsyncGenerator<ExtractedItem> {
  const readers = openReaders(workers);
  try {
    const ahead = Math.max(AHEAD.min, AHEAD.aThread * workers);
    yield* inOrder(readInputs(files, reading), ahead, async ({ path, article, problems, isLast, share = 0 }) => {
      if (article === null) return { path, line: null, problems, isLast, share };
      const answer = await readers.read({ kind: 'extract-article', article, withText });
      return { path, line: answer.line, problems: [...problems, ...answer.problems], isLast, share };
    });
  } finally {
    await readers.close();
  }
}
