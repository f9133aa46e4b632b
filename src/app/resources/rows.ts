import type { Row } from './source-file.ts';

/** What each table's row becomes, before the schema looks at it. One function a table; cells hold lists separated by `|`. */

/** A table: its columns, and what its rows become. */
export interface Table {
  readonly columns: readonly string[];
  readonly optional: readonly string[];
}

export const TABLES = {
  states: {
    columns: ['id', 'en', 'ar', 'aliases', 'nisba', 'nisba_plural', 'nisba_en', 'capital', 'capital_en', 'metonyms'],
    optional: [],
  },
  organizations: { columns: ['id', 'type', 'en', 'ar', 'aliases', 'party', 'nisba', 'metonyms'], optional: ['nisba_en'] },
  persons: { columns: ['id', 'en', 'ar', 'aliases', 'party', 'office', 'from', 'to'], optional: [] },
  offices: { columns: ['id', 'en', 'ar', 'aliases'], optional: [] },
  places: {
    columns: ['id', 'en', 'ar', 'aliases', 'kind', 'state', 'admin', 'lat', 'lon', 'precision'],
    optional: ['nisba'],
  },
  englishNames: { columns: ['id', 'words'], optional: [] },
  countryCodes: { columns: ['state', 'code'], optional: [] },
  verbs: { columns: ['lemma', 'root', 'form', 'imperfect', 'masdars', 'gloss'], optional: ['rare'] },
  nouns: { columns: ['lemma', 'gender', 'plurals', 'kinds', 'gloss'], optional: [] },
} as const satisfies Record<string, Table>;

export function stateOf(row: Row, pack: string) {
  const { id, aliases, nisba, nisba_plural, nisba_en, capital, capital_en, metonyms } = row.cells;
  return {
    ...actorOf(row, 'state', pack),
    party: id,
    aliases: wordsOf(aliases),
    nisba: wordsOf(nisba),
    nisbaPlural: wordsOf(nisba_plural),
    nisbaEn: orNull(nisba_en),
    capital: orNull([...wordsOf(capital), ...wordsOf(capital_en)].join('|')),
    metonyms: wordsOf(metonyms),
  };
}

export function organizationOf(row: Row, pack: string) {
  const { id, type, aliases, party, nisba, nisba_en, metonyms } = row.cells;
  return {
    ...actorOf(row, type, pack),
    party: orNull(party) ?? id,
    aliases: wordsOf(aliases),
    nisba: wordsOf(nisba),
    nisbaEn: orNull(nisba_en),
    metonyms: wordsOf(metonyms),
  };
}

/**
 * One person out of its rows, each an office held or a side taken. Without a party it is its own. Its party, where no date
 * decides, is that of the last affiliation.
 */
export function personOf(rows: readonly [Row, ...Row[]], pack: string) {
  const [first] = rows;
  const id = first.cells['id'];
  const affiliations = rows.map(({ cells }) => ({
    party: orNull(cells['party']) ?? id,
    office: orNull(cells['office']),
    from: orNull(cells['from']),
    to: orNull(cells['to']),
  }));
  const last = affiliations.toSorted((a, b) => compareText(a.from ?? '', b.from ?? '')).at(-1);
  const aliases = [...new Set(rows.flatMap(({ cells }) => wordsOf(cells['aliases'])))];
  return { ...actorOf(first, 'person', pack), party: last?.party ?? id, aliases, affiliations };
}

export function officeOf(row: Row) {
  return { id: row.cells['id'], label: labelOf(row), aliases: wordsOf(row.cells['aliases']) };
}

export function placeOf(row: Row, pack: string) {
  const { id, aliases, kind, state, admin, lat, lon, precision, nisba } = row.cells;
  return {
    id,
    label: labelOf(row),
    aliases: wordsOf(aliases),
    kind,
    state: orNull(state),
    admin: orNull(admin),
    lat: numberOf(lat),
    lon: numberOf(lon),
    precision: orNull(precision) ?? 'none',
    nisba: wordsOf(nisba),
    pack,
  };
}

export function verbOf({ cells }: Row) {
  const { lemma, root, form, imperfect, masdars, gloss, rare } = cells;
  return { lemma, root, form, imperfect: orNull(imperfect), masdars: wordsOf(masdars), gloss, rare: orNull(rare) };
}

export function nounOf({ cells }: Row) {
  const { lemma, gender, plurals, kinds, gloss } = cells;
  return { lemma, gender, plurals: wordsOf(plurals), kinds: wordsOf(kinds), gloss };
}

export function englishNamesOf({ cells }: Row) {
  const { id, words } = cells;
  return { id, words: wordsOf(words) };
}

/** The column from which the part at `path` was made: `label.en` is `en`, `nisbaPlural` is `nisba_plural`. */
export function columnOf(path: readonly PropertyKey[]): string {
  const name = path.findLast((step) => typeof step === 'string') ?? '*';
  return name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}

function actorOf(row: Row, type: string | undefined, pack: string) {
  const none = { nisba: [], nisbaPlural: [], nisbaEn: null, metonyms: [], capital: null, opposes: [], affiliations: [] };
  return { id: row.cells['id'], type, label: labelOf(row), ...none, unknown: false, unarmed: false, pack };
}

function labelOf({ cells }: Row) {
  return { en: cells['en'], ar: cells['ar'] };
}

function wordsOf(cell = ''): readonly string[] {
  return cell === '' ? [] : cell.split('|').map((word) => word.trim());
}

function orNull(cell = ''): string | null {
  return cell === '' ? null : cell;
}

function numberOf(cell = ''): number | null {
  return cell === '' ? null : Number(cell);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
