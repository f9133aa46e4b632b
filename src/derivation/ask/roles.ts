import type { PartyRef, Span } from '../../model/index.ts';
import type { QuestionTables } from './question-tables.ts';
import type { ReadQuestion } from './read-question.ts';
import { findPhrases } from './phrases.ts';
import type { Word } from './words.ts';

/** Who of those that a question names does it, to whom is it done, and where? */

/** A name of the question with whom it means. */
export interface ResolvedMention extends Span {
  readonly first: number;
  readonly last: number;
  readonly entity: PartyRef;
  readonly party: PartyRef;
}

export interface Roles<Mention> {
  readonly holders: readonly Mention[];
  readonly targets: readonly Mention[];
  readonly places: readonly Mention[];
  /** On whose word. */
  readonly speakers: readonly Mention[];
  /** Whom it is about besides. */
  readonly about: readonly Mention[];
}

type Role = 'holder' | 'target' | 'place' | 'speaker' | 'about';

/** The role of each mention: by the words before it, by what the engine reads, and else by the order of the question. */
export function assignRoles<Mention extends ResolvedMention>(
  question: ReadQuestion,
  mentions: readonly Mention[],
  tables: QuestionTables,
): Roles<Mention> {
  const cues = mentions.map((mention) => roleByWords(question, mention, tables));
  const roles: (Role | null)[] = [...cues];
  mentions.forEach((mention, index) => {
    roles[index] ??= roleByEngine(question, mention);
  });
  // مصر والإمارات: what is joined to a name has its role.
  mentions.forEach((mention, index) => {
    const before = mentions[index - 1];
    if (before !== undefined && isJoined(question.words, before, mention) && cues[index] === null) {
      roles[index] = roles[index - 1] ?? null;
    }
  });
  const isReceived = hasReceivingVerb(question, tables);
  mentions.forEach((mention, index) => {
    if (roles[index] !== null) return;
    const before = mentions[index - 1];
    if (before !== undefined && isJoined(question.words, before, mention)) roles[index] = roles[index - 1] ?? null;
    else roles[index] = roleByOrder(question, mention, roles, isReceived, tables);
  });
  const withRole = (role: Role): readonly Mention[] =>
    distinctEntities(mentions.filter((_, index) => roles[index] === role));
  return {
    holders: withRole('holder'),
    targets: withRole('target'),
    places: withRole('place'),
    speakers: withRole('speaker'),
    about: withRole('about'),
  };
}

function distinctEntities<Mention extends ResolvedMention>(mentions: readonly Mention[]): readonly Mention[] {
  return mentions.filter((each, index) => mentions.findIndex(({ entity }) => entity.id === each.entity.id) === index);
}

/** Of places and of states behind في: where. Behind تجاه or ل: toward whom. Behind من قبل: by whom. */
function roleByWords(
  { words, relations }: ReadQuestion,
  mention: ResolvedMention,
  tables: QuestionTables,
): Role | null {
  const before = words[mention.first - 1];
  const own = words[mention.first];
  const keysBefore = before === undefined || before.isMark ? new Set<string>() : before.keys;
  const has = (list: string): boolean => [...keysBefore].some((key) => tables.list(list).has(key));
  if (mention.entity.type === 'place') return 'place';
  // بليبيا is في ليبيا.
  const isWithin = own?.proclitics.has('ب') === true && !mention.entity.label.ar.startsWith('ب');
  if (isWithin && mention.entity.type === 'state') return 'place';
  if (has('within') && (mention.entity.type === 'state' || before?.keys.has('in') === true)) return 'place';
  const lead = words.slice(Math.max(0, mention.first - 2), mention.first);
  const follows = (list: string): boolean =>
    findPhrases(lead, tables.phrases(list)).some(({ last }) => last === lead.length - 1);
  if (follows('on-the-word-of')) return 'speaker';
  if (follows('by')) return 'holder';
  if (follows('between')) return 'about';
  const earlier = words.slice(0, mention.first);
  const position = relations.some(({ relation }) => relation.id === 'position');
  const isOfPosition =
    position && earlier.some(({ keys }) => [...tables.list('position-nouns')].some((noun) => keys.has(noun)));
  if (isOfPosition && keysBefore.has('of')) return 'holder';
  if (isOfPosition && has('toward-after-position')) return 'target';
  if (has('toward')) return 'target';
  if (own?.proclitics.has('ل') === true && !own.keys.has(tables.reader.keyOf(own.text))) return 'target';
  return own?.proclitics.has('ل') === true && own.text.startsWith('ل') && own.text.length > 4 ? 'target' : null;
}

function roleByEngine({ told }: ReadQuestion, { entity }: ResolvedMention): Role | null {
  const [isActor, isRecipient] = [told.actor.includes(entity.id), told.recipient.includes(entity.id)];
  if (isActor === isRecipient) return null;
  return isActor ? 'holder' : 'target';
}

function isJoined(words: readonly Word[], before: ResolvedMention, mention: ResolvedMention): boolean {
  const between = words.slice(before.last + 1, mention.first).filter(({ text }) => text.toLowerCase() !== 'the');
  if (between.length === 0) return words[mention.first]?.isJoined === true;
  return between.length === 1 && (between[0]?.keys.has('and') === true || between[0]?.text === '،');
}

/** تلقى حفتر دعما, did Haftar get support: the subject is the one to whom it is done. */
function hasReceivingVerb({ words }: ReadQuestion, tables: QuestionTables): boolean {
  const receiving = tables.list('receiving');
  return words.some(({ keys }) => [...keys].some((key) => receiving.has(key)));
}

function roleByOrder(
  question: ReadQuestion,
  mention: ResolvedMention,
  roles: readonly (Role | null)[],
  isReceived: boolean,
  tables: QuestionTables,
): Role {
  const [hasHolder, hasTarget] = [roles.includes('holder'), roles.includes('target')];
  if (isReceived) return hasTarget ? 'holder' : 'target';
  if (hasHolder) return hasTarget ? 'holder' : 'target';
  if (hasTarget) return 'holder';
  return question.language === 'en'
    ? roleInEnglish(question, mention, tables)
    : question.kinds[0]?.kind === 'who' && question.relations.length > 0
      ? 'target'
      : 'holder';
}

/** English has its subject before the verb, and behind an auxiliary. */
function roleInEnglish(
  { words, relations, kinds }: ReadQuestion,
  mention: ResolvedMention,
  tables: QuestionTables,
): Role {
  const auxiliaries = tables.list('auxiliaries');
  const isSubject = [...(words[mention.first - 1]?.keys ?? [])].some((key) => auxiliaries.has(key));
  const [verb] = relations;
  if (isSubject || verb === undefined) return 'holder';
  const isPassive = words.some(
    ({ text }, index) =>
      /^(?:was|were|been|is|are)$/iu.test(text) &&
      words[index + 1] !== undefined &&
      /ed$/iu.test(words[index + 1]?.text ?? ''),
  );
  if (mention.start > verb.start) return 'target';
  return isPassive || (kinds[0]?.kind === 'who' && mention.start > verb.start) ? 'target' : 'holder';
}
