/** A country's body without a name of its own in the tables, and the adjective of the country at its end. */
interface NationalBody {
  readonly nisba: NameMatch;
  readonly entity: KnownEntity;
}

/**
 * Names as a sentence tells them, in this order: names of the tables; names composed of an office, a nationality and a person;
 * people and forces that belong to a named party; names that no table holds, by the word before them.
 */
import { exactKey, type Token, tokenBefore } from '../language/index.ts';
import type { NameEntry, NameMatch } from './gazetteer.ts';
import { headOf, isHead, spelling, stemWithoutTanwin } from './listed.ts';
import type { EntityType } from '../model/index.ts';
import { isWithin, type MentionBoard } from './mention-board.ts';
import type { KnownEntity } from './mention-types.ts';
import { slugOf } from './romanise.ts';
import { isNamePart, UnknownPersons } from './unknown-persons.ts';

export class FirstMentions {
  readonly #board: MentionBoard;
  readonly #persons: UnknownPersons;

  constructor(board: MentionBoard) {
    this.#board = board;
    this.#persons = new UnknownPersons(board);
  }

  /** `matches` are the names of the tables in the sentence. */
  readSentence(from: number, to: number, matches: readonly NameMatch[]): void {
    const byFirst = new Map(matches.map((match) => [match.first, match]));
    let at = from;
    while (at < to) {
      at = this.#readAt(at, from, to, byFirst);
    }
  }

  /** Tries the constructions at one token; gives the token to go on from. */
  #readAt(at: number, from: number, to: number, matches: ReadonlyMap<number, NameMatch>): number {
    const credit = this.#readCredit(at, to);
    if (credit !== null) return credit;
    const match = matches.get(at);
    const office = match?.entries.find((entry) => entry.kind === 'office');
    if (match && office) return this.#readOffice(match, office, to, matches);
    // الملا عمر is in the tables as a whole.
    const isWhole = match !== undefined && match.last > at && this.#board.personOf(match) !== null;
    const opens = this.#board.context.mayOpenName(this.#board.tokens[at] as Token);
    if (opens && !isWhole && this.#board.isListed(at, this.#board.context.words.titles)) {
      const next = this.#readTitled(at, to, matches);
      if (next !== null) return next;
    }
    if (match) return this.#readName(match, from, to, matches);
    const opened = opens ? this.#readOpened(at, to, matches) : null;
    return opened ?? this.#persons.read(at, from, to, matches) ?? at + 1;
  }

  /** Names that no table holds, by the word that opens them. */
  #readOpened(at: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    return (
      this.#readNumbered(at, to, matches) ??
      this.#readAllied(at, to, matches) ??
      this.#readDescribed(at, to, matches) ??
      this.#readHeaded(at, to, matches)
    );
  }

  /** (الفرنسية)، (الجزيرة - أرشيف): whose picture it is, by a word that stands for an agency in brackets alone. */
  #readCredit(at: number, to: number): number | null {
    const { tokens, context } = this.#board;
    if (at + 1 >= to || tokenBefore(tokens, at)?.text !== '(' || !/^[)-]$/u.test(tokens[at + 1]?.text ?? ''))
      return null;
    const id = context.words.credits.get(tokens[at]?.exact ?? '');
    const agency = id === undefined ? null : this.#board.actorEntity(id);
    if (!agency) return null;
    this.#board.addSpan(at, at, agency, 'name/credit', []);
    return at + 1;
  }

  #readName(match: NameMatch, from: number, to: number, matches: ReadonlyMap<number, NameMatch>): number {
    const entry = this.#board.chooseEntry(match);
    if (!entry) return match.last + 1;
    const nisba = entry.kind === 'nisba' ? entry : this.#asNisba(match, entry, from, matches);
    if (nisba) return this.#readNisba(match, nisba, from, to, matches);
    // النظام التركي in news of Syria is not the Syrian one: the adjective says whose.
    if (entry.kind === 'ambiguous' && match.first === match.last && this.#board.isNisba(matches.get(match.last + 1)))
      return match.last + 1;
    const entity = this.#board.entityOf(entry);
    if (!entity) return match.last + 1;
    if (entity.type === 'state' && match.reading.proclitics.length === 0 && !this.#board.covered.has(match.first - 1)) {
      const group = match.first - 1 >= from ? this.#groupOf(entity, match.first - 1) : null;
      if (group && this.#board.isIndefinite(match.first - 1)) {
        this.#board.addSpan(match.first - 1, match.last, group, 'name/group-of', null);
        this.#board.addInner(match, entity);
        return match.last + 1;
      }
    }
    const first = this.#board.growLeft(match, from, entity);
    const last =
      entity.type === 'person'
        ? this.#growName(match.last, to, matches)
        : entity.type === 'group'
          ? this.#growDescription(match.last, this.#isDefiniteAt(match), to, matches)
          : match.last;
    this.#board.addSpan(
      first,
      last,
      entity,
      `name/${entry.kind}`,
      match.first === first ? match.reading.proclitics : null,
    );
    if (entity.type !== 'person' && last > match.first) this.#addPersonInside(match.first + 1, last);
    if (entity.type === 'person' || entity.type === 'organization' || entity.type === 'armed-group')
      this.#board.noteFullName(match.first, last, entity);
    return last + 1;
  }

  /**
   * القوات السعودية: a state whose name is an adjective as well describes the definite noun before it, but no man, زار الرئيس السعودية;
   * null where none stands there.
   */
  #asNisba(
    match: NameMatch,
    { id }: NameEntry,
    from: number,
    matches: ReadonlyMap<number, NameMatch>,
  ): NameEntry | null {
    const before = match.first - 1;
    if (matches.get(before)?.entries.some(({ kind }) => kind === 'office')) return null;
    const isDescribing =
      before >= from &&
      match.reading.proclitics.length === 0 &&
      this.#mayHaveArticle(match.first) &&
      !this.#board.covered.has(before) &&
      this.#mayHaveArticle(before);
    return (isDescribing && match.entries.find((other) => other.kind === 'nisba' && other.id === id)) || null;
  }

  /** قوات حفتر names Haftar too. */
  #addPersonInside(first: number, last: number): void {
    for (const inside of this.#board.context.gazetteer.find(this.#board.tokens, first, last + 1)) {
      const person = this.#board.personOf(inside);
      if (person) this.#board.addInner(inside, person);
    }
  }

  /** A table's name may be followed by more parts in this article: جابر الأحمد الجابر الصباح، الشيخ تميم بن حمد آل ثاني. */
  #growName(last: number, to: number, matches: ReadonlyMap<number, NameMatch>): number {
    const next = last + 1;
    if (next >= to || matches.has(next)) return last;
    const ancestor = this.#persons.ancestorEnd(next, to);
    if (ancestor !== null) return this.#growName(ancestor, to, matches);
    const token = this.#board.tokens[next];
    if (!token || !isNamePart(token) || !token.exact.startsWith('ال')) return last;
    const { isCommon, words } = this.#board.context;
    return isCommon(token) && !words.familyNames.has(token.exact) ? last : this.#growName(next, to, matches);
  }

  /** مسلحين موالين، ناشطين مستقلين: adjectives right after people belong to the mention. */
  #growDescription(from: number, article: boolean, to: number, matches: ReadonlyMap<number, NameMatch>): number {
    let last = from;
    for (let at = last + 1; at < to && !matches.has(at); at = last + 1) {
      if (this.#isOfOtherCase(from, at)) break;
      if (this.#isNegated(at, article, to)) last = at + 1;
      else if (this.#describes(at, article, at > from + 1)) last = at;
      else break;
    }
    return last;
  }

  /** اغتال مسلحان صحافيا: an accusative describes no nominative; it is whom they do it to. */
  #isOfOtherCase(noun: number, at: number): boolean {
    const [head = '', word = ''] = [this.#board.tokens[noun]?.exact, this.#board.tokens[at]?.exact];
    return /(?:ون|ان)$/u.test(head) && /(?:ا|ين)$/u.test(word);
  }

  /** أحزاب المعارضة is definite by its last word. */
  #isDefiniteAt(match: NameMatch): boolean {
    if (match.first === match.last) return spelling(match.reading).startsWith('ال');
    return this.#board.tokens[match.last]?.exact.startsWith('ال') ?? false;
  }

  /** غير المنضبطة, غير شرعية: غير and an adjective, with the article any word. */
  #isNegated(at: number, article: boolean, to: number): boolean {
    const [token, next] = [this.#board.tokens[at], this.#board.tokens[at + 1]];
    if (token?.exact !== 'غير' || !next || at + 1 >= to) return false;
    return article ? next.exact.startsWith('ال') : this.#board.context.isDescriptive(next, article);
  }

  /** True for an adjective as definite as its noun; `joined` allows و before it: غربية وعربية. */
  #describes(at: number, article: boolean, joined: boolean): boolean {
    const token = this.#board.tokens[at];
    if (!token || token.kind !== 'word') return false;
    const { isDescriptive, isVerb, words } = this.#board.context;
    if (this.#board.isListed(at, words.plainAdjectives)) return false;
    const cuts = token.readings
      .filter(({ proclitics }) => proclitics.length === 1 && proclitics[0] === 'و')
      .map((cut) => ({ ...cut, proclitics: [] }));
    if (joined && !this.#isHead(at, words.describedGroups) && isDescriptive({ ...token, readings: cuts }, article))
      return true;
    return isDescriptive(token, article) && !isVerb(token);
  }

  /** An adjective of nationality, alone or with the people or forces it describes: المرتزقة الروس. */
  #readNisba(
    match: NameMatch,
    entry: NameEntry,
    from: number,
    to: number,
    matches: ReadonlyMap<number, NameMatch>,
  ): number {
    const state = this.#board.entityOf(entry);
    if (!state) return match.last + 1;
    const before = match.first - 1;
    const { officials, soldiers, carriers } = this.#board.context.words;
    if (before >= from && !this.#board.covered.has(before)) {
      const organization = this.#namesMedia(before) ? null : this.#organizationOf(state, match, from);
      if (organization) {
        this.#board.addSpan(organization.first, match.last, organization.entity, 'name/organization-of', null);
        this.#board.addInner(match, state);
        return match.last + 1;
      }
      const ministry = this.#ministryOf(state, before, from);
      if (ministry) {
        this.#board.addSpan(ministry.first, match.last, ministry.entity, 'name/ministry-of', null);
        this.#board.addInner(match, state);
        return match.last + 1;
      }
      const body = this.#bodyOf(state, before, from);
      if (body) {
        this.#board.addSpan(body.first, match.last, body.entity, body.rule, null);
        this.#board.addInner(match, state);
        return match.last + 1;
      }
      // مسؤول عسكري إسرائيلي: what describes an official makes no soldier of him.
      if (before > from && this.#board.isListed(before - 1, officials) && this.#board.isListed(before, soldiers)) {
        this.#board.addSpan(before - 1, match.last, state, 'name/officials-of', null);
        return match.last + 1;
      }
      // After الصيني a definite word may as well be the object: الشرطة التونسية الغاز.
      const last = this.#isDefiniteAt(match) ? match.last : this.#growDescription(match.last, false, to, matches);
      const isFleet = before > from && this.#board.isListed(before - 1, carriers);
      if (this.#board.isListed(before, soldiers) && !isFleet && !this.#describesDeed(before, from)) {
        const group = this.#soldiersOf(state, before);
        this.#board.addSpan(before, last, group, 'name/forces-of', null);
        this.#board.addInner(match, state);
        return last + 1;
      }
      const group = this.#groupOf(state, before);
      if (group) {
        this.#board.addSpan(before, last, group, 'name/group-of', null);
        this.#board.addInner(match, state);
        return last + 1;
      }
      if (this.#board.isListed(before, officials)) {
        this.#board.addSpan(before, last, state, 'name/officials-of', null);
        return last + 1;
      }
    }
    if (state.type === 'state' && this.#namesPeople(match, entry.alias, from)) {
      const last = this.#growDescription(match.last, true, to, matches);
      const people = this.#board.groupOf(state, 'people');
      this.#board.addSpan(match.first, last, people, 'name/people-of', match.reading.proclitics);
      return last + 1;
    }
    this.#board.addSpan(match.first, match.last, state, 'name/nisba', match.reading.proclitics);
    return match.last + 1;
  }

  /** دعم عسكري تركي: after a deed the word for a soldier is its adjective; مقتل عسكري تركي tells of one. */
  #describesDeed(at: number, from: number): boolean {
    const { soldierAdjectives, militaryMatters } = this.#board.context.words;
    return at > from && this.#board.isListed(at, soldierAdjectives) && this.#board.isListed(at - 1, militaryMatters);
  }

  /**
   * الليبيون are the people, where no definite noun stands before them, as in اللاعبون الليبيون. The short plurals (الروس، الأتراك)
   * are in news the state or its army.
   */
  #namesPeople(match: NameMatch, alias: string, from: number): boolean {
    if (!/(?:ون|ين)$/u.test(alias) || !spelling(match.reading).startsWith('ال')) return false;
    const before = match.first - 1;
    const isDescribing =
      before >= from &&
      match.reading.proclitics.length === 0 &&
      (this.#board.covered.has(before) || this.#board.spellingsAt(before).some((word) => word.startsWith('ال')));
    return !isDescribing;
  }

  /** وكالة الأنباء and الصحافة before a country's adjective are known for media, but not in مجلس الصحافة. */
  #namesMedia(at: number): boolean {
    const { mediaOf, publicBodies, nationalBodies } = this.#board.context.words;
    if (mediaOf.has(this.#board.textOf(at - 1, at))) return true;
    const isHeaded = [publicBodies, nationalBodies].some((list) => this.#isHead(at - 1, list));
    return !isHeaded && mediaOf.has(this.#board.textOf(at, at));
  }

  /** البنك المركزي السويدي، رابطة البنوك الإيطالية: a body with a country's adjective, and definite words between them. */
  #organizationOf(
    state: KnownEntity,
    match: NameMatch,
    from: number,
  ): { readonly first: number; readonly entity: KnownEntity } | null {
    const { publicBodies, nationalBodies } = this.#board.context.words;
    if (!this.#board.tokens[match.first]?.exact.startsWith('ال')) return null;
    for (let at = match.first - 1; at >= from && at > match.first - 4 && !this.#board.covered.has(at); at -= 1) {
      const between = match.first - 1 - at;
      const cut = this.#board.tokens[at]?.readings.find(
        ({ article, pronoun, stem }) =>
          pronoun === null && (article || between > 0) && (publicBodies.has(stem) || nationalBodies.has(stem)),
      );
      if (cut) {
        const name = [spelling(cut), this.#board.textOf(at + 1, match.last)].join(' ');
        const party = publicBodies.has(cut.stem) ? state.party : null;
        return { first: at, entity: this.#board.provisional(name, 'organization', party) };
      }
      if (!this.#board.tokens[at]?.exact.startsWith('ال')) return null;
    }
    return null;
  }

  /** وزارة الخارجية السورية، الداخلية الأفغانية: a body of its own that acts for its state. */
  #ministryOf(
    state: KnownEntity,
    at: number,
    from: number,
  ): { readonly first: number; readonly entity: KnownEntity } | null {
    const { ministries } = this.#board.context.words;
    const called = this.#board.spellingsAt(at).find((word) => ministries.has(word));
    const kind = called === undefined ? undefined : ministries.get(called);
    if (called === undefined || kind === undefined) return null;
    const headed = at - 1 >= from && !this.#board.covered.has(at - 1) && this.#board.beginsWithStem(at - 1, 'وزارة');
    // الدفاع الأميركي, without a ministry, is the defence itself: only the feminine of a ministry stands alone.
    const own = this.#board.tokens[at + 1]?.exact.endsWith('ة') ?? false;
    if (!headed && (!own || this.#agreesWithNounBefore(at))) return null;
    return { first: headed ? at - 1 : at, entity: this.#board.ministry(state, kind, called) };
  }

  /** صناعة النفط السعودية: beside a masculine, the feminine adjective may describe the feminine whose genitive that is. */
  #agreesWithNounBefore(at: number): boolean {
    const { tokens } = this.#board;
    const before = tokens[at - 1]?.exact ?? '';
    return !tokens[at]?.exact.endsWith('ة') && /(?:ة|ات)$/u.test(before) && !before.startsWith('ال');
  }

  /** وكالة الأنباء الليبية، وزراء الخارجية العرب: media of a country, and those who hold an office in several. */
  #bodyOf(
    state: KnownEntity,
    at: number,
    from: number,
  ): { readonly first: number; readonly entity: KnownEntity; readonly rule: string } | null {
    const { mediaOf, officeHolders } = this.#board.context.words;
    for (const first of [at - 1, at]) {
      if (first < from || this.#board.covered.has(first)) continue;
      const rest = first < at ? ` ${this.#board.textOf(at, at)}` : '';
      const text = this.#board.spellingsAt(first).find((word) => mediaOf.has(`${word}${rest}`));
      const kind = text === undefined ? undefined : mediaOf.get(`${text}${rest}`);
      if (kind !== undefined) {
        return { first, entity: this.#board.groupOf(state, kind, 'media'), rule: 'name/media-of' };
      }
    }
    const first = this.#headKind(at, officeHolders) === null ? at - 1 : at;
    if (first < from || this.#board.covered.has(first)) return null;
    const kind = this.#headKind(first, officeHolders);
    if (kind === null) return null;
    return { first, entity: this.#board.agentsOf(state, kind, 'group'), rule: 'name/office-holders-of' };
  }

  /** الأطراف السودانية، الشعب الليبي، قبائل يمنية: people of a country are a party of their own (CODEBOOK, hard case 15). */
  #groupOf(state: KnownEntity, head: number): KnownEntity | null {
    const reading = this.#board.tokens[head]?.readings.find(
      (cut) => cut.pronoun === null && this.#board.context.words.groups.has(cut.stem),
    );
    const kind = reading && this.#board.context.words.groups.get(reading.stem);
    if (!kind) return null;
    return this.#board.groupOf(state, kind);
  }

  #soldiersOf(state: KnownEntity, head: number): KnownEntity {
    const word = this.#board.tokens[head]?.text ?? '';
    const mercenary = /مرتزق/u.test(word);
    const army = /جيش/u.test(word);
    const kind = mercenary ? 'mercenaries' : army ? 'army' : 'forces';
    return this.#board.agentsOf(state, kind, 'armed-group');
  }

  #readOffice(match: NameMatch, office: NameEntry, to: number, matches: ReadonlyMap<number, NameMatch>): number {
    let last = match.last;
    let owner: KnownEntity | null = null;
    const stations: NameMatch[] = [];
    let at = last + 1;
    for (let steps = 0; steps < 5 && at < to; steps += 1) {
      const body: NationalBody | null = owner ? null : this.#nationalBodyAt(at, to, matches);
      if (body) {
        owner = body.entity;
        this.#board.addInner({ ...body.nisba, first: at }, body.entity);
        last = body.nisba.last;
        at = last + 1;
        continue;
      }
      const next = matches.get(at);
      const entry = next && this.#board.chooseEntry(next);
      if (next && entry && entry.kind !== 'office') {
        const entity = this.#board.entityOf(entry);
        if (!entity) break;
        if (entity.type === 'person') {
          if (stations.length > 0 && !this.#servesWith(entity, owner)) break;
          this.#addStations(stations);
          return this.#addHolder(match, office, next, entity, owner, to, matches);
        }
        if (owner && stations.length === 0 && this.#isStation(next, entity)) {
          stations.push(next);
          at = next.last + 1;
          continue;
        }
        if (owner) break;
        owner = entity;
        this.#board.addInner(next, entity);
        last = next.last;
        at = last + 1;
      } else if (this.#board.isListed(at, this.#board.context.words.titleModifiers)) {
        last = at;
        at += 1;
      } else if (owner ? this.#isServedAt(at) : this.#isLink(at)) {
        at += 1;
      } else break;
    }
    while (
      at < to &&
      (this.#board.isListed(at, this.#board.context.words.titles) ||
        this.#board.isListed(at, this.#board.context.words.titleModifiers))
    )
      at += 1;
    const nameAt = this.#skipComma(at, to);
    // السفير الأميركي السابق ديفيد ماك speaks for himself.
    const side = this.#isFormer(match.last + 1, nameAt) ? null : owner;
    const table = matches.get(nameAt);
    const person = table && this.#board.personOf(table);
    if (person && stations.length > 0 && !this.#servesWith(person, owner))
      return this.#addOfficeAlone(match, office, owner, last);
    if (table && person && !table.reading.proclitics.length) {
      this.#addStations(stations);
      return this.#addHolder(match, office, table, person, side, to, matches);
    }
    // الملك فريدريك: kings and popes go by one name.
    const { regnalTitles, given } = this.#board.context.words;
    const isRegnal =
      this.#board.isListed(match.first, regnalTitles) && given.has(this.#board.tokens[nameAt]?.exact ?? '');
    const nameEnd = this.#persons.nameEnd(nameAt, to, matches, isRegnal ? 1 : 2);
    if (nameEnd !== null) {
      this.#addStations(stations);
      const entity = this.#board.unknownPerson(nameAt, nameEnd, side?.party ?? null);
      this.#board.addSpan(match.first, nameEnd, entity, 'name/office-and-person', match.reading.proclitics);
      this.#board.noteFullName(nameAt, nameEnd, entity);
      this.#noteHolder(match, office, side, entity);
      return nameEnd + 1;
    }
    return this.#addOfficeAlone(match, office, owner, last);
  }

  /** المتحدث باسم الخارجية الإيرانية، باسم الحكومة العراقية: a country's body that no table names, beginning at a token. */
  #nationalBodyAt(at: number, to: number, matches: ReadonlyMap<number, NameMatch>): NationalBody | null {
    const { officials, soldiers } = this.#board.context.words;
    if (matches.has(at)) return null;
    const end = [at + 1, at + 2].find((next) => next < to && matches.has(next));
    const nisba = end === undefined ? undefined : matches.get(end);
    const entry = nisba && this.#board.chooseEntry(nisba);
    const state = entry?.kind === 'nisba' ? this.#board.entityOf(entry) : null;
    if (!nisba || !state) return null;
    const ministry = this.#ministryOf(state, nisba.first - 1, at);
    if (ministry?.first === at) return { nisba, entity: ministry.entity };
    if (nisba.first > at + 1) return null;
    if (this.#board.isListed(at, soldiers)) return { nisba, entity: this.#soldiersOf(state, at) };
    return this.#board.isListed(at, officials) ? { nisba, entity: state } : null;
  }

  /** True where a word from `first` up to `end` says that the office is held no more. */
  #isFormer(first: number, end: number): boolean {
    for (let at = first; at < end; at += 1) if (this.#board.isListed(at, this.#board.context.words.former)) return true;
    return false;
  }

  /** السفير المصري بالخرطوم، السفير الأميركي لدى ليبيا، المبعوث الأممي إلى سوريا: where he serves, before his name. */
  #isStation(match: NameMatch, { type }: KnownEntity): boolean {
    if (type !== 'place' && type !== 'state') return false;
    const linked = match.reading.proclitics.length === 0 && this.#isServedAt(match.first - 1);
    return linked || match.reading.proclitics.includes('ب');
  }

  #isServedAt(at: number): boolean {
    return ['في', 'لدي', 'الي'].includes(this.#board.tokens[at]?.folded ?? '');
  }

  #addStations(stations: readonly NameMatch[]): void {
    for (const station of stations) {
      const entry = this.#board.chooseEntry(station);
      const entity = entry && this.#board.entityOf(entry);
      if (entity) this.#board.addInner(station, entity);
    }
  }

  /** استقبل السفير الأميركي لدى ليبيا خليفة حفتر: after where he serves the name may be another's, of another side. */
  #servesWith(person: KnownEntity, owner: KnownEntity | null): boolean {
    if (person.provisional || !owner || person.party === owner.party) return true;
    const held = this.#board.context.gazetteer.actors.get(person.id)?.affiliations ?? [];
    return held.some(({ party }) => party === owner.party);
  }

  #addHolder(
    match: NameMatch,
    office: NameEntry,
    name: NameMatch,
    person: KnownEntity,
    owner: KnownEntity | null,
    to: number,
    matches: ReadonlyMap<number, NameMatch>,
  ): number {
    const end = this.#growName(name.last, to, matches);
    const isTold = owner !== null && (person.provisional || this.#heldFor(person, owner, office));
    const entity = isTold ? this.#board.remember({ ...person, party: owner.party }) : person;
    this.#board.addSpan(match.first, end, entity, 'name/office-and-person', match.reading.proclitics);
    this.#board.noteFullName(name.first, end, entity);
    this.#noteHolder(match, office, owner, entity);
    return end + 1;
  }

  /** True where the tables know the office as that person's at some time: the article says that this is the time. */
  #heldFor(person: KnownEntity, owner: KnownEntity, office: NameEntry): boolean {
    const held = this.#board.context.gazetteer.actors.get(person.id)?.affiliations ?? [];
    return held.some((one) => one.party === owner.party && one.office === office.id);
  }

  #noteHolder(match: NameMatch, office: NameEntry, owner: KnownEntity | null, person: KnownEntity): void {
    this.#board.titled.push({ title: office.id, at: match.first, entity: person.id });
    if (owner) this.#board.holders.set(`${owner.party}-${office.id}`, person.id);
  }

  /** وزير الخارجية الفرنسي with no name: the holder at the article's date where known, else the office itself. */
  #addOfficeAlone(match: NameMatch, office: NameEntry, owner: KnownEntity | null, last: number): number {
    if (!owner) return match.last + 1;
    const isFormer = this.#isFormer(match.last + 1, last + 1);
    const bearer = match.reading.proclitics.length === 0 ? this.#bearerBefore(match.first) : null;
    const holder = bearer ?? (isFormer ? null : this.#holderOf(office, owner.party));
    if (bearer) this.#noteHolder(match, office, isFormer ? null : owner, bearer);
    const label = this.#board.context.gazetteer.offices.get(office.id)?.label.en ?? office.id;
    const id = `${owner.party}-${isFormer ? 'former-' : ''}${office.id}`;
    const entity =
      holder ??
      this.#board.remember({
        id,
        label: {
          en: `${isFormer ? `Former ${label}` : label} of ${owner.label.en}`,
          ar: this.#asWritten(match, last),
        },
        type: 'person',
        party: isFormer ? id : owner.party,
        provisional: true,
      });
    this.#board.addSpan(match.first, last, entity, 'name/office-of', match.reading.proclitics);
    this.#board.titled.push({ title: office.id, at: match.first, entity: entity.id });
    return last + 1;
  }

  /**
   * قال بدر جاموس عضو الائتلاف، إيمي الأنصاري، مديرة منظمة كير: an office right after a person is that person's. Not in استقبل محمود
   * وزير الخارجية, where a verb that is none of saying takes both.
   */
  #bearerBefore(first: number): KnownEntity | null {
    const { tokens, entities, context } = this.#board;
    const isParted = tokenBefore(tokens, first)?.text === '،';
    const end = isParted ? first - 2 : first - 1;
    const span = this.#board.spansEndingAt(end).findLast(({ inner }) => !inner);
    const person = span?.type === 'person' ? entities.get(span.entity) : undefined;
    if (!span || !person || span.rule === 'name/office-of') return null;
    const before = tokenBefore(tokens, span.first);
    if (!isParted && before && context.isVerb(before) && !context.isSaying(before)) return null;
    return person;
  }

  /** The words of a mention without what is attached to the first of them. */
  #asWritten({ first, reading }: NameMatch, last: number): string {
    const rest = first < last ? ` ${this.#board.textOf(first + 1, last)}` : '';
    return spelling(reading) + rest;
  }

  #holderOf(office: NameEntry, party: string): KnownEntity | null {
    const published = this.#board.meta.published;
    if (!published || !this.#board.context.words.uniqueOffices.has(office.id)) return null;
    const holders = (this.#board.context.holdersOf.get(office.id) ?? []).filter((person) =>
      person.affiliations.some(
        (held) => held.party === party && held.office === office.id && isWithin(held, published),
      ),
    );
    // Of several who held such an office the article means the one it names elsewhere.
    const named = holders.filter((actor) => this.#board.entities.has(actor.id));
    const [holder, other] = holders.length > 1 ? named : holders;
    return holder && !other ? this.#board.actorEntity(holder.id) : null;
  }

  /** A rank or title with the name after it: اللواء المتقاعد خليفة حفتر، العميد محمد الجبوري. */
  #readTitled(at: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    let next = at + 1;
    let owner: KnownEntity | null = null;
    while (next < to) {
      const match = matches.get(next);
      const entry = match && this.#board.chooseEntry(match);
      if (match && entry?.kind === 'nisba' && !owner) {
        owner = this.#board.entityOf(entry);
        next = match.last + 1;
      } else if (
        this.#board.isListed(next, this.#board.context.words.titles) ||
        this.#board.isListed(next, this.#board.context.words.titleModifiers)
      )
        next += 1;
      else break;
    }
    const nameAt = this.#skipComma(next, to);
    const table = matches.get(nameAt);
    const person = table && this.#board.personOf(table);
    const proclitics = this.#titleProclitics(at);
    if (table && person && !table.reading.proclitics.length) {
      const end = this.#growName(table.last, to, matches);
      if (owner) for (let index = at + 1; index < nameAt; index += 1) this.#addInnerAt(index, matches);
      this.#board.addSpan(at, end, person, 'name/title-and-person', proclitics);
      this.#board.noteFullName(table.first, end, person);
      return end + 1;
    }
    const end = this.#persons.nameEnd(next, to, matches, owner ? 2 : 1);
    if (end === null) return null;
    const entity = this.#board.personBeginning(next, end) ?? this.#board.unknownPerson(next, end, owner?.party ?? null);
    this.#board.addSpan(at, end, entity, 'name/title-and-unknown', proclitics);
    this.#board.noteFullName(next, end, entity);
    return end + 1;
  }

  /** القوات الموالية لصالح، فصائل متحالفة مع تركيا: forces that stand with a party belong to its side (CODEBOOK, hard case 15). */
  #readAllied(at: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    const { forces, soldiers, describedGroups, allied } = this.#board.context.words;
    const heads = [forces, soldiers, describedGroups];
    const headed = heads.some((list) => this.#isHead(at, list));
    const word = headed ? at + 1 : at;
    // الموالون لصالح are people by themselves; التابعة needs forces before it.
    if (!this.#board.isListed(word, allied) || (!headed && !/(?:ين|ون)$/u.test(this.#board.tokens[at]?.exact ?? '')))
      return null;
    // وحدات من الجيش موالية لصالح: some of the army, and not the army.
    if (headed && this.#mayHaveArticle(at) !== this.#mayHaveArticle(word)) return null;
    const bridge = this.#board.tokens[word + 1]?.exact === 'مع' ? 2 : 1;
    const match = matches.get(word + bridge);
    const entry =
      match && (bridge === 2 || match.reading.proclitics.includes('ل')) ? this.#board.chooseEntry(match) : null;
    const whom = entry ? this.#board.entityOf(entry) : null;
    if (!match || !whom || match.last >= to || whom.type === 'place') return null;
    const party = this.#board.entities.get(whom.party) ?? whom;
    const label = { en: `forces allied with ${party.label.en}`, ar: `القوات الموالية لـ${party.label.ar}` };
    const id = `${party.id}-allied-forces`;
    const forcesOf = this.#board.remember({ id, label, type: 'armed-group', party: party.id, provisional: true });
    this.#board.addSpan(at, match.last, forcesOf, 'name/allied', headed ? null : []);
    this.#board.addInner(match, whom);
    return match.last + 1;
  }

  #mayHaveArticle(at: number): boolean {
    return this.#board.tokens[at]?.readings.some(({ article }) => article) ?? false;
  }

  /** اللواء 35 مدرع، الكتيبة 227: forces by their number. */
  #readNumbered(at: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    const { numberedForces, branches } = this.#board.context.words;
    const cut = this.#board.tokens[at]?.readings.find(({ article, stem }) => article && numberedForces.has(stem));
    const number = this.#board.tokens[at + 1];
    if (!cut || at + 1 >= to || number?.kind !== 'number' || matches.has(at + 1)) return null;
    const kind = numberedForces.get(cut.stem) ?? '';
    const id = slugOf(`${kind} ${number.exact}`);
    const label = { en: `${kind} ${number.exact}`, ar: `${spelling(cut)} ${number.exact}` };
    const force = this.#board.remember({ id, label, type: 'armed-group', party: id, provisional: true });
    const last = at + 2 < to && this.#board.isListed(at + 2, branches) ? at + 2 : at + 1;
    this.#board.addSpan(at, last, force, 'name/numbered-force', cut.proclitics);
    return last + 1;
  }

  /** دول مانحة، جماعات مسلحة: people told apart by an adjective alone. */
  #readDescribed(at: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    const { describedGroups } = this.#board.context.words;
    if (!this.#isHead(at, describedGroups)) return null;
    const cut = this.#board.tokens[at]?.readings.find(
      (found) => found.pronoun === null && describedGroups.has(stemWithoutTanwin(found)),
    );
    const last = cut ? this.#growDescription(at, cut.article, to, matches) : at;
    if (!cut || last === at) return null;
    const words = [stemWithoutTanwin(cut), ...this.#stemsOf(at + 1, last)];
    const entity = this.#board.provisional(words.join(' '), 'group', null, this.#describedInEnglish(words));
    this.#board.addSpan(at, last, entity, 'name/described-group', cut.proclitics);
    return last + 1;
  }

  /**
   * مجموعات مسلحة is `armed groups (unnamed)`; with an adjective that has no English, دول منخرطة, the words stand beside the noun and tell
   * such parties apart: `countries (دول منخرطة)`. Undefined where the noun has none.
   */
  #describedInEnglish([noun = '', ...adjectives]: readonly string[]): string | undefined {
    const { describedNouns, describedAdjectives } = this.#board.context.words;
    const head = describedNouns.get(exactKey(noun));
    if (head === undefined) return undefined;
    const known = adjectives.flatMap((word) => describedAdjectives.get(exactKey(word)) ?? []);
    if (known.length < adjectives.length) return `${head} (${[noun, ...adjectives].join(' ')})`;
    return `${[...known.toReversed(), head].join(' ')} (unnamed)`;
  }

  #stemsOf(first: number, last: number): readonly string[] {
    return this.#board.tokens.slice(first, last + 1).map((token) => token.exact.replace(/^و?ال/u, ''));
  }

  /** What a list calls the noun at a token, whatever its case; null where it does not hold it. */
  #headKind(at: number, list: ReadonlyMap<string, string>): string | null {
    const cuts = this.#board.tokens[at]?.readings.filter((cut) => cut.pronoun === null) ?? [];
    return cuts.flatMap((cut) => list.get(cut.stem) ?? list.get(stemWithoutTanwin(cut)) ?? [])[0] ?? null;
  }

  #isHead(at: number, list: ReadonlySet<string>): boolean {
    return isHead(this.#board.tokens[at], list);
  }

  /** A noun that names a place, force or organisation with the words after it: مدينة زوارة، كتيبة النواصي. */
  #readHeaded(at: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    const head = headOf(this.#board.tokens[at], this.#board.context.words);
    if (!head) return null;
    const next = this.#board.tokens[at + 1];
    if (!next || at + 1 >= to || matches.has(at + 1)) return null;
    const sure =
      head.type === 'place' &&
      this.#board.context.words.surePlaceHeads.has(head.reading.stem) &&
      next.exact.startsWith('ال') &&
      next.exact.length > 4;
    // حركة (رشاد), but مدينة (عدن) and القناة (خاصة) tell more of what is known.
    const inBrackets = next.text === '(' && NAMED_IN_BRACKETS.has(head.type) && !matches.has(at + 2);
    const quoted = inBrackets || (next.kind === 'punctuation' && QUOTE.test(next.text));
    const end = quoted
      ? this.#quotedEnd(at + 1, to, inBrackets ? CLOSING : QUOTE)
      : (this.#headedEnd(at + 1, to, matches) ?? (sure ? at + 1 : null));
    if (end === null) return null;
    const nameFrom = quoted ? at + 2 : at + 1;
    const nameTo = quoted ? end - 1 : end;
    const name = this.#board.textOf(nameFrom, nameTo);
    const entity = this.#board.provisional(name, head.type, head.type === 'place' ? this.#board.mainState() : null);
    this.#board.addSpan(at, end, entity, `name/unknown-${head.type}`, head.reading.proclitics);
    this.#board.noteFullName(nameFrom, nameTo, entity);
    return head.type === 'place' ? this.#readJoinedPlaces(end + 1, to, matches) : end + 1;
  }

  /** قرى سيعة وذي مهنة، أحياء المنشية والعباسية: names joined to a place are places. Gives the token to go on from. */
  #readJoinedPlaces(from: number, to: number, matches: ReadonlyMap<number, NameMatch>): number {
    let at = from;
    for (;;) {
      const next = this.#board.tokens[at]?.text === '،' ? at + 1 : at;
      const token = this.#board.tokens[next];
      const joined = token?.readings.find((cut) => cut.proclitics[0] === 'و' && cut.proclitics.length === 1);
      if (!token || !joined || next >= to || matches.has(next) || token.exact.length < 4) return at;
      if (this.#board.context.isCommon(token)) return at;
      const name = spelling(joined);
      const entity = this.#board.provisional(name, 'place', this.#board.mainState());
      this.#board.addSpan(next, next, entity, 'name/joined-place', joined.proclitics);
      at = next + 1;
    }
  }

  #headedEnd(from: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    let end = from;
    while (end < to && end < from + 2) {
      const token = this.#board.tokens[end];
      if (
        !token ||
        token.kind !== 'word' ||
        matches.has(end) ||
        this.#board.context.isCommon(token) ||
        !isNamePart(token)
      )
        break;
      if (this.#board.isListed(end, this.#board.context.words.placeModifiers)) break;
      // A second word with و in front is a second name.
      if (end > from && token.exact.startsWith('و')) break;
      end += 1;
    }
    return end > from ? end - 1 : null;
  }

  #quotedEnd(open: number, to: number, mark: RegExp): number | null {
    for (let at = open + 1; at < to && at < open + 6; at += 1)
      if (mark.test(this.#board.tokens[at]?.text ?? '')) return at > open + 1 ? at : null;
    return null;
  }

  /** Words that join an office to what it belongs to: وزير الدفاع في حكومة الوفاق، السفير لدى ليبيا. */
  #isLink(at: number): boolean {
    return ['في', 'لدي', 'من', 'باسم', 'علي'].includes(this.#board.tokens[at]?.folded ?? '');
  }

  /** Past a comma and a written-short title: وزير الإعلام، د. محمد المومني. */
  #skipComma(at: number, to: number): number {
    const next = at + 1 < to && this.#board.tokens[at]?.text === '،' ? at + 1 : at;
    const short = SHORT_TITLES.has(this.#board.tokens[next]?.exact ?? '') && this.#board.tokens[next + 1]?.text === '.';
    return short && next + 2 < to ? next + 2 : next;
  }

  #titleProclitics(at: number): readonly string[] {
    const token = this.#board.tokens[at];
    return (
      token?.readings.find((cut) => cut.article && this.#board.context.words.titles.has(`ال${cut.stem}`))?.proclitics ??
      []
    );
  }

  #addInnerAt(index: number, matches: ReadonlyMap<number, NameMatch>): void {
    const match = matches.get(index);
    const entry = match && this.#board.chooseEntry(match);
    const entity = entry && this.#board.entityOf(entry);
    if (match && entity) this.#board.addInner(match, entity);
  }
}

/** Titles written as one letter: doctor, engineer, teacher. */
const QUOTE = /["“”«»]/u;
const CLOSING = /\)/u;
/** Bodies whose name may stand in brackets; what follows a place there tells where it is. */
const NAMED_IN_BRACKETS: ReadonlySet<EntityType> = new Set<EntityType>(['organization', 'armed-group']);

const SHORT_TITLES = new Set(['د', 'م', 'أ']);
