/**
 * Who is named where. From names of the tables, words around them and names first met in this article to mentions with an
 * entity each.
 *
 * Order matters and is visible in `findMentions`: table names; names composed of an office, a nationality and a person;
 * people and forces that belong to a named party; names that no table holds, by the word before them; short forms of what was
 * named in full before. A later step never takes tokens from an earlier one, it only grows a mention to the left or fills gaps.
 *
 * Example: لوزير الخارجية الفرنسي جان إيف لودريان is one mention of jean-yves-le-drian, and the adjective inside it names France.
 */
import type { Affiliation, Bundle, DocumentMeta, EntityType, Label } from '../model/index.ts';
import { exactKey, foldKey, isDroppedMark, type Reading, type Token } from '../language/index.ts';
import { createNameList, type Gazetteer, type NameEntry, type NameMatch } from './gazetteer.ts';
import { romanise, slugOf } from './romanise.ts';

/** An entity as this article knows it. */
export interface KnownEntity {
  readonly id: string;
  readonly label: Label;
  readonly type: EntityType;
  readonly party: string;
  readonly provisional: boolean;
}

export interface NamedSpan {
  readonly first: number;
  readonly last: number;
  readonly entity: string;
  readonly type: EntityType;
  /** How it was recognised: `name/…`. */
  readonly rule: string;
  /** Proclitics written before it. */
  readonly proclitics: readonly string[];
  /** True where a larger mention holds it. */
  readonly inner: boolean;
}

export interface Mentions {
  readonly spans: readonly NamedSpan[];
  readonly entities: ReadonlyMap<string, KnownEntity>;
}

/** Words without a name of their own that tell what stands beside them; from `resources/ar/lists/names.yaml`. */
export interface NameWords {
  readonly titles: ReadonlySet<string>;
  readonly titleModifiers: ReadonlySet<string>;
  readonly joiners: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  readonly organizationHeads: ReadonlySet<string>;
  readonly forceHeads: ReadonlySet<string>;
  readonly mediaHeads: ReadonlySet<string>;
  readonly placeHeads: ReadonlySet<string>;
  readonly placeModifiers: ReadonlySet<string>;
  readonly belonging: ReadonlySet<string>;
  readonly officials: ReadonlySet<string>;
  readonly soldiers: ReadonlySet<string>;
  /** Nouns for groups of a country's people, with the English word that their id ends in. */
  readonly groups: ReadonlyMap<string, string>;
  /** Names of a country's own forces, some of several words. */
  readonly ownForces: ReadonlySet<string>;
  readonly ownGovernment: ReadonlySet<string>;
  /** Nouns for forces that a pronoun may own: قواته. */
  readonly forces: ReadonlySet<string>;
  /** Ids of offices that one person of a state holds at a time. */
  readonly uniqueOffices: ReadonlySet<string>;
}

export interface MentionContext {
  readonly bundle: Bundle;
  readonly gazetteer: Gazetteer;
  readonly words: NameWords;
  /** True for a token that the lexicon or the particle tables know as a common word, so that it is no part of a name. */
  readonly isCommon: (token: Token) => boolean;
  /** True for a token that may be a finite verb. */
  readonly isVerb: (token: Token) => boolean;
  /** True for a verb of saying, after which an unknown word is a person. */
  readonly isSaying: (token: Token) => boolean;
}

/** All mentions of an article. `ranges` are the token ranges of its sentences; no name crosses one. */
export function findMentions(
  meta: DocumentMeta,
  tokens: readonly Token[],
  ranges: readonly (readonly [number, number])[],
  context: MentionContext,
): Mentions {
  const finder = new MentionFinder(meta, tokens, context);
  for (const [from, to] of ranges) finder.readSentence(from, to);
  for (const [from, to] of ranges) finder.readShortForms(from, to);
  return finder.result();
}

const LOCATIVES = new Set([
  'في',
  'الي',
  'علي',
  'عن',
  'من',
  'قرب',
  'داخل',
  'خارج',
  'وسط',
  'نحو',
  'صوب',
  'حول',
  'باتجاه',
  'جنوب',
  'شمال',
  'شرق',
  'غرب',
  'جنوبي',
  'شمالي',
  'شرقي',
  'غربي',
  'عاصمه',
  'العاصمه',
  'بالعاصمه',
  'للعاصمه',
  'مدينه',
  'بمدينه',
  'وسط',
]);

class MentionFinder {
  readonly #meta: DocumentMeta;
  readonly #tokens: readonly Token[];
  readonly #context: MentionContext;
  readonly #spans: NamedSpan[] = [];
  readonly #covered = new Set<number>();
  readonly #entities = new Map<string, KnownEntity>();
  readonly #fullNames = new Map<string, string>();
  readonly #ambiguous: ReadonlyMap<string, string>;
  readonly #packs: ReadonlyMap<string, number>;

  constructor(meta: DocumentMeta, tokens: readonly Token[], context: MentionContext) {
    this.#meta = meta;
    this.#tokens = tokens;
    this.#context = context;
    this.#ambiguous = this.#settleAmbiguous();
    this.#packs = this.#countPacks();
  }

  result(): Mentions {
    const spans = this.#spans.toSorted((a, b) => a.first - b.first || b.last - a.last);
    return { spans, entities: this.#entities };
  }

  readSentence(from: number, to: number): void {
    const matches = this.#context.gazetteer.find(this.#tokens, from, to);
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
    if (this.#isListed(at, this.#context.words.titles)) {
      const next = this.#readTitled(at, to, matches);
      if (next !== null) return next;
    }
    if (match) return this.#readName(match, from, to, matches);
    const word =
      this.#readHeaded(at, to, matches) ?? this.#readBareName(at, to, matches) ?? this.#readSpeaker(at, from);
    return word ?? at + 1;
  }

  // — names of the tables

  #readName(match: NameMatch, from: number, to: number, matches: ReadonlyMap<number, NameMatch>): number {
    const entry = this.#chooseEntry(match);
    if (!entry) return match.last + 1;
    if (entry.kind === 'nisba') return this.#readNisba(match, entry, from);
    // النظام التركي in news of Syria is not the Syrian one: the adjective says whose.
    if (entry.kind === 'ambiguous' && match.first === match.last && this.#isNisba(matches.get(match.last + 1)))
      return match.last + 1;
    const entity = this.#entityOf(entry);
    if (!entity) return match.last + 1;
    const first = this.#growLeft(match.first, from, entity);
    const last = entity.type === 'person' ? this.#growName(match.last, to, matches) : match.last;
    this.#addSpan(first, last, entity, `name/${entry.kind}`, match.first === first ? match.reading.proclitics : null);
    if (entity.type !== 'person' && last > match.first) this.#addPersonInside(match.first + 1, last);
    if (entity.type === 'person' || entity.type === 'organization' || entity.type === 'armed-group')
      this.#noteFullName(match.first, last, entity);
    return last + 1;
  }

  #isNisba(match: NameMatch | undefined): boolean {
    return (
      match !== undefined &&
      match.reading.proclitics.length === 0 &&
      match.entries.every((entry) => entry.kind === 'nisba')
    );
  }

  /** قوات حفتر names Haftar too. */
  #addPersonInside(first: number, last: number): void {
    for (const inside of this.#context.gazetteer.find(this.#tokens, first, last + 1)) {
      const person = this.#personOf(inside);
      if (person) this.#addInner(inside, person);
    }
  }

  /** A table's two-word name may be followed by one more part in this article. */
  #growName(last: number, to: number, matches: ReadonlyMap<number, NameMatch>): number {
    const next = last + 1;
    if (next >= to || matches.has(next)) return last;
    const token = this.#tokens[next];
    if (!token || !this.#isNamePart(token) || !token.exact.startsWith('ال')) return last;
    return this.#context.isCommon(token) ? last : next;
  }

  /** Ranks, force words and place words before the name belong to the mention: قوات حفتر، مدينة طرابلس. */
  #growLeft(first: number, from: number, entity: KnownEntity): number {
    const { belonging, placeModifiers, titles, titleModifiers } = this.#context.words;
    let at = first;
    const takes = (index: number): boolean => {
      if (index < from || this.#covered.has(index)) return false;
      if (entity.type === 'person') return this.#isListed(index, titles) || this.#isListed(index, titleModifiers);
      if (entity.type === 'place') return this.#isListed(index, placeModifiers);
      return false;
    };
    if (this.#tokens[first]?.readings[0]?.proclitics.length === 0) while (takes(at - 1)) at -= 1;
    if (
      at === first &&
      entity.type !== 'place' &&
      entity.type !== 'person' &&
      at - 1 >= from &&
      !this.#covered.has(at - 1) &&
      this.#isIndefinite(at - 1) &&
      this.#isListed(at - 1, belonging)
    )
      at -= 1;
    return at;
  }

  /** An adjective of nationality, alone or with the people or forces it describes: المرتزقة الروس. */
  #readNisba(match: NameMatch, entry: NameEntry, from: number): number {
    const state = this.#entityOf(entry);
    if (!state) return match.last + 1;
    const before = match.first - 1;
    const { officials, soldiers } = this.#context.words;
    if (before >= from && !this.#covered.has(before)) {
      if (this.#isListed(before, soldiers)) {
        const group = this.#soldiersOf(state, before);
        this.#addSpan(before, match.last, group, 'name/forces-of', null);
        this.#addInner(match, state);
        return match.last + 1;
      }
      const group = this.#groupOf(state, before);
      if (group) {
        this.#addSpan(before, match.last, group, 'name/group-of', null);
        this.#addInner(match, state);
        return match.last + 1;
      }
      if (this.#isListed(before, officials)) {
        this.#addSpan(before, match.last, state, 'name/officials-of', null);
        return match.last + 1;
      }
    }
    this.#addSpan(match.first, match.last, state, 'name/nisba', match.reading.proclitics);
    return match.last + 1;
  }

  /** الأطراف السودانية، الشعب الليبي، قبائل يمنية: people of a country are a party of their own (CODEBOOK, hard case 15). */
  #groupOf(state: KnownEntity, head: number): KnownEntity | null {
    const reading = this.#tokens[head]?.readings.find(
      (cut) => cut.pronoun === null && this.#context.words.groups.has(cut.stem),
    );
    const kind = reading && this.#context.words.groups.get(reading.stem);
    if (!kind) return null;
    const id = `${state.id}-${kind}`;
    return this.#remember({
      id,
      label: { en: `${state.label.en} ${kind}`, ar: `${this.#tokens[head]?.text ?? ''} ${state.label.ar}` },
      type: 'group',
      party: id,
      provisional: true,
    });
  }

  #soldiersOf(state: KnownEntity, head: number): KnownEntity {
    const word = this.#tokens[head]?.text ?? '';
    const mercenary = /مرتزق/u.test(word);
    const army = /جيش/u.test(word);
    const kind = mercenary ? 'mercenaries' : army ? 'army' : 'forces';
    const noun = mercenary ? 'مرتزقة' : army ? 'جيش' : 'قوات';
    return this.#remember({
      id: `${state.id}-${kind}`,
      label: { en: `${state.label.en} ${kind}`, ar: `${noun} ${state.label.ar}` },
      type: 'armed-group',
      party: state.party,
      provisional: true,
    });
  }

  // — offices and titles

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
      const entry = next && this.#chooseEntry(next);
      if (next && entry && entry.kind !== 'office') {
        const entity = this.#entityOf(entry);
        if (!entity) break;
        if (entity.type === 'person') return this.#addHolder(match, next.last, entity, owner, from, to, matches);
        if (owner) break;
        owner = entity;
        this.#addInner(next, entity);
        last = next.last;
        at = last + 1;
      } else if (this.#isListed(at, this.#context.words.titleModifiers)) {
        last = at;
        at += 1;
      } else if (!owner && this.#isLink(at)) {
        at += 1;
      } else break;
    }
    while (
      at < to &&
      (this.#isListed(at, this.#context.words.titles) || this.#isListed(at, this.#context.words.titleModifiers))
    )
      at += 1;
    const nameAt = this.#skipComma(at, to);
    const table = matches.get(nameAt);
    const person = table && this.#personOf(table);
    if (table && person && !table.reading.proclitics.length)
      return this.#addHolder(match, table.last, person, owner, from, to, matches);
    const nameEnd = this.#unknownNameEnd(at, to, matches, 2);
    if (nameEnd !== null) {
      const entity = this.#unknownPerson(at, nameEnd, owner?.party ?? null);
      this.#addSpan(match.first, nameEnd, entity, 'name/office-and-person', match.reading.proclitics);
      this.#noteFullName(at, nameEnd, entity);
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
    const entity = owner && person.provisional ? this.#remember({ ...person, party: owner.party }) : person;
    this.#addSpan(match.first, end, entity, 'name/office-and-person', match.reading.proclitics);
    this.#noteFullName(last, end, entity);
    return end + 1;
  }

  /** وزير الخارجية الفرنسي with no name: the holder at the article's date where known, else the office itself. */
  #addOfficeAlone(match: NameMatch, office: NameEntry, owner: KnownEntity | null, last: number): number {
    if (!owner) return match.last + 1;
    const holder = this.#holderOf(office, owner.party);
    const label = this.#context.gazetteer.offices.get(office.id)?.label;
    const entity =
      holder ??
      this.#remember({
        id: `${owner.party}-${office.id}`,
        label: { en: `${label?.en ?? office.id} of ${owner.label.en}`, ar: `${office.alias} ${owner.label.ar}` },
        type: 'person',
        party: owner.party,
        provisional: true,
      });
    this.#addSpan(match.first, last, entity, 'name/office-of', match.reading.proclitics);
    return last + 1;
  }

  #holderOf(office: NameEntry, party: string): KnownEntity | null {
    const published = this.#meta.published;
    if (!published || !this.#context.words.uniqueOffices.has(office.id)) return null;
    const holders = this.#context.bundle.actors.filter(
      (actor) =>
        actor.type === 'person' &&
        actor.affiliations.some(
          (held) => held.party === party && held.office === office.id && isWithin(held, published),
        ),
    );
    // Of several who held such an office the article means the one it names elsewhere.
    const named = holders.filter((actor) => this.#entities.has(actor.id));
    const [holder, other] = holders.length > 1 ? named : holders;
    return holder && !other ? this.#actorEntity(holder.id) : null;
  }

  /** A rank or title with the name after it: اللواء المتقاعد خليفة حفتر، العميد محمد الجبوري. */
  #readTitled(at: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    let next = at + 1;
    let owner: KnownEntity | null = null;
    while (next < to) {
      const match = matches.get(next);
      const entry = match && this.#chooseEntry(match);
      if (match && entry?.kind === 'nisba' && !owner) {
        owner = this.#entityOf(entry);
        next = match.last + 1;
      } else if (
        this.#isListed(next, this.#context.words.titles) ||
        this.#isListed(next, this.#context.words.titleModifiers)
      )
        next += 1;
      else break;
    }
    const nameAt = this.#skipComma(next, to);
    const table = matches.get(nameAt);
    const person = table && this.#personOf(table);
    const proclitics = this.#titleProclitics(at);
    if (table && person && !table.reading.proclitics.length) {
      const end = this.#growName(table.last, to, matches);
      if (owner) for (let index = at + 1; index < nameAt; index += 1) this.#addInnerAt(index, matches);
      this.#addSpan(at, end, person, 'name/title-and-person', proclitics);
      this.#noteFullName(table.first, end, person);
      return end + 1;
    }
    const end = this.#unknownNameEnd(next, to, matches, owner ? 2 : 1);
    if (end === null) return null;
    const entity = this.#unknownPerson(next, end, owner?.party ?? null);
    this.#addSpan(at, end, entity, 'name/title-and-unknown', proclitics);
    this.#noteFullName(next, end, entity);
    return end + 1;
  }

  // — names that no table holds

  /** Last token of an unknown person's name that begins at `at`, or null. `wordsMin` guards against common words. */
  #unknownNameEnd(at: number, to: number, matches: ReadonlyMap<number, NameMatch>, wordsMin: number): number | null {
    let end = at;
    let words = 0;
    let joined = false;
    while (end < to && words < 4) {
      const token = this.#tokens[end];
      const match = matches.get(end);
      if (!token || !this.#isNamePart(token)) break;
      const joiner = this.#isListed(end, this.#context.words.joiners);
      const known = this.#context.words.given.has(token.exact);
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
      if (!joiner && !joined && !known && this.#context.isCommon(token)) break;
      joined = joiner;
      if (!joiner) words += 1;
      end += 1;
    }
    const first = this.#tokens[at];
    const firstGiven =
      first !== undefined &&
      (this.#context.words.given.has(first.exact) || this.#isListed(at, this.#context.words.joiners));
    return words >= (firstGiven ? Math.min(wordsMin, 2) : wordsMin) && words > 0 && !joined ? end - 1 : null;
  }

  /** A given name with a word after it that no table knows: محمد سيالة. */
  #readBareName(at: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    const token = this.#tokens[at];
    if (!token || token.kind !== 'word') return null;
    const reading = token.readings.find(
      (cut) => !cut.article && cut.pronoun === null && this.#context.words.given.has(cut.stem),
    );
    if (!reading || reading.stem.length < 3) return null;
    if (reading.proclitics.length && this.#context.isCommon(token)) return null;
    const rest = this.#unknownNameEnd(at + 1, to, matches, 1);
    if (rest === null) return null;
    const entity = this.#unknownPerson(at, rest, this.#partyBefore(at), reading.stem);
    this.#addSpan(at, rest, entity, 'name/given-name', reading.proclitics);
    this.#noteFullName(at, rest, entity);
    return rest + 1;
  }

  /** قال سيدا: an unknown word right after a verb of saying. */
  #readSpeaker(at: number, from: number): number | null {
    const token = this.#tokens[at];
    const before = this.#tokens[at - 1];
    if (!token || !before || at - 1 < from || !this.#context.isSaying(before)) return null;
    if (
      token.kind !== 'word' ||
      token.exact.length < 4 ||
      token.exact.startsWith('ال') ||
      this.#context.isCommon(token) ||
      this.#fullNames.has(token.exact)
    )
      return null;
    if (!this.#recurs(token) && !/^[إأ]ن/u.test(this.#tokens[at + 1]?.exact ?? '')) return null;
    const entity = this.#unknownPerson(at, at, null);
    this.#addSpan(at, at, entity, 'name/speaker', []);
    return at + 1;
  }

  #counts: ReadonlyMap<string, number> | null = null;
  /** True for a word that the article uses more than once, as it does the names of those it quotes. */
  #recurs(token: Token): boolean {
    if (!this.#counts) {
      const counts = new Map<string, number>();
      for (const { exact } of this.#tokens) counts.set(exact, (counts.get(exact) ?? 0) + 1);
      this.#counts = counts;
    }
    return (this.#counts.get(token.exact) ?? 0) > 1;
  }

  /** نظيره القطري خالد العطية: the state whose adjective stands right before the name. */
  #partyBefore(at: number): string | null {
    const span = this.#spans.findLast(
      (candidate) =>
        candidate.last === at - 1 && (candidate.rule === 'name/nisba' || candidate.rule === 'name/officials-of'),
    );
    return span ? (this.#entities.get(span.entity)?.party ?? null) : null;
  }

  /** A noun that names a place, force or organisation with the words after it: مدينة زوارة، كتيبة النواصي. */
  #readHeaded(at: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    const head = this.#headAt(at);
    if (!head) return null;
    const next = this.#tokens[at + 1];
    if (!next || at + 1 >= to || matches.has(at + 1)) return null;
    const quoted = next.kind === 'punctuation' && /["“”«»]/u.test(next.text);
    const end = quoted ? this.#quotedEnd(at + 1, to) : this.#headedEnd(at + 1, to, matches);
    if (end === null) return null;
    const nameFrom = quoted ? at + 2 : at + 1;
    const nameTo = quoted ? end - 1 : end;
    const name = this.#textOf(nameFrom, nameTo);
    const entity = this.#provisional(name, head.type, head.type === 'place' ? this.#mainState() : null);
    this.#addSpan(at, end, entity, `name/unknown-${head.type}`, head.reading.proclitics);
    this.#noteFullName(nameFrom, nameTo, entity);
    return end + 1;
  }

  /** The kind of thing that a head noun names, with the cut that leaves it; indefinite nouns only. */
  #headAt(at: number): { readonly type: EntityType; readonly reading: Reading } | null {
    const { placeHeads, forceHeads, organizationHeads, mediaHeads } = this.#context.words;
    const lists: readonly (readonly [ReadonlySet<string>, EntityType])[] = [
      [placeHeads, 'place'],
      [mediaHeads, 'media'],
      [forceHeads, 'armed-group'],
      [organizationHeads, 'organization'],
    ];
    for (const reading of this.#tokens[at]?.readings ?? []) {
      if (reading.article || reading.pronoun !== null) continue;
      for (const [list, type] of lists) if (list.has(reading.stem)) return { type, reading };
    }
    return null;
  }

  #headedEnd(from: number, to: number, matches: ReadonlyMap<number, NameMatch>): number | null {
    let end = from;
    while (end < to && end < from + 2) {
      const token = this.#tokens[end];
      if (
        !token ||
        token.kind !== 'word' ||
        matches.has(end) ||
        this.#context.isCommon(token) ||
        !this.#isNamePart(token)
      )
        break;
      if (this.#isListed(end, this.#context.words.placeModifiers)) break;
      // A second word with و in front is a second name.
      if (end > from && token.exact.startsWith('و')) break;
      end += 1;
    }
    return end > from ? end - 1 : null;
  }

  #quotedEnd(open: number, to: number): number | null {
    for (let at = open + 1; at < to && at < open + 6; at += 1)
      if (/["“”«»]/u.test(this.#tokens[at]?.text ?? '')) return at > open + 1 ? at : null;
    return null;
  }

  // — short forms

  /** Surnames after full names, and التنظيم، الحركة، الحكومة for the last one of that kind. */
  readShortForms(from: number, to: number): void {
    for (const match of this.#shortNames().find(this.#tokens, from, to)) {
      const id = match.entries[0]?.id;
      const entity = id === undefined ? undefined : this.#entities.get(id);
      if (!entity) continue;
      let free = true;
      for (let at = match.first; at <= match.last; at += 1) if (this.#covered.has(at)) free = false;
      if (!free) continue;
      const first = this.#growLeft(match.first, from, entity);
      this.#addSpan(
        first,
        match.last,
        entity,
        'name/short-form',
        match.first === first ? match.reading.proclitics : null,
      );
    }
    for (let at = from; at < to; at += 1) this.#readGeneric(at, to);
    for (let at = from; at < to; at += 1) this.#readOwnedForces(at);
    for (const match of this.#ownForces().find(this.#tokens, from, to)) this.#readOwnForces(match, to);
  }

  /** قواته، مليشياتها: the party of whoever was named last and agrees. */
  #readOwnedForces(at: number): void {
    if (this.#covered.has(at)) return;
    const reading = this.#tokens[at]?.readings.find(
      (cut) => cut.pronoun !== null && this.#context.words.forces.has(cut.stem),
    );
    if (!reading) return;
    const wantsPerson = reading.pronoun === 'ه';
    const owner = this.#spans
      .filter((span) => span.first < at && span.type !== 'place' && span.rule !== 'name/nisba')
      .toSorted((a, b) => a.first - b.first)
      .findLast((span) =>
        wantsPerson
          ? span.type === 'person'
          : span.type === 'state' || span.type === 'government' || span.type === 'armed-group',
      );
    const party = owner && this.#entities.get(this.#entities.get(owner.entity)?.party ?? '');
    if (party && party.type !== 'person') this.#addSpan(at, at, party, 'name/owned-forces', reading.proclitics);
  }

  /** الجيش، سلاح الجو، القوات الحكومية with no name: those of the country that the article is about. */
  #readOwnForces(match: NameMatch, to: number): void {
    for (let at = match.first; at <= match.last; at += 1) if (this.#covered.has(at)) return;
    if (match.first === match.last && this.#isDescribed(match.last + 1, to)) return;
    const word = this.#tokens[match.first]?.readings.find(
      (cut) => cut.article && this.#context.words.ownGovernment.has(`ال${cut.stem}`),
    );
    const entity = word && match.first === match.last ? this.#ownGovernment() : this.#ownArmy();
    if (entity) this.#addSpan(match.first, match.last, entity, 'name/own-forces', match.reading.proclitics);
  }

  #ownForcesCache: Pick<Gazetteer, 'find'> | null = null;
  #ownForces(): Pick<Gazetteer, 'find'> {
    return (this.#ownForcesCache ??= createNameList(
      [...this.#context.words.ownForces, ...this.#context.words.ownGovernment].map((words) => [words, words] as const),
    ));
  }

  #ownGovernment(): KnownEntity | null {
    const id = this.#mainState();
    const state = id === null ? null : this.#context.gazetteer.actors.get(id);
    const nisba = state?.nisba.flatMap((adjective) => this.#ambiguous.get(`الحكومة ال${adjective}ة`) ?? [])[0];
    return state ? this.#actorEntity(nisba ?? state.id) : null;
  }

  #ownArmy(): KnownEntity | null {
    const id = this.#mainState();
    const state = id === null ? null : this.#context.gazetteer.actors.get(id);
    if (!state) return null;
    // Where the country's army is itself in dispute, the tables say whose it is in this article.
    const nisba = state.nisba.flatMap((adjective) => this.#ambiguous.get(`الجيش ال${adjective}`) ?? [])[0];
    if (nisba !== undefined) return this.#actorEntity(nisba);
    return this.#remember({
      id: `${state.id}-army`,
      label: { en: `${state.label.en} army`, ar: `جيش ${state.label.ar}` },
      type: 'armed-group',
      party: state.party,
      provisional: true,
    });
  }

  /** التنظيم، الحركة، الحكومة alone: the last one named with that noun, تنظيم داعش، حركة طالبان، حكومة الوفاق. */
  #readGeneric(at: number, to: number): void {
    if (this.#covered.has(at)) return;
    const { organizationHeads, forceHeads, belonging } = this.#context.words;
    const reading = this.#tokens[at]?.readings.find(
      (cut) =>
        cut.article &&
        cut.stem.length > 2 &&
        (organizationHeads.has(cut.stem) || forceHeads.has(cut.stem) || belonging.has(cut.stem)),
    );
    if (!reading || this.#isDescribed(at + 1, to)) return;
    const before = this.#spans
      .filter((span) => span.first < at && span.rule !== 'name/generic')
      .toSorted((a, b) => a.first - b.first);
    const named = before.findLast((span) => span.last > span.first && this.#beginsWith(span, reading.stem));
    const entity = named && this.#entities.get(named.entity);
    if (entity && entity.type !== 'place' && entity.type !== 'person' && entity.type !== 'state')
      this.#addSpan(at, at, entity, 'name/generic', reading.proclitics);
  }

  /** True where an adjective or a name follows and makes the noun another one: الحكومة المؤقتة. */
  #isDescribed(at: number, to: number): boolean {
    if (at >= to) return false;
    const token = this.#tokens[at];
    return (
      this.#covered.has(at) ||
      (token?.kind === 'word' &&
        token.exact.startsWith('ال') &&
        !token.exact.startsWith('الذ') &&
        !token.exact.startsWith('الت'))
    );
  }

  #beginsWith(span: NamedSpan, stem: string): boolean {
    return this.#tokens[span.first]?.readings.some((cut) => cut.stem === stem) ?? false;
  }

  #shortNamesCache: Pick<Gazetteer, 'find'> | null = null;
  #shortNames(): Pick<Gazetteer, 'find'> {
    return (this.#shortNamesCache ??= createNameList([...this.#fullNames].filter(([, id]) => id !== '')));
  }

  /** Remembers the last word of a full name as its short form; a short form of two people is none. */
  #noteFullName(first: number, last: number, entity: KnownEntity): void {
    if (last <= first) return;
    const token = this.#tokens[last];
    if (!token || token.kind !== 'word') return;
    const put = (short: string): void => {
      const other = this.#fullNames.get(short);
      this.#fullNames.set(short, other !== undefined && other !== entity.id ? '' : entity.id);
    };
    if (entity.type === 'person') {
      if (token.exact.length < 3 || this.#context.isCommon(token)) return;
      put(token.exact);
      if (this.#isListed(last - 1, this.#context.words.joiners)) put(this.#textOf(last - 1, last));
    }
  }

  // — entities

  #entityOf(entry: NameEntry): KnownEntity | null {
    if (entry.kind === 'place') {
      const place = this.#context.gazetteer.places.get(entry.id);
      return place
        ? this.#remember({
            id: place.id,
            label: place.label,
            type: 'place',
            party: place.state ?? place.id,
            provisional: false,
          })
        : null;
    }
    if (entry.kind === 'ambiguous') {
      const chosen = this.#ambiguous.get(entry.id);
      return chosen === undefined ? null : this.#actorEntity(chosen);
    }
    return this.#actorEntity(entry.id);
  }

  #actorEntity(id: string): KnownEntity | null {
    const actor = this.#context.gazetteer.actors.get(id);
    if (!actor) return null;
    const published = this.#meta.published;
    const dated =
      published === null
        ? undefined
        : actor.affiliations.find((held) => held.from !== null && isWithin(held, published));
    return this.#remember({
      id,
      label: actor.label,
      type: actor.type,
      party: dated?.party ?? actor.party,
      provisional: false,
    });
  }

  #unknownPerson(first: number, last: number, party: string | null, firstWord?: string): KnownEntity {
    const text =
      firstWord === undefined || first === last
        ? this.#textOf(first, last)
        : `${firstWord} ${this.#textOf(first + 1, last)}`;
    return this.#provisional(text, 'person', party);
  }

  #provisional(name: string, type: EntityType, party: string | null): KnownEntity {
    const latin = romanise(name);
    const id = slugOf(latin);
    const known = this.#entities.get(id);
    if (known) return known;
    return this.#remember({ id, label: { en: latin || name, ar: name }, type, party: party ?? id, provisional: true });
  }

  #remember(entity: KnownEntity): KnownEntity {
    const known = this.#entities.get(entity.id);
    if (known && known.party === entity.party) return known;
    this.#entities.set(entity.id, entity);
    if (entity.party !== entity.id && !this.#entities.has(entity.party)) this.#rememberParty(entity.party);
    return entity;
  }

  #rememberParty(id: string): void {
    const actor = this.#context.gazetteer.actors.get(id);
    if (actor) this.#entities.set(id, { id, label: actor.label, type: actor.type, party: id, provisional: false });
    else this.#entities.set(id, { id, label: { en: id, ar: id }, type: 'organization', party: id, provisional: true });
  }

  // — choice among entries

  #chooseEntry(match: NameMatch): NameEntry | null {
    const entries = match.entries;
    if (this.#isCommonSpelling(match)) return null;
    if (entries.length <= 1) return entries[0] ?? null;
    const place = entries.find((entry) => entry.kind === 'place');
    const capital = entries.find((entry) => entry.kind === 'capital');
    const actors = entries.filter((entry) => entry.kind === 'actor' || entry.kind === 'metonym');
    if (actors.length) return this.#mostFitting(actors);
    if (place && capital) return this.#isLocative(match) || this.#isOwnCapital(match, capital) ? place : capital;
    return entries.find((entry) => entry.kind === 'ambiguous') ?? place ?? entries[0] ?? null;
  }

  /** أفاد is a verb, not the agency آفاد: a common word wins over a one-word name that only folding makes like it. */
  #isCommonSpelling(match: NameMatch): boolean {
    const token = this.#tokens[match.first];
    if (!token || match.first !== match.last || token.kind !== 'word') return false;
    const written = match.reading.article ? `ال${match.reading.stem}` : match.reading.stem;
    return (
      !match.entries.some((entry) => entry.kind === 'nisba' || exactKey(entry.alias) === written) &&
      this.#context.isCommon(token)
    );
  }

  /** Among namesakes the one whose pack the article speaks of most. */
  #mostFitting(entries: readonly NameEntry[]): NameEntry | null {
    let best: NameEntry | null = null;
    let bestScore = -1;
    for (const entry of entries) {
      const actor = this.#context.gazetteer.actors.get(entry.id);
      const score = (this.#packs.get(actor?.pack ?? '') ?? 0) + (actor?.type === 'state' ? 0.5 : 0);
      if (score > bestScore) [best, bestScore] = [entry, score];
    }
    return best;
  }

  #countPacks(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const match of this.#context.gazetteer.find(this.#tokens)) {
      if (match.entries.length !== 1) continue;
      const id = match.entries[0]?.id ?? '';
      const pack = this.#context.gazetteer.actors.get(id)?.pack ?? this.#context.gazetteer.places.get(id)?.pack;
      if (pack !== undefined && pack !== 'world') counts.set(pack, (counts.get(pack) ?? 0) + 1);
    }
    return counts;
  }

  /** Which force الجيش الليبي is in this article: the candidate for which most cues speak. */
  #settleAmbiguous(): ReadonlyMap<string, string> {
    const text = this.#tokens.map((token) => token.folded).join(' ');
    const chosen = new Map<string, string>();
    for (const name of this.#context.bundle.ambiguous) {
      let best = name.default;
      let most = 0;
      for (const candidate of name.candidates) {
        const count = (name.cues[candidate] ?? []).filter((cue) => text.includes(foldPhrase(cue))).length;
        if (count > most) [best, most] = [candidate, count];
      }
      if (best !== null) chosen.set(name.name, best);
    }
    return chosen;
  }

  #isLocative(match: NameMatch): boolean {
    if (match.reading.proclitics.includes('ب')) return true;
    const before = this.#tokens[match.first - 1];
    return (
      before !== undefined &&
      LOCATIVES.has(before.readings.find((cut) => LOCATIVES.has(cut.folded))?.folded ?? before.folded)
    );
  }

  /** In a country's own news its capital is mostly the town: معارك طرابلس, after a noun that is no office. */
  #isOwnCapital(match: NameMatch, capital: NameEntry): boolean {
    const before = this.#tokens[match.first - 1];
    if (
      !before ||
      match.reading.proclitics.length > 0 ||
      this.#context.isVerb(before) ||
      !this.#context.isCommon(before)
    )
      return false;
    return (
      capital.id === this.#mainState() &&
      before.kind === 'word' &&
      !this.#isListed(match.first - 1, this.#context.words.officials) &&
      !this.#isListed(match.first - 1, this.#context.words.belonging)
    );
  }

  #personOf(match: NameMatch): KnownEntity | null {
    for (const entry of match.entries) {
      if (entry.kind !== 'actor') continue;
      if (this.#context.gazetteer.actors.get(entry.id)?.type === 'person') return this.#actorEntity(entry.id);
    }
    return null;
  }

  // — small things

  #isListed(at: number, list: ReadonlySet<string>): boolean {
    const token = this.#tokens[at];
    if (!token || token.kind !== 'word') return false;
    if (list.has(token.exact)) return true;
    return token.readings.some((cut) => cut.pronoun === null && list.has(cut.article ? `ال${cut.stem}` : cut.stem));
  }

  #isIndefinite(at: number): boolean {
    const token = this.#tokens[at];
    return token !== undefined && !/^[وفبكل]{0,2}ال/u.test(token.exact);
  }

  /** Words that join an office to what it belongs to: وزير الدفاع في حكومة الوفاق، السفير لدى ليبيا. */
  #isLink(at: number): boolean {
    return ['في', 'لدي', 'من', 'باسم', 'علي'].includes(this.#tokens[at]?.folded ?? '');
  }

  #isNamePart(token: Token): boolean {
    return (token.kind === 'word' || token.kind === 'latin') && token.exact.length >= 2;
  }

  #skipComma(at: number, to: number): number {
    return at + 1 < to && this.#tokens[at]?.text === '،' ? at + 1 : at;
  }

  #titleProclitics(at: number): readonly string[] {
    const token = this.#tokens[at];
    return (
      token?.readings.find((cut) => cut.article && this.#context.words.titles.has(`ال${cut.stem}`))?.proclitics ?? []
    );
  }

  #mainStateCache: string | null | undefined;
  /** The state of which the article speaks most, by its names, its people and its places. */
  #mainState(): string | null {
    if (this.#mainStateCache !== undefined) return this.#mainStateCache;
    const counts = new Map<string, number>();
    const { actors, places } = this.#context.gazetteer;
    for (const match of this.#context.gazetteer.find(this.#tokens)) {
      const states = new Set(
        match.entries.map((entry) =>
          entry.kind === 'capital' ? null : (places.get(entry.id)?.state ?? actors.get(entry.id)?.party ?? null),
        ),
      );
      for (const state of states)
        if (state !== null && actors.get(state)?.type === 'state') counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    this.#mainStateCache = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
    return this.#mainStateCache;
  }

  #textOf(first: number, last: number): string {
    const words: string[] = [];
    for (let at = first; at <= last; at += 1) {
      const token = this.#tokens[at];
      if (token && token.kind !== 'punctuation') words.push(withoutMarks(token.text));
    }
    return words.join(' ');
  }

  #addSpan(first: number, last: number, entity: KnownEntity, rule: string, proclitics: readonly string[] | null): void {
    const cut = proclitics ?? this.#bestProclitics(first);
    this.#spans.push({ first, last, entity: entity.id, type: entity.type, rule, proclitics: cut, inner: false });
    for (let at = first; at <= last; at += 1) this.#covered.add(at);
  }

  #addInner(match: NameMatch, entity: KnownEntity): void {
    this.#spans.push({
      first: match.first,
      last: match.last,
      entity: entity.id,
      type: entity.type,
      rule: 'name/inside',
      proclitics: match.reading.proclitics,
      inner: true,
    });
  }

  #addInnerAt(index: number, matches: ReadonlyMap<number, NameMatch>): void {
    const match = matches.get(index);
    const entry = match && this.#chooseEntry(match);
    const entity = entry && this.#entityOf(entry);
    if (match && entity) this.#addInner(match, entity);
  }

  /** Proclitics of a head word: the cut that leaves a listed or common word. */
  #bestProclitics(at: number): readonly string[] {
    const token = this.#tokens[at];
    const { belonging, officials, soldiers, titles, placeModifiers } = this.#context.words;
    const lists = [belonging, officials, soldiers, titles, placeModifiers];
    const cut = token?.readings.find((reading) =>
      lists.some((list) => list.has(reading.article ? `ال${reading.stem}` : reading.stem)),
    );
    return cut?.proclitics ?? [];
  }
}

/** True where an affiliation holds at a date; dates may be days, months or years. */
function isWithin(held: Affiliation, date: string): boolean {
  const begun = held.from === null || held.from.slice(0, date.length) <= date;
  return begun && (held.to === null || held.to >= date.slice(0, held.to.length));
}

/** A word without diacritics, tatweel and bidi marks, its spelling kept. */
function withoutMarks(word: string): string {
  let out = '';
  for (let at = 0; at < word.length; at += 1) if (!isDroppedMark(word.charCodeAt(at))) out += word.charAt(at);
  return out;
}

function foldPhrase(phrase: string): string {
  return phrase.split(' ').map(foldKey).join(' ');
}
