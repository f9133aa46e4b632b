/** A participle beside the main verb, مطالباً حفتر: who does what it tells, and to whom? */
import type { Features, Unit } from '../../language/index.ts';
import { argumentsOfNoun, argumentsOfVerb, type Arguments, type Filler } from '../arguments/index.ts';
import { type ReadSentence, phraseAt, unitBefore } from '../sentence.ts';
import type { ProposeInput } from './input.ts';

/** What a participle beside the main verb has as a verb would have it, its subject found before it; null where it stands otherwise. */
export function argumentsBeside(input: ProposeInput, participle: Unit, at: number): Arguments | null {
  const { read, context, discourse } = input;
  const { article, pronoun } = participle.reading;
  if (article || pronoun !== null || phraseAt(read, at)?.head !== at || !isBesideVerb(read, at)) return null;
  const subject = describedBeside(input, participle);
  const right = argumentsOfVerb(read, at, context, { ...discourse, subjects: [], within: [] });
  const isAfter = right.subject?.source === 'stated' && right.subject.rule !== 'subject/before-verb';
  const object = genitiveAsObject(input, at) ?? (isAfter ? right.subject : right.object);
  return {
    subject: subject && { ...subject, source: 'inherited' },
    object,
    genitive: null,
    oblique: right.oblique,
    first: at,
    last: right.last,
  };
}

/** What the participle's own form tells, whatever noun the same letters are: داعية is her who calls and a preacher. */
const activeForm = (unit: Unit): Features | undefined =>
  (unit.nominal.find(({ features }) => features.kind === 'active-participle') ?? unit.lexical)?.features;

/**
 * Whom a participle beside the verb describes: who speaks in this sentence, قالت الوزارة …، منددة بالهجوم, else the nearest subject that
 * agrees, else who spoke before.
 */
function describedBeside({ speaker, scopes, discourse, context }: ProposeInput, participle: Unit): Filler | null {
  const features = activeForm(participle);
  const gender = features?.number === 's' ? features.gender : null;
  const before = discourse.within.filter(([verb]) => verb < participle.index).map(([, subject]) => subject);
  const fits = ({ agreement, entities }: Filler): boolean =>
    entities.some((id) => context.entities.get(id)?.type !== 'media') &&
    (gender === null || agreement.gender === null || agreement.gender === gender);
  // أوضح المتحدث أن الحوثيين يرفضون ذلك، متهماً إيران: who began to speak, and not of whom he speaks.
  const triggers = scopes.map(({ trigger }) => trigger).filter((trigger) => trigger >= 0 && trigger < participle.index);
  const spoken = triggers.length > 0;
  const first = discourse.within.find(([verb]) => verb === Math.min(...triggers))?.[1] ?? speaker?.filler;
  const speaks = first ? [first] : [];
  const inOrder = spoken ? [...speaks, ...before.toReversed()] : [...before.toReversed(), ...speaks];
  return [...inOrder, ...discourse.subjects].find(fits) ?? null;
}

/** داعين السودانيين، محذرة الهند: without tanwīn whom it is done to stands as a genitive; قائد القوات is a title. */
function genitiveAsObject({ read, context, discourse }: ProposeInput, at: number): Filler | null {
  if (!/(?:ة|ين)$/u.test((read.units[at] as Unit).reading.stem)) return null;
  const { subject } = argumentsOfNoun(read, at, context, discourse);
  return subject?.rule === 'subject/genitive' ? { ...subject, rule: 'object/genitive' } : null;
}

/** True for an indefinite participle after a comma or another clause: …، مطالباً. */
function isBesideVerb(read: ReadSentence, at: number): boolean {
  const before = unitBefore(read, at);
  const participle = read.units[at] as Unit;
  return (
    before !== undefined &&
    // 22 مسلحاً are counted.
    before.class !== 'number' &&
    (before.class === 'mark' ||
      // مشككاً في النوايا ومنتقداً, but مستشارين ومدربين is a list.
      (participle.reading.proclitics[0] === 'و' && participle.lexical?.features.number === 's') ||
      participle.reading.stem.endsWith('ا') ||
      participle.reading.stem.endsWith('ة'))
  );
}
