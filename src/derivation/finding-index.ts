import type { ArticleFindings } from './findings.ts';

/**
 * In which article is a finding? A map of a million ids takes more memory than most of what follows from them, so this is a table of
 * numbers: where the hash of an id falls stands the number of its article, and the article itself knows its findings.
 */

/** Gives a value by id, as a map does that need not hold it. */
export interface Lookup<Value> {
  readonly get: (id: string) => Value | undefined;
}

const LISTS = ['claims', 'shifts', 'figures', 'causes'] as const;
type Listed = ArticleFindings['extraction'][(typeof LISTS)[number] | 'mentions'][number];

/** A finding with its article. */
export interface Located {
  readonly article: ArticleFindings;
  readonly finding: Listed;
}

/** Finds claims, told shifts, figures, causes and mentions by id. Each table is made when it is first needed; names are asked for least. */
export function indexFindings(articles: readonly ArticleFindings[]): Lookup<Located> {
  let findings: Lookup<Located> | null = null;
  let mentions: Lookup<Located> | null = null;
  return {
    get(id) {
      findings ??= createTable(articles, ({ extraction }) =>
        LISTS.flatMap((list): readonly Listed[] => extraction[list]),
      );
      const found = findings.get(id);
      if (found !== undefined) return found;
      mentions ??= createTable(articles, ({ extraction }) => extraction.mentions);
      return mentions.get(id);
    },
  };
}

/** Of the places of a table so many are taken at most; with more, one looks at many places for one id. */
const FILLED_MAX = 0.7;

function createTable(
  articles: readonly ArticleFindings[],
  listed: (article: ArticleFindings) => readonly Listed[],
): Lookup<Located> {
  const count = articles.reduce((sum, article) => sum + listed(article).length, 0);
  const size = Math.ceil(count / FILLED_MAX) + 1;
  // Numbers from 1 on; 0 is a free place. Beside each some bits of the hash, so that few articles are looked through in vain.
  const numbers = new Uint32Array(size);
  const marks = new Uint8Array(size);
  const after = (place: number): number => (place + 1 === size ? 0 : place + 1);
  // Of two articles with one id the later is found, as in a map that was filled in their order.
  for (let number = articles.length; number > 0; number -= 1) {
    const article = articles[number - 1];
    if (article === undefined) continue;
    for (const { id } of listed(article)) {
      const hash = hashOf(id);
      let place = hash % size;
      while (numbers[place] !== 0) place = after(place);
      numbers[place] = number;
      marks[place] = hash >>> MARK_SHIFT;
    }
  }
  return {
    get(id) {
      const hash = hashOf(id);
      for (let place = hash % size; numbers[place] !== 0; place = after(place)) {
        if (marks[place] !== hash >>> MARK_SHIFT) continue;
        const article = articles[(numbers[place] ?? 0) - 1];
        const finding = article && listed(article).find((each) => each.id === id);
        if (article !== undefined && finding !== undefined) return { article, finding };
      }
      return undefined;
    },
  };
}

/** The upper eight of 32 bits. */
const MARK_SHIFT = 24;
const FNV_OFFSET = 0x81_1c_9d_c5;
const FNV_PRIME = 0x01_00_01_93;

/** FNV-1a over code units, 32 bits; http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return hash >>> 0;
}
