import { type ClaimType, dayText, type Label } from '../model/index.ts';
import type { Evidence } from './evidence.ts';

/**
 * What is a derivation? One declaration with its parameters, its outputs, its sentence and its function; command line, API,
 * screens and the table in docs/derivations.md are all made from it.
 */

/** A number that can be given another value. */
export interface NumberParameter {
  readonly kind: 'number';
  readonly label: Label;
  /** What it counts; none for a share, a score or a plain number. */
  readonly unit: 'days' | 'draws' | 'units' | null;
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

/** A day as `YYYY-MM-DD`; the day of the latest evidence where it is not given, never the clock. */
export interface DayParameter {
  readonly kind: 'day';
  readonly label: Label;
  readonly default: null;
}

export type ParameterDeclaration = NumberParameter | DayParameter;

/** A value for one place of a sentence. */
export type Told =
  | { readonly kind: 'party'; readonly ids: readonly string[] }
  | { readonly kind: 'voices'; readonly voices: readonly string[]; readonly value: string | null }
  | { readonly kind: 'number'; readonly value: number | null; readonly digits: number }
  | { readonly kind: 'day'; readonly day: string | null }
  | { readonly kind: 'type'; readonly type: ClaimType | null }
  | { readonly kind: 'text'; readonly text: string | null }
  | { readonly kind: 'word'; readonly label: Label };

/** Every row tells on which findings it rests: ids of claims, told shifts, figures, causes and mentions, sorted. */
export interface Row {
  readonly findingIds: readonly string[];
}

export interface Derivation<Parameters extends object, Output extends Row> {
  /** Kebab-case; the name of the command and of the API's path. */
  readonly id: string;
  readonly label: Label;
  /** The question that it answers. */
  readonly question: Label;
  /** Where the formula comes from: a page of ours, or a publication. */
  readonly source: string;
  readonly parameters: { readonly [Name in keyof Parameters]-?: ParameterDeclaration };
  /** What each field of a row is; the compiler refuses a field without one. */
  readonly outputs: { readonly [Name in keyof Output]-?: Label };
  /** One row as a sentence, with `{places}` for `tell`. */
  readonly sentence: Label;
  readonly tell: (row: Output) => Readonly<Record<string, Told>>;
  readonly derive: (evidence: Evidence, parameters: Parameters) => readonly Output[];
}

/** The parameters with their defaults where `given` has none. */
export function parametersOf<Parameters extends object, Output extends Row>(
  derivation: Derivation<Parameters, Output>,
  given: Partial<Parameters> = {},
): Parameters {
  const declared: readonly (readonly [string, ParameterDeclaration])[] = Object.entries(derivation.parameters);
  const defaults = Object.fromEntries(declared.map(([name, parameter]) => [name, parameter.default]));
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...defaults, ...stated } as Parameters;
}

/** The names of the places in a sentence, `{from}` → `from`. */
export function placesIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name);
}

/** The languages in which everything is told. */
export const LANGUAGES = ['ar', 'en'] as const satisfies readonly (keyof Label)[];

/** How a language names what a sentence holds; null where it has no name, and the id is shown. */
export interface Wording {
  readonly language: keyof Label;
  readonly nameOf: (entity: string) => string | null;
  readonly typeOf: (type: ClaimType) => string | null;
}

const AND: Label = { en: ', ', ar: ' و' };
const NONE: Label = { en: '—', ar: '—' };

/** What the voices say, after their names. */
function withValue(names: string, value: string | null): string {
  return value === null ? names : `${names} (${value.replace('-', '−')})`;
}

/** With a true minus, and none before a zero. */
function numberText(value: number, digits: number): string {
  return value
    .toFixed(digits)
    .replace(/^-(?=0(?:\.0+)?$)/u, '')
    .replace('-', '−');
}

/** `outlet:X` is X itself; `named:a+b` the parties by name. */
function voiceName(voice: string, nameOf: Wording['nameOf']): string {
  const name = voice.slice(voice.indexOf(':') + 1).replace(/^\?/u, '');
  if (voice.startsWith('outlet:')) return name;
  return name
    .split('+')
    .map((id) => nameOf(id) ?? id)
    .join('/');
}

/** One row as a sentence. */
export function sentenceFor<Output extends Row>(
  derivation: Pick<Derivation<object, Output>, 'sentence' | 'tell'>,
  row: Output,
  { language, nameOf, typeOf }: Wording,
): string {
  const told = derivation.tell(row);
  const write = (value: Told | undefined): string => {
    switch (value?.kind) {
      case 'party':
        return value.ids.map((id) => nameOf(id) ?? id).join(AND[language]) || NONE[language];
      case 'voices':
        return withValue(
          value.voices.map((voice) => voiceName(voice, nameOf)).join(AND[language]) || NONE[language],
          value.value,
        );
      case 'number':
        return value.value === null ? NONE[language] : numberText(value.value, value.digits);
      case 'day':
        return value.day ?? NONE[language];
      case 'type':
        return value.type === null ? NONE[language] : (typeOf(value.type) ?? value.type);
      case 'text':
        return value.text ?? NONE[language];
      case 'word':
        return value.label[language];
      case undefined:
        return NONE[language];
    }
  };
  return derivation.sentence[language].replace(/\{(\w+)\}/gu, (_, name: string) => write(told[name]));
}

export const tellParties = (ids: readonly string[]): Told => ({ kind: 'party', ids });
export const tellVoices = (voices: readonly string[], value: string | null = null): Told => ({
  kind: 'voices',
  voices,
  value,
});
export const tellNumber = (value: number | null, digits = 0): Told => ({ kind: 'number', value, digits });
export const tellDay = (value: string | number | null): Told => ({
  kind: 'day',
  day: typeof value === 'number' ? dayText(value) : value,
});
export const tellType = (value: ClaimType | null): Told => ({ kind: 'type', type: value });
export const tellText = (value: string | null): Told => ({ kind: 'text', text: value });
export const tellWord = (en: string, ar: string): Told => ({ kind: 'word', label: { en, ar } });

/** Everyone whom the sentence of a row names. */
export function partiesTold<Output extends Row>(
  { tell }: Pick<Derivation<object, Output>, 'tell'>,
  row: Output,
): readonly string[] {
  return Object.values(tell(row)).flatMap((told) => {
    if (told.kind === 'party') return told.ids;
    if (told.kind !== 'voices') return [];
    return told.voices
      .filter((voice) => !voice.startsWith('outlet:'))
      .flatMap((voice) => voice.slice(voice.indexOf(':') + 1).split('+'));
  });
}

/** A declared number of days. */
export function days(en: string, ar: string, value: number, max = 3650): NumberParameter {
  return { kind: 'number', label: { en, ar }, unit: 'days', min: 1, max, default: value };
}

/** A declared share or score, 0 to 1. */
export function share(en: string, ar: string, value: number): NumberParameter {
  return { kind: 'number', label: { en, ar }, unit: null, min: 0, max: 1, default: value };
}

/** A declared number of draws, units or other things counted. */
export function count(
  en: string,
  ar: string,
  value: number,
  [min, max]: readonly [number, number],
  unit: NumberParameter['unit'] = null,
): NumberParameter {
  return { kind: 'number', label: { en, ar }, unit, min, max, default: value };
}

/** The day asked for. */
export const AT: DayParameter = { kind: 'day', label: { en: 'day', ar: 'اليوم' }, default: null };
