export { allArticles, articleRelations, caseEditions, listArticles, readArticle } from './articles.ts';
export {
  type DerivationAnswer,
  type DerivationQuery,
  derivations,
  type DerivationSummary,
  type DerivedRow,
  derive,
} from './derivations.ts';
export { ask, type AskQuery } from './ask.ts';
export { ANSWER_SIZE } from '../derivation/index.ts';
export { backUpCase } from './backup.ts';
export { eraseDeleted, type EraseReport } from './erase.ts';
export { type EntityQuery, readEntity } from './entity.ts';
export { explainClaim } from './explain.ts';
export { articleFilter } from './export/filter.ts';
export { exportList, type ExportRequest } from './export/index.ts';
export { exportNetwork, GRAPH_CONTENT_TYPES, GRAPH_FORMATS, type GraphFormat } from './export/graph.ts';
export { CONTENT_TYPES, EXPORT_FORMATS, type ExportFormat } from './export/formats.ts';
export { caseFacets } from './facets.ts';
export { deskOf, type DeskQuery } from './desk.ts';
export { dynamicsOf, type DynamicsQuery } from './dynamics.ts';
export { extractFiles, type ExtractOptions } from './extract-files.ts';
export { type FigurePage, type FigureQuery, figures } from './figures.ts';
export { findingRelations, readFinding } from './findings.ts';
export { FINDING_KINDS, type FindingChange, type GoldenChanges } from './golden-changes.ts';
export { SAMPLE_CASE } from './home.ts';
export { ingest, type IngestCounts, refuseSampleCase } from './ingest.ts';
export type { ColumnMap } from './input/columns.ts';
export { type InputFile, type InputList, isFileOfDisk, listInputs } from './input/list-inputs.ts';
export { checkJson, fieldAndReason, inputProblem, isSkipped } from './input/problem.ts';
export { type InputItem, type Original, readBytes, readInputs, type ReadOptions } from './input/read-inputs.ts';
export type { ArticleInput } from './input/source.ts';
export { createWeb, type Web } from './input/web/web.ts';
export { mapEvents, mapOf, type MapRequest } from './map.ts';
export type { NameClash } from './name-clashes.ts';
export { network, NETWORK_DEFAULTS, type NetworkQuery, TIE_SIGNS, tieSentences } from './network.ts';
export { pairHistory, type PairQuery } from './pair.ts';
export type { ResolvedName } from './parties.ts';
export { ledger, type LedgerQuery } from './ledger.ts';
export type { LockOwner } from '../store/index.ts';
export { keepOriginal } from './originals.ts';
export { type CasePlace, casePlace, nameOfPlace } from './place.ts';
export {
  type EvidencePage,
  type PositionAnswer,
  positionEvidence,
  type PositionQuery,
  positions,
} from './positions.ts';
export { reExtract } from './re-extract.ts';
export { OWN_RESOURCES } from './resources/index.ts';
export { reviewResources } from './review-resources.ts';
export { listDecisions, recordDecision, undoDecision } from './review.ts';
export { entityNames, previewDecision } from './review-preview.ts';
export { isSample } from './samples.ts';
export { searchArticles, type SearchOptions } from './search/index.ts';
export { compareOutlets, namesOf, sourcesOf, type SourcesQuery } from './sources.ts';
export { beginRound, readWatchMemory, WATCH_MEMORY } from './watch.ts';
export { type OpenCase, openWorkspace, summarise, type Workspace } from './workspace.ts';
export { EVENT_ORDERS, eventInList, type EventOrder, eventPage, type EventQuery, timeline } from './timeline.ts';
