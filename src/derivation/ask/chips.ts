import {
  type AskChip,
  type Bundle,
  type ChipField,
  edtfRange,
  type Label,
  MarsadError,
  MEASURES,
  type PartyRef,
  QUESTION_KINDS,
} from '../../model/index.ts';
import { measureLabels } from '../figure-ledger.ts';
import { CHIP_LABELS, type Asked, type AskedParty } from './asked.ts';
import type { CaseNames } from './case-names.ts';
import { findPhrases } from './phrases.ts';
import type { FoundName, QuestionReader, ReadQuestion } from './read-question.ts';
import { assignRoles, type ResolvedMention } from './roles.ts';

/** What was understood, as chips; and from chips, whoever put them there, what is asked. */

/** What a user changed: chips taken away, as `field:value` or a whole `field`, and chips added, as `field:value`. */
export interface ChipEdits {
  readonly without?: readonly string[];
  readonly with?: readonly string[];
}

export interface ChipMeans {
  readonly reader: QuestionReader;
  readonly names: CaseNames;
  /** Whom an id stands for, once people have merged entities. */
  readonly standsFor: (id: string) => string;
}

/**
 * The chips of a question, after `edits`, in the order of their fields.
 * @throws MarsadError `query/not-in-list`, `query/unknown-entity`, `query/invalid` for a chip that cannot be added, the first
 * also for one that is not there to be taken away
 */
export function chipsOf(question: ReadQuestion, edits: ChipEdits, means: ChipMeans): readonly AskChip[] {
  const read = readChips(question, means);
  const without = new Set(edits.without ?? []);
  refuseUnread(edits.without ?? [], read);
  const kept = read.filter(({ id, field }) => !without.has(id) && !without.has(field));
  const added = (edits.with ?? []).map((text) => addedChip(text, means));
  const chips = [...kept, ...added];
  return chips.filter(({ id }, index) => chips.findIndex((each) => each.id === id) === index).toSorted(byField);
}

/** What is to be taken away was read, or is a field: a slip of the pen is told, not passed over. */
function refuseUnread(without: readonly string[], read: readonly AskChip[]): void {
  const ids = read.map(({ id }) => id);
  for (const value of without) {
    if (isField(value) || ids.includes(value)) continue;
    throw new MarsadError('query/not-in-list', { name: 'without', value, values: [...ids, ...FIELDS].join(', ') });
  }
}

const FIELDS = Object.keys(CHIP_LABELS) as readonly ChipField[];

function byField(a: AskChip, b: AskChip): number {
  return FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || (a.at?.[0] ?? Infinity) - (b.at?.[0] ?? Infinity);
}

interface Named extends ResolvedMention {
  readonly choices: readonly PartyRef[];
}

function readChips(question: ReadQuestion, means: ChipMeans): readonly AskChip[] {
  const { bundle, tables } = means.reader;
  const { kinds, relations } = bundle.questions;
  const strangers = strangersIn(question, means);
  const mentions = [...question.names, ...strangers]
    .toSorted((a, b) => a.start - b.start)
    .flatMap((name) => resolve(name, question, means));
  const roles = assignRoles(question, mentions, tables);
  const named = (field: ChipField, of: readonly Named[]): readonly AskChip[] =>
    of.map(({ entity, choices, start, end }) =>
      makeChip(
        field,
        entity.id,
        entity.label,
        [start, end],
        choices.filter(({ id }) => id !== entity.id),
      ),
    );
  const isNamed = (start: number): boolean => mentions.some((each) => each.start <= start && start < each.end);
  const words = question.unknown.filter(({ start }) => !isNamed(start));
  return [
    ...question.kinds.map(({ kind, start, end }) =>
      makeChip('kind', kind, labelIn(kinds, kind), end > start ? [start, end] : null, kinds),
    ),
    ...named('holder', roles.holders),
    ...named('target', roles.targets),
    ...named('speaker', roles.speakers),
    ...question.relations.map(({ relation, start, end }) =>
      makeChip('relation', relation.id, relation.label, [start, end], relations),
    ),
    ...question.topics.map(({ relation, start, end }) =>
      makeChip('topic', relation.id, relation.label, [start, end], relations),
    ),
    ...named('topic', roles.about),
    ...question.measures.map(({ measure, start, end }) =>
      makeChip('measure', measure, measureLabels[measure], [start, end], measureChoices()),
    ),
    ...(question.date === null ? [] : [timeChip(question.date.value, [question.date.start, question.date.end])]),
    ...named('place', roles.places),
    ...words
      .map(({ start, end }) => ({ at: [start, end] as const, text: question.text.slice(start, end) }))
      .filter(({ text }) => tables.formsOf(text).length > 0)
      .map(({ at, text }) => makeChip('word', text, { en: text, ar: text }, at, [])),
  ];
}

function makeChip(
  field: ChipField,
  value: string,
  label: Label,
  at: AskChip['at'],
  others: readonly { readonly id: string; readonly label: Label }[],
): AskChip {
  const choices = others.filter(({ id }) => id !== value).map((other) => ({ value: other.id, label: other.label }));
  return { id: `${field}:${value}`, field, value, label, at, choices };
}

function timeChip(value: string, at: AskChip['at']): AskChip {
  return makeChip('time', value, { en: value, ar: value }, at, []);
}

function labelIn(rows: readonly { readonly id: string; readonly label: Label }[], wanted: string): Label {
  return rows.find(({ id }) => id === wanted)?.label ?? { en: wanted, ar: wanted };
}

function measureChoices(): readonly { readonly id: string; readonly label: Label }[] {
  return MEASURES.map((id) => ({ id, label: measureLabels[id] }));
}

/** Names that no resource knows, and that articles of the case do. */
function strangersIn({ words, unknown }: ReadQuestion, { names }: ChipMeans): readonly FoundName[] {
  const free = new Set(unknown.map(({ start }) => start));
  return findPhrases(words, names.strangers).flatMap(({ first, last, meaning }) => {
    const covered = words.slice(first, last + 1);
    const [from, to] = [covered[0], covered.at(-1)];
    if (from === undefined || to === undefined || !covered.every(({ start }) => free.has(start))) return [];
    const text = covered.map((word) => word.text).join(' ');
    return [
      { start: from.start, end: to.end, text, first, last, candidates: [{ id: meaning, kind: 'name' as const }] },
    ];
  });
}

/** Of those whom a name may mean the one named most in the case; a state rather than its capital's town, but not behind في. */
function resolve(name: FoundName, question: ReadQuestion, means: ChipMeans): readonly Named[] {
  const { names, reader, standsFor } = means;
  const isWithin = [...(question.words[name.first - 1]?.keys ?? [])].some((key) =>
    reader.tables.list('within').has(key),
  );
  const isArabic = /^\p{Script=Arabic}/u.test(name.text);
  const isPosition = [...(question.words[name.first - 1]?.keys ?? [])].some((key) =>
    reader.tables.list('position-nouns').has(key),
  );
  const candidates = name.candidates.flatMap(({ id, kind }, order) => {
    const ref = names.refOf(standsFor(id));
    // One word of a longer name means nobody of whom the case never speaks.
    if (ref === null || (kind === 'part' && names.articlesOf(ref.id) === 0)) return [];
    if (kind === 'capital' && (isWithin || (isArabic && !isPosition))) return [];
    return [{ ref, articles: names.articlesOf(ref.id), order, isCapital: kind === 'capital' }];
  });
  // The engine has weighed the words around an Arabic name already; it expects sentences, not questions of a position.
  const ranked =
    isArabic && !isPosition
      ? candidates
      : candidates.toSorted(
          (a, b) => Number(b.isCapital) - Number(a.isCapital) || b.articles - a.articles || a.order - b.order,
        );
  const [best] = ranked;
  if (best === undefined) return [];
  const party = names.refOf(standsFor(names.partyOf(best.ref.id))) ?? best.ref;
  const { start, end, first, last } = name;
  return [{ start, end, first, last, entity: best.ref, party, choices: ranked.map(({ ref }) => ref) }];
}

const PARTY_FIELDS: ReadonlySet<string> = new Set<ChipField>(['holder', 'target', 'speaker', 'place']);

function addedChip(text: string, means: ChipMeans): AskChip {
  const at = text.indexOf(':');
  const field = text.slice(0, Math.max(0, at));
  const value = text.slice(at + 1).trim();
  if (!isField(field))
    throw new MarsadError('query/not-in-list', { name: 'chip', value: text, values: FIELDS.join(', ') });
  if (PARTY_FIELDS.has(field)) {
    const ref = partyByName(value, means);
    if (ref === null) throw new MarsadError('query/unknown-entity', { name: value });
    return makeChip(field, ref.id, ref.label, null, []);
  }
  if (field === 'time') {
    if (edtfRange(value) === null) throw new MarsadError('query/invalid', { name: 'time', reason: value });
    return timeChip(value, null);
  }
  if (field === 'word') return makeChip('word', value, { en: value, ar: value }, null, []);
  const rows = rowsOf(field, means.reader.bundle);
  const party = field === 'topic' ? partyByName(value, means) : null;
  if (party !== null) return makeChip(field, party.id, party.label, null, []);
  if (!rows.some(({ id }) => id === value)) {
    throw new MarsadError('query/not-in-list', { name: field, value, values: rows.map(({ id }) => id).join(', ') });
  }
  return makeChip(field, value, labelIn(rows, value), null, rows);
}

function isField(text: string): text is ChipField {
  return (FIELDS as readonly string[]).includes(text);
}

function rowsOf(field: ChipField, { questions }: Bundle): readonly { readonly id: string; readonly label: Label }[] {
  if (field === 'kind') return questions.kinds;
  return field === 'measure' ? measureChoices() : questions.relations;
}

/** By id, by a name that the resources know in any spelling, in Latin letters, or by the name of a stranger. */
function partyByName(name: string, { names, reader, standsFor }: ChipMeans): PartyRef | null {
  const byId = names.refOf(standsFor(name));
  if (byId !== null) return byId;
  const known = reader.engine.resolveName(name);
  if (known !== null) return names.refOf(standsFor(known.id));
  const words = reader.tables.reader.read(name);
  const [found] = [...findPhrases(words, reader.tables.names), ...findPhrases(words, names.strangers)]
    .filter(({ first, last }) => first === 0 && last === words.length - 1)
    .map(({ meaning }) => names.refOf(standsFor(typeof meaning === 'string' ? meaning : meaning.id)))
    .toSorted((a, b) => names.articlesOf(b?.id ?? '') - names.articlesOf(a?.id ?? ''));
  return found ?? null;
}

/** What is asked, by the chips alone; `question` gives the words where they stand. */
export function askedBy(chips: readonly AskChip[], question: ReadQuestion, means: ChipMeans): Asked {
  const { bundle, tables } = means.reader;
  const of = (field: ChipField): readonly string[] =>
    chips.flatMap((chip) => (chip.field === field ? [chip.value] : []));
  const relationsOf = (field: ChipField) => of(field).flatMap((id) => tables.relationOf.get(id) ?? []);
  const time = of('time')[0];
  const range = time === undefined ? null : edtfRange(time);
  return {
    kinds: of('kind').flatMap((id) => QUESTION_KINDS.filter((kind) => kind === id)),
    holders: of('holder').map((id) => askedParty(id, means)),
    targets: of('target').map((id) => askedParty(id, means)),
    speakers: of('speaker').map((id) => askedParty(id, means)),
    relations: relationsOf('relation'),
    topics: relationsOf('topic'),
    about: of('topic').flatMap((id) => (tables.relationOf.has(id) ? [] : [askedParty(id, means)])),
    measures: MEASURES.filter((measure) => of('measure').includes(measure)),
    from: range?.earliestDay ?? null,
    to: range?.latestDay ?? null,
    places: of('place').map((id) => placesWithin(bundle, id)),
    topicWords: chips.flatMap(({ field, at }) =>
      field !== 'topic' || at === null
        ? []
        : question.words.flatMap(({ start, end, written }) => (start >= at[0] && end <= at[1] ? [[...written]] : [])),
    ),
    words: of('word').map((word) => tables.formsOf(word)),
  };
}

function askedParty(id: string, { names, standsFor }: ChipMeans): AskedParty {
  return { entity: id, party: standsFor(names.partyOf(id)), isPerson: names.refOf(id)?.type === 'person' };
}

/** A place and all that lies in it, by state and by administration. */
export function placesWithin({ places }: Bundle, id: string): readonly string[] {
  const within = new Set([id]);
  for (let size = 0; size < within.size;) {
    size = within.size;
    for (const { id: place, state, admin } of places) {
      if (within.has(state ?? '') || within.has(admin ?? '')) within.add(place);
    }
  }
  return [...within];
}

/** What was understood, as one sentence. */
export function tellUnderstood(chips: readonly AskChip[]): Label {
  const tellIn = (language: keyof Label): string =>
    FIELDS.flatMap((field) => {
      const values = chips.filter((chip) => chip.field === field).map(({ label }) => label[language]);
      const comma = language === 'ar' ? '، ' : ', ';
      return values.length === 0 ? [] : [`${CHIP_LABELS[field][language]}: ${values.join(comma)}`];
    }).join(' · ');
  return { en: tellIn('en'), ar: tellIn('ar') };
}
