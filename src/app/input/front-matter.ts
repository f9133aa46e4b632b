import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';

import { type InputProblem, ManifestEntrySchema } from '../../model/index.ts';
import { check, inputProblem } from './problem.ts';

/** What front matter may say: the fields of a manifest line, each of them optional. */
const FrontMatterSchema = ManifestEntrySchema.unwrap().partial({ id: true }).omit({ file: true });
export type FrontMatter = z.infer<typeof FrontMatterSchema>;

export interface SplitFile {
  readonly frontMatter: FrontMatter;
  /** What follows the front matter; the text to which offsets refer. */
  readonly body: string;
}

const FENCED = /^---[ \t]*\r?\n(?<yaml>[\s\S]*?)\r?\n---[ \t]*(?:\r?\n\s*|$)/u;

/** Part a Markdown file into its front matter, if it opens with one, and its body. */
export function splitFrontMatter(path: string, text: string): SplitFile | InputProblem {
  const fenced = FENCED.exec(text);
  if (!fenced) return { frontMatter: {}, body: text };
  const yaml = fenced.groups?.['yaml'] ?? '';
  let value: unknown;
  try {
    value = parse(yaml, { schema: 'failsafe' });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = (error.linePos?.[0].line ?? 0) + 1;
    const reason = { en: `it is not YAML (${error.code})`, ar: `ليس بصيغة YAML ‏(${error.code})` };
    return inputProblem('input/front-matter', { path, line, field: '*' }, reason);
  }
  const checked = check(FrontMatterSchema, withoutEmpty(value));
  if (checked.ok) return { frontMatter: checked.value, body: text.slice(fenced[0].length) };
  const { field, reason } = checked;
  return inputProblem('input/front-matter', { path, line: lineOf(yaml, field), field: field || '*' }, reason);
}

/** `url:` with nothing after it says nothing. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value || {};
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== '' && field !== null));
}

/** The line of the file on which a field stands; the first one, that of the fence, where it stands nowhere. */
function lineOf(yaml: string, field: string): number {
  return yaml.split('\n').findIndex((line) => line.startsWith(`${field}:`)) + 2;
}
