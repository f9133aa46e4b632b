import { type Label, overlaps } from '../../model/index.ts';
import { type Contradiction, contradictions } from '../contradictions.ts';
import { compareText, distinct, groupBy } from '../findings.ts';
import { type FigureReport, figures } from '../figure-ledger.ts';
import { spanOf } from '../reasons.ts';
import { onceFor } from '../reuse.ts';
import { type PositionShift, shifts } from '../shifts.ts';
import { wordsIn } from '../words.ts';
import type { Asked, AskedParty } from './asked.ts';
import type { IndexedArticle, IndexedClaim, IndexedSentence } from './ask-index.ts';
import { type AnswerMeans, cite, citedById, distinctSentences, type DraftLine } from './draft.ts';
import { type FoundSentence, heldNear, isInTime, weighSentence } from './find-sentences.ts';
import { byScore, isMutual, type MatchedClaim, type Nearness, stancesAsked } from './match-claims.ts';
import { findPhrases, type PhraseTable } from './phrases.ts';
import { inBoth } from './tell.ts';

/** The lines of each part of an answer, the best first. */

/** One line for each act, told as its best claim tells it, with the sentences of all that tell it. */
export function claimLines(matched: readonly MatchedClaim[], means: AnswerMeans): readonly DraftLine[] {
  const byAct = groupBy(matched, ({ claim: { finding } }) => means.evidence.actOf.get(finding.id) ?? finding.id);
  return [...byAct.values()].flatMap((same) => lineOf(same, (best) => means.tell.claim(best)) ?? []);
}

/** One line of several claims, the best first. */
function lineOf(matched: readonly MatchedClaim[], tell: (best: IndexedClaim) => Label): DraftLine | null {
  const [best] = matched;
  if (best === undefined) return null;
  return {
    told: tell(best.claim),
    cited: distinctSentences(matched.map(({ claim }) => cite(claim.finding, claim.sentence.article))),
    findingIds: matched.map(({ claim }) => claim.finding.id),
    confidence: matched.reduce((most, { claim }) => Math.max(most, claim.finding.confidence), 0),
  };
}

/** Lines of claims under a heading of each group: a party, a place, a voice. */
function groupedLines(
  matched: readonly MatchedClaim[],
  means: AnswerMeans,
  headingsOf: (claim: IndexedClaim) => readonly string[],
  labelOf: (heading: string, claim: IndexedClaim) => Label,
): readonly DraftLine[] {
  const pairs = matched.flatMap((each) => headingsOf(each.claim).map((heading) => ({ heading, each })));
  return [...groupBy(pairs, ({ heading }) => heading)].flatMap(([heading, group]) => {
    const told = (best: IndexedClaim): Label => {
      const [label, act] = [labelOf(heading, best), means.tell.claim(best)];
      return inBoth((language) => `${label[language]} — ${act[language]}`);
    };
    return (
      lineOf(
        group.map(({ each }) => each),
        told,
      ) ?? []
    );
  });
}

/** Who stands on the side that the question leaves open, each party once. */
export function whoLines(matched: readonly MatchedClaim[], asked: Asked, means: AnswerMeans): readonly DraftLine[] {
  return groupedLines(
    matched,
    means,
    (claim) => openParties(claim, asked, means),
    (party) => means.tell.party(party),
  );
}

const UNTOLD: Label = { en: 'Not told who', ar: 'لم يُذكر من' };

/** The acts that answer and in which nobody stands on the side that the question leaves open. */
export function untoldLines(matched: readonly MatchedClaim[], asked: Asked, means: AnswerMeans): readonly DraftLine[] {
  const untold = matched.filter(({ claim }) => openParties(claim, asked, means).length === 0);
  return groupedLines(
    untold,
    means,
    () => [UNTOLD.en],
    () => UNTOLD,
  );
}

/** The parties of a claim on the side for which no party is asked; by stance where the question asks for one. */
function openParties(claim: IndexedClaim, asked: Asked, { names }: AnswerMeans): readonly string[] {
  const { finding } = claim;
  const given = new Set([...asked.holders, ...asked.targets].map(({ party }) => party));
  const partiesOf = (ids: readonly string[]): readonly string[] =>
    distinct(ids.map((id) => names.partyOf(id))).filter((id) => !given.has(id));
  if (isMutual(finding)) return partiesOf([...finding.actor, ...finding.recipient]);
  const isHolderOpen = asked.holders.length === 0;
  const stances = asked.relations.some(({ byStance }) => byStance) ? stancesAsked(claim, asked) : [];
  if (stances.length > 0) {
    return distinct(stances.map(({ holder, target }) => (isHolderOpen ? holder : target))).filter(
      (id) => !given.has(id),
    );
  }
  return partiesOf(isHolderOpen ? finding.actor : finding.recipient);
}

/** When it was, the earliest first; what no text dates is left out where something is dated. */
export function whenLines(matched: readonly MatchedClaim[], means: AnswerMeans): readonly DraftLine[] {
  const dated = matched.filter(({ claim }) => claim.finding.time !== null);
  return groupedLines(
    dated,
    means,
    ({ finding }) => (finding.time === null ? [] : [finding.time]),
    (time) => ({ en: time, ar: time }),
  );
}

/** Where it was: the places of the claims. */
export function whereLines(matched: readonly MatchedClaim[], means: AnswerMeans): readonly DraftLine[] {
  return groupedLines(
    matched,
    means,
    ({ finding }) => finding.place,
    (place) => means.tell.party(place),
  );
}

/** On whose word, each voice once. */
export function voiceLines(matched: readonly MatchedClaim[], means: AnswerMeans): readonly DraftLine[] {
  const voiceOf = ({ finding, sentence }: IndexedClaim): Label =>
    means.tell.voice(finding.attribution, sentence.article.findings.document.outlet);
  return groupedLines(
    matched,
    means,
    (claim) => [voiceOf(claim).en],
    (_, claim) => voiceOf(claim),
  );
}

/** Whether any of `parties` is named in a sentence, or is what its article is about. */
function isAbout({ named, article }: IndexedSentence, parties: readonly AskedParty[]): boolean {
  return (
    parties.length === 0 ||
    parties.some(({ party, entity }) => named.has(party) || named.has(entity) || article.topics.has(party))
  );
}

/** The reports of what is counted, the latest first. */
export function figureReports(asked: Asked, means: AnswerMeans): readonly FigureReport[] {
  const held = (report: FigureReport): number =>
    citedById(report.findingIds, means).reduce(
      (most, { sentence }) => Math.max(most, heldNear(sentence, asked, means.wordsOf)),
      0,
    );
  const fits = (report: FigureReport): boolean => {
    if (asked.measures.length > 0 && !asked.measures.includes(report.measure)) return false;
    return citedById(report.findingIds, means).some(({ sentence }) => {
      const isThere = asked.places.every((within) => {
        const isIn = (id: string): boolean => report.places.includes(id) || sentence.named.has(id);
        return (
          within.some(isIn) || (report.places.length === 0 && within.some((id) => sentence.article.opening.has(id)))
        );
      });
      const parties = [...asked.holders, ...asked.targets, ...asked.speakers, ...asked.about];
      return isThere && isAbout(sentence, parties) && isInTime(sentence.article, asked);
    });
  };
  const found = means.figures().filter(fits);
  const most = asked.words.length === 0 ? 0 : Math.max(0, ...found.map(held));
  return found
    .filter((report) => most === 0 || held(report) === most)
    .toSorted((a, b) => compareText(b.asOf, a.asOf) || compareText(a.id, b.id));
}

export function figureLines(reports: readonly FigureReport[], means: AnswerMeans): readonly DraftLine[] {
  return reports.map((report) => ({
    told: means.tell.row(figures, report),
    cited: distinctSentences(citedById(report.findingIds, means)),
    findingIds: report.findingIds,
    confidence: null,
  }));
}

const NO_CONFLICT: Label = {
  en: 'No two of these figures of one place and time contradict each other; they differ in date, place or scope.',
  ar: 'لا تتعارض بين هذه الأرقام أرقامٌ لمكان واحد وزمن واحد؛ فهي تختلف في التاريخ أو المكان أو النطاق.',
};

const ofFigures: (rows: readonly Contradiction[]) => readonly Contradiction[] = onceFor((rows) =>
  rows.filter(({ kind }) => kind === 'figures'),
);

/** Contradictions between the reports, or that there are none. */
export function figureConflictLines(reports: readonly FigureReport[], means: AnswerMeans): readonly DraftLine[] {
  const ids = new Set(reports.flatMap(({ findingIds }) => findingIds));
  const found = ofFigures(means.contradictions()).filter(({ findingIds }) => meets(findingIds, ids));
  if (found.length > 0) return found.map((row) => contradictionLine(row, means));
  if (reports.length < 2) return [];
  const findingIds = reports.flatMap((report) => report.findingIds);
  return [{ told: NO_CONFLICT, cited: distinctSentences(citedById(findingIds, means)), findingIds, confidence: null }];
}

/** Contradictions of any kind that rest on one of the claims. */
export function conflictLines(matched: readonly MatchedClaim[], means: AnswerMeans): readonly DraftLine[] {
  const ids = new Set(matched.map(({ claim }) => claim.finding.id));
  return means
    .contradictions()
    .filter(({ findingIds }) => meets(findingIds, ids))
    .map((row) => contradictionLine(row, means));
}

function contradictionLine(row: Contradiction, means: AnswerMeans): DraftLine {
  const firsts = [row.first, row.second].flatMap(({ findingIds }) => findingIds.slice(0, 2));
  return toldWhenSeen(row.findingIds, () => means.tell.row(contradictions, row), [...firsts, ...row.findingIds], means);
}

/** A line of which there may be thousands, and some are shown: it is told only where it is looked at. */
function toldWhenSeen(
  findingIds: readonly string[],
  tell: () => Label,
  citedIds: readonly string[],
  means: AnswerMeans,
): DraftLine {
  return {
    get told() {
      return tell();
    },
    get cited() {
      return distinctSentences(citedById(citedIds, means));
    },
    findingIds,
    confidence: null,
  };
}

function meets(ids: readonly string[], wanted: ReadonlySet<string>): boolean {
  return ids.some((id) => wanted.has(id));
}

/** The shifts of those asked for; told before computed, the latest first. */
export function shiftsAsked(asked: Asked, means: AnswerMeans): readonly PositionShift[] {
  const isOf = (parties: readonly AskedParty[], id: string): boolean =>
    parties.length === 0 || parties.some(({ party, entity }) => id === party || id === entity);
  const from = asked.from ?? -Infinity;
  const to = asked.to ?? Infinity;
  return means
    .shifts()
    .filter(({ holder, target, date }) => {
      const day = Date.parse(date) / MS_PER_DAY;
      return isOf(asked.holders, holder) && isOf(asked.targets, target) && day >= from && day <= to;
    })
    .toSorted((a, b) => compareText(b.kind, a.kind) || compareText(b.date, a.date) || compareText(a.holder, b.holder));
}

const MS_PER_DAY = 86_400_000;

const BEFORE_MAX = 2;

export function shiftLines(rows: readonly PositionShift[], means: AnswerMeans): readonly DraftLine[] {
  return rows.map((row) => {
    const movers = row.movers.flatMap(({ findingIds }) => findingIds.slice(0, 1));
    const ends = [row.before, row.after].flatMap(({ findingIds }) => findingIds.slice(0, 1));
    // A told change says itself what it is; what showed the position before stands behind it.
    const ids =
      row.kind === 'told' ? [...row.findingIds, ...row.before.findingIds.slice(-BEFORE_MAX)] : [...movers, ...ends];
    return toldWhenSeen(ids, () => means.tell.row(shifts, row), ids, means);
  });
}

/** What a reason gains where a finding that answers stands in its sentence, and where its effect names one who is asked for. */
const ANSWERS = 2;
const EFFECT = 2;

/**
 * The reasons that texts give: in sentences of the findings that answer and, where the question asks why, in those that bear on
 * it. A reason that a heading and the text give in the same words is one.
 */
export function reasonLines(
  asked: Asked,
  findingIds: readonly string[],
  isOfMatter: (article: IndexedArticle) => boolean,
  means: AnswerMeans,
): readonly DraftLine[] {
  const answering = citedById(findingIds, means);
  const answered = new Set(answering.map(({ sentence }) => sentence));
  const parties = [...asked.holders, ...asked.targets];
  const isOfChange = asked.kinds.includes('what-changed');
  const asksForAct = asked.relations.length + asked.words.length > 0;
  const weighed = means.index.causes.flatMap(({ finding, sentence }) => {
    if (!isInTime(sentence.article, asked) || !isOfMatter(sentence.article)) return [];
    const weight = asked.kinds.includes('why')
      ? weighSentence(sentence, asked, means.tables, means.wordsOf, means.focusOf)
      : null;
    const effect = spanOf(finding, finding.effect);
    const inEffect = sentence.mentions.filter((mention) => effect !== null && overlaps(mention, effect));
    const isAsked = ({ entity: id }: { readonly entity: string }): boolean =>
      parties.some(({ entity, party }) => id === entity || means.names.partyOf(id) === party);
    // Whose position changed toward him: what he did moved another.
    const movesOther =
      asked.holders.length === 0 &&
      inEffect.some((mention) => !isAsked(mention)) &&
      sentence.mentions.some((mention) => isAsked(mention) && !inEffect.includes(mention));
    const tellsChange = weight !== null && (weight.tells.has('what-changed') || movesOther);
    const isNamed = inEffect.some(isAsked);
    // Of what one did: a reason for what another did is none, though it stands in the same sentence.
    const isOfAnother =
      !isOfChange &&
      asked.holders.length > 0 &&
      !isNamed &&
      !answering.some((place) => effect !== null && place.sentence === sentence && overlaps(place.evidence, effect));
    const bears = isOfChange ? tellsChange : weight !== null && (weight.isOfAct || !asksForAct);
    if (isOfAnother || (!bears && !answered.has(sentence))) return [];
    const score = (weight?.score ?? 0) + (answered.has(sentence) ? ANSWERS : 0) + (isNamed ? EFFECT : 0);
    return [{ finding, sentence, score }];
  });
  const ranked = weighed.toSorted((a, b) => b.score - a.score || compareText(a.finding.id, b.finding.id));
  const wordsOf = (part: string): string => [...wordsIn(part)].join(' ');
  const same = groupBy(ranked, ({ finding }) => `${wordsOf(finding.effect)}|${wordsOf(finding.cause)}`);
  return [...same.values()].flatMap((group) => {
    const [best] = group;
    if (best === undefined) return [];
    return {
      told: means.tell.cause(best.finding),
      cited: distinctSentences(group.map(({ finding, sentence }) => cite(finding, sentence.article))),
      findingIds: group.map(({ finding }) => finding.id),
      confidence: null,
    };
  });
}

/**
 * What those who are asked for hold against others, in a claim that itself holds a word of motives: مخاوف وزارة الدفاع (the fears
 * of the ministry of defence), in the articles that are most about the question. The text does not say that it is the reason, so
 * it is none.
 */
export function motiveLines(
  asked: Asked,
  isOfMatter: (article: IndexedArticle) => boolean,
  means: AnswerMeans,
): readonly DraftLine[] {
  const signs: PhraseTable<true> = means.tables.signs.get('why') ?? new Map();
  const own = [...new Set(asked.holders.flatMap(({ party }) => means.index.claimsOf.get(party) ?? []))];
  const told = own.flatMap((claim): readonly MatchedClaim[] => {
    const { finding, sentence } = claim;
    const isAgainst = asked.holders.some(({ party }) =>
      finding.stance.some(({ holder, sign }) => holder === party && sign === -1),
    );
    if (!isAgainst || !isInTime(sentence.article, asked) || !isOfMatter(sentence.article)) return [];
    const words = means.wordsOf(sentence).filter(({ start, end }) => start >= finding.start && end <= finding.end);
    if (findPhrases(words, signs).length === 0) return [];
    return [{ claim, side: 'for', score: finding.confidence }];
  });
  const most = Math.max(...told.map(({ claim }) => means.focusOf(claim.sentence.article)));
  const ofMatter = told.filter(({ claim }) => means.focusOf(claim.sentence.article) === most);
  return claimLines(ofMatter.toSorted(byScore), means);
}

const NEARNESS: Readonly<Record<Nearness, Label>> = {
  'same-parties': { en: 'The same parties, another act', ar: 'الطرفان نفساهما، وفعل آخر' },
  'same-holder': { en: 'The same party, toward another', ar: 'الطرف نفسه، تجاه غيره' },
  'same-target': { en: 'Toward the same party, by another', ar: 'تجاه الطرف نفسه، من غيره' },
};

export function nearestLines(
  near: readonly { readonly claim: IndexedClaim; readonly nearness: Nearness }[],
  means: AnswerMeans,
): readonly DraftLine[] {
  return near.map(({ claim, nearness }) => {
    const act = means.tell.claim(claim);
    return {
      told: inBoth((language) => `${NEARNESS[nearness][language]} — ${act[language]}`),
      cited: [cite(claim.finding, claim.sentence.article)],
      findingIds: [claim.finding.id],
      confidence: claim.finding.confidence,
    };
  });
}

const AGAINST: Label = { en: 'Its words speak against it', ar: 'ألفاظها تنفي' };
const BEARS: Label = { en: 'Its words come near', ar: 'ألفاظها تقترب من السؤال' };

export function unreadLines(found: readonly FoundSentence[]): readonly DraftLine[] {
  return found.map(({ sentence, side, by }) => {
    const label = side === 'against' ? AGAINST : BEARS;
    const words = by.map((word) => `«${word}»`);
    return {
      told: inBoth((language) =>
        words.length === 0 ? label[language] : `${label[language]}: ${words.join(language === 'ar' ? '، ' : ', ')}`,
      ),
      cited: [{ sentence, evidence: { start: sentence.start, end: sentence.end } }],
      findingIds: [],
      confidence: null,
    };
  });
}
