import { type ClusterOf, clusterOfPairs } from '../derivation/index.ts';
import type { DocumentMeta } from '../model/index.ts';
import type { Store } from '../store/index.ts';

/** What would a case say if only some outlets had ever been read? All of them count where `outlets` names none. */

/** True for articles of `outlets`; those without an outlet are of the outlet `''`. */
export function isOfOutlets(outlets: readonly string[]): (article: Pick<DocumentMeta, 'outlet'>) => boolean {
  return ({ outlet }) => outlets.length === 0 || outlets.includes(outlet ?? '');
}

/** Which of their articles are one text printed again: the reprints that every derivation counts once. */
export async function clustersOfOutlets(store: Store, outlets: readonly string[]): Promise<ClusterOf> {
  const isRead = isOfOutlets(outlets);
  return clusterOfPairs((await store.reprintPairs()).filter((pair) => pair.every(isRead)));
}
