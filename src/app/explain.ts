import { type ClaimExplanation, MarsadError } from '../model/index.ts';
import { readArticle } from './articles.ts';
import { partyRefs } from './parties.ts';
import type { OpenCase } from './workspace.ts';

/**
 * How a claim came to be. Where the engine that is running would no longer find it, the claim comes without steps.
 * @throws MarsadError `claim/unknown`
 */
export async function explainClaim(openCase: OpenCase, id: string): Promise<ClaimExplanation> {
  const row = (await openCase.store.claims([id])).get(id);
  if (!row) throw new MarsadError('claim/unknown', { id, case: openCase.name });
  const { engine } = await openCase.reader();
  const { summary, text, blocks } = await readArticle(openCase, row.article.id);
  const { id: documentId, title, outlet, url, published, language } = summary;
  const document = { meta: { id: documentId, title, outlet, url, published, language }, text, blocks };
  const { actor, recipient, place, attribution } = row.finding;
  const parties = await partyRefs(openCase, [...actor, ...recipient, ...place, ...attribution.speaker]);
  return {
    claim: row.finding,
    article: row.article,
    sentence: row.sentence,
    ...(engine.explain(document, id) ?? { tokens: [], steps: [] }),
    entities: [...parties.values()],
  };
}
