/** Acts told by participles: beside the main verb (مطالباً حفتر), or describing a noun (الداعمة لحفتر، المدعوم من موسكو). */
import type { Features, Unit } from '../../language/index.ts';
import { argumentsOfNoun, argumentsOfVerb, type Arguments, type Filler } from '../arguments/index.ts';
import { moodOfNoun, moodOfParticiple } from '../circumstances.ts';
import type { Draft } from '../draft.ts';
import { nameOf, type ReadSentence, phraseAt, unitBefore } from '../sentence.ts';
import { bestFit } from './frames.ts';
import type { ProposeInput } from './input.ts';
import { withPhrase } from './light-verbs.ts';
import { draftOf } from './to-draft.ts';

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
  const speaks = speaker?.filler ? [speaker.filler] : [];
  const spoken = scopes.some(({ trigger }) => trigger >= 0 && trigger < participle.index);
  const inOrder = spoken ? [...speaks, ...before.toReversed()] : [...before.toReversed(), ...speaks];
  return [...inOrder, ...discourse.subjects].find(fits) ?? null;
}

/** مطالباً حفتر بوقف…, a participle beside the main verb, has its subject; الداعمة لحفتر has the noun before it. */
export function fromParticiple(input: ProposeInput, participle: Unit, verb: string, at: number): readonly Draft[] {
  const { read, context, discourse } = input;
  const candidates = input.predicates.byVerb(verb);
  if (!candidates.length) return [];
  const right = argumentsOfVerb(read, at, context, { ...discourse, subjects: [], within: [] });
  const phrase = phraseAt(read, at);
  const beside =
    !participle.reading.article && participle.reading.pronoun === null && phrase?.head === at && isBesideVerb(read, at);
  let subject: Filler | null = null;
  if (beside) subject = describedBeside(input, participle);
  else if (phrase && phrase.head !== at) subject = nounBefore(read, phrase.first, at);
  if (!subject || !subject.entities.length) return [];
  const object =
    beside && right.subject?.source === 'stated' && right.subject.rule !== 'subject/before-verb'
      ? right.subject
      : (right.object ?? (beside ? genitiveAsObject(input, at) : null));
  const args: Arguments = {
    subject: { ...subject, source: beside ? 'inherited' : 'stated' },
    object,
    genitive: null,
    oblique: right.oblique,
    first: at,
    last: right.last,
  };
  const predicate = bestFit(read, at, candidates, args);
  if (!predicate) return [];
  return draftOf({ input, predicate, route: 'participle', at, args, mood: moodOfParticiple(read, at) }).filter(
    (claim) => claim.recipient.length > 0 || claim.predicate.speech,
  );
}

/** داعين السودانيين، محذرة الهند: without tanwīn whom it is done to stands as a genitive; قائد القوات is a title. */
function genitiveAsObject({ read, context, discourse }: ProposeInput, at: number): Filler | null {
  if (!/(?:ة|ين)$/u.test((read.units[at] as Unit).reading.stem)) return null;
  const { subject } = argumentsOfNoun(read, at, context, discourse);
  return subject?.rule === 'subject/genitive' ? { ...subject, rule: 'object/genitive' } : null;
}

/** المناطق الخاضعة لسيطرة الحوثيين: a participle with the words that its verb needs beside it, said of the noun before it. */
export function fromParticiplePhrase(
  input: ProposeInput,
  participle: Unit,
  at: number,
  usedNouns: Set<number>,
): readonly Draft[] {
  const { read, context, discourse } = input;
  const verb = participle.nominal.find(({ features }) => features.kind === 'active-participle')?.lemma;
  const right = verb === undefined ? null : argumentsOfNoun(read, at, context, discourse);
  const match = right && verb !== undefined ? input.predicates.byPhrase(read.units, at, right.last, verb) : null;
  if (!right || !match || !match.predicates.some(({ aspect }) => aspect === 'state')) return [];
  const phrase = phraseAt(read, at);
  const described = phrase ? nounBefore(read, phrase.head === at ? Math.max(0, at - 3) : phrase.first, at) : null;
  const args = withPhrase(
    input,
    at,
    { ...right, subject: described, object: null, first: described?.first ?? at },
    match,
  );
  const predicate = bestFit(read, at, match.predicates, args, true);
  if (!predicate) return [];
  for (const unit of match.units) usedNouns.add(unit);
  return draftOf({ input, predicate, route: 'participle', at, args, mood: moodOfParticiple(read, at) });
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

/** المدعوم من موسكو: what it describes is the object, and من brings the doer. */
export function fromPassiveParticiple(input: ProposeInput, verb: string, at: number): readonly Draft[] {
  const { read, context, discourse } = input;
  const phrase = phraseAt(read, at);
  const right = argumentsOfNoun(read, at, context, discourse);
  const doer = right.oblique.get('من')?.find((filler) => filler.entities.length > 0 && filler.first <= at + 3);
  const object = phrase && nounBefore(read, phrase.head === at ? Math.max(0, at - 2) : phrase.first, at);
  if (!doer || !object) return [];
  const args: Arguments = {
    subject: { ...doer, rule: 'subject/agent' },
    object,
    genitive: null,
    oblique: new Map(),
    first: object.first,
    last: doer.last,
  };
  const predicate = bestFit(read, at, input.predicates.byVerb(verb), args);
  return predicate
    ? draftOf({ input, predicate, route: 'passive-participle', at, args, mood: moodOfNoun(read, at, input.vocabulary) })
    : [];
}

/** The last name among the units from `first` to before `at`, which a participle describes. */
function nounBefore(read: ReadSentence, first: number, at: number): Filler | null {
  for (let index = at - 1; index >= first; index -= 1) {
    const name = nameOf(read, read.units[index]);
    if (name)
      return {
        entities: [name.entity],
        first: index,
        last: index,
        head: index,
        lemma: '',
        agreement: { gender: null, number: null },
        source: 'stated',
        rule: 'subject/described',
      };
  }
  return null;
}
