import type { Attribution } from '../model/index.ts';
import { count, type Derivation, type Row, tellNumber, tellParties, tellText } from './declaration.ts';
import type { Evidence } from './evidence.ts';
import { compareText, distinct, groupBy, valueAt } from './findings.ts';
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

interface Use {
  readonly id: string;
  readonly entity: string;
  readonly outlet: string;
  readonly label: string;
  readonly key: string;
  readonly month: string;
}

/** All names that are used often enough, by entity and outlet, the commonest first. */
export function deriveFraming(evidence: Evidence, { usesMin, prior }: FramingParameters): readonly Framing[] {
  const uses = usesOf(evidence);
  return [...groupBy(uses, ({ entity }) => entity)]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([entity, ofEntity]) => {
      const names = groupBy(ofEntity, ({ key }) => key);
      const byOutlet = groupBy(ofEntity, ({ outlet }) => outlet);
      return [...byOutlet]
        .toSorted(([a], [b]) => compareText(a, b))
        .flatMap(([outlet, ofOutlet]) =>
          [...groupBy(ofOutlet, ({ key }) => key)]
            .filter(([, same]) => same.length >= usesMin)
            .map(([key, same]): Framing => {
              const elsewhere = {
                uses: (names.get(key)?.length ?? 0) - same.length,
                all: ofEntity.length - ofOutlet.length,
              };
              const here = { uses: same.length, all: ofOutlet.length };
              return {
                entity,
                outlet,
                name: commonest(same.map(({ label }) => label)),
                uses: same.length,
                share: here.uses / here.all,
                shareElsewhere: elsewhere.all === 0 ? null : elsewhere.uses / elsewhere.all,
                preference: elsewhere.all === 0 ? null : preferenceOf(here, elsewhere, prior),
                months: [...groupBy(same, ({ month }) => month)]
                  .map(([month, inMonth]) => ({ month, uses: inMonth.length }))
                  .toSorted((a, b) => compareText(a.month, b.month)),
                findingIds: distinct(same.map(({ id }) => id)),
              };
            })
            .toSorted((a, b) => b.uses - a.uses || compareText(a.name, b.name)),
        );
    });
}

/** An adjective (الفرنسي) or a pronoun (قواته) stands for someone without calling it anything. */
const NO_NAMES: ReadonlySet<string> = new Set(['name/nisba', 'name/owned-forces']);

function usesOf(evidence: Evidence): readonly Use[] {
  // The same few labels come again and again.
  const keys = new Map<string, string>();
  const keyOf = (label: string): string => valueAt(keys, label, () => [...wordsIn(label)].join(' ') || label);
  return evidence.findings.flatMap(({ document, extraction }) => {
    const places = new Set(extraction.entities.filter(({ type }) => type === 'place').map(({ id }) => id));
    const outlet = document.outlet ?? document.id;
    return extraction.mentions
      .filter(({ entity, rule }) => !places.has(entity) && !NO_NAMES.has(rule))
      .map(({ id, entity, label }) => ({
        id,
        entity,
        outlet,
        label,
        key: keyOf(label),
        month: document.published?.slice(0, 7) ?? '',
      }));
  });
}

function commonest(labels: readonly string[]): string {
  const [first] = [...groupBy(labels, (label) => label)].toSorted(
    ([a, usesA], [b, usesB]) => usesB.length - usesA.length || compareText(a, b),
  );
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
  derive: deriveFraming,
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
  return [...groupBy(evidence.findings, ({ document }) => document.outlet ?? document.id)]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([outlet, articles]) => {
      const claims = articles.flatMap(({ extraction }) => extraction.claims);
      if (claims.length === 0) return [];
      const part = (kind: Attribution['kind']): number =>
        claims.filter(({ attribution }) => attribution.kind === kind).length / claims.length;
      const quoted = new Map<string, number[]>();
      for (const { document, extraction } of articles) {
        const partyOf = evidence.partiesIn.get(document.id);
        for (const { attribution } of extraction.claims) {
          if (attribution.kind !== 'named') continue;
          for (const speaker of attribution.speaker)
            valueAt(quoted, partyOf?.get(speaker) ?? speaker, () => []).push(1);
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
    });
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
