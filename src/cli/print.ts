import {
  fillMessage,
  type InputProblem,
  type Label,
  type MessageLanguage,
  type MessageParams,
} from '../model/index.ts';
import { ar } from './messages/ar.ts';
import { en, type TextCode } from './messages/en.ts';

const TEXTS: Record<MessageLanguage, Record<TextCode, string>> = { ar, en };

/** What commands print with: results on standard output, all else on standard error. */
export interface Printer {
  readonly language: MessageLanguage;
  /** A line of the result. */
  readonly line: (text: string) => void;
  /** A line for the person at the terminal. */
  readonly remark: (text: string) => void;
  readonly text: (code: TextCode, params?: MessageParams) => string;
  /** The label in the chosen language, isolated. */
  readonly label: (label: Label) => string;
  readonly problem: (problem: InputProblem) => void;
}

export function createPrinter(language: MessageLanguage): Printer {
  const remark = (text: string): void => void process.stderr.write(`${harmless(text)}\n`);
  return {
    language,
    line: (text) => void process.stdout.write(`${harmless(text)}\n`),
    remark,
    text: (code, params = {}) => fillMessage(TEXTS[language][code], params, language),
    label: (label) => isolate(label[language]),
    problem: (problem) => remark(problem.message[language]),
  };
}

/** What an article or the name of a file may hold besides text would command the terminal: escape sequences become signs (␛). */
function harmless(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/**
 * Arabic between U+2068 and U+2069: a terminal that knows directions then keeps its order apart from the line around it.
 * Other text is left as it is.
 */
export function isolate(text: string): string {
  return /\p{Script=Arabic}/u.test(text) ? `\u2068${text}\u2069` : text;
}

/** Rows in columns of equal width; the last column is as long as it is. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** Columns that a text takes on a terminal: marks and direction characters take none. */
function widthOf(text: string): number {
  return text.replace(/[\p{Mn}\p{Cf}]/gu, '').length;
}
