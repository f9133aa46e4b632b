/**
 * One document in, one extraction out; deterministic, and pure but for caches that cannot be seen.
 *
 * The steps, in order: tokens → dates → numbers → names → units and phrases of each sentence → voices → claims, shifts, figures,
 * causes → judge → refiners. Each sentence hands on to the next who was spoken of and whether a quotation is open.
 */
import {
  contentId,
  EXTRACTION_SCHEMA,
  type Bundle,
  type Cause,
  type Claim,
  type Document,
  type Entity,
  type ExplanationStep,
  type Extraction,
  type Figure,
  type Judge,
  type Mention,
  type Note,
  type Predicate,
  type Shift,
} from '../model/index.ts';
import {
  buildLexicon,
  findDates,
  findNumbers,
  isDroppedMark,
  particlesOf,
  tokensOfText,
  type Token,
} from '../language/index.ts';
import { createKnowledge, type NamedSpan, type ResolvedName } from '../knowledge/index.ts';
import { sentencesOf, type Sentence } from '../text/index.ts';
import { type Discourse, type Filler, type Named } from './arguments/index.ts';
import { carryTimes, NO_TIMES_TOLD, type TimesTold } from './carried-times.ts';
import { causeMarkersOf, causesOf } from './causes.ts';
import { issuersAfter, NO_ISSUERS, type Issuers } from './documents.ts';
import { explainDraft, tokenReadings } from './explain.ts';
import { figuresOf, measureWordsOf } from './figures.ts';
import { createOpposition } from './opposition.ts';
import { genderOfName } from './grammar.ts';
import { judgeDrafts, roundConfidence, type JudgedDraft } from './judge.ts';
import { namedIn } from './named.ts';
import { createPeople } from './people.ts';
import { indexPredicates } from './predicates.ts';
import { proposeClaims, type ProposeInput, type Told } from './propose/index.ts';
import { refineDrafts } from './refine.ts';
import { genderOfNounIn, readSentence, type DocumentContext, type FoundDate } from './sentence.ts';
import { shiftPhrasesOf, shiftsOf, withCauses } from './shifts.ts';
import type { Speaker } from './speakers.ts';
import { nominalTopic, subjectsWithin } from './subjects.ts';
import { voicesOf } from './voices.ts';
import { createVocabulary } from './vocabulary.ts';

export interface Engine {
  /** All findings of one document. */
  readonly extract: (document: Document) => Extraction;
  /** How one claim of `document` came to be; null where the document holds no such claim. */
  readonly explain: (document: Document, claimId: string) => EngineExplanation | null;
  /** Whom a name means, in Arabic or English; null where no table knows it. */
  readonly resolveName: (name: string) => ResolvedName | null;
  /** What the judge is told of each claim of `document`: names of features by claim id. */
  readonly featuresOf: (document: Document) => ReadonlyMap<string, readonly string[]>;
  /** The same engine with another judge; without one the rules alone decide. */
  readonly judgedBy: (judge: Judge | null) => Engine;
}

export interface EngineExplanation {
  readonly tokens: readonly { readonly text: string; readonly reading: string }[];
  readonly steps: readonly ExplanationStep[];
}

interface Analysis {
  readonly extraction: Extraction;
  readonly drafts: ReadonlyMap<string, JudgedDraft>;
}

/** An engine over one bundle of resources. Making one takes some tens of milliseconds; keep it. */
export function createEngine(bundle: Bundle): Engine {
  const lexicon = buildLexicon(bundle.verbs, bundle.nouns);
  const particles = particlesOf(bundle.lists);
  const knowledge = createKnowledge(bundle, lexicon, particles);
  const predicates = indexPredicates(bundle.predicates.filter((predicate) => !isWrong(predicate)));
  const wrongs = indexPredicates(bundle.predicates.filter(isWrong));
  const vocabulary = createVocabulary(bundle);
  const measures = measureWordsOf(bundle.lists);
  const markers = causeMarkersOf(bundle.lists);
  const shiftPhrases = shiftPhrasesOf(bundle.lists);
  const actors = new Map(bundle.actors.map((actor) => [actor.id, actor]));

  const genderOfNoun = genderOfNounIn(lexicon);

  function analyse(document: Document, judge: Judge | null): Analysis {
    const { text, meta } = document;
    const tokens = tokensOfText(text);
    const sentences = sentencesOf(document).filter((sentence) => sentence.kind !== 'boilerplate');
    const ranges = sentences.map((sentence) => tokenRange(tokens, sentence));
    // A length of time is a quantity (منذ أكثر من شهرين), not a date.
    const dates = findDates(tokens, text, { published: meta.published }).filter((date) => date.kind !== 'duration');
    const numbers = findNumbers(tokens, text, { taken: dates.filter((date) => !date.stated.includes('amount')) });
    const mentions = knowledge.mentionsOf(meta, tokens, ranges);
    const known = new Map(mentions.entities);
    const people = createPeople(known, vocabulary.vaguePeople, actors);
    const opposition = createOpposition(actors, known);
    const context: DocumentContext = {
      text,
      published: meta.published,
      tokens,
      entities: known,
      people,
      genderOfNoun,
      areOpponents: opposition.areOpponents,
    };
    const drafts = new Map<string, JudgedDraft>();
    const claims: Claim[] = [];
    const shifts: Shift[] = [];
    const figures: Figure[] = [];
    const causes: Cause[] = [];
    const namesOf = bySentence(mentions.spans, ranges, ({ first, last }) => [first, last]);
    const datesOf = bySentence(dates, ranges, tokensOf);
    const numbersOf = bySentence(numbers, ranges, tokensOf);
    let state: State = {
      subject: null,
      recent: [],
      speaker: null,
      open: null,
      told: new Map(),
      deniers: new Set(),
      issuers: NO_ISSUERS,
      times: NO_TIMES_TOLD,
    };
    sentences.forEach((sentence, index) => {
      const [from, to] = ranges[index] as readonly [number, number];
      const read = readSentence(
        tokens,
        {
          sentence,
          from,
          to,
          names: namesOf[index] ?? [],
          dates: datesOf[index] ?? [],
          numbers: numbersOf[index] ?? [],
          genderOfName: (name) => genderOfName(name, context),
        },
        lexicon,
        particles,
      );
      const fresh = startsAnew(document, sentence);
      if (fresh) state = { ...state, open: null };
      const discourse: Discourse = {
        subjects: subjectsOf(state.speaker?.filler ?? null, state.subject),
        recent: state.recent,
        within: [],
        from: sentence.start,
      };
      const voices = voicesOf(read, context, discourse, vocabulary, state.speaker, state.open);
      const recent = [...state.recent, ...namedIn(read, context)];
      const ownSubjects = subjectsWithin(read, context, { ...discourse, recent });
      const own =
        ownSubjects.find(([, subject]) => subject.entities.length > 0)?.[1] ?? nominalTopic(read, context, discourse);
      const inSentence: Discourse = {
        subjects: subjectsOf(own, voices.speaker?.filler ?? null, state.subject),
        within: ownSubjects,
        recent,
        from: sentence.start,
      };
      const issuers = issuersAfter(read, context, inSentence, state.issuers);
      const input: ProposeInput = {
        read,
        context,
        discourse: inSentence,
        scopes: voices.scopes,
        speaker: voices.speaker,
        told: state.told,
        deniers: state.deniers,
        issuers,
        predicates,
        wrongs,
        vocabulary,
        opposition,
      };
      const timed = carryTimes(
        proposeClaims(input),
        { read, scopes: voices.scopes, number: index },
        context,
        state.times,
      );
      const told = new Map(state.told);
      // ونفى الجيش القصف: whose attack it was that is spoken of further on is in dispute.
      const denied = timed.drafts.filter(({ type, mood }) => type === 'ASSAULT' && mood.polarity === 'negated');
      const deniers = new Set([...state.deniers, ...denied.flatMap(({ actor }) => actor)]);
      if (denied.length > 0) told.delete('ASSAULT');
      for (const judged of refineDrafts(judgeDrafts(timed.drafts, context, judge), judge)) {
        const claim = claimOf(judged, context, meta.id);
        if (drafts.has(claim.id)) continue;
        drafts.set(claim.id, judged);
        claims.push(claim);
        // What was itself inferred from acts before tells nothing new of who does them.
        if (claim.polarity === 'negated' || judged.draft.actorSource === 'inferred') continue;
        told.set(claim.type, { actor: claim.actor, recipient: claim.recipient });
        if (claim.type === 'ASSAULT') opposition.note(claim.actor, claim.recipient);
      }
      figures.push(...figuresOf(read, context, voices.scopes, measures, meta.id));
      const stated = causesOf(read, context, markers, meta.id);
      causes.push(...stated);
      shifts.push(...withCauses(shiftsOf(input, shiftPhrases, meta.id), stated));
      state = {
        subject: own ?? state.subject,
        recent: inSentence.recent.slice(-12),
        speaker: voices.speaker,
        open: voices.open,
        told,
        deniers,
        issuers,
        times: timed.told,
      };
    });
    const notes: Note[] = [];
    const spans = [...mentions.spans, ...people.spans(entitiesIn(claims, figures, shifts))];
    const found = mentionsOf(
      spans.toSorted((a, b) => a.first - b.first || b.last - a.last),
      context,
      meta.id,
    );
    const entities = entitiesOf(known, found, claims, figures, shifts);
    return {
      drafts,
      extraction: {
        schema: EXTRACTION_SCHEMA,
        doc: meta,
        text,
        blocks: document.blocks,
        entities,
        mentions: found,
        claims,
        shifts: unique(shifts),
        figures: unique(figures),
        causes: unique(causes),
        dates: dates
          .map((date) => ({
            start: date.start,
            end: date.end,
            text: date.text,
            value: date.value ?? '',
            inferred: date.inferredFrom !== null,
          }))
          .filter((date) => date.value !== ''),
        notes,
      },
    };
  }

  const judgedBy = (judge: Judge | null): Engine => ({
    extract: (document) => analyse(document, judge).extraction,
    explain: (document, claimId) => {
      const judged = analyse(document, judge).drafts.get(claimId);
      return judged ? { tokens: tokenReadings(judged.draft), steps: explainDraft(judged, judge, document.text) } : null;
    },
    resolveName: knowledge.resolveName,
    featuresOf: (document) =>
      new Map([...analyse(document, judge).drafts].map(([id, judged]) => [id, judged.features])),
    judgedBy,
  });
  return judgedBy(bundle.judge);
}

/** True for what accuses him of whom a speaker says it. */
const isWrong = ({ type, frame }: Predicate): boolean =>
  type === 'ACCUSE' && frame['speaker'] === 'actor' && frame['subject'] === 'recipient';

/** What one sentence hands on to the next. */
interface State {
  readonly subject: Filler | null;
  readonly recent: readonly Named[];
  readonly speaker: Speaker | null;
  readonly open: Speaker | null;
  readonly told: Told;
  readonly deniers: ReadonlySet<string>;
  readonly issuers: Issuers;
  readonly times: TimesTold;
}

/** A heading or title belongs to no quotation. */
function startsAnew(document: Document, sentence: Sentence): boolean {
  const kind = document.blocks[sentence.block]?.kind;
  return kind === 'title' || kind === 'heading' || kind === 'caption';
}

function tokenRange(tokens: readonly Token[], sentence: Sentence): readonly [number, number] {
  return [firstAtOrAfter(tokens, sentence.start), firstAtOrAfter(tokens, sentence.end)];
}

/** Index of the first token that begins at or after an offset. */
function firstAtOrAfter(tokens: readonly Token[], offset: number): number {
  return lastThat(tokens.length, (at) => (tokens[at] as Token).start < offset) + 1;
}

/** The items that lie within each of the ranges, which follow each other, in the order of the items. */
function bySentence<Item>(
  items: readonly Item[],
  ranges: readonly (readonly [number, number])[],
  firstAndLast: (item: Item) => readonly [number, number],
): readonly (readonly Item[])[] {
  const within = ranges.map((): Item[] => []);
  for (const item of items) {
    const [first, last] = firstAndLast(item);
    const index = lastThat(ranges.length, (at) => (ranges[at]?.[0] ?? Infinity) <= first);
    if (last < (ranges[index]?.[1] ?? 0)) within[index]?.push(item);
  }
  return within;
}

function tokensOf(item: { readonly firstToken: number; readonly lastToken: number }): readonly [number, number] {
  return [item.firstToken, item.lastToken];
}

/** The last of `count` indices for which `holds` is true, where it is so for none after the first for which it is not; −1 for none. */
function lastThat(count: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Candidates for a verb without a subject, in order, those without an entity left out. */
function subjectsOf(...fillers: readonly (Filler | null)[]): readonly Filler[] {
  return fillers.filter((filler): filler is Filler => filler !== null && filler.entities.length > 0);
}

// — output

function claimOf({ draft, confidence }: JudgedDraft, context: DocumentContext, documentId: string): Claim {
  const { read } = draft;
  const start = read.units[draft.first]?.start ?? 0;
  const end = read.units[draft.last]?.end ?? 0;
  const place = draft.place.filter((id) => context.entities.has(id));
  return {
    id: contentId(
      'c',
      documentId,
      start,
      end,
      draft.type,
      draft.actor.join(' '),
      draft.recipient.join(' '),
      draft.mood.polarity,
      read.units[draft.trigger]?.start ?? 0,
    ),
    evidence: context.text.slice(start, end),
    start,
    end,
    type: draft.type,
    mode: draft.mode,
    actor: [...draft.actor],
    recipient: draft.recipient,
    polarity: draft.mood.polarity,
    modality: draft.mood.modality,
    aspect: draft.aspect,
    time: draft.when.time,
    time_text: draft.when.text,
    time_source: draft.when.source,
    place,
    place_source: place.length ? 'stated' : null,
    attribution: draft.attribution,
    stance: draft.stance,
    support_kind: draft.type === 'AID' || draft.type === 'COOPERATE' ? (draft.predicate.support ?? 'unknown') : null,
    confidence: roundConfidence(confidence),
    rule: draft.predicate.id,
  };
}

function mentionsOf(spans: readonly NamedSpan[], context: DocumentContext, documentId: string): readonly Mention[] {
  return spans.map((span): Mention => {
    const start = offsetAfterProclitics(context, span);
    const end = context.tokens[span.last]?.end ?? start;
    return {
      id: contentId('m', documentId, start, end, span.entity),
      start,
      end,
      entity: span.entity,
      label: context.text.slice(start, end),
      rule: span.rule,
    };
  });
}

/** Where the name itself begins: after و ف ب ك ل, marks of the same letter included; للشعب has the article in its second ل. */
function offsetAfterProclitics(context: DocumentContext, span: NamedSpan): number {
  const token = context.tokens[span.first] as Token;
  let offset = token.start;
  for (const clitic of span.proclitics) {
    offset += clitic === 'ل' && context.text.startsWith('لل', offset) ? 2 : 1;
    while (offset < token.end && isDroppedMark(context.text.charCodeAt(offset))) offset += 1;
  }
  return offset;
}

function entitiesOf(
  known: ReadonlyMap<
    string,
    {
      readonly id: string;
      readonly label: Entity['label'];
      readonly type: Entity['type'];
      readonly party: string;
      readonly provisional: boolean;
    }
  >,
  mentions: readonly Mention[],
  claims: readonly Claim[],
  figures: readonly Figure[],
  shifts: readonly Shift[],
): readonly Entity[] {
  const forms = new Map<string, Set<string>>();
  for (const mention of mentions) {
    const set = forms.get(mention.entity) ?? new Set<string>();
    set.add(mention.label);
    forms.set(mention.entity, set);
  }
  const used = new Set<string>([...forms.keys(), ...entitiesIn(claims, figures, shifts)]);
  for (const id of used) used.add(known.get(id)?.party ?? id);
  const entities: Entity[] = [];
  for (const entity of known.values()) {
    if (!used.has(entity.id)) continue;
    entities.push({
      id: entity.id,
      label: entity.label,
      type: entity.type,
      party: entity.party,
      forms: [...(forms.get(entity.id) ?? [])],
      ...(entity.provisional ? { provisional: true } : {}),
    });
  }
  return entities;
}

/** Ids of all whom findings speak of. */
function entitiesIn(
  claims: readonly Claim[],
  figures: readonly Figure[],
  shifts: readonly Shift[],
): ReadonlySet<string> {
  const ids = new Set<string>();
  const add = (more: readonly string[]): void => {
    for (const id of more) ids.add(id);
  };
  for (const { actor, recipient, place, attribution, stance } of claims) {
    add(actor);
    add(recipient);
    add(place);
    add(attribution.speaker);
    for (const { holder, target } of stance) ids.add(holder).add(target);
  }
  for (const { place, attribution, group } of figures) {
    add(place);
    add(attribution.speaker);
    if (group !== null) ids.add(group);
  }
  for (const { holder, target, attribution } of shifts) {
    ids.add(holder).add(target);
    add(attribution.speaker);
  }
  return ids;
}

function unique<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(item.id) && seen.add(item.id));
}

export type { FoundDate };
