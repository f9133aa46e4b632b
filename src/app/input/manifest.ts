import { type InputProblem, type ManifestEntry, ManifestEntrySchema } from '../../model/index.ts';
import { checkJson, fieldAndReason, inputProblem } from './problem.ts';

export const MANIFEST = 'manifest.jsonl';

export interface ManifestLines {
  readonly entries: readonly (ManifestEntry & { readonly line: number })[];
  readonly problems: readonly InputProblem[];
}

/** The lines of a manifest, and what is wrong with the others. */
export function parseManifest(path: string, text: string): ManifestLines {
  const entries: (ManifestEntry & { readonly line: number })[] = [];
  const problems: InputProblem[] = [];
  text.split('\n').forEach((raw, index) => {
    const json = raw.replace(/^\ufeff/u, '').trim();
    if (json === '') return;
    const line = index + 1;
    const checked = checkJson(ManifestEntrySchema, json);
    if (checked.ok) entries.push({ ...checked.value, line });
    else problems.push(inputProblem('input/manifest-line', { path, line }, fieldAndReason(checked)));
  });
  return { entries, problems };
}
