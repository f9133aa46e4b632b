import type { Mention } from '../model/index.ts';

/**
 * How are the mentions of an article kept in memory? A text names somebody at every fifth word, so that as objects the mentions would
 * take as much as all else that is found in it; here they are columns, and made into objects for whoever looks at them.
 */

/** What many mentions have in common: whom they name by which words. */
export type MentionName = Pick<Mention, 'entity' | 'label' | 'rule'>;

/** No id holds it. */
const BETWEEN = ' ';

/** The mentions of an article, made anew each time: all of them, or those of one entity. */
export interface PackedMentions {
  readonly all: () => readonly Mention[];
  readonly of: (entity: string) => readonly Mention[];
}

/** `share` gives one object for all names that are the same. */
export function packMentions(mentions: readonly Mention[], share: (name: MentionName) => MentionName): PackedMentions {
  const ids = mentions.map(({ id }) => id).join(BETWEEN);
  const names = mentions.map(({ entity, label, rule }) => share({ entity, label, rule }));
  const bounds = Uint32Array.from(mentions.flatMap(({ start, end }) => [start, end]));
  const listed = (isAsked: (name: MentionName) => boolean): readonly Mention[] => {
    const each = ids.split(BETWEEN);
    const found: Mention[] = [];
    for (const [n, name] of names.entries()) {
      const [id, start, end] = [each[n], bounds[2 * n], bounds[2 * n + 1]];
      if (!isAsked(name) || id === undefined || start === undefined || end === undefined) continue;
      const { entity, label, rule } = name;
      found.push({ id, start, end, entity, label, rule });
    }
    return found;
  };
  return {
    all: () => listed(() => true),
    of: (entity) => (names.some((name) => name.entity === entity) ? listed((name) => name.entity === entity) : []),
  };
}
