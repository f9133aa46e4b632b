/**
 * Names as a sentence tells them, in this order: names of the tables; names composed of an office, a nationality and a person;
 * people and forces that belong to a named party; names that no table holds, by the word before them.
 */
import type { EntityType } from '../model/index.ts';
import type { Reading, Token } from '../language/index.ts';
import type { NameEntry, NameMatch } from './gazetteer.ts';
import { isWithin, type MentionBoard } from './mention-board.ts';
import type { KnownEntity } from './mention-types.ts';

export class FirstMentions {
  readonly #board: MentionBoard;

  constructor(board: MentionBoard) {
    this.#board = board;
  }

  readSentence(from: number, to: number): void {
    const matches = this.#board.context.gazetteer.find(this.#board.tokens, from, to);
    const byFirst = new Map(matches.map((match) => [match.first, match]));
    let at = from;
    while (at < to) {
      at = this.#readAt(at, from, to, byFirst);
    }
  }

  /** Tries the constructions at one token; gives the token to go on from. */
  #readAt(at: number, from: number, to: number, matches: ReadonlyMap<number, NameMatch>): number {
    const match = matches.get(at);
    const office = match?.entries.find((entry) => entry.kind === 'office');
    if (match && office) return this.#readOffice(match, office, from, to, matches);
    if (this.#board.isListed(at, this.#board.context.words.titles)) {
      const next = this.#readTitled(at, to, matches);
      if (next !== null) return next;
    }
    if (match) return this.#readName(match, from, to, matches);
    const word =
      this.#readHeaded(at, to, matches) ?? this.#readBareName(at, to, matches) ?? this.#readSpeaker(at, from);
    return word ?? at + 1;
  }

  #readName(match: NameMatch, from: number, to: number, matches: ReadonlyMap<number, NameMatch>): number {
    const entry = this.#board.chooseEntry(match);
    if (!entry) return match.last + 1;
    if (entry.kind === 'nisba') return this.#readNisba(match, entry, from);
    // النظام التركي in news of Syria is not the Syrian one: the adjective says whose.
    if (entry.kind === 'ambiguous' && match.first === match.last && this.#board.isNisba(matches.get(match.last + 1)))
      return match.last + 1;
    const entity = this.#board.entityOf(entry);
    if (!entity) return match.last + 1;
    const first = this.#board.growLeft(match.first, from, entity);
    const last = entity.type === 'person' ? this.#growName(match.last, to, matches) : match.last;
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

  /** قوات حفتر names Haftar too. */
  #addPersonInside(first: number, last: number): void {
    for (const inside of this.#board.context.gazetteer.find(this.#board.tokens, first, last + 1)) {
      const person = this.#board.personOf(inside);
      if (person) this.#board.addInner(inside, person);
    }
  }

  /** A table's two-word name may be followed by one more part in this article. */
  #growName(last: number, to: number, matches: ReadonlyMap<number, NameMatch>): number {
    const next = last + 1;
    if (next >= to || matches.has(next)) return last;
    const token = this.#board.tokens[next];
    if (!token || !this.#isNamePart(token) || !token.exact.startsWith('ال')) return last;
    return this.#board.context.isCommon(token) ? last : next;
  }

  /** An adjective of nationality, alone or with the people or forces it describes: المرتزقة الروس. */
  #readNisba(match: NameMatch, entry: NameEntry, from: number): number {
    const state = this.#board.entityOf(entry);
    if (!state) return match.last + 1;
    const before = match.first - 1;
    const { officials, soldiers } = this.#board.context.words;
    if (before >= from && !this.#board.covered.has(before)) {
      if (this.#board.isListed(before, soldiers)) {
        const group = this.#soldiersOf(state, before);
        this.#board.addSpan(before, match.last, group, 'name/forces-of', null);
        this.#board.addInner(match, state);
        return match.last + 1;
      }
      const group = this.#groupOf(state, before);
      if (group) {
        this.#board.addSpan(before, match.last, group, 'name/group-of', null);
        this.#board.addInner(match, state);
        return match.last + 1;
      }
      if (this.#board.isListed(before, officials)) {
        this.#board.addSpan(before, match.last, state, 'name/officials-of', null);
        return match.last + 1;
      }
    }
    this.#board.addSpan(match.first, match.last, state, 'name/nisba', match.reading.proclitics);
    return match.last + 1;
  }

  /** الأطراف السودانية، الشعب الليبي، قبائل يمنية: people of a country are a party of their own (CODEBOOK, hard case 15). */
  #groupOf(state: KnownEntity, head: number): KnownEntity | null {
    const reading = this.#board.tokens[head]?.readings.find(
      (cut) => cut.pronoun === null && this.#board.context.words.groups.has(cut.stem),
    );
    const kind = reading && this.#board.context.words.groups.get(reading.stem);
    if (!kind) return null;
    const id = `${state.id}-${kind}`;
    return this.#board.remember({
      id,
      label: { en: `${state.label.en} ${kind}`, ar: `${this.#board.tokens[head]?.text ?? ''} ${state.label.ar}` },
      type: 'group',
      party: id,
      provisional: true,
    });
  }

  #soldiersOf(state: KnownEntity, head: number): KnownEntity {
    const word = this.#board.tokens[head]?.text ?? '';
    const mercenary = /مرتزق/u.test(word);
    const army = /جيش/u.test(word);
    const kind = mercenary ? 'mercenaries' : army ? 'army' : 'forces';
    const noun = mercenary ? 'مرتزقة' : army ? 'جيش' : 'قوات';
    return this.#board.remember({
      id: `${state.id}-${kind}`,
      label: { en: `${state.label.en} ${kind}`, ar: `${noun} ${state.label.ar}` },
      type: 'armed-group',
      party: state.party,
      provisional: true,
    });
  }

  #readOffice(
    match: NameMatch,
    office: NameEntry,
    from: number,
    to: number,
    matches: ReadonlyMap<number, NameMatch>,
  ): number {
    let last = match.last;
    let owner: KnownEntity | null = null;
    let at = last + 1;
    for (let steps = 0; steps < 4 && at < to; steps += 1) {
      const next = matches.get(at);
      const entry = next && this.#board.chooseEntry(next);
      if (next && entry && entry.kind !== 'office') {
        const entity = this.#board.entityOf(entry);
        if (!entity) break;
        if (entity.type === 'person') return this.#addHolder(match, next.last, entity, owner, from, to, matches);
        if (owner) break;
        owner = entity;
        this.#board.addInner(next, entity);
        last = next.last;
        at = last + 1;
      } else if (this.#board.isListed(at, this.#board.context.words.titleModifiers)) {
        last = at;
        at += 1;
      } else if (!owner && this.#isLink(at)) {
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
    const table = matches.get(nameAt);
    const person = table && this.#board.personOf(table);
    if (table && person && !table.reading.proclitics.length)
      return this.#addHolder(match, table.last, person, owner, from, to, matches);
    const nameEnd = this.#unknownNameEnd(at, to, matches, 2);
    if (nameEnd !== null) {
      const entity = this.#board.unknownPerson(at, nameEnd, owner?.party ?? null);
      this.#board.addSpan(match.first, nameEnd, entity, 'name/office-and-person', match.reading.proclitics);
      this.#board.noteFullName(at, nameEnd, entity);
      return nameEnd + 1;
    }
    return this.#addOfficeAlone(match, office, owner, last);
  }

  #addHolder(
    match: NameMatch,
    last: number,
    person: KnownEntity,
    owner: KnownEntity | null,
    _from: number,
    to: number,
    matches: ReadonlyMap<number, NameMatch>,
  ): number {
    const end = this.#growName(last, to, matches);
    const entity = owner && person.provisional ? this.#board.remember({ ...person, party: owner.party }) : person;
    this.#board.addSpan(match.first, end, entity, 'name/office-and-person', match.reading.proclitics);
    this.#board.noteFullName(last, end, entity);
    return end + 1;
  }

  /** وزير الخارجية الفرنسي with no name: the holder at the article's date where known, else the office itself. */
  #addOfficeAlone(match: NameMatch, office: NameEntry, owner: KnownEntity | null, last: number): number {
    if (!owner) return match.last + 1;
    const holder = this.#holderOf(office, owner.party);
    const label = this.#board.context.gazetteer.offices.get(office.id)?.label;
    const entity =
      holder ??
      this.#board.remember({
        id: `${owner.party}-${office.id}`,
        label: { en: `${label?.en ?? office.id} of ${owner.label.en}`, ar: `${office.alias} ${owner.label.ar}` },
        type: 'person',
        party: owner.party,
        provisional: true,
      });
    this.#board.addSpan(match.first, last, entity, 'name/office-of', match.reading.proclitics);
    return last + 1;
  }

  #holderOf(office: NameEntry, party: string): KnownEntity | null {
    const published = this.#board.meta.published;
    if (!published || !this.#board.context.words.uniqueOffices.has(office.id)) return null;
    const holders = this.#board.context.bundle.actors.filter(
      (actor) =>
        actor.type === 'person' &&
        actor.affiliations.some(
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
    const end = this.#unknownNameEnd(next, to, matches, owner ? 2 : 1);
    if (end === null) return null;
    const entity = this.#board.unknownPerson(next, end, owner?.party ?? null);
    this.#board.addSpan(at, end, entity, 'name/title-and-unknown', proclitics);
    this.#board.noteFullName(next, end, entity);
    return end + 1;
  }

  /** Last token of an unknown person's name that begins at `at`, or null. `wordsMin` guards against common words. */
  #unknownNameEnd(at: number, to: number, matches: ReadonlyMap<number, NameMatch>, wordsMin: number): number | null {
    let end = at;
    let words = 0;
    let joined = false;
    while (end < to && words < 4) {
      const token = this.#board.tokens[end];
      const match = matches.get(end);
      if (!token || !this.#isNamePart(token)) break;
      const joiner = this.#board.isListed(end, this.#board.context.words.joiners);
      const known = this.#board.context.words.given.has(token.exact);
      const blocked =
        match &&
        !joined &&
        !known &&
        !(
          words > 0 &&
          match.first === match.last &&
          match.reading.proclitics.length === 0 &&
          match.entries.every((entry) => entry.kind === 'nisba' || entry.kind === 'place')
        );
      if (blocked) break;
      if (!joiner && !joined && !known && this.#board.context.isCommon(token)) break;
      joined = joiner;
      if (!joiner) words += 1;
      end += 1;
    }
    const first = this.#board.tokens[at];
    const firstGiven =
      first !== undefined &&
      (this.#board.context.words.given.has(first.exact) || this.#board.isListed(at, this.#board.context.words.joiners));
    return words >= (firstGiven ? Math.min(wordsMin, 2) : wordsMin) && words > 0 && !joined ? end - 1 : null;
  }

  /** A given name with a word after it that no table knows: محمد سيالة. */
  #readBareName(at: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    const token = this.#board.tokens[at];
    if (!token || token.kind !== 'word') return null;
    const reading = token.readings.find(
      (cut) => !cut.article && cut.pronoun === null && this.#board.context.words.given.has(cut.stem),
    );
    if (!reading || reading.stem.length < 3) return null;
    if (reading.proclitics.length && this.#board.context.isCommon(token)) return null;
    const rest = this.#unknownNameEnd(at + 1, to, matches, 1);
    if (rest === null) return null;
    const entity = this.#board.unknownPerson(at, rest, this.#partyBefore(at), reading.stem);
    this.#board.addSpan(at, rest, entity, 'name/given-name', reading.proclitics);
    this.#board.noteFullName(at, rest, entity);
    return rest + 1;
  }

  /** قال سيدا: an unknown word right after a verb of saying. */
  #readSpeaker(at: number, from: number): number | null {
    const token = this.#board.tokens[at];
    const before = this.#board.tokens[at - 1];
    if (!token || !before || at - 1 < from || !this.#board.context.isSaying(before)) return null;
    if (
      token.kind !== 'word' ||
      token.exact.length < 4 ||
      token.exact.startsWith('ال') ||
      this.#board.context.isCommon(token) ||
      this.#board.fullNames.has(token.exact)
    )
      return null;
    if (!this.#recurs(token) && !/^[إأ]ن/u.test(this.#board.tokens[at + 1]?.exact ?? '')) return null;
    const entity = this.#board.unknownPerson(at, at, null);
    this.#board.addSpan(at, at, entity, 'name/speaker', []);
    return at + 1;
  }

  #counts: ReadonlyMap<string, number> | null = null;

  /** True for a word that the article uses more than once, as it does the names of those it quotes. */
  #recurs(token: Token): boolean {
    if (!this.#counts) {
      const counts = new Map<string, number>();
      for (const { exact } of this.#board.tokens) counts.set(exact, (counts.get(exact) ?? 0) + 1);
      this.#counts = counts;
    }
    return (this.#counts.get(token.exact) ?? 0) > 1;
  }

  /** نظيره القطري خالد العطية: the state whose adjective stands right before the name. */
  #partyBefore(at: number): string | null {
    const span = this.#board.spans.findLast(
      (candidate) =>
        candidate.last === at - 1 && (candidate.rule === 'name/nisba' || candidate.rule === 'name/officials-of'),
    );
    return span ? (this.#board.entities.get(span.entity)?.party ?? null) : null;
  }

  /** A noun that names a place, force or organisation with the words after it: مدينة زوارة، كتيبة النواصي. */
  #readHeaded(at: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    const head = this.#headAt(at);
    if (!head) return null;
    const next = this.#board.tokens[at + 1];
    if (!next || at + 1 >= to || matches.has(at + 1)) return null;
    const quoted = next.kind === 'punctuation' && /["“”«»]/u.test(next.text);
    const end = quoted ? this.#quotedEnd(at + 1, to) : this.#headedEnd(at + 1, to, matches);
    if (end === null) return null;
    const nameFrom = quoted ? at + 2 : at + 1;
    const nameTo = quoted ? end - 1 : end;
    const name = this.#board.textOf(nameFrom, nameTo);
    const entity = this.#board.provisional(name, head.type, head.type === 'place' ? this.#board.mainState() : null);
    this.#board.addSpan(at, end, entity, `name/unknown-${head.type}`, head.reading.proclitics);
    this.#board.noteFullName(nameFrom, nameTo, entity);
    return end + 1;
  }

  /** The kind of thing that a head noun names, with the cut that leaves it; indefinite nouns only. */
  #headAt(at: number): { readonly type: EntityType; readonly reading: Reading } | null {
    const { placeHeads, forceHeads, organizationHeads, mediaHeads } = this.#board.context.words;
    const lists: readonly (readonly [ReadonlySet<string>, EntityType])[] = [
      [placeHeads, 'place'],
      [mediaHeads, 'media'],
      [forceHeads, 'armed-group'],
      [organizationHeads, 'organization'],
    ];
    for (const reading of this.#board.tokens[at]?.readings ?? []) {
      if (reading.article || reading.pronoun !== null) continue;
      for (const [list, type] of lists) if (list.has(reading.stem)) return { type, reading };
    }
    return null;
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
        !this.#isNamePart(token)
      )
        break;
      if (this.#board.isListed(end, this.#board.context.words.placeModifiers)) break;
      // A second word with و in front is a second name.
      if (end > from && token.exact.startsWith('و')) break;
      end += 1;
    }
    return end > from ? end - 1 : null;
  }

  #quotedEnd(open: number, to: number): number | null {
    for (let at = open + 1; at < to && at < open + 6; at += 1)
      if (/["“”«»]/u.test(this.#board.tokens[at]?.text ?? '')) return at > open + 1 ? at : null;
    return null;
  }

  /** Words that join an office to what it belongs to: وزير الدفاع في حكومة الوفاق، السفير لدى ليبيا. */
  #isLink(at: number): boolean {
    return ['في', 'لدي', 'من', 'باسم', 'علي'].includes(this.#board.tokens[at]?.folded ?? '');
  }

  #isNamePart(token: Token): boolean {
    return (token.kind === 'word' || token.kind === 'latin') && token.exact.length >= 2;
  }

  #skipComma(at: number, to: number): number {
    return at + 1 < to && this.#board.tokens[at]?.text === '،' ? at + 1 : at;
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
