import { findGoldenChanges, type GoldenChanges } from './golden-changes.ts';
import { findNameClashes, type Clashes } from './name-clashes.ts';
import { compileResources, type ResourceProblem } from './resources/index.ts';

/** Everything that `marsad resources check` tells of a folder of resources. */
export interface ResourcesReview extends Clashes {
  /** By file and line. While there are any, nothing else is looked at. */
  readonly problems: readonly ResourceProblem[];
  /** What the resources change in the golden articles; null while there are problems. */
  readonly golden: GoldenChanges | null;
}

/** Validates the resources under `folder`, looks for names that cannot be told apart, and reads the golden articles with them. */
export async function reviewResources(folder: string): Promise<ResourcesReview> {
  const compiled = compileResources(folder);
  const { problems, bundle } = compiled;
  if (problems.length > 0) return { problems, clashes: [], idle: [], golden: null };
  return { problems, ...findNameClashes(compiled), golden: await findGoldenChanges(bundle) };
}
