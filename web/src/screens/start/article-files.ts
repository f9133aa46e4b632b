import type { IngestArticle } from '../../api/client.ts';
import { checkOf } from '../../language/check.ts';
import type { MessageKey } from '../../messages/en.ts';

/** What a dropped file, or a pasted text, became. Plain texts are decoded and checked here; the server gets text or bytes, never a path. */
export interface StagedArticle {
  readonly fileName: string;
  readonly article: IngestArticle;
}
export interface FileProblem {
  readonly key: Extract<MessageKey, `add/problem-${string}`>;
  readonly values: Readonly<Record<string, string | number>>;
}
export interface StagedFiles {
  readonly staged: readonly StagedArticle[];
  readonly problems: readonly FileProblem[];
}
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const MANIFEST = 'manifest.jsonl';
const META_FIELDS = ['id', 'title', 'outlet', 'url', 'published', 'language'] as const;
type Meta = Partial<Record<(typeof META_FIELDS)[number], string>>;

/** EDTF as a publication date may be: a day, a month or a year. */
export function isPublished(value: string): boolean {
  return /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/u.test(value);
}

/** True for files that are read here; those of other kinds the server reads. */
export function isPlainFile(name: string): boolean {
  return name === MANIFEST || /\.(txt|md)$/iu.test(name);
}

/** Reads .txt and .md files, and the manifest where one lies among them. */
export function stageFiles(files: readonly NamedBytes[]): StagedFiles {
  const staged: StagedArticle[] = [];
  const problems: FileProblem[] = [];
  const manifest = readManifest(files.find((file) => file.name === MANIFEST) ?? null, problems);
  for (const file of files) {
    if (file.name === MANIFEST) continue;
    const text = decode(file, problems);
    if (text === null) continue;
    const { meta: front, body } = /\.md$/iu.test(file.name) ? splitFrontMatter(text) : { meta: {}, body: text };
    const meta = { ...front, ...manifest.get(file.name) };
    staged.push({
      fileName: file.name,
      article: {
        meta: {
          id: meta.id ?? file.name.replace(/\.(txt|md)$/iu, ''),
          title: meta.title ?? null,
          outlet: meta.outlet ?? null,
          url: meta.url ?? null,
          published: meta.published ?? null,
          language: meta.language ?? 'ar',
        },
        text: body,
      },
    });
  }
  return { staged, problems };
}

/**
 * An article that was pasted, or null where nothing was. Its name is made of its letters, so that pasting the same again adds
 * nothing and another text never takes its place.
 */
export function stageText(text: string): StagedArticle | null {
  const words = text.trim();
  if (words === '') return null;
  const id = `pasted-${checkOf(words)}-${words.length.toString(36)}`;
  const meta = { id, title: null, outlet: null, url: null, published: null, language: 'ar' };
  return { fileName: id, article: { meta, text: words } };
}

function decode(file: NamedBytes, problems: FileProblem[]): string | null {
  const values = { name: file.name };
  if (file.bytes.includes(0)) {
    problems.push({ key: 'add/problem-binary', values });
    return null;
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
  } catch {
    // Old Arabic text that is not UTF-8 is nearly always in the Windows code page.
    text = new TextDecoder('windows-1256').decode(file.bytes);
    problems.push({ key: 'add/problem-encoding', values });
  }
  if (text.trim() === '') {
    problems.push({ key: 'add/problem-empty', values });
    return null;
  }
  return text;
}

function readManifest(file: NamedBytes | null, problems: FileProblem[]): ReadonlyMap<string, Meta> {
  const entries = new Map<string, Meta>();
  const text = file === null ? null : decode(file, problems);
  for (const [index, line] of (text ?? '').split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = parseObject(line);
    if (typeof entry?.id !== 'string' || typeof entry.file !== 'string') {
      problems.push({ key: 'add/problem-manifest', values: { line: index + 1 } });
      continue;
    }
    entries.set(entry.file, pickMeta(entry));
  }
  return entries;
}

function parseObject(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null; // The caller reports the line.
  }
}

/** The flat `key: value` lines between two `---` that a Markdown file may open with. */
function splitFrontMatter(text: string): { readonly meta: Meta; readonly body: string } {
  const match = /^---\r?\n(?<front>[\s\S]*?)\r?\n---\r?\n/u.exec(text);
  if (!match) return { meta: {}, body: text };
  const pairs = (match.groups?.front ?? '').split(/\r?\n/u).map((line): [string, string] => {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).trim();
    return [line.slice(0, colon).trim(), value.replace(/^(?<quote>["'])(?<inner>.*)\k<quote>$/u, '$<inner>')];
  });
  return { meta: pickMeta(Object.fromEntries(pairs)), body: text.slice(match[0].length) };
}

function pickMeta(entry: Record<string, unknown>): Meta {
  const meta: Meta = {};
  for (const field of META_FIELDS) {
    const value = entry[field];
    if (typeof value === 'string' && value !== '' && value !== 'null') meta[field] = value;
  }
  return meta;
}
