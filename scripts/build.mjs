#!/usr/bin/env node
/**
 * Builds what is not fresh: code and resources into dist/, an empty store, the web application into dist/web.
 *
 *   node scripts/build.mjs [--only code|store|web]...
 *
 * Each part remembers a hash of all that it was made from, so a second build does nothing. Standard output stays empty:
 * the commands that build first must print nothing of their own there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
const STAMPS = join(DIST, '.stamps.json');

/** A build that failed; what went wrong is already on standard error. */
export class BuildError extends Error {}

/** The parts in the order in which they are built: what each is made from, how, and what shows that it is there. */
const PARTS = {
  code: {
    sources: ['src', 'tsconfig.json', 'package.json', 'package-lock.json'],
    result: 'cli/main.js',
    make: compileCode,
  },
  resources: { sources: ['resources', 'src'], result: 'engine.json', make: compileResources },
  store: { sources: ['package-lock.json'], result: 'store/empty-store.tar.gz', make: makeStore },
  web: { sources: ['web', 'src/model', 'package-lock.json'], result: 'web/index.html', make: bundleWeb },
};

/**
 * Builds the parts of `only` that are stale; all parts by default. `resources` always goes with `code`.
 * @param {readonly ('code' | 'resources' | 'store' | 'web')[]} only
 */
export async function build(only = ['code', 'resources', 'store', 'web']) {
  const stamps = existsSync(STAMPS) ? JSON.parse(readFileSync(STAMPS, 'utf8')) : {};
  for (const [name, part] of Object.entries(PARTS)) {
    if (!only.includes(name)) continue;
    const stamp = stampOf(part.sources);
    if (stamps[name] === stamp && existsSync(join(DIST, part.result))) continue;
    const started = performance.now();
    process.stderr.write(`marsad: building ${name} … `);
    await part.make();
    stamps[name] = stamp;
    mkdirSync(DIST, { recursive: true });
    writeFileSync(STAMPS, `${JSON.stringify(stamps, null, 2)}\n`);
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  }
}

function compileCode() {
  runProgram('typescript', 'tsc', ['-p', join(ROOT, 'tsconfig.json')], ROOT);
  removeOrphans(DIST);
}

/** Removes compiled files whose source is gone, so that a renamed file leaves no ghost in the package. */
function removeOrphans(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const within = path.slice(DIST.length + 1);
    if (entry.isDirectory() && within !== 'web' && within !== 'schemas') removeOrphans(path);
    else if (/\.(d\.ts|js)$/u.test(entry.name)) {
      if (!existsSync(join(ROOT, 'src', within.replace(/\.(d\.ts|js)$/u, '.ts')))) rmSync(path);
    }
  }
}

/** Validates `resources/` with the code just compiled, and writes the one bundle, the JSON Schemas and the engine's hash. */
async function compileResources() {
  const door = pathToFileURL(join(DIST, 'app', 'resources', 'index.js')).href;
  const { compileResources: compile, jsonSchemas } = await import(door);
  const { bundle, problems } = compile(join(ROOT, 'resources'));
  if (problems.length > 0) {
    for (const { message } of problems) process.stderr.write(`\n${message.en}\n${message.ar}\n`);
    throw new BuildError(`resources/ has ${problems.length} problems`);
  }
  writeFileSync(join(DIST, 'resources.json'), JSON.stringify(bundle));
  mkdirSync(join(DIST, 'schemas'), { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    writeFileSync(join(DIST, 'schemas', `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
  const { hashEngine } = await import(pathToFileURL(join(DIST, 'app', 'engine-hash.js')).href);
  writeFileSync(join(DIST, 'engine.json'), JSON.stringify({ hash: hashEngine(join(ROOT, 'src')) }));
}

async function makeStore() {
  const { prepareStore } = await import('./prepare-store.mjs');
  await prepareStore(join(DIST, 'store', 'empty-store.tar.gz'));
}

function bundleWeb() {
  const web = join(ROOT, 'web');
  runProgram('vite', 'vite', ['build', '--logLevel', 'warn'], web);
  copyFontLicences(web);
}

/** The Open Font License asks that its text goes with the fonts. */
function copyFontLicences(web) {
  const { dependencies } = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies).filter((dependency) => dependency.startsWith('@fontsource'))) {
    cpSync(join(packageFolder(name, web), 'LICENSE'), join(DIST, 'web', 'licenses', `${name.split('/')[1]}.txt`));
  }
}

/**
 * Runs a program of an installed package in `folder`, its output on standard error. The file is run itself, not its launcher
 * in .bin, which Windows spells otherwise.
 */
function runProgram(packageName, name, parameters, folder) {
  const program = programOf(packageName, name, folder);
  const command = [program, ...parameters];
  const { status, error } = spawnSync(process.execPath, command, { cwd: folder, stdio: ['ignore', 2, 2] });
  if (error) throw error;
  if (status !== 0) throw new BuildError(`${name} ended with ${status}`);
}

/** The file behind the program `name` of the package that is installed for `folder`. */
export function programOf(packageName, name, folder = ROOT) {
  const installed = packageFolder(packageName, folder);
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  return join(installed, typeof bin === 'string' ? bin : bin[name]);
}

function packageFolder(packageName, folder) {
  const paths = createRequire(join(folder, 'package.json')).resolve.paths(packageName) ?? [];
  const installed = paths.map((path) => join(path, packageName)).find((path) => existsSync(join(path, 'package.json')));
  if (installed === undefined) throw new BuildError(`${packageName} is not installed; run npm ci`);
  return installed;
}

/** A hash of the names and contents of all files under `sources`; tests and build results aside. */
function stampOf(sources) {
  const hash = createHash('sha256');
  for (const source of sources) addToHash(hash, join(ROOT, source));
  return hash.digest('hex');
}

function addToHash(hash, path) {
  if (!existsSync(path)) return;
  const folder = readFolder(path);
  if (folder === null) {
    hash.update(path.slice(ROOT.length).split(sep).join('/')).update('\0').update(readFileSync(path)).update('\0');
    return;
  }
  for (const name of folder) {
    if (name !== 'node_modules' && name !== 'dist' && !name.includes('.test.')) addToHash(hash, join(path, name));
  }
}

/** The names in a folder, sorted; null for a file. */
function readFolder(path) {
  try {
    return readdirSync(path).toSorted();
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const only = process.argv.flatMap((argument, index, all) => (all[index - 1] === '--only' ? [argument] : []));
  try {
    await build(only.length > 0 ? [...only, ...(only.includes('code') ? ['resources'] : [])] : undefined);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    process.stderr.write(`\nmarsad: the build failed: ${error.message}\n`);
    process.exitCode = 1;
  }
}
