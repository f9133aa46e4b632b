import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';

import { type InputProblem, type Label, ManifestEntrySchema } from '../../model/index.ts';
import { check, inputProblem } from './problem.ts';

/** What front matter may say: the fields of a manifest line, each of them optional. */
const FrontMatterSchema = ManifestEntrySchema.unwrap().partial({ id: true }).omit({ file: true });
export type FrontMatter = z.infer<typeof FrontMatterSchema>;

/** What looks like front matter and never ends. */
const OPEN = /^---[ \t]*\r?\n[a-z]+:/iu;

export interface SplitFile {
  readonly frontMatter: FrontMatter;
  /** What follows the front matter; the text to which offsets refer. */
  readonly body: string;
  /** The day as a field `date` writes it, in whatever way. */
  readonly date: string | null;
  readonly notes: readonly InputProblem[];
}

/** What is wrong with YAML that cannot be read, where it can be said in words. */
const SYNTAX: Readonly<Record<string, Label>> = {
  DUPLICATE_KEY: { en: 'this field stands there already', ar: 'هذا الحقل مذكور من قبل' },
  MISSING_CHAR: { en: 'a quotation mark or a bracket is not closed', ar: 'علامة تنصيص أو قوس لم يُغلق' },
  TAB_AS_INDENT: { en: 'a tab stands where blanks should', ar: 'مسافة جدولة حيث ينبغي فراغات' },
};
const NO_YAML: Label = { en: 'it is not YAML', ar: 'ليس بصيغة YAML' };

/** Other names of the fields, as programs that make sites write them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  source: 'outlet',
  publisher: 'outlet',
  link: 'url',
  lang: 'language',
};

const FENCED = /^---[ \t]*\r?\n(?<yaml>[\s\S]*?)\r?\n---[ \t]*(?:\r?\n\s*|$)/u;

/** Part a Markdown file into its front matter, if it opens with one, and its body. */
export function splitFrontMatter(path: string, text: string): SplitFile | InputProblem {
  const fenced = FENCED.exec(text);
  if (!fenced) {
    const notes = OPEN.test(text) ? [inputProblem('input/front-matter-open', { path })] : [];
    return { frontMatter: {}, body: text, date: null, notes };
  }
  const yaml = fenced.groups?.['yaml'] ?? '';
  let value: unknown;
  try {
    value = parse(yaml, { schema: 'failsafe' });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = (error.linePos?.[0].line ?? 0) + 1;
    return inputProblem('input/front-matter-syntax', { path, line }, SYNTAX[error.code] ?? NO_YAML);
  }
  const fields = withoutEmpty(value);
  const checked = check(FrontMatterSchema, fields);
  if (checked.ok) {
    const { date } = isFields(fields) ? fields : {};
    const body = text.slice(fenced[0].length);
    return { frontMatter: checked.value, body, date: typeof date === 'string' ? date : null, notes: [] };
  }
  const { field, reason } = checked;
  return inputProblem('input/front-matter', { path, line: lineOf(yaml, field), field: field || '*' }, reason);
}

/** The fields by our own names; `url:` with nothing after it says nothing. */
function withoutEmpty(value: unknown): unknown {
  if (!isFields(value)) return value || {};
  const told = Object.entries(value).filter(([, field]) => field !== '' && field !== null);
  const renamed = told.map(([name, field]) => [OTHER_NAMES[name] ?? name, field] as const);
  // Where both stand, our own name counts.
  return { ...Object.fromEntries(renamed), ...Object.fromEntries(told.filter(([name]) => !(name in OTHER_NAMES))) };
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The line of the file on which a field stands; the first one, that of the fence, where it stands nowhere. */
function lineOf(yaml: string, field: string): number {
  return yaml.split('\n').findIndex((line) => line.startsWith(`${field}:`)) + 2;
}
