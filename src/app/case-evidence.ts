import {
  type Derivation,
  type ArticleFindings,
  clusterOfPairs,
  createMemory,
  type Evidence,
  indexFindings,
  type Memory,
  type PairIndex,
  pairIndexOf,
  partiesTold,
  prepareEvidence,
  type Row,
  valueAt,
} from '../derivation/index.ts';
import type { CaseFindings } from './case-findings.ts';
import { isOfOutlets } from './outlets.ts';
import { placesAboveIn } from './places.ts';
import { loadReader } from './reader.ts';

/**
 * What follows from all findings of a case, or from those of some outlets as if no other had ever been read: derived when it is
 * first asked for, and kept until the case changes.
 */
export interface CaseEvidence {
  readonly evidence: Evidence;
  readonly pairs: () => PairIndex;
  /** The rows of a derivation with these parameters; of them those that name one of `parties`, or all where none is given. */
  readonly rowsOf: <Parameters extends object, Output extends Row>(
    derivation: Derivation<Parameters, Output>,
    parameters: Parameters,
    parties?: ReadonlySet<string>,
  ) => readonly Output[];
  /** The article of each finding, by the id of the finding. */
  readonly articleOf: (findingId: string) => ArticleFindings | undefined;
}

/** The choice of all outlets, which is asked for most. */
const ALL_OUTLETS = '[]';

/** Choices of outlets are kept, the latest first, as long as they hold no more articles than the case does so many times. */
const KEPT_CASES = 2;

/** A function that gives the evidence of a choice of outlets, all where it is empty. `read` gives what it is made of. */
export function createEvidenceKeeper(
  read: () => Promise<CaseFindings>,
): (outlets?: readonly string[]) => Promise<CaseEvidence> {
  let revision: number | null = null;
  const kept = new Map<string, Promise<CaseEvidence>>();
  /** What was worked out for each choice, kept over changes of the case as long as the choice is. */
  const memories = new Map<string, Memory>();
  const sizes = new Map<string, number>();
  return async (outlets = []) => {
    const findings = await read();
    if (findings.revision !== revision) {
      kept.clear();
      sizes.clear();
      ({ revision } = findings);
    }
    const key = JSON.stringify(outlets.toSorted());
    const isRead = isOfOutlets(outlets);
    const made =
      kept.get(key) ??
      deriveEvidence(
        findings,
        [...findings.articles.values()].filter(({ document }) => isRead(document)),
        valueAt(memories, key, () => createMemory(memories.get(ALL_OUTLETS))),
      );
    // Whatever is asked for again becomes the latest.
    kept.delete(key);
    kept.set(key, made);
    try {
      const { evidence } = await made;
      if (kept.get(key) === made) sizes.set(key, evidence.given.length);
      forgetOldest(kept, sizes, KEPT_CASES * findings.articles.size);
      for (const each of memories.keys()) if (each !== ALL_OUTLETS && !kept.has(each)) memories.delete(each);
    } catch (error) {
      // What failed may be tried again.
      if (kept.get(key) === made) kept.delete(key);
      throw error;
    }
    return made;
  };
}

/** Forget the oldest until the others hold no more than `most`; the latest stays. */
function forgetOldest(kept: Map<string, unknown>, sizes: Map<string, number>, most: number): void {
  let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const key of [...kept.keys()].slice(0, -1)) {
    if (total <= most) return;
    total -= sizes.get(key) ?? 0;
    kept.delete(key);
    sizes.delete(key);
  }
}

async function deriveEvidence(
  { reprintPairs }: CaseFindings,
  articles: readonly ArticleFindings[],
  memory: Memory,
): Promise<CaseEvidence> {
  const { bundle } = await loadReader();
  const read = new Set(articles.map(({ document }) => document.id));
  const clusterOf = clusterOfPairs(reprintPairs.filter((pair) => pair.every((id) => read.has(id))));
  const evidence = prepareEvidence(articles, bundle.ontology, {
    clusterOf,
    placesAbove: placesAboveIn(bundle),
    memory,
  });
  const found = indexFindings(articles);
  return {
    evidence,
    pairs: () => pairIndexOf(evidence),
    rowsOf: rememberRows(evidence),
    articleOf: (id) => found.get(id)?.article,
  };
}

/** How many answers are kept, the latest; each may hold a row for every event of a case. */
const ANSWERS_MAX = 24;

interface Answer<Output extends Row = Row> {
  readonly rows: readonly Output[];
  /** Which rows name a party, by number; made when a party is first asked for. */
  byParty: ReadonlyMap<string, readonly number[]> | null;
}

function rememberRows(evidence: Evidence): CaseEvidence['rowsOf'] {
  const answers = new Map<string, Answer>();
  return <Parameters extends object, Output extends Row>(
    derivation: Derivation<Parameters, Output>,
    parameters: Parameters,
    parties: ReadonlySet<string> = new Set(),
  ): readonly Output[] => {
    const key = JSON.stringify([derivation.id, parameters]);
    // What is kept under the id of a derivation are its own rows.
    const known = answers.get(key) as Answer<Output> | undefined;
    const answer: Answer<Output> = known ?? { rows: derivation.derive(evidence, parameters), byParty: null };
    // Whatever is asked for again becomes the latest.
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > ANSWERS_MAX && oldest !== undefined) answers.delete(oldest);
    if (parties.size === 0) return answer.rows;
    answer.byParty ??= rowsByParty(derivation, answer.rows);
    const { byParty, rows } = answer;
    const naming = new Set([...parties].flatMap((party) => byParty.get(party) ?? []));
    return [...naming].toSorted((a, b) => a - b).flatMap((n) => rows[n] ?? []);
  };
}

function rowsByParty<Parameters extends object, Output extends Row>(
  derivation: Derivation<Parameters, Output>,
  rows: readonly Output[],
): ReadonlyMap<string, readonly number[]> {
  const byParty = new Map<string, number[]>();
  rows.forEach((row, n) => {
    for (const party of new Set(partiesTold(derivation, row))) valueAt(byParty, party, () => []).push(n);
  });
  return byParty;
}
