/**
 * What is known of an article's names while they are being found: the spans taken so far, the entities that they name, and the
 * choices that hold for the whole article (whom الجيش الليبي means in it, of which state it speaks most).
 */
import type { Affiliation, DocumentMeta, EntityType } from '../model/index.ts';
import { exactKey, isDroppedMark, type Token, tokenBefore } from '../language/index.ts';
import type { Settled } from './ambiguity.ts';
import type { NameEntry, NameMatch } from './gazetteer.ts';
import { isListed, spelling, withoutTanwin } from './listed.ts';
import type { KnownEntity, MentionContext, Mentions, NamedSpan } from './mention-types.ts';
import { isSameGivenName } from './name-shapes.ts';
import { romanise, slugOf } from './romanise.ts';

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

/** Prepositions that bring a town where no word before them tells of dealings with a state. */
const TOWARD = new Set(['علي', 'من', 'الي']);

/** Prepositions that bring whom one deals with; a town is no one to deal with. */
const COMPANY = new Set(['بين', 'مع', 'ضد', 'لدي']);

const NO_SPANS: readonly NamedSpan[] = [];

export class MentionBoard {
  readonly meta: DocumentMeta;
  readonly tokens: readonly Token[];
  readonly context: MentionContext;
  readonly spans: NamedSpan[] = [];
  readonly #spansByEnd = new Map<number, NamedSpan[]>();
  readonly covered = new Set<number>();
  readonly entities = new Map<string, KnownEntity>();
  readonly fullNames = new Map<string, string>();
  /** Persons with names of three words and more by the first and the last of them, and by all that follows the first. */
  readonly #byParts = new Map<string, string>();
  /** Who holds an office in this article, by the id that the office alone would have: رئيس المجلس, then رئيس المجلس خالد المشري. */
  readonly holders = new Map<string, string>();
  /** Persons told with a title or an office, by its first noun, in the order of the text: الوزير is the last minister. */
  readonly titled: { readonly title: string; readonly at: number; readonly entity: string }[] = [];
  readonly ambiguous: Settled;
  /** The names of the tables in the whole article, sentences aside. */
  readonly #matches: readonly NameMatch[];
  readonly #packs: ReadonlyMap<string, number>;

  constructor(meta: DocumentMeta, tokens: readonly Token[], context: MentionContext) {
    this.meta = meta;
    this.tokens = tokens;
    this.context = context;
    this.ambiguous = context.settle(tokens);
    this.#matches = context.gazetteer.find(tokens);
    this.#packs = this.#countPacks();
  }

  /** True for a country whose own parties the tables hold: libya, sudan. */
  hasPack(id: string): boolean {
    return this.#packs.has(id);
  }

  /** The names of the tables in each of the ranges, which follow each other. */
  matchesIn(ranges: readonly (readonly [number, number])[]): readonly (readonly NameMatch[])[] {
    let next = 0;
    return ranges.map(([from, to]) => {
      while ((this.#matches[next]?.last ?? Infinity) < from) next += 1;
      const begin = next;
      while ((this.#matches[next]?.last ?? Infinity) < to) next += 1;
      const crosses = [this.#matches[begin], this.#matches[next]].some(
        (match) => match && ((match.first < from && match.last >= from) || (match.first < to && match.last >= to)),
      );
      // A name that seems to go on in the next sentence hides a shorter one.
      return crosses ? this.context.gazetteer.find(this.tokens, from, to) : this.#matches.slice(begin, next);
    });
  }

  result(): Mentions {
    const spans = this.spans
      .map((span) => {
        const holder = this.holders.get(span.entity);
        return holder === undefined ? span : { ...span, entity: holder };
      })
      .toSorted((a, b) => a.first - b.first || b.last - a.last);
    return { spans, entities: this.entities };
  }

  isNisba(match: NameMatch | undefined): boolean {
    return (
      match !== undefined &&
      match.reading.proclitics.length === 0 &&
      match.entries.every((entry) => entry.kind === 'nisba')
    );
  }

  /** Ranks, force words and place words before the name belong to the mention: قوات حفتر، مدينة طرابلس; not جيش وجماعات. */
  growLeft({ first, reading }: NameMatch, from: number, entity: KnownEntity): number {
    const { belonging, placeModifiers, titles, titleModifiers } = this.context.words;
    let at = first;
    const takes = (index: number): boolean => {
      if (index < from || this.covered.has(index)) return false;
      if (entity.type === 'person') return this.isListed(index, titles) || this.isListed(index, titleModifiers);
      if (entity.type === 'place') return this.isListed(index, placeModifiers);
      return false;
    };
    if (reading.proclitics.length > 0) return first;
    while (takes(at - 1)) at -= 1;
    if (
      at === first &&
      entity.type !== 'place' &&
      entity.type !== 'person' &&
      at - 1 >= from &&
      !this.covered.has(at - 1) &&
      this.isIndefinite(at - 1) &&
      this.isListed(at - 1, belonging)
    )
      at -= 1;
    return at;
  }

  /** True where an adjective or a name follows and makes the noun another one: الحكومة المؤقتة. */
  isDescribed(at: number, to: number): boolean {
    const token = this.tokens[at];
    if (at >= to || !token) return false;
    const opening = this.covered.has(at) ? this.#spanOpeningAt(at) : undefined;
    // دعا المجلس إسرائيل: a noun with the article has no genitive, and the name of a party is no adjective.
    if (
      opening &&
      opening.type !== 'person' &&
      opening.type !== 'place' &&
      opening.rule !== 'name/nisba' &&
      !/^ال.+ي(?:ة|ين|ون)?$/u.test(token.exact)
    )
      return false;
    return (
      this.covered.has(at) ||
      (token.kind === 'word' &&
        token.readings.some((cut) => cut.article) &&
        token.exact.startsWith('ال') &&
        !/^ال(?:ذ|ت|[ىي]$)/u.test(token.exact) &&
        // أدانت الحركة القصف: a noun that is no adjective is another phrase.
        (this.context.isDescriptive(token, true) || !this.context.isSpelledCommon(token)))
    );
  }

  #spanOpeningAt(at: number): NamedSpan | undefined {
    return this.spans.find(({ first, inner }) => first === at && !inner);
  }

  /** قائد الجيش سامر الدلواني: a person who follows belongs to the word before, and describes no army. */
  isPerson(at: number): boolean {
    return this.spans.some(({ first, type }) => first === at && type === 'person');
  }

  beginsWith(span: NamedSpan, stem: string): boolean {
    return this.beginsWithStem(span.first, stem);
  }

  /** What the cuts of a token leave, the article kept. */
  spellingsAt(at: number): readonly string[] {
    return (this.tokens[at]?.readings ?? []).filter((cut) => cut.pronoun === null).map(spelling);
  }

  /** True for a token that one of its cuts leaves as `stem`. */
  beginsWithStem(at: number, stem: string): boolean {
    return this.tokens[at]?.readings.some((cut) => cut.stem === stem) ?? false;
  }

  /** People or media of a country, a party of their own (CODEBOOK, hard case 15). */
  groupOf(state: KnownEntity, kind: string, type: 'group' | 'media' = 'group'): KnownEntity {
    return this.#nationalEntity(state, kind, type, null);
  }

  /** Forces of a country or those who hold its offices, who act for it. */
  agentsOf(state: KnownEntity, kind: string, type: 'group' | 'armed-group'): KnownEntity {
    return this.#nationalEntity(state, kind, type, state.party);
  }

  /** A ministry of a state, a body of its own that acts for it. */
  ministry(state: KnownEntity, kind: string, called: string): KnownEntity {
    return this.#nationalEntity(state, kind, 'government', state.party, { noun: `وزارة ${called}`, agreement: 'f' });
  }

  /** The actor of the tables with the id or the Arabic name that a country's adjective gives, else one first met here. */
  #nationalEntity(
    state: KnownEntity,
    kind: string,
    type: EntityType,
    party: string | null,
    noun = this.context.words.nationalNouns.get(kind),
  ): KnownEntity {
    const { id, label, named } = this.context.nationalName(state, kind, noun ?? { noun: kind, agreement: 'f' });
    return this.actorEntity(named ?? id) ?? this.remember({ id, label, type, party: party ?? id, provisional: true });
  }

  /** Remembers the last word of a full name as its short form; a short form of two people is none. */
  noteFullName(first: number, last: number, entity: KnownEntity): void {
    if (last <= first) return;
    const token = this.tokens[last];
    if (!token || token.kind !== 'word') return;
    const put = (short: string): void => {
      const other = this.fullNames.get(short);
      this.fullNames.set(short, other !== undefined && other !== entity.id ? '' : entity.id);
    };
    if (entity.type === 'person') {
      // سيدا is a dual or an accusative as well, and a surname after عبد الباسط, who is in the tables; وحيدي is hardly else.
      const isSure = !entity.provisional || token.exact.endsWith('ي');
      const { isCommon, isCommonInName } = this.context;
      // نصر الله, عبد الله: never الله alone.
      if (token.exact === 'الله') {
        if (last - first > 1) put(this.textOf(last - 1, last));
        return;
      }
      if (token.exact.length < 3 || (isSure ? isCommonInName : isCommon)(token)) return;
      put(token.exact);
      if (this.isListed(last - 1, this.context.words.joiners)) put(this.textOf(last - 1, last));
    }
  }

  entityOf(entry: NameEntry): KnownEntity | null {
    if (entry.kind === 'place') {
      const place = this.context.gazetteer.places.get(entry.id);
      return place
        ? this.remember({
            id: place.id,
            label: place.label,
            type: 'place',
            party: place.state ?? place.id,
            provisional: false,
          })
        : null;
    }
    if (entry.kind === 'ambiguous') {
      const chosen = this.ambiguous.get(entry.id);
      return chosen === undefined ? null : this.actorEntity(chosen);
    }
    return this.actorEntity(entry.id);
  }

  /** Actors of the tables as they were on the day of the article. */
  readonly #actors = new Map<string, KnownEntity>();

  actorEntity(id: string): KnownEntity | null {
    const actor = this.context.gazetteer.actors.get(id);
    if (!actor) return null;
    const known = this.#actors.get(id);
    if (known) return this.remember(known);
    const published = this.meta.published;
    const dated =
      published === null
        ? undefined
        : actor.affiliations.find((held) => held.from !== null && isWithin(held, published));
    const party = dated?.party ?? actor.party;
    const entity: KnownEntity = { id, label: actor.label, type: actor.type, party, provisional: false };
    this.#actors.set(id, entity);
    return this.remember(entity);
  }

  unknownPerson(first: number, last: number, party: string | null, firstWord?: string): KnownEntity {
    const text =
      firstWord === undefined || first === last
        ? this.textOf(first, last)
        : `${firstWord} ${this.textOf(first + 1, last)}`;
    const words = text.split(' ');
    const bearer = words.length === 2 ? this.#bearerOf(last, words[0] ?? '') : null;
    if (bearer) return bearer;
    // حسن خيزران and خليل خيزران after حسن خليل خيزران.
    const longer = words.length > 1 ? this.#byParts.get(text) : undefined;
    const person =
      (longer === undefined ? undefined : this.entities.get(longer)) ?? this.provisional(text, 'person', party);
    if (words.length > 2)
      for (const part of [`${words[0]} ${words.at(-1)}`, words.slice(1).join(' ')])
        if (!this.#byParts.has(part)) this.#byParts.set(part, person.id);
    return person;
  }

  /** جينس ستولتنبرغ is ينس ستولتنبرغ: who bears a surname in the tables and a given name that is the same one written otherwise. */
  #bearerOf(surnameAt: number, given: string): KnownEntity | null {
    const [match] = this.context.gazetteer.find(this.tokens, surnameAt, surnameAt + 1);
    const person = match ? this.personOf(match) : null;
    const [known = ''] = person?.label.ar.split(' ', 1) ?? [];
    return person && isSameGivenName(given, known, this.context.words.given) ? person : null;
  }

  /** الشيخ عبد الله after عبد الله بن زايد: the one person of the article, so far, whose name begins so. */
  personBeginning(first: number, last: number): KnownEntity | null {
    const name = `${this.textOf(first, last)} `;
    const [person, other] = [...this.entities.values()].filter(
      ({ type, label }) => type === 'person' && label.ar.startsWith(name),
    );
    return person && !other ? person : null;
  }

  /** Whom no table names; `en` is the English where the words have a meaning, else they are put into Latin letters. */
  provisional(name: string, type: EntityType, party: string | null, en?: string): KnownEntity {
    const latin = romanise(name);
    const id = slugOf(latin);
    const known = this.entities.get(id);
    if (known) return known;
    return this.remember({
      id,
      label: { en: en ?? (latin || name), ar: name },
      type,
      party: party ?? id,
      provisional: true,
    });
  }

  remember(found: KnownEntity): KnownEntity {
    const known = this.entities.get(found.id);
    if (known && known.party === found.party) return known;
    const entity = found.type === 'person' ? { ...found, gender: this.#genderOf(found.label.ar) } : found;
    this.entities.set(entity.id, entity);
    if (entity.party !== entity.id && !this.entities.has(entity.party)) this.#rememberParty(entity.party);
    return entity;
  }

  /** ريما is a woman's name, أسامة a man's; null for names that the lists do not hold. */
  #genderOf(name: string): 'm' | 'f' | null {
    const [first = ''] = name.split(' ', 1);
    const key = exactKey(first);
    const { given, femaleGiven } = this.context.words;
    if (femaleGiven.has(key)) return 'f';
    return given.has(key) ? 'm' : null;
  }

  #rememberParty(id: string): void {
    const actor = this.context.gazetteer.actors.get(id);
    if (actor) this.entities.set(id, { id, label: actor.label, type: actor.type, party: id, provisional: false });
    else this.entities.set(id, { id, label: { en: id, ar: id }, type: 'organization', party: id, provisional: true });
  }

  chooseEntry(match: NameMatch): NameEntry | null {
    const entries = match.entries;
    if (this.#isCommonSpelling(match) || this.#isAdjective(match)) return null;
    if (entries.length <= 1) return entries[0] ?? null;
    const place = entries.find((entry) => entry.kind === 'place');
    const capital = entries.find((entry) => entry.kind === 'capital');
    const actors = entries.filter((entry) => entry.kind === 'actor' || entry.kind === 'metonym');
    if (actors.length) return this.#mostFitting(actors);
    if (place && capital) {
      const isTown =
        !this.#isPatron(match) &&
        (this.#isLocative(match) || this.#isOfEvent(match) || this.#isOwnCapital(match, capital));
      return isTown ? place : capital;
    }
    return entries.find((entry) => entry.kind === 'ambiguous') ?? place ?? entries[0] ?? null;
  }

  /** أفاد is a verb, not the agency آفاد: a common word wins over a one-word name that only folding makes like it. */
  #isCommonSpelling(match: NameMatch): boolean {
    const token = this.tokens[match.first];
    if (!token || match.first !== match.last || token.kind !== 'word') return false;
    const written = match.reading.article ? `ال${match.reading.stem}` : match.reading.stem;
    return (
      !match.entries.some((entry) => entry.kind === 'nisba' || exactKey(entry.alias) === written) &&
      this.context.isSpelledCommon(token)
    );
  }

  /** دعم مالي: after some nouns the letters of a name are an adjective. */
  #isAdjective({ first, last }: NameMatch): boolean {
    const word = this.tokens[first]?.exact;
    const cuts = first === last ? (tokenBefore(this.tokens, first)?.readings ?? []) : [];
    return cuts.some(
      (cut) => !cut.article && cut.pronoun === null && this.context.words.likeNames.get(cut.stem) === word,
    );
  }

  /** Among namesakes the one whose pack the article speaks of most. */
  #mostFitting(entries: readonly NameEntry[]): NameEntry | null {
    let best: NameEntry | null = null;
    let bestScore = -1;
    for (const entry of entries) {
      const actor = this.context.gazetteer.actors.get(entry.id);
      const score = (this.#packs.get(actor?.pack ?? '') ?? 0) + (actor?.type === 'state' ? 0.5 : 0);
      if (score > bestScore) [best, bestScore] = [entry, score];
    }
    return best;
  }

  #countPacks(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const match of this.#matches) {
      if (match.entries.length !== 1) continue;
      const id = match.entries[0]?.id ?? '';
      const pack = this.context.gazetteer.actors.get(id)?.pack ?? this.context.gazetteer.places.get(id)?.pack;
      if (pack !== undefined && pack !== 'world') counts.set(pack, (counts.get(pack) ?? 0) + 1);
    }
    return counts;
  }

  #isLocative(match: NameMatch): boolean {
    if (match.reading.proclitics.includes('ب')) return true;
    const before = tokenBefore(this.tokens, match.first);
    // عقوبات على طهران، طلب من بغداد، يتعين على موسكو: a state is dealt with so, and no town.
    if (before && TOWARD.has(before.folded) && this.#tellsOfDealings(match.first - 2)) return false;
    return (
      before !== undefined &&
      LOCATIVES.has(
        before.readings.find((cut) => LOCATIVES.has(cut.folded) && cut.pronoun === null)?.folded ?? before.folded,
      )
    );
  }

  /** مؤتمر برلين، اتفاق الرياض; but اتفاق موسكو وأنقرة, اتفاق طهران مع الوكالة are those of two. */
  #isOfEvent({ first, last, reading }: NameMatch): boolean {
    if (reading.proclitics.length > 0 || !this.isListed(first - 1, this.context.words.townEvents)) return false;
    if (this.tokens[last + 1]?.exact === 'مع') return false;
    return !this.#matches.some(
      (next) =>
        next.first === last + 1 &&
        next.reading.proclitics[0] === 'و' &&
        next.entries.some(({ kind }) => kind === 'capital'),
    );
  }

  /** عقوبات كندية على طهران: the word right before the preposition, or past its adjective. */
  #tellsOfDealings(at: number): boolean {
    // طلب روحاني من واشنطن: past the name of him who does.
    const name = this.spansEndingAt(at)[0];
    const past = name ? [name.first - 1] : [];
    return [at, at - 1, ...past].some((word) => this.isListed(word, this.context.words.towardStates));
  }

  /** In a country's own news its capital is the town, but where it acts: معارك طرابلس, لطرابلس, and yet أعلنت طرابلس. */
  #isOwnCapital(match: NameMatch, capital: NameEntry): boolean {
    if (capital.id !== this.mainState()) return false;
    const { isVerb, isVerbWithObject, words } = this.context;
    const before = tokenBefore(this.tokens, match.first);
    const after = this.tokens[match.last + 1];
    // بين موسكو وكييف، مع أنقرة: one speaks and deals with states.
    if (before && COMPANY.has(before.folded)) return false;
    if (this.spansEndingAt(match.first - 1).some((span) => span.type === 'state')) return false;
    if (match.reading.proclitics.some((clitic) => clitic !== 'و' && clitic !== 'ف')) return true;
    // اتهامات نفتها أنقرة: the verb may have its object in itself.
    const follows = before !== undefined && (isVerb(before) || isVerbWithObject(before));
    const acts = follows || (after !== undefined && isVerb(after));
    return (
      !acts && ![words.officials, words.belonging, words.stateActs].some((list) => this.isListed(match.first - 1, list))
    );
  }

  /** فصائل موالية لأنقرة، المدعومة من القاهرة: a state stands behind others, not its town. */
  #isPatron(match: NameMatch): boolean {
    const { allied, backed } = this.context.words;
    const before = match.first - 1;
    if (match.reading.proclitics.includes('ل') && this.isListed(before, allied)) return true;
    return this.tokens[before]?.exact === 'من' && this.isListed(before - 1, backed);
  }

  personOf(match: NameMatch): KnownEntity | null {
    for (const entry of match.entries) {
      if (entry.kind !== 'actor') continue;
      if (this.context.gazetteer.actors.get(entry.id)?.type === 'person') return this.actorEntity(entry.id);
    }
    return null;
  }

  isListed(at: number, list: ReadonlySet<string>): boolean {
    return isListed(this.tokens[at], list);
  }

  isIndefinite(at: number): boolean {
    const token = this.tokens[at];
    return token !== undefined && !/^[وفبكل]{0,2}ال/u.test(token.exact);
  }

  #mainStateCache: string | null | undefined;

  /** The state of which the article speaks most, by its names, its people and its places. */
  mainState(): string | null {
    if (this.#mainStateCache !== undefined) return this.#mainStateCache;
    const counts = new Map<string, number>();
    const { actors, places } = this.context.gazetteer;
    for (const match of this.#matches) {
      const states = new Set(
        match.entries.map((entry) =>
          entry.kind === 'capital' ? null : (places.get(entry.id)?.state ?? actors.get(entry.id)?.party ?? null),
        ),
      );
      for (const state of states)
        if (state !== null && actors.get(state)?.type === 'state') counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    // The parties of a country's conflict are told of for its sake: قوات الدعم السريع.
    for (const [pack, count] of this.#packs)
      if (actors.get(pack)?.type === 'state') counts.set(pack, (counts.get(pack) ?? 0) + count);
    this.#mainStateCache = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
    return this.#mainStateCache;
  }

  textOf(first: number, last: number): string {
    const words: string[] = [];
    for (let at = first; at <= last; at += 1) {
      const token = this.tokens[at];
      if (token && token.kind !== 'punctuation') words.push(withoutMarks(token.text));
    }
    return words.join(' ');
  }

  addSpan(first: number, last: number, entity: KnownEntity, rule: string, proclitics: readonly string[] | null): void {
    const cut = proclitics ?? this.#bestProclitics(first);
    this.#push({ first, last, entity: entity.id, type: entity.type, rule, proclitics: cut, inner: false });
    const title = entity.type === 'person' && last > first ? this.#titleAt(first) : null;
    if (title !== null) this.titled.push({ title, at: first, entity: entity.id });
    for (let at = first; at <= last; at += 1) this.covered.add(at);
  }

  #push(span: NamedSpan): void {
    this.spans.push(span);
    const beside = this.#spansByEnd.get(span.last);
    if (beside) beside.push(span);
    else this.#spansByEnd.set(span.last, [span]);
  }

  /** The mentions that end with a token, in the order in which they were found. */
  spansEndingAt(at: number): readonly NamedSpan[] {
    return this.#spansByEnd.get(at) ?? NO_SPANS;
  }

  /** Of the mentions for which `holds` is true the last one that begins before a token; of several there the one found last. */
  lastBefore(at: number, holds: (span: NamedSpan) => boolean): NamedSpan | undefined {
    let last: NamedSpan | undefined;
    for (const span of this.spans)
      if (span.first < at && (last === undefined || span.first >= last.first) && holds(span)) last = span;
    return last;
  }

  /** The title that a mention opens with, without article and what is attached. */
  #titleAt(at: number): string | null {
    const { titles } = this.context.words;
    return this.tokens[at]?.readings.find((cut) => cut.pronoun === null && titles.has(`ال${cut.stem}`))?.stem ?? null;
  }

  /** Whom a title or an office (by its id) alone means at a token: the last one told so before it, else the first after it. */
  holderOf(title: string, at: number): KnownEntity | null {
    let before: (typeof this.titled)[number] | undefined;
    let first: (typeof this.titled)[number] | undefined;
    for (const told of this.titled) {
      if (told.title !== title) continue;
      if (told.at < at && (before === undefined || told.at >= before.at)) before = told;
      if (first === undefined || told.at < first.at) first = told;
    }
    const held = before ?? first;
    return held ? (this.entities.get(held.entity) ?? null) : null;
  }

  addInner(match: NameMatch, entity: KnownEntity): void {
    this.#push({
      first: match.first,
      last: match.last,
      entity: entity.id,
      type: entity.type,
      rule: 'name/inside',
      proclitics: match.reading.proclitics,
      inner: true,
    });
  }

  /** Proclitics of a head word: the cut that leaves a listed or common word. */
  #bestProclitics(at: number): readonly string[] {
    const token = this.tokens[at];
    const {
      belonging,
      officials,
      soldiers,
      titles,
      placeModifiers,
      organizationHeads,
      forceHeads,
      mediaHeads,
      officeHolders,
      describedGroups,
      groups,
    } = this.context.words;
    const lists = [
      belonging,
      officials,
      soldiers,
      titles,
      placeModifiers,
      organizationHeads,
      forceHeads,
      mediaHeads,
      officeHolders,
      describedGroups,
      groups,
    ];
    const cut =
      token?.readings.find((reading) =>
        lists.some((list) => list.has(spelling(reading)) || list.has(withoutTanwin(reading))),
      ) ??
      // للأطراف: what opens with لل has both.
      token?.readings.find(({ article, proclitics }) => article && proclitics.includes('ل'));
    return cut?.proclitics ?? [];
  }
}

/** True where an affiliation holds at a date; dates may be days, months or years. */
export function isWithin(held: Affiliation, date: string): boolean {
  const begun = held.from === null || held.from.slice(0, date.length) <= date;
  return begun && (held.to === null || held.to >= date.slice(0, held.to.length));
}

/** A word without diacritics, tatweel and bidi marks, its spelling kept. */
function withoutMarks(word: string): string {
  let out = '';
  for (let at = 0; at < word.length; at += 1) if (!isDroppedMark(word.charCodeAt(at))) out += word.charAt(at);
  return out;
}
