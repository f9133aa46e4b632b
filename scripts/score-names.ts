/**
 * Scores the finding of names against ANERcorp (people, places, organisations; news of about 2007), by exact span.
 *
 * What counts as the same name:
 * - The text is the corpus's tokens joined by blanks. Spans are compared in these tokens, so that a proclitic that the corpus leaves
 *   on a name (ونايفة، للعراق) costs neither side; our own mentions have it stripped, as the codebook says.
 * - The corpus has articles behind one another without saying where one ends, and names people in full only once. So
 *   {@link LINES_TOGETHER} sentences are read as one article; with the whole corpus as one, surnames would meet strangers.
 * - The corpus marks bare names. Of our mention the part that is the name is taken: without office, title, nationality (الرئيس الأميركي
 *   جورج بوش → جورج بوش), without words of belonging (قوات حفتر), and without the kind of place or organisation where the corpus leaves
 *   it out (مدينة كركوك، صحيفة غارديان، but مطار بغداد whole).
 * - PERS: persons that are named; an office alone (الرئيس الأميركي) is none. LOC: places, states, capitals and houses that stand for a
 *   state (واشنطن، البيت الأبيض). ORG: forces, governments and their bodies, unions, organisations, media. None of these: nationalities
 *   (which the corpus has as MISC with religions, brands and works), groups of people (المتظاهرون), and what only points at a party
 *   (الحكومة، قواته، مسؤولون أميركيون).
 * - MISC is not scored. What we call a person, place or organisation there is a false hit.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createKnowledge, type Knowledge, type KnownEntity, type NamedSpan } from '../src/knowledge/index.ts';
import { buildLexicon, exactKey, particlesOf, tokenize, type Token } from '../src/language/index.ts';
import type { Bundle, DocumentMeta } from '../src/model/index.ts';

export const NAME_TYPES = ['PERS', 'LOC', 'ORG'] as const;
export type NameType = (typeof NAME_TYPES)[number];

/** A name, in tokens of its line, `last` included. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly type: NameType;
  readonly text: string;
}

/** A name that we found, and by what. */
export interface FoundName extends NameSpan {
  readonly rule: string;
  readonly entity: KnownEntity;
}

/** A sentence of the corpus with the names that people and that we found. */
export interface NamedLine {
  readonly tokens: readonly string[];
  readonly expected: readonly NameSpan[];
  readonly found: readonly FoundName[];
}

export interface NameScore {
  readonly type: NameType;
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  readonly f1: number;
  /** The F1 that is asked for. */
  readonly bar: number;
  /** One line for each missed name and each false hit, the commonest first. */
  readonly misses: readonly string[];
}

interface CorpusLine {
  readonly tokens: readonly string[];
  readonly entities: readonly {
    readonly first: number;
    readonly last: number;
    readonly type: string;
    readonly text: string;
  }[];
}

const BARS: Readonly<Record<NameType, number>> = { PERS: 65, LOC: 80, ORG: 50 };
const LINES_TOGETHER = 20;
const META: DocumentMeta = { id: 'names', title: null, outlet: null, url: null, published: null, language: 'ar' };

/** Rules whose mentions point at a party without naming it. */
const NAMELESS = new Set([
  'name/nisba', 'name/officials-of', 'name/forces-of', 'name/group-of', 'name/own-forces', 'name/owned-forces', 'name/generic', 'name/office-of', 'name/office-again', 'name/title-again',
]); // prettier-ignore

/** Kinds that the corpus leaves out before the name; other heads (مطار، قصر، جامعة، حزب) belong to it. */
const KINDS_LEFT_OUT = new Set(
  [
    'مدينة مدينتي بلدة بلدتي قرية قريتي محافظة محافظتي مديرية منطقة منطقتي ولاية إقليم قضاء مقاطعة العاصمة دولة مرتفعات ضاحية',
    'صحيفة جريدة مجلة قناة وكالة شركة موقع حركة شبكة مجموعة',
  ]
    .join(' ')
    .split(' ')
    .map(exactKey),
);

/** One score a type; null where the corpus is not in `folder`. */
export function scoreNames(folder: string, bundle: Bundle): readonly NameScore[] | null {
  const lines = readNames(folder, bundle);
  return lines && NAME_TYPES.map((type) => scoreType(type, lines));
}

/** Every sentence of ANERcorp with its own names and ours; null where it is not in `folder`. */
export function readNames(folder: string, bundle: Bundle): readonly NamedLine[] | null {
  const path = join(folder, 'ner', 'anercorp-clean-test.jsonl');
  if (!existsSync(path)) return null;
  const corpus = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as CorpusLine);
  const finder = createNameFinder(bundle);
  const named: NamedLine[] = [];
  for (let from = 0; from < corpus.length; from += LINES_TOGETHER) {
    const lines = corpus.slice(from, from + LINES_TOGETHER);
    const found = finder(lines.map(({ tokens }) => tokens));
    named.push(
      ...lines.map(({ tokens, entities }, index) => ({
        tokens,
        expected: entities.filter(isScored),
        found: found[index] ?? [],
      })),
    );
  }
  return named;
}

function isScored(entity: CorpusLine['entities'][number]): entity is NameSpan {
  return NAME_TYPES.some((type) => type === entity.type);
}

/** Finds the names of several lines that are read as one article. */
export function createNameFinder(
  bundle: Bundle,
): (lines: readonly (readonly string[])[]) => readonly (readonly FoundName[])[] {
  const lexicon = buildLexicon(bundle.verbs, bundle.nouns);
  const knowledge = createKnowledge(bundle, lexicon, particlesOf(bundle.lists));
  const before = wordsBeforeNames(bundle);
  return (lines) => {
    const tokens = tokenize(lines.map((words) => words.join(' ')).join('\n'));
    const places = placesOf(lines, tokens);
    const ranges = lines.map((_words, line): [number, number] => {
      const first = places.findIndex((place) => place.line === line);
      return first < 0 ? [0, 0] : [first, places.findLastIndex((place) => place.line === line) + 1];
    });
    const { spans, entities } = knowledge.mentionsOf(META, tokens, ranges);
    const found: FoundName[][] = lines.map(() => []);
    for (const span of spans) {
      const entity = entities.get(span.entity);
      const type = entity && nameTypeOf(span, entity, tokens, knowledge);
      const first = type && nameStart(span, entity, tokens, knowledge, before);
      const [from, to] = [places[first ?? -1], places[span.last]];
      if (!type || !from || !to) continue;
      const text = (lines[from.line] ?? []).slice(from.word, to.word + 1).join(' ');
      const name = { first: from.word, last: to.word, type, text, rule: span.rule, entity };
      const isKnown = found[from.line]?.some((other) => other.first === name.first && other.last === name.last);
      if (!isKnown) found[from.line]?.push(name);
    }
    return found;
  };
}

/** For each of our tokens the line and the word of the corpus that it belongs to. */
function placesOf(
  lines: readonly (readonly string[])[],
  tokens: readonly Token[],
): readonly { readonly line: number; readonly word: number }[] {
  const words: { readonly line: number; readonly word: number; readonly end: number }[] = [];
  let end = 0;
  for (const [line, forms] of lines.entries())
    for (const [word, form] of forms.entries()) words.push({ line, word, end: (end += form.length + 1) });
  let at = 0;
  return tokens.map(({ start }) => {
    while ((words[at]?.end ?? Infinity) <= start) at += 1;
    return words[at] ?? { line: -1, word: -1 };
  });
}

function nameTypeOf(
  span: NamedSpan,
  entity: KnownEntity,
  tokens: readonly Token[],
  { gazetteer }: Knowledge,
): NameType | null {
  // الحكومة الأفغانية, in dispute or not, names no place.
  if (NAMELESS.has(span.rule) || (span.rule === 'name/ambiguous' && entity.type === 'state')) return null;
  if (span.rule === 'name/inside') {
    const [match] = gazetteer.find(tokens, span.first, span.last + 1);
    if (match?.entries.every((entry) => entry.kind === 'nisba')) return null;
  }
  switch (entity.type) {
    case 'person':
      return 'PERS';
    case 'place':
    case 'state':
      return 'LOC';
    case 'group':
      return null;
    case 'government':
    case 'igo':
    case 'armed-group':
    case 'organization':
    case 'media':
      return 'ORG';
  }
}

/** Words that stand before a name and are no part of it. */
function wordsBeforeNames({ lists }: Bundle): ReadonlySet<string> {
  const names = ['person-titles', 'military-ranks', 'title-modifiers', 'place-modifiers', 'belonging-heads'];
  return new Set([...names.flatMap((name) => lists[name] ?? []).map(exactKey), ...KINDS_LEFT_OUT]);
}

/** The token at which the bare name begins in a mention; undefined where the mention holds no name. */
function nameStart(
  span: NamedSpan,
  entity: KnownEntity,
  tokens: readonly Token[],
  { gazetteer }: Knowledge,
  before: ReadonlySet<string>,
): number | undefined {
  const matches = gazetteer.find(tokens, span.first, span.last + 1);
  const own = matches.find(({ entries }) => entries.some(({ id, kind }) => id === entity.id && kind !== 'nisba'));
  const isBefore = (at: number): boolean =>
    tokens[at]?.readings.some(
      ({ pronoun, article, stem }) => pronoun === null && before.has(article ? `ال${stem}` : stem),
    ) ?? false;
  let first = own?.first ?? span.first;
  if (own) {
    if (isBefore(first) && first < span.last) first += 1;
  } else {
    const aside = matches.filter(({ entries }) => entries.every(({ kind }) => kind !== 'place'));
    for (let at = span.first; at < span.last; at += 1) {
      const match = aside.find((other) => other.first <= at && other.last >= at);
      if (tokens[at]?.kind === 'punctuation' || isBefore(at) || (match && match.last < span.last)) first = at + 1;
    }
  }
  // العاصمة الفلبينية describes a place, and names none.
  const rest = gazetteer.find(tokens, first, span.last + 1);
  const isNisba = rest.some((match) => match.first === first && match.entries.every(({ kind }) => kind === 'nisba'));
  return isNisba && first > span.first ? undefined : first;
}

function scoreType(type: NameType, lines: readonly NamedLine[]): NameScore {
  const misses = new Map<string, number>();
  const count = (what: string): unknown => misses.set(what, (misses.get(what) ?? 0) + 1);
  let [expected, found, right] = [0, 0, 0];
  for (const line of lines) {
    const theirs = line.expected.filter((name) => name.type === type);
    const ours = line.found.filter((name) => name.type === type);
    expected += theirs.length;
    found += ours.length;
    for (const name of theirs) {
      if (ours.some((other) => isSame(name, other))) right += 1;
      else count(`missed ${name.text}${overlapped(name, line.found, (other) => `${other.type} ${other.rule}`)}`);
    }
    for (const name of ours) {
      if (theirs.some((other) => isSame(name, other))) continue;
      count(`false  ${name.text} (${name.rule})${overlapped(name, line.expected, (other) => other.type)}`);
    }
  }
  const shown = [...misses]
    .toSorted(([, a], [, b]) => b - a)
    .map(([what, n]) => `${String(n).padStart(4)} ${type} ${what}`);
  return { type, expected, found, right, f1: (200 * right) / (expected + found), bar: BARS[type], misses: shown };
}

function isSame(a: NameSpan, b: NameSpan): boolean {
  return a.first === b.first && a.last === b.last;
}

/** What the other side has at the same place, if anything. */
function overlapped<T extends NameSpan>(name: NameSpan, others: readonly T[], show: (other: T) => string): string {
  const other = others.find((span) => span.first <= name.last && span.last >= name.first);
  return other ? ` ~ ${other.text} ${show(other)}` : '';
}
