/**
 * Whom does a pronoun mean? The nearest name of its sentence that agrees with it (Ryding ch. 12), then the subject, then names before.
 */
import { onceAForm, type Unit } from '../../language/index.ts';
import type { Agreement } from '../grammar.ts';
import type { DocumentContext } from '../sentence.ts';
import type { Discourse, Named } from './discourse.ts';
import { OPEN_AGREEMENT, type Filler } from './filler.ts';

/** True where a pronoun may stand for what has this agreement: ها for feminines and for plurals, هم for plurals. */
export function pronounAgrees(pronoun: string, agreement: Agreement): boolean {
  if (pronoun === 'ها') return agreement.gender !== 'm' || agreement.number === 'p';
  if (pronoun === 'ه') return agreement.gender !== 'f' && agreement.number !== 'p';
  if (pronoun === 'هم' || pronoun === 'هن') return agreement.number !== 's';
  if (pronoun === 'هما') return agreement.number !== 's';
  return false;
}

/** Whom the pronoun of a unit means, as the filler of a role; null where no name before it agrees. */
export function pronounFiller(
  unit: Unit,
  at: number,
  subject: Filler | null,
  discourse: Discourse,
  pronoun = unit.reading.pronoun,
): Filler | null {
  if (pronoun === null) return null;
  const excluded = subject?.entities ?? [];
  const free = (ids: readonly string[]): boolean => excluded.length === 0 || !ids.some((id) => excluded.includes(id));
  const fits = (found: Named): boolean =>
    found.at < unit.start &&
    (pronounAgrees(pronoun, found.agreement) || isSeveral(found, pronoun)) &&
    free([found.entity]);
  const own = isOwnCountry(unit) ? doerOfVerbBefore(at, pronoun, discourse) : null;
  if (own) return { ...own, first: at, last: at, head: -1, source: 'inherited', rule: 'pronoun/own-country' };
  // The nearest name of the sentence that agrees, then its subject, then names before.
  const near = discourse.recent.findLast((found) => found.at >= discourse.from && fits(found));
  // ها stands for several only in their own sentence: of another it is more likely a town, or a thing.
  const topic = near
    ? undefined
    : discourse.subjects.find(
        (found) =>
          pronounAgrees(pronoun, found.agreement) &&
          free(found.entities) &&
          (pronoun !== 'ها' || found.entities.length === 1),
      );
  const latest = near ?? (topic || pronoun === 'ها' ? undefined : discourse.recent.findLast(fits));
  const meant = latest ? meantOf(latest, pronoun) : [];
  const candidate = topic?.entities ?? meant.filter((id) => !excluded.includes(id));
  if (candidate.length < (pronoun === 'هما' ? 2 : 1)) return null;
  return {
    entities: candidate,
    first: at,
    last: at,
    head: -1,
    lemma: pronoun,
    agreement: OPEN_AGREEMENT,
    source: 'inherited',
    rule: 'pronoun/last-named',
  };
}

/** بلاده: whoever is meant acts for his country. */
export const isOwnCountry = (unit: Unit | undefined): boolean => unit?.lemma === 'بلد' && unit.reading.pronoun !== null;

/** قال لافروف بعد لقاء نظيره إن بلاده: whose verb is the last before, and not who was named last. */
export function doerOfVerbBefore(at: number, pronoun: string, { within }: Discourse): Filler | null {
  const doer = within.findLast(([verb]) => verb < at)?.[1];
  return doer?.entities.length === 1 && pronounAgrees(pronoun, doer.agreement) ? doer : null;
}

/** هم and هما for names joined by و, ها for joined states: اتهم قطر والسودان … واتهمها. */
function isSeveral(found: Named, pronoun: string): boolean {
  return (
    found.joined.length > 1 && (pronoun !== 'هما' || found.joined.length === 2) && pronoun !== 'ه' && pronoun !== 'ها'
  );
}

function meantOf(found: Named, pronoun: string): readonly string[] {
  const all = isSeveral(found, pronoun) || (pronoun === 'ها' && found.joined.length > 2);
  return all ? found.joined : [found.entity];
}

/** Prepositions with a pronoun, by their spelling: له، عليها، معهم. */
const WITH_PRONOUN: ReadonlyMap<string, readonly [preposition: string, pronoun: string]> = new Map(
  [
    ['ل', 'ل'], ['ب', 'ب'], ['على', 'علي'], ['إلى', 'إلي'], ['لدى', 'لدي'], ['من', 'من'], ['عن', 'عن'], ['في', 'في'], ['مع', 'مع'], ['ضد', 'ضد'], ['بين', 'بين'], ['حول', 'حول'], ['تجاه', 'تجاه'], ['نحو', 'نحو'],
  ].flatMap(([preposition = '', stem = '']) => ['ه', 'ها', 'هم', 'هما', 'هن'].map((pronoun) => [`${stem}${pronoun}`, [preposition, pronoun]] as const)),
); // prettier-ignore

/** The preposition and pronoun that a unit is, or null. */
export function withPronoun(
  unit: Unit,
  context: DocumentContext,
): readonly [preposition: string, pronoun: string] | null {
  const token = context.tokens[unit.first];
  return token ? readWithPronoun(token) : null;
}

const readWithPronoun = onceAForm(({ exact }) => {
  const joined = exact.startsWith('و') || exact.startsWith('ف');
  return WITH_PRONOUN.get(exact) ?? (joined ? WITH_PRONOUN.get(exact.slice(1)) : undefined) ?? null;
});
