import {
  type ArticleFindings,
  framingOfOne,
  events,
  framing,
  groupBy,
  parametersOf,
  positionsOfPairs,
  publishedDay,
} from '../derivation/index.ts';
import {
  type Bundle,
  type Claim,
  dayNumber,
  type EntityDenial,
  type EntityFigure,
  type EntityOffice,
  type EntityView,
  type Figure,
  MarsadError,
  type OutletNames,
  type PartyRef,
  type Some,
  type ToldSentence,
} from '../model/index.ts';
import { showFindings } from './derivations.ts';
import { entityIndexOf, type Use } from './entity-index.ts';
import { partyRefs, resolveName, speakersOf } from './parties.ts';
import { pairsFor } from './positions.ts';
import { loadReader } from './reader.ts';
import { rememberAnswers } from './remember-answers.ts';
import { eventsNaming } from './timeline.ts';
import type { OpenCase } from './workspace.ts';

/** Who is this, in the words of the articles and of the resources? */

export interface EntityQuery {
  /** On the word of these outlets alone. */
  readonly outlets?: readonly string[];
  /** First and last day, `YYYY-MM-DD`: of publication for names, figures and denials, of what happened for events. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const SENTENCES_PER_NAME = 3;
const NAMES_PER_OUTLET = 8;
const MEMBERS_MAX = 40;
const ITEMS_MAX = 30;
const EVENTS_MAX = 10;

/**
 * All that a case says of one actor, asked for by any name or by id.
 * @throws MarsadError `query/unknown-entity`, `query/no-day`
 */
export function readEntity(openCase: OpenCase, name: string, query: EntityQuery = {}): Promise<EntityView> {
  return rememberedEntity(openCase, { name, ...query });
}

const rememberedEntity = rememberAnswers(makeEntity);

async function makeEntity(
  openCase: OpenCase,
  { name, ...query }: EntityQuery & { readonly name: string },
): Promise<EntityView> {
  for (const day of ['from', 'to'] as const) {
    const value = query[day];
    if (value !== undefined && dayNumber(value) === null) {
      throw new MarsadError('query/no-day', { name: day, value });
    }
  }
  const { entity, party } = await resolveName(openCase, name);
  const { bundle } = await loadReader();
  const { evidence, articleOf } = await openCase.evidence(query.outlets);
  const { named, acting, said, about, deniedBy, deniedOf } = entityIndexOf(evidence);
  const isWithin = isPublishedWithin(query);
  const within = <Told extends { readonly article: ArticleFindings }>(all: readonly Told[]): readonly Told[] =>
    all.filter(({ article }) => isWithin(article));
  const itemsOf = <Item>(all: readonly { readonly article: ArticleFindings; readonly item: Item }[]): readonly Item[] =>
    within(all).map(({ item }) => item);
  const own = within(named(entity.id));
  const counts = countMentions(own, within(acting(entity.id)));
  const figures = { said: itemsOf(said(entity.id)), about: itemsOf(about(entity.id)) };
  const byIt = new Set(itemsOf(deniedBy(entity.id)));
  const denials = { byIt: [...byIt], ofIt: itemsOf(deniedOf(entity.id)).filter((claim) => !byIt.has(claim)) };
  const findings = own.map(({ article }) => article);
  const framed = framingOfOne({ findings }, entity.id, { ...parametersOf(framing), usesMin: 1 });
  const shownFigures = [...figures.said.slice(0, ITEMS_MAX), ...figures.about.slice(0, ITEMS_MAX)];
  const shownDenials = [...denials.byIt.slice(0, ITEMS_MAX), ...denials.ofIt.slice(0, ITEMS_MAX)];
  const told = await showFindings(openCase, articleOf, [
    ...framed.flatMap(({ findingIds }) => findingIds.slice(0, SENTENCES_PER_NAME)),
    ...shownFigures.map(({ id }) => id),
    ...shownDenials.map(({ id }) => id),
  ]);
  const members = [...counts.members].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MEMBERS_MAX);
  const { pairs, parameters } = await pairsFor(openCase, { outlets: query.outlets ?? [], at: query.to });
  const position = positionsOfPairs(
    pairs.filter(({ holder, target }) => holder === party.id || target === party.id),
    parameters,
  ).toSorted((a, b) => b.units - a.units);
  const isNamed = (id: string): boolean => id === entity.id || (counts.members.get(id) ?? 0) > 0;
  const offices = officesOf(bundle, entity.id, isNamed);
  const refs = await partyRefs(openCase, [
    ...members.map(([id]) => id),
    ...position.flatMap(({ holder, target }) => [holder, target]),
    ...offices.flatMap(({ holder, party: of }) => [holder, of]),
    ...shownFigures.flatMap(({ place }) => place),
    ...shownDenials.flatMap(({ attribution }) => speakersOf(attribution)),
  ]);
  const refsOf = (ids: readonly string[]): readonly PartyRef[] => ids.flatMap((id) => refs.get(id) ?? []);
  return {
    entity,
    party: party.id === entity.id ? null : party,
    provisional: !isInResources(bundle, entity.id),
    mentions: counts.own,
    articles: counts.articles,
    members: members.flatMap(([id, mentions]) => refsOf([id]).map((member) => ({ entity: member, mentions }))),
    names: namesByOutlet(framed, told),
    offices: offices.flatMap((each): readonly EntityOffice[] => {
      const [holder, of] = [refs.get(each.holder), refs.get(each.party)];
      return holder === undefined || of === undefined ? [] : [{ ...each, holder, party: of }];
    }),
    at: parameters.at,
    held: position
      .filter(({ holder }) => holder === party.id)
      .flatMap((each) => refsOf([each.target]).map((other) => ({ party: other, position: each }))),
    received: position
      .filter(({ target }) => target === party.id)
      .flatMap((each) => refsOf([each.holder]).map((other) => ({ party: other, position: each }))),
    events: await eventsNaming(openCase, entity.id, query, EVENTS_MAX),
    followDays: parametersOf(events).followDays,
    figuresSaid: some(figures.said, (figure) => figureView(figure, told, refsOf)),
    figuresAbout: some(figures.about, (figure) => figureView(figure, told, refsOf)),
    denied: some(denials.byIt, (claim) => denialView(claim, told, refsOf)),
    deniedOfIt: some(denials.ofIt, (claim) => denialView(claim, told, refsOf)),
  };
}

function isPublishedWithin({ from, to }: EntityQuery): (article: ArticleFindings) => boolean {
  const first = from === undefined ? null : dayNumber(from);
  const last = to === undefined ? null : dayNumber(to);
  return ({ document }) => {
    if (first === null && last === null) return true;
    const day = publishedDay(document);
    return day !== null && (first === null || day >= first) && (last === null || day <= last);
  };
}

interface MentionCounts {
  readonly own: number;
  readonly articles: number;
  /** Mentions of those who act for it, by id. */
  readonly members: ReadonlyMap<string, number>;
}

function countMentions(own: readonly Use[], acting: readonly Use[]): MentionCounts {
  const members = new Map<string, number>();
  for (const { entity, mentions } of acting) members.set(entity, (members.get(entity) ?? 0) + mentions);
  return { own: own.reduce((sum, { mentions }) => sum + mentions, 0), articles: own.length, members };
}

function namesByOutlet(
  framed: ReturnType<typeof framingOfOne>,
  told: ReadonlyMap<string, ToldSentence>,
): readonly OutletNames[] {
  return [...groupBy(framed, ({ outlet }) => outlet)]
    .map(([outlet, names]) => ({
      outlet,
      uses: names.reduce((sum, { uses }) => sum + uses, 0),
      names: names.slice(0, NAMES_PER_OUTLET).map(({ name, uses, share, findingIds }) => ({
        name,
        uses,
        share,
        sentences: findingIds.slice(0, SENTENCES_PER_NAME).flatMap((id) => told.get(id) ?? []),
      })),
    }))
    .toSorted((a, b) => b.uses - a.uses || (a.outlet < b.outlet ? -1 : 1));
}

/** Its own offices, and those that others who are named hold for it; the latest first, those without dates last. */
function officesOf(
  bundle: Bundle,
  entity: string,
  isNamed: (id: string) => boolean,
): readonly (Omit<EntityOffice, 'holder' | 'party'> & { readonly holder: string; readonly party: string })[] {
  const labelOf = new Map(bundle.offices.map(({ id, label }) => [id, label]));
  return bundle.actors
    .filter(({ id }) => isNamed(id))
    .flatMap(({ id, affiliations }) =>
      affiliations
        .filter(({ party }) => id === entity || party === entity)
        .map(({ party, office, from, to }) => ({
          holder: id,
          party,
          office: office === null ? null : (labelOf.get(office) ?? null),
          from,
          to,
        })),
    )
    .toSorted((a, b) => ((a.from ?? '') === (b.from ?? '') ? 0 : (a.from ?? '') < (b.from ?? '') ? 1 : -1));
}

function isInResources({ actors, places }: Bundle, id: string): boolean {
  return [actors, places].some((list) => list.some((each) => each.id === id));
}

function some<Item, View>(all: readonly Item[], viewOf: (item: Item) => View | null): Some<View> {
  return { total: all.length, items: all.slice(0, ITEMS_MAX).flatMap((item) => viewOf(item) ?? []) };
}

function figureView(
  figure: Figure,
  told: ReadonlyMap<string, ToldSentence>,
  refsOf: (ids: readonly string[]) => readonly PartyRef[],
): EntityFigure | null {
  const sentence = told.get(figure.id);
  return sentence === undefined ? null : { figure, places: refsOf(figure.place), told: sentence };
}

function denialView(
  claim: Claim,
  told: ReadonlyMap<string, ToldSentence>,
  refsOf: (ids: readonly string[]) => readonly PartyRef[],
): EntityDenial | null {
  const sentence = told.get(claim.id);
  if (sentence === undefined) return null;
  return { claimId: claim.id, deniers: refsOf(speakersOf(claim.attribution)), told: sentence };
}
