/**
 * People whom no table names, by their words: a given name with what follows (محمد سيالة), a kunya (أبو أيوب المصري), two words of
 * another language in a row (جينسون باتون), a stranger after a verb of saying, a nationality or a person (قال سيدا، الإيطالي كاراتي).
 */
import { tokenize, type Reading, type Token, tokenBefore } from '../language/index.ts';
import type { NameMatch } from './gazetteer.ts';
import { givenNameOf } from './listed.ts';
import type { MentionBoard } from './mention-board.ts';
import type { NamedSpan, NameWords } from './mention-types.ts';
import { mayBeName } from './name-shapes.ts';

type Matches = ReadonlyMap<number, NameMatch>;

const HAS_TANWIN = /[\u064B-\u064D]/u;
/** Words of a name, joiners aside, that we read at most. */
const WORDS_MAX = 4;

export class UnknownPersons {
  readonly #board: MentionBoard;

  constructor(board: MentionBoard) {
    this.#board = board;
  }

  /** Tries every way to tell a person at one token; gives the token to go on from, or null. */
  read(at: number, from: number, to: number, matches: Matches): number | null {
    const token = this.#board.tokens[at];
    if (!token) return null;
    const { context } = this.#board;
    const opened = context.mayOpenPerson(token)
      ? (this.#readBareName(at, from, to, matches) ?? this.#readKunya(at, to, matches))
      : null;
    return (
      opened ??
      this.#readSpeaker(at, from, to, matches) ??
      (context.mayBeStranger(token) ? this.#readStranger(at, from, to, matches) : null)
    );
  }

  /** Last token of an unknown person's name that begins at `at`, or null. `wordsMin` guards against common words; `first` is where the
   * name begins, if before `at`. */
  nameEnd(at: number, to: number, matches: Matches, wordsMin: number, first = at): number | null {
    let end = at;
    let words = 0;
    // عبد before what is read here makes one word with it.
    const before = first < at && !this.#isJoiner(first) ? at - first : 0;
    let joined = false;
    while (end < to && words < WORDS_MAX) {
      const token = this.#board.tokens[end];
      const match = matches.get(end);
      if (!token || !isNamePart(token)) break;
      const joiner = this.#isJoiner(end);
      const known = this.#isGiven(token);
      const isFamily =
        end > first && (this.#board.context.words.familyNames.has(token.exact) || this.#isSurnameOfKnown(match, first));
      const blocked =
        match &&
        !joined &&
        !known &&
        !isFamily &&
        !(
          words > 0 &&
          match.first === match.last &&
          match.reading.proclitics.length === 0 &&
          match.entries.every((entry) => entry.kind === 'nisba' || entry.kind === 'place')
        );
      if (blocked || (!joined && end > first && this.#beginsAnother(token, words + before))) break;
      if (
        end > first &&
        end + 1 < to &&
        COMPOUND_ENDS.has(this.#board.tokens[end + 1]?.exact ?? '') &&
        !BLESSINGS.has(token.exact)
      ) {
        words += 1;
        end += 2;
        joined = false;
        continue;
      }
      if (!joiner && !joined && !known && !isFamily && this.#isCommonAt(end, first, to)) break;
      if (words > 1 && this.#isOnRather(end, to)) break;
      joined = joiner;
      if (!joiner) words += 1;
      end += 1;
    }
    if (words === 0 || joined) return null;
    const begin = this.#board.tokens[at];
    const firstGiven = begin !== undefined && (this.#isGiven(begin) || this.#isJoiner(at));
    return words >= (firstGiven ? Math.min(wordsMin, 2) : wordsMin) ? this.#withRegnal(end - 1, at, to) : null;
  }

  /** بن حمد، آل ثاني، بن عبد العزيز: the last token of what a lineage adds to a name, or null. */
  ancestorEnd(at: number, to: number): number | null {
    const { tokens } = this.#board;
    if (!LINEAGE.has(tokens[at]?.exact ?? '')) return null;
    const end = this.#isJoiner(at + 1) ? at + 2 : at + 1;
    const token = tokens[end];
    return end < to && token && isNamePart(token) ? end : null;
  }

  /** جينس ستولتنبرغ، محمد القذافي: a surname that the tables have for one person, after a name that they do not. */
  #isSurnameOfKnown(match: NameMatch | undefined, first: number): boolean {
    const opening = this.#board.tokens[first];
    return (
      match !== undefined &&
      opening !== undefined &&
      match.first === match.last &&
      match.reading.proclitics.length === 0 &&
      this.#board.personOf(match) !== null &&
      !this.#board.context.isCommon(opening)
    );
  }

  /** After a given name what looks like a dual may be a surname (وحيدي), but for one that has its genitive: سامر وزيري الخارجية. */
  #isCommonAt(at: number, first: number, to: number): boolean {
    const { tokens, context } = this.#board;
    const token = tokens[at];
    if (!token) return true;
    const after = at + 1 < to ? (tokens[at + 1]?.exact ?? '') : '';
    const hasGenitive = after.startsWith('ال') && !/^ال(?:ذ|ت)/u.test(after);
    const mayBeDual = at > first && !hasGenitive && token.exact.endsWith('ي');
    return mayBeDual ? context.isCommonInName(token) : context.isCommon(token);
  }

  /** فاز بيكر علي سامبراس: where ى is written ي, على between two names looks like the name; only before a part of one it is one. */
  #isOnRather(at: number, to: number): boolean {
    const next = at + 1 < to ? this.#board.tokens[at + 1] : undefined;
    return this.#board.tokens[at]?.exact === 'علي' && !(next && this.#isGiven(next));
  }

  /**
   * ناصر العناني ومحمد مكاوي are two: after a whole name a word with و is another one, unless it comes again as it is. After one word
   * it is the surname (ستيفاني وليامز), unless what follows و is known for a name: محمد وأحمد.
   */
  #beginsAnother(token: Token, words: number): boolean {
    const cut = andCut(token);
    if (!cut || this.#isGiven(token)) return false;
    const { given, joiners } = this.#board.context.words;
    return words > 1
      ? this.#count(token.exact) < 2
      : cut.article || given.has(cut.stem) || joiners.has(cut.stem) || this.#count(cut.stem) > 0;
  }

  /** الملك عبدالله الثاني، البابا بنديكت السادس عشر: the number belongs to the name, after a title that has numbers. */
  #withRegnal(last: number, first: number, to: number): number {
    const { regnalTitles, regnalNumbers } = this.#board.context.words;
    if (!this.#board.isListed(first - 1, regnalTitles) || !this.#board.isListed(last + 1, regnalNumbers)) return last;
    const number = last + 2 < to && this.#board.tokens[last + 2]?.exact === 'عشر' ? last + 2 : last + 1;
    // الملك عبدالله الثاني بن الحسين
    const father = this.#board.tokens[number + 2];
    return number + 2 < to && father && this.#isJoiner(number + 1) && mayBeName(father) ? number + 2 : number;
  }

  /** A given name with a word after it that no table knows: محمد سيالة. */
  #readBareName(at: number, from: number, to: number, matches: Matches): number | null {
    const token = this.#board.tokens[at];
    if (!token || token.kind !== 'word') return null;
    const reading = givenNameOf(token, this.#board.context.words);
    if (!reading || reading.stem.length < 3) return null;
    if (reading.proclitics.length && this.#board.context.isCommon(token)) return null;
    const rest = this.nameEnd(at + 1, to, matches, 1, at);
    if (rest === null) return this.#readGivenAlone(at, from, reading);
    // علي طرقات: where ى is written ي, على looks like the name.
    const next = this.#board.tokens[at + 1];
    if (reading.stem === 'علي' && next && !this.#isNameAfterAli(at, next)) return null;
    return this.#addPerson(at, rest, 'name/given-name', reading);
  }

  #isNameAfterAli(at: number, next: Token): boolean {
    const isList = at > 0 && this.#board.covered.has(at - 1);
    const isSurname = next.exact.startsWith('ال') && !this.#isCommonWithMaqsura(next);
    return isList || this.#isGiven(next) || isSurname || this.#board.context.isForeign(next);
  }

  /** علي المدي, where ى is written ي, is على المدى. */
  #isCommonWithMaqsura({ exact }: Token): boolean {
    const [word] = exact.endsWith('ي') ? tokenize(`${exact.slice(0, -1)}ى`) : [];
    return word !== undefined && this.#board.context.isCommon(word);
  }

  /** قال محمود إنه: a given name by itself right after a verb of saying or where it recurs, unless it is a common word. */
  #readGivenAlone(at: number, from: number, reading: Reading): number | null {
    const token = this.#board.tokens[at];
    if (!token || reading.proclitics.length > 0 || this.#board.context.isCommon(token)) return null;
    const before = at > from ? tokenBefore(this.#board.tokens, at) : undefined;
    return before && this.#board.context.isSaying(before) ? this.#addPerson(at, at, 'name/speaker', reading) : null;
  }

  /** أبو أيوب المصري: a kunya, and what follows it. */
  #readKunya(at: number, to: number, matches: Matches): number | null {
    const cut = kunyaOf(this.#board.tokens[at]);
    const next = this.#board.tokens[at + 1];
    if (!cut || !next || at + 1 >= to || matches.has(at + 1)) return null;
    if (!this.#isGiven(next) && (!FATHER.has(cut.stem) || next.kind !== 'word' || this.#board.context.isCommon(next)))
      return null;
    const end = this.nameEnd(at + 1, to, matches, 1) ?? at + 1;
    return end === at + 1 && this.#isSurname(cut.stem, next) ? null : this.#addPerson(at, end, 'name/kunya', cut);
  }

  /** أبو عاقلة in news of شيرين أبو عاقلة is her surname. */
  #isSurname(father: string, child: Token): boolean {
    const { fullNames, tokens } = this.#board;
    return (
      fullNames.has(`${father} ${child.exact}`) ||
      tokens.some(
        ({ exact }, at) =>
          exact === father && tokens[at + 1]?.exact === child.exact && this.#isGiven(tokenBefore(tokens, at) ?? child),
      )
    );
  }

  /** قال سيدا: an unknown word right after a verb of saying. */
  #readSpeaker(at: number, from: number, to: number, matches: Matches): number | null {
    const token = this.#board.tokens[at];
    const before = tokenBefore(this.#board.tokens, at);
    if (!token || !before || at - 1 < from || !this.#board.context.isSaying(before)) return null;
    if (
      token.kind !== 'word' ||
      token.exact.length < 4 ||
      token.exact.startsWith('ال') ||
      HAS_TANWIN.test(token.text) ||
      this.#board.context.isCommon(token) ||
      this.#board.fullNames.has(token.exact)
    )
      return null;
    const end = this.nameEnd(at, to, matches, 2);
    if (end !== null && !this.#areNames(at, end, undefined) && !mayBeSurname(this.#board.tokens[end])) return null;
    if (end !== null) return this.#addPerson(at, end, 'name/speaker', null);
    if (
      this.#count(token.exact) < 2 &&
      !this.#board.context.isForeign(token) &&
      !/^[إأا]ن/u.test(this.#board.tokens[at + 1]?.exact ?? '')
    )
      return null;
    return this.#addPerson(at, at, 'name/speaker', null);
  }

  /** جينسون باتون, two strangers in a row; الإيطالي كاراتي، سافين وليوبيسيتش, one where a person is expected. */
  #readStranger(at: number, from: number, to: number, matches: Matches): number | null {
    const token = this.#board.tokens[at];
    const before = at > from ? this.#board.spansEndingAt(at - 1).at(-1) : undefined;
    if (!token || matches.has(at) || this.#namesThing(at, from)) return null;
    const cut = this.#cutBefore(token, before?.type === 'person');
    if (!this.#isStranger(token, cut)) return null;
    const end = this.#strangersEnd(at, to, matches);
    if (this.#isElsewhere(at, end, from)) return null;
    if (end > at) return this.#areNames(at, end, before) ? this.#addPerson(at, end, 'name/strangers', cut) : null;
    const afterNisba = before?.rule === 'name/nisba' && this.#isDefiniteMan(at - 1);
    const isExpected = afterNisba || (cut !== null && before?.type === 'person');
    return isExpected && this.#board.context.isForeign(token) ? this.#addPerson(at, at, 'name/strangers', cut) : null;
  }

  /** What stands before a name: و after a person, and what leaves a word that the article uses by itself or a given name. */
  #cutBefore(token: Token, afterPerson: boolean): Reading | null {
    if (this.#board.context.words.given.has(token.exact)) return null;
    const cut = token.readings.find(
      ({ proclitics, article, pronoun, stem }) =>
        !article &&
        pronoun === null &&
        stem.length > 3 &&
        (proclitics.length === 1 || (proclitics.length === 2 && proclitics[0] === 'و')) &&
        (this.#count(stem) > 0 || this.#board.context.words.given.has(stem)),
    );
    return cut ?? (afterPerson ? (andCut(token) ?? null) : null);
  }

  /** Two words that no table has are names where one is foreign or a given name, or where a person is expected. */
  #areNames(first: number, last: number, before: NamedSpan | undefined): boolean {
    if (before?.type === 'person' || before?.rule === 'name/nisba') return true;
    const words = this.#board.tokens.slice(first, last + 1);
    return words.some((word) => this.#isGiven(word) || this.#board.context.isForeign(word));
  }

  #strangersEnd(at: number, to: number, matches: Matches): number {
    let end = at;
    for (let next = at + 1; next < to && next - at < WORDS_MAX; next += 1) {
      const token = this.#board.tokens[next];
      if (!token) break;
      if (this.#isJoiner(next) && next + 1 < to) continue;
      if (matches.has(next) || this.#beginsAnother(token, 2) || this.#isOnRather(next, to)) break;
      const joined = next - 1 > end;
      if (!this.#isStranger(token, null) && !this.#isGiven(token) && !(joined && mayBeName(token))) break;
      end = next;
    }
    return end;
  }

  /** An unknown word without article that may be a name, as it stands or after what was cut. */
  #isStranger(token: Token, cut: Reading | null): boolean {
    const word = cut ? cut.stem : token.exact;
    if (word.length < 3 || word.startsWith('ال') || cut?.article) return false;
    return this.#board.context.mayBeStranger(token) && mayBeName(token);
  }

  /** إعصار تشانغسين، رواية دون كيشوت: the noun before says that the name is a thing's. */
  #namesThing(at: number, from: number): boolean {
    if (at <= from) return false;
    return this.#board.isListed(at - 1, this.#board.context.words.thingHeads);
  }

  /** «دريم ووركس»، في بورت هاركورت: a name in quotation marks is a title or a brand, and one after في a place. */
  #isElsewhere(first: number, last: number, from: number): boolean {
    const before = first > from ? tokenBefore(this.#board.tokens, first) : undefined;
    const isQuoted = QUOTE.test(before?.text ?? '') && QUOTE.test(this.#board.tokens[last + 1]?.text ?? '');
    return isQuoted || PLACE_WORDS.has(before?.folded ?? '');
  }

  /** True for a nationality with the article in the singular, with no organisation before it: الإيطالي, not النادي الإيطالي. */
  #isDefiniteMan(at: number): boolean {
    const { organizationHeads, placeHeads, thingHeads } = this.#board.context.words;
    const isDefinite = this.#board.tokens[at]?.readings.some(({ article }) => article) ?? false;
    return isDefinite && ![organizationHeads, placeHeads, thingHeads].some((list) => this.#isHead(at - 1, list));
  }

  #isHead(at: number, list: ReadonlySet<string>): boolean {
    return this.#board.tokens[at]?.readings.some(({ stem, pronoun }) => pronoun === null && list.has(stem)) ?? false;
  }

  #addPerson(first: number, last: number, rule: string, cut: Reading | null): number {
    const party = rule === 'name/given-name' ? this.#partyBefore(first) : null;
    const person = this.#board.unknownPerson(first, last, party, cut?.stem);
    this.#board.addSpan(first, last, person, rule, cut?.proclitics ?? []);
    this.#board.noteFullName(first, last, person);
    return last + 1;
  }

  #counts: ReadonlyMap<string, number> | null = null;

  /** How often the article uses a word as it stands; more than once, as it does the names of those it quotes. */
  #count(word: string): number {
    if (!this.#counts) {
      const counts = new Map<string, number>();
      for (const { exact } of this.#board.tokens) counts.set(exact, (counts.get(exact) ?? 0) + 1);
      this.#counts = counts;
    }
    return this.#counts.get(word) ?? 0;
  }

  /** نظيره القطري خالد العطية: the state whose adjective stands right before the name. */
  #partyBefore(at: number): string | null {
    const span = this.#board
      .spansEndingAt(at - 1)
      .findLast(({ rule }) => rule === 'name/nisba' || rule === 'name/officials-of');
    return span ? (this.#board.entities.get(span.entity)?.party ?? null) : null;
  }

  #isGiven(token: Token): boolean {
    return this.#board.context.words.given.has(token.exact);
  }

  #isJoiner(at: number): boolean {
    return this.#board.isListed(at, this.#board.context.words.joiners);
  }
}

const QUOTE = /^["“”«»]$/u;
/** Words before a place, folded, after which strangers are hardly a person. */
const PLACE_WORDS = new Set(
  'في قرب داخل خارج وسط صوب باتجاه شمال جنوب شرق غرب شمالي جنوبي شرقي غربي ضواحي محيط'.split(' '),
);

/** Second words of names that are made of two: حسن نصر الله، عزيز الدين. */
const COMPOUND_ENDS = new Set(['الله', 'الدين']);
/** Words before الله that wish well after a name: صلى الله عليه، رضي الله عنه. */
const BLESSINGS = new Set(['صلى', 'صلي', 'رضي', 'رحم', 'حفظ', 'أعز', 'شاء']);

/** Words between a name and that of a father or a family. */
const LINEAGE = new Set(['بن', 'ابن', 'بنت', 'آل', 'ولد']);

/** Father and son of: the first word of a kunya. أبي and ابن are common words too, and need a given name behind them. */
const FATHER = new Set(['أبو', 'ابو']);
const KUNYA = new Set([...FATHER, 'أبا', 'أبي', 'ابن']);

/** The cut of a word that leaves أبو, ابن and the like. */
function kunyaOf(token: Token | undefined): Reading | undefined {
  return token?.readings.find(({ article, pronoun, stem }) => !article && pronoun === null && KUNYA.has(stem));
}

/** True for a word that may be the first of a person's name by what it is: a given name, أبو. */
export function isOpeningOfPerson(token: Token, words: NameWords): boolean {
  return givenNameOf(token, words) !== undefined || kunyaOf(token) !== undefined;
}

/** The cut of و alone from a word that stays long enough to be a name. */
function andCut({ readings }: Token): Reading | undefined {
  return readings.find(({ proclitics, stem }) => proclitics.length === 1 && proclitics[0] === 'و' && stem.length > 2);
}

/** True for a word without article that is no plural of people by their kind: فريزر, not إسرائيليين. */
function mayBeSurname(token: Token | undefined): boolean {
  return token !== undefined && mayBeName(token) && !token.exact.startsWith('ال') && !/(?:ين|ون)$/u.test(token.exact);
}

/** True for a token that may be written in a name at all. */
export function isNamePart(token: Token): boolean {
  return (token.kind === 'word' || token.kind === 'latin') && token.exact.length >= 2;
}
