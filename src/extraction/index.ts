export { createEngine, type Engine, type EngineExplanation } from './engine.ts';
