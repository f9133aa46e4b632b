export { conjugate, verbalNounsOf, vocalisedLemma } from './conjugate.ts';
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
export { inflectNisba, inflectNoun, inflectVerbalNoun } from './nouns.ts';
export { spellings, write, writeVocalised } from './orthography.ts';
export { classOf, type RootClass } from './stems.ts';
