export { checkResources, compileResources, type Compiled, type NamedKind, type WrittenAt } from './compile.ts';
export { jsonSchemas } from './json-schemas.ts';
export { loadBundle, OWN_RESOURCES } from './load-bundle.ts';
export { ResourceError, type ResourceProblem } from './problem.ts';
export type { SharedName } from './forms.ts';
