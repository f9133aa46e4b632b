import type { PartyRef, Position, PositionMatrix, Regard } from '../../api/types.ts';

/** What a position is known by; none of them is all of them. */
export const REGARDS = ['declared', 'enacted', 'ascribed'] as const satisfies readonly Regard[];

/** What the list of positions is sorted by. */
export const SORTS = ['holder', 'target', 'value', 'evidence', 'outlets', 'latest'] as const;
export type Sort = (typeof SORTS)[number];

/** One position of a matrix with the names of its parties. */
export interface PositionRow {
  readonly position: Position;
  readonly holder: PartyRef;
  readonly target: PartyRef;
}

/** The positions of a matrix as a list: the same as the matrix shows, in the order asked for; of two alike the one with more evidence. */
export function rowsOf(matrix: PositionMatrix, sort: Sort, language: 'ar' | 'en'): readonly PositionRow[] {
  const parties = new Map([...matrix.holders, ...matrix.targets].map((party) => [party.id, party]));
  const rows = matrix.cells.flatMap((position): readonly PositionRow[] => {
    const [holder, target] = [parties.get(position.holder), parties.get(position.target)];
    return holder && target && position.units > 0 ? [{ position, holder, target }] : [];
  });
  const byName = (of: (row: PositionRow) => PartyRef) => (a: PositionRow, b: PositionRow) =>
    of(a).label[language].localeCompare(of(b).label[language], language);
  // What is absent rests on evidence that is too far from the day, however much there is.
  const isAbsent = ({ position }: PositionRow): number => (position.value === null ? 1 : 0);
  const byEvidence = (a: PositionRow, b: PositionRow): number =>
    isAbsent(a) - isAbsent(b) || b.position.n - a.position.n || b.position.units - a.position.units;
  const compare: Record<Sort, (a: PositionRow, b: PositionRow) => number> = {
    holder: byName(({ holder }) => holder),
    target: byName(({ target }) => target),
    value: (a, b) => valueOf(b) - valueOf(a),
    evidence: byEvidence,
    outlets: (a, b) => b.position.outlets - a.position.outlets,
    latest: (a, b) =>
      a.position.lastDate < b.position.lastDate ? 1 : a.position.lastDate > b.position.lastDate ? -1 : 0,
  };
  return rows.toSorted((a, b) => compare[sort](a, b) || byEvidence(a, b));
}

/** What is absent has no value, and stands last. */
function valueOf({ position }: PositionRow): number {
  return position.value ?? Number.NEGATIVE_INFINITY;
}

/** The places at which a camp begins, in a row of parties that stand camp by camp; the first of all is none. */
export function campStarts(parties: readonly PartyRef[], camps: PositionMatrix['camps']): ReadonlySet<string> {
  if (camps.length === 0) return new Set();
  const campOf = (party: PartyRef | undefined): number =>
    party === undefined ? -1 : camps.findIndex((camp) => camp.includes(party.id));
  return new Set(
    parties.flatMap((party, index) => (index > 0 && campOf(party) !== campOf(parties[index - 1]) ? [party.id] : [])),
  );
}
