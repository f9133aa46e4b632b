import { statSync } from 'node:fs';

import { checkResources, OWN_RESOURCES } from '../../app/index.ts';
import { MarsadError } from '../../model/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Printer } from '../print.ts';

/** `marsad resources check [FOLDER]`: everything that is wrong in the words, names and rules, by file and line. */
export function checkResourcesCommand(
  given: string | undefined,
  options: { readonly json?: boolean },
  print: Printer,
): ExitCode {
  const folder = given ?? OWN_RESOURCES;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new MarsadError('cli/no-resources', { folder });
  const problems = checkResources(folder);
  if (options.json) {
    print.line(JSON.stringify({ folder, problems }));
  } else {
    for (const { message } of problems) print.line(message[print.language]);
    const count = problems.length;
    print.line(
      count === 0 ? print.text('resources/whole', { folder }) : print.text('resources/problems', { folder, count }),
    );
  }
  return problems.length === 0 ? EXIT.ok : EXIT.someFailed;
}
