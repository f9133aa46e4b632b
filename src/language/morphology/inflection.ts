/**
 * What the conjugator and the noun tables give: a written form and what its spelling tells about it. Readings that are
 * spelled alike stay apart (دعمت: I, you m., you f., she), so that the context can choose.
 */

export type InflectionKind =
  | 'perfect'
  | 'imperfect'
  | 'subjunctive'
  | 'jussive'
  | 'imperative'
  | 'active-participle'
  | 'passive-participle'
  | 'verbal-noun'
  | 'noun'
  | 'adjective';

export type Voice = 'active' | 'passive';
export type Person = 1 | 2 | 3;
export type Gender = 'm' | 'f';
/** Singular, dual, plural. */
export type GrammaticalNumber = 's' | 'd' | 'p';
/** The oblique is the one spelling that genitive and accusative share: داعمين. */
export type Case = 'nominative' | 'accusative' | 'genitive' | 'oblique';

export interface Features {
  readonly kind: InflectionKind;
  /** Null for words that know no voice: verbal nouns, nouns, adjectives. */
  readonly voice: Voice | null;
  /** Null for nominal forms. */
  readonly person: Person | null;
  /** Null where one form serves both: first persons, the dual of the second. */
  readonly gender: Gender | null;
  readonly number: GrammaticalNumber | null;
  /** Only where the spelling shows it: داعمون is nominative, داعم may be any. */
  readonly case?: Case;
  /**
   * `construct`: a ن is lost before a genitive or a pronoun (داعمو حفتر). `indefinite`: never after the article nor before
   * a genitive (قاضٍ, هجوماً). `definite`: only after the article or before a genitive (القاضي). Absent: any.
   */
  readonly state?: 'construct' | 'indefinite' | 'definite';
  /** True: only before a pronoun (دعمو in دعموه, نفا in نفاه). False: never before one (دعموا, نفى). Absent: either. */
  readonly beforePronoun?: boolean;
}

export interface Inflection {
  /** The exact spelling without diacritics. */
  readonly form: string;
  readonly features: Features;
}
