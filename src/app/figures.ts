import { type ArticleFindings, clusterOfPairs, foldReprints, groupBy, placesWithin } from '../derivation/index.ts';
import type { FigureItem, Measure, PartyRef } from '../model/index.ts';
import type { Store } from '../store/index.ts';
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
}

/**
 * Figures of the case, latest article first: the first `limit` of them, or all. What a reprint repeats is left out, and counted
 * where it was printed first.
 * @throws MarsadError `query/unknown-entity`
 */
export async function figures(openCase: OpenCase, query: FigureQuery, limit?: number): Promise<FigurePage> {
  const { store } = openCase;
  const { bundle } = await loadReader();
  const named = await Promise.all((query.places ?? []).map((name) => resolveName(openCase, name)));
  const copiesOf = await figureCopies(store);
  const filter = {
    ...(query.measures?.length ? { measures: query.measures } : {}),
    ...(named.length > 0 ? { places: named.flatMap(({ entity }) => placesWithin(bundle, entity.id)) } : {}),
    except: [...copiesOf.values()].flat(),
  };
  const rows = await store.figures(filter, limit);
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
    prints: 1 + (copiesOf.get(finding.id)?.length ?? 0),
  }));
  return { figures: items, total: limit === undefined ? items.length : await store.countFigures(filter) };
}

type Copies = ReadonlyMap<string, readonly string[]>;

const knownCopies = new WeakMap<Store, { readonly revision: number; readonly copies: Promise<Copies> }>();

/** The ids of the figures that later prints of a text repeat, by the id of the first; found once, and again after a change. */
async function figureCopies(store: Store): Promise<Copies> {
  const revision = await store.revision();
  const known = knownCopies.get(store);
  if (known?.revision === revision) return known.copies;
  const copies = findCopies(store);
  knownCopies.set(store, { revision, copies });
  // What failed may be tried again.
  copies.catch(() => knownCopies.delete(store));
  return copies;
}

async function findCopies(store: Store): Promise<Copies> {
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
