/**
 * Who is meant by a phrase that holds no name: حراس المنزل (the guards of the house), دول مانحة (donor states), مسلحون ملثمون. Such people
 * are a party of their own (CODEBOOK, hard cases 10 and 15), known by the words that the article uses for them.
 *
 * A phrase becomes someone only when a finding needs it, so that an article is not filled with bystanders.
 */
import type { Actor, EntityType, Label } from '../model/index.ts';
import { romanise, slugOf, type KnownEntity, type NamedSpan } from '../knowledge/index.ts';
import { isTanwin, type Phrase, type Unit } from '../language/index.ts';
import { isOfKind, TITLES } from './kinds.ts';
import { memoryOfLast } from './memory-of-last.ts';
import type { ReadSentence } from './sentence.ts';

export interface People {
  /** The entity that a phrase without a name stands for; null where it names no people. */
  readonly of: (read: ReadSentence, phrase: Phrase) => string | null;
  /** The same of those who are harmed: شخص, who is nobody elsewhere, is a civilian then (CODEBOOK, hard case 11). */
  readonly harmed: (read: ReadSentence, phrase: Phrase) => string | null;
  /** The group of the tables that stands for doers whom nobody names, made known to the article. */
  readonly unnamed: (group: string) => string;
  /** True for a group of the tables of whom nothing is known: مجهولون. */
  readonly isUnknown: (id: string) => boolean;
  /** True for a group of the tables that bears no arms: المدنيون. */
  readonly isUnarmed: (id: string) => boolean;
  /** True for an entity that comes from such a phrase. */
  readonly has: (id: string) => boolean;
  /** Where those among `used` are told of, as mentions. */
  readonly spans: (used: ReadonlySet<string>) => readonly NamedSpan[];
}

const KINDS: readonly (readonly [kind: string, type: EntityType])[] = [
  ['force', 'armed-group'],
  ['person', 'group'],
  ['group', 'group'],
  ['organisation', 'organization'],
];
/** Kinds of nouns that name offices and buildings as well: مديرية، مركز. */
const NEVER = ['office', 'place-word', 'quantity', 'time'];

/** Kinds that are people only in the plural: دول، وزراء; one minister is a person with a name, one state has its own. */
const ONLY_SEVERAL = ['organisation', 'title'];

/** People as a phrase describes them. */
interface Described {
  /** The noun that says who. */
  readonly head: Unit;
  readonly type: EntityType;
  /** The head with what follows it. */
  readonly units: readonly Unit[];
  /** The id that the words give; null for a bare definite noun, which means those told of before. */
  readonly id: string | null;
}

/** Notes into `entities` whom it finds. `vague` are nouns that tell no one apart (شخص، طرف) or mere voices (مصدر، مراقبون). */
export function createPeople(
  entities: Map<string, KnownEntity>,
  vague: ReadonlySet<string>,
  actors: ReadonlyMap<string, Actor>,
): People {
  const found = new Map<string, NamedSpan[]>();
  const lastOf = new Map<string, string>();
  const typeOf = (unit: Unit): EntityType | null => {
    if (unit.class !== 'noun' || unit.reading.pronoun !== null || vague.has(unit.lemma)) return null;
    const chosen = unit.lexical?.pos === 'noun' ? [unit.lexical] : unit.nominal;
    const isOf = (kind: string): boolean =>
      chosen.some((entry) => entry.pos === 'noun' && entry.noun.kinds.includes(kind));
    const type = KINDS.find(([kind]) => isOf(kind))?.[1] ?? null;
    if (type === null) return null;
    const several = unit.lexical?.features.number !== 's';
    const isOther = NEVER.some(isOf) || (!several && ONLY_SEVERAL.some(isOf));
    return isOther ? null : type;
  };
  const describedIn = memoryOfLast<Phrase, Described | null>();
  const describe = (read: ReadSentence, phrase: Phrase): Described | null => {
    const head = headOf(read, phrase);
    const type = head && typeOf(head);
    if (!head || !type || isUnity(read, head)) return null;
    const units = read.units.slice(head.index, phrase.last + 1);
    const isBare = units.length === 1 && head.index === phrase.first;
    const id = head.reading.article && isBare ? null : slugOf(romanise(units.map(wordOf).join(' ')));
    return { head, type, units, id };
  };
  const describedBy = (read: ReadSentence, phrase: Phrase): Described | null => {
    const known = describedIn(read);
    let described = known.get(phrase);
    if (described === undefined) known.set(phrase, (described = describe(read, phrase)));
    return described;
  };
  const note = (id: string, type: EntityType, first: Unit, last: Unit): void => {
    const spans = found.get(id) ?? [];
    found.set(id, spans);
    if (spans.some((span) => span.first === first.first)) return;
    const { proclitics } = first.reading;
    spans.push({
      first: first.first,
      last: last.last,
      entity: id,
      type,
      rule: 'name/people',
      proclitics,
      inner: false,
    });
  };
  const fromTables = (group: string): string => {
    const actor = actors.get(group);
    if (actor && !entities.has(group))
      entities.set(group, { id: group, label: actor.label, type: actor.type, party: group, provisional: false });
    return group;
  };
  const peopleOf = (read: ReadSentence, phrase: Phrase): string | null => {
    const described = describedBy(read, phrase);
    if (!described) return null;
    const { head, type, units, id } = described;
    const group = GROUP_OF_NOUN.get(head.lemma);
    if (group !== undefined) {
      note(group, 'group', head, head);
      return fromTables(group);
    }
    if (id === null) {
      // المسلحون, after مسلحون ملثمون: those told of before.
      const before = lastOf.get(calledAs(head)) ?? null;
      if (before !== null) note(before, type, head, head);
      return before;
    }
    const known = entities.get(id);
    if (known && !found.has(id)) return null;
    if (!known) entities.set(id, { id, label: labelOf(units), type, party: id, provisional: true });
    note(id, type, head, units.at(-1) as Unit);
    lastOf.set(calledAs(head), id);
    return id;
  };
  /** نقيب الصيادلة، مدير المدرسة: one who has an office, as far as more is said of him than the office. */
  const officialOf = (read: ReadSentence, phrase: Phrase): string | null => {
    const head = headOf(read, phrase);
    if (head?.class !== 'noun' || head.reading.pronoun !== null || !isOfKind(head, TITLES)) return null;
    const units = read.units.slice(head.index, phrase.last + 1);
    if (head.reading.article || units.length === 1 || units.some((unit) => unit.class === 'name')) return null;
    const id = slugOf(romanise(units.map(wordOf).join(' ')));
    if (entities.has(id) && !found.has(id)) return null;
    if (!entities.has(id))
      entities.set(id, { id, label: labelOf(units), type: 'person', party: id, provisional: true });
    note(id, 'person', head, units.at(-1) as Unit);
    return id;
  };
  return {
    unnamed: fromTables,
    harmed: (read, phrase) => {
      const head = headOf(read, phrase);
      if (!head || !SOMEBODY.has(head.lemma)) return peopleOf(read, phrase) ?? officialOf(read, phrase);
      note(CIVILIANS, 'group', head, head);
      return fromTables(CIVILIANS);
    },
    isUnknown: (id) => actors.get(id)?.unknown ?? false,
    isUnarmed: (id) => actors.get(id)?.unarmed ?? false,
    has: (id) => found.has(id),
    spans: (used) => [...found].flatMap(([id, spans]) => (used.has(id) ? spans : [])),
    of: peopleOf,
  };
}

/** The group of the tables for the harmed of whom no more is said than that they are people. */
const CIVILIANS = 'civilians';

/** Nouns of people who are a group of the tables, in whatever number: انتحاري يقود شاحنة. */
const GROUP_OF_NOUN: ReadonlyMap<string, string> = new Map([
  ['مدني', CIVILIANS],
  ['انتحاري', 'suicide-bombers'],
]);
const SOMEBODY = new Set(['شخص', 'نسمة', 'إنسان', 'ناس', 'سيدة', 'امرأة', 'رجل', 'طفل', 'مار']);

/** What those told of before are called again by: القوات is not قوة. */
const calledAs = (head: Unit): string => `${head.lemma} ${head.lexical?.features.number ?? ''}`;

/** The noun that says who: after a number or a word of quantity the one that is counted, بعض المنظمات. */
function headOf(read: ReadSentence, phrase: Phrase): Unit | null {
  for (let at = phrase.head; at <= phrase.last; at += 1) {
    const unit = read.units[at] as Unit;
    const counts = unit.class === 'number' || unit.class === 'demonstrative' || isQuantity(unit);
    if (!counts) return unit;
  }
  return null;
}

/** وحدة أراضيها، وحدة الصف: unity, and no unit of an army. */
function isUnity(read: ReadSentence, { lemma, index }: Unit): boolean {
  return lemma === 'وحدة' && UNITED.has(read.units[index + 1]?.lemma ?? '');
}

const UNITED = new Set(['أرض', 'صف', 'وطن', 'شعب', 'تراب', 'بلد', 'كلمة', 'موقف', 'مصير', 'هدف', 'نسيج', 'دولة']);

function isQuantity(unit: Unit): boolean {
  return (
    unit.nominal.length > 0 &&
    unit.nominal.every((entry) => entry.pos === 'noun' && isOnly(entry.noun.kinds, 'quantity'))
  );
}

/** The word of the tables for a unit: مسؤول, of which سأل has the same letters as its participle, is a noun of its own. */
const wordOf = ({ lemma, lexical, nominal }: Unit): string =>
  (lexical?.pos === 'participle' && nominal.find(({ pos }) => pos === 'noun')?.lemma) || lemma;

const isOnly = (kinds: readonly string[], kind: string): boolean => kinds.length === 1 && kinds[0] === kind;

/**
 * The words as written without what is attached before them, and their meanings in English order: donor states. Where only who
 * they are has a meaning, the words themselves stand beside it, which tell such parties apart: states (دول منخرطة).
 */
function labelOf(units: readonly Unit[]): Label {
  const ar = units
    .map((unit) => `${unit.reading.article ? 'ال' : ''}${isTanwin(unit) ? wordOf(unit) : unit.reading.stem}`)
    .join(' ');
  const meanings = units.map(glossOf);
  if (meanings.every((meaning) => meaning !== null)) return { ar, en: meanings.toReversed().join(' ') };
  const [head] = meanings;
  return { ar, en: head ? `${head} (${ar})` : romanise(ar) };
}

/** What a noun means, or after the semicolon what its word means as an adjective: مسلح is `gunman; armed`. */
function glossOf(unit: Unit, index: number): string | null {
  const entry = unit.nominal.find((found) => found.pos === 'noun' || found.pos === 'adjective');
  const [noun = '', adjective = noun] = (entry && 'noun' in entry ? entry.noun.gloss : '').split(';');
  const describes = index > 0 && unit.class === 'adjective';
  const gloss = (describes ? adjective : noun).split(/[,(]/u)[0]?.trim() ?? '';
  if (gloss === '') return null;
  const number = unit.class === 'noun' ? unit.lexical?.features.number : null;
  return number === 'p' || number === 'd' || isTanwin(unit) ? englishPlural(gloss) : gloss;
}

const IRREGULAR: Readonly<Record<string, string>> = { person: 'people', man: 'men', woman: 'women', child: 'children' };

function englishPlural(gloss: string): string {
  const known = IRREGULAR[gloss];
  if (known !== undefined || gloss.endsWith('s')) return known ?? gloss;
  if (/[^aeiou]y$/u.test(gloss)) return `${gloss.slice(0, -1)}ies`;
  return /(?:x|ch|sh)$/u.test(gloss) ? `${gloss}es` : `${gloss}s`;
}
