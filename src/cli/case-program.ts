import { Command } from 'commander';

import { examples, JSON_OPTION, type Terminal, wholeNumber, withYes, WORKERS } from './terminal.ts';

interface CaseOptions {
  readonly json?: boolean;
}

/** `marsad case`: the cases as wholes. */
export function caseProgram({ done, place, printer }: Terminal): Command {
  const program = new Command('case').description('the cases: list, back up, restore, delete, make again');

  program
    .command('list')
    .description('list them')
    .option(...JSON_OPTION)
    .addHelpText('after', examples('marsad case list', 'marsad case list --json'))
    .action(async (options: CaseOptions) => {
      const { listCasesCommand } = await import('./commands/cases.ts');
      done(await listCasesCommand(options, await place(), printer()));
    });

  program
    .command('backup')
    .description('write a case to one file: its articles, the bytes in which they came, decisions and findings')
    .argument('<case>', 'its name')
    .argument('[file]', 'the file to write; CASE-DATE.zip here if not said')
    .option('--no-originals', 'leave out the bytes in which articles came')
    .option(...JSON_OPTION)
    .addHelpText('after', examples('marsad case backup libya', 'marsad case backup libya archive/libya.zip'))
    .action(async (name: string, file: string | undefined, options: CaseOptions & { originals: boolean }) => {
      const { backUpCommand } = await import('./commands/cases.ts');
      done(await backUpCommand(name, file, options, await place(), printer()));
    });

  program
    .command('restore')
    .description('make a case from a backup, once every hash in it has been checked')
    .argument('<file>', 'what `marsad case backup` wrote')
    .option('--as <name>', 'the name of the case; that which was backed up if not said')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples('marsad case restore libya-2026-01-31.zip', 'marsad case restore libya.zip --as libya-2'),
    )
    .action(async (file: string, options: CaseOptions & { as?: string }) => {
      const { restoreCommand } = await import('./commands/cases.ts');
      done(await restoreCommand(file, options, await place(), printer()));
    });

  withYes(
    program
      .command('delete')
      .description('delete a case for good: its articles, decisions and findings')
      .argument('<case>', 'its name')
      .option(...JSON_OPTION)
      .addHelpText('after', examples('marsad case backup libya && marsad case delete libya --yes'))
      .action(async (name: string, options: CaseOptions) => {
        const { deleteCaseCommand } = await import('./commands/cases.ts');
        done(await deleteCaseCommand(name, options, await place(), printer()));
      }),
  );

  withYes(
    program
      .command('erase')
      .description(
        'erase for good the texts of the articles that were deleted from a case; no deletion is undone after that',
      )
      .argument('<case>', 'its name')
      .option(...JSON_OPTION)
      .addHelpText('after', examples('marsad review delete article-7 --yes && marsad case erase default --yes'))
      .action(async (name: string, options: CaseOptions) => {
        const { eraseCommand } = await import('./commands/cases.ts');
        done(await eraseCommand(name, options, await place(), printer()));
      }),
  );

  program
    .command('rebuild')
    .description('make the store of a case again from its articles; decisions are kept')
    .argument('<case>', 'its name')
    .option(...JSON_OPTION)
    .addHelpText('after', examples('marsad case rebuild libya'))
    .action(async (name: string, options: CaseOptions) => {
      const { rebuildCommand } = await import('./commands/cases.ts');
      done(await rebuildCommand(name, options, await place(), printer()));
    });

  program
    .command('re-extract')
    .description('read every article again that another engine or other resources have read, and tell what changed')
    .argument('[case]', 'its name', 'default')
    .option('--limit <count>', 'changed claims to print', wholeNumber(0, 1_000_000), 100)
    .option(...WORKERS)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples('marsad case re-extract libya', 'marsad case re-extract libya --json > changes.json'),
    )
    .action(async (name: string, options: CaseOptions & { limit: number; workers?: number }) => {
      const { reExtractCommand } = await import('./commands/re-extract.ts');
      done(await reExtractCommand(name, options, await place(), printer()));
    });
  return program;
}
