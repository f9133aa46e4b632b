/**
 * Marsad as a library: the model, the reading of one article, and what follows from many. All of it is pure besides
 * `loadBundle`, which reads the compiled resources from disk.
 *
 *     const engine = createEngine(loadBundle());
 *     const extraction = engine.extract(readDocument(meta, text));
 *     const units = positionUnits([{ document: meta, extraction }], bundle.ontology);
 *     const positions = derivePositions(units);
 */
export { loadBundle } from './app/resources/index.ts';
export * from './derivation/index.ts';
export { createEngine, type Engine } from './extraction/index.ts';
export * from './model/index.ts';
export { readDocument } from './text/index.ts';
