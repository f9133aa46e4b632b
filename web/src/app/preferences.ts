import { useSyncExternalStore } from 'react';

import { DIGITS, LANGUAGES, MONTH_NAMES, type Language, type Notation } from '../language/format.ts';

/** What stays in this browser: language, theme, digits and month names. `public/first.js` reads the same keys before the first paint. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is switched off: the defaults hold.
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is switched off: there is nothing to forget.
  }
}

export function parseLanguage(value: unknown): Language | null {
  return LANGUAGES.find((language) => language === value) ?? null;
}

export function preferredLanguage(): Language {
  return parseLanguage(stored('marsad.language')) ?? 'ar';
}

export function rememberLanguage(language: Language): void {
  store('marsad.language', language);
}

export function preferredTheme(): Theme {
  return THEMES.find((theme) => theme === stored('marsad.theme')) ?? 'system';
}

/** Shows the page in `theme` and remembers it. */
export function applyTheme(theme: Theme): void {
  store('marsad.theme', theme);
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** The last day of publication that the case had when its desk was last looked at in this browser; null at first. */
export function lastSeenDay(caseName: string): string | null {
  return stored(`marsad.seen.${caseName}`);
}

export function rememberSeenDay(caseName: string, day: string): void {
  store(`marsad.seen.${caseName}`, day);
}

/** The names that were given to camps in this browser, as they stand in an address; `scope` is the window and outlets they hold for. */
export function rememberedCampNames(caseName: string, scope: string): string | null {
  return stored(`marsad.camps.${caseName}.${scope}`);
}

export function rememberCampNames(caseName: string, scope: string, named: string | null): void {
  const key = `marsad.camps.${caseName}.${scope}`;
  if (named === null) forget(key);
  else store(key, named);
}

function readNotation(): Notation {
  return {
    digits: DIGITS.find((digits) => digits === stored('marsad.digits')) ?? 'latn',
    months: MONTH_NAMES.find((months) => months === stored('marsad.months')) ?? 'maghreb',
  };
}

let notation = readNotation();
const watchers = new Set<() => void>();

/** Writes numbers and dates this way from now on, and remembers it. */
export function changeNotation(change: Partial<Notation>): void {
  notation = { ...notation, ...change };
  store('marsad.digits', notation.digits);
  store('marsad.months', notation.months);
  for (const watcher of watchers) watcher();
}

/** How numbers and dates are written in this browser. */
export function useNotation(): Notation {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => notation,
  );
}
