/**
 * For whom does a phrase stand? Its name, the person in apposition to a title, the whole of which it tells a part, its pronoun, the
 * people whom it describes; and all of these for each phrase that و joins to it.
 */
import type { Phrase, Unit } from '../../language/index.ts';
import { agreementOf } from '../grammar.ts';
import { isOfKind, TITLES } from '../kinds.ts';
import { nameOf, type DocumentContext, type ReadSentence } from '../sentence.ts';
import type { Discourse } from './discourse.ts';
import { OPEN_AGREEMENT, type Filler } from './filler.ts';
import { bringsDoer, isDefiniteHead, joinedAfter, lastJoined, nameInside } from './phrase-shape.ts';
import { pronounFiller } from './pronouns.ts';
import { toldTogether } from './told-together.ts';

/** A phrase, with those joined to it, as the filler of a role. */
export function fillerOf(
  read: ReadSentence,
  phrase: Phrase,
  context: DocumentContext,
  discourse: Discourse | null,
  rule: string,
): Filler {
  const head = read.units[phrase.head] as Unit;
  const entities = withJoined(read, phrase, membersOf(read, phrase, context, discourse), context, discourse);
  const agreement = agreementOf(read, head, context);
  return {
    entities,
    // 42 جندياً قتلوا: what is counted is several.
    agreement: entities.length > 1 || isCounted(read, phrase) ? OPEN_AGREEMENT : agreement,
    first: phrase.first,
    last: lastJoined(read, phrase).last,
    head: phrase.head,
    lemma: head.lemma,
    source: 'stated',
    rule,
  };
}

const isCounted = (read: ReadSentence, { first, last }: Phrase): boolean =>
  last > first && read.units[first]?.class === 'number';

/** `own`, for whom the phrase stands, with those of the phrases that و joins to it. */
export function withJoined(
  read: ReadSentence,
  phrase: Phrase,
  own: readonly string[],
  context: DocumentContext,
  discourse: Discourse | null,
): readonly string[] {
  const all = [...own];
  let current = phrase;
  for (;;) {
    const next = joinedAfter(read, current);
    if (!next) break;
    // مصر والإمارات join; a noun without a name of its own ends the list.
    const more = membersOf(read, next, context, discourse);
    if (!more.length) break;
    for (const id of more) if (!all.includes(id)) all.push(id);
    current = next;
  }
  return all;
}

/** Those named in the phrases that و joins with this one, in order. */
export function entitiesOfList(read: ReadSentence, phrase: Phrase): readonly string[] {
  let first = phrase;
  while (first.joinedTo >= 0) first = read.phrases[first.joinedTo] as Phrase;
  const all: string[] = [];
  for (let current: Phrase | null = first; current; current = joinedAfter(read, current))
    all.push(...entitiesIn(read, current, null));
  return [...new Set(all)];
}

/** Those whom a phrase names, else the people whom it tells of. */
function membersOf(
  read: ReadSentence,
  phrase: Phrase,
  context: DocumentContext,
  discourse: Discourse | null,
): readonly string[] {
  const two = twoInOffice(read, phrase);
  const named = two.length > 0 ? two.flatMap((each) => personOf(read, each)) : entitiesIn(read, phrase, discourse);
  if (named.length) return named;
  const together = toldTogether(read, phrase, context, discourse);
  if (together.length) return together;
  const people = context.people.of(read, phrase);
  return people === null ? [] : [people];
}

/**
 * وزيرا الخارجية الروسي سيرغي لافروف والأميركي أنتوني بلينكن: the phrases after an office of two that name who hold it; none where they do not.
 */
export function twoInOffice(read: ReadSentence, phrase: Phrase): readonly Phrase[] {
  const head = read.units[phrase.head];
  if (head?.lexical?.features.number !== 'd' || !isOfKind(head, TITLES)) return [];
  const [one, other, name] = [1, 2, 3].map((after) => read.phrases[phrase.index + after]);
  if (!one || !other || !name) return [];
  const areAdjacent = one.first === phrase.last + 1 && other.first === one.last + 1 && name.first === other.last + 1;
  const adjective = read.units[other.first];
  const isJoined = adjective?.adjectival === true && other.first === other.last && other.joinedTo >= 0;
  const areNamed = personOf(read, one).length > 0 && personOf(read, name).length > 0;
  return areAdjacent && isJoined && areNamed ? [one, other, name] : [];
}

function personOf(read: ReadSentence, phrase: Phrase): readonly string[] {
  const name = nameOf(read, read.units[phrase.head]);
  return name?.type === 'person' ? [name.entity] : [];
}

/** The entity that a phrase stands for: its head's, else the first name that depends on it, else its pronoun's. */
function entitiesIn(read: ReadSentence, phrase: Phrase, discourse: Discourse | null): readonly string[] {
  // نظيره القطري خالد العطية، حليفها اللبناني حزب الله: the person or party, and not the country.
  const called = appositionOf(read, phrase);
  if (called) return entitiesIn(read, called, discourse);
  // خصوم حفتر، خصومه: those whom he fights, and not he.
  if (ENEMIES.has(read.units[phrase.head]?.lemma ?? '')) return [];
  for (let at = phrase.first; at <= phrase.last; at += 1) {
    const name = nameOf(read, read.units[at]);
    // متشددون من تنظيم داعش: people are those to whom they belong.
    const members = name?.type === 'group' ? partiesOf(read, phrase) : [];
    if (name) return members.length ? members : [name.entity];
  }
  const head = read.units[phrase.head] as Unit;
  if (head.reading.pronoun !== null && discourse)
    return pronounFiller(head, phrase.head, null, discourse)?.entities ?? [];
  const whole = wholeOf(read, phrase);
  return whole ? entitiesIn(read, whole, discourse) : [];
}

const ENEMIES = new Set(['خصم', 'عدو', 'مناوئ', 'مناهض', 'غريم', 'منافس']);

/** The party or force that من names right after a phrase. */
function partiesOf(read: ReadSentence, phrase: Phrase): readonly string[] {
  const next = read.phrases[phrase.index + 1];
  if (!next || next.preposition !== 'من' || next.first > phrase.last + 2 || next.joinedTo >= 0) return [];
  const at = nameInside(read, next);
  const name = at === null ? null : nameOf(read, read.units[at]);
  return name && (name.type === 'armed-group' || name.type === 'organization') ? [name.entity] : [];
}

/** قائد الجيش عبد الفتاح البرهان: the name that follows a title at once. */
export function appositionOf(read: ReadSentence, phrase: Phrase): Phrase | null {
  const office = officeAfter(read, phrase);
  const next = read.phrases[(office ?? phrase).index + 1];
  // After a preposition the name that stands in apposition has none of its own.
  if (!next || next.joinedTo >= 0) return null;
  if (next.first !== (office ?? phrase).last + 1 && (office || !isBetweenCommas(read, phrase, next))) return null;
  if (next.preposition !== phrase.preposition && next.preposition !== null) return null;
  // ويتهم معارضون البرهان: one name is no apposition of several.
  const title = read.units[phrase.head]?.lexical?.features.number;
  if ((title === 'p' || title === 'd') && next.last === next.first && !joinedAfter(read, next)) return null;
  const name = nameOf(read, read.units[next.head]);
  if (name && name.type !== 'place' && next.head === next.first && isRelated(read.units[phrase.head])) return next;
  const inside = nameInside(read, phrase);
  const owner = inside === null ? undefined : nameOf(read, read.units[inside]);
  // قائد الجيش عبد الفتاح البرهان, but not استقبل رئيس فرنسا خليفة حفتر: an army or a party is led by one of its own.
  const ofOwn = !owner || owner.rule === 'name/nisba' || owner.type === 'armed-group' || owner.type === 'organization';
  return name?.type === 'person' && next.head === next.first && ofOwn && isOfKind(read.units[phrase.head], TITLES)
    ? next
    : null;
}

/** المتحدث باسم الجيش، المبعوث إلى ليبيا، المدير العام للوكالة فلان: for whom or where one is what the title says. */
export function officeAfter(read: ReadSentence, phrase: Phrase): Phrase | null {
  const next = read.phrases[phrase.index + 1];
  if (next?.first !== phrase.last + 1 || next.preposition === null) return null;
  const isFor = next.preposition === 'ب' && read.units[next.head]?.lemma === 'اسم';
  const isSentTo = SENT_TO.has(next.preposition) && SENT.has(read.units[phrase.head]?.lemma ?? '');
  if (!isFor) return isSentTo || isOfWhat(read, phrase, next) ? next : null;
  // باسم هذه القوات
  const these = read.phrases[next.index + 1];
  return these?.first === next.last + 1 && read.units[these.first]?.class === 'demonstrative' ? these : next;
}

/** True for what ل brings after an office that the name of a person follows. */
function isOfWhat(read: ReadSentence, office: Phrase, { preposition, index, last }: Phrase): boolean {
  const name = read.phrases[index + 1];
  const isPerson = name !== undefined && personOf(read, name).length > 0;
  return preposition === 'ل' && isPerson && name.first === last + 1 && isOfKind(read.units[office.head], TITLES);
}

const SENT = new Set(['مبعوث', 'موفد', 'سفير', 'مندوب', 'ممثل']);
const SENT_TO = new Set(['إلى', 'لدى']);

/** حليفتها، جارتهم: one who stands in a relation to another, whom a pronoun names. */
const isRelated = (head: Unit | undefined): boolean =>
  head?.class === 'noun' &&
  head.reading.pronoun !== null &&
  (RELATED.has(head.reading.stem.replace(/[ةت]$/u, '')) || ENEMIES.has(head.lemma));

const RELATED = new Set(['حليف', 'شريك', 'جار', 'غريم']);

/** رئيس المجلس، عبد الفتاح البرهان، انتقد: two commas set the name apart. */
function isBetweenCommas(read: ReadSentence, phrase: Phrase, next: Phrase): boolean {
  return (
    next.first === phrase.last + 2 &&
    read.units[phrase.last + 1]?.lemma === '،' &&
    read.units[next.last + 1]?.lemma === '،'
  );
}

/**
 * The whole of which the phrase is a part or the owner of what it names: وحدة من الجيش، دورية للجيش، موظفين في الأمم المتحدة. Only for an
 * indefinite head; a definite one has its owner in itself.
 */
function wholeOf(read: ReadSentence, phrase: Phrase): Phrase | null {
  const next = read.phrases[phrase.index + 1];
  if (!next || next.first > phrase.last + 2 || next.joinedTo >= 0) return null;
  // الفصائل المدعومة من أنقرة: by whom, and not of whom.
  if (bringsDoer(read, next)) return null;
  const head = read.units[phrase.head];
  // متحدث باسم الخارجية الكندية: he is of those in whose name he speaks.
  if (speaksInName(read, phrase, next)) return next;
  const isPart = head?.class === 'number' || isOfKind(head, PARTS);
  // القوات التابعة للمشير: forces are those to whom they belong.
  if (
    next.preposition === 'ل' &&
    BELONGING.has(read.units[phrase.last]?.reading.stem.replace(/(?:ة|ين|ون)$/u, '') ?? '')
  )
    return next;
  if (next.preposition === 'من') return isPart && nameOf(read, read.units[next.head])?.type !== 'place' ? next : null;
  // وحدة المستعربين في الجيش: a unit is in its army, however it is called.
  if (next.preposition === 'في' && isPart && nameOf(read, read.units[next.head])?.type === 'armed-group') return next;
  if (isDefiniteHead(read, phrase) || head?.class !== 'noun') return null;
  // ممثلون عن الاتحاد الأفريقي
  if (next.preposition === 'عن') return isOfKind(head, TITLES) ? next : null;
  // مظاهرات لرفض القرار: what it is for has no part in it.
  if (next.preposition === 'ل') return isAim(read.units[next.head]) ? null : next;
  return next.preposition === 'في' && isPart && nameOf(read, read.units[next.head])?.type !== 'place' ? next : null;
}

const isAim = (head: Unit | undefined): boolean =>
  head?.class === 'noun' &&
  !head.reading.article &&
  head.nominal.some(({ features }) => features.kind === 'verbal-noun') &&
  !isOfKind(head, PARTS);

/** A definite spokesman has mostly a name of his own, المتحدث باسم الجيش أحمد المسماري. */
function speaksInName(read: ReadSentence, phrase: Phrase, next: Phrase): boolean {
  return (
    next.preposition === 'ب' &&
    next.last > next.first &&
    read.units[next.first]?.lemma === 'اسم' &&
    read.units[phrase.head]?.class === 'noun' &&
    !isDefiniteHead(read, phrase)
  );
}

const BELONGING = new Set(['تابع', 'موالي', 'موال', 'منتمي', 'خاضع']);

const PARTS = new Set(['person', 'group', 'force', 'quantity', 'title', 'aircraft', 'organisation']);
