import type {
  AnswerSection,
  AskAnswer,
  AskLine,
  AskSection,
  AskSentence,
  DocumentMeta,
  Label,
} from '../../model/index.ts';
import type { FigureReport } from '../figure-ledger.ts';
import type { PositionShift } from '../shifts.ts';
import { allegations } from './allegations.ts';
import { type Asked, SECTION_LABELS } from './asked.ts';
import type { IndexedArticle } from './ask-index.ts';
import { type AnswerMeans, citedById, type Cited, type DraftLine, type DraftSection } from './draft.ts';
import { findSentences, heldNear, wordsHeld } from './find-sentences.ts';
import { asksBothSides, focusClaims, matchClaims, type MatchedClaim, nearestClaims } from './match-claims.ts';
import { findPhrases } from './phrases.ts';
import {
  claimLines,
  conflictLines,
  figureConflictLines,
  figureLines,
  figureReports,
  motiveLines,
  nearestLines,
  reasonLines,
  shiftLines,
  shiftsAsked,
  unreadLines,
  untoldLines,
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

export const ANSWER_SIZE: AnswerSize = { lines: 10, sentences: 3, unread: 12 };

export type Answer = Pick<AskAnswer, 'found' | 'told' | 'sections' | 'sentences'>;

const NEAREST = 5;

/** The answer to what is asked; `textOf` gives an article's text. */
export function answerQuestion(
  asked: Asked,
  means: AnswerMeans,
  textOf: (document: DocumentMeta) => string,
  size: AnswerSize = ANSWER_SIZE,
): Answer {
  const answers = findAnswers(asked, means);
  const drafts = sectionsOf(asked, answers, means);
  const near = drafts.length > 0 ? [] : nearestLines(nearestClaims(asked, means.index, NEAREST), means);
  const shown = new Set(
    [...drafts.flatMap(({ lines }) => lines.slice(0, size.lines)), ...near].flatMap(({ cited }) =>
      cited.slice(0, size.sentences).map(({ sentence }) => sentence),
    ),
  );
  const unread = findSentences(asked, means.index, means.tables, means.wordsOf, means.focusOf)
    .filter(({ sentence }) => !shown.has(sentence) && answers.isOfMatter(sentence.article))
    .slice(0, size.unread);
  const all: readonly DraftSection[] = [
    ...drafts,
    { section: 'unread', lines: unreadLines(unread) },
    { section: 'nearest', lines: near },
  ];
  return { found: drafts.length > 0, told: summaryOf(drafts, unread.length), ...numbered(all, size, textOf) };
}

/** All that answers, before it is put in parts. */
interface Answers {
  readonly matched: readonly MatchedClaim[];
  readonly shifts: readonly PositionShift[];
  readonly reports: readonly FigureReport[];
  /** Whether an article is about what is asked: where changes are asked for, those that tell one. */
  readonly isOfMatter: (article: IndexedArticle) => boolean;
}

function findAnswers(asked: Asked, means: AnswerMeans): Answers {
  const isOfFigures = asked.kinds.includes('how-many') || (asked.measures.length > 0 && asked.relations.length === 0);
  const reports = isOfFigures ? figureReports(asked, means) : [];
  const shifts = asksForChange(asked) && !isOfFigures ? shiftsAsked(asked, means) : [];
  // Where a number is asked for, and no act, whatever else is told of the parties is no answer.
  const asksNumber = asked.kinds.includes('how-many') && asked.relations.length === 0;
  const isAnswered = reports.length > 0 || asksNumber || isEmpty(asked);
  const matched = isAnswered
    ? []
    : preferWords(
        matchClaims(asked, means.index, allegations(asked, means.index, means.tables, means.wordsOf)),
        asked,
        means,
      );
  const isOfChange = asked.kinds.includes('what-changed') && shifts.length > 0;
  const ofChange = isOfChange ? shifts.flatMap(({ findingIds }) => findingIds) : [];
  const articles = new Set(citedById(ofChange, means).map(({ sentence }) => sentence.article));
  return {
    matched: focusClaims(matched, asked, means.focusOf),
    shifts,
    reports,
    isOfMatter: (article) => !isOfChange || articles.has(article),
  };
}

/** The parts of an answer, in the order in which the question asks for them; those that have no line are left out. */
function sectionsOf(asked: Asked, answers: Answers, means: AnswerMeans): readonly DraftSection[] {
  const { matched, shifts, reports } = answers;
  const drafts: DraftSection[] = [];
  const isTold = (...sections: readonly AnswerSection[]): boolean =>
    drafts.some(({ section }) => sections.includes(section));
  const add = (section: AnswerSection, lines: readonly DraftLine[]): void => {
    if (lines.length > 0 && !isTold(section)) drafts.push({ section, lines });
  };
  add('figures', figureLines(reports, means));
  add('conflicts', figureConflictLines(reports, means));
  if (asked.kinds.includes('what-changed')) add('changed', shiftLines(shifts, means));
  const isOfChange = isTold('changed');
  for (const kind of asked.kinds) {
    if (kind === 'when') add('when', whenLines(matched, means));
    if (kind === 'where') add('where', whereLines(matched, means));
    if (kind === 'who' && isSideOpen(asked) && !isOfChange) {
      const who = (side: MatchedClaim['side']): readonly DraftLine[] => {
        const answering = onSide(matched, side);
        return [...whoLines(answering, asked, means), ...untoldLines(answering, asked, means)];
      };
      if (asksBothSides(asked)) {
        add('for', who('for'));
        add('against', who('against'));
      } else add('who', who('for'));
    }
    // Who denied it is whoever's word the denial stands on.
    const asksWhoDenies = kind === 'who' && !isSideOpen(asked) && asked.relations.some(({ denial }) => denial);
    if (kind === 'who-says' || asksWhoDenies) add('voices', voiceLines(matched, means));
    if (kind === 'conflict') add('conflicts', conflictLines(matched, means));
    if (kind === 'why') {
      add('reasons', reasonLines(asked, reasonedOf(answers, isOfChange), answers.isOfMatter, means));
      add('statements', motiveLines(asked, answers.isOfMatter, means));
    }
  }
  if (asked.relations.some(({ modality }) => modality === 'planned')) {
    add('planned', claimLines(matched.filter(isPlanned), means));
  }
  if (hasSides(asked)) {
    // Beside what changed, where they stood and stand in the articles that tell it.
    const shown = matched.filter(({ claim }) => answers.isOfMatter(claim.sentence.article));
    if (!isTold('who')) add('for', claimLines(onSide(shown, 'for'), means));
    add('against', claimLines(onSide(shown, 'against'), means));
  } else if (drafts.length === 0) {
    add('statements', claimLines(matched, means));
  }
  add('changed', shiftLines(shifts, means));
  if (isTold('changed')) add('reasons', reasonLines(asked, reasonedOf(answers, true), answers.isOfMatter, means));
  return drafts;
}

/** The findings for which reasons are sought: the changes where these are asked for. */
function reasonedOf({ matched, shifts }: Answers, isOfChange: boolean): readonly string[] {
  const ofShifts = shifts.flatMap(({ findingIds }) => findingIds);
  return isOfChange ? ofShifts : [...matched.map(({ claim }) => claim.finding.id), ...ofShifts];
}

function isPlanned({ claim, side }: MatchedClaim): boolean {
  return claim.finding.modality === 'planned' && side === 'for';
}

function onSide(matched: readonly MatchedClaim[], wanted: MatchedClaim['side']): readonly MatchedClaim[] {
  return matched.filter(({ side }) => side === wanted);
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

/** The claims in whose sentences most of the words and topics stand; all of those asked for where none holds any. */
function preferWords(
  matched: readonly MatchedClaim[],
  asked: Asked,
  { wordsOf, tables }: AnswerMeans,
): readonly MatchedClaim[] {
  if (asked.words.length + asked.topics.length === 0) return matched;
  const topics = asked.topics.flatMap(({ id }) => tables.words.get(id) ?? []);
  const held = matched.map(({ claim }) => {
    const words = wordsOf(claim.sentence);
    const isOfTopic =
      topics.some((table) => findPhrases(words, table).length > 0) || wordsHeld(words, { words: asked.topicWords }) > 0;
    // What stands in its own sentence is nearer than what stands in the one before.
    const inOwn = wordsHeld(words, asked);
    return (WORD * (inOwn + heldNear(claim.sentence, asked, wordsOf))) / 2 + (isOfTopic ? 1 : 0);
  });
  const most = Math.max(0, ...held);
  // Where nobody is named, what holds none of the words is about something else.
  if (most === 0 && asked.words.length > 0 && asked.holders.length + asked.targets.length === 0) return [];
  return matched.filter((_, index) => held[index] === most);
}

const NO_EVIDENCE: Label = { en: 'No evidence in these articles.', ar: 'لا دليل في هذه المقالات.' };
const NOT_READ: Label = {
  en: 'Nothing that was read in these articles answers; some sentences come near by their words.',
  ar: 'لا جواب في ما قُرئ من هذه المقالات؛ وثمة جمل تقترب من السؤال بألفاظها.',
};

function summaryOf(drafts: readonly DraftSection[], unread: number): Label {
  if (drafts.length === 0) return unread === 0 ? NO_EVIDENCE : NOT_READ;
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
      const shown = lines
        .slice(0, section === 'unread' ? size.unread : size.lines)
        .map(({ told, cited, findingIds, confidence }): AskLine => ({
          told,
          sentences: cited.slice(0, size.sentences).map(numberOf),
          findingIds,
          confidence,
        }));
      return { section, label: SECTION_LABELS[section], lines: shown, more: lines.length - shown.length };
    });
  return { sections, sentences };
}
