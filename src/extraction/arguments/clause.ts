/** Which phrases of a clause may be the subject or the object of its verb? */
import type { Phrase, Unit } from '../../language/index.ts';
import { agreementOf, isAccusative, verbAgrees } from '../grammar.ts';
import { isOfKind, TITLES } from '../kinds.ts';
import { memoryOfLast } from '../memory-of-last.ts';
import { nameOf, type DocumentContext, type ReadSentence, unitBefore } from '../sentence.ts';
import { appositionOf, officeAfter, twoInOffice } from './members.ts';
import { isDefiniteHead } from './phrase-shape.ts';
import { withPronoun } from './pronouns.ts';
import { scanRight, type Scan } from './scan.ts';

/** What stands after a verb in its clause, whoever is meant by its pronouns. */
export interface Clause {
  readonly right: Scan;
  /** The phrases that may be its subject or object. */
  readonly bare: readonly Phrase[];
  /** The first of them that may be its subject. */
  readonly agreeing: Phrase | undefined;
}

const clausesOf = memoryOfLast<number, Clause>();

/** The clause of the verb at `at`, read once: it is asked for with the discourse before, within and after its sentence. */
export function clauseOf(read: ReadSentence, at: number, context: DocumentContext): Clause {
  const clauses = clausesOf(read);
  let clause = clauses.get(at);
  if (!clause) clauses.set(at, (clause = readClause(read, at, context)));
  return clause;
}

function readClause(read: ReadSentence, at: number, context: DocumentContext): Clause {
  const verb = read.units[at] as Unit;
  const right = scanRight(read, at);
  const alone = right.phrases.filter(
    (phrase) =>
      phrase.preposition === null &&
      phrase.joinedTo < 0 &&
      isArgument(read.units[phrase.head], context) &&
      !describesName(read, phrase) &&
      !isPostedName(read, phrase) &&
      !isMet(read, phrase) &&
      !isDoneToInAct(read, phrase, at),
  );
  const bare = alone.length > 0 ? withoutApposed(read, alone, right.phrases) : alone;
  return { right, bare, agreeing: bare.find((phrase) => canBeSubject(read, verb, phrase, context)) };
}

/** The phrases of `alone` that say again, in other words, none of the `phrases` before them. */
function withoutApposed(read: ReadSentence, alone: readonly Phrase[], phrases: readonly Phrase[]): readonly Phrase[] {
  const last = alone.at(-1) as Phrase;
  const apposed = phrases.flatMap((phrase) =>
    phrase.index < last.index
      ? [appositionOf(read, phrase), officeAfter(read, phrase), ...twoInOffice(read, phrase)]
      : [],
  );
  return apposed.length > 0 ? alone.filter((phrase) => !apposed.includes(phrase)) : alone;
}

function canBeSubject(read: ReadSentence, verb: Unit, phrase: Phrase, context: DocumentContext): boolean {
  const head = read.units[phrase.head];
  if (!head || head.class === 'date' || isBareAdjective(head, context)) return false;
  // قتل 9 مقاتلين، هتف العشرات: a counted noun is never nominative, and the verb need not agree with it.
  const first = read.units[phrase.first];
  if (first?.class === 'number' && (!first.lemma.startsWith('ال') || CROWDS.has(first.lemma)))
    return verbAgrees(verb, { gender: null, number: null }, true);
  if (isAccusative(read, head, context)) return false;
  return verbAgrees(verb, agreementOf(read, head, context), true) || isStateAsDawla(read, verb, phrase);
}

/** Numbers that stand with the article for so many people. */
const CROWDS = new Set(['العشرات', 'المئات', 'الآلاف', 'الالاف', 'الملايين']);

/** وقد وجهت السودان: a state may be feminine, as دولة is, where the sentence opens with its verb and nothing before joins the two. */
function isStateAsDawla(read: ReadSentence, verb: Unit, { first, head }: Phrase): boolean {
  const opens = read.units.slice(0, verb.index).every((unit) => unit.class === 'tense' || unit.class === 'date');
  const isAlone = verb.index > 0 || verb.reading.proclitics.length === 0;
  const features = verb.lexical?.features;
  return (
    opens &&
    isAlone &&
    first === verb.index + 1 &&
    features?.gender === 'f' &&
    features.number === 's' &&
    nameOf(read, read.units[head])?.type === 'state'
  );
}

/** حكومة طرابلس المعترف بها، خليفة حفتر القائد العام: a participle with the article or a title right after a name describes it. */
function describesName(read: ReadSentence, phrase: Phrase): boolean {
  const head = read.units[phrase.head];
  const name = nameOf(read, unitBefore(read, phrase.first));
  if (!head || !name || head.class === 'name') return false;
  // استقبل الوزير المصري نظيره التركي: a counterpart is another.
  if (head.lemma === 'نظير') return false;
  if (head.lexical?.pos === 'participle' && head.reading.article) return true;
  return name.type === 'person' && isDefiniteHead(read, phrase) && isOfKind(head, TITLES);
}

/** مندوب كينيا لدى الأمم المتحدة جون موانغي: after the place of his post stands the name of whom the office tells. */
function isPostedName(read: ReadSentence, phrase: Phrase): boolean {
  const [office, post] = [read.phrases[phrase.index - 2], read.phrases[phrase.index - 1]];
  if (!office || !post || post.preposition !== 'لدى' || post.last !== phrase.first - 1) return false;
  return (
    office.last === post.first - 2 &&
    nameOf(read, read.units[office.head])?.rule === 'name/office-of' &&
    nameOf(read, read.units[phrase.head])?.type === 'person'
  );
}

/** أكد الملك خلال لقائه ماكرون ضرورة: whom one meets in a phrase of time is not whom the verb is about. */
function isMet(read: ReadSentence, phrase: Phrase): boolean {
  const before = read.phrases[phrase.index - 1];
  if (!before || before.preposition === null || before.last !== phrase.first - 1 || before.last !== before.head)
    return false;
  const meeting = read.units[before.head];
  return meeting?.class === 'noun' && meeting.reading.pronoun !== null && isOfKind(meeting, MEETINGS);
}

const MEETINGS = new Set(['meeting']);

/** انتقد الوزير موسكو بسبب دعم تركيا الحكومة: after an act with its doer under a preposition stands what the act is done to. */
function isDoneToInAct(read: ReadSentence, phrase: Phrase, verb: number): boolean {
  const act = read.phrases[phrase.index - 1];
  if (!act || act.preposition === null || act.last !== phrase.first - 1 || act.last !== act.head + 1) return false;
  const doer = nameOf(read, read.units[act.last]);
  const isAct = read.units[act.head]?.nominal.some(({ features }) => features.kind === 'verbal-noun');
  return (
    doer !== null &&
    doer.rule !== 'name/nisba' &&
    isAct === true &&
    read.phrases.some(({ first, preposition }) => preposition === null && first > verb && first < act.first)
  );
}

/** Dates and prepositions with a pronoun, which no table of nouns holds, are no subjects or objects. */
export function isArgument(head: Unit | undefined, context: DocumentContext): boolean {
  return head !== undefined && head.class !== 'date' && (head.class === 'name' || withPronoun(head, context) === null);
}

/** An adjective alone is a subject only with the article, as a noun. */
function isBareAdjective(head: Unit, context: DocumentContext): boolean {
  return head.adjectival && (head.class !== 'name' || !/^[وف]?ال/u.test(context.tokens[head.first]?.exact ?? ''));
}
