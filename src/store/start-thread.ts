import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * A thread that runs the module `name`, which lies beside the module at `neighbour`. From a checkout its TypeScript is run by tsx;
 * the package holds JavaScript.
 */
export function startThread(name: `./${string}-worker`, neighbour: string, options: WorkerOptions = {}): Worker {
  if (!neighbour.endsWith('.ts')) return new Worker(new URL(`${name}.js`, neighbour), options);
  const module = JSON.stringify(new URL(`${name}.ts`, neighbour).href);
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  // Not by its `tsImport`, which gives each module an address that does not end in .ts.
  const program = `import(${tsx}).then(({ register }) => (register(), import(${module})))`;
  return new Worker(program, { ...options, eval: true });
}
