export { conjugate, vocalisedLemma } from './conjugate.ts';
export type {
  Case,
  Features,
  Gender,
  GrammaticalNumber,
  Inflection,
  InflectionKind,
  Person,
  Voice,
} from './inflection.ts';
export { buildLexicon, type LexicalReading, type Lexicon } from './lexicon.ts';
export { definiteNisba, inflectNisba, inflectNoun } from './nouns.ts';
export type { RootClass } from './stems.ts';
