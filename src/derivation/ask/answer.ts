import type {
  AnswerSection,
  AskAnswer,
  AskLine,
  AskSection,
  AskSentence,
  DocumentMeta,
  Label,
} from '../../model/index.ts';
import { type Asked, SECTION_LABELS } from './asked.ts';
import type { AnswerMeans, Cited, DraftLine, DraftSection } from './draft.ts';
import { findSentences, wordsHeld } from './find-sentences.ts';
import { matchClaims, type MatchedClaim, nearestClaims, ofOneMatter } from './match-claims.ts';
import { findPhrases } from './phrases.ts';
import {
  claimLines,
  conflictLines,
  figureConflictLines,
  figureLines,
  figureReports,
  nearestLines,
  reasonLines,
  shiftLines,
  shiftsAsked,
  unreadLines,
  voiceLines,
  whenLines,
  whereLines,
  whoLines,
} from './sections.ts';
import { inBoth } from './tell.ts';

/** What do the articles of a case say to a question? Every line rests on sentences, and nothing is said that no sentence says. */

/** How much of an answer is shown. */
export interface AnswerSize {
  /** Lines of each part. */
  readonly lines: number;
  /** Sentences of each line. */
  readonly sentences: number;
  /** Sentences that no rule read. */
  readonly unread: number;
}

export const ANSWER_SIZE: AnswerSize = { lines: 10, sentences: 3, unread: 6 };

export type Answer = Pick<AskAnswer, 'found' | 'told' | 'sections' | 'sentences'>;

const NEAREST = 5;

/** The answer to what is asked; `textOf` gives an article's text. */
export function answerQuestion(
  asked: Asked,
  means: AnswerMeans,
  textOf: (document: DocumentMeta) => string,
  size: AnswerSize = ANSWER_SIZE,
): Answer {
  const drafts = sectionsOf(asked, means).filter(({ lines }) => lines.length > 0);
  const found = drafts.length > 0;
  const near = found ? [] : nearestLines(nearestClaims(asked, means.index, NEAREST), means);
  const shown = new Set(
    [...drafts.flatMap(({ lines }) => lines.slice(0, size.lines)), ...near].flatMap(({ cited }) =>
      cited.slice(0, size.sentences).map(({ sentence }) => sentence),
    ),
  );
  const unread = findSentences(asked, means.index, means.tables, means.wordsOf, size.unread + shown.size)
    .filter(({ sentence }) => !shown.has(sentence))
    .slice(0, size.unread);
  const all: readonly DraftSection[] = [
    ...drafts,
    { section: 'nearest', lines: near },
    { section: 'unread', lines: unreadLines(unread) },
  ];
  return { found, told: summaryOf(drafts), ...numbered(all, size, textOf) };
}

/** The parts of an answer, in the order in which the question asks for them. */
function sectionsOf(asked: Asked, means: AnswerMeans): readonly DraftSection[] {
  const { kinds } = asked;
  const isOfFigures = asked.measures.length > 0 || kinds.includes('how-many');
  const reports = isOfFigures ? figureReports(asked, means) : [];
  const matched =
    reports.length > 0 || isEmpty(asked)
      ? []
      : ofOneMatter(preferWords(matchClaims(asked, means.index), asked, means), asked);
  const changed = asksForChange(asked) && !isOfFigures ? shiftsAsked(asked, means) : [];
  const answered = [
    ...matched.map(({ claim }) => claim.finding.id),
    ...changed.flatMap(({ findingIds }) => findingIds),
  ];
  const drafts: DraftSection[] = [];
  const add = (section: AnswerSection, lines: readonly DraftLine[]): void => {
    if (lines.length > 0 && !drafts.some((draft) => draft.section === section)) drafts.push({ section, lines });
  };
  if (isOfFigures) add('figures', figureLines(reports, means));
  if (reports.length > 0) add('conflicts', figureConflictLines(reports, means));
  if (kinds.includes('what-changed')) add('changed', shiftLines(changed, means));
  for (const kind of kinds) {
    if (kind === 'when') add('when', whenLines(matched, means));
    if (kind === 'where') add('where', whereLines(matched, means));
    if (kind === 'who' && isSideOpen(asked)) add('who', whoLines(matched, asked, means));
    if (kind === 'who-says') add('voices', voiceLines(matched, means));
    if (kind === 'conflict' && reports.length === 0) add('conflicts', conflictLines(matched, means));
    if (kind === 'why') add('reasons', reasonLines(asked, answered, means));
  }
  const planned = matched.filter(({ claim, side }) => claim.finding.modality === 'planned' && side === 'for');
  if (asked.relations.some(({ modality }) => modality === 'planned')) add('planned', claimLines(planned, means));
  const isTold = (section: AnswerSection): boolean => drafts.some((draft) => draft.section === section);
  const against = matched.filter(({ side }) => side === 'against');
  const speaking = matched.filter(({ side }) => side === 'for');
  if (hasSides(asked)) {
    if (!isTold('who')) add('for', claimLines(speaking, means));
    add('against', claimLines(against, means));
  } else if (
    !['who', 'planned', 'when', 'where', 'reasons', 'voices', 'changed'].some((each) => isTold(each as AnswerSection))
  ) {
    add('statements', claimLines(matched, means));
  }
  add('changed', shiftLines(changed, means));
  if (changed.length > 0)
    add(
      'reasons',
      reasonLines(
        asked,
        changed.flatMap(({ findingIds }) => findingIds),
        means,
      ),
    );
  return drafts;
}

/** Nobody and nothing is asked for: then everything would answer. */
function isEmpty({ holders, targets, speakers, relations, topics, places, words }: Asked): boolean {
  return [holders, targets, speakers, relations, topics, places, words].every((each) => each.length === 0);
}

function isSideOpen({ holders, targets }: Asked): boolean {
  return holders.length === 0 || targets.length === 0;
}

/** Whether the question has two sides: it asks whether, or for a stance. */
function hasSides({ kinds, relations }: Asked): boolean {
  return (
    kinds.includes('yes-no') || relations.some(({ byStance, denial }) => byStance || denial) || kinds.includes('who')
  );
}

function asksForChange({ kinds, relations, holders, targets }: Asked): boolean {
  if (kinds.includes('what-changed')) return true;
  return holders.length > 0 && targets.length > 0 && relations.some(({ byStance }) => byStance);
}

/** A word of the question counts more than that a sentence tells the same kind of act. */
const WORD = 2;

/** The claims in whose sentences most of the words and topics stand; all where none holds any. */
function preferWords(
  matched: readonly MatchedClaim[],
  asked: Asked,
  { wordsOf, tables }: AnswerMeans,
): readonly MatchedClaim[] {
  if (asked.words.length + asked.topics.length === 0) return matched;
  const topics = asked.topics.flatMap(({ id }) => tables.words.get(id) ?? []);
  const held = matched.map(({ claim }) => {
    const words = wordsOf(claim.sentence);
    return WORD * wordsHeld(words, asked) + topics.filter((table) => findPhrases(words, table).length > 0).length;
  });
  const most = Math.max(0, ...held);
  return matched.filter((_, index) => held[index] === most);
}

function summaryOf(drafts: readonly DraftSection[]): Label {
  if (drafts.length === 0) return { en: 'No evidence in these articles.', ar: 'لا دليل في هذه المقالات.' };
  return inBoth((language) =>
    drafts.map(({ section, lines }) => `${SECTION_LABELS[section][language]}: ${lines.length}`).join(' · '),
  );
}

/** Lines with numbers for their sentences, each sentence once. */
function numbered(
  drafts: readonly DraftSection[],
  size: AnswerSize,
  textOf: (document: DocumentMeta) => string,
): Pick<Answer, 'sections' | 'sentences'> {
  const numbers = new Map<string, number>();
  const sentences: AskSentence[] = [];
  const numberOf = ({ sentence, evidence }: Cited): number => {
    const { document } = sentence.article.findings;
    const key = `${document.id} ${sentence.start}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = sentences.length + 1;
    numbers.set(key, number);
    const { id, title, outlet, published, url } = document;
    const within = (offset: number): number =>
      Math.min(Math.max(offset, sentence.start), sentence.end) - sentence.start;
    sentences.push({
      number,
      article: { id, title, outlet, published, url },
      sentence: {
        text: textOf(document).slice(sentence.start, sentence.end),
        start: sentence.start,
        highlight: [within(evidence.start), within(evidence.end)],
      },
    });
    return number;
  };
  const sections = drafts
    .filter(({ lines }) => lines.length > 0)
    .map(({ section, lines }): AskSection => {
      const shown = lines.slice(0, size.lines).map(({ told, cited, findingIds, confidence }): AskLine => ({
        told,
        sentences: cited.slice(0, size.sentences).map(numberOf),
        findingIds,
        confidence,
      }));
      return { section, label: SECTION_LABELS[section], lines: shown, more: lines.length - shown.length };
    });
  return { sections, sentences };
}
