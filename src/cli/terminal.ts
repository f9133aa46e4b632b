import { type Command, InvalidArgumentError, Option } from 'commander';

import type { CasePlace, ColumnMap } from '../app/index.ts';
import { MarsadError } from '../model/index.ts';
import type { ExitCode } from './exit.ts';
import type { Printer } from './print.ts';

/** What every command is given: where cases are kept, how to print, and whom to tell its exit code. */
export interface Terminal {
  readonly done: (code: ExitCode) => void;
  readonly printer: () => Printer;
  readonly place: () => Promise<CasePlace>;
}

export const CASE = ['--case <name>', 'the case to work on', 'default'] as const;
export const JSON_OPTION = ['--json', 'print JSON'] as const;

export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}

export function wholeNumber(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < low || value > high) {
      throw new InvalidArgumentError(`${low} … ${high}.`);
    }
    return value;
  };
}

/** `title=headline,text=body` as which column holds what. The roles are those of `app/input/columns.ts`, which is not loaded here. */
export function columnMap(written: string): ColumnMap {
  const roles: readonly (keyof ColumnMap)[] = [
    'text',
    'title',
    'outlet',
    'author',
    'published',
    'url',
    'language',
    'id',
  ];
  const map: Partial<Record<keyof ColumnMap, string>> = {};
  for (const pair of written.split(',')) {
    const [role = '', ...column] = pair.split('=');
    const known = roles.find((name) => name === role.trim());
    const name = column.join('=').trim();
    if (known === undefined || name === '')
      throw new InvalidArgumentError(`${roles.map((one) => `${one}=…`).join(' ')}.`);
    map[known] = name;
  }
  return map;
}
export const WORKERS = [
  '--workers <count>',
  'threads that read articles, where there are many; as many as the machine has cores if not said, 8 at most',
  wholeNumber(1, 64),
] as const;

/**
 * `command`, which then does nothing unless it is told `--yes`: what it deletes was meant.
 * @throws MarsadError `cli/not-confirmed` when it is called without
 */
export function withYes(command: Command): Command {
  return command
    .addOption(new Option('--yes', 'do it; without this nothing is deleted'))
    .hook('preAction', (_this, called) => {
      if (called.opts<{ yes?: boolean }>().yes !== true) {
        throw new MarsadError('cli/not-confirmed', { command: called.name(), what: called.args.join(' ') });
      }
    });
}
