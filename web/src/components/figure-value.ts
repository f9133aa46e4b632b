import type { Figure } from '../api/types.ts';
import { formatNumber, type Language } from '../language/format.ts';
import type { Interface } from '../language/interface.tsx';

/** The number as said: exact, «66,000 or more», or the range that a word such as «hundreds» stands for. */
export function figureValue(
  { value, low, high }: Pick<Figure, 'value' | 'low' | 'high'>,
  t: Interface['t'],
  language: Language,
): string {
  const number = (quantity: number) => formatNumber(quantity, language);
  if (value !== null && low === value && high === null) return t('figures/at-least', { value: number(value) });
  if (value !== null && low === null && high === value) return t('figures/at-most', { value: number(value) });
  if (value !== null) return number(value);
  if (low !== null && high !== null) return t('figures/range', { low: number(low), high: number(high) });
  if (low !== null) return t('figures/at-least', { value: number(low) });
  if (high !== null) return t('figures/at-most', { value: number(high) });
  return t('figures/unsaid');
}
