export { checkResources, compileResources, type Compiled } from './compile.ts';
export { jsonSchemas } from './json-schemas.ts';
export { loadBundle, OWN_RESOURCES } from './load-bundle.ts';
export { ResourceError, type ResourceProblem } from './problem.ts';
