import { type Bundle } from '../../model/index.ts';
import { buildLexicon, exactKey, foldKey, type Lexicon, type Reading, tokenize } from '../../language/index.ts';
import { basesOf, plainLatin } from './english.ts';

/** Words of a question or a sentence under every key by which a phrase of the resources may mean them. */

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Folded spelling, folded stems of every cut, and folded lemmas; for Latin letters the base forms. */
  readonly keys: ReadonlySet<string>;
  /** Those of the keys that stand there as written, attached letters cut off; the others are of its dictionary words. */
  readonly written: ReadonlySet<string>;
  readonly isMark: boolean;
  /** Whether و or ف may be attached to it, which begins another part of a question. */
  readonly isJoined: boolean;
  /** Whether ل or ب is attached to it, before a name. */
  readonly proclitics: ReadonlySet<string>;
  /** Whether the tables know it as a finite verb, and whether as a noun. */
  readonly isVerb: boolean;
  readonly isNoun: boolean;
}

export interface WordReader {
  /** The words of `text` from one offset to another, marks among them. */
  readonly read: (text: string, from?: number, to?: number) => readonly Word[];
  /** The key under which a word of the resources is compared, in dictionary spelling. */
  readonly keyOf: (word: string) => string;
}

type Known = Pick<Word, 'keys' | 'written' | 'isMark' | 'isJoined' | 'proclitics' | 'isVerb' | 'isNoun'>;

const KNOWN_MAX = 100_000;

/** A reader over the tables of `bundle`. Making one takes some tens of milliseconds; keep it. */
export function createWordReader(bundle: Bundle): WordReader {
  const lexicon = buildLexicon(bundle.verbs, bundle.nouns);
  const irregular = new Map(
    (bundle.questions.words['irregular'] ?? []).map((pair) => pair.split('=') as [string, string]),
  );
  const known = new Map<string, Known>();
  return {
    read: (text, from = 0, to = text.length) =>
      tokenize(text, from, to).map(({ start, end, text: written, kind, exact, readings }) => {
        const key = `${kind}:${exact}`;
        let what = known.get(key);
        if (what === undefined) {
          what =
            kind === 'latin' ? readLatin(written, irregular) : readArabic(readings, kind === 'punctuation', lexicon);
          if (known.size >= KNOWN_MAX) known.clear();
          known.set(key, what);
        }
        return { start, end, text: written, ...what };
      }),
    keyOf: (word) => (/\p{Script=Latin}/u.test(word) ? plainLatin(word) : foldKey(exactKey(word))),
  };
}

function readLatin(written: string, irregular: ReadonlyMap<string, string>): Known {
  const plain = plainLatin(written);
  const keys = new Set([...basesOf(plain), ...(irregular.has(plain) ? [irregular.get(plain) ?? ''] : [])]);
  return {
    keys,
    written: new Set([plain]),
    isMark: false,
    isJoined: false,
    proclitics: new Set(),
    isVerb: false,
    isNoun: false,
  };
}

function readArabic(readings: readonly Reading[], isMark: boolean, lexicon: Lexicon): Known {
  const keys = new Set<string>();
  const stems = new Set<string>();
  let isVerb = false;
  let isNoun = false;
  for (const reading of readings) {
    keys.add(reading.folded);
    stems.add(reading.folded);
    for (const { pos, lemma } of lexicon.lookup(reading.stem)) {
      keys.add(foldKey(lemma));
      if (pos === 'verb' && !reading.article) isVerb = true;
      if (pos !== 'verb') isNoun = true;
    }
  }
  const proclitics = new Set(readings.flatMap((reading) => reading.proclitics));
  const isJoined = !isMark && (proclitics.has('و') || proclitics.has('ف'));
  return { keys, written: stems, isMark, isJoined, proclitics, isVerb, isNoun };
}
