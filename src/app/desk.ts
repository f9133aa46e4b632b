import {
  desk as deskDerivation,
  DESK_DAYS,
  DESK_KINDS,
  type DeskItem,
  type EvidenceShare,
  evidenceShares,
  type PairEntry,
  parametersOf,
  type PositionUnit,
} from '../derivation/index.ts';
import {
  dayNumber,
  dayText,
  type DeskEntry,
  type DeskView,
  type EvidenceItem,
  MarsadError,
  type PositionParameters,
  type ToldSentence,
  type UnreviewedClaim,
} from '../model/index.ts';
import type { CaseEvidence } from './case-evidence.ts';
import { showFindings } from './derivations.ts';
import { onceARevision } from './once-a-revision.ts';
import { partyRefs } from './parties.ts';
import { evidenceItems, pairsFor } from './positions.ts';
import { rememberAnswers } from './remember-answers.ts';
import type { OpenCase } from './workspace.ts';

/** What is new in a case, and what should somebody look at first? */
export interface DeskQuery {
  /** `YYYY-MM-DD`; a week before the latest article where left out. */
  readonly since?: string | undefined;
  readonly outlets?: readonly string[];
}

const ENTRIES_PER_KIND = 40;
const SENTENCES_MAX = 2;
/** Findings among which sentences are looked for: several may stand in one sentence, or in reprints of it. */
const FINDINGS_MAX = 4;
const UNREVIEWED_MAX = 8;

/** @throws MarsadError `query/no-day` */
export function deskOf(openCase: OpenCase, query: DeskQuery = {}): Promise<DeskView> {
  return rememberedDesk(openCase, query);
}

const rememberedDesk = rememberAnswers(makeDesk);

async function makeDesk(openCase: OpenCase, { since, outlets = [] }: DeskQuery): Promise<DeskView> {
  if (since !== undefined && dayNumber(since) === null) {
    throw new MarsadError('query/no-day', { name: 'since', value: since });
  }
  const { rowsOf, articleOf } = await openCase.evidence(outlets);
  const first = since ?? (await weekBeforeLatest(openCase));
  const rows = rowsOf(deskDerivation, parametersOf(deskDerivation, { since: first }));
  const shown = DESK_KINDS.flatMap((kind) => rows.filter((row) => row.kind === kind).slice(0, ENTRIES_PER_KIND));
  const refs = await partyRefs(
    openCase,
    shown.flatMap((row) => [...row.parties, ...row.targets]),
  );
  const latestOf = new Map(shown.map((row) => [row, latestFindings(row.findingIds, articleOf)]));
  const findings = await showFindings(openCase, articleOf, [...latestOf.values()].flat());
  const countOf = (kind: DeskEntry['kind']): number => rows.filter((row) => row.kind === kind).length;
  return {
    since: first,
    totals: {
      shift: countOf('shift'),
      contradiction: countOf('contradiction'),
      toll: countOf('toll'),
      actor: countOf('actor'),
    },
    entries: shown.map((row: DeskItem): DeskEntry => ({
      kind: row.kind,
      date: row.date,
      parties: row.parties.flatMap((id) => refs.get(id) ?? []),
      targets: row.targets.flatMap((id) => refs.get(id) ?? []),
      before: row.before,
      after: row.after,
      sentences: latestSentences(latestOf.get(row) ?? [], findings),
    })),
    unreviewed: await unreviewedClaims(openCase, outlets),
  };
}

/** A week before the last day on which an article was published; looked up once for each revision. */
const weekBeforeLatest: (openCase: OpenCase) => Promise<string> = onceARevision(async ({ store }) => {
  const latest = await store.latestDay();
  return dayText((dayNumber(latest ?? '') ?? 0) - DESK_DAYS);
});

/** Those of the articles published last: what an entry rests on may be thousands of findings, of which few are shown. */
function latestFindings(ids: readonly string[], articleOf: CaseEvidence['articleOf']): readonly string[] {
  const latest: { readonly id: string; readonly published: string }[] = [];
  for (const id of ids) {
    const published = articleOf(id)?.document.published ?? '';
    if (latest.length === FINDINGS_MAX && published <= (latest.at(-1)?.published ?? '')) continue;
    const place = latest.findIndex((each) => each.published < published);
    latest.splice(place < 0 ? latest.length : place, 0, { id, published });
    if (latest.length > FINDINGS_MAX) latest.pop();
  }
  return latest.map(({ id }) => id);
}

/** Each sentence once, those published last first. */
function latestSentences(ids: readonly string[], findings: ReadonlyMap<string, ToldSentence>): readonly ToldSentence[] {
  const told = ids.flatMap((id) => findings.get(id) ?? []);
  const bySentence = new Map(told.map((each) => [each.sentence, each]));
  const dayOf = ({ article }: ToldSentence): string => article.published ?? '';
  return [...bySentence.values()].toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1)).slice(0, SENTENCES_MAX);
}

/** Claims that nobody has decided about, by how unsure they are and how far a position of today moves without them. */
async function unreviewedClaims(openCase: OpenCase, outlets: readonly string[]): Promise<readonly UnreviewedClaim[]> {
  const { pairs, parameters } = await pairsFor(openCase, { outlets });
  if (parameters.at === '') return [];
  const { inForce } = await openCase.decisions();
  const decided = new Set(inForce.flatMap(({ decision }) => ('anchor' in decision ? [decision.anchor.claim] : [])));
  const weighed = rankingOf(await openCase.evidence(outlets), pairs, parameters)
    .filter(({ unit }) => !unit.claimIds.some((id) => decided.has(id)))
    .slice(0, UNREVIEWED_MAX * 4);
  const items = await evidenceItems(openCase, weighed);
  const refs = await partyRefs(
    openCase,
    weighed.flatMap(({ unit }) => [unit.holder, unit.target]),
  );
  const claims = new Map<string, UnreviewedClaim>();
  weighed.forEach(({ unit, moves }, index) => {
    const [item, holder, target] = [items[index], refs.get(unit.holder), refs.get(unit.target)];
    if (!item || !holder || !target) return;
    const known = claims.get(item.claimId) ?? { item, positions: [], moves };
    claims.set(item.claimId, { ...known, positions: [...known.positions, { holder, target }] });
  });
  return [...claims.values()]
    .toSorted((a, b) => doubtOf(b.item) * b.moves - doubtOf(a.item) * a.moves)
    .slice(0, UNREVIEWED_MAX);
}

interface Weighed extends EvidenceShare {
  /** How far the position moves without it, less the farther its day lies from the day asked for. */
  readonly moves: number;
}

const rankings = new WeakMap<CaseEvidence, Map<string, readonly Weighed[]>>();

/** What rests on claims and moves a position, the most first; worked out once for each evidence and day. */
function rankingOf(
  evidence: CaseEvidence,
  pairs: readonly PairEntry[],
  parameters: PositionParameters,
): readonly Weighed[] {
  const ranked = rankings.get(evidence) ?? new Map<string, readonly Weighed[]>();
  rankings.set(evidence, ranked);
  const key = JSON.stringify(parameters);
  const known = ranked.get(key);
  if (known !== undefined) return known;
  const made = pairs
    .flatMap(({ units }) => {
      const shares = evidenceShares(units, parameters);
      const position = shares.reduce((sum, { unit, share }) => sum + share * unit.strength, 0);
      return shares.map((each) => ({ ...each, moves: movesBy(each, position) * each.nearness }));
    })
    .filter(({ unit, moves }) => moves > 0 && unit.claimIds.length > 0)
    .toSorted((a, b) => b.moves - a.moves || (a.unit.id < b.unit.id ? -1 : 1));
  ranked.set(key, made);
  return made;
}

/** |P − P without it| = share·|s − P| / (1 − share); all of P where nothing else is left. */
function movesBy({ unit, share }: { readonly unit: PositionUnit; readonly share: number }, position: number): number {
  return share >= 1 ? Math.abs(position) : Math.min(2, (share * Math.abs(unit.strength - position)) / (1 - share));
}

function doubtOf({ confidence }: EvidenceItem): number {
  return 1 - confidence;
}
