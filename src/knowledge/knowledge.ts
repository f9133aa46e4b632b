import type { Bundle, DocumentMeta, Label } from '../model/index.ts';
import { exactKey, type Lexicon, type Particles, type Token } from '../language/index.ts';
import { createAmbiguity } from './ambiguity.ts';
import { createGazetteer, createNameList, type Gazetteer } from './gazetteer.ts';
import type { MentionContext, Mentions, NameWords } from './mention-types.ts';
import { findMentions } from './mentions.ts';

/** A name that a user typed, and whom it means. */
export interface ResolvedName {
  readonly id: string;
  readonly label: Label;
  readonly type: string;
  readonly party: string;
}

export interface Knowledge {
  readonly gazetteer: Gazetteer;
  /** All mentions of an article; see `findMentions`. */
  readonly mentionsOf: (
    meta: DocumentMeta,
    tokens: readonly Token[],
    ranges: readonly (readonly [number, number])[],
  ) => Mentions;
  /** Whom a name means, in Arabic or English, by id or alias; null where no table knows it. */
  readonly resolveName: (name: string) => ResolvedName | null;
}

/** The knowledge layer over one bundle. */
export function createKnowledge(bundle: Bundle, lexicon: Lexicon, particles: Particles): Knowledge {
  const gazetteer = createGazetteer(bundle);
  const saying = new Set(
    ['reporting-say', 'reporting-confirm', 'reporting-deny', 'reporting-expect']
      .flatMap((name) => bundle.lists[name] ?? [])
      .map(exactKey),
  );
  for (const predicate of bundle.predicates)
    if (predicate.speech) for (const verb of predicate.verbs) saying.add(exactKey(verb));
  const words = nameWordsOf(bundle.lists);
  const context: MentionContext = {
    bundle,
    gazetteer,
    words,
    ownForces: createNameList([...words.ownForces, ...words.ownGovernment].map((name) => [name, name] as const)),
    settle: createAmbiguity(bundle.ambiguous),
    isCommon: onceAWord((token) => isCommonWord(token, lexicon, particles)),
    isSpelledCommon: onceAWord(
      (token) =>
        isCommonWord(token, lexicon, particles) &&
        token.readings.some((reading) => lexicon.knows(reading.stem) || particles.has(reading.stem)),
    ),
    isDescriptive: (token, article) =>
      token.readings.some(
        (reading) =>
          reading.pronoun === null &&
          reading.article === article &&
          reading.proclitics.length === 0 &&
          !particles.has(reading.stem) &&
          lexicon.lookup(reading.stem).some(({ pos }) => pos === 'adjective' || pos === 'participle'),
      ),
    isVerb: onceAWord((token) =>
      token.readings.some(
        (reading) =>
          reading.pronoun === null &&
          lexicon.lookup(reading.stem).some((entry) => entry.pos === 'verb' && entry.features.kind !== 'imperative'),
      ),
    ),
    isSaying: onceAWord((token) =>
      token.readings.some(
        (reading) =>
          reading.pronoun === null &&
          lexicon.lookup(reading.stem).some((entry) => entry.pos === 'verb' && saying.has(entry.lemma)),
      ),
    ),
  };
  return {
    gazetteer,
    mentionsOf: (meta, tokens, ranges) => findMentions(meta, tokens, ranges, context),
    resolveName: (name) => resolveName(gazetteer, name),
  };
}

const ANSWERS_MAX = 200_000;

/** Asks once for each written word: its cuts, and so the answer, depend on its exact key alone. */
function onceAWord(ask: (token: Token) => boolean): (token: Token) => boolean {
  const answers = new Map<string, boolean>();
  return (token) => {
    const known = answers.get(token.exact);
    if (known !== undefined) return known;
    const answer = ask(token);
    if (answers.size >= ANSWERS_MAX) answers.clear();
    answers.set(token.exact, answer);
    return answer;
  };
}

function nameWordsOf(lists: Bundle['lists']): NameWords {
  const set = (...names: readonly string[]): ReadonlySet<string> =>
    new Set(names.flatMap((name) => lists[name] ?? []).map(exactKey));
  const pairs = (name: string): ReadonlyMap<string, string> =>
    new Map(
      (lists[name] ?? [])
        .map((entry) => entry.split('=') as [string, string])
        .map(([noun, kind]) => [exactKey(noun), kind]),
    );
  return {
    titles: set('person-titles', 'military-ranks'),
    titleModifiers: set('title-modifiers'),
    joiners: set('name-joiners'),
    given: set('given-names'),
    femaleGiven: set('female-given-names'),
    organizationHeads: set('organization-heads'),
    forceHeads: set('force-heads'),
    mediaHeads: set('media-heads'),
    placeHeads: set('place-heads'),
    placeModifiers: set('place-modifiers'),
    belonging: set('belonging-heads'),
    officials: set('official-nouns'),
    soldiers: set('soldier-nouns'),
    groups: pairs('group-nouns'),
    ownGroups: pairs('own-groups'),
    ministries: pairs('ministries'),
    mediaOf: pairs('media-of'),
    describedGroups: set('described-groups'),
    allied: set('allied-words'),
    officeHolders: set('office-holders'),
    surePlaceHeads: set('sure-place-heads'),
    plainAdjectives: set('plain-adjectives'),
    ownForces: set('own-forces'),
    ownGovernment: set('own-government'),
    forces: set('owned-forces'),
    uniqueOffices: new Set(lists['unique-offices'] ?? []),
  };
}

/** True where the tables know the word in any cut that is not cut for a conjunction only. */
function isCommonWord(token: Token, lexicon: Lexicon, particles: Particles): boolean {
  return token.readings.some(
    (reading) =>
      // كونتي is no form of كَوَّن: the short pronouns are rare in news and make words of many names.
      !['ي', 'ك', 'ني', 'نا'].includes(reading.pronoun ?? '') &&
      (particles.has(reading.stem) ||
        lexicon.lookup(reading.stem).some(
          ({ pos, features }) =>
            features.kind !== 'imperative' &&
            features.kind !== 'active-participle' &&
            features.case !== 'accusative' &&
            // سيدا is hardly “the two prevailed”, and س stands before verbs alone.
            !(features.kind === 'perfect' && features.number === 'd') &&
            (pos === 'verb' || !reading.proclitics.includes('س')) &&
            // الوحيدي, عبد الودود وحيدي: a name, and hardly the plural of وحيد without its ن.
            !(features.number === 'p' && reading.stem.endsWith('ي')),
        )),
  );
}

function resolveName(gazetteer: Gazetteer, name: string): ResolvedName | null {
  const trimmed = name.trim();
  const byId = gazetteer.actors.get(trimmed) ?? gazetteer.places.get(trimmed);
  const entry = byId
    ? null
    : gazetteer.lookup(trimmed).find((found) => found.kind !== 'office' && found.kind !== 'ambiguous');
  const actor = gazetteer.actors.get(byId?.id ?? entry?.id ?? '');
  if (actor) return { id: actor.id, label: actor.label, type: actor.type, party: actor.party };
  const place = gazetteer.places.get(byId?.id ?? entry?.id ?? '');
  return place ? { id: place.id, label: place.label, type: 'place', party: place.state ?? place.id } : null;
}
