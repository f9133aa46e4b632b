import type { Bundle, Entity, PartyRef } from '../../model/index.ts';
import type { Evidence } from '../evidence.ts';
import { compareText, valueAt } from '../findings.ts';
import { type PhraseTable, phraseTable } from './phrases.ts';
import type { WordReader } from './words.ts';

/** Who is who in a case: everyone whom the resources know, and the strangers of its articles. */
export interface CaseNames {
  /** Null for an id that neither knows. */
  readonly refOf: (id: string) => PartyRef | null;
  /** The party for which an entity acts: in most articles, else by the resources; itself where neither says. */
  readonly partyOf: (id: string) => string;
  /** In how many articles it is named. */
  readonly articlesOf: (id: string) => number;
  /** The strangers by every form of their names. */
  readonly strangers: PhraseTable<string>;
}

const known = new WeakMap<Evidence, CaseNames>();

/** The names of an evidence, gathered when first asked for. */
export function caseNamesOf(evidence: Evidence, bundle: Bundle, reader: WordReader): CaseNames {
  const made = known.get(evidence) ?? gatherNames(evidence, bundle, reader);
  known.set(evidence, made);
  return made;
}

function gatherNames(evidence: Evidence, bundle: Bundle, reader: WordReader): CaseNames {
  const refs = new Map<string, PartyRef>([
    ...bundle.places.map(({ id, label }): [string, PartyRef] => [id, { id, label, type: 'place' }]),
    ...bundle.actors.map(({ id, label, type }): [string, PartyRef] => [id, { id, label, type }]),
  ]);
  const ownParty = new Map(bundle.actors.map(({ id, party }) => [id, party]));
  const articles = new Map<string, number>();
  const parties = new Map<string, Map<string, number>>();
  const formsOf = new Map<string, Set<string>>();
  for (const { extraction } of evidence.findings) {
    for (const { id, label, type, party, forms, provisional } of extraction.entities) {
      articles.set(id, (articles.get(id) ?? 0) + 1);
      const counts = valueAt(parties, id, () => new Map<string, number>());
      counts.set(party, (counts.get(party) ?? 0) + 1);
      if (!refs.has(id)) refs.set(id, { id, label, type });
      if (provisional === true) addForms(formsOf, { id, label, forms });
    }
  }
  const partyOf = (id: string): string => {
    const most = [...(parties.get(id) ?? [])].toSorted(([a, m], [b, n]) => n - m || compareText(a, b))[0];
    return most?.[0] ?? ownParty.get(id) ?? id;
  };
  return {
    refOf: (id) => refs.get(id) ?? null,
    partyOf,
    articlesOf: (id) => articles.get(id) ?? 0,
    strangers: phraseTable(
      [...formsOf].map(([id, forms]) => ({ words: [...forms], meaning: id })),
      reader,
    ),
  };
}

function addForms(
  formsOf: Map<string, Set<string>>,
  { id, label, forms }: Pick<Entity, 'id' | 'label' | 'forms'>,
): void {
  const all = valueAt(formsOf, id, () => new Set<string>());
  for (const form of [label.ar, label.en.replace(/-/gu, ' - '), ...forms]) all.add(form);
}
