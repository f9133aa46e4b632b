import {
  type ArticleFindings,
  createMemory,
  derivationOf,
  type Event,
  events as eventsDerivation,
  type Evidence,
  type Framing,
  framing,
  groupBy,
  parametersOf,
  publishedDay,
  singleOrigin,
  valueAt,
} from '../derivation/index.ts';
import {
  type Attribution,
  type ComparisonView,
  dayNumber,
  type EventSide,
  MarsadError,
  type NamesView,
  type OutletProfile,
  overlaps,
  type PartyRef,
  type ReprintFlow,
  type SharedEvent,
  type SideTelling,
  type SourcesView,
  type ToldSentence,
} from '../model/index.ts';
import type { CaseEvidence } from './case-evidence.ts';
import { showFindings, tellRows } from './derivations.ts';
import { figureItems } from './figure-items.ts';
import { partyRefs, resolveName, speakersOf } from './parties.ts';
import { rememberAnswers } from './remember-answers.ts';
import type { OpenCase } from './workspace.ts';

/** On whose word do outlets report, what do they call whom, and how do two of them tell one event? */
export interface SourcesQuery {
  readonly outlets?: readonly string[];
  /** First and last day of publication. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const VOICES: readonly Attribution['kind'][] = ['author', 'named', 'anonymous', 'observers', 'media'];
const OUTLETS_MAX = 40;
const QUOTED_MAX = 14;
const SENTENCES_MAX = 3;
const ORIGINS_MAX = 60;
const EVENTS_MAX = 100;
const ACTORS_MAX = 60;
const NAMES_MAX = 6;

/**
 * The profile of every outlet, who prints whose texts, and what has one origin.
 * @throws MarsadError `query/no-day`
 */
export function sourcesOf(openCase: OpenCase, query: SourcesQuery = {}): Promise<SourcesView> {
  return rememberedSources(openCase, query);
}

const rememberedSources = rememberAnswers(makeSources);

async function makeSources(openCase: OpenCase, query: SourcesQuery): Promise<SourcesView> {
  const found = await openCase.evidence(query.outlets);
  const isWithin = windowOf(query);
  const articles = found.evidence.findings.filter(isWithin);
  const profiles = profilesOf(articles, found.evidence);
  const origins = found
    .rowsOf(singleOrigin, parametersOf(singleOrigin))
    .filter(
      ({ date }) => (query.from === undefined || date >= query.from) && (query.to === undefined || date <= query.to),
    );
  const shown = origins.slice(0, ORIGINS_MAX);
  const sentences = await showFindings(openCase, found.articleOf, [
    ...profiles.flatMap(({ voices, quoted }) =>
      [...voices, ...quoted].flatMap(({ ids }) => ids.slice(0, SENTENCES_MAX)),
    ),
    ...shown.flatMap(({ findingIds, outlets }) => findingIds.slice(0, outlets.length)),
  ]);
  const told = (ids: readonly string[]): readonly ToldSentence[] => ids.flatMap((id) => sentences.get(id) ?? []);
  const refs = await partyRefs(openCase, [
    ...profiles.flatMap(({ quoted }) => quoted.map(({ party }) => party)),
    ...shown.flatMap(({ parties }) => parties),
  ]);
  const derivation = derivationOf(singleOrigin.id);
  const lines = derivation === null ? [] : await tellRows(openCase, derivation, shown);
  return {
    outlets: profiles.map(({ outlet, articles: count, claims, voices, quoted }): OutletProfile => ({
      outlet,
      articles: count,
      claims,
      voices: voices.map(({ kind, ids }) => ({
        kind,
        claims: ids.length,
        sentences: told(ids.slice(0, SENTENCES_MAX)),
      })),
      quoted: quoted.flatMap(({ party, ids }) => {
        const ref = refs.get(party);
        return ref === undefined
          ? []
          : [{ party: ref, claims: ids.length, sentences: told(ids.slice(0, SENTENCES_MAX)) }];
      }),
    })),
    reprints: reprintsOf(found.evidence, isWithin),
    singleOrigins: {
      total: origins.length,
      items: shown.map(({ id, kind, date, parties, origin, outlets, findingIds }, index) => ({
        id,
        kind,
        date,
        told: lines[index] ?? { ar: '', en: '' },
        party: refs.get(parties[0] ?? '') ?? null,
        origin,
        outlets,
        sentences: told(findingIds.slice(0, outlets.length)),
      })),
    },
  };
}

/** @throws MarsadError `query/no-day` */
function windowOf({ from, to }: SourcesQuery): (article: Pick<ArticleFindings, 'document'>) => boolean {
  const [first, last] = [
    ['from', from],
    ['to', to],
  ].map(([name = '', value]) => {
    if (value === undefined) return null;
    const day = dayNumber(value);
    if (day === null) throw new MarsadError('query/no-day', { name, value });
    return day;
  });
  if (first === null && last === null) return () => true;
  return ({ document }) => {
    const day = publishedDay(document);
    return day !== null && day >= (first ?? -Infinity) && day <= (last ?? Infinity);
  };
}

interface Profile {
  readonly outlet: string;
  readonly articles: number;
  readonly claims: number;
  readonly voices: readonly { readonly kind: Attribution['kind']; readonly ids: readonly string[] }[];
  readonly quoted: readonly { readonly party: string; readonly ids: readonly string[] }[];
}

/** Claims by kind of voice and by party quoted, the latest first. */
function profilesOf(articles: readonly ArticleFindings[], { partiesIn }: Evidence): readonly Profile[] {
  return [...groupBy(articles.toReversed(), ({ document }) => document.outlet ?? document.id)]
    .map(([outlet, own]): Profile => {
      const byKind = new Map<Attribution['kind'], string[]>(VOICES.map((kind) => [kind, []]));
      const byParty = new Map<string, string[]>();
      let claims = 0;
      for (const { document, extraction } of own) {
        const partyOf = partiesIn.get(document.id);
        for (const { id, attribution } of extraction.claims) {
          claims += 1;
          valueAt(byKind, attribution.kind, () => []).push(id);
          if (attribution.kind !== 'named' && attribution.kind !== 'media') continue;
          const parties = new Set(attribution.speaker.map((speaker) => partyOf?.get(speaker) ?? speaker));
          for (const party of parties) valueAt(byParty, party, () => []).push(id);
        }
      }
      return {
        outlet,
        articles: own.length,
        claims,
        voices: [...byKind].map(([kind, ids]) => ({ kind, ids })),
        quoted: [...byParty]
          .map(([party, ids]) => ({ party, ids }))
          .toSorted((a, b) => b.ids.length - a.ids.length || (a.party < b.party ? -1 : 1))
          .slice(0, QUOTED_MAX),
      };
    })
    .filter(({ claims }) => claims > 0)
    .toSorted((a, b) => b.claims - a.claims || (a.outlet < b.outlet ? -1 : 1))
    .slice(0, OUTLETS_MAX);
}

/** Who prints a text after whom; the first print of a text is its origin. */
function reprintsOf(
  { given, options }: Evidence,
  isWithin: (article: ArticleFindings) => boolean,
): readonly ReprintFlow[] {
  const { clusterOf } = options;
  if (clusterOf === undefined) return [];
  const flows = new Map<string, { from: string; to: string; articles: number }>();
  for (const cluster of groupBy(given, ({ document }) => clusterOf(document)).values()) {
    if (cluster.length < 2) continue;
    const ordered = cluster.toSorted(
      (a, b) => (publishedDay(a.document) ?? Infinity) - (publishedDay(b.document) ?? Infinity),
    );
    const from = ordered[0]?.document.outlet ?? null;
    for (const article of ordered.slice(1).filter(isWithin)) {
      const to = article.document.outlet;
      if (from === null || to === null || to === from) continue;
      valueAt(flows, `${from}|${to}`, () => ({ from, to, articles: 0 })).articles += 1;
    }
  }
  return [...flows.values()].toSorted((a, b) => b.articles - a.articles || (a.from < b.from ? -1 : 1));
}

// — names

/**
 * What each outlet calls somebody, month by month; of everyone who has several names the most named where nobody is asked for.
 * @throws MarsadError `query/unknown-entity`, `query/no-day`
 */
export function namesOf(openCase: OpenCase, query: NamesQuery): Promise<NamesView> {
  return rememberedNames(openCase, query);
}

type NamesQuery = SourcesQuery & { readonly actor?: string | undefined };

const rememberedNames = rememberAnswers(makeNames);

async function makeNames(openCase: OpenCase, { actor, ...query }: NamesQuery): Promise<NamesView> {
  const found = await openCase.evidence(query.outlets);
  const rows = framingRows(found, query);
  const byActor = [...groupBy(rows, ({ entity }) => entity)]
    .map(([id, own]) => ({
      id,
      rows: own,
      names: new Set(own.map(({ name }) => name)).size,
      outlets: new Set(own.map(({ outlet }) => outlet)).size,
      uses: own.reduce((sum, { uses }) => sum + uses, 0),
    }))
    .toSorted((a, b) => b.uses - a.uses || (a.id < b.id ? -1 : 1));
  const several = byActor.filter(({ names, outlets }) => names > 1 && outlets > 1);
  const listed = (several.length > 0 ? several : byActor).slice(0, ACTORS_MAX);
  const asked = actor === undefined ? null : (await resolveName(openCase, actor)).entity.id;
  const chosen = asked ?? listed.toSorted((a, b) => b.names * b.outlets - a.names * a.outlets)[0]?.id ?? null;
  const own = byActor.find(({ id }) => id === chosen)?.rows ?? [];
  const refs = await partyRefs(openCase, [...listed.map(({ id }) => id), ...(chosen === null ? [] : [chosen])]);
  const shown = [...groupBy(own, ({ outlet }) => outlet)].map(([outlet, names]) => ({
    outlet,
    names: names.slice(0, NAMES_MAX),
  }));
  const sentences = await showFindings(
    openCase,
    found.articleOf,
    shown.flatMap(({ names }) => names.flatMap(({ findingIds }) => findingIds.slice(0, SENTENCES_MAX))),
  );
  return {
    actors: listed.flatMap(({ id, names, outlets }) => {
      const ref = refs.get(id);
      return ref === undefined ? [] : [{ actor: ref, names, outlets }];
    }),
    chosen: chosen === null ? null : (refs.get(chosen) ?? null),
    months: monthsBetween(own),
    outlets: shown.map(({ outlet, names }) => ({
      outlet,
      names: names.map(({ name, uses, share, shareElsewhere, preference, months, findingIds }) => ({
        name,
        uses,
        share,
        shareElsewhere,
        preference,
        months,
        sentences: findingIds.slice(0, SENTENCES_MAX).flatMap((id) => sentences.get(id) ?? []),
      })),
    })),
  };
}

function framingRows({ rowsOf, evidence }: CaseEvidence, query: SourcesQuery): readonly Framing[] {
  const parameters = parametersOf(framing, { usesMin: 1 });
  if (query.from === undefined && query.to === undefined) return rowsOf(framing, parameters);
  const findings = evidence.findings.filter(windowOf(query));
  // What was worked out of all days stays what is remembered.
  return framing.derive({ ...evidence, findings, memory: createMemory(evidence.memory) }, parameters);
}

/** Every month from the first to the last, so that a gap is seen as one. */
function monthsBetween(rows: readonly Framing[]): readonly string[] {
  const used = rows
    .flatMap(({ months }) => months.map(({ month }) => month))
    .filter((month) => /^\d{4}-\d\d$/u.test(month));
  const [first, last] = [used.toSorted()[0], used.toSorted().at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  for (let [year = 0, month = 1] = first.split('-').map(Number); ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const name = `${year}-${String(month).padStart(2, '0')}`;
    months.push(name);
    if (name >= last) return months;
  }
}

// — two outlets on one event

/**
 * Events that several outlets tell, and how each tells the chosen one: the first where none is asked for.
 * @throws MarsadError `query/no-day`
 */
export function compareOutlets(openCase: OpenCase, query: ComparisonQuery): Promise<ComparisonView> {
  return rememberedComparison(openCase, query);
}

type ComparisonQuery = SourcesQuery & { readonly event?: string | undefined };

const rememberedComparison = rememberAnswers(makeComparison);

interface ToldEvent {
  readonly row: Event;
  readonly outlets: readonly string[];
}

/** The same whichever event is chosen. */
const eventsToldBySeveral = rememberAnswers(findEventsToldBySeveral);

/** Events that several outlets tell, those of most outlets first, then the latest. */
async function findEventsToldBySeveral(openCase: OpenCase, query: SourcesQuery): Promise<readonly ToldEvent[]> {
  const found = await openCase.evidence(query.outlets);
  windowOf(query);
  const outletsOf = (row: Event): readonly string[] => [
    ...new Set(
      row.findingIds.flatMap((id) => {
        const document = found.articleOf(id)?.document;
        return document === undefined ? [] : [document.outlet ?? document.id];
      }),
    ),
  ];
  return found
    .rowsOf(eventsDerivation, parametersOf(eventsDerivation))
    .filter(
      ({ documents, latest, earliest }) =>
        documents > 1 &&
        (query.from === undefined || latest >= query.from) &&
        (query.to === undefined || earliest <= query.to),
    )
    .map((row) => ({ row, outlets: outletsOf(row) }))
    .filter(({ outlets }) => outlets.length > 1)
    .toSorted((a, b) => b.outlets.length - a.outlets.length || (a.row.date < b.row.date ? 1 : -1));
}

async function makeComparison(openCase: OpenCase, { event, ...query }: ComparisonQuery): Promise<ComparisonView> {
  const found = await openCase.evidence(query.outlets);
  const shared = await eventsToldBySeveral(openCase, query);
  const chosen = shared.find(({ row }) => row.id === event) ?? shared[0];
  const listed = shared.slice(0, EVENTS_MAX);
  const refs = await partyRefs(
    openCase,
    [...listed, ...(chosen === undefined ? [] : [chosen])].flatMap(({ row }) => [...row.actors, ...row.recipients]),
  );
  const view = ({ row, outlets }: ToldEvent): SharedEvent => ({
    id: row.id,
    date: row.date,
    type: row.type,
    actors: row.actors.flatMap((id) => refs.get(id) ?? []),
    recipients: row.recipients.flatMap((id) => refs.get(id) ?? []),
    outlets,
    voices: row.voices.length,
    differs: differencesOf(row),
  });
  return {
    events: listed.map(view),
    total: shared.length,
    chosen: chosen === undefined ? null : view(chosen),
    sides: chosen === undefined ? [] : await sidesOf(openCase, found, chosen.row),
  };
}

function differencesOf({ dates, placeVariants, types, figures, denialIds }: Event): SharedEvent['differs'] {
  return [
    ...(dates.length > 0 ? ['dates' as const] : []),
    ...(placeVariants.length > 0 ? ['places' as const] : []),
    ...(types.length > 0 ? ['types' as const] : []),
    ...(figures.length > 0 ? ['figures' as const] : []),
    ...(denialIds.length > 0 ? ['denied' as const] : []),
  ];
}

async function sidesOf(openCase: OpenCase, found: CaseEvidence, event: Event): Promise<readonly EventSide[]> {
  const claims = [...(await openCase.store.claims(event.findingIds)).values()];
  const parties = [...event.actors, ...event.recipients];
  const refs = await partyRefs(openCase, [
    ...parties,
    ...claims.flatMap(({ finding }) => [...finding.place, ...speakersOf(finding.attribution)]),
  ]);
  const refsOf = (ids: readonly string[]): readonly PartyRef[] => ids.flatMap((id) => refs.get(id) ?? []);
  const inSentence = claims.map((row) => {
    const article = found.articleOf(row.finding.id);
    const { start, text } = row.sentence;
    const span = { start, end: start + text.length };
    const { figures = [], mentions = [] } = article?.extraction ?? {};
    return {
      row,
      partyOf: found.evidence.partiesIn.get(row.article.id),
      figures: figures.filter((figure) => overlaps(figure, span)),
      mentions: mentions.filter((mention) => overlaps(mention, span)),
    };
  });
  const items = await figureItems(
    openCase,
    found,
    inSentence.flatMap(({ figures }) => figures.map(({ id }) => id)),
  );
  return [...groupBy(inSentence, ({ row }) => row.article.outlet ?? row.article.id)].map(([outlet, own]) => ({
    outlet,
    tellings: own.map(({ row: { finding, article, sentence } }): SideTelling => ({
      findingId: finding.id,
      article,
      sentence,
      type: finding.type,
      mode: finding.mode,
      polarity: finding.polarity,
      modality: finding.modality,
      time: finding.time,
      places: refsOf(finding.place),
      attribution: finding.attribution,
      speakers: refsOf(speakersOf(finding.attribution)),
    })),
    names: [...new Set(parties)].flatMap((party) => {
      const ref = refs.get(party);
      const names = own.flatMap(({ mentions, partyOf }) =>
        mentions.filter(({ entity }) => (partyOf?.get(entity) ?? entity) === party).map(({ label }) => label),
      );
      return ref === undefined || names.length === 0 ? [] : [{ party: ref, names: [...new Set(names)] }];
    }),
    figures: [...new Set(own.flatMap(({ figures }) => figures.map(({ id }) => id)))].flatMap(
      (id) => items.get(id) ?? [],
    ),
  }));
}
