import { type ArticleFindings, clusterOfPairs, foldReprints, groupBy, placesWithin } from '../derivation/index.ts';
import type { Figure, FigureItem, Measure, PartyRef } from '../model/index.ts';
import type { FigureFilter, FigureRows, FindingRow, Store } from '../store/index.ts';
import { partyRefs, resolveName, speakersOf } from './parties.ts';
import { loadReader } from './reader.ts';
import type { OpenCase } from './workspace.ts';

export interface FigureQuery {
  readonly measures?: readonly Measure[];
  /** Places by any name or by id; what lies in a place counts with it. */
  readonly places?: readonly string[];
}

/** Some figures, of how many in all. */
export interface FigurePage {
  readonly figures: readonly FigureItem[];
  readonly total: number;
  /** Give it as `after` to get the next page; null on the last one. */
  readonly next: string | null;
}

/**
 * Figures of the case, latest article first: `limit` of them, or all, after those of the page before. What a reprint repeats is
 * left out, and counted where it was printed first.
 * @throws MarsadError `query/unknown-entity`, `query/invalid` for an `after` that no page gave
 */
export async function figures(
  openCase: OpenCase,
  query: FigureQuery,
  page: { readonly limit?: number | undefined; readonly after?: string | undefined } = {},
): Promise<FigurePage> {
  const { bundle } = await loadReader();
  const named = await Promise.all((query.places ?? []).map((name) => resolveName(openCase, name)));
  const filter = {
    ...(query.measures?.length ? { measures: query.measures } : {}),
    ...(named.length > 0 ? { places: named.flatMap(({ entity }) => placesWithin(bundle, entity.id)) } : {}),
  };
  const counted = await countedFigures(openCase.store);
  const { rows, next } = await originalRows(openCase.store, filter, counted, page);
  const parties = await partyRefs(
    openCase,
    rows.flatMap(({ finding }) => [...finding.place, ...speakersOf(finding.attribution)]),
  );
  const refsOf = (ids: readonly string[]): readonly PartyRef[] => ids.flatMap((id) => parties.get(id) ?? []);
  const items = rows.map(({ article, sentence, finding }) => ({
    figure: finding,
    article,
    sentence,
    places: refsOf(finding.place),
    speakers: refsOf(speakersOf(finding.attribution)),
    prints: 1 + (counted.copiesOf.get(finding.id)?.length ?? 0),
  }));
  return { figures: items, total: await counted.totalOf(filter), next };
}

/** Rows of the store without those of copies. */
async function originalRows(
  store: Store,
  filter: FigureFilter,
  { isCopy }: CountedFigures,
  { limit = Infinity, after }: { readonly limit?: number | undefined; readonly after?: string | undefined },
): Promise<FigureRows> {
  const rows: FindingRow<Figure>[] = [];
  let from = after;
  for (;;) {
    const wanted = Math.min(ROWS_READ, limit - rows.length);
    const read = await store.figurePage(filter, { limit: wanted, after: from });
    rows.push(...read.rows.filter(({ finding }) => !isCopy(finding.id)));
    if (read.next === null || rows.length >= limit) return { rows, next: read.next };
    from = read.next;
  }
}

/** Rows that are read at once where all are asked for. */
const ROWS_READ = 5000;

/** Which figures repeat others, and how many there are without them, at one revision of a store. */
interface CountedFigures {
  /** The ids of the figures that later prints of a text repeat, by the id of the first. */
  readonly copiesOf: ReadonlyMap<string, readonly string[]>;
  readonly isCopy: (id: string) => boolean;
  /** Figures that pass a filter; counted once. */
  readonly totalOf: (filter: FigureFilter) => Promise<number>;
}

const known = new WeakMap<Store, { readonly revision: number; readonly counted: Promise<CountedFigures> }>();

/** Found once, and again after a change. */
async function countedFigures(store: Store): Promise<CountedFigures> {
  const revision = await store.revision();
  const last = known.get(store);
  if (last?.revision === revision) return last.counted;
  const counted = countFigures(store);
  known.set(store, { revision, counted });
  // What failed may be tried again.
  counted.catch(() => known.delete(store));
  return counted;
}

async function countFigures(store: Store): Promise<CountedFigures> {
  const copiesOf = await findCopies(store);
  const copies = [...copiesOf.values()].flat();
  const copied = new Set(copies);
  const totals = new Map<string, Promise<number>>();
  return {
    copiesOf,
    isCopy: (id) => copied.has(id),
    totalOf: (filter) => {
      const key = JSON.stringify(filter);
      const total = totals.get(key) ?? store.countFigures({ ...filter, except: copies });
      totals.set(key, total);
      return total;
    },
  };
}

async function findCopies(store: Store): Promise<CountedFigures['copiesOf']> {
  const reprintPairs = await store.reprintPairs();
  const rows = await store.figures({ articles: [...new Set(reprintPairs.flat())] });
  const articles = [...groupBy(rows, ({ article }) => article.id).values()].flatMap(
    (own): readonly ArticleFindings[] => {
      const [first] = own;
      if (first === undefined) return [];
      const found = own.map(({ finding }) => finding);
      return [
        {
          document: { ...first.article, language: 'und' },
          extraction: { ...NOTHING_ELSE, figures: found },
          sentences: [],
        },
      ];
    },
  );
  return foldReprints(articles, clusterOfPairs(reprintPairs)).copiesOf;
}

const NOTHING_ELSE = { entities: [], claims: [], shifts: [], causes: [], mentions: [] };
