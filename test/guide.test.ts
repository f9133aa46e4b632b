/** The guides to resources, in English and Arabic: what they tell to write is written, compiled and read. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findNameClashes } from '../src/app/name-clashes.ts';
import { compileResources, type Compiled } from '../src/app/resources/index.ts';
import { createEngine } from '../src/extraction/index.ts';
import { documentOf } from './support.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GUIDES = ['docs/guide-resources.md', 'docs/guide-resources.ar.md'] as const;

interface Block {
  readonly language: string;
  readonly code: string;
  /** The file that the words before the block name last; null for a command or a result. */
  readonly file: string | null;
}

function blocksOf(guide: string): readonly Block[] {
  const text = readFileSync(join(ROOT, guide), 'utf8');
  return [...text.matchAll(/```(\w+)\n([\s\S]*?)```/gu)].map(({ 1: language = '', 2: code = '', index }) => {
    const before = text.slice(0, index);
    const file = [...before.slice(before.lastIndexOf('```')).matchAll(/`(resources\/[\w./-]+\.\w+)`/gu)].at(-1)?.[1];
    return { language, code, file: ['csv', 'yaml', 'diff'].includes(language) ? (file ?? null) : null };
  });
}

/** Does in `folder`, a copy of the checkout's resources, what a block tells. */
function follow({ language, code, file }: Block, folder: string): void {
  if (file === null) return;
  const path = join(folder, file);
  const old = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const lines = code.trimEnd().split('\n');
  const withSign = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(sign))
      .map((line) => line.slice(1))
      .join('\n');
  if (language === 'diff') expect(old).toContain(`${withSign('-')}\n`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, language === 'diff' ? old.replace(withSign('-'), withSign('+')) : `${old}${code}`);
}

describe.each(GUIDES)('%s', (guide) => {
  const blocks = blocksOf(guide);
  let folder: string;
  let compiled: Compiled;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'marsad-guide-'));
    cpSync(join(ROOT, 'resources'), join(folder, 'resources'), { recursive: true });
    for (const block of blocks) follow(block, folder);
    compiled = compileResources(join(folder, 'resources'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('tells in which file each example stands', () => {
    const examples = blocks.filter(({ language }) => ['csv', 'yaml', 'diff'].includes(language));
    expect(examples.map(({ file }) => file)).toEqual([
      'resources/world/organizations.csv',
      'resources/world/organizations.csv',
      'resources/world/places.csv',
      'resources/packs/cyprus/pack.yaml',
      'resources/packs/cyprus/forces.yaml',
    ]);
  });

  it('has examples in which nothing is wrong and nothing clashes', () => {
    expect(compiled.problems).toEqual([]);
    const { clashes, idle } = findNameClashes(compiled);
    expect(clashes.filter(({ because }) => because === null)).toEqual([]);
    expect(idle).toEqual([]);
  });

  it('tells whom its sentences name', () => {
    const engine = createEngine(compiled.bundle);
    const sentences = blocks
      .filter(({ language }) => language === 'text')
      .flatMap(({ code }) => code.trim().split('\n'));
    expect(sentences.length).toBeGreaterThan(1);
    for (const line of sentences) {
      const [sentence = '', ids = ''] = line.split(' → ');
      const { mentions } = engine.extract(documentOf(sentence));
      expect(mentions.map(({ entity }) => entity)).toEqual(ids.split(', '));
    }
  });

  it('tells commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
    const commands = blocks.filter(({ language }) => language === 'sh').flatMap(({ code }) => code.trim().split('\n'));
    expect(commands).toContain('npm run -s marsad -- resources check');
    for (const command of commands) {
      const script = /^npm (?:run (?:-s )?)?(\w+)/u.exec(command)?.[1] ?? '';
      expect(Object.keys(scripts), command).toContain(script);
    }
  });
});

it('both guides tell the same', () => {
  const [english, arabic] = GUIDES.map(blocksOf);
  expect(arabic).toEqual(english);
});
