export type { Gazetteer, NameEntry, NameMatch } from './gazetteer.ts';
export { createKnowledge, type Knowledge, type ResolvedName } from './knowledge.ts';
export { type KnownEntity, type Mentions, type NamedSpan } from './mention-types.ts';
export { romanise, slugOf } from './romanise.ts';
