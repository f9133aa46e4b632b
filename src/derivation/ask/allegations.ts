import type { Asked } from './asked.ts';
import type { AskIndex, IndexedClaim } from './ask-index.ts';
import type { WordsOf } from './find-sentences.ts';
import { fitsPlaces, fitsTime, isDenial, type MatchedClaim } from './match-claims.ts';
import { findPhrases } from './phrases.ts';
import type { QuestionTables } from './question-tables.ts';

/**
 * Who says that it was so, and who denies it? "A accused B of bombing it" speaks for that B bombed it, on the word of A; "B denied
 * that it bombed it" speaks against. Each holds a word of what is asked in its own evidence.
 */
export function allegations(
  asked: Asked,
  index: AskIndex,
  tables: QuestionTables,
  wordsOf: WordsOf,
): readonly MatchedClaim[] {
  if (!asked.kinds.includes('yes-no') || asked.holders.length === 0) return [];
  const relations = asked.relations.filter(
    ({ types, denial }) => types.length > 0 && !types.includes('ACCUSE') && !denial,
  );
  const tells = ({ finding, sentence }: IndexedClaim): boolean => {
    const words = wordsOf(sentence).filter(({ start, end }) => start >= finding.start && end <= finding.end);
    return relations.some(({ id }) => findPhrases(words, tables.words.get(id) ?? new Map()).length > 0);
  };
  const about = [
    ...new Set(
      asked.holders.flatMap(({ party, entity }) => [party, entity].flatMap((id) => index.claimsOf.get(id) ?? [])),
    ),
  ];
  return about.flatMap((claim): readonly MatchedClaim[] => {
    const isIn = (ids: ReadonlySet<string>): boolean => asked.holders.some(({ party }) => ids.has(party));
    const isAccused = claim.finding.type === 'ACCUSE' && isIn(claim.recipients);
    const isDenied = isDenial(claim) && isIn(claim.actors);
    if (!isAccused && !isDenied) return [];
    if (!fitsTime(claim, asked) || !fitsPlaces(claim.sentence, asked) || !isOfTarget(claim, asked) || !tells(claim))
      return [];
    return [{ claim, side: isDenied ? 'against' : 'for', score: claim.finding.confidence }];
  });
}

/** The target is named in the sentence; who is asked for alone has none. */
function isOfTarget({ sentence }: IndexedClaim, { targets }: Asked): boolean {
  return (
    targets.length === 0 || targets.some(({ party, entity }) => sentence.named.has(party) || sentence.named.has(entity))
  );
}
