export { applyDecisions, type DecidedExtraction } from './decisions.ts';
export * from './positions.ts';
export * from './random.ts';
export * from './reprints.ts';
export * from './units.ts';
