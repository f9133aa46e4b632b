import type { InputProblem } from '../../model/index.ts';
import { inputProblem } from './problem.ts';

/** What a column of a table, or a field of a JSON object, can hold of an article. */
export const COLUMN_ROLES = ['text', 'title', 'outlet', 'author', 'published', 'url', 'language', 'id'] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Which column holds what. A field inside another is written with a dot: `doc.title`. */
export type ColumnMap = Readonly<Partial<Record<ColumnRole, string>>>;

/** Names under which tables keep these, in the order in which they are believed; spelled without case, blanks, _ and -. */
const USUAL_NAMES: Readonly<Record<ColumnRole, readonly string[]>> = {
  text: [
    'text', 'body', 'articlebody', 'articletext', 'fulltext', 'maintext', 'content', 'contenthtml', 'contenttext', 'article',
    'story', 'النص', 'نص', 'نصالمقال', 'نصالخبر', 'المتن', 'المحتوى', 'الخبر', 'المقال', 'description',
  ],
  title: ['title', 'headline', 'meta.title', 'doc.title', 'heading', 'العنوان', 'عنوان', 'عنوانالخبر', 'عنوانالمقال'],
  outlet: [
    'outlet', 'meta.outlet', 'doc.outlet', 'source.name', 'publisher.name', 'publisher', 'sourcename', 'source', 'newspaper', 'media',
    'site', 'sitename', 'domain', 'المصدر', 'الصحيفة', 'الوسيلة', 'الموقع', 'المنفذ', 'الجهة',
  ],
  author: ['author', 'authors', 'byline', 'writer', 'creator', 'source.author', 'الكاتب', 'المؤلف', 'المحرر'],
  published: [
    'published', 'meta.published', 'doc.published', 'publishedat', 'datepublished', 'publisheddate', 'publishdate',
    'publicationdate', 'pubdate', 'date', 'datetime', 'time', 'timestamp', 'created', 'createdat', 'التاريخ', 'تاريخالنشر', 'تاريخ',
  ],
  url: ['url', 'meta.url', 'doc.url', 'link', 'webpage', 'webaddress', 'permalink', 'address', 'الرابط', 'رابط', 'العنوانالإلكتروني'],
  language: ['language', 'lang', 'meta.language', 'doc.language', 'اللغة'],
  id: ['id', 'meta.id', 'doc.id', 'articleid', 'guid', 'uid', 'المعرف', 'المعرّف', 'رقم'],
}; // prettier-ignore

/** Which columns were taken for what, and whether names were guessed. */
export interface ChosenColumns {
  readonly columns: ColumnMap & { readonly text: string };
  readonly guessed: boolean;
}

/** The columns of a file, by the user's choice and then by their names; or why no article can be made of them. */
export function chooseColumns(path: string, names: readonly string[], chosen: ColumnMap): ChosenColumns | InputProblem {
  const columns: Partial<Record<ColumnRole, string>> = {};
  const listed = names.map((name) => `“${shortened(name)}”`).join(', ');
  for (const role of COLUMN_ROLES) {
    const column = chosen[role];
    if (column === undefined) continue;
    if (!names.includes(column)) return inputProblem('input/unknown-column', { path, column, columns: listed });
    columns[role] = column;
  }
  const taken = new Set(Object.values(columns));
  for (const role of COLUMN_ROLES) {
    if (columns[role] !== undefined) continue;
    const found = USUAL_NAMES[role]
      .map((usual) => names.find((name) => plain(name) === usual && !taken.has(name)))
      .find((name) => name !== undefined);
    if (found === undefined) continue;
    columns[role] = found;
    taken.add(found);
  }
  const { text, ...others } = columns;
  if (text === undefined) return inputProblem('input/no-text-column', { path, columns: listed });
  return { columns: { text, ...others }, guessed: Object.keys(columns).some((role) => !(role in chosen)) };
}

/** What was guessed, told as it would be given with `--map`. */
export function guessProblem(path: string, { columns }: ChosenColumns, names: readonly string[]): InputProblem {
  const taken = Object.values<string>(columns);
  return inputProblem('input/columns-guessed', {
    path,
    columns: Object.entries(columns)
      .map(([role, column]) => `${role}=${column}`)
      .join(','),
    others: names.filter((name) => !taken.includes(name)).join(', ') || '–',
  });
}

/** Characters of a name that are shown: where the first line is no header, whole articles stand for names. */
const SHOWN = 40;

function shortened(name: string): string {
  const line = name.replace(/\s+/gu, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/gu, '');
}
