import { type ArticleFindings, clusterOfPairs, foldReprints, groupBy } from '../derivation/index.ts';
import type { Bundle, Figure, FigureItem, Measure, PartyRef } from '../model/index.ts';
import type { FindingRow } from '../store/index.ts';
import { partyRefs, resolveName, speakersOf } from './parties.ts';
import { loadReader } from './reader.ts';
import type { OpenCase } from './workspace.ts';

export interface FigureQuery {
  readonly measures?: readonly Measure[];
  /** Places by any name or by id; what lies in a place counts with it. */
  readonly places?: readonly string[];
}

/**
 * Figures of the case, latest article first. What a reprint repeats is left out, and counted where it was printed first.
 * @throws MarsadError `query/unknown-entity`
 */
export async function figures(openCase: OpenCase, query: FigureQuery): Promise<readonly FigureItem[]> {
  const { bundle } = await loadReader();
  const named = await Promise.all((query.places ?? []).map((name) => resolveName(openCase, name)));
  const given = await openCase.store.figures({
    ...(query.measures?.length ? { measures: query.measures } : {}),
    ...(named.length > 0 ? { places: named.flatMap(({ entity }) => placesWithin(bundle, entity.id)) } : {}),
  });
  const copiesOf = copiesAmong(given, await openCase.store.reprintPairs());
  const copies = new Set([...copiesOf.values()].flat());
  const rows = given.filter(({ finding }) => !copies.has(finding.id));
  const parties = await partyRefs(
    openCase,
    rows.flatMap(({ finding }) => [...finding.place, ...speakersOf(finding.attribution)]),
  );
  const refsOf = (ids: readonly string[]): readonly PartyRef[] => ids.flatMap((id) => parties.get(id) ?? []);
  return rows.map(({ article, sentence, finding }) => ({
    figure: finding,
    article,
    sentence,
    places: refsOf(finding.place),
    speakers: refsOf(speakersOf(finding.attribution)),
    prints: 1 + (copiesOf.get(finding.id)?.length ?? 0),
  }));
}

/** The ids of the figures that later prints of a text repeat, by the id of the first. */
function copiesAmong(
  rows: readonly FindingRow<Figure>[],
  reprintPairs: readonly (readonly [string, string])[],
): ReadonlyMap<string, readonly string[]> {
  const reprinted = new Set(reprintPairs.flat());
  const rowsOf = groupBy(
    rows.filter(({ article }) => reprinted.has(article.id)),
    ({ article }) => article.id,
  );
  const articles = [...rowsOf.values()].flatMap((own): readonly ArticleFindings[] => {
    const [first] = own;
    if (first === undefined) return [];
    const figures = own.map(({ finding }) => finding);
    return [
      { document: { ...first.article, language: 'und' }, extraction: { ...NOTHING_ELSE, figures }, sentences: [] },
    ];
  });
  return foldReprints(articles, clusterOfPairs(reprintPairs)).copiesOf;
}

const NOTHING_ELSE = { entities: [], claims: [], shifts: [], causes: [], mentions: [] };

/** A place and all that lies in it, by state and by administration. */
function placesWithin(bundle: Bundle, id: string): readonly string[] {
  const within = new Set([id]);
  for (let size = 0; size < within.size;) {
    size = within.size;
    for (const place of bundle.places) {
      if (within.has(place.state ?? '') || within.has(place.admin ?? '')) within.add(place.id);
    }
  }
  return [...within];
}
