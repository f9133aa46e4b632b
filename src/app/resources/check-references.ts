import {
  CLAIM_MODES,
  CLAIM_TYPES,
  quadClassOf,
  type Actor,
  type AmbiguousName,
  type Bundle,
  type Place,
  type PloverType,
  type Predicate,
  type Verb,
} from '../../model/index.ts';
import type { SharedName } from './forms.ts';
import { resourceProblem, type ResourceProblem } from './problem.ts';
import { reason, type ReasonCode } from './reasons.ts';

/** Does every id that a resource names exist, and does nothing stand twice? */

/** Where a thing of the bundle was written. */
export interface Origin {
  readonly file: string;
  /** Line of the part at `path`. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  /** What a person calls the part at `path`: a column or a key. */
  readonly fieldOf: (path: readonly PropertyKey[]) => string;
}
/** The origin of each actor, place, predicate … by identity. */
export type Origins = ReadonlyMap<object, Origin>;

/** Where a type of PLOVER belongs that is nowhere. */
const MISSING_TYPES_FILE = 'ontology/plover.yaml';

type Params = Readonly<Record<string, string | number>>;

/** Every broken reference and every repeated id in `bundle`. */
export function checkReferences(
  bundle: Bundle,
  sharedNames: readonly SharedName[],
  origins: Origins,
): readonly ResourceProblem[] {
  const problems: ResourceProblem[] = [];
  const report: Report = (thing, path, code, params = {}) => {
    const origin = origins.get(thing);
    const place = {
      file: origin?.file ?? MISSING_TYPES_FILE,
      line: origin?.lineOf(path) ?? 1,
      field: origin?.fieldOf(path) ?? '*',
    };
    problems.push(resourceProblem(place, reason(code, params)));
  };
  const index: Index = {
    actors: new Map(bundle.actors.map((actor) => [actor.id, actor])),
    places: new Set(bundle.places.map((place) => place.id)),
    offices: new Set(bundle.offices.map((office) => office.id)),
    ambiguous: new Set(bundle.ambiguous.map((ambiguous) => ambiguous.name)),
    verbs: new Set(bundle.verbs.map((verb) => unvocalised(verb.lemma))),
  };

  reportRepeated([...bundle.actors, ...bundle.places], 'id', (thing) => thing.id, origins, report);
  reportRepeated(bundle.offices, 'id', (office) => office.id, origins, report);
  reportRepeated(bundle.packs, 'id', (pack) => pack.id, origins, report);
  reportRepeated(bundle.ambiguous, 'name', (ambiguous) => ambiguous.name, origins, report);
  // زال يزول (cease) and زال يزال (cease to be) are two verbs of one lemma.
  const verbKey = (verb: Verb): string => `${verb.lemma} (${verb.root} ${verb.form} ${verb.imperfect ?? ''})`;
  reportRepeated(bundle.verbs, 'lemma', verbKey, origins, report);
  reportRepeated(bundle.nouns, 'lemma', (noun) => `${noun.lemma} (${noun.gloss})`, origins, report);
  reportRepeated(bundle.predicates, 'id', (predicate) => predicate.id, origins, report);
  reportRepeated(bundle.ontology, 'name', (type) => type.name, origins, report);

  reportSharedAdjectives(bundle.actors, origins, report);
  for (const actor of bundle.actors) checkActor(actor, index, report);
  for (const place of bundle.places) checkPlace(place, index, report);
  for (const ambiguous of bundle.ambiguous) checkAmbiguous(ambiguous, index, report);
  reportRepeated(sharedNames, 'name', (shared) => shared.name, origins, report);
  for (const shared of sharedNames) checkSharedName(shared, index, report);
  for (const predicate of bundle.predicates) checkPredicate(predicate, index, report);
  const { kinds, relations, measures, englishNames } = bundle.questions;
  for (const rows of [kinds, relations, measures, englishNames])
    reportRepeated<object & { readonly id: string }>(rows, 'id', (row) => row.id, origins, report);
  for (const names of englishNames)
    if (!index.actors.has(names.id)) report(names, ['id'], 'unknown-actor', { id: names.id });
  checkOntology(bundle.ontology, report);
  return problems;
}

interface Index {
  readonly actors: ReadonlyMap<string, Actor>;
  readonly places: ReadonlySet<string>;
  readonly offices: ReadonlySet<string>;
  readonly ambiguous: ReadonlySet<string>;
  /** Lemmas without vowel signs. */
  readonly verbs: ReadonlySet<string>;
}

type Report = (thing: object, path: readonly PropertyKey[], code: ReasonCode, params?: Params) => void;

function reportRepeated<T extends object>(
  things: readonly T[],
  field: string,
  keyOf: (thing: T) => string,
  origins: Origins,
  report: Report,
): void {
  const seen = new Map<string, T>();
  for (const thing of things) {
    const id = keyOf(thing);
    const first = seen.get(id);
    if (first === undefined) {
      seen.set(id, thing);
      continue;
    }
    const origin = origins.get(first);
    report(thing, [field], 'duplicate-id', { id, other: `${origin?.file ?? ''}:${origin?.lineOf([]) ?? 1}` });
  }
}

/** Two actors of one English adjective would give their people and forces the same ids. */
function reportSharedAdjectives(actors: readonly Actor[], origins: Origins, report: Report): void {
  const seen = new Map<string, Actor>();
  for (const actor of actors) {
    if (actor.nisbaEn === null) continue;
    const first = seen.get(actor.nisbaEn);
    const origin = first && origins.get(first);
    if (first)
      report(actor, ['nisbaEn'], 'duplicate-adjective', {
        adjective: actor.nisbaEn,
        other: `${origin?.file ?? ''}:${origin?.lineOf([]) ?? 1}`,
      });
    else seen.set(actor.nisbaEn, actor);
  }
}

function checkActor(actor: Actor, index: Index, report: Report): void {
  const checkParty = (party: string, path: readonly PropertyKey[]): void => {
    const found = index.actors.get(party);
    if (found === undefined) report(actor, path, 'unknown-actor', { id: party });
    else if (found.type !== 'person' && found.party !== party) {
      report(actor, path, 'party-of-party', { party, other: found.party });
    }
  };
  if (actor.affiliations.length === 0) checkParty(actor.party, ['party']);
  for (const [at, { party, office, from, to }] of actor.affiliations.entries()) {
    checkParty(party, ['affiliations', at, 'party']);
    if (office !== null && !index.offices.has(office)) {
      report(actor, ['affiliations', at, 'office'], 'unknown-office', { id: office });
    }
    if (from !== null && to !== null && to < from.slice(0, to.length)) {
      report(actor, ['affiliations', at, 'to'], 'dates-reversed', { from, to });
    }
  }
  for (const [at, id] of actor.opposes.entries()) {
    if (!index.actors.has(id)) report(actor, ['opposes', at], 'unknown-actor', { id });
  }
}

function checkPlace(place: Place, index: Index, report: Report): void {
  if (place.state !== null && index.actors.get(place.state)?.type !== 'state') {
    report(place, ['state'], 'unknown-state', { id: place.state });
  }
  if (place.admin !== null && !index.places.has(place.admin)) {
    report(place, ['admin'], 'unknown-place', { id: place.admin });
  }
}

function checkAmbiguous(ambiguous: AmbiguousName, index: Index, report: Report): void {
  for (const [at, id] of ambiguous.candidates.entries()) {
    if (!index.actors.has(id)) report(ambiguous, ['candidates', at], 'unknown-actor', { id });
  }
  for (const id of Object.keys(ambiguous.cues)) {
    if (!ambiguous.candidates.includes(id)) report(ambiguous, ['cues', id], 'unknown-candidate', { id });
  }
  const chosen = ambiguous.default;
  if (chosen !== null && !ambiguous.candidates.includes(chosen)) {
    report(ambiguous, ['default'], 'unknown-candidate', { id: chosen });
  }
}

function checkSharedName(shared: SharedName, index: Index, report: Report): void {
  const isKnown = (id: string): boolean =>
    index.actors.has(id) || index.places.has(id) || index.offices.has(id) || index.ambiguous.has(id);
  if (shared.means !== null && !isKnown(shared.means)) report(shared, ['means'], 'unknown-entity', { id: shared.means });
  for (const [at, id] of shared.never.entries()) {
    if (!isKnown(id)) report(shared, ['never', at], 'unknown-entity', { id });
  }
}

function checkPredicate(predicate: Predicate, index: Index, report: Report): void {
  for (const [at, verb] of predicate.verbs.entries()) {
    if (!index.verbs.has(unvocalised(verb))) report(predicate, ['verbs', at], 'unknown-verb', { verb });
  }
  for (const [at, phrase] of predicate.light.entries()) {
    const [verb = '', noun] = unvocalised(phrase).split(' ');
    if (noun === undefined) report(predicate, ['light', at], 'unknown-light', { phrase });
    else if (!index.verbs.has(verb)) report(predicate, ['light', at], 'unknown-verb', { verb });
  }
  const modes: readonly string[] = CLAIM_MODES[predicate.type];
  if (predicate.mode !== null && !modes.includes(predicate.mode)) {
    const known = modes.join(', ') || 'null';
    report(predicate, ['mode'], 'mode-of-other-type', { type: predicate.type, mode: predicate.mode, modes: known });
  }
  const { unnamedDoer } = predicate;
  if (unnamedDoer !== null && !index.actors.has(unnamedDoer))
    report(predicate, ['unnamedDoer'], 'unknown-actor', { id: unnamedDoer });
  for (const kind of ['yes', 'no'] as const) {
    for (const [at, example] of predicate[kind].entries()) {
      for (const side of ['actor', 'recipient'] as const) {
        for (const id of example[side] ?? []) {
          if (!index.actors.has(id) && !index.places.has(id)) report(predicate, [kind, at, side], 'unknown-entity', { id });
        }
      }
    }
  }
}

function checkOntology(ontology: readonly PloverType[], report: Report): void {
  for (const type of ontology) {
    const quad = quadClassOf(type.name);
    if (type.quad !== quad) report(type, ['quad'], 'quad-of-other-class', { type: type.name, quad });
    const modes: readonly string[] = CLAIM_MODES[type.name];
    for (const mode of modes) {
      if (!(mode in type.modes)) report(type, ['modes'], 'mode-missing', { type: type.name, mode });
    }
    for (const mode of Object.keys(type.modes)) {
      if (!modes.includes(mode)) {
        const known = modes.join(', ') || 'null';
        report(type, ['modes', mode], 'mode-of-other-type', { type: type.name, mode, modes: known });
      }
    }
  }
  const names = new Set(ontology.map((type) => type.name));
  for (const type of CLAIM_TYPES) if (!names.has(type)) report(ontology, [], 'type-missing', { type });
}

/** The word without vowel signs, doubling and tatweel, as the predicates write verbs: دَعَّمَ is دعم. */
function unvocalised(word: string): string {
  return word.replace(/[\u064b-\u0652\u0670\u0640]/gu, '');
}
