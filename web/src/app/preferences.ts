import { LANGUAGES, type Language } from '../language/format.ts';

/** What stays in this browser: language and theme. `public/first.js` reads the same keys before the first paint. */
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
