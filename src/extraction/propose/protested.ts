/** Against whom do demonstrators protest, where no preposition of the verb says so? احتجاجاً على قرار الحكومة، للتنديد بزيارته، تطالب السلطة. */
import { entitiesOfList } from '../arguments/index.ts';
import type { Act } from './act.ts';

/** Nouns and verbs of what a protest is for, that bring him against whom it is. */
const AGAINST = new Set(['احتجاج', 'تنديد', 'استنكار', 'رفض', 'مناهضة', 'معارضة', 'مطالبة', 'إدانة', 'شجب', 'احتجاجا', 'تنديدا', 'استنكارا', 'رفضا', 'ندد', 'طالب', 'استنكر', 'ناهض', 'ناوأ', 'مناهض', 'معاد', 'مناوئ', 'ضد']); // prettier-ignore

/** How far behind the protest such a word may stand, and how far behind that word the one against whom it is. */
const UNITS_TO_AIM_MAX = 14;
const UNITS_TO_TARGET_MAX = 6;

/** The first who is named behind such a word of the same sentence, those who protest and places aside; none for other acts. */
export function protestedAgainst(
  { input: { read, context }, predicate, at }: Act,
  actors: readonly string[],
): readonly string[] {
  if (predicate.type !== 'PROTEST') return [];
  const isTarget = (id: string): boolean =>
    !actors.includes(id) && !['place', 'media'].includes(context.entities.get(id)?.type ?? 'place');
  const aim = read.units
    .slice(at + 1, at + 1 + UNITS_TO_AIM_MAX)
    .find(({ lemma, reading, nominal }) =>
      [lemma, reading.stem, ...nominal.map((entry) => entry.lemma)].some((word) => AGAINST.has(word)),
    );
  if (!aim) return [];
  const behind = read.phrases.filter(({ first, last }) => last > aim.index && first <= aim.index + UNITS_TO_TARGET_MAX);
  for (const phrase of behind) {
    const target = entitiesOfList(read, phrase).find(isTarget);
    if (target !== undefined) return [target];
  }
  return [];
}
