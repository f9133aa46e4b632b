import type { ArticleFindings } from './findings.ts';

/**
 * Which parties have no name? Gunmen, donor states, a battalion: whoever is known by a description alone. What two articles
 * call a battalion need not be one battalion, so such a party stands for nobody in particular.
 */

/** The recognisers that read a description, as mentions name them. */
const DESCRIPTIONS: ReadonlySet<string> = new Set(['name/people', 'name/described-group']);

/** Those of `ids` that are mentioned in `articles` by descriptions, and never by a name. */
export function unnamedAmong(articles: readonly ArticleFindings[], ids: ReadonlySet<string>): ReadonlySet<string> {
  const described = new Set<string>();
  const named = new Set<string>();
  for (const { extraction } of articles) {
    for (const { entity, rule } of extraction.mentions) {
      if (ids.has(entity)) (DESCRIPTIONS.has(rule) ? described : named).add(entity);
    }
  }
  return new Set([...described].filter((id) => !named.has(id)));
}
