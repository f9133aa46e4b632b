import type { DocumentMeta } from '../model/index.ts';

/** What would a case say if only some outlets had ever been read? All of them count where `outlets` names none. */

/** True for articles of `outlets`; those without an outlet are of the outlet `''`. */
export function isOfOutlets(outlets: readonly string[]): (article: Pick<DocumentMeta, 'outlet'>) => boolean {
  return ({ outlet }) => outlets.length === 0 || outlets.includes(outlet ?? '');
}
