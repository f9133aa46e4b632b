/** Agreement: can this phrase be the subject of that verb? (Ryding ch. 3, 4: a verb before its subject agrees in gender only.) */
import type { KnownEntity, NamedSpan } from '../knowledge/index.ts';
import { exactKey, type Gender, type GrammaticalNumber, type Unit } from '../language/index.ts';
import { memoryOfLast } from './memory-of-last.ts';
import { nameOf, type DocumentContext, type ReadSentence } from './sentence.ts';

/** States whose Arabic name is masculine; the others are feminine, as cities are. */
const MASCULINE_STATES = new Set(['lebanon', 'iraq', 'sudan', 'morocco', 'jordan', 'yemen', 'vatican']); // prettier-ignore
/** News writes أعلن النيجر and أعلنت النيجر alike. */
const OPEN_STATES = new Set(['chad', 'niger', 'cameroon', 'gabon', 'south-sudan', 'south-africa']);

export interface Agreement {
  readonly gender: Gender | null;
  readonly number: GrammaticalNumber | null;
}

/** Gender and number of a phrase's head as far as they can be known; null where either is open. */
export function agreementOf(read: ReadSentence, head: Unit | undefined, context: DocumentContext): Agreement {
  if (!head || QUANTIFIERS.has(head.reading.stem)) return { gender: null, number: null };
  const name = nameOf(read, head);
  if (name) return agreementOfSpan(name, context);
  const features = head.lexical?.features;
  if (features && features.number !== null)
    return {
      gender: features.number === 'p' ? genderOfPlural(head) : features.gender,
      number: features.number,
    };
  const stem = head.reading.stem;
  return { gender: stem.endsWith('ة') || stem.endsWith('ات') ? 'f' : null, number: null };
}

/** Words that take the agreement of what they count: جميع الأطراف. */
const QUANTIFIERS = new Set([
  'جميع',
  'كل',
  'بعض',
  'معظم',
  'كافة',
  'سائر',
  'مختلف',
  'عدد',
  'غالبية',
  'أغلب',
  'كلا',
  'كلتا',
]);

/** By mention, each of one article: many ask for the agreement of the same one. */
const agreementsIn = memoryOfLast<NamedSpan, Agreement>();

/** Gender and number of a name. */
export function agreementOfSpan(name: NamedSpan, context: DocumentContext): Agreement {
  const agreements = agreementsIn(context);
  let agreement = agreements.get(name);
  if (!agreement) {
    agreement = agreementOfName(name, context.entities.get(name.entity), firstWord(context, name), context);
    agreements.set(name, agreement);
  }
  return agreement;
}

/** Gender of a name that stands for one; null where it is open or the name stands for several. */
export function genderOfName(name: NamedSpan, context: DocumentContext): Gender | null {
  const { gender, number } = agreementOfSpan(name, context);
  return number === 'p' || name.rule === 'name/nisba' ? null : gender;
}

/** مقاتلون are masculine, and هجمات feminine, though هجوم is not; a broken plural leaves it open. */
function genderOfPlural({ reading: { stem } }: Unit): Gender | null {
  if (stem.endsWith('ات')) return 'f';
  return /(?:ون|ين)$/u.test(stem) ? 'm' : null;
}

function firstWord(context: DocumentContext, name: NamedSpan): string {
  return exactKey(context.tokens[name.first]?.text ?? '');
}

function agreementOfName(
  name: NamedSpan,
  entity: KnownEntity | undefined,
  word: string,
  context: DocumentContext,
): Agreement {
  const bare = word.replace(/^[وف]?(?:ال|لل)?/u, '');
  const isNoun = name.last > name.first || word !== bare;
  const feminine = bare.endsWith('ة') || bare.endsWith('ات') || bare.endsWith('اء');
  if (!entity) return { gender: null, number: null };
  // حذرت الدفاع الصينية: a ministry is feminine, also where only its task is named.
  if (name.rule === 'name/ministry-of') return { gender: 'f', number: 's' };
  // وزراء مجموعة السبع, مسؤولو الحركة: the officials speak for it.
  if (OFFICIALS.test(bare)) return { gender: 'm', number: 'p' };
  switch (entity.type) {
    case 'person': {
      // المستشارة ميركل, رئيسة: a title tells; اللواء and علاء are no feminines.
      const titled = bare.endsWith('ة') && name.last > name.first && entity.gender !== 'm';
      // الوزير الجزائري: of whom no more is known than his office.
      const byOffice = name.rule === 'name/office-of' && isNoun ? context.genderOfNoun(bare) : null;
      return { gender: titled ? 'f' : (entity.gender ?? byOffice), number: 's' };
    }
    case 'state':
      // انتقدت بغداد أنقرة: a city is feminine, also for a state whose own name is not.
      if (name.rule === 'name/capital') return { gender: 'f', number: 's' };
      // الإدارة الأميركية, الجانب الروسي: the first word tells; كوريا الجنوبية is a name and no noun.
      if (name.last > name.first && (feminine || name.rule !== 'name/actor'))
        return { gender: feminine ? 'f' : 'm', number: 's' };
      if (OPEN_STATES.has(entity.id) && name.rule === 'name/actor') return { gender: null, number: 's' };
      // أغلقت البحرين: its own name is no dual of بحر.
      return {
        gender:
          (isNoun && !entity.label.ar.endsWith(bare) ? context.genderOfNoun(bare) : null) ??
          (MASCULINE_STATES.has(entity.id) ? 'm' : 'f'),
        number: 's',
      };
    case 'place':
      return { gender: null, number: 's' };
    case 'armed-group':
      // الحوثيون are men, قوات take the feminine.
      if (/(ون|ين)$/u.test(bare)) return { gender: 'm', number: 'p' };
      return agreementOfHead(bare, feminine, isNoun, context);
    case 'group':
      return { gender: null, number: 'p' };
    default:
      // مجلس الأمن, حركة حماس: the first word tells.
      return agreementOfHead(bare, feminine, isNoun, context);
  }
}

/** Officials whose noun names for whom they speak. */
const OFFICIALS = /^(?:وزراء|مسؤول[وي]ن?|قاد[ةه]|زعماء|رؤساء|سفراء|مندوب[وي]ن?|ممثل[وي]ن?|نواب|أعضاء)$/u;

function agreementOfHead(bare: string, feminine: boolean, isNoun: boolean, context: DocumentContext): Agreement {
  if (feminine) return { gender: 'f', number: null };
  // مجلس الأمن, التحالف: in the name itself; حماس alone is no noun there.
  const gender = isNoun ? context.genderOfNoun(bare) : null;
  return { gender, number: gender && 's' };
}

/**
 * True where the verb may have a subject of this agreement. `before` tells that the verb stands before it: then a plural or dual
 * verb has its subject in itself, and number is not compared.
 */
export function verbAgrees(verb: Unit, subject: Agreement, before: boolean): boolean {
  const features = verb.lexical?.features;
  if (!features || features.person === null) return true;
  if (features.person !== 3) return false;
  if (subject.gender !== null && features.gender !== null && features.gender !== subject.gender) return false;
  if (before) return features.number === 's' || features.number === null;
  if (subject.number === 's' && features.number !== 's' && features.number !== null) return false;
  if (subject.number === 'p' && features.number === 's' && features.gender === 'm' && subject.gender === 'm')
    return false;
  return true;
}

const FATHA = '\u064e';

/** True where spelling shows that a phrase is no subject: a written fatḥa (رئيسَ), the ا of tanwīn, ين for ون. */
export function isAccusative(read: ReadSentence, head: Unit, context: DocumentContext): boolean {
  const name = nameOf(read, head);
  // استهدف الحوثيين، يلتقي مسؤولين عراقيين: as a subject they would be الحوثيون، مسؤولون.
  if (name && (name.rule === 'name/officials-of' || agreementOfSpan(name, context).number === 'p'))
    return firstWord(context, name).endsWith('ين');
  if (context.text.charCodeAt(head.end - 1) === FATHA.charCodeAt(0) || context.tokens[head.first]?.text.endsWith(FATHA))
    return true;
  const shown = head.lexical?.features.case;
  return (
    head.class !== 'name' &&
    shown !== undefined &&
    shown !== 'nominative' &&
    !head.reading.proclitics.some((clitic) => clitic === 'ب' || clitic === 'ل' || clitic === 'ك')
  );
}
