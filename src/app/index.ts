export { listArticles, readArticle } from './articles.ts';
export {
  type DerivationAnswer,
  type DerivationQuery,
  derivations,
  type DerivationSummary,
  type DerivedEvidence,
  type DerivedRow,
  derive,
} from './derivations.ts';
export { explainClaim } from './explain.ts';
export { extractFiles } from './extract-files.ts';
export { type FigureQuery, figures } from './figures.ts';
export { homeFolder, SAMPLE_CASE } from './home.ts';
export { ingest, type IngestCounts, refuseSampleCase } from './ingest.ts';
export { type InputFile, listInputs } from './input/list-inputs.ts';
export { checkJson, fieldAndReason, inputProblem } from './input/problem.ts';
export { type ArticleInput, readInputs } from './input/read-inputs.ts';
export type { ResolvedName } from './parties.ts';
export type { LockOwner } from '../store/index.ts';
export { type PositionAnswer, positionEvidence, type PositionQuery, positions } from './positions.ts';
export { checkResources, OWN_RESOURCES } from './resources/index.ts';
export { isSample } from './samples.ts';
export { openWorkspace, summarise, type Workspace } from './workspace.ts';
