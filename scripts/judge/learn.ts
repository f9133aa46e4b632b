/**
 * Learns the weights of the judge from claims of which it is known whether they were right. Pure: the same cases give the same
 * judge. How strong the penalty is, and below which chance a claim is dropped, is chosen on articles left out.
 */
import type { Judge } from '../../src/model/index.ts';
import { DOER_UNNAMED } from '../../src/extraction/index.ts';
import { chanceOf, fitLogistic } from './logistic.ts';

/** One proposed claim. */
export interface Case {
  readonly article: string;
  /** Names of the features that hold of it. */
  readonly features: readonly string[];
  /** Whether it matches an annotated claim in type, polarity and sides. */
  readonly right: boolean;
  /** Whether it matches one at least in class and doer. */
  readonly nearlyRight: boolean;
}

/** A case with the chance that weights which never saw its article give it. */
export interface Forecast {
  readonly case: Case;
  readonly chance: number;
}

export interface Learnt {
  readonly judge: Judge;
  readonly penalty: number;
}

/** Strengths of the penalty to choose from. */
const PENALTIES = [3, 6, 12, 24];
/** A feature seen in fewer articles than this tells nothing about others. */
const ARTICLES_MIN = 3;
/**
 * The chance of an act that nobody is said to have done. The annotated articles hold too few to learn from; of the sentences of
 * arabic-gsr in which all annotators agree, some three in four with such a claim tell an attack (`npm run score:external`), and who
 * reads the whole article may know the attackers.
 */
const UNNAMED_CHANCE = 0.5;
/** Articles are left out in this many groups while a judge is chosen. */
const GROUPS = 7;
const THRESHOLDS = Array.from({ length: 60 }, (_, step) => step / 100);

/** The judge that these cases give. `annotated` counts the annotated claims of each article, found or not. */
export function learnJudge(cases: readonly Case[], annotated: ReadonlyMap<string, number>): Learnt {
  const groups = groupsOf([...new Set(cases.map((one) => one.article))].toSorted());
  const [first, ...others] = PENALTIES.map((penalty) => {
    const forecasts = groups.flatMap((group) => forecastsFor(cases, group, fitJudge(cases, penalty, group)));
    return { penalty, forecasts, loss: logLossOf(forecasts) };
  });
  if (!first) throw new Error('there is no penalty to choose from');
  const best = others.reduce((least, candidate) => (candidate.loss < least.loss ? candidate : least), first);
  const articles = new Set(cases.map((one) => one.article));
  const total = [...annotated].reduce((sum, [article, count]) => sum + (articles.has(article) ? count : 0), 0);
  const threshold = chooseThreshold(best.forecasts, total);
  return { judge: { threshold, ...fitJudge(cases, best.penalty, new Set()) }, penalty: best.penalty };
}

/** Leaves out each article in turn: the judge that the others give, its choices included, by the article left out. */
export function learnWithoutEach(
  cases: readonly Case[],
  annotated: ReadonlyMap<string, number>,
): ReadonlyMap<string, Learnt> {
  return new Map(
    [...annotated.keys()].toSorted().map((article) => [
      article,
      learnJudge(
        cases.filter((one) => one.article !== article),
        annotated,
      ),
    ]),
  );
}

/** The forecasts of each article's cases by the judge that did not see it. */
export function forecastAll(cases: readonly Case[], judges: ReadonlyMap<string, Learnt>): readonly Forecast[] {
  return [...judges].flatMap(([article, { judge }]) => forecastsFor(cases, new Set([article]), judge));
}

function groupsOf(articles: readonly string[]): readonly ReadonlySet<string>[] {
  return Array.from(
    { length: Math.min(GROUPS, articles.length) },
    (_, group) => new Set(articles.filter((_article, index) => index % GROUPS === group)),
  );
}

type Weights = Pick<Judge, 'base' | 'weights'>;

/** Fits the weights on all cases but those of the articles `without`; rounded as they are written down. */
export function fitJudge(cases: readonly Case[], penalty: number, without: ReadonlySet<string>): Weights {
  const seen = cases.filter((one) => !without.has(one.article) && !one.features.includes(DOER_UNNAMED));
  const articlesOf = new Map<string, Set<string>>();
  for (const { features, article } of seen) {
    for (const feature of features) {
      const articles = articlesOf.get(feature) ?? new Set<string>();
      articlesOf.set(feature, articles.add(article));
    }
  }
  const names = [...articlesOf]
    .filter(([, articles]) => articles.size >= ARTICLES_MIN)
    .map(([name]) => name)
    .toSorted();
  const places = new Map(names.map((name, place) => [name, place]));
  const rows = seen.map(({ features, right }) => ({
    features: features.flatMap((feature) => places.get(feature) ?? []),
    right,
  }));
  const fit = fitLogistic(
    rows,
    names.map(() => penalty),
  );
  const unnamed = Math.log(UNNAMED_CHANCE / (1 - UNNAMED_CHANCE)) - fit.base;
  return {
    base: round(fit.base),
    weights: {
      ...Object.fromEntries(names.map((name, place) => [name, round(fit.weights[place] ?? 0)])),
      [DOER_UNNAMED]: round(unnamed),
    },
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000 || 0;

function forecastsFor(
  cases: readonly Case[],
  articles: ReadonlySet<string>,
  { base, weights }: Weights,
): readonly Forecast[] {
  const names = Object.keys(weights);
  const places = new Map(names.map((name, place) => [name, place]));
  const fit = { base, weights: Object.values(weights) };
  return cases
    .filter((one) => articles.has(one.article))
    .map((one) => ({
      case: one,
      chance: chanceOf(
        fit,
        one.features.flatMap((feature) => places.get(feature) ?? []),
      ),
    }));
}

/** Means of F1 this near to each other are alike: over draws of articles they move ten times as far. */
const ALIKE = 0.005;

/**
 * The chance below which claims are dropped: of those by which the mean of strict and lenient F1 is highest, or as good as, the
 * strictest. F1 barely tells many doubtful claims from few, and readers are better off with few.
 */
export function chooseThreshold(forecasts: readonly Forecast[], annotated: number): number {
  const means = THRESHOLDS.map((threshold) => {
    const kept = forecasts.filter(({ chance }) => chance >= threshold);
    const found = kept.reduce((sum, one) => sum + (one.case.right ? 1 : 0) + (one.case.nearlyRight ? 1 : 0), 0);
    return found / (annotated + kept.length);
  });
  const most = Math.max(...means);
  return THRESHOLDS[means.findLastIndex((mean) => mean >= most - ALIKE)] ?? 0;
}

/** Mean negative logarithm of the chance given to what was the case. */
export function logLossOf(forecasts: readonly Forecast[]): number {
  const sum = forecasts.reduce((total, one) => total - Math.log(one.case.right ? one.chance : 1 - one.chance), 0);
  return sum / forecasts.length;
}

/** The chance that a right claim stands above a wrong one: area under the ROC curve; null where all are alike. */
export function areaUnderCurve(forecasts: readonly Forecast[]): number | null {
  const right = forecasts.filter((one) => one.case.right);
  const wrong = forecasts.filter((one) => !one.case.right);
  if (!right.length || !wrong.length) return null;
  let above = 0;
  for (const a of right) for (const b of wrong) above += a.chance > b.chance ? 1 : a.chance === b.chance ? 0.5 : 0;
  return above / (right.length * wrong.length);
}

/** Claims whose chance lies in one tenth. */
export interface Bin {
  readonly from: number;
  readonly claims: number;
  readonly meanChance: number;
  readonly shareRight: number;
}

/** The reliability table: tenths of the chance that hold any claims. */
export function reliabilityOf(forecasts: readonly Forecast[]): readonly Bin[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const within = forecasts.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === tenth);
    return {
      from: tenth / 10,
      claims: within.length,
      meanChance: within.reduce((sum, one) => sum + one.chance, 0) / within.length,
      shareRight: within.filter((one) => one.case.right).length / within.length,
    };
  }).filter((bin) => bin.claims > 0);
}

/** Expected calibration error: how far chance and share right lie apart in the mean claim's tenth. */
export function calibrationError(forecasts: readonly Forecast[]): number {
  return reliabilityOf(forecasts).reduce(
    (sum, bin) => sum + (bin.claims / forecasts.length) * Math.abs(bin.meanChance - bin.shareRight),
    0,
  );
}
