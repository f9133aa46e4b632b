import { placesWithin } from '../derivation/index.ts';
import { type FigureItem, type Measure, type PartyRef } from '../model/index.ts';
import { partyRefs, resolveName, speakersOf } from './parties.ts';
import { loadReader } from './reader.ts';
import type { OpenCase } from './workspace.ts';

export interface FigureQuery {
  readonly measures?: readonly Measure[];
  /** Places by any name or by id; what lies in a place counts with it. */
  readonly places?: readonly string[];
}

/**
 * Figures of the case, latest article first.
 * @throws MarsadError `query/unknown-entity`
 */
export async function figures(openCase: OpenCase, query: FigureQuery): Promise<readonly FigureItem[]> {
  const { bundle } = await loadReader();
  const named = await Promise.all((query.places ?? []).map((name) => resolveName(openCase, name)));
  const rows = await openCase.store.figures({
    ...(query.measures?.length ? { measures: query.measures } : {}),
    ...(named.length > 0 ? { places: named.flatMap(({ entity }) => placesWithin(bundle, entity.id)) } : {}),
  });
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
  }));
}
