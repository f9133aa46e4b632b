/** Who stands with whom in a fight whose sides are all told as doers: اشتباكات بين الجيش من جهة والمتمردين والقبائل من جهة أخرى. */
import { campWords } from '../../language/index.ts';
import { nameOf } from '../sentence.ts';
import type { Act } from './act.ts';

/** The camps of those who fight, each a list of ids; where the sentence joins none of them, each stands alone. */
export function campsOf(act: Act, actors: readonly string[]): readonly (readonly string[])[] {
  const allies = alliesOf(act, actors);
  if (allies.length) return [allies, actors.filter((id) => !allies.includes(id))];
  const first = firstCamp(act);
  const rest = actors.filter((id) => !first.has(id));
  return first.size > 0 && rest.length > 0 ? [[...first], rest] : actors.map((id) => [id]);
}

/** مواجهات مع الحوثيين وقوات صالح: those whom مع names fight beside one another. */
export function alliesOf({ args }: Act, actors: readonly string[]): readonly string[] {
  const sides = args.oblique.has('بين') ? [] : (args.oblique.get('مع') ?? []);
  const listed = sides.find(({ entities }) => entities.length > 1)?.entities ?? [];
  return listed.every((id) => actors.includes(id)) ? listed : [];
}

/** Those named before the first من جهة. */
function firstCamp({ input: { read }, args }: Act): ReadonlySet<string> {
  const [list] = args.oblique.get('بين') ?? [];
  if (!list) return new Set();
  const end = read.units.findIndex((_, at) => at > list.first && at <= list.last && campWords(read.units, at) > 0);
  const names = end < 0 ? [] : read.units.slice(list.first, end).map((unit) => nameOf(read, unit)?.entity);
  return new Set(names.filter((id) => id !== undefined && list.entities.includes(id)) as string[]);
}
