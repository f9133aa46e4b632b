/**
 * Scores the cutting of words, and subjects and objects of verbs, against the Arabic part of the Parallel Universal Dependencies
 * treebank (UD_Arabic-PUD), which writes every clitic as a word of its own.
 *
 * A word is what stands between blanks and marks, in Arabic letters. It is right where all our cuts stand where the treebank's do.
 * The article is no cut of its own in the treebank, so ours does not count as one. Each sentence is read by the language layer
 * alone: no names, dates or numbers are locked, so that every word is judged.
 *
 * Subjects and objects are compared by head with what extraction finds, names and dates known; a relative pronoun counts as the
 * noun that it stands for.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { argumentsOfVerb } from '../src/extraction/arguments/index.ts';
import { createPeople } from '../src/extraction/people.ts';
import { genderOfName } from '../src/extraction/grammar.ts';
import { genderOfNounIn, readSentence, type DocumentContext, type ReadSentence } from '../src/extraction/sentence.ts';
import { createKnowledge } from '../src/knowledge/index.ts';
import {
  buildLexicon,
  chooseUnits,
  exactKey,
  findDates,
  findNumbers,
  particlesOf,
  tokenize,
  type Token,
  type Unit,
} from '../src/language/index.ts';
import type { Bundle, DocumentMeta } from '../src/model/index.ts';

/** A word of the treebank: a piece of a written word, or a mark. */
interface Node {
  readonly form: string;
  readonly upos: string;
  readonly features: string;
  /** 1-based index of the governor; 0 for the root. */
  readonly head: number;
  readonly relation: string;
  readonly start: number;
  readonly end: number;
  readonly spaceAfter: boolean;
}

/** A sentence. */
export interface Tree {
  readonly id: string;
  readonly text: string;
  readonly nodes: readonly Node[];
}

/** Counts over written words of Arabic letters. */
interface WordCount {
  all: number;
  right: number;
  /** Those that the treebank cuts. */
  split: number;
  splitRight: number;
  /** Pieces of words in the treebank, in our reading, and those that are the same, as shared tasks count. */
  pieces: number;
  ownPieces: number;
  samePieces: number;
}

export interface TreebankScore {
  readonly words: WordCount;
  readonly arguments: readonly {
    readonly name: string;
    readonly expected: number;
    readonly given: number;
    readonly right: number;
  }[];
  /** One line for each wrongly cut written word: how often, what was expected, what was given, where first. */
  readonly misses: readonly string[];
}

/** Null where the treebank is not in `folder`. */
export function scoreTreebank(folder: string, bundle: Bundle): TreebankScore | null {
  const trees = readTrees(folder);
  return trees && { ...scoreWords(trees, bundle), arguments: scoreArguments(trees, bundle) };
}

/** The sentences of the treebank; null where it is not in `folder`. */
export function readTrees(folder: string): readonly Tree[] | null {
  const path = join(folder, 'pud', 'sentences.conllu');
  if (!existsSync(path)) return null;
  return readFileSync(path, 'utf8')
    .split('\n\n')
    .filter((part) => part.trim().length > 0)
    .map(readTree);
}

function readTree(part: string): Tree {
  let text = '';
  const nodes: Node[] = [];
  for (const line of part.split('\n')) {
    if (line.startsWith('#') || line === '') continue;
    const [, form = '', , upos = '', , features = '', head = '0', relation = '', , other = ''] = line.split('\t');
    const start = text.length;
    const spaceAfter = !other.includes('SpaceAfter=No');
    nodes.push({ form, upos, features, head: Number(head), relation, start, end: start + form.length, spaceAfter });
    text += spaceAfter ? `${form} ` : form;
  }
  return { id: /# sent_id = (\S+)/u.exec(part)?.[1] ?? '', text, nodes };
}

/** The pieces of each written word of Arabic letters. */
function writtenWords({ nodes }: Tree): readonly (readonly Node[])[] {
  const words: Node[][] = [];
  let open = false;
  for (const node of nodes) {
    if (node.upos === 'PUNCT' || node.upos === 'SYM') {
      open = false;
      continue;
    }
    if (open) words.at(-1)?.push(node);
    else words.push([node]);
    open = !node.spaceAfter;
  }
  return words.filter((word) => word.every(({ form }) => /^[\u0621-\u065f\u0670]+$/u.test(form)));
}

const letters = (form: string): number => exactKey(form).length;

/** Offsets of the cuts in the letters of a written word. */
function cutsOfPieces(pieces: readonly Node[]): readonly number[] {
  const cuts: number[] = [];
  let at = 0;
  for (const piece of pieces.slice(0, -1)) cuts.push((at += letters(piece.form)));
  return cuts;
}

/** The pieces between the cuts of a word, as from–to. */
function spansOf(cuts: readonly number[], length: number): readonly string[] {
  const edges = [0, ...cuts, length];
  return edges.slice(1).map((end, index) => `${edges[index]}–${end}`);
}

function cutsOfUnit(unit: Unit, token: Token): readonly number[] {
  const { proclitics, pronoun } = unit.reading;
  const cuts: number[] = [];
  let at = 0;
  for (const clitic of proclitics) cuts.push((at += clitic.length));
  if (pronoun !== null) cuts.push(token.exact.length - pronoun.length);
  return cuts;
}

function scoreWords(trees: readonly Tree[], bundle: Bundle): Pick<TreebankScore, 'words' | 'misses'> {
  const lexicon = buildLexicon(bundle.verbs, bundle.nouns);
  const particles = particlesOf(bundle.lists);
  const words: WordCount = { all: 0, right: 0, split: 0, splitRight: 0, pieces: 0, ownPieces: 0, samePieces: 0 };
  const misses = new Map<string, { count: number; readonly where: string }>();
  for (const tree of trees) {
    const tokens = tokenize(tree.text);
    const units = new Map(
      chooseUnits(tokens, 0, tokens.length, [], lexicon, particles).map((unit) => [unit.start, unit]),
    );
    for (const pieces of writtenWords(tree)) {
      const [first, last] = [pieces[0], pieces.at(-1)];
      if (!first || !last) continue;
      const unit = units.get(first.start);
      const token = unit?.end === last.end ? tokens[unit.first] : undefined;
      const length = pieces.reduce((sum, piece) => sum + letters(piece.form), 0);
      const expected = spansOf(cutsOfPieces(pieces), length);
      const given = unit && token ? spansOf(cutsOfUnit(unit, token), length) : [];
      const right = expected.join() === given.join();
      words.pieces += expected.length;
      words.ownPieces += Math.max(1, given.length);
      words.samePieces += expected.filter((span) => given.includes(span)).length;
      words.all += 1;
      words.right += right ? 1 : 0;
      if (pieces.length > 1) {
        words.split += 1;
        words.splitRight += right ? 1 : 0;
      }
      if (right) continue;
      const known = unit?.lexical ? unit.lexical.pos : unit?.class;
      const key = `${pieces.map(({ form }) => form).join('+')} => ${unit ? shownUnit(unit) : '?'} (${known ?? '-'})`;
      const miss = misses.get(key);
      if (miss) miss.count += 1;
      else misses.set(key, { count: 1, where: tree.id });
    }
  }
  const sorted = [...misses].toSorted(([, a], [, b]) => b.count - a.count);
  return { words, misses: sorted.map(([key, { count, where }]) => `${String(count).padStart(4)} ${key} ${where}`) };
}

function shownUnit({ reading }: Unit): string {
  const stem = (reading.article ? 'ال·' : '') + reading.stem;
  return [...reading.proclitics, stem, ...(reading.pronoun === null ? [] : [reading.pronoun])].join('+');
}

interface ArgumentCount {
  readonly name: string;
  expected: number;
  given: number;
  right: number;
}

/** Subjects and objects of finite active verbs, by head. */
function scoreArguments(trees: readonly Tree[], bundle: Bundle): readonly ArgumentCount[] {
  const lexicon = buildLexicon(bundle.verbs, bundle.nouns);
  const particles = particlesOf(bundle.lists);
  const knowledge = createKnowledge(bundle, lexicon, particles);
  const subject: ArgumentCount = { name: 'subject of a finite verb', expected: 0, given: 0, right: 0 };
  const object: ArgumentCount = { name: 'object of a finite verb', expected: 0, given: 0, right: 0 };
  for (const tree of trees) {
    const { read, context } = readTreeText(tree);
    const found = new Map(
      read.units.filter((unit) => unit.class === 'verb').map((unit) => [unit.start, argumentsOf(unit, read, context)]),
    );
    for (const [count, relations] of [
      [subject, ['nsubj', 'nsubj:pass']],
      [object, ['obj']],
    ] as const) {
      const wanted = dependentsOf(tree, relations);
      count.expected += wanted.reduce((sum, verb) => sum + verb.dependents.length, 0);
      for (const verb of wanted) {
        const ours = found.get(verb.start)?.[count === subject ? 'subject' : 'object'];
        if (!ours) continue;
        count.given += 1;
        if (verb.dependents.some((node) => isSame(tree, node, ours))) count.right += 1;
      }
    }
    // What we give to verbs that the treebank knows as something else is wrong too.
    const verbs = new Set(dependentsOf(tree, []).map((verb) => verb.start));
    for (const [start, { subject: ours, object: theirs }] of found) {
      if (verbs.has(start)) continue;
      subject.given += ours ? 1 : 0;
      object.given += theirs ? 1 : 0;
    }
  }
  return [subject, object];

  function readTreeText(tree: Tree): { readonly read: ReadSentence; readonly context: DocumentContext } {
    const { text } = tree;
    const meta: DocumentMeta = { id: tree.id, title: null, outlet: null, url: null, published: null, language: 'ar' };
    const tokens = tokenize(text);
    const dates = findDates(tokens, text, { published: null }).filter((date) => date.kind !== 'duration');
    const numbers = findNumbers(tokens, text, { taken: dates });
    const mentions = knowledge.mentionsOf(meta, tokens, [[0, tokens.length]]);
    const sentence = { index: 0, start: 0, end: text.length, block: 0, kind: 'body' } as const;
    const entities = new Map(mentions.entities);
    const people = createPeople(entities, new Set(), new Map());
    const context = {
      text,
      published: null,
      tokens,
      entities,
      people,
      genderOfNoun: genderOfNounIn(lexicon),
      areOpponents: () => false,
    };
    const read = readSentence(
      tokens,
      {
        sentence,
        from: 0,
        to: tokens.length,
        names: mentions.spans,
        dates,
        numbers,
        genderOfName: (name) => genderOfName(name, context),
      },
      lexicon,
      particles,
    );
    return { read, context };
  }
}

/** Where our subject or object stands: a range of the text, or the pronoun that ends the verb. */
interface Place {
  readonly start: number;
  readonly end: number;
  /** True where it was found through a relative pronoun. */
  readonly relative: boolean;
}

function argumentsOf(
  verb: Unit,
  read: ReadSentence,
  context: DocumentContext,
): { readonly subject: Place | null; readonly object: Place | null } {
  const { subject, object } = argumentsOfVerb(read, verb.index, context, {
    subjects: [],
    within: [],
    recent: [],
    from: 0,
  });
  const placeOf = (head: number, rule: string): Place | null => {
    const unit = read.units[head];
    return unit ? { start: unit.start, end: unit.end, relative: rule.endsWith('/relative') } : null;
  };
  const pronoun = verb.reading.pronoun;
  return {
    subject: subject ? placeOf(subject.head, subject.rule) : null,
    object:
      pronoun === null
        ? object
          ? placeOf(object.head, object.rule)
          : null
        : { start: verb.end - pronoun.length, end: verb.end, relative: false },
  };
}

interface VerbNode {
  /** Where the written word that holds the verb begins. */
  readonly start: number;
  readonly dependents: readonly Node[];
}

/** The finite verbs of a tree with what depends on them by one of `relations`. */
function dependentsOf({ nodes }: Tree, relations: readonly string[]): readonly VerbNode[] {
  return nodes.flatMap((node, index) => {
    if (node.upos !== 'VERB' || !/Aspect=(?:Perf|Imp)\b/u.test(node.features)) return [];
    const isJoinedTo = (before: Node | undefined): boolean => before?.spaceAfter === false && before.upos !== 'PUNCT';
    let first = index;
    while (isJoinedTo(nodes[first - 1])) first -= 1;
    const dependents = nodes.filter((other) => other.head === index + 1 && relations.includes(other.relation));
    return [{ start: nodes[first]?.start ?? node.start, dependents }];
  });
}

function isSame(tree: Tree, node: Node, place: Place): boolean {
  if (/REL|relcl/u.test(node.relation) || (node.upos === 'PRON' && /^(?:ال|ما$|من$)/u.test(node.form)))
    return place.relative && place.start < node.start;
  return (
    node.start >= place.start && node.end <= place.end && tree.text.slice(place.start, place.end).includes(node.form)
  );
}
