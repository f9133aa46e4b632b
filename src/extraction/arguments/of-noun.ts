/**
 * Who does it, to whom, through which preposition: the arguments of a verbal noun or noun of an act. It looks at its genitive, its
 * pronoun, an adjective of nationality, then at its prepositions.
 */
import { exactKey, type Phrase, type Unit } from '../../language/index.ts';
import { isOfKind, TITLES } from '../kinds.ts';
import { nameOf, type DocumentContext, type ReadSentence, phraseAt } from '../sentence.ts';
import { isArgument } from './clause.ts';
import { onceADiscourse, type Discourse } from './discourse.ts';
import { OPEN_AGREEMENT, type Arguments, type Filler } from './filler.ts';
import { fillerOf, withJoined } from './members.ts';
import { obliquesOf } from './obliques.ts';
import { lastJoined } from './phrase-shape.ts';
import { doerOfVerbBefore, isOwnCountry, pronounFiller } from './pronouns.ts';
import { HARD_STOPS, scanRight } from './scan.ts';

/** Arguments of the verbal noun (or noun of an act) at `at`. */
export const argumentsOfNoun = onceADiscourse(readNoun);

function readNoun(read: ReadSentence, at: number, context: DocumentContext, discourse: Discourse): Arguments {
  const noun = read.units[at] as Unit;
  const phrase = phraseAt(read, at);
  // A noun that was read as a verb is in no phrase; its genitive is the phrase after it.
  const genitive = phrase
    ? null
    : (read.phrases.find((next) => next.first === at + 1 && next.preposition === null) ?? null);
  const right = scanRight(read, phrase?.last ?? genitive?.last ?? at);
  const own =
    noun.reading.pronoun === null
      ? genitive && fillerOf(read, genitive, context, discourse, 'subject/genitive')
      : ((phrase && isOccasion(read, phrase) ? doerOfVerbBefore(at, noun.reading.pronoun, discourse) : null) ??
        pronounFiller(noun, at, null, discourse));
  const inside = phrase ? sidesInside(read, at, phrase, context, discourse, own) : { subject: own, object: null };
  const object =
    inside.object ??
    objectAfter(read, at, context, discourse) ??
    (phrase && inside.subject?.head === at + 1
      ? objectAfterDoer(read, phrase, inside.subject, context, discourse)
      : null);
  const between = right.phrases.some((found) => found.preposition === 'بين') ? null : betweenAhead(read, right.last);
  const phrases = between ? [...ownPhrases(read, right.phrases), between] : ownPhrases(read, right.phrases);
  const last = Math.max(phrase?.last ?? at, right.last);
  return {
    subject: inside.subject,
    object,
    genitive: null,
    oblique: obliquesOf(read, phrases, context, discourse, at + 1, last),
    first: at,
    last: between ? Math.max(last, lastJoined(read, between).last) : last,
  };
}

/** بعد استقباله، بعد أسبوع من استقباله: a meeting on whose occasion its doer does something else; an attack may be another's. */
function isOccasion(read: ReadSentence, { preposition, first, head }: Phrase): boolean {
  if (!MEETINGS.has(read.units[head]?.reading.stem ?? '')) return false;
  if (preposition !== 'من') return OCCASIONS.has(preposition ?? '');
  return read.phrases.some(
    (phrase) => OCCASIONS.has(phrase.preposition ?? '') && phrase.last < first && phrase.last >= first - 2,
  );
}

const MEETINGS = new Set(['استقبال', 'لقاء', 'اجتماع', 'زيارة', 'زيارت', 'وصول', 'عودة', 'عودت', 'مغادرة', 'مغادرت']);
const OCCASIONS = new Set(['بعد', 'قبل', 'خلال', 'عقب', 'إثر', 'أثناء', 'لدى', 'قبيل', 'منذ']);

/**
 * The doer of a noun and whom it is done to by the names and pronouns of its own phrase: دعم تركيا، دعوة فرنسية. `own` is the doer that
 * the noun itself carries, or null.
 */
function sidesInside(
  read: ReadSentence,
  at: number,
  phrase: Phrase,
  context: DocumentContext,
  discourse: Discourse,
  own: Filler | null,
): Pick<Arguments, 'subject' | 'object'> {
  let subject = own;
  let object: Filler | null = null;
  let ofPlace = false;
  for (let inside = at + 1; inside <= phrase.last; inside += 1) {
    const unit = read.units[inside] as Unit;
    const name = nameOf(read, unit);
    if (!name) {
      // قصف مواقع التنظيم: whose the place is has it done to him.
      ofPlace ||= inside === at + 1 && unit.class === 'noun' && isOfKind(unit, PLACES);
      // أصول رجال أعمال روس: what tells which people they are parts no one from them.
      if (!ofPlace && isAbstract(unit) && !isOfKind(read.units[inside - 1], PEOPLE)) break;
      subject ??= ownerByPronoun(unit, inside, discourse);
      continue;
    }
    const filler: Filler = {
      entities: withJoined(read, phrase, [name.entity], context, discourse),
      first: inside,
      last: inside,
      head: inside,
      lemma: unit.lemma,
      agreement: OPEN_AGREEMENT,
      source: 'stated',
      rule: unit.adjectival ? nisbaRule(read, at, inside, context) : 'subject/genitive',
    };
    if (ofPlace && !unit.adjectival) object ??= { ...filler, rule: 'object/owner-of-place' };
    else if (!subject) subject = filler;
    // دعوة فرنسية إيطالية: two adjectives are two doers.
    else if (unit.adjectival && subject.rule === 'subject/nisba')
      subject = { ...subject, entities: [...new Set([...subject.entities, name.entity])], last: inside };
    // اقتحام محتجين إيرانيين: whose people they are.
    else if (!unit.adjectival) object ??= { ...filler, entities: [name.entity], rule: 'object/genitive' };
  }
  return { subject, object };
}

/** بحث مواجهة التنظيم: what depends on another abstract noun is not this noun's doer. */
function isAbstract(unit: Unit): boolean {
  return (
    unit.class === 'noun' &&
    unit.lexical?.pos !== 'participle' &&
    !isOfKind(unit, THINGS_OF_OWNER) &&
    !isOwnCountry(unit)
  );
}

/** هجوم قواته: whom the pronoun of a noun within the phrase means. */
function ownerByPronoun(unit: Unit, at: number, discourse: Discourse): Filler | null {
  const owner = unit.class === 'noun' ? pronounFiller(unit, at, null, discourse) : null;
  return owner && { ...owner, rule: 'subject/genitive-pronoun' };
}

/** رفضه محاولة باشاغا، تهديده لعاصمة: after a noun with its doer as a pronoun a bare phrase is what it is done to. */
function objectAfter(read: ReadSentence, at: number, context: DocumentContext, discourse: Discourse): Filler | null {
  const phrase = phraseAt(read, at);
  if (read.units[at]?.reading.pronoun === null || phrase?.last !== at) return null;
  const next = read.phrases[phrase.index + 1];
  const isObject =
    next?.preposition === null && isRightAfter(read, at, next.first) && isArgument(read.units[next.head], context);
  return isObject ? fillerOf(read, next, context, discourse, 'object/after-noun') : null;
}

/**
 * بسبب دعم تركيا حكومة الوفاق: after the doer in the genitive a bare phrase is what the act is done to, where the verb before has a
 * subject of its own. In ودعا بعد لقاء ماكرون الرئيس المصري it is that subject.
 */
function objectAfterDoer(
  read: ReadSentence,
  phrase: Phrase,
  doer: Filler,
  context: DocumentContext,
  discourse: Discourse,
): Filler | null {
  const next = read.phrases[phrase.index + 1];
  if (phrase.preposition === null || doer.rule !== 'subject/genitive' || doer.entities.length === 0) return null;
  if (next?.preposition !== null || next.joinedTo >= 0 || !isRightAfter(read, phrase.last, next.first)) return null;
  const head = read.units[next.head] as Unit;
  // مقتل نصر الله الأمين العام للحزب tells who he was.
  const isApposition = isOfKind(head, TITLES) && context.entities.get(doer.entities[0] ?? '')?.type === 'person';
  if (isApposition || head.adjectival || !isArgument(head, context) || !hasSubjectBefore(read, phrase)) return null;
  return fillerOf(read, next, context, discourse, 'object/after-noun');
}

/** True where no verb stands before the phrase in its sentence, or one with a bare phrase between the two. */
function hasSubjectBefore(read: ReadSentence, phrase: Phrase): boolean {
  const verb = read.units.findLast((unit) => unit.class === 'verb' && unit.index < phrase.first);
  return (
    !verb ||
    read.phrases.some(
      ({ first, preposition, head }) =>
        preposition === null && first > verb.index && first < phrase.first && read.units[head]?.class !== 'date',
    )
  );
}

/** دعم فرنسي tells the doer; in إسقاط ثلاث طائرات أوكرانية the adjective agrees with what it is done to, and tells whose that is. */
function nisbaRule(read: ReadSentence, at: number, nisba: number, context: DocumentContext): string {
  const features = read.units[at]?.lexical?.features;
  const word = context.tokens[read.units[nisba]?.last ?? -1]?.text ?? '';
  const isFeminine = exactKey(word).endsWith('ة');
  const agrees = features?.number !== 's' || features.gender === null || isFeminine === (features.gender === 'f');
  return agrees || nisba === at + 1 ? 'subject/nisba' : 'subject/nisba-of-object';
}

/** True where nothing but adverbs and dates stands between two units: إسقاطه مؤخراً طائرة. */
function isRightAfter(read: ReadSentence, at: number, next: number): boolean {
  return read.units.slice(at + 1, next).every((unit) => unit.class === 'adverb' || unit.class === 'date');
}

/** The prepositional phrases that belong to a noun: those before the next bare phrase, which is the verb's. */
function ownPhrases(read: ReadSentence, phrases: readonly Phrase[]): readonly Phrase[] {
  const end = phrases.findIndex(
    (phrase) =>
      phrase.preposition === null &&
      phrase.joinedTo < 0 &&
      read.units[phrase.head]?.class !== 'date' &&
      read.units[phrase.head]?.class !== 'adjective',
  );
  return end < 0 ? phrases : phrases.slice(0, end);
}

/** اشتباكات شهدتها العاصمة بين …: a clause may stand between the noun and the two sides. */
function betweenAhead(read: ReadSentence, from: number): Phrase | null {
  for (let at = from + 1; at < Math.min(read.units.length, from + 14); at += 1) {
    const unit = read.units[at] as Unit;
    if (HARD_STOPS.has(unit.lemma) || unit.lemma === '،' || unit.class === 'complementizer') return null;
    const phrase = phraseAt(read, at);
    if (phrase?.first === at && phrase.preposition === 'بين') return phrase;
  }
  return null;
}

const PEOPLE = new Set(['person']);

const PLACES = new Set(['place-word']);

/** قوات، طائرات، حكومة: people and things that tell whose they are. */
const THINGS_OF_OWNER = new Set(['person', 'group', 'force', 'title', 'organisation', 'aircraft', 'weapon', 'vehicle', 'ship', 'office', 'thing', 'money']); // prettier-ignore
