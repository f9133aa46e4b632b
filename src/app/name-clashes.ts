/**
 * Which names stand for several entries that the engine cannot tell apart?
 *
 * No second account of the engine's rules: the engine itself reads each shared name alone, after a preposition, after a verb, and in
 * the company of what could speak for one of its entries (names of its pack or state, cues of an ambiguous name). An entry that no such
 * text brings forth is never meant by that name. So كابل, capital and town, is no clash: أعلنت كابل is the government, في كابل the town.
 */
import { createKnowledge, type Knowledge, type NameEntry, type NamedSpan } from '../knowledge/index.ts';
import { buildLexicon, particlesOf, tokenize, type Token } from '../language/index.ts';
import type { Bundle, DocumentMeta, Label } from '../model/index.ts';
import type { Compiled, NamedKind, SharedName, WrittenAt } from './resources/index.ts';

/** One of the entries that bear a name. */
export interface NameBearer extends WrittenAt {
  readonly kind: NameEntry['kind'];
  readonly id: string;
  /** The name as this entry writes it. */
  readonly alias: string;
  /** False where the name never means it. */
  readonly isReached: boolean;
}

/** A name with an entry that it never means. */
export interface NameClash {
  readonly name: string;
  /** Id of the entity for which the engine takes the name where nothing around it speaks; null where it takes it for none. */
  readonly means: string | null;
  readonly bearers: readonly NameBearer[];
  /** Why it is meant so, where a `shared-names.yaml` says it; null for a clash that nobody has decided. */
  readonly because: Label | null;
}

/** A decision about a name that the resources, as they are, do not need or contradict. */
export interface IdleDecision extends WrittenAt {
  readonly name: string;
}

export interface Clashes {
  readonly clashes: readonly NameClash[];
  readonly idle: readonly IdleDecision[];
}

const META: DocumentMeta = { id: 'clash', title: null, outlet: null, url: null, published: null, language: 'ar' };
/** Names that stand for a pack or a state in a text made for trying. */
const COMPANIONS = 3;

/** Every clash of names in compiled resources without problems, by file and line of the entries that are never meant. */
export function findNameClashes({ bundle, sharedNames, placeOf }: Compiled): Clashes {
  const knowledge = createKnowledge(bundle, buildLexicon(bundle.verbs, bundle.nouns), particlesOf(bundle.lists));
  const readName = createNameReader(bundle, knowledge);
  const decisions = new Map(sharedNames.map((shared) => [keyOf(knowledge, shared.name), shared]));
  const used = new Set<SharedName>();
  const clashes: NameClash[] = [];
  for (const entries of knowledge.gazetteer.shared()) {
    const { means, reached } = readName(entries);
    if (entries.every(({ id }) => reached.has(id))) continue;
    const bearers = entries.map(({ kind, id, alias }) => ({
      ...(placeOf(namedKindOf(kind), id) ?? { file: '', line: 0 }),
      kind,
      id,
      alias,
      isReached: reached.has(id),
    }));
    const never = new Set(bearers.filter(({ isReached }) => !isReached).map(({ id }) => id));
    const decision = decisions.get(entries);
    const isDecided =
      decision?.means === means && never.size === decision.never.length && decision.never.every((id) => never.has(id));
    if (decision && isDecided) used.add(decision);
    clashes.push({ name: entries[0]?.alias ?? '', means, bearers, because: (isDecided && decision?.because) || null });
  }
  const idle = sharedNames
    .filter((shared) => !used.has(shared))
    .map(({ name }) => ({ name, ...(placeOf('shared', name) ?? { file: '', line: 0 }) }));
  return { clashes: clashes.toSorted(byPlace), idle };
}

/** Decisions are found by the list of entries that their name leads to, so that spelling does not matter. */
function keyOf({ gazetteer }: Knowledge, name: string): readonly NameEntry[] {
  return gazetteer.lookup(name);
}

function namedKindOf(kind: NameEntry['kind']): NamedKind {
  return kind === 'place' || kind === 'office' || kind === 'ambiguous' ? kind : 'actor';
}

interface ReadName {
  readonly means: string | null;
  /** Ids of entries that some text brings forth. */
  readonly reached: ReadonlySet<string>;
}

function createNameReader(bundle: Bundle, knowledge: Knowledge): (entries: readonly NameEntry[]) => ReadName {
  const companionsOf = createCompanions(bundle, knowledge);
  const cues = new Map(bundle.ambiguous.map((ambiguous) => [ambiguous.name, Object.values(ambiguous.cues)]));
  return (entries) => {
    const reached = new Set<string>();
    const name = entries[0]?.alias ?? '';
    const read = (before: string, after = ''): string | null => {
      const spans = spansOfName(knowledge, before, name, after);
      for (const span of spans) for (const id of idsOf(span, entries)) reached.add(id);
      return spans[0]?.entity ?? null;
    };
    const means = read('');
    const isDone = (): boolean => entries.every(({ id }) => reached.has(id));
    const texts = function* (): Generator<readonly [string, string?]> {
      yield ['في '];
      yield ['أعلنت '];
      yield ['', ' الليبي'];
      for (const entry of entries) {
        for (const words of cues.get(entry.id) ?? []) yield [`${words.join('، ')}. `];
        for (const company of companionsOf(entry)) {
          yield [`${company}. `];
          yield [`${company}. في `];
        }
      }
    };
    for (const [before, after] of texts()) {
      if (isDone()) break;
      read(before, after);
    }
    return { means, reached };
  };
}

/** The entries that a mention shows to be meant: the entity itself, or by its rule an ambiguous name or an office. */
function idsOf(span: NamedSpan, entries: readonly NameEntry[]): readonly string[] {
  if (span.rule === 'name/ambiguous') {
    const first = entries.find(({ kind }) => kind === 'ambiguous');
    return first ? [first.id, span.entity] : [span.entity];
  }
  if (span.rule.startsWith('name/office')) return entries.filter(({ kind }) => kind === 'office').map(({ id }) => id);
  return [span.entity];
}

/** The mentions of `name` in a text: `before` may end a sentence before it begins. */
function spansOfName(knowledge: Knowledge, before: string, name: string, after: string): readonly NamedSpan[] {
  const tokens = tokenize(`${before}${name}${after}`);
  const [first, last] = [tokenize(before).length, tokenize(`${before}${name}`).length - 1];
  const { spans } = knowledge.mentionsOf(META, tokens, sentencesOf(tokens));
  return spans.filter((span) => span.first <= last && span.last >= first && span.last >= last);
}

function sentencesOf(tokens: readonly Token[]): readonly (readonly [number, number])[] {
  const stop = tokens.findIndex(({ text }) => text === '.');
  return stop < 0
    ? [[0, tokens.length]]
    : [
        [0, stop + 1],
        [stop + 1, tokens.length],
      ];
}

/** Texts that speak for an entry: unmistakable names of its pack, and the name of its state. */
function createCompanions(bundle: Bundle, { gazetteer }: Knowledge): (entry: NameEntry) => readonly string[] {
  const ofPack = new Map<string, string[]>();
  for (const { label, pack } of [...bundle.actors, ...bundle.places]) {
    const names = ofPack.get(pack) ?? [];
    ofPack.set(pack, names);
    if (pack !== 'world' && names.length < COMPANIONS && gazetteer.lookup(label.ar).length === 1) names.push(label.ar);
  }
  return ({ id }) => {
    const thing = gazetteer.actors.get(id) ?? gazetteer.places.get(id);
    const state = gazetteer.places.get(id)?.state;
    const stateName = state === undefined || state === null ? undefined : gazetteer.actors.get(state)?.label.ar;
    const names = ofPack.get(thing?.pack ?? '') ?? [];
    return [
      ...(names.length > 0 ? [names.join('، ')] : []),
      ...(stateName === undefined ? [] : [Array.from({ length: COMPANIONS }, () => stateName).join('، ')]),
    ];
  };
}

function byPlace(a: NameClash, b: NameClash): number {
  const [first, second] = [a, b].map(({ bearers }) => bearers.find(({ isReached }) => !isReached));
  const files = [first?.file ?? '', second?.file ?? ''] as const;
  if (files[0] !== files[1]) return files[0] < files[1] ? -1 : 1;
  return (first?.line ?? 0) - (second?.line ?? 0);
}
