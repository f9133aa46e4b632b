/** Which deed does a demand want ended, and whose is it: دعا إلى وقف العدوان الإسرائيلي، طالبت بانسحاب القوات الإثيوبية؟ */
import { exactKey, type Unit } from '../../language/index.ts';
import type { Claim, EntityType } from '../../model/index.ts';
import { argumentsOfNoun, type Arguments } from '../arguments/index.ts';
import { nameOf, phraseAt } from '../sentence.ts';
import type { Act } from './act.ts';
import { actsOf, isHarmToGenitive, isVerbalNoun } from './act-nouns.ts';

const NEEDS = new Set(['ضرورة', 'أهمية', 'وجوب', 'حتمية']);

/** The units of the words for an ending that a demand has as what is demanded, وقف، انسحاب; none for other acts. */
export function endingsDemanded({ input, predicate, args }: Act): readonly number[] {
  if (predicate.type !== 'REQUEST') return [];
  const { stopActs } = input.vocabulary;
  const endingAt = (at: number): number | null => {
    const head = input.read.units[at];
    if (!head) return null;
    // إلى ضرورة وقف الهجوم: how needful it is tells no more.
    if (NEEDS.has(head.lemma)) return endingAt(at + 1);
    return stopActs.has(head.lemma) || stopActs.has(exactKey(head.reading.stem)) ? at : null;
  };
  const asked = ['إلى', 'ب', 'عن', 'على'].flatMap((preposition) => args.oblique.get(preposition) ?? []);
  const demands = asked.length ? asked : (args.oblique.get('ل') ?? []);
  return demands.map(({ head }) => endingAt(head)).filter((at) => at !== null);
}

/** Whose deeds a demand wants ended, as far as their own words tell; none for other acts. */
export function ownersOfEnded(act: Act): readonly string[] {
  for (const ending of endingsDemanded(act)) {
    const owners = ownersOf(act, ending);
    if (owners.length) return owners;
  }
  return [];
}

/** Those who do deeds of their own. */
const DOERS: ReadonlySet<EntityType> = new Set<EntityType>([
  'state',
  'government',
  'armed-group',
  'organization',
  'person',
]);

/** Endings that are good for him whom they have as their genitive: رفع السودان من القائمة. */
const FREEING = new Set(['رفع', 'إزالة']);

function ownersOf({ input }: Act, ending: number): readonly string[] {
  const { read, context } = input;
  const next = ending + 1;
  const phrase = phraseAt(read, ending);
  const unit = read.units[next];
  if (!unit || !phrase || phrase.last < next) return [];
  const isDoer = (id: string): boolean => DOERS.has(context.entities.get(id)?.type ?? 'place');
  const name = nameOf(read, unit);
  // انسحاب إسرائيل، سحب القوات الإثيوبية، ردع إيران.
  if (name)
    return !unit.adjectival && !FREEING.has((read.units[ending] as Unit).lemma) && isDoer(name.entity)
      ? [name.entity]
      : [];
  if (!isDeed({ input }, unit)) return [];
  const deed = argumentsOfNoun(read, next, context, input.discourse);
  const { subject } = deed;
  if (subject?.source !== 'stated' || isOfVictim({ input }, next, deed) || isFightElsewhere(unit, deed)) return [];
  return subject.entities.filter(isDoer);
}

type Asking = Pick<Act, 'input'>;

const MEETING: ReadonlySet<Claim['type']> = new Set<Claim['type']>(['AGREE', 'CONSULT']);

/** العدوان، الدعم، الوجود: a deed that one party does by itself. */
function isDeed({ input }: Asking, unit: Unit): boolean {
  const acts = actsOf(input, unit, unit.index);
  return acts.length > 0 ? !acts.some(({ type }) => MEETING.has(type)) : isVerbalNoun(unit);
}

/** وقف استهداف الحوثيين، وقف قتل المدنيين: the genitive is done to. */
function isOfVictim({ input }: Asking, at: number, { subject }: Arguments): boolean {
  if (subject?.rule !== 'subject/genitive') return false;
  const acts = actsOf(input, input.read.units[at] as Unit, at);
  return isHarmToGenitive(input, at) || acts.some(({ frame }) => frame['genitive'] === 'recipient');
}

const FIGHTS = new Set(['صراع', 'نزاع', 'حرب', 'قتال', 'معارك', 'معركة', 'اقتتال', 'مواجهات']);

/** إنهاء الحرب السورية tells where it is fought; وقف الحرب الإسرائيلية على غزة whose it is. */
function isFightElsewhere({ reading }: Unit, { oblique }: Arguments): boolean {
  return FIGHTS.has(reading.stem) && !oblique.has('على') && !oblique.has('ضد');
}
