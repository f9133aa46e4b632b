/**
 * Who is named where. From names of the tables, words around them and names first met in this article to mentions with an
 * entity each.
 *
 * Order matters and is visible in `findMentions`: first each sentence by itself (`first-mentions.ts`), then, with all names of the
 * article known, what it names again by a shorter form (`repeated-mentions.ts`). A later step never takes tokens from an earlier
 * one, it only grows a mention to the left or fills gaps.
 *
 * Example: لوزير الخارجية الفرنسي جان إيف لودريان is one mention of jean-yves-le-drian, and the adjective inside it names France.
 */
import type { DocumentMeta } from '../model/index.ts';
import type { Token } from '../language/index.ts';
import { FirstMentions } from './first-mentions.ts';
import { MentionBoard } from './mention-board.ts';
import type { MentionContext, Mentions } from './mention-types.ts';
import { RepeatedMentions } from './repeated-mentions.ts';

/** All mentions of an article. `ranges` are the token ranges of its sentences; no name crosses one. */
export function findMentions(
  meta: DocumentMeta,
  tokens: readonly Token[],
  ranges: readonly (readonly [number, number])[],
  context: MentionContext,
): Mentions {
  const board = new MentionBoard(meta, tokens, context);
  const matchesOf = board.matchesIn(ranges);
  const sentences = ranges.map(([from, to], index) => ({ from, to, matches: matchesOf[index] ?? [] }));
  const first = new FirstMentions(board);
  for (const { from, to, matches } of sentences) first.readSentence(from, to, matches);
  const repeated = new RepeatedMentions(board);
  for (const { from, to, matches } of sentences) repeated.readSentence(from, to, matches);
  return board.result();
}
