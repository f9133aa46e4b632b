import type { Mention } from '../model/index.ts';

/**
 * How are the mentions of an article kept in memory? A text names somebody at every fifth word, so that as objects the mentions would
 * take as much as all else that is found in it; here they are columns, and made into objects for whoever looks at them.
 */

/** What many mentions have in common: whom they name by which words. */
export type MentionName = Pick<Mention, 'entity' | 'label' | 'rule'>;

/** The mentions of an article, made anew each time: all of them, or those of one entity. */
export interface PackedMentions {
  readonly all: () => readonly Mention[];
  readonly of: (entity: string) => readonly Mention[];
}

/** `share` gives one object for all names that are the same. */
export function packMentions(mentions: readonly Mention[], share: (name: MentionName) => MentionName): PackedMentions {
  const idAt = packIds(mentions.map(({ id }) => id));
  const names = mentions.map(({ entity, label, rule }) => share({ entity, label, rule }));
  const bounds = Uint32Array.from(mentions.flatMap(({ start, end }) => [start, end]));
  const listed = (isAsked: (name: MentionName) => boolean): readonly Mention[] => {
    const found: Mention[] = [];
    for (const [n, name] of names.entries()) {
      if (!isAsked(name)) continue;
      const { entity, label, rule } = name;
      found.push({ id: idAt(n), start: bounds[2 * n] ?? 0, end: bounds[2 * n + 1] ?? 0, entity, label, rule });
    }
    return found;
  };
  return {
    all: () => listed(() => true),
    of: (entity) => listed((name) => name.entity === entity),
  };
}

/** The ids by number: one text where all are of one length, as those that the engine gives are. */
function packIds(ids: readonly string[]): (n: number) => string {
  const length = ids[0]?.length ?? 0;
  if (!ids.every((id) => id.length === length)) return (n) => ids[n] ?? '';
  const all = ids.join('');
  return (n) => all.slice(n * length, (n + 1) * length);
}
