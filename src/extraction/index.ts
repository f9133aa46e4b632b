export { createEngine, type Engine, type EngineExplanation } from './engine.ts';
export { DOER_UNNAMED } from './features.ts';
