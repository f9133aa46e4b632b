import type { Extraction, InputProblem } from '../model/index.ts';
import type { InputFile } from './input/list-inputs.ts';
import { readInputs, type ReadOptions } from './input/read-inputs.ts';
import { documentOf, extract, loadReader } from './reader.ts';

/** What one file gives, or one article in it: its extraction, or none, and what was wrong with the file. */
export interface ExtractedItem {
  readonly path: string;
  readonly extraction: (Extraction & { readonly text: string }) | null;
  readonly problems: readonly InputProblem[];
  /** True where nothing more comes from the file. */
  readonly isLast: boolean;
}

/** Extract from `files` one by one, without any store. */
export async function* extractFiles(
  files: readonly InputFile[],
  options: ReadOptions = {},
): AsyncGenerator<ExtractedItem> {
  const reader = await loadReader();
  for await (const { path, article, problems, isLast } of readInputs(files, options)) {
    yield { path, problems, isLast, extraction: article ? extract(reader, documentOf(article)) : null };
  }
}
