/** What finding names works with and gives: entities, spans, the words that tell names, and what the lower layer answers. */
import type { Actor, EntityType, Label } from '../model/index.ts';
import type { Token } from '../language/index.ts';
import type { Settled } from './ambiguity.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { NationalNoun } from './national-names.ts';

/** An entity as this article knows it. */
export interface KnownEntity {
  readonly id: string;
  readonly label: Label;
  readonly type: EntityType;
  readonly party: string;
  readonly provisional: boolean;
  /** Of a person whose given name tells it; null or absent where nothing does. */
  readonly gender?: 'm' | 'f' | null;
}

export interface NamedSpan {
  readonly first: number;
  readonly last: number;
  readonly entity: string;
  readonly type: EntityType;
  /** How it was recognised: `name/…`. */
  readonly rule: string;
  /** Proclitics written before it. */
  readonly proclitics: readonly string[];
  /** True where a larger mention holds it. */
  readonly inner: boolean;
}

export interface Mentions {
  readonly spans: readonly NamedSpan[];
  readonly entities: ReadonlyMap<string, KnownEntity>;
}

/** Words without a name of their own that tell what stands beside them; from `resources/ar/lists/names.yaml`. */
export interface NameWords {
  readonly titles: ReadonlySet<string>;
  readonly titleModifiers: ReadonlySet<string>;
  /** Those of them that tell of an office held no more: السابق. */
  readonly former: ReadonlySet<string>;
  readonly joiners: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  /** Given names of women. */
  readonly femaleGiven: ReadonlySet<string>;
  /** Family names that are common words too: الخطيب. */
  readonly familyNames: ReadonlySet<string>;
  /** Titles after which a name may bear a number, and the numbers: الملك عبدالله الثاني. */
  readonly regnalTitles: ReadonlySet<string>;
  readonly regnalNumbers: ReadonlySet<string>;
  /** Nouns after which a name is that of a thing: إعصار، رواية. */
  readonly thingHeads: ReadonlySet<string>;
  /** Words before a medium that tells something. */
  readonly tellingWords: ReadonlySet<string>;
  /** Nouns after which طيران is no air force: شركات الطيران. */
  readonly carriers: ReadonlySet<string>;
  /** Words beside a speaker by which he speaks for an army. */
  readonly militaryWords: ReadonlySet<string>;
  readonly organizationHeads: ReadonlySet<string>;
  readonly forceHeads: ReadonlySet<string>;
  /** Units that are known by a number, with the English word for each, and the branches that may follow it: اللواء 35 مدرع. */
  readonly numberedForces: ReadonlyMap<string, string>;
  readonly branches: ReadonlySet<string>;
  readonly mediaHeads: ReadonlySet<string>;
  readonly placeHeads: ReadonlySet<string>;
  readonly placeModifiers: ReadonlySet<string>;
  readonly belonging: ReadonlySet<string>;
  /** Meetings that are called after the town: مؤتمر برلين. */
  readonly townEvents: ReadonlySet<string>;
  readonly officials: ReadonlySet<string>;
  /** Nouns after which the letters of a name are an adjective, and these: دعم مالي. */
  readonly likeNames: ReadonlyMap<string, string>;
  /** What states do: رفض الخرطوم. */
  readonly stateActs: ReadonlySet<string>;
  readonly soldiers: ReadonlySet<string>;
  /** Words that with a preposition tell of dealings with a state: عقوبات على. */
  readonly towardStates: ReadonlySet<string>;
  /** Those of them that are adjectives as well, and the deeds that they then describe. */
  readonly soldierAdjectives: ReadonlySet<string>;
  readonly militaryMatters: ReadonlySet<string>;
  /** Nouns for groups of a country's people, with the English word that their id ends in. */
  readonly groups: ReadonlyMap<string, string>;
  /** Names of a country's own forces, some of several words. */
  readonly ownForces: ReadonlySet<string>;
  readonly ownPolice: ReadonlySet<string>;
  readonly ownGovernment: ReadonlySet<string>;
  /** Those who lead the country whose town follows after في. */
  readonly townLeaders: ReadonlySet<string>;
  /** A country's people and parties without its name, with the English word of their id: الأطراف, الشعب. */
  readonly ownGroups: ReadonlyMap<string, string>;
  /** Nouns that with an adjective name people who are a party of their own: دول مانحة. */
  readonly describedGroups: ReadonlySet<string>;
  /** The English for those nouns, and for the adjectives that tell them apart: groups, armed. */
  readonly describedNouns: ReadonlyMap<string, string>;
  readonly describedAdjectives: ReadonlyMap<string, string>;
  /** Adjectives that tell no group from another: أخرى، كثيرة. */
  readonly plainAdjectives: ReadonlySet<string>;
  /** Words that say whom forces stand with, before its name: موالية، تابعة. */
  readonly allied: ReadonlySet<string>;
  /** Words before من and the name of him who stands behind forces: مدعومة. */
  readonly backed: ReadonlySet<string>;
  /** Plurals of offices that with a nationality name those who hold them, with the English word of their id: وزراء، قادة. */
  readonly officeHolders: ReadonlyMap<string, string>;
  /** What people, forces, media and office-holders of a country are called, by the English word of their id. */
  readonly nationalNouns: ReadonlyMap<string, NationalNoun>;
  /** Media of a country, some of two words, with the English word of their id: وكالة الأنباء, التلفزيون. */
  readonly mediaOf: ReadonlyMap<string, string>;
  /** Heads after which even a common noun is the name of a place: قرية النصر. */
  readonly surePlaceHeads: ReadonlySet<string>;
  /** Nouns that with a country's adjective name a body of its state, or one of its own: البنك المركزي السويدي, الحزب التركي. */
  readonly publicBodies: ReadonlySet<string>;
  readonly nationalBodies: ReadonlySet<string>;
  /** Words that alone in brackets are an agency's, with its id: (الفرنسية). */
  readonly credits: ReadonlyMap<string, string>;
  /** Nouns that make a ministry with a nationality, with the English word of their id: الخارجية, الدفاع. */
  readonly ministries: ReadonlyMap<string, string>;
  /** Nouns for forces that a pronoun may own: قواته. */
  readonly forces: ReadonlySet<string>;
  /** Masculine nouns that head the names of groups: مقاتليه may be those of تنظيم داعش. */
  readonly masculineGroups: ReadonlySet<string>;
  /** Ids of offices that one person of a state holds at a time. */
  readonly uniqueOffices: ReadonlySet<string>;
}

export interface MentionContext {
  readonly gazetteer: Gazetteer;
  /** Persons who hold or held an office, by its id. */
  readonly holdersOf: ReadonlyMap<string, readonly Actor[]>;
  readonly words: NameWords;
  /** True for a token that the lexicon or the particle tables know as a common word, so that it is no part of a name. */
  readonly isCommon: (token: Token) => boolean;
  /** The same without duals before a genitive, which are as well surnames after a given name: سيدا, وحيدي. */
  readonly isCommonInName: (token: Token) => boolean;
  /** The same, spelt in the lexicon exactly as written. */
  readonly isSpelledCommon: (token: Token) => boolean;
  /** True for a word that was not made in a pattern of Arabic; see `name-shapes.ts`. */
  readonly isForeign: (token: Token) => boolean;
  /** False for a word that opens no name of several words by what it means; see `listed.ts`. */
  readonly mayOpenName: (token: Token) => boolean;
  /** False for a word that is neither a given name nor the first of a kunya. */
  readonly mayOpenPerson: (token: Token) => boolean;
  /** False for a word that is common, a verb or the noun of a thing, and so no stranger's name. */
  readonly mayBeStranger: (token: Token) => boolean;
  /** False for a word that names nothing again. */
  readonly mayNameAgain: (token: Token) => boolean;
  /** Names of a country's own forces and government, as a list to find them by. */
  readonly ownForces: Pick<Gazetteer, 'find'>;
  /** What a country's own of a kind is called, and the actor of the tables who is called so, if any. */
  readonly nationalName: (
    country: Pick<KnownEntity, 'id' | 'label'>,
    kind: string,
    noun: NationalNoun,
  ) => { readonly id: string; readonly label: Label; readonly named: string | null };
  /** Whom ambiguous names mean in the article of these tokens. */
  readonly settle: (tokens: readonly Token[]) => Settled;
  /** True for a token that may be an adjective or participle, with the article or without as asked. */
  readonly isDescriptive: (token: Token, article: boolean) => boolean;
  /** True for a token that may be a finite verb. */
  /** True for a verb with its object as a pronoun, whose letters are no noun: نفتها. */
  readonly isVerbWithObject: (token: Token) => boolean;
  readonly isVerb: (token: Token) => boolean;
  /** True for a verb of saying, after which an unknown word is a person. */
  readonly isSaying: (token: Token) => boolean;
}
