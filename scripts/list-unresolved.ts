/**
 * Which names of others' news do our tables not know? Writes docs/unresolved-names.md: the hundred commonest names of ANERcorp and of the
 * news sentences of UD_Arabic-PUD that end without a known entity, each with the reason.
 *
 *     npm run list:unresolved
 *
 * In ANERcorp people marked the names (people, places, organisations); in the treebank a name is a run of proper nouns. A name is
 * unresolved where nothing was found, or an entity that no table holds (it is then marked provisional). The list holds names and
 * counts alone, no words around them. MARSAD_EXTERNAL names the folder of the corpora, by default ../shared/external.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { loadBundle } from '../src/app/resources/index.ts';
import { createKnowledge, type NameEntry } from '../src/knowledge/index.ts';
import { buildLexicon, findDates, foldedWords, particlesOf, tokenize } from '../src/language/index.ts';
import { createNameFinder, readNames, type FoundName } from './score-names.ts';
import { readTrees, type Tree } from './score-treebank.ts';

const NAMES_MAX = 100;
/** Letters of a name below which another letter makes another name. */
const SIMILAR_LENGTH_MIN = 6;
/** First words of the months of the Levant, which the treebank cuts in two. */
const MONTH_PARTS = new Set(['كانون', 'تشرين']);
const ROOT = join(import.meta.dirname, '..');
const OUTPUT = join(ROOT, 'docs', 'unresolved-names.md');
const folder = process.env['MARSAD_EXTERNAL'] ?? join(ROOT, '..', 'shared', 'external');

/** A name of a corpus, and what was found at its place. */
interface Occurrence {
  readonly name: string;
  /** PERS, LOC, ORG, or `name` where the corpus does not tell. */
  readonly type: string;
  readonly found: FoundName | null;
}

interface Unresolved {
  readonly name: string;
  readonly types: Map<string, number>;
  readonly reasons: Map<string, number>;
  count: number;
}

const bundle = loadBundle();
const lexicon = buildLexicon(bundle.verbs, bundle.nouns);
const particles = particlesOf(bundle.lists);
const { gazetteer } = createKnowledge(bundle, lexicon, particles);

const aliases = new Map(
  [...bundle.actors, ...bundle.places].flatMap(({ label, aliases: others }) =>
    [label.ar, ...others].map((alias) => [keyOf(alias), alias] as const),
  ),
);

const lines = readNames(folder, bundle);
const trees = readTrees(folder);
if (!lines || !trees) {
  process.stderr.write(
    `The corpora are not here: ${folder}\nSet MARSAD_EXTERNAL to the folder that holds pud/ and ner/.\n`,
  );
  process.exit(2);
}
const occurrences = [
  ...lines.flatMap(({ expected, found }) =>
    expected.map(({ text, type, first, last }): Occurrence => {
      const here = found.filter((other) => other.first <= last && other.last >= first);
      return { name: text, type, found: here.find((other) => other.type === type) ?? here[0] ?? null };
    }),
  ),
  ...namesOfTrees(trees.filter(({ id }) => id.startsWith('n'))),
];
const unresolved = commonest(occurrences);
const text = await format(page(unresolved), { ...(await resolveConfig(OUTPUT)), filepath: OUTPUT });
writeFileSync(OUTPUT, text);
process.stdout.write(`${OUTPUT}: ${unresolved.length} names\n`);

/** Runs of proper nouns, with what was found there. */
function namesOfTrees(sentences: readonly Tree[]): readonly Occurrence[] {
  const finder = createNameFinder(bundle);
  return sentences.flatMap(({ nodes }) => {
    const words: { text: string; readonly names: string[] }[] = [];
    let open = false;
    for (const { form, upos, spaceAfter } of nodes) {
      const word = words.at(-1);
      if (open && word) word.text += form;
      else words.push({ text: form, names: [] });
      if (upos === 'PROPN') words.at(-1)?.names.push(form);
      open = !spaceAfter;
    }
    const [found = []] = finder([words.map((word) => word.text)]);
    const names: Occurrence[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const first = at;
      const run: string[] = [];
      while (words[at]?.names.length) run.push(...(words[at++]?.names ?? []));
      if (run.length === 0) continue;
      const here = found.find((other) => other.first < at && other.last >= first) ?? null;
      if (!isDate(run)) names.push({ name: run.join(' '), type: 'name', found: here });
    }
    return names;
  });
}

/** The treebank has months and days among its proper nouns. */
function isDate(words: readonly string[]): boolean {
  const said = words.join(' ');
  const [date] = findDates(tokenize(said), said, { published: '2016-01-01' });
  return date !== undefined || MONTH_PARTS.has(said);
}

function commonest(all: readonly Occurrence[]): readonly Unresolved[] {
  // Egypt, where the corpus means its football team, is resolved; Madrid, where it means Real Madrid, is not.
  const missing = all.filter(
    ({ name, found }) => found === null || found.entity.provisional || keyOf(found.text).length < keyOf(name).length,
  );
  const keys = new Set(all.map(({ name }) => keyOf(name)));
  const longer = all.map(({ name }) => withoutProclitics(name, keys)).filter((name) => name.includes(' '));
  const lastWords = new Map(longer.map((name) => [keyOf(name.split(' ').at(-1) ?? ''), name]));
  const names = new Map<string, Unresolved>();
  for (const occurrence of missing) {
    const name = withoutProclitics(occurrence.name, keys);
    const key = keyOf(name);
    let known = names.get(key);
    if (!known) names.set(key, (known = { name, types: new Map(), reasons: new Map(), count: 0 }));
    known.count += 1;
    add(known.types, occurrence.type);
    add(known.reasons, reasonOf(occurrence, name, lastWords));
  }
  return [...names.values()].toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).slice(0, NAMES_MAX);
}

function keyOf(name: string): string {
  return foldedWords(name).join(' ');
}

/** The corpus ties و ف ب ك ل to names; they are cut where the rest is a name of the corpus or of the tables too. */
function withoutProclitics(name: string, keys: ReadonlySet<string>): string {
  const [first, ...rest] = tokenize(name);
  for (const { proclitics, article, stem, pronoun } of first?.readings ?? []) {
    if (proclitics.length === 0 || pronoun !== null) continue;
    const cut = [article ? `ال${stem}` : stem, ...rest.map((token) => token.text)].join(' ');
    if (keys.has(keyOf(cut)) || gazetteer.lookup(cut).length > 0) return cut;
  }
  return name;
}

function reasonOf({ found }: Occurrence, name: string, lastWords: ReadonlyMap<string, string>): string {
  if (found && keyOf(found.text) !== keyOf(name) && !found.entity.provisional)
    return `inside or beside another name: ${found.text} (${found.entity.id})`;
  const entries = gazetteer.lookup(name);
  if (found) return `in no table; found by its context, ${found.rule}`;
  if (entries.length > 0) return `in the tables (${idsOf(entries)}), but a common word or another name in its place`;
  const full = name.includes(' ') ? undefined : lastWords.get(keyOf(name));
  if (full !== undefined)
    return `short form of ${full}, ${gazetteer.lookup(full).length > 0 ? 'which does not stand before it' : 'in no table'}`;
  const similar = similarAlias(keyOf(name));
  if (similar !== null) return `spelt otherwise than in the tables: ${similar}`;
  if (isCommonWord(name)) return 'a common word too, and no word before it tells that it is a name';
  return 'in no table, and no word before it tells what it is';
}

function idsOf(entries: readonly NameEntry[]): string {
  return [...new Set(entries.map(({ id }) => id))].join(', ');
}

function isCommonWord(name: string): boolean {
  const words = tokenize(name);
  return (
    words.length === 1 &&
    words.some(({ readings }) =>
      readings.some(
        ({ stem, pronoun }) => pronoun === null && (particles.has(stem) || lexicon.lookup(stem).length > 0),
      ),
    )
  );
}

/** An alias one letter away. */
function similarAlias(key: string): string | null {
  if (key.length < SIMILAR_LENGTH_MIN) return null;
  for (const [alias, written] of aliases) if (isOneLetterAway(alias, key)) return written;
  return null;
}

function isOneLetterAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let same = 0;
  while (same < a.length && a.charAt(same) === b.charAt(same)) same += 1;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function page(names: readonly Unresolved[]): string {
  const most = (counts: ReadonlyMap<string, number>): string =>
    [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  const rows = names.map(
    ({ name, types, reasons, count }, index) =>
      `| ${index + 1} | ${name} | ${[...types.keys()].join(', ')} | ${count} | ${most(reasons)} |`,
  );
  return [
    '# Names that stay unresolved',
    '',
    'The commonest names that end without a known entity in two collections of news that others annotated: ANERcorp (about 2007:',
    'Jordan, sport, economy, Iraq) and the news sentences of UD_Arabic-PUD. Written by `npm run list:unresolved`, which tells how names',
    'are counted; not edited by hand. `name` is a proper noun of the treebank, which does not tell its kind. Sportsmen, clubs and brands',
    'are outside what Marsad is for and stay here; a party, a person in office or a place is a row to add',
    '([how to add one](guide-resources.md)).',
    '',
    '| | name | kind | times | reason |',
    '| --: | --- | --- | --: | --- |',
    ...rows,
    '',
  ].join('\n');
}
