/** A number written in digits. */
export interface DigitsValue {
  readonly value: number;
  /** True for 1.500 and 1,500: three digits after one separator may be thousands or a fraction. `value` takes thousands. */
  readonly ambiguous: boolean;
  /** The value if the separator of an ambiguous number is a decimal point. */
  readonly asDecimal: number;
  readonly isInteger: boolean;
}

/**
 * Reads digits with inner separators, given by the token's exact key (ASCII digits): 1,500 · 1٬500 · 3.3 · 3٫3 · 1.234,56.
 * Newspapers use the point and both commas for thousands and for fractions alike; the Arabic separators ٬ and ٫ are plain.
 * Null where the groups make no number (1.2.2019).
 */
export function readDigits(exact: string): DigitsValue | null {
  const plain = plainInteger(exact);
  if (plain !== null) return { value: plain, ambiguous: false, asDecimal: plain, isInteger: true };
  const arabicPoint = exact.indexOf('٫');
  if (arabicPoint >= 0) return decimal(exact.slice(0, arabicPoint), exact.slice(arabicPoint + 1));
  const last = Math.max(exact.lastIndexOf('.'), exact.lastIndexOf(','), exact.lastIndexOf('،'));
  const mark = last < 0 ? '٬' : exact.charAt(last);
  const groups = exact.split(mark);
  const head = groups[0] ?? '';
  const isGrouped = groups.slice(1).every((group) => group.length === 3 && plainInteger(group) !== null);
  const headDigits = stripThousands(head);
  if (headDigits === null) return null;
  if (isGrouped && head === headDigits && head.length <= 3 && !head.startsWith('0')) {
    const value = Number(groups.join(''));
    const one = groups.length === 2 && mark !== '٬';
    return { value, ambiguous: one, asDecimal: one ? Number(`${head}.${groups[1] ?? ''}`) : value, isInteger: true };
  }
  if (groups.length !== 2) return null;
  return decimal(head, groups[1] ?? '');
}

function decimal(whole: string, fraction: string): DigitsValue | null {
  const head = stripThousands(whole);
  if (head === null || plainInteger(fraction) === null) return null;
  const value = Number(`${head}.${fraction}`);
  return { value, ambiguous: false, asDecimal: value, isInteger: Number.isInteger(value) && /^0*$/u.test(fraction) };
}

/** Digits without thousands separators, or null where something else stands between them. */
function stripThousands(text: string): string | null {
  const digits = text.replaceAll(/[.,،٬]/gu, '');
  return plainInteger(digits) === null ? null : digits;
}

function plainInteger(text: string): number | null {
  if (text.length === 0) return null;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return null;
  }
  return Number(text);
}
