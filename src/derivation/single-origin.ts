import {
  type Derivation,
  parametersOf,
  type Row,
  tellDay,
  tellNumber,
  tellParties,
  tellText,
  tellWord,
} from './declaration.ts';
import { eventsOf } from './events.ts';
import type { Evidence } from './evidence.ts';
import { figures } from './figure-ledger.ts';
import { compareText, distinct } from './findings.ts';

/**
 * What looks as if many said it, and comes from one? An event or a figure that several outlets carry, all on the word of one voice,
 * or as reprints of one text.
 */
export interface SingleOriginRow extends Row {
  /** That of the event or of the report. */
  readonly id: string;
  readonly kind: 'event' | 'figure';
  readonly date: string;
  /** The parties quoted; none where the outlets copied one another, or the source is not named. */
  readonly parties: readonly string[];
  /** The outlet that others copied; null where a party is quoted. */
  readonly origin: string | null;
  /** Everyone who carries it, sorted. */
  readonly outlets: readonly string[];
}

/** All of them, those that most outlets carry first. */
export function deriveSingleOrigins(evidence: Evidence): readonly SingleOriginRow[] {
  const outletOf = outletsByFinding(evidence);
  const carriersOf = (ids: readonly string[]): readonly string[] =>
    distinct(ids.flatMap((id) => [id, ...(evidence.copiesOf.get(id) ?? [])]).flatMap((id) => outletOf.get(id) ?? []));
  const ofEvents = eventsOf(evidence).flatMap(({ id, date, voices, claimIds }): readonly SingleOriginRow[] => {
    const [voice, other] = voices;
    const outlets = carriersOf(claimIds);
    if (voice === undefined || other !== undefined || outlets.length < 2) return [];
    return [{ id, kind: 'event', date, outlets, ...originOf(voice), findingIds: claimIds }];
  });
  const ofFigures = figures
    .derive(evidence, parametersOf(figures))
    .flatMap(({ id, asOf, reporters, reporterKind, findingIds }): readonly SingleOriginRow[] => {
      const outlets = carriersOf(findingIds);
      if (outlets.length < 2) return [];
      const origin = reporters.length > 0 ? null : (outletOf.get(findingIds[0] ?? '') ?? null);
      // Two outlets that each give a number as their own are two.
      if (reporterKind !== 'named' && reporterKind !== 'media' && reporters.length > 0) return [];
      return [{ id, kind: 'figure', date: asOf, parties: reporters, origin, outlets, findingIds }];
    });
  return [...ofEvents, ...ofFigures].toSorted(
    (a, b) => b.outlets.length - a.outlets.length || compareText(b.date, a.date) || compareText(a.id, b.id),
  );
}

/** `outlet:X` and `anonymous:?X` are of the outlet X; `named:a+b` of the parties a and b. */
function originOf(voice: string): Pick<SingleOriginRow, 'parties' | 'origin'> {
  const name = voice.slice(voice.indexOf(':') + 1);
  if (voice.startsWith('outlet:')) return { parties: [], origin: name };
  if (name.startsWith('?')) return { parties: [], origin: name.slice(1) };
  return { parties: name.split('+'), origin: null };
}

function outletsByFinding({ given }: Evidence): ReadonlyMap<string, string> {
  const outletOf = new Map<string, string>();
  for (const { document, extraction } of given) {
    const outlet = document.outlet ?? document.id;
    for (const { id } of extraction.claims) outletOf.set(id, outlet);
    for (const { id } of extraction.figures) outletOf.set(id, outlet);
  }
  return outletOf;
}

export const singleOrigin: Derivation<object, SingleOriginRow> = {
  id: 'single-origin',
  label: { en: 'Of one origin', ar: 'أصل واحد' },
  question: {
    en: 'What do several outlets carry that comes from one voice?',
    ar: 'ماذا تتناقل منافذ عدة ومصدره صوت واحد؟',
  },
  source: 'docs/derivations.md#single-origin',
  parameters: {},
  outputs: {
    id: { en: 'event or report', ar: 'الحدث أو الرقم' },
    kind: { en: 'event or figure', ar: 'حدث أو رقم' },
    date: { en: 'day', ar: 'اليوم' },
    parties: { en: 'parties quoted', ar: 'المنقول عنه' },
    origin: { en: 'outlet that others copied', ar: 'المنفذ الذي نقلت عنه المنافذ الأخرى' },
    outlets: { en: 'outlets that carry it', ar: 'المنافذ التي تنقله' },
    findingIds: { en: 'findings behind it', ar: 'ما يستند إليه' },
  },
  sentence: {
    en: '{date}, {kind}: {count} outlets ({outlets}) have it from {origin}.',
    ar: '{date}، {kind}: عدد المنافذ {count} ({outlets})، والأصل {origin}.',
  },
  tell: ({ date, kind, parties, origin, outlets }) => ({
    date: tellDay(date),
    kind: kind === 'event' ? tellWord('event', 'حدث') : tellWord('figure', 'رقم'),
    count: tellNumber(outlets.length),
    outlets: tellText(outlets.join('، ')),
    origin: parties.length === 0 ? tellText(origin) : tellParties(parties),
  }),
  derive: deriveSingleOrigins,
};
