import type { Extraction, InputProblem } from '../model/index.ts';
import type { InputFile } from './input/list-inputs.ts';
import { readInputs } from './input/read-inputs.ts';
import { documentOf, extract, loadReader } from './reader.ts';

/** What one file gives: its extraction, or none, and what was wrong with the file. */
export interface ExtractedItem {
  readonly path: string;
  readonly extraction: (Extraction & { readonly text: string }) | null;
  readonly problems: readonly InputProblem[];
}

/** Extract from `files` one by one, without any store. */
export async function* extractFiles(files: readonly InputFile[]): AsyncGenerator<ExtractedItem> {
  const reader = await loadReader();
  for await (const { path, article, problems } of readInputs(files)) {
    yield { path, problems, extraction: article ? extract(reader, documentOf(article)) : null };
  }
}
