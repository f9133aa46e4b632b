import {
  type Claim,
  type ClaimType,
  contentId,
  dayNumber,
  dayText,
  type EventStatus,
  type Label,
  type Measure,
} from '../model/index.ts';
import { createActIndex, createActRules, isMutual, type Telling } from './acts.ts';
import {
  days,
  type Derivation,
  parametersOf,
  type Row,
  tellDay,
  tellNumber,
  tellParties,
  tellType,
  tellWord,
} from './declaration.ts';
import { type Evidence, rememberLast } from './evidence.ts';
import { withReuse } from './reuse.ts';
import { compareText, distinct, groupBy, inSameSentence, valueAt, voiceOf } from './findings.ts';

/**
 * What happened, as all articles together tell it? Claims of one act over documents (acts.ts) with its denials, who tells it
 * independently of whom, where the tellings differ, and what became of what was planned.
 */

/** One way in which an event is told, and by which findings. */
export interface Variant {
  readonly value: string;
  readonly findingIds: readonly string[];
}

/** A quantity that tellings of an event give, where they do not give the same. */
export interface FigureVariants {
  readonly measure: Measure;
  readonly variants: readonly Variant[];
}

export interface Event extends Row {
  /** The same as long as its first claim is. */
  readonly id: string;
  /** The type that most tellings give. */
  readonly type: ClaimType;
  readonly mode: string | null;
  readonly aspect: Claim['aspect'];
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  /** The day that most tellings give, `YYYY-MM-DD`; the earlier of two. */
  readonly date: string;
  /** First and last day that it may have been, as the text says: a month or a year is no day. */
  readonly earliest: string;
  readonly latest: string;
  /** True where no text says when, and the publication date stands for it. */
  readonly dateInferred: boolean;
  readonly places: readonly string[];
  readonly status: EventStatus;
  /** Claims that tell it, and claims that deny it; sorted. */
  readonly claimIds: readonly string[];
  readonly denialIds: readonly string[];
  readonly documents: number;
  /** Independent voices that tell it: each outlet, and each quoted party however many outlets quote it. */
  readonly voices: readonly string[];
  /** Different days, places, types and figures; empty where all tell the same. */
  readonly dates: readonly Variant[];
  readonly placeVariants: readonly Variant[];
  readonly types: readonly Variant[];
  readonly figures: readonly FigureVariants[];
  /** What happened after it was planned or promised, the first first; events by id. */
  readonly followedBy: readonly string[];
  /** What had announced it; events by id. */
  readonly announcedBy: readonly string[];
}

export interface EventParameters {
  /** How long after an announcement an act still counts as its fulfilment. */
  readonly followDays: number;
}

/** What an announced act of a type may turn into; each type also into itself. */
const MAY_BECOME: Partial<Record<ClaimType, readonly ClaimType[]>> = {
  AGREE: ['CONSULT', 'AID', 'COOPERATE', 'SUPPORT', 'RETREAT', 'CONCEDE'],
  MOBILIZE: ['ASSAULT'],
  THREATEN: ['ASSAULT', 'SANCTION', 'COERCE', 'MOBILIZE'],
  CONCEDE: ['RETREAT'],
  SUPPORT: ['AID'],
};

/** What is planned announces, and so does a promise that is told as made; one that is denied announces nothing. */
function announces({ status, type }: Event): boolean {
  return status === 'planned' || (type === 'AGREE' && status !== 'denied');
}

/** Whoever announced it does it: an attack in return fulfils no plan. What is done together, each may begin. */
function isByAnnouncer(done: Event, announced: Event): boolean {
  return isMutual(done.type) || done.actors.some((actor) => announced.actors.includes(actor));
}

/** At most so many fulfilments are named; the first ones are the telling ones. */
const FOLLOWERS_MAX = 5;

/** All events, in order of days, each once. */
export function deriveEvents(evidence: Evidence, parameters: EventParameters): readonly Event[] {
  const groups = groupBy(evidence.tellings, ({ claim }) => evidence.actOf.get(claim.id) ?? claim.id);
  const denialsOf = attachDenials([...groups.values()], evidence);
  const attached = new Set([...denialsOf.values()].flat());
  const events = withReuse<Event, readonly Event[]>(evidence.memory, 'events', (reuse) =>
    [...groups].flatMap(([act, tellings]) => {
      if (attached.has(tellings)) return [];
      const denials = denialsOf.get(tellings)?.flat() ?? [];
      return [reuse(act, [...tellings, null, ...denials], () => makeEvent(act, tellings, denials, evidence))];
    }),
  );
  return linkAnnounced(
    events.toSorted((a, b) => compareText(a.date, b.date) || compareText(a.id, b.id)),
    parameters,
    evidence,
  );
}

/** The groups of denials of each group that tells an act. A denial without a time may come some days after the act. */
function attachDenials(
  groups: readonly (readonly Telling[])[],
  evidence: Evidence,
): ReadonlyMap<readonly Telling[], readonly (readonly Telling[])[]> {
  const { denialDays } = evidence.acts;
  const rules = createActRules({ ...evidence.acts, windowDays: denialDays }, evidence.placesAbove);
  const told: (readonly Telling[])[] = [];
  const denying: { readonly group: readonly Telling[]; readonly sought: Telling }[] = [];
  for (const group of groups) {
    const first = group[0];
    if (first === undefined || first.claim.modality === 'planned') continue;
    if (first.claim.polarity === 'affirmed') told.push(group);
    else denying.push({ group, sought: first.isDated ? first : { ...first, from: first.to - denialDays } });
  }
  const denials = new Map<readonly Telling[], (readonly Telling[])[]>();
  for (const aspect of ['event', 'state'] as const) {
    const asked = denying.filter(({ sought }) => sought.claim.aspect === aspect);
    const index = createActIndex(
      rules,
      asked.map(({ sought }) => sought),
    );
    const groupOf = new Map<Telling, readonly Telling[]>();
    for (const group of told) {
      const first = group[0];
      if (first?.claim.aspect !== aspect) continue;
      groupOf.set(first, group);
      index.add(first, distinct([...first.actors, ...first.recipients]));
    }
    for (const { group, sought } of asked) {
      const [denied] = index.find(sought).flatMap(({ first }) => (first === null ? [] : [groupOf.get(first)]));
      if (denied !== undefined) valueAt(denials, denied, () => []).push(group);
    }
  }
  return denials;
}

function makeEvent(act: string, tellings: readonly Telling[], denials: readonly Telling[], evidence: Evidence): Event {
  const all = [...tellings, ...denials];
  const dated = tellings.filter(({ isDated }) => isDated);
  const dates = variantsOf(dated, ({ day: at }) => dayText(at));
  const types = variantsOf(tellings, ({ claim }) => claim.type);
  const modes = variantsOf(
    tellings.filter(({ claim }) => claim.mode !== null),
    ({ claim }) => claim.mode ?? '',
  );
  const placed = tellings.filter(({ claim }) => claim.place.length > 0);
  const placeVariants = variantsOf(placed, ({ claim }) => distinct(claim.place).join('+'));
  const date = dates[0]?.value ?? dayText(tellings[0]?.day ?? 0);
  const dater = dated.find(({ day: at }) => dayText(at) === date);
  const claimIds = distinct(tellings.map(({ claim }) => claim.id));
  const denialIds = distinct(denials.map(({ claim }) => claim.id));
  const single = all.length === 1 ? tellings[0] : undefined;
  return {
    id: contentId('e', act),
    type: (types[0]?.value ?? 'CONSULT') as ClaimType,
    mode: modes[0]?.value ?? null,
    aspect: tellings[0]?.claim.aspect ?? 'event',
    actors: single?.actors ?? distinct(tellings.flatMap(({ actors }) => actors)),
    recipients: single?.recipients ?? distinct(tellings.flatMap(({ recipients }) => recipients)),
    date,
    earliest: dater === undefined ? date : dayText(dater.from),
    latest: dater === undefined ? date : dayText(dater.to),
    dateInferred: dated.length === 0,
    places: distinct(placed.flatMap(({ claim }) => claim.place)),
    status: statusOf(tellings, denials, evidence),
    claimIds,
    denialIds,
    documents: new Set(all.map(({ document }) => document.id)).size,
    voices: distinct(all.map((telling) => voice(telling, evidence))),
    dates: differing(dates),
    placeVariants: differing(placeVariants),
    types: differing(types),
    figures: figuresOf(tellings, evidence),
    followedBy: NONE,
    announcedBy: NONE,
    findingIds: denialIds.length === 0 ? claimIds : distinct([...claimIds, ...denialIds]),
  };
}

/** One list for all that have nothing of a kind, for they are most. */
const NONE: readonly never[] = [];

function voice({ claim, document }: Telling, evidence: Evidence): string {
  return voiceOf(claim.attribution, document, evidence.partiesIn.get(document.id) ?? new Map());
}

function statusOf(tellings: readonly Telling[], denials: readonly Telling[], evidence: Evidence): EventStatus {
  const first = tellings[0]?.claim;
  if (first?.modality === 'planned') return first.polarity === 'negated' ? 'denied' : 'planned';
  if (first?.polarity === 'negated') return 'denied';
  if (denials.length > 0) {
    const tellers = new Set(tellings.map((telling) => voice(telling, evidence)));
    return denials.some((denial) => !tellers.has(voice(denial, evidence))) ? 'contested' : 'done';
  }
  return tellings.some(({ claim }) => claim.modality === 'actual') ? 'done' : 'possible';
}

/** The ways in which something is told, the most common first; of two the smaller. */
function variantsOf(tellings: readonly Telling[], valueOf: (telling: Telling) => string): readonly Variant[] {
  return [...groupBy(tellings, valueOf)]
    .map(([value, same]) => ({ value, findingIds: distinct(same.map(({ claim }) => claim.id)) }))
    .toSorted((a, b) => b.findingIds.length - a.findingIds.length || compareText(a.value, b.value));
}

function differing<Item>(variants: readonly Item[]): readonly Item[] {
  return variants.length > 1 ? variants : NONE;
}

/** Figures in the sentences that tell an event, where two of them give a measure differently. */
function figuresOf(tellings: readonly Telling[], evidence: Evidence): readonly FigureVariants[] {
  const told = new Map<Measure, Map<string, Set<string>>>();
  for (const { claim, document } of tellings) {
    const article = evidence.articleOf.get(document.id);
    if (article === undefined) continue;
    for (const figure of inSameSentence(article.extraction.figures, claim, article.sentences)) {
      const variants = valueAt(told, figure.measure, () => new Map<string, Set<string>>());
      valueAt(variants, `${figure.low ?? ''}..${figure.high ?? ''}`, () => new Set()).add(figure.id);
    }
  }
  return [...told]
    .filter(([measure, variants]) => variants.size > 1 && measure !== 'duration' && measure !== 'distance')
    .map(([measure, variants]) => ({
      measure,
      variants: [...variants]
        .map(([value, ids]) => ({ value, findingIds: distinct(ids) }))
        .toSorted((a, b) => compareText(a.value, b.value)),
    }))
    .toSorted((a, b) => compareText(a.measure, b.measure));
}

/** Announced events with what happened later between the same parties. */
function linkAnnounced(
  events: readonly Event[],
  { followDays }: EventParameters,
  { memory }: Evidence,
): readonly Event[] {
  const done = new Map<string, Event[]>();
  for (const event of events) {
    if (event.status === 'planned' || event.status === 'possible' || event.status === 'denied') continue;
    if (event.type === 'AGREE' || event.aspect === 'state') continue;
    for (const key of partyKeys(event, event.type)) valueAt(done, key, () => []).push(event);
  }
  const followedBy = new Map<string, readonly string[]>();
  const announcedBy = new Map<string, string[]>();
  for (const announced of events.filter(announces)) {
    const types = [announced.type, ...(MAY_BECOME[announced.type] ?? [])];
    const later = types
      .flatMap((type) => firstAfter(done.get(soughtKey(announced, type)) ?? [], announced, followDays))
      .toSorted((a, b) => compareText(a.date, b.date) || compareText(a.id, b.id))
      .slice(0, FOLLOWERS_MAX);
    followedBy.set(
      announced.id,
      later.map(({ id }) => id),
    );
    for (const { id } of later) valueAt(announcedBy, id, () => []).push(announced.id);
  }
  return withReuse<Event, readonly Event[]>(memory, `linked events ${followDays}`, (reuse) =>
    events.map((event) => {
      const [later, earlier] = [followedBy.get(event.id) ?? NONE, announcedBy.get(event.id) ?? NONE];
      if (later.length === 0 && earlier.length === 0) return event;
      const from = [event, ...later, null, ...earlier];
      return reuse(event.id, from, () => ({ ...event, followedBy: later, announcedBy: earlier }));
    }),
  );
}

/** An act can be found by each of its doers, and by each two of its parties. */
function partyKeys({ actors, recipients }: Event, type: ClaimType): readonly string[] {
  const all = distinct([...actors, ...recipients]);
  const pairs = all.flatMap((a, index) => all.slice(index + 1).map((b) => `${type}|${a}|${b}`));
  return [...actors.map((actor) => `${type}|${actor}`), ...pairs];
}

/** With two sides named, both must be there; with one, it must act. */
function soughtKey({ actors, recipients }: Event, type: ClaimType): string {
  const [actor = '', second] = actors;
  const other = recipients.find((id) => id !== actor) ?? second;
  return other === undefined ? `${type}|${actor}` : `${type}|${distinct([actor, other]).join('|')}`;
}

/** The first events of the announcer after an announcement, of a list in order of days, and not later than `followDays` after it. */
function firstAfter(list: readonly Event[], announced: Event, followDays: number): readonly Event[] {
  const { date } = announced;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.date ?? '') <= date) low = middle + 1;
    else high = middle;
  }
  const last = dayText((dayNumber(date) ?? 0) + followDays);
  const found: Event[] = [];
  for (let index = low; index < list.length && found.length < FOLLOWERS_MAX; index += 1) {
    const event = list[index];
    if (event === undefined || event.date > last) break;
    if (isByAnnouncer(event, announced)) found.push(event);
  }
  return found;
}

const STATUS_LABELS: Record<EventStatus, Label> = {
  planned: { en: 'planned', ar: 'مخطط له' },
  possible: { en: 'possible', ar: 'محتمل' },
  done: { en: 'told as done', ar: 'مرويّ على أنه وقع' },
  contested: { en: 'contested', ar: 'متنازع فيه' },
  denied: { en: 'denied', ar: 'منفي' },
};

/** Labels of statuses, for whoever shows one. */
export const eventStatusLabels: Readonly<Record<EventStatus, Label>> = STATUS_LABELS;

export const events: Derivation<EventParameters, Event> = {
  id: 'events',
  label: { en: 'Events', ar: 'الأحداث' },
  question: {
    en: 'What happened, according to how many independent sources, and where do they differ?',
    ar: 'ماذا حدث، وبحسب كم مصدر مستقل، وفيمَ تختلف رواياتها؟',
  },
  source: 'docs/derivations.md#events',
  parameters: {
    followDays: days('days within which an announcement is fulfilled', 'أيام يُعدّ فيها الإعلان متحققاً', 180),
  },
  outputs: {
    id: { en: 'id', ar: 'المعرّف' },
    type: { en: 'type that most tellings give', ar: 'النوع بحسب أكثر الروايات' },
    mode: { en: 'mode that most tellings give', ar: 'الصيغة بحسب أكثر الروايات' },
    aspect: { en: 'act or standing relation', ar: 'فعل أو علاقة قائمة' },
    actors: { en: 'parties that act', ar: 'الأطراف الفاعلة' },
    recipients: { en: 'parties acted upon', ar: 'الأطراف المتلقية' },
    date: { en: 'day that most tellings give', ar: 'اليوم بحسب أكثر الروايات' },
    earliest: { en: 'first day that it may have been', ar: 'أول يوم محتمل' },
    latest: { en: 'last day that it may have been', ar: 'آخر يوم محتمل' },
    dateInferred: { en: 'whether the publication date stands for it', ar: 'هل حلّ تاريخ النشر محله' },
    places: { en: 'places', ar: 'الأماكن' },
    status: {
      en: 'planned, possible, done, contested or denied',
      ar: 'مخطط له أو محتمل أو واقع أو متنازع فيه أو منفي',
    },
    claimIds: { en: 'claims that tell it', ar: 'الادعاءات التي ترويه' },
    denialIds: { en: 'claims that deny it', ar: 'الادعاءات التي تنفيه' },
    documents: { en: 'number of articles, reprints left out', ar: 'عدد المقالات من دون المعاد نشرها' },
    voices: { en: 'independent voices', ar: 'الأصوات المستقلة' },
    dates: { en: 'different days', ar: 'الأيام المختلفة' },
    placeVariants: { en: 'different places', ar: 'الأماكن المختلفة' },
    types: { en: 'different types', ar: 'الأنواع المختلفة' },
    figures: { en: 'different figures', ar: 'الأرقام المختلفة' },
    followedBy: { en: 'what happened after the announcement', ar: 'ما وقع بعد الإعلان' },
    announcedBy: { en: 'what had announced it', ar: 'ما أعلن عنه من قبل' },
    findingIds: { en: 'findings behind it', ar: 'ما يستند إليه' },
  },
  sentence: {
    en: '{date}: {actors} → {recipients}, {type}, {status}. Independent voices: {voices}; articles: {documents}.',
    ar: '{date}: {actors} ← {recipients}، {type}، {status}. الأصوات المستقلة: {voices}؛ المقالات: {documents}.',
  },
  tell: (event) => ({
    date: tellDay(event.earliest === event.latest ? event.date : `${event.earliest}/${event.latest}`),
    actors: tellParties(event.actors),
    recipients: tellParties(event.recipients),
    type: tellType(event.type),
    status: tellWord(STATUS_LABELS[event.status].en, STATUS_LABELS[event.status].ar),
    voices: tellNumber(event.voices.length),
    documents: tellNumber(event.documents),
  }),
  derive: rememberLast(deriveEvents),
};

/** The events with default parameters. */
export function eventsOf(evidence: Evidence): readonly Event[] {
  return events.derive(evidence, parametersOf(events));
}
