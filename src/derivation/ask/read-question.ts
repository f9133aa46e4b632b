import {
  type Bundle,
  type Document,
  type Label,
  type Measure,
  type QuestionKind,
  type QuestionRelation,
  type Span,
} from '../../model/index.ts';
import type { Engine } from '../../extraction/index.ts';
import { readDocument } from '../../text/index.ts';
import { groupBy } from '../findings.ts';
import { findEnglishDate, plainLatin } from './english.ts';
import { findPhrases, type PhraseHit } from './phrases.ts';
import type { NameUse, QuestionTables, RelationUse } from './question-tables.ts';
import type { Word } from './words.ts';

/**
 * What does a question ask? Names, dates and predicates are read by the engine that reads articles; question words and English by
 * the tables of `resources/ask`. Nothing is looked up in a case here: a name may still have several candidates.
 */

export interface ReadQuestion {
  readonly text: string;
  readonly language: keyof Label;
  readonly words: readonly Word[];
  readonly kinds: readonly (Span & { readonly kind: QuestionKind })[];
  /** What is asked for, and what is only named: the memorandum that someone opposes. */
  readonly relations: readonly (Span & { readonly relation: QuestionRelation })[];
  readonly topics: readonly (Span & { readonly relation: QuestionRelation })[];
  readonly measures: readonly (Span & { readonly measure: Measure })[];
  readonly names: readonly FoundName[];
  readonly date: (Span & { readonly value: string }) | null;
  /** Words that nothing above explains. */
  readonly unknown: readonly Span[];
  /** Doers and others of the claims that the engine finds in the question, as entity ids. */
  readonly told: { readonly actor: readonly string[]; readonly recipient: readonly string[] };
}

export interface FoundName extends Span {
  readonly text: string;
  /** Ids that it may mean, the likeliest first where the resources say so. */
  readonly candidates: readonly NameUse[];
  /** Places in the list of words. */
  readonly first: number;
  readonly last: number;
}

/** The means of reading questions, made once. `day` is the day on which they are asked, `YYYY-MM-DD`, for أمس and a month without a year. */
export interface QuestionReader {
  readonly bundle: Bundle;
  readonly engine: Engine;
  readonly tables: QuestionTables;
}

export function readQuestion(
  text: string,
  day: string | null,
  { bundle, engine, tables }: QuestionReader,
): ReadQuestion {
  const language = isArabic(text) ? 'ar' : 'en';
  const words = tables.reader.read(text);
  const document = questionDocument(text, day);
  const extraction = engine.extract(document);
  const measures = findPhrases(words, tables.measures);
  const isCounted = coveredBy(words, measures);
  const names = keepLongest([...arabicNames(extraction.mentions, words, bundle), ...tableNames(words, tables)]).filter(
    // Displaced people and migrants are what is counted, not who does something.
    ({ first, last }) => first !== last || !isCounted(first),
  );
  const isNamed = coveredBy(words, names);
  const allKinds = findPhrases(words, tables.kinds);
  const kindHits = chooseKinds(allKinds, words, text);
  const isAsked = coveredBy(words, kindHits);
  const found = findPhrases(words, tables.relations).filter(({ first, last }) => !isNamed(first) && !isNamed(last));
  // "How many were killed" asks for a number, "who was killed" for an act.
  const asksNumbers =
    kindHits.some(({ meaning }) => meaning === 'how-many') ||
    (measures.length > 0 && kindHits.every(({ meaning }) => NUMBER_KINDS.has(meaning)));
  const free = found.filter(
    (hit) =>
      !(isCounted(hit.first) && isCounted(hit.last) && (asksNumbers || isCountedThing(hit, words))) &&
      !isOfText(hit, words, tables) &&
      !isBarePreposition(hit, words, tables),
  );
  const { asked, topics } = splitRelations(
    free.filter(({ first, last, meaning }) => first !== last || !isAsked(first) || meaning.relation.id === 'say'),
    words,
    isNamed,
    kindHits[0]?.meaning === 'yes-no',
    asksNumbers,
  );
  const date = dateOf(text, language, extraction.dates, words, tables);
  const covered = [...names, ...allKinds, ...kindHits, ...found, ...measures];
  const aside = tables.list('aside');
  const small = ['receiving', 'toward', 'by', 'on-the-word-of', 'within', 'between'].map((name) => tables.list(name));
  const isCovered = coveredBy(words, covered);
  const unknown = words.filter(
    (word, index) =>
      !word.isMark &&
      !isCovered(index) &&
      !/^\p{N}/u.test(word.text) &&
      !(date !== null && word.start >= date.start && word.end <= date.end) &&
      ![...word.keys].some((key) => aside.has(key) || small.some((list) => list.has(key))),
  );
  const spanOf = ({ first, last }: { readonly first: number; readonly last: number }): Span => ({
    start: words[first]?.start ?? 0,
    end: words[last]?.end ?? 0,
  });
  return {
    text,
    language,
    words,
    kinds: kindHits.map((hit) => ({ ...spanOf(hit), kind: hit.meaning })),
    relations: asked.map((hit) => ({ ...spanOf(hit), relation: hit.meaning.relation })),
    topics: topics.map((hit) => ({ ...spanOf(hit), relation: hit.meaning.relation })),
    measures: measures.map((hit) => ({ ...spanOf(hit), measure: hit.meaning })),
    names,
    date,
    unknown: unknown.map(({ start, end }) => ({ start, end })),
    told: {
      actor: extraction.claims.flatMap(({ actor, recipient }) => (recipient.length > 0 ? actor : [])),
      recipient: extraction.claims.flatMap(({ recipient }) => recipient),
    },
  };
}

/** Kinds that may go with what is counted and ask for nothing else. */
const NUMBER_KINDS: ReadonlySet<QuestionKind> = new Set(['what', 'who-says', 'conflict']);

/** مقاتلات (fighter jets) are sent or counted; nobody asks who fights. */
function isCountedThing({ first }: PhraseHit<RelationUse>, words: readonly Word[]): boolean {
  const word = words[first];
  return word !== undefined && /^\p{Script=Arabic}/u.test(word.text) && word.isNoun && !word.isVerb;
}

/** What the text says is what any question asks: "the reason that the text gives". */
function isOfText({ last, meaning }: PhraseHit<RelationUse>, words: readonly Word[], tables: QuestionTables): boolean {
  const texts = tables.list('texts');
  const isText = (word: Word | undefined): boolean => [...(word?.keys ?? [])].some((key) => texts.has(key));
  return meaning.relation.voice && (isText(words[last + 1]) || isText(words[last - 1]));
}

/** "For and against" asks for both sides; "against Haftar" for one. */
function isBarePreposition(
  { first, last }: PhraseHit<RelationUse>,
  words: readonly Word[],
  tables: QuestionTables,
): boolean {
  const isPreposition = first === last && [...(words[first]?.keys ?? [])].some((key) => tables.list('sides').has(key));
  const next = words[last + 1];
  return isPreposition && (next === undefined || next.isMark || next.isJoined || next.keys.has('and'));
}

function isArabic(text: string): boolean {
  return (text.match(/\p{Script=Arabic}/gu) ?? []).length * 2 >= (text.match(/\p{L}/gu) ?? []).length;
}

function questionDocument(text: string, day: string | null): Document {
  return readDocument({ id: 'question', title: null, outlet: null, url: null, published: day, language: 'ar' }, text);
}

/** Names as the engine finds them in articles; strangers that no table knows are words like others. */
function arabicNames(
  mentions: readonly (Span & { readonly entity: string; readonly label: string })[],
  words: readonly Word[],
  bundle: Bundle,
): readonly FoundName[] {
  const known = new Set([...bundle.actors, ...bundle.places].map(({ id }) => id));
  return mentions.flatMap(({ start, end, entity, label }) => {
    if (!known.has(entity) || !/^\p{Script=Arabic}/u.test(label)) return [];
    const first = words.findIndex((word) => word.end > start);
    const last = words.findLastIndex((word) => word.start < end);
    const others = bundle.ambiguous.find(({ name }) => name === label)?.candidates ?? [];
    const state = bundle.places.find(({ id }) => id === entity)?.state ?? null;
    const capital = bundle.actors.find(({ id }) => id === state)?.capital?.split('|') ?? [];
    const candidates: readonly NameUse[] = [
      ...[entity, ...others.filter((id) => id !== entity)].map((id) => ({ id, kind: 'name' as const })),
      ...(state !== null && capital.includes(label.replace(/^[وفبكل](?=ال)/u, ''))
        ? [{ id: state, kind: 'capital' as const }]
        : []),
    ];
    return [{ start: words[first]?.start ?? start, end, text: label, candidates, first, last }];
  });
}

/**
 * Names of the tables: all in Latin letters, and short Arabic ones that stand for nobody outside a question (الوفاق). One
 * candidate for each of those that bear it. A small word that is also a name counts as the word.
 */
function tableNames(words: readonly Word[], tables: QuestionTables): readonly FoundName[] {
  const latin = words.map((word) =>
    /^\p{Script=Latin}/u.test(word.text) ? bareWord(word) : { ...word, keys: word.written },
  );
  const hits = findPhrases(latin, tables.names);
  const aside = tables.list('aside');
  const groups = groupBy(hits, ({ first, last }) => `${first}-${last}`);
  return [...groups.values()].flatMap((same) => {
    const [hit] = same;
    const word = words[hit?.first ?? 0];
    if (hit === undefined || word === undefined) return [];
    const isSmall =
      /^\p{Script=Latin}/u.test(word.text) && hit.first === hit.last && [...word.keys].some((key) => aside.has(key));
    // "may" and "us" are names only where they are written as such.
    if (isSmall && word.text !== word.text.toUpperCase()) return [];
    // "The national conference" is none of the newspaper The National.
    const next = words[hit.first + 1]?.text ?? '';
    if (hit.last > hit.first && /^the$/iu.test(word.text) && next === next.toLowerCase()) return [];
    const isMonth =
      /^(?:may|march|april|june|august)$/iu.test(word.text) && same.every(({ meaning }) => meaning.kind === 'part');
    if (isMonth) return [];
    const order = ['name', 'capital', 'part'];
    const candidates = same
      .map(({ meaning }) => meaning)
      .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    const end = words[hit.last]?.end ?? word.end;
    return [{ start: word.start, end, text: textOf(words, hit), candidates, first: hit.first, last: hit.last }];
  });
}

/** A name is no inflected form: Haftar's is Haftar, and Guinea-Bissau has no base. */
function bareWord(word: Word): Word {
  return { ...word, keys: new Set([plainLatin(word.text)]) };
}

function textOf(words: readonly Word[], { first, last }: { readonly first: number; readonly last: number }): string {
  return words
    .slice(first, last + 1)
    .map((word) => word.text.replace(/['’]s$/u, ''))
    .join(' ')
    .replace(/ ([.-]) ?/gu, '$1');
}

/** Of names that overlap the longest: قوات حفتر, not حفتر within it. */
function keepLongest(names: readonly FoundName[]): readonly FoundName[] {
  const kept: FoundName[] = [];
  const byLength = names.toSorted((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
  for (const name of byLength) {
    if (!kept.some(({ first, last }) => name.first <= last && first <= name.last)) kept.push(name);
  }
  return kept.toSorted((a, b) => a.first - b.first);
}

function coveredBy(
  words: readonly Word[],
  hits: readonly { readonly first: number; readonly last: number }[],
): (index: number) => boolean {
  const covered = words.map((_, index) => hits.some(({ first, last }) => first <= index && index <= last));
  return (index) => covered[index] === true;
}

/**
 * Kinds in the order of the question. `what` gives way to any other; `whether` holds only where the question begins with it. Without
 * any, a question that ends in a question mark asks whether, and other words ask what is said.
 */
function chooseKinds(
  hits: readonly PhraseHit<QuestionKind>[],
  words: readonly Word[],
  text: string,
): readonly PhraseHit<QuestionKind>[] {
  const first = hits[0]?.first;
  const asked = hits.filter(({ meaning, first: at }) => meaning !== 'yes-no' || at === first);
  const others = asked.filter(({ meaning }) => meaning !== 'what');
  const isOfConflict = others.some(({ meaning }) => meaning === 'conflict');
  const kept = others.length > 0 ? others.filter(({ meaning }) => !isOfConflict || meaning !== 'yes-no') : asked;
  const distinct = kept.filter((hit, index) => kept.findIndex(({ meaning }) => meaning === hit.meaning) === index);
  if (distinct.length > 0 || words.length === 0) return distinct;
  const isQuestion = /[?؟]\s*$/u.test(text);
  return [{ first: 0, last: -1, meaning: isQuestion ? 'yes-no' : 'what' }];
}

/**
 * What is asked for are the verbs; a noun of an act is asked for where there is no verb (دعم أميركي), and a topic beside one. Words
 * of saying give way to the noun of what is said (أعلن دعمه).
 */
function splitRelations(
  hits: readonly PhraseHit<RelationUse>[],
  words: readonly Word[],
  isNamed: (index: number) => boolean,
  asksWhether: boolean,
  asksNumbers: boolean,
) {
  const refusal = hits.find((hit) => hit.meaning.relation.id === REFUSES && isVerbAt(hit, words, isNamed));
  // What is refused is no second question: refused to meet him, رفض لقاءه.
  const isRefused = ({ first }: PhraseHit<RelationUse>): boolean =>
    refusal !== undefined && first > refusal.last && REFUSED.test(words[first - 1]?.text ?? '');
  const isVerb = (hit: PhraseHit<RelationUse>): boolean => isVerbAt(hit, words, isNamed) && !isRefused(hit);
  const isOfRefusal = refusal !== undefined && hits.some(({ first }) => first > refusal.last);
  const verbs = hits.filter(
    (hit) => isVerb(hit) && !(isOfRefusal && hit.first === refusal.first && hit.meaning.relation.id !== REFUSES),
  );
  const strong = verbs.filter(({ meaning }) => meaning.relation.id !== 'say');
  const nouns = hits.filter((hit) => !isVerb(hit) && hit.first !== refusal?.first);
  const [firstNoun] = nouns;
  const ofFirstNoun = nouns.filter(({ first }) => first === firstNoun?.first);
  // Did he get support, and what is said for it: whether he got it, not who says so.
  const isOfNoun = verbs.length === 0 || (asksWhether && nouns.length > 0);
  const chosen = asksNumbers ? [] : strong.length > 0 ? strong : isOfNoun ? ofFirstNoun : verbs;
  const asked = chosen.filter(
    (hit, index) => chosen.findIndex(({ meaning }) => meaning.relation.id === hit.meaning.relation.id) === index,
  );
  const isAsked = ({ meaning }: PhraseHit<RelationUse>): boolean =>
    asked.some((hit) => hit.meaning.relation.id === meaning.relation.id);
  return {
    asked,
    topics: hits.filter(
      (hit) =>
        !isAsked(hit) &&
        !(isOfRefusal && hit.first === refusal.first) &&
        !((asksWhether || asksNumbers) && hit.meaning.relation.voice),
    ),
  };
}

/** The relation that has an act for its object; and what stands before that act. */
const REFUSES = 'reject';
const REFUSED = /^(?:to|أن|ان)$/iu;

/** Words that stand before an English noun. */
const BEFORE_NOUN = /^(?:the|a|an|his|her|its|their|any|some|of|for|and|military|political|\p{L}+['’]s)$/iu;

function isVerbAt(
  { first, last, meaning }: PhraseHit<RelationUse>,
  words: readonly Word[],
  isNamed: (index: number) => boolean,
): boolean {
  const word = words[first];
  const before = words[first - 1];
  if (word === undefined || meaning.isNoun) return false;
  if (/^\p{Script=Latin}/u.test(word.text)) {
    // "American support" is a noun, "did Egypt support" is none.
    const isAfterAdjective = isNamed(first - 1) && /(?:an|ian|ish|ese|i|ch)$/iu.test(before?.text ?? '');
    return !isAfterAdjective && !BEFORE_NOUN.test(before?.text ?? '');
  }
  if (first !== last) return true;
  if (!word.isVerb) return false;
  if (!word.isNoun) return true;
  // دعم and قصف are both; behind a question word they are verbs.
  return before === undefined || /^(?:هل|من|مين|لماذا|ليش|متى|أين|كيف|كم|ما|الذي)$/u.test(before.text);
}

function dateOf(
  text: string,
  language: keyof Label,
  dates: readonly (Span & { readonly value: string })[],
  words: readonly Word[],
  tables: QuestionTables,
): ReadQuestion['date'] {
  if (language === 'en') return findEnglishDate(text);
  const aside = tables.list('aside');
  // الآن in لماذا تحركت واشنطن الآن narrows nothing.
  const isSaid = ({ start, end }: Span): boolean =>
    words.some((word) => word.start >= start && word.end <= end && ![...word.keys].some((key) => aside.has(key)));
  const found = dates.find((date) => isSaid(date));
  return found === undefined ? null : { start: found.start, end: found.end, value: found.value };
}
