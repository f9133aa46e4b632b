import type { Actor, Bundle, DocumentMeta, Label } from '../model/index.ts';
import {
  exactKey,
  foldKey,
  onceAForm,
  type LexicalReading,
  type Lexicon,
  type Particles,
  type Reading,
  type Token,
} from '../language/index.ts';
import { createAmbiguity } from './ambiguity.ts';
import { createGazetteer, createNameList, type Gazetteer } from './gazetteer.ts';
import { isThingHead, mayNameAgain, mayOpenName } from './listed.ts';
import type { MentionContext, Mentions, NameWords } from './mention-types.ts';
import { findMentions } from './mentions.ts';
import { isForeignWord } from './name-shapes.ts';
import { nationalName, type NationalNoun } from './national-names.ts';
import { isOpeningOfPerson } from './unknown-persons.ts';

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
  const common = commonWords(bundle.lists, lexicon, particles, words.given, isCommonForm);
  const commonInName = commonWords(bundle.lists, lexicon, particles, words.given, isCommonInName);
  const isCommon = onceAForm(common);
  const isVerb = onceAForm((token) =>
    token.readings.some(
      (reading) =>
        reading.pronoun === null &&
        lexicon.lookup(reading.stem).some((entry) => entry.pos === 'verb' && entry.features.kind !== 'imperative'),
    ),
  );
  const context: MentionContext = {
    gazetteer,
    holdersOf: holdersOf(bundle.actors),
    words,
    ownForces: createNameList([
      ...[...words.ownForces].map((name) => [name, 'army'] as const),
      ...[...words.ownPolice].map((name) => [name, 'police'] as const),
      ...[...words.ownGovernment].map((name) => [name, 'government'] as const),
      ...[...words.townLeaders].map((name) => [name, 'leadership'] as const),
    ]),
    nationalName: nationalNamesBy(gazetteer),
    mayOpenName: onceAForm((token) => mayOpenName(token, words)),
    mayNameAgain: onceAForm((token) => mayNameAgain(token, words)),
    settle: createAmbiguity(bundle.ambiguous),
    isCommonInName: onceAForm(commonInName),
    mayOpenPerson: onceAForm((token) => isOpeningOfPerson(token, words)),
    mayBeStranger: onceAForm((token) => !isThingHead(token, words) && !isCommon(token) && !isVerb(token)),
    isCommon,
    isForeign: onceAForm(isForeignWord),
    isSpelledCommon: onceAForm(
      (token) =>
        common(token) && token.readings.some((reading) => lexicon.knows(reading.stem) || particles.has(reading.stem)),
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
    isVerb,
    isVerbWithObject: onceAForm((token) =>
      token.readings.some(
        (reading) =>
          reading.pronoun !== null &&
          lexicon
            .lookup(reading.stem)
            .some(
              (entry) =>
                entry.pos === 'verb' && (entry.features.kind === 'perfect' || entry.features.kind === 'imperfect'),
            ) &&
          !lexicon.lookup(reading.stem).some((entry) => entry.pos !== 'verb'),
      ),
    ),
    // قبل, عبر and لم are verbs of saying in the tables, and prepositions in nearly every text.
    isSaying: onceAForm(
      (token) =>
        !particles.has(token.exact) &&
        !words.joiners.has(token.exact) &&
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

function holdersOf(actors: readonly Actor[]): MentionContext['holdersOf'] {
  const byOffice = new Map<string, Actor[]>();
  for (const actor of actors) {
    if (actor.type !== 'person') continue;
    for (const office of new Set(actor.affiliations.map((held) => held.office))) {
      if (office === null) continue;
      const list = byOffice.get(office);
      if (list) list.push(actor);
      else byOffice.set(office, [actor]);
    }
  }
  return byOffice;
}

/** Names of countries' own, each made once. */
function nationalNamesBy(gazetteer: Gazetteer): MentionContext['nationalName'] {
  const made = new Map<string, ReturnType<MentionContext['nationalName']>>();
  return (country, kind, noun) => {
    const actor = gazetteer.actors.get(country.id);
    const key = `${country.id} ${kind} ${noun.noun}`;
    const known = actor && made.get(key);
    if (known) return known;
    const name = nationalName(actor ?? { label: country.label, nisba: [], nisbaPlural: [], nisbaEn: null }, kind, noun);
    const named = gazetteer.lookup(name.label.ar).find((entry) => entry.kind === 'actor')?.id ?? null;
    const found = { ...name, named };
    if (actor) made.set(key, found);
    return found;
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
    former: set('former-words'),
    joiners: set('name-joiners'),
    given: set('given-names'),
    femaleGiven: set('female-given-names'),
    familyNames: set('family-names'),
    regnalTitles: set('regnal-titles'),
    regnalNumbers: set('regnal-numbers'),
    thingHeads: set('thing-heads'),
    carriers: set('carriers'),
    tellingWords: set('telling-words'),
    militaryWords: set('military-words'),
    organizationHeads: set('organization-heads'),
    forceHeads: set('force-heads'),
    numberedForces: pairs('numbered-forces'),
    branches: set('branch-words'),
    mediaHeads: set('media-heads'),
    placeHeads: set('place-heads'),
    placeModifiers: set('place-modifiers'),
    belonging: set('belonging-heads'),
    townEvents: set('town-events'),
    officials: set('official-nouns'),
    stateActs: set('state-acts'),
    likeNames: pairs('adjectives-like-names'),
    soldiers: set('soldier-nouns'),
    towardStates: set('toward-states'),
    soldierAdjectives: set('soldier-adjectives'),
    militaryMatters: set('military-matters'),
    groups: pairs('group-nouns'),
    ownGroups: pairs('own-groups'),
    ministries: pairs('ministries'),
    publicBodies: set('public-bodies'),
    nationalBodies: set('national-bodies'),
    credits: pairs('credits'),
    mediaOf: pairs('media-of'),
    describedGroups: set('described-groups'),
    describedNouns: pairs('described-nouns'),
    describedAdjectives: pairs('described-adjectives'),
    allied: set('allied-words'),
    backed: set('backed-words'),
    officeHolders: pairs('office-holders'),
    nationalNouns: nationalNounsOf(lists),
    surePlaceHeads: set('sure-place-heads'),
    plainAdjectives: set('plain-adjectives'),
    ownForces: set('own-forces'),
    ownPolice: set('own-police'),
    ownGovernment: set('own-government'),
    townLeaders: set('town-leaders'),
    forces: set('owned-forces'),
    masculineGroups: set('masculine-groups'),
    uniqueOffices: new Set(lists['unique-offices'] ?? []),
  };
}

/** `parties=الأطراف f`: the noun by the English word of its kind, and the form of an adjective after it. */
function nationalNounsOf(lists: Bundle['lists']): ReadonlyMap<string, NationalNoun> {
  return new Map(
    (lists['national-names'] ?? []).flatMap((entry) => {
      const [, kind = '', noun = '', agreement] = /^(.+)=(.+) ([mfp])$/u.exec(entry) ?? [];
      return agreement === 'm' || agreement === 'f' || agreement === 'p' ? [[kind, { noun, agreement }]] : [];
    }),
  );
}

/** Tells the words that the tables know in any cut that is not cut for a conjunction only. */
function commonWords(
  lists: Bundle['lists'],
  lexicon: Lexicon,
  particles: Particles,
  given: ReadonlySet<string>,
  isForm: (form: LexicalReading, reading: Reading) => boolean,
): (token: Token) => boolean {
  const never = new Set((lists['never-names'] ?? []).map(exactKey));
  // Old and hasty print writes ان for إن and حتي for حتى; but علي is a name.
  const bare = new Set([...particles.keys(), ...never].map(foldKey).filter((key) => !given.has(key)));
  const isFunctionWord = ({ stem, folded }: Reading): boolean =>
    particles.has(stem) || never.has(stem) || (stem === folded && bare.has(folded));
  return ({ readings }) =>
    readings.some((reading) => {
      if (reading.pronoun === 'ني') return isFunctionWord(reading);
      if (reading.pronoun === 'نا')
        return isFunctionWord(reading) || (reading.stem.length > 3 && lexicon.knows(reading.stem));
      // كونتي is no form of كَوَّن: the short pronouns are rare in news and make words of many names.
      if (reading.pronoun === 'ي' || reading.pronoun === 'ك') return false;
      return (
        isFunctionWord(reading) ||
        lexicon.lookup(reading.stem).some((form) => mayFollow(reading, form) && isForm(form, reading))
      );
    });
}

/**
 * بيفر is no form of يفر: only nouns follow ب, ك and the article, only the imperfect follows س, and ل before a verb. المومني and
 * المصابي are surnames, since no construct (مصابي الحادث) takes the article.
 */
function mayFollow({ proclitics, article }: Reading, { pos, features }: LexicalReading): boolean {
  if (article && features.state === 'construct') return false;
  const last = article ? 'ال' : (proclitics.at(-1) ?? '');
  if (pos === 'verb')
    return ['ال', 'ب', 'ك'].every((mark) => mark !== last) && (features.kind === 'imperfect' || !/[سل]/u.test(last));
  return last !== 'س' && last !== 'أ';
}

/** False for forms that are as often names: imperatives, صالح, سيدا, الوحيدي. */
function isCommonForm(form: LexicalReading, { stem }: Reading): boolean {
  const { features } = form;
  if (features.kind === 'imperative') return false;
  // قائلا and مضيفا are no names, صالح is one.
  if (features.kind === 'active-participle') return features.case === 'accusative' && stem.endsWith('ا');
  // سيدا is hardly “the two prevailed”.
  if (features.kind === 'perfect' && features.number === 'd') return false;
  // عبد الودود وحيدي: a name, and hardly the plural of وحيد without its ن.
  return (features.case !== 'accusative' || isThing(form)) && !(features.number === 'p' && stem.endsWith('ي'));
}

/** رسوماً، اتفاقاً: a thing or an act in the accusative is no name; سيدا may be one. */
function isThing(form: LexicalReading): boolean {
  if (form.features.kind === 'verbal-noun') return true;
  return form.pos === 'noun' && form.noun.kinds.length > 0 && !form.noun.kinds.some((kind) => PERSONAL.has(kind));
}

const PERSONAL = new Set(['person', 'title', 'group', 'adjective']);

/** After a given name a dual before a genitive is likelier a surname: عبد الباسط سيدا, عبد الودود وحيدي. */
function isCommonInName(form: LexicalReading, reading: Reading): boolean {
  const { number, state } = form.features;
  return isCommonForm(form, reading) && !(number === 'd' && state === 'construct');
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
