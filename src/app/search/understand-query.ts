/** What a query means in a case: names become entities and outlets, words become terms, dates become days. */
import { dayText, edtfRange, MarsadError } from '../../model/index.ts';
import type { SearchCondition } from '../../store/index.ts';
import { resolveName } from '../parties.ts';
import type { OpenCase } from '../workspace.ts';
import type { NameTable } from './names.ts';
import type { SearchDate, SearchName, SearchQuery, SearchWord } from './query.ts';
import type { SearchTables } from './tables.ts';
import { nameKeyOf, wordsIn, type WordTerms } from './terms.ts';

/** Words one after another, each by its terms. */
export type Pattern = readonly WordTerms[];

export interface UnderstoodQuery {
  readonly condition: SearchCondition;
  /** What is to be shown where it stands in an article: all that is not negated. */
  readonly patterns: readonly Pattern[];
  readonly entities: readonly string[];
}

/**
 * @throws MarsadError `search/unknown-actor`, `search/unknown-source`, with the place in the query
 */
export async function understandQuery(
  openCase: OpenCase,
  query: SearchQuery,
  tables: SearchTables,
): Promise<UnderstoodQuery> {
  switch (query.kind) {
    case 'word':
    case 'phrase':
      return wordsOf(query.text, tables);
    case 'actor': {
      const id = await entityOf(openCase, query, tables);
      return { condition: { kind: 'entities', ids: [id] }, patterns: [], entities: [id] };
    }
    case 'source':
      return silent({ kind: 'outlets', names: await outletsOf(openCase, query, tables) });
    case 'date':
      return silent(daysOf(query));
    case 'not':
      return silent({ kind: 'not', part: (await understandQuery(openCase, query.part, tables)).condition });
    default: {
      const parts = await Promise.all(query.parts.map((part) => understandQuery(openCase, part, tables)));
      const whole = joined(query.kind, parts);
      return query.kind === 'and' ? withNamesOfSeveralWords(whole, query.parts, parts, tables) : whole;
    }
  }
}

function silent(condition: SearchCondition): UnderstoodQuery {
  return { condition, patterns: [], entities: [] };
}

function joined(kind: 'and' | 'or', parts: readonly UnderstoodQuery[]): UnderstoodQuery {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return {
    condition: { kind, parts: parts.map((part) => part.condition) },
    patterns: parts.flatMap((part) => part.patterns),
    entities: parts.flatMap((part) => part.entities),
  };
}

/** The words as they are, or any name that goes with them in the other script. */
function wordsOf(text: string, { terms, names }: SearchTables): UnderstoodQuery {
  const spellings = [text, ...names.inOtherScript(text)];
  return joined(
    'or',
    spellings.map((spelling) => {
      const words = wordsIn(spelling).map(terms.ofQuery);
      return { condition: { kind: 'words', words }, patterns: [words], entities: [] };
    }),
  );
}

/** Longest run of words that may be one name: a state's full style. */
const NAME_WORDS_MAX = 6;

/** `United Nations` without quotation marks: the two words, or the name that they make in the other script. */
function withNamesOfSeveralWords(
  whole: UnderstoodQuery,
  queries: readonly SearchQuery[],
  parts: readonly UnderstoodQuery[],
  tables: SearchTables,
): UnderstoodQuery {
  const replaced: UnderstoodQuery[] = [];
  let isChanged = false;
  for (let at = 0; at < parts.length;) {
    const name = nameAt(queries, at, tables.names);
    const run = parts.slice(at, at + (name?.length ?? 1));
    isChanged ||= name !== null;
    replaced.push(name ? joined('or', [joined('and', run), wordsOf(name.text, tables)]) : joined('and', run));
    at += run.length;
  }
  return isChanged ? joined('and', replaced) : whole;
}

function nameAt(
  queries: readonly SearchQuery[],
  at: number,
  names: NameTable,
): { readonly text: string; readonly length: number } | null {
  const words: SearchWord[] = [];
  for (const query of queries.slice(at, at + NAME_WORDS_MAX)) {
    if (query.kind !== 'word') break;
    words.push(query);
  }
  for (let length = words.length; length >= 2; length -= 1) {
    const text = words
      .slice(0, length)
      .map((word) => word.text)
      .join(' ');
    if (names.inOtherScript(text).length > 0) return { text, length };
  }
  return null;
}

/** Whom the name means, as it is or in the other script. */
async function entityOf(
  openCase: OpenCase,
  { name, start, end }: SearchName,
  { names }: SearchTables,
): Promise<string> {
  let unknown: MarsadError | null = null;
  for (const spelling of [name, ...names.inOtherScript(name)]) {
    try {
      return (await resolveName(openCase, spelling)).entity.id;
    } catch (error) {
      if (!(error instanceof MarsadError) || error.code !== 'query/unknown-entity') throw error;
      unknown ??= error;
    }
  }
  throw new MarsadError('search/unknown-actor', { name, start, end, place: start + 1 }, { cause: unknown });
}

/** How many outlets an error names. */
const OUTLETS_SHOWN = 12;

/** The outlets whose names hold the words of `name`, in either script. */
async function outletsOf(
  { store }: OpenCase,
  { name, start, end }: SearchName,
  { names }: SearchTables,
): Promise<readonly string[]> {
  const outlets = await store.outlets();
  const wanted = [name, ...names.inOtherScript(name)].map(nameKeyOf);
  const found = outlets.filter((outlet) => {
    const key = ` ${nameKeyOf(outlet)} `;
    return wanted.some((words) => key.includes(` ${words} `));
  });
  if (found.length > 0) return found;
  const shown = outlets.slice(0, OUTLETS_SHOWN).join(', ');
  const params = { name, outlets: outlets.length > OUTLETS_SHOWN ? `${shown} …` : shown || '—' };
  throw new MarsadError('search/unknown-source', { ...params, start, end, place: start + 1 });
}

function daysOf({ from, to }: SearchDate): SearchCondition {
  const { earliestDay = null, latestDay = null } = edtfRange(`${from ?? '..'}/${to ?? '..'}`) ?? {};
  const day = (number: number | null): string | null => (number === null ? null : dayText(number));
  return { kind: 'dates', first: day(earliestDay), last: day(latestDay) };
}
