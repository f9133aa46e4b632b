import { type Actor, type Attribution, type Bundle, MarsadError, type PartyRef } from '../model/index.ts';
import type { Store } from '../store/index.ts';
import { loadReader } from './reader.ts';
import { mergedInto } from './decisions.ts';
import type { OpenCase } from './workspace.ts';

/** A name or id as it was asked for, whom it names, and the party for which that one acts. */
export interface ResolvedName {
  readonly name: string;
  readonly entity: PartyRef;
  readonly party: PartyRef;
}

/**
 * Whom a name means: an id, a name that the resources know in any spelling, or one that stands in the articles of the case.
 * @throws MarsadError `query/unknown-entity`
 */
export async function resolveName(openCase: OpenCase, name: string): Promise<ResolvedName> {
  const { store } = openCase;
  const { bundle, engine } = await openCase.reader();
  const resolved = engine.resolveName(name);
  const known = resolved && knownParty(bundle, resolved.id) ? resolved : null;
  const found =
    known ??
    (await mostMentioned(store, await store.findEntities(name.trim()))) ??
    (await mostMentioned(store, actorsWithWord(bundle, name)));
  if (!found) throw new MarsadError('query/unknown-entity', { name });
  // Who was merged into another is asked for as that other.
  const id = mergedInto(found.id, await openCase.decisions());
  const partyId = id === found.id ? found.party : await partyOf(openCase, id);
  const refs = await partyRefs(openCase, [id, partyId]);
  const entity = refs.get(id) ?? unnamed(id);
  return { name, entity, party: refs.get(partyId) ?? entity };
}

/** The party of an entity: by the resources, else by the articles; itself where neither knows it. */
export async function partyOf({ store }: OpenCase, id: string): Promise<string> {
  const { bundle } = await loadReader();
  const actor = bundle.actors.find((each) => each.id === id);
  return actor?.party ?? (await store.entities([id])).get(id)?.party ?? id;
}

/** Actors of whose names `words` are a part: `Haftar`, where the tables know full names only. */
function actorsWithWord(bundle: Bundle, words: string): readonly Actor[] {
  const part = words.trim().toLowerCase();
  if (part === '') return [];
  return bundle.actors.filter(({ label, aliases }) =>
    [label.en, label.ar, ...aliases].some((full) => ` ${full.toLowerCase()} `.includes(` ${part} `)),
  );
}

/** The one of whom the articles speak most; of two alike the one with the shorter name. */
async function mostMentioned<Named extends PartyRef>(
  store: Store,
  candidates: readonly Named[],
): Promise<Named | undefined> {
  if (candidates.length < 2) return candidates[0];
  const counts = await store.mentionCounts(candidates.map(({ id }) => id));
  const countOf = ({ id }: Named): number => counts.get(id) ?? 0;
  return candidates.toSorted((a, b) => countOf(b) - countOf(a) || a.label.en.length - b.label.en.length)[0];
}

/** Label and type of each id, from the resources, else from the articles. */
export async function partyRefs({ store }: OpenCase, ids: Iterable<string>): Promise<ReadonlyMap<string, PartyRef>> {
  const { bundle } = await loadReader();
  const distinct = [...new Set(ids)];
  const provisional = await strangers(
    store,
    distinct.filter((id) => !knownParty(bundle, id)),
  );
  return new Map(distinct.map((id) => [id, knownParty(bundle, id) ?? provisional.get(id) ?? unnamed(id)]));
}

/** So many of those whom only the articles know are kept in memory. */
const STRANGERS_MAX = 50_000;

const strangersOf = new WeakMap<Store, { readonly revision: number; readonly refs: Map<string, PartyRef> }>();

/** Those whom only the articles know; each screen shows the same ones again and again, so they are read once for a revision. */
async function strangers(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, PartyRef>> {
  if (ids.length === 0) return new Map();
  const revision = await store.revision();
  const last = strangersOf.get(store);
  const isKept = last?.revision === revision && last.refs.size < STRANGERS_MAX;
  const { refs } = isKept ? last : { refs: new Map<string, PartyRef>() };
  strangersOf.set(store, { revision, refs });
  const read = await store.entities(ids.filter((id) => !refs.has(id)));
  for (const [id, entity] of read) refs.set(id, refOf(entity));
  return refs;
}

/** A function that tells whether the resources know an id. */
export async function isOfResources(): Promise<(id: string) => boolean> {
  const { bundle } = await loadReader();
  return (id) => knownParty(bundle, id) !== undefined;
}

/** The ids of all whom an attribution names: those of every voice of its chain, and of the innermost. */
export function speakersOf({ speaker, chain }: Attribution): readonly string[] {
  return [...new Set([...chain.flatMap((voice) => voice.speaker), ...speaker])];
}

const refsOfBundle = new WeakMap<Bundle, ReadonlyMap<string, PartyRef>>();

function knownParty(bundle: Bundle, id: string): PartyRef | undefined {
  let refs = refsOfBundle.get(bundle);
  if (!refs) {
    const places = bundle.places.map(({ id: place, label }): PartyRef => ({ id: place, label, type: 'place' }));
    refs = new Map([...places, ...bundle.actors.map(refOf)].map((ref) => [ref.id, ref]));
    refsOfBundle.set(bundle, refs);
  }
  return refs.get(id);
}

function refOf({ id, label, type }: PartyRef): PartyRef {
  return { id, label, type };
}

/** An id that findings carry and no list of entities explains is shown as it is. */
function unnamed(id: string): PartyRef {
  return { id, label: { en: id, ar: id }, type: 'organization' };
}
