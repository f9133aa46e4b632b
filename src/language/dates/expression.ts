/**
 * What the words of a date say, before anything is filled in: the output of the recognisers and the input of `resolve.ts`.
 * Nothing here depends on when the article was published.
 */
import type { DayPart, MonthSystem, Season, Third, Unit } from './calendar.ts';

/** −2 العام قبل الماضي, −1 الماضي, 0 الجاري, +1 المقبل, +2 بعد المقبل. */
export type Step = -2 | -1 | 0 | 1 | 2;

/** A year as said: a number, told from now (العام الماضي), or that of another date (العام نفسه). */
export type YearSaid = number | { readonly step: Step } | 'same';

/** A number of units; `count` is null where only the unit is said (أيام, بضعة أشهر). */
export interface Amount {
  readonly unit: Unit;
  readonly count: number | null;
}

/** A time of the day, 24 hours. */
export interface Clock {
  readonly hour: number;
  readonly minute: number | null;
  readonly second: number | null;
}

export type Expression =
  /** 14 نوفمبر 2019 and its parts. `step` is the الماضي of a month without a year. */
  | {
      readonly kind: 'date';
      readonly system: MonthSystem;
      readonly year: YearSaid | null;
      readonly month: number | null;
      readonly day: number | null;
      readonly weekday: number | null;
      readonly step: Step | null;
    }
  /** السبت الماضي; `week` where the week is said (الجمعة من الأسبوع المقبل), `day` for الأربعاء 27. */
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly step: Step | null;
      readonly week: Step | null;
      readonly day: number | null;
    }
  /** أمس −1, اليوم 0, غدا +1. */
  | { readonly kind: 'deictic'; readonly days: number }
  /** الشهر الماضي. */
  | { readonly kind: 'unit'; readonly unit: Unit; readonly step: Step }
  /** العام نفسه 0, اليوم التالي +1: told from another date of the text. */
  | { readonly kind: 'other'; readonly unit: Unit; readonly step: 0 | 1 }
  /** الرابع من الشهر الجاري. */
  | { readonly kind: 'day-of'; readonly day: number; readonly container: Expression }
  /** أول جمعة من يوليو, الأسبوع الأخير من 2015; `n` counts from 1, −1 is the last. */
  | {
      readonly kind: 'nth';
      readonly n: number;
      readonly weekday: number | null;
      readonly unit: 'day' | 'week' | 'month';
      readonly container: Expression;
    }
  /** اليوم الأخير من القمة: the last day of what is no time itself. */
  | { readonly kind: 'last-day' }
  /** منتصف ديسمبر. */
  | { readonly kind: 'third'; readonly third: Third; readonly container: Expression }
  /** النصف الأول من العام (1 of 2), الربع الثالث (3 of 4). */
  | { readonly kind: 'share'; readonly n: number; readonly of: number; readonly container: Expression }
  /** بقية الشهر, في وقت سابق من الشهر. */
  | { readonly kind: 'side'; readonly side: 'earlier' | 'later'; readonly container: Expression }
  | { readonly kind: 'weekend'; readonly step: Step }
  | { readonly kind: 'season'; readonly season: Season; readonly year: YearSaid | null; readonly step: Step | null }
  /** 1990 for التسعينات; `step` for العقد الماضي is a `unit`. */
  | { readonly kind: 'decade'; readonly start: number }
  | { readonly kind: 'century'; readonly number: number }
  /** الأيام الثلاثة الماضية, الأشهر المقبلة (count null). */
  | { readonly kind: 'stretch'; readonly amount: Amount; readonly step: -1 | 1 }
  /** قبل يومين, بعد أسبوعين من الأربعاء. */
  | {
      readonly kind: 'shift';
      readonly amounts: readonly Amount[];
      readonly direction: -1 | 1;
      readonly anchor: Expression | null;
    }
  | { readonly kind: 'duration'; readonly amounts: readonly Amount[] }
  /** خلال أسبوعين: a duration, or the time from now to then. */
  | { readonly kind: 'within'; readonly amounts: readonly Amount[] }
  | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression }
  | { readonly kind: 'since'; readonly from: Expression }
  | { readonly kind: 'until'; readonly to: Expression }
  | {
      readonly kind: 'holiday';
      readonly system: MonthSystem;
      readonly month: number;
      readonly day: number;
      readonly year: YearSaid | null;
    }
  /** A time of day with no day. */
  | { readonly kind: 'clock' };

export type ExpressionOf<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** What one recogniser found: tokens `first` to `last` say `expression`. */
export interface Candidate {
  readonly first: number;
  readonly last: number;
  readonly expression: Expression;
  readonly rule: string;
  readonly clock: Clock | null;
  readonly part: DayPart | null;
  /** True where the text says “about”, “more than”. */
  readonly approximate: boolean;
}

/** Part of a phrase read forward: what it says, and the token after it. */
export interface Read<T> {
  readonly said: T;
  readonly next: number;
}
