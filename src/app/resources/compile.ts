import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { z } from 'zod';

import {
  ActorSchema,
  contentId,
  EnglishNamesSchema,
  NounSchema,
  OfficeSchema,
  PlaceSchema,
  VerbSchema,
  type Actor,
  type AmbiguousName,
  type Bundle,
  type EnglishNames,
  type Label,
  type Noun,
  type Office,
  type Pack,
  type Place,
  type PloverType,
  type Predicate,
  type QuestionKindRow,
  type QuestionMeasure,
  type QuestionRelation,
  type Questions,
  type TrainedJudge,
  type Verb,
} from '../../model/index.ts';
import { checkReferences, type Origin } from './check-references.ts';
import { fillCoordinates, readCities, wantsCoordinates } from './cities.ts';
import {
  ActorForm,
  AmbiguousForm,
  JudgeForm,
  ListsForm,
  PackForm,
  PloverTypeForm,
  PredicateForm,
  QuestionKindForm,
  QuestionMeasureForm,
  QuestionRelationForm,
  SharedNameForm,
  WordsForm,
  type SharedName,
} from './forms.ts';
import { resourceProblem, type ResourceProblem } from './problem.ts';
import { reason, reasonOfIssue } from './reasons.ts';
import {
  columnOf,
  englishNamesOf,
  nounOf,
  officeOf,
  organizationOf,
  personOf,
  placeOf,
  stateOf,
  TABLES,
  verbOf,
  type Table,
} from './rows.ts';
import { readTable, readYaml, type Located, type Read, type Row } from './source-file.ts';

/** From the folder `resources/`, which people write, to one validated bundle, which the engine reads. */

export interface Compiled {
  /** What could be read; whole where there are no problems. */
  readonly bundle: Bundle;
  /** By file and line. */
  readonly problems: readonly ResourceProblem[];
  /** Names whose clash is meant; see `SharedName`. */
  readonly sharedNames: readonly SharedName[];
  /** Where the thing of that id is written; null where there is none. */
  readonly placeOf: (kind: NamedKind, id: string) => WrittenAt | null;
}

/** What bears names. An ambiguous or shared name is its own id. */
export type NamedKind = 'actor' | 'place' | 'office' | 'ambiguous' | 'shared';

/** A place in the resources: the file, with `/` on every system, and the line where the entry begins. */
export interface WrittenAt {
  readonly file: string;
  readonly line: number;
}

/** Reads, validates and joins all resources under `folder`. Collects every problem instead of stopping at the first. */
export function compileResources(folder: string): Compiled {
  const gathering = new Gathering(folder);
  gathering.readOntology('ontology/plover.yaml');
  gathering.readActorsAndPlaces('world', 'world');
  gathering.readCountryCodes('world/country-codes.csv');
  for (const pack of gathering.listFolders('packs')) {
    gathering.readPack(`packs/${pack}/pack.yaml`);
    gathering.readActorsAndPlaces(`packs/${pack}`, pack);
  }
  gathering.readVerbs('ar/verbs.csv');
  gathering.readNouns('ar/nouns.csv');
  for (const file of gathering.listFiles('ar/lists', 'yaml')) gathering.readLists(file);
  for (const file of gathering.listFiles('ar/predicates', 'yaml')) gathering.readPredicates(file);
  gathering.readJudge('ar/judge.yaml');
  gathering.readQuestions('ask');
  return gathering.finish();
}

/** Every problem of the resources under `folder`, by file and line; none where they are whole. */
export function checkResources(folder: string): readonly ResourceProblem[] {
  return compileResources(folder).problems;
}

/** The bundle while it is gathered, with the place that each thing came from. */
class Gathering {
  readonly #root: string;
  readonly #problems: ResourceProblem[] = [];
  readonly #origins = new Map<object, Origin>();
  readonly #ontology: PloverType[] = [];
  readonly #packs: Pack[] = [];
  readonly #actors: Actor[] = [];
  readonly #places: Place[] = [];
  readonly #offices: Office[] = [];
  readonly #ambiguous: AmbiguousName[] = [];
  readonly #verbs: Verb[] = [];
  readonly #nouns: Noun[] = [];
  readonly #lists = new Map<string, { readonly words: readonly string[]; readonly file: string }>();
  readonly #predicates: Predicate[] = [];
  #judge: TrainedJudge | null = null;
  readonly #kinds: QuestionKindRow[] = [];
  readonly #relations: QuestionRelation[] = [];
  readonly #measures: QuestionMeasure[] = [];
  readonly #englishNames: EnglishNames[] = [];
  #questionWords: Readonly<Record<string, readonly string[]>> = {};
  readonly #sharedNames: SharedName[] = [];
  readonly #countryCodes = new Map<string, string>();
  /** The rows of each person over all files. */
  readonly #persons = new Map<string, { readonly rows: [Row, ...Row[]]; readonly pack: string }>();

  constructor(root: string) {
    this.#root = root;
  }

  listFolders(within: string): readonly string[] {
    const path = join(this.#root, within);
    if (!existsSync(path)) return [];
    const entries = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return entries.map((entry) => entry.name).toSorted();
  }

  /** The files of `within` that end in `.extension`, as paths inside the resources folder. */
  listFiles(within: string, extension: string): readonly string[] {
    const path = join(this.#root, within);
    if (!existsSync(path)) return [];
    const names = readdirSync(path).filter((name) => name.endsWith(`.${extension}`));
    return names.toSorted().map((name) => `${within}/${name}`);
  }

  readOntology(file: string): void {
    this.#readEntries(file, PloverTypeForm, (type, origin) => this.#keep(this.#ontology, type, origin));
  }

  readPredicates(file: string): void {
    this.#readEntries(file, PredicateForm, (predicate, origin) => this.#keep(this.#predicates, predicate, origin));
  }

  /** The weights of the judge; a folder without them is whole too. */
  readJudge(file: string): void {
    if (!existsSync(join(this.#root, file))) return;
    const located = this.#readYaml(file);
    if (located !== null) this.#judge = this.#validate(JudgeForm, located);
  }

  /** How questions are read; a folder without it is whole too, and reads none. */
  readQuestions(within: string): void {
    if (!existsSync(join(this.#root, within))) return;
    this.#readEntries(`${within}/kinds.yaml`, QuestionKindForm, (kind, origin) => this.#keep(this.#kinds, kind, origin));
    this.#readEntries(`${within}/relations.yaml`, QuestionRelationForm, (relation, origin) => {
      this.#keep(this.#relations, relation, origin);
    });
    this.#readEntries(`${within}/measures.yaml`, QuestionMeasureForm, (measure, origin) => {
      this.#keep(this.#measures, measure, origin);
    });
    this.#readTable(`${within}/english-names.csv`, TABLES.englishNames, (row) => {
      this.#keepRow(this.#englishNames, EnglishNamesSchema, englishNamesOf(row), row);
    });
    const located = this.#readYaml(`${within}/words.yaml`);
    if (located !== null) this.#questionWords = this.#validate(ListsForm, located) ?? {};
  }

  readVerbs(file: string): void {
    this.#readTable(file, TABLES.verbs, (row) => this.#keepRow(this.#verbs, VerbSchema, verbOf(row), row));
  }

  readNouns(file: string): void {
    this.#readTable(file, TABLES.nouns, (row) => this.#keepRow(this.#nouns, NounSchema, nounOf(row), row));
  }

  /** The ISO code of each state, by which cities are found. */
  readCountryCodes(file: string): void {
    this.#readOptionalTable(file, TABLES.countryCodes, ({ line, cells: { state = '', code = '' } }) => {
      if (!this.#actors.some(({ id, type }) => id === state && type === 'state'))
        this.#report(file, line, 'state', reason('unknown-state', { id: state }));
      else if (!/^[A-Z]{2}$/u.test(code)) this.#report(file, line, 'code', reason('country-code', { found: code }));
      else this.#countryCodes.set(state, code);
    });
  }

  readPack(file: string): void {
    const located = this.#readYaml(file);
    const pack = located === null ? null : this.#validate(PackForm, located);
    if (located !== null && pack !== null) this.#keep(this.#packs, pack, located);
  }

  /** Word lists: a mapping from name to words, or words alone in a file that bears the name. */
  readLists(file: string): void {
    const located = this.#readYaml(file);
    if (located === null) return;
    if (Array.isArray(located.value)) {
      this.#keepList(basename(file, '.yaml'), this.#validate(WordsForm, located), file, located.lineOf([]));
      return;
    }
    const lists = this.#validate(ListsForm, located) ?? {};
    for (const [name, list] of Object.entries(lists)) this.#keepList(name, list, file, located.lineOf([name]));
  }

  /** The states, organisations, persons, offices, places and other actors of `world` or of a pack. */
  readActorsAndPlaces(within: string, pack: string): void {
    this.#readOptionalTable(`${within}/states.csv`, TABLES.states, (row) => {
      this.#keepRow(this.#actors, ActorSchema, stateOf(row, pack), row);
    });
    this.#readOptionalTable(`${within}/organizations.csv`, TABLES.organizations, (row) => {
      this.#keepRow(this.#actors, ActorSchema, organizationOf(row, pack), row);
    });
    this.#readOptionalTable(`${within}/offices.csv`, TABLES.offices, (row) => {
      this.#keepRow(this.#offices, OfficeSchema, officeOf(row), row);
    });
    this.#readOptionalTable(`${within}/places.csv`, TABLES.places, (row) => {
      this.#keepRow(this.#places, PlaceSchema, placeOf(row, pack), row);
    });
    this.#readOptionalTable(`${within}/persons.csv`, TABLES.persons, (row) => {
      const id = row.cells['id'] ?? '';
      const known = this.#persons.get(id);
      if (known === undefined) this.#persons.set(id, { rows: [row], pack });
      else known.rows.push(row);
    });
    for (const file of this.listFiles(within, 'yaml')) {
      const name = basename(file, '.yaml');
      if (name === 'ambiguous') {
        this.#readEntries(file, AmbiguousForm, (ambiguous, origin) => this.#keep(this.#ambiguous, ambiguous, origin));
      } else if (name === 'shared-names') {
        this.#readEntries(file, SharedNameForm, (shared, origin) => this.#keep(this.#sharedNames, shared, origin));
      } else if (name !== 'pack') {
        this.#readEntries(file, ActorForm, (actor, origin) => {
          this.#keep(this.#actors, { ...actor, party: actor.party ?? actor.id, pack }, origin);
        });
      }
    }
  }

  finish(): Compiled {
    for (const { rows, pack } of this.#persons.values()) {
      this.#keepRow(this.#actors, ActorSchema, personOf(rows, pack), ...rows);
    }
    const content: Omit<Bundle, 'hash' | 'questions'> = {
      ontology: this.#ontology,
      packs: this.#packs,
      actors: this.#actors,
      places: this.#places,
      offices: this.#offices,
      ambiguous: this.#ambiguous,
      verbs: this.#verbs,
      nouns: this.#nouns,
      lists: Object.fromEntries([...this.#lists].map(([name, { words }]) => [name, words])),
      predicates: this.#predicates,
      judge: this.#judge,
    };
    const questions: Questions = {
      kinds: this.#kinds,
      relations: this.#relations,
      measures: this.#measures,
      englishNames: this.#englishNames,
      words: this.#questionWords,
    };
    const references = checkReferences({ hash: '', ...content, questions }, this.#sharedNames, this.#origins);
    const whole = { ...content, actors: withMutualOpposition(content.actors), places: this.#locatedPlaces() };
    // A word of questions changes nothing that is found in articles, and so makes no article stale.
    return {
      bundle: { hash: contentId('bundle', JSON.stringify(whole)), ...whole, questions },
      problems: [...this.#problems, ...references].toSorted(byFileAndLine),
      sharedNames: this.#sharedNames,
      placeOf: this.#placeFinder(),
    };
  }

  /** Coordinates that the tables leave empty, from the list of cities where it is installed. */
  #locatedPlaces(): readonly Place[] {
    if (this.#countryCodes.size === 0 || !this.#places.some(wantsCoordinates)) return this.#places;
    return fillCoordinates(this.#places, this.#actors, this.#countryCodes, readCities());
  }

  #placeFinder(): Compiled['placeOf'] {
    const places = new Map<string, WrittenAt>();
    const put = <T extends object>(kind: NamedKind, things: readonly T[], idOf: (thing: T) => string): void => {
      for (const thing of things) {
        const origin = this.#origins.get(thing);
        if (origin) places.set(`${kind}:${idOf(thing)}`, { file: origin.file, line: origin.lineOf([]) });
      }
    };
    put('actor', this.#actors, ({ id }) => id);
    put('place', this.#places, ({ id }) => id);
    put('office', this.#offices, ({ id }) => id);
    put('ambiguous', this.#ambiguous, ({ name }) => name);
    put('shared', this.#sharedNames, ({ name }) => name);
    return (kind, id) => places.get(`${kind}:${id}`) ?? null;
  }

  #readText(file: string): string | null {
    const path = join(this.#root, file);
    if (existsSync(path)) return readFileSync(path, 'utf8');
    this.#report(file, 1, '*', reason('file-missing'));
    return null;
  }

  #take<T>(read: Read<T>): readonly T[] {
    this.#problems.push(...read.problems);
    return read.rows;
  }

  #readTable(file: string, table: Table, add: (row: Row) => void): void {
    const text = this.#readText(file);
    if (text !== null) for (const row of this.#take(readTable(file, text, table.columns, table.optional))) add(row);
  }

  #readOptionalTable(file: string, table: Table, add: (row: Row) => void): void {
    if (existsSync(join(this.#root, file))) this.#readTable(file, table, add);
  }

  #readYaml(file: string): Located | null {
    const text = this.#readText(file);
    return text === null ? null : (this.#take(readYaml(file, text))[0] ?? null);
  }

  /** The entries of a YAML list, each validated by itself. */
  #readEntries<T>(file: string, schema: z.ZodType<T>, add: (value: T, origin: Origin) => void): void {
    const list = this.#readYaml(file);
    if (list === null) return;
    if (!Array.isArray(list.value)) {
      this.#report(file, 1, '*', reason('not-a-list'));
      return;
    }
    for (const [index, value] of (list.value as readonly unknown[]).entries()) {
      const entry: Located = { file, value, lineOf: (path) => list.lineOf([index, ...path]), fieldOf: list.fieldOf };
      const valid = this.#validate(schema, entry);
      if (valid !== null) add(valid, entry);
    }
  }

  #validate<T>(schema: z.ZodType<T>, located: Located): T | null {
    const parsed = schema.safeParse(located.value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      for (const path of keys) {
        const why = reasonOfIssue(issue, located.value);
        this.#report(located.file, located.lineOf(path), located.fieldOf(path), why);
      }
    }
    return null;
  }

  /** Validates what one or more rows became. Issues are told by column; those of an affiliation by its own row. */
  #keepRow<T extends object>(list: T[], schema: z.ZodType<T>, made: unknown, ...rows: readonly [Row, ...Row[]]): void {
    const [first] = rows;
    const lineOf = ([part, index]: readonly PropertyKey[]): number =>
      (part === 'affiliations' ? rows[Number(index)]?.line : undefined) ?? first.line;
    const parsed = schema.safeParse(made);
    if (parsed.success) {
      this.#keep(list, parsed.data, { file: first.file, lineOf, fieldOf: columnOf });
      return;
    }
    const ofColumns = parsed.error.issues.filter(({ path }) => columnOf(path) in first.cells);
    for (const issue of ofColumns.length > 0 ? ofColumns : parsed.error.issues) {
      const why = reasonOfIssue(issue, made);
      this.#report(first.file, lineOf(issue.path), columnOf(issue.path), why);
    }
  }

  #keepList(name: string, words: readonly string[] | null, file: string, line: number): void {
    const other = this.#lists.get(name);
    if (other !== undefined) this.#report(file, line, name, reason('list-repeated', { name, other: other.file }));
    else if (words !== null) this.#lists.set(name, { words, file });
  }

  #keep<T extends object>(list: T[], value: T, origin: Origin): void {
    list.push(value);
    this.#origins.set(value, origin);
  }

  #report(file: string, line: number, field: string, why: Label): void {
    this.#problems.push(resourceProblem({ file, line, field }, why));
  }
}

/** Opposition written on one side holds on both. */
function withMutualOpposition(actors: readonly Actor[]): readonly Actor[] {
  const opponents = new Map(actors.map((actor) => [actor.id, new Set(actor.opposes)]));
  for (const actor of actors) for (const other of actor.opposes) opponents.get(other)?.add(actor.id);
  return actors.map((actor) => ({ ...actor, opposes: [...(opponents.get(actor.id) ?? [])].toSorted() }));
}

function byFileAndLine(a: ResourceProblem, b: ResourceProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
