/** Findings written by hand, for tests of what follows from findings. */
import type { ArticleFindings } from '../src/derivation/index.ts';
import type {
  Attribution,
  Cause,
  Claim,
  ClaimType,
  Entity,
  Figure,
  Label,
  Mention,
  PloverType,
  QuadClass,
  Shift,
  Stance,
} from '../src/model/index.ts';

const AUTHOR: Attribution = { kind: 'author', speaker: [], verb: 'say', quoted: false, chain: [] };

/** An attribution of one voice. */
export function said(kind: Attribution['kind'], ...speaker: string[]): Attribution {
  return { ...AUTHOR, kind, speaker };
}

/** A denial by a named speaker. */
export function denied(...speaker: string[]): Attribution {
  return { ...said('named', ...speaker), verb: 'deny' };
}

const sides = (holder: string, target: string, sign: 1 | -1): Stance => ({ holder, target, sign });

const AGAINST: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'REQUEST',
]); // prettier-ignore

let made = 0;

/** A claim of one act; it shows a stance of each actor toward each recipient unless told otherwise. */
export function claim(
  type: ClaimType,
  actor: string | readonly string[],
  recipient: string | readonly string[] = [],
  change: Partial<Claim> = {},
): Claim {
  const actors = typeof actor === 'string' ? [actor] : actor;
  const recipients = typeof recipient === 'string' ? [recipient] : recipient;
  made += 1;
  const isNeutral = type === 'CONSULT' || type === 'AGREE' || change.polarity === 'negated';
  return {
    id: `c${String(made).padStart(4, '0')}`,
    evidence: 'جملة',
    start: 0,
    end: 4,
    type,
    mode: null,
    actor: actors,
    recipient: recipients,
    polarity: 'affirmed',
    modality: 'actual',
    aspect: 'event',
    time: null,
    time_text: null,
    time_source: null,
    place: [],
    place_source: change.place === undefined ? null : 'stated',
    attribution: AUTHOR,
    stance: isNeutral
      ? []
      : actors.flatMap((from) => recipients.map((to) => sides(from, to, AGAINST.has(type) ? -1 : 1))),
    support_kind: null,
    confidence: 0.5,
    rule: 'test/rule',
    ...change,
  };
}

export function shift(holder: string, target: string, change: Partial<Shift> = {}): Shift {
  made += 1;
  return {
    id: `s${String(made).padStart(4, '0')}`,
    evidence: 'جملة',
    start: 0,
    end: 4,
    holder,
    target,
    direction: 'away',
    from: null,
    to: null,
    time: null,
    cause: null,
    attribution: AUTHOR,
    ...change,
  };
}

export function figure(measure: Figure['measure'], value: number, change: Partial<Figure> = {}): Figure {
  made += 1;
  return {
    id: `f${String(made).padStart(4, '0')}`,
    evidence: String(value),
    start: 0,
    end: 4,
    measure,
    value,
    low: value,
    high: value,
    unit: null,
    group: null,
    place: [],
    time: null,
    attribution: AUTHOR,
    ...change,
  };
}

export function cause(change: Partial<Cause> = {}): Cause {
  made += 1;
  const id = `r${String(made).padStart(4, '0')}`;
  return { id, evidence: 'جملة', start: 0, end: 4, marker: 'بسبب', cause: 'جملة', effect: 'جملة', ...change };
}

export function mention(entity: string, label: string, start = 0): Mention {
  made += 1;
  return { id: `m${String(made).padStart(4, '0')}`, start, end: start + label.length, entity, label, rule: 'test' };
}

/** What an article holds besides its metadata; one sentence from 0 to 1000 unless told otherwise. */
export interface ArticleParts {
  readonly outlet?: string | null;
  readonly published?: string | null;
  readonly claims?: readonly Claim[];
  readonly shifts?: readonly Shift[];
  readonly figures?: readonly Figure[];
  readonly causes?: readonly Cause[];
  readonly mentions?: readonly Mention[];
  /** Persons and forces with their parties. */
  readonly parties?: Readonly<Record<string, string>>;
  readonly sentences?: readonly { readonly start: number; readonly end: number }[];
}

export function article(id: string, parts: ArticleParts = {}): ArticleFindings {
  const { outlet = `outlet ${id}`, published = '2020-01-15', claims = [], shifts = [] } = parts;
  const entities = Object.entries(parts.parties ?? {}).map(([entity, party]): Entity => ({
    id: entity,
    label: labelOf(entity),
    type: 'person',
    party,
    forms: [],
  }));
  return {
    document: { id, title: null, outlet, url: null, published, language: 'ar' },
    extraction: {
      claims,
      shifts,
      entities,
      figures: parts.figures ?? [],
      causes: parts.causes ?? [],
      mentions: parts.mentions ?? [],
    },
    sentences: parts.sentences ?? [{ start: 0, end: 1000 }],
  };
}

function labelOf(text: string): Label {
  return { en: text, ar: text };
}

const TYPES: readonly (readonly [ClaimType, QuadClass, number, number])[] = [
  ['AGREE', 'verbal-cooperation', 0.4, 2.5],
  ['CONSULT', 'verbal-cooperation', 0.2, 2.5],
  ['SUPPORT', 'verbal-cooperation', 0.7, 5],
  ['CONCEDE', 'verbal-cooperation', 0.4, 4.5],
  ['COOPERATE', 'material-cooperation', 1, 9.5],
  ['AID', 'material-cooperation', 1, 10],
  ['RETREAT', 'material-cooperation', 1, 6.5],
  ['REQUEST', 'verbal-conflict', 0.4, 0],
  ['ACCUSE', 'verbal-conflict', 0.5, -3],
  ['REJECT', 'verbal-conflict', 0.6, -2],
  ['THREATEN', 'verbal-conflict', 0.8, -3.5],
  ['PROTEST', 'material-conflict', 1, -5],
  ['SANCTION', 'material-conflict', 1, -6],
  ['MOBILIZE', 'material-conflict', 1, -5.5],
  ['COERCE', 'material-conflict', 1, -7],
  ['ASSAULT', 'material-conflict', 1, -9],
];

/** The 16 types with the codebook's scores; CONSULT has one mode, for the modes' own scores. */
export const ONTOLOGY: readonly PloverType[] = TYPES.map(([name, quad, strength, intensity]) => ({
  name,
  label: labelOf(name),
  gloss: labelOf(name),
  quad,
  strength,
  intensity,
  modes: name === 'CONSULT' ? { phone: { label: labelOf('phone'), intensity: 1.5 } } : {},
}));
