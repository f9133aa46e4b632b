/** Features in words, for explanations: `route/verb` is “told by a finite verb”. */
import type { Label } from '../model/index.ts';
import { ar } from './messages/ar.ts';
import { en } from './messages/en.ts';

interface Words {
  readonly families: Readonly<Record<string, string>>;
  readonly exceptions: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** What a feature says, in both languages. A value that no table words, as the name of a rule, stands for itself. */
export function wordsOf(feature: string): Label {
  return { en: told(feature, en, ' → '), ar: told(feature, ar, ' ← ') };
}

/** The term that every claim has. */
export const BASE_WORDS: Label = { en: en.base, ar: ar.base };

function told(feature: string, { families, exceptions, values }: Words, arrow: string): string {
  const whole = exceptions[feature];
  if (whole !== undefined) return whole;
  const split = feature.indexOf('/');
  const value = feature.slice(split + 1);
  const worded = value
    .split('>')
    .map((part) => values[part] ?? part)
    .join(arrow);
  return (families[feature.slice(0, split)] ?? feature).replace('{value}', worded);
}
