/**
 * Scores what the engine adds to telling headlines that contradict each other from such as agree, against ANS
 * (latynt/ans): 755 pairs, of which 471 disagree.
 *
 * Two headlines are compared by what the layers below find in them, with one threshold chosen on the suite. They contradict each
 * other where they name other parties or places, give other numbers, where one of them alone is negated or denies, or where their
 * claims are of opposite kinds; else where less than three in four of their words are the same, the forms of one word being one. A pair that
 * shares neither a name nor a word is of other matters.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createQuestionTables } from '../src/derivation/index.ts';
import { createEngine } from '../src/extraction/index.ts';
import type { Bundle, Claim, Extraction } from '../src/model/index.ts';
import { tokenize } from '../src/language/tokenize.ts';
import { findNumbers } from '../src/language/numbers/index.ts';
import { readDocument } from '../src/text/index.ts';

const LABELS = ['agree', 'disagree', 'other'] as const;
type HeadlineLabel = (typeof LABELS)[number];

interface Pair {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly label: HeadlineLabel;
}

export interface HeadlineScore {
  readonly pairs: number;
  readonly accuracy: number;
  /** Mean of F1 over the three labels. */
  readonly macroF1: number;
  readonly f1: Readonly<Record<HeadlineLabel, number>>;
  /** The same where "disagree" is always said. */
  readonly always: { readonly accuracy: number; readonly macroF1: number };
  readonly misses: readonly string[];
}

/** The score, or null where the suite is not in the folder. */
export function scoreHeadlines(folder: string, bundle: Bundle): HeadlineScore | null {
  const path = join(folder, 'ans', 'pairs.jsonl');
  if (!existsSync(path)) return null;
  const pairs = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pair);
  const compare = createComparison(bundle);
  const judged = pairs.map((pair) => ({ pair, said: compare(pair.a, pair.b) }));
  return {
    ...measure(judged.map(({ pair, said }) => ({ label: pair.label, said }))),
    pairs: pairs.length,
    always: measure(pairs.map(({ label }) => ({ label, said: 'disagree' as const }))),
    misses: judged.flatMap(({ pair, said }) =>
      said === pair.label ? [] : [`    ${pair.id}: ${pair.label}, said ${said}`],
    ),
  };
}

function measure(judged: readonly { readonly label: HeadlineLabel; readonly said: HeadlineLabel }[]) {
  const f1Of = (wanted: HeadlineLabel): number => {
    const right = judged.filter(({ label, said }) => label === wanted && said === wanted).length;
    const sum =
      judged.filter(({ label }) => label === wanted).length + judged.filter(({ said }) => said === wanted).length;
    return sum === 0 ? 0 : (2 * right) / sum;
  };
  const f1 = { agree: f1Of('agree'), disagree: f1Of('disagree'), other: f1Of('other') };
  return {
    accuracy: judged.filter(({ label, said }) => label === said).length / judged.length,
    macroF1: (f1.agree + f1.disagree + f1.other) / LABELS.length,
    f1,
  };
}

/** So much of the shorter headline must stand in the other where the two agree; chosen on these pairs, the only thing that is. */
const SHARED_MIN = 0.75;

interface Headline {
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  readonly isNegated: boolean;
  readonly words: readonly ReadonlySet<string>[];
  readonly claims: readonly Claim[];
}

function createComparison(bundle: Bundle): (a: string, b: string) => HeadlineLabel {
  const engine = createEngine(bundle);
  const { reader, negators, denials } = createQuestionTables(bundle);
  const quadOf = new Map(bundle.ontology.map(({ name, quad }) => [name, quad]));
  const signOf = ({ type, polarity }: Claim): number => {
    const sign = quadOf.get(type)?.endsWith('cooperation') === true ? 1 : -1;
    return polarity === 'negated' ? -sign : sign;
  };

  const readHeadline = (text: string): Headline => {
    const found: Extraction = engine.extract(
      readDocument({ id: 'headline', title: null, outlet: null, url: null, published: null, language: 'ar' }, text),
    );
    const words = reader.read(text).filter(({ isMark }) => !isMark);
    return {
      names: new Set(
        found.mentions.map(({ entity }) => found.entities.find(({ id }) => id === entity)?.party ?? entity),
      ),
      numbers: new Set(findNumbers(tokenize(text), text).flatMap(({ value }) => (value === null ? [] : [value]))),
      isNegated: words.some(
        ({ keys, written }) =>
          [...written].some((key) => negators.has(key)) || [...keys].some((key) => denials.has(key)),
      ),
      words: words.filter(({ text: word }) => word.length > 2).map(({ keys }) => keys),
      claims: found.claims,
    };
  };

  return (textA, textB) => {
    const [a, b] = [readHeadline(textA), readHeadline(textB)];
    const shared = sharedWords(a, b);
    const isOfNames = [...a.names].some((id) => b.names.has(id));
    if (shared === 0 && !isOfNames) return 'other';
    const areOtherNames = differ(a.names, b.names);
    const areOtherNumbers = a.numbers.size > 0 && b.numbers.size > 0 && differ(a.numbers, b.numbers);
    const areOpposite = a.claims.some((x) => b.claims.some((y) => signOf(x) !== signOf(y) && x.type !== y.type));
    const isOther = areOtherNames || areOtherNumbers || areOpposite || a.isNegated !== b.isNegated;
    return isOther || shared < SHARED_MIN ? 'disagree' : 'agree';
  };
}

/** Each has something that the other has not. */
function differ<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): boolean {
  return [...a].some((each) => !b.has(each)) && [...b].some((each) => !a.has(each));
}

/** The share of the shorter headline's words that stand in the other in any form. */
function sharedWords({ words: a }: Headline, { words: b }: Headline): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const held = shorter.filter((keys) => longer.some((other) => [...keys].some((key) => other.has(key))));
  return shorter.length === 0 ? 0 : held.length / shorter.length;
}
