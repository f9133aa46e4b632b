/**
 * What an article names again by a shorter form, once all its full names are known: surnames, التنظيم and الحركة for the last one of
 * that kind, قواته for those of whoever was named last, الجيش for the army of the country that the article is about.
 */
import { exactKey, type Token } from '../language/index.ts';
import type { Gazetteer, NameMatch } from './gazetteer.ts';
import { createNameList } from './gazetteer.ts';
import type { MentionBoard } from './mention-board.ts';
import type { KnownEntity, NamedSpan } from './mention-types.ts';

export class RepeatedMentions {
  readonly #board: MentionBoard;

  constructor(board: MentionBoard) {
    this.#board = board;
  }

  /**
   * Surnames after full names, and التنظيم، الحركة، الحكومة for the last one of that kind. `matches` are the names of the tables in
   * the sentence.
   */
  readSentence(from: number, to: number, matches: readonly NameMatch[]): void {
    for (const match of this.#shortNames().find(this.#board.tokens, from, to)) {
      const id = match.entries[0]?.id;
      const entity = id === undefined ? undefined : this.#board.entities.get(id);
      if (!entity) continue;
      if (this.#isTaken(match.first, match.last) || this.#isThing(match.first, from)) continue;
      const first = this.#board.growLeft(match, from, entity);
      this.#board.addSpan(
        first,
        match.last,
        entity,
        'name/short-form',
        match.first === first ? match.reading.proclitics : null,
      );
    }
    for (const match of matches) this.#readOfficeAgain(match);
    const again: number[] = [];
    for (let at = from; at < to; at += 1)
      if (this.#board.context.mayNameAgain(this.#board.tokens[at] as Token)) again.push(at);
    for (const at of again) {
      this.#readMinistryAgain(at, from);
      this.#readTitleAgain(at, to);
      this.#readGeneric(at, from, to);
      this.#readOwnGroup(at);
    }
    for (const at of again) this.#readOwnedForces(at);
    for (const match of this.#board.context.ownForces.find(this.#board.tokens, from, to))
      this.#readOwnForces(match, from, to);
  }

  /** الأمين العام، رئيس الوزراء: the one who was named with that office. */
  #readOfficeAgain(match: NameMatch): void {
    const office = match.entries.find((entry) => entry.kind === 'office');
    if (!office || this.#isTaken(match.first, match.last)) return;
    // رئيس الدورة is another office; الرئيس and رئيس الوزراء say which.
    const definite = this.#board.spellingsAt(match.last).some((word) => word.startsWith('ال'));
    if (!definite || this.#board.isDescribed(match.last + 1, this.#board.tokens.length)) return;
    // الأمين العام للمنظمة: whose office it is follows.
    const next = this.#board.tokens[match.last + 1];
    if (next?.readings.some((cut) => cut.proclitics.includes('ل') && cut.article)) return;
    const holder = this.#board.holderOf(office.id, match.first);
    if (holder) this.#board.addSpan(match.first, match.last, holder, 'name/office-again', match.reading.proclitics);
  }

  /** الوزير، السفير، المشير: the last one named with that title. */
  #readTitleAgain(at: number, to: number): void {
    if (this.#board.covered.has(at) || this.#board.isDescribed(at + 1, to)) return;
    const { titles } = this.#board.context.words;
    const cut = this.#board.tokens[at]?.readings.find((found) => found.article && titles.has(`ال${found.stem}`));
    const holder = cut && this.#board.holderOf(cut.stem, at);
    if (cut && holder) this.#board.addSpan(at, at, holder, 'name/title-again', cut.proclitics);
  }

  /** وزارة الداخلية: the one named with its country before, else that of the last country of its sentence, else of the article's. */
  #readMinistryAgain(at: number, from: number): void {
    if (at <= from || this.#isTaken(at - 1, at) || !this.#board.beginsWithStem(at - 1, 'وزارة')) return;
    const { ministries } = this.#board.context.words;
    const called = this.#board.spellingsAt(at).find((word) => ministries.has(word));
    const kind = called === undefined ? undefined : ministries.get(called);
    if (called === undefined || kind === undefined) return;
    const government = this.#governmentAfter(at);
    if (government) {
      this.#board.addSpan(at - 1, at, government, 'name/ministry-again', null);
      return;
    }
    const named = [...this.#board.entities.keys()].findLast((id) => id.endsWith(`-${kind}`));
    const main = this.#stateBefore(at, from) ?? this.#board.mainState();
    const state = named === undefined && main !== null ? this.#board.actorEntity(main) : null;
    const entity =
      named === undefined ? state && this.#board.ministry(state, kind, called) : this.#board.entities.get(named);
    if (entity) this.#board.addSpan(at - 1, at, entity, 'name/ministry-again', null);
  }

  /** ضابط في الجيش الأميركي … وزارة الدفاع: the state of the last party in the sentence; null where none acts for one. */
  #stateBefore(at: number, from: number): string | null {
    const { actors } = this.#board.context.gazetteer;
    const last = this.#board.lastBefore(at, ({ first, type, entity }) => {
      const party = this.#board.entities.get(entity)?.party ?? '';
      return first >= from && type !== 'place' && actors.get(party)?.type === 'state';
    });
    return (last && this.#board.entities.get(last.entity)?.party) ?? null;
  }

  /** وزارة الداخلية في حكومة الوفاق: the government that stands right after; null where none does. */
  #governmentAfter(at: number): KnownEntity | null {
    const after = this.#board.tokens[at + 1]?.exact === 'في' ? at + 2 : at + 1;
    const span = this.#board.spans.find(({ first, type }) => first === after && type === 'government');
    return (span && this.#board.entities.get(span.entity)) ?? null;
  }

  /** جميع الأطراف، الشعب: those of the country that the article is about. */
  #readOwnGroup(at: number): void {
    if (this.#board.covered.has(at)) return;
    const { ownGroups } = this.#board.context.words;
    // أي الأطراف: which of them, and not all.
    if (WHICH.has(this.#board.tokens[at - 1]?.exact ?? '')) return;
    const cut = this.#board.tokens[at]?.readings.find((found) => found.article && ownGroups.has(`ال${found.stem}`));
    const main = cut ? this.#board.mainState() : null;
    // In news about a great power الأطراف are those of some conflict elsewhere.
    const state = main === null || !this.#board.hasPack(main) ? null : this.#board.actorEntity(main);
    if (!cut || !state) return;
    const entity = this.#board.groupOf(state, ownGroups.get(`ال${cut.stem}`) ?? '');
    this.#board.addSpan(at, at, entity, 'name/own-group', cut.proclitics);
  }

  /** جائزة نوبل is no person. */
  #isThing(at: number, from: number): boolean {
    return at > from && this.#board.isListed(at - 1, this.#board.context.words.thingHeads);
  }

  #isTaken(first: number, last: number): boolean {
    for (let at = first; at <= last; at += 1) if (this.#board.covered.has(at)) return true;
    return false;
  }

  /** قواته، مليشياتها: the party of whoever was named last and agrees. */
  #readOwnedForces(at: number): void {
    if (this.#board.covered.has(at)) return;
    const reading = this.#board.tokens[at]?.readings.find(
      (cut) => cut.pronoun !== null && this.#board.context.words.forces.has(cut.stem),
    );
    if (!reading) return;
    const wantsPerson = reading.pronoun === 'ه';
    const owner = this.#board.lastBefore(
      at,
      (span) =>
        span.rule !== 'name/nisba' &&
        (wantsPerson
          ? span.type === 'person' || (span.type === 'armed-group' && this.#isMasculine(span.first))
          : span.type === 'state' || span.type === 'government' || span.type === 'armed-group'),
    );
    const party = owner && this.#board.entities.get(this.#board.entities.get(owner.entity)?.party ?? '');
    if (party && party.type !== 'person') this.#board.addSpan(at, at, party, 'name/owned-forces', reading.proclitics);
  }

  /** تنظيم داعش، التحالف: the name begins with a masculine noun. */
  #isMasculine(at: number): boolean {
    const { masculineGroups } = this.#board.context.words;
    return (this.#board.tokens[at]?.readings ?? []).some((cut) => masculineGroups.has(cut.stem));
  }

  #makesAnother(at: number, to: number): boolean {
    return this.#board.isDescribed(at, to) && !this.#board.isPerson(at);
  }

  /** The last one before `at` whose mention opens with a noun, تنظيم داعش, else whom the tables call so too: حماس is a حركة. */
  #lastCalled(stem: string, at: number): KnownEntity | undefined {
    const isBody = this.#board.context.words.organizationHeads.has(stem);
    let last: NamedSpan | undefined;
    let lastNoMedia: NamedSpan | undefined;
    let lastByTables: NamedSpan | undefined;
    for (const span of this.#board.spans) {
      if (span.first >= at || span.rule === 'name/generic') continue;
      if (span.last > span.first && this.#board.beginsWith(span, stem)) {
        last = laterOf(last, span);
        if (span.type !== 'media') lastNoMedia = laterOf(lastNoMedia, span);
      } else if (span.rule !== 'name/nisba' && isBody && this.#nounsOf(span.entity).has(stem))
        lastByTables = laterOf(lastByTables, span);
    }
    // التعاون مع الوكالة: where an agency that tells nothing was named too, it is that one, unless the words are of telling.
    const isNews = last?.type === 'media' && !this.#isTold(at);
    const named = (isNews ? lastNoMedia : undefined) ?? last ?? lastByTables;
    return named && this.#board.entities.get(named.entity);
  }

  /** وذكرت الوكالة، نقلا عن الوكالة. */
  #isTold(at: number): boolean {
    return at > 0 && this.#board.isListed(at - 1, this.#board.context.words.tellingWords);
  }

  readonly #nounsByEntity = new Map<string, ReadonlySet<string>>();

  /** The nouns with which the tables' names of an actor begin, without the article. */
  #nounsOf(id: string): ReadonlySet<string> {
    let nouns = this.#nounsByEntity.get(id);
    if (!nouns) {
      const actor = this.#board.context.gazetteer.actors.get(id);
      const names = actor ? [actor.label.ar, ...actor.aliases] : [];
      nouns = new Set(
        names
          // المركز الإعلامي لعملية بركان الغضب: a long name is that of a part of it.
          .filter((name) => name.includes(' ') && name.split(' ').length <= NAME_WORDS)
          .map((name) => exactKey(name.split(' ')[0] ?? '').replace(/^ال/u, '')),
      );
      this.#nounsByEntity.set(id, nouns);
    }
    return nouns;
  }

  /** الجيش، سلاح الجو، الشرطة، الحكومة with no name: those of the country that the article is about. */
  #readOwnForces(match: NameMatch, from: number, to: number): void {
    if (this.#isTaken(match.first, match.last)) return;
    // قوات الأمن التونسية: their country stands beside them.
    if (this.#makesAnother(match.last + 1, to)) return;
    const kind = match.entries[0]?.id ?? '';
    const spokenFor = kind === 'army' ? this.#forceOfSpeaker(match.first, from) : null;
    if (spokenFor) {
      this.#board.addSpan(match.first, match.last, spokenFor, 'name/own-forces', match.reading.proclitics);
      return;
    }
    const state = (kind === 'army' ? null : this.#stateOfTown(match.last + 1)) ?? this.#board.mainState();
    const entity = this.#ownOf(kind, state, match.last + 1);
    if (entity) this.#board.addSpan(match.first, match.last, entity, 'name/own-forces', match.reading.proclitics);
  }

  /** قال مسؤول أمني باكستاني إن الجيش، قال الناطق باسم الجيش السوداني إن القوات: whose forces a soldier speaks of at `at`, right after إن. */
  #forceOfSpeaker(at: number, from: number): KnownEntity | null {
    if (!SAYS_THAT.has(this.#board.tokens[at - 1]?.exact ?? '')) return null;
    const speaker = this.#board.lastBefore(at, ({ first, type }) => first >= from && type !== 'place');
    const party = speaker && this.#board.entities.get(this.#board.entities.get(speaker.entity)?.party ?? '');
    if (!party) return null;
    if (party.type === 'armed-group' || party.type === 'government') return party;
    const { militaryWords } = this.#board.context.words;
    const isSoldier = this.#board.tokens
      .slice(Math.max(from, speaker.first - WORDS_BESIDE), at)
      .some(({ readings }) => readings.some(({ stem, pronoun }) => pronoun === null && militaryWords.has(stem)));
    return isSoldier ? this.#ownArmy(party.id) : null;
  }

  /** السلطات في طهران: the state whose town is told after في at `at`; null where none is. */
  #stateOfTown(at: number): string | null {
    if (this.#board.tokens[at]?.exact !== 'في') return null;
    const town = this.#board.spans.find(({ first, type }) => first === at + 1 && type === 'place');
    const party = town && this.#board.entities.get(town.entity)?.party;
    return party !== undefined && this.#board.context.gazetteer.actors.get(party)?.type === 'state' ? party : null;
  }

  /** The government, the police or the army of a state, or of no known one; those who lead only where their town follows at `after`. */
  #ownOf(kind: string, state: string | null, after: number): KnownEntity | null {
    if (kind === 'leadership' && this.#stateOfTown(after) === null) return null;
    if (kind === 'government' || kind === 'leadership') return this.#ownGovernment(state);
    return kind === 'police' ? this.#ownPolice(state) : this.#ownArmy(state);
  }

  #ownPolice(id: string | null): KnownEntity | null {
    const state = id === null ? null : this.#board.actorEntity(id);
    return state ? this.#board.agentsOf(state, 'police', 'armed-group') : this.#board.actorEntity('police');
  }

  #ownGovernment(id: string | null): KnownEntity | null {
    const state = id === null ? null : this.#board.context.gazetteer.actors.get(id);
    const nisba = state?.nisba.flatMap((adjective) => this.#board.ambiguous.get(`الحكومة ال${adjective}ة`) ?? [])[0];
    return state ? this.#board.actorEntity(nisba ?? state.id) : null;
  }

  #ownArmy(id: string | null): KnownEntity | null {
    const state = id === null ? null : this.#board.context.gazetteer.actors.get(id);
    if (!state) return null;
    // Where the country's army is itself in dispute, the tables say whose it is in this article.
    const nisba = state.nisba.flatMap((adjective) => this.#board.ambiguous.get(`الجيش ال${adjective}`) ?? [])[0];
    if (nisba !== undefined) return this.#board.actorEntity(nisba);
    const country = this.#board.actorEntity(state.id);
    return country && this.#board.agentsOf(country, 'army', 'armed-group');
  }

  /** التنظيم، الحركة، الحكومة alone: the last one of that kind, تنظيم داعش، حركة طالبان، حكومة الوفاق. */
  #readGeneric(at: number, from: number, to: number): void {
    if (this.#board.covered.has(at)) return;
    const { organizationHeads, forceHeads, belonging } = this.#board.context.words;
    const reading = this.#board.tokens[at]?.readings.find(
      (cut) =>
        cut.article &&
        cut.stem.length > 2 &&
        (organizationHeads.has(cut.stem) || forceHeads.has(cut.stem) || belonging.has(cut.stem)),
    );
    if (!reading || this.#makesAnother(at + 1, to)) return;
    const spokenFor = reading.stem === 'قوات' ? this.#forceOfSpeaker(at, from) : null;
    const entity = spokenFor ?? this.#lastCalled(reading.stem, at);
    if (entity && entity.type !== 'place' && entity.type !== 'person' && entity.type !== 'state')
      this.#board.addSpan(at, at, entity, 'name/generic', reading.proclitics);
  }

  #shortNamesCache: Pick<Gazetteer, 'find'> | null = null;

  #shortNames(): Pick<Gazetteer, 'find'> {
    return (this.#shortNamesCache ??= createNameList([...this.#board.fullNames].filter(([, id]) => id !== '')));
  }
}

/** What stands right before what is said. */
const SAYS_THAT = new Set(['إن', 'أن', 'بأن']);
/** How many words before a speaker's name tell what he is. */
const WORDS_BESIDE = 3;

/** Words that ask which of many. */
const WHICH = new Set(['أي', 'أية', 'أيا']);

/** How many words the name of a body has that is called by the first of them. */
const NAME_WORDS = 3;

function laterOf(a: NamedSpan | undefined, b: NamedSpan): NamedSpan {
  return a && a.first > b.first ? a : b;
}
