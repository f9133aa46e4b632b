import type { InputProblem } from '../model/index.ts';
import type { InputFile } from './input/list-inputs.ts';
import { watchIds } from './input/read-inputs.ts';
import { defaultThreads, inOrder, openReaders } from './threads/index.ts';

/** What one file gives: its extraction as a line of JSON, or none, and what was wrong with the file. */
export interface ExtractedItem {
  readonly path: string;
  readonly line: Uint8Array | null;
  readonly problems: readonly InputProblem[];
}

export interface ExtractOptions {
  /** False leaves the text of the article out of its line. */
  readonly withText?: boolean;
  /** How many threads read; as many as the machine can run if not said. Few files are read on this one. */
  readonly workers?: number;
}

/** Files that are read before the first one's line is taken: so many at least, and some for each thread. */
const AHEAD = { min: 64, aThread: 4 } as const;

/** Extract from `files`, without any store; the items in the order of the files. Of two articles with one id the first is kept. */
export async function* extractFiles(
  files: readonly InputFile[],
  { withText = true, workers = defaultThreads() }: ExtractOptions = {},
): AsyncGenerator<ExtractedItem> {
  const readers = openReaders(workers);
  const duplicateOf = watchIds();
  try {
    const ahead = Math.max(AHEAD.min, AHEAD.aThread * workers);
    const read = inOrder(files, ahead, async (file) => {
      const answer = await readers.read({ kind: 'extract-file', file, withText });
      return { path: file.path, ...answer };
    });
    for await (const { path, problems, found } of read) {
      const duplicate = found && duplicateOf(path, found.id);
      yield duplicate
        ? { path, line: null, problems: [...problems, duplicate] }
        : { path, line: found?.line ?? null, problems };
    }
  } finally {
    await readers.close();
  }
}
