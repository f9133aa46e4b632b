import type { Attribution, Mention } from '../model/index.ts';
import { count, type Derivation, type Row, tellNumber, tellParties, tellText } from './declaration.ts';
import type { Evidence } from './evidence.ts';
import { type ArticleFindings, compareText, distinct, groupBy, mentionsNaming, partyMap, valueAt } from './findings.ts';
import { withReuse } from './reuse.ts';
import { wordsIn } from './words.ts';

/**
 * Which outlet calls whom what, and on whose word does it report? Names as mentions give them, against those of all other
 * outlets.
 *
 * Source: log-odds with a prior, after B. Monroe, M. Colaresi and K. Quinn, "Fightin' Words", Political Analysis 16 (2008).
 */

/** One name that an outlet uses for someone. */
export interface Framing extends Row {
  readonly entity: string;
  readonly outlet: string;
  /** The name in its commonest spelling. */
  readonly name: string;
  readonly uses: number;
  /** Part of all that the outlet calls it, 0 to 1. */
  readonly share: number;
  /** Part of all that the other outlets call it, 0 to 1; null where no other names it. */
  readonly shareElsewhere: number | null;
  /** How far the outlet prefers the name against the others, in standard errors; above 2 it is its own way. */
  readonly preference: number | null;
  /** Uses by month of publication, `YYYY-MM`. */
  readonly months: readonly { readonly month: string; readonly uses: number }[];
}

export interface FramingParameters {
  readonly usesMin: number;
  readonly prior: number;
}

/** How often one outlet uses one name, in which spellings and months. */
interface NameUses {
  readonly key: string;
  readonly spellings: Map<string, number>;
  readonly months: Map<string, number>;
  /** The mentions. */
  readonly ids: string[];
}

/** The names of one entity, by outlet and by what their spellings have in common. */
type Names = Map<string, Map<string, NameUses>>;

/** All names that are used often enough, by entity and outlet, the commonest first. */
export function deriveFraming(evidence: Evidence, parameters: FramingParameters): readonly Framing[] {
  return [...countNames(evidence.findings, namedIn)]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([entity, names]) => framingOf(entity, names, parameters));
}

/** What outlets call one entity, a place too. */
export function framingOfOne(
  { findings }: Pick<Evidence, 'findings'>,
  entity: string,
  parameters: FramingParameters,
): readonly Framing[] {
  const names = countNames(findings, (article) => mentionsNaming(article, entity)).get(entity);
  return names === undefined ? [] : framingOf(entity, names, parameters);
}

/** What each outlet calls one entity. */
function framingOf(entity: string, names: Names, { usesMin, prior }: FramingParameters): readonly Framing[] {
  const usesOfOutlet = new Map([...names].map(([outlet, own]) => [outlet, usesOf(own.values())]));
  const usesInAll = [...usesOfOutlet.values()].reduce((sum, uses) => sum + uses, 0);
  const usesOfName = new Map<string, number>();
  for (const own of names.values()) {
    for (const { key, ids } of own.values()) usesOfName.set(key, (usesOfName.get(key) ?? 0) + ids.length);
  }
  return [...names]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([outlet, own]) =>
      [...own.values()]
        .filter(({ ids }) => ids.length >= usesMin)
        .map(({ key, spellings, months, ids }): Framing => {
          const here = { uses: ids.length, all: usesOfOutlet.get(outlet) ?? 0 };
          const elsewhere = { uses: (usesOfName.get(key) ?? 0) - here.uses, all: usesInAll - here.all };
          return {
            entity,
            outlet,
            name: commonest(spellings),
            uses: here.uses,
            share: here.uses / here.all,
            shareElsewhere: elsewhere.all === 0 ? null : elsewhere.uses / elsewhere.all,
            preference: elsewhere.all === 0 ? null : preferenceOf(here, elsewhere, prior),
            months: [...months]
              .map(([month, uses]) => ({ month, uses }))
              .toSorted((x, y) => compareText(x.month, y.month)),
            findingIds: distinct(ids),
          };
        })
        .toSorted((x, y) => y.uses - x.uses || compareText(x.name, y.name)),
    );
}

function usesOf(names: Iterable<NameUses>): number {
  return [...names].reduce((sum, { ids }) => sum + ids.length, 0);
}

/** An adjective (الفرنسي) or a pronoun (قواته) stands for someone without calling it anything. */
const NO_NAMES: ReadonlySet<string> = new Set(['name/nisba', 'name/owned-forces']);

/** The mentions of all but places. */
function namedIn({ extraction }: ArticleFindings): readonly Mention[] {
  const places = new Set(extraction.entities.filter(({ type }) => type === 'place').map(({ id }) => id));
  return extraction.mentions.filter(({ entity }) => !places.has(entity));
}

/** The names of the entities that are asked for. A case holds a million mentions, so they are counted as they are read, and not kept. */
function countNames(
  articles: readonly ArticleFindings[],
  mentionsIn: (article: ArticleFindings) => readonly Mention[],
): ReadonlyMap<string, Names> {
  const all = new Map<string, Names>();
  for (const article of articles) {
    const { document } = article;
    const outlet = document.outlet ?? document.id;
    const month = document.published?.slice(0, 7) ?? '';
    for (const { id, entity, label, rule } of mentionsIn(article)) {
      if (NO_NAMES.has(rule)) continue;
      const ofEntity = valueAt(all, entity, (): Names => new Map());
      const own = valueAt(ofEntity, outlet, () => new Map<string, NameUses>());
      const key = keyOf(label);
      const { spellings, months, ids } = valueAt(own, key, () => ({
        key,
        spellings: new Map<string, number>(),
        months: new Map<string, number>(),
        ids: [],
      }));
      spellings.set(label, (spellings.get(label) ?? 0) + 1);
      months.set(month, (months.get(month) ?? 0) + 1);
      ids.push(id);
    }
  }
  return all;
}

const keys = new Map<string, string>();
/** So many spellings are remembered; there are few names. */
const KEYS_MAX = 20_000;

/** What the spellings of one name have in common. */
function keyOf(label: string): string {
  const known = keys.get(label);
  if (known !== undefined) return known;
  if (keys.size >= KEYS_MAX) keys.clear();
  const key = [...wordsIn(label)].join(' ') || label;
  keys.set(label, key);
  return key;
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].toSorted(([a, usesA], [b, usesB]) => usesB - usesA || compareText(a, b));
  return first?.[0] ?? '';
}

/**
 * z of the log-odds. Both sides get `prior` uses more, shared out among the names as all outlets together use them, so that
 * equal shares give 0 however few uses there are.
 */
export function preferenceOf(
  here: { readonly uses: number; readonly all: number },
  elsewhere: { readonly uses: number; readonly all: number },
  prior: number,
): number {
  const usual = (here.uses + elsewhere.uses) / (here.all + elsewhere.all);
  if (usual === 1) return 0;
  const sidesOf = ({ uses, all }: typeof here): readonly [number, number] => [
    uses + prior * usual,
    all - uses + prior * (1 - usual),
  ];
  const [a, b] = sidesOf(here);
  const [c, d] = sidesOf(elsewhere);
  return (Math.log(a / b) - Math.log(c / d)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
}

export const framing: Derivation<FramingParameters, Framing> = {
  id: 'framing',
  label: { en: 'Framing', ar: 'التأطير' },
  question: { en: 'Which outlet calls whom what, and since when?', ar: 'بماذا يسمّي كل منفذ كل طرف، ومنذ متى؟' },
  source: 'docs/derivations.md#framing',
  parameters: {
    usesMin: count('uses, at least', 'مرات الاستعمال على الأقل', 2, [1, 1000]),
    prior: count(
      'uses added, shared out as all outlets use the names',
      'استعمالات مضافة توزَّع بحسب استعمال المنافذ كلها',
      2,
      [0.01, 100],
    ),
  },
  outputs: {
    entity: { en: 'who is named', ar: 'المسمّى' },
    outlet: { en: 'outlet', ar: 'المنفذ' },
    name: { en: 'name that it uses', ar: 'التسمية' },
    uses: { en: 'uses', ar: 'مرات الاستعمال' },
    share: { en: 'part of all its names for it', ar: 'نسبتها من تسمياته له' },
    shareElsewhere: { en: 'the same in other outlets', ar: 'نسبتها في المنافذ الأخرى' },
    preference: {
      en: 'preference against other outlets, in standard errors',
      ar: 'تفضيلها على المنافذ الأخرى، بالأخطاء المعيارية',
    },
    months: { en: 'uses by month', ar: 'الاستعمال في كل شهر' },
    findingIds: { en: 'mentions behind it', ar: 'ما يستند إليه' },
  },
  sentence: {
    en: '{outlet} calls {entity} {name} ({uses} times, {share} of its names for it; elsewhere {elsewhere}; preference {preference}).',
    ar: '{outlet} يسمّي {entity} {name} (عدد المرات {uses}، ونسبتها من تسمياته {share}، وفي غيره {elsewhere}؛ التفضيل {preference}).',
  },
  tell: (row) => ({
    outlet: tellText(row.outlet),
    entity: tellParties([row.entity]),
    name: tellText(`«${row.name}»`),
    uses: tellNumber(row.uses),
    share: tellNumber(row.share, 2),
    elsewhere: tellNumber(row.shareElsewhere, 2),
    preference: tellNumber(row.preference, 1),
  }),
  derive: (evidence, parameters) => deriveFraming(evidence, parameters),
};

/** On whose word an outlet reports. */
export interface SourceProfile extends Row {
  readonly outlet: string;
  readonly documents: number;
  readonly claims: number;
  /** Parts of its claims by kind of voice, 0 to 1; together 1. */
  readonly author: number;
  readonly named: number;
  readonly anonymous: number;
  readonly observers: number;
  readonly media: number;
  /** The parties that it quotes most, with how often; at most five. */
  readonly quoted: readonly { readonly party: string; readonly claims: number }[];
}

const QUOTED_MAX = 5;

/** The profiles of all outlets that have a claim, sorted by name. */
export function deriveSources(evidence: Evidence): readonly SourceProfile[] {
  return withReuse<readonly SourceProfile[], readonly SourceProfile[]>(evidence.memory, 'sources', (reuse) =>
    [...groupBy(evidence.findings, ({ document }) => document.outlet ?? document.id)]
      .toSorted(([a], [b]) => compareText(a, b))
      .flatMap(([outlet, articles]) => reuse(outlet, articles, () => profileOf(outlet, articles))),
  );
}

function profileOf(outlet: string, articles: readonly ArticleFindings[]): readonly SourceProfile[] {
  const claims = articles.flatMap(({ extraction }) => extraction.claims);
  if (claims.length === 0) return [];
  const part = (kind: Attribution['kind']): number =>
    claims.filter(({ attribution }) => attribution.kind === kind).length / claims.length;
  const quoted = new Map<string, number[]>();
  for (const article of articles) {
    const partyOf = partyMap(article);
    for (const { attribution } of article.extraction.claims) {
      if (attribution.kind !== 'named') continue;
      for (const speaker of attribution.speaker) valueAt(quoted, partyOf.get(speaker) ?? speaker, () => []).push(1);
    }
  }
  return [
    {
      outlet,
      documents: articles.length,
      claims: claims.length,
      author: part('author'),
      named: part('named'),
      anonymous: part('anonymous'),
      observers: part('observers'),
      media: part('media'),
      quoted: [...quoted]
        .map(([party, times]) => ({ party, claims: times.length }))
        .toSorted((a, b) => b.claims - a.claims || compareText(a.party, b.party))
        .slice(0, QUOTED_MAX),
      findingIds: distinct(claims.map(({ id }) => id)),
    },
  ];
}

export const sources: Derivation<object, SourceProfile> = {
  id: 'sources',
  label: { en: 'Sources', ar: 'المصادر' },
  question: { en: 'On whose word does each outlet report?', ar: 'على لسان من ينقل كل منفذ؟' },
  source: 'docs/derivations.md#sources',
  parameters: {},
  outputs: {
    outlet: { en: 'outlet', ar: 'المنفذ' },
    documents: { en: 'articles', ar: 'المقالات' },
    claims: { en: 'claims', ar: 'الادعاءات' },
    author: { en: 'in its own voice', ar: 'بصوته' },
    named: { en: 'by named sources', ar: 'عن مصادر مسمّاة' },
    anonymous: { en: 'by unnamed sources', ar: 'عن مصادر لم تُسمَّ' },
    observers: { en: 'by observers', ar: 'عن مراقبين' },
    media: { en: 'by other media', ar: 'عن وسائل إعلام أخرى' },
    quoted: { en: 'parties quoted most', ar: 'أكثر الأطراف اقتباساً' },
    findingIds: { en: 'findings behind it', ar: 'ما يستند إليه' },
  },
  sentence: {
    en: '{outlet}: {claims} claims; own voice {author}, named {named}, unnamed {anonymous}, observers {observers}, media {media}; quotes {quoted}.',
    ar: '{outlet}: الادعاءات {claims}؛ بصوته {author}، مصادر مسمّاة {named}، غير مسمّاة {anonymous}، مراقبون {observers}، إعلام {media}؛ يقتبس من {quoted}.',
  },
  tell: (row) => ({
    outlet: tellText(row.outlet),
    claims: tellNumber(row.claims),
    author: tellNumber(row.author, 2),
    named: tellNumber(row.named, 2),
    anonymous: tellNumber(row.anonymous, 2),
    observers: tellNumber(row.observers, 2),
    media: tellNumber(row.media, 2),
    quoted: tellParties(row.quoted.map(({ party }) => party)),
  }),
  derive: deriveSources,
};
