#!/usr/bin/env node
import { CommanderError } from 'commander';

import { MarsadError, type MessageLanguage } from '../model/index.ts';
import { EXIT, exitCodeOf } from './exit.ts';
import { createProgram } from './program.ts';

/** The command `marsad`. */
// A reader that has seen enough, such as `head`, closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

const program = createProgram((code) => (process.exitCode = code));
try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else {
    const { lang } = program.opts<{ lang: MessageLanguage }>();
    process.stderr.write(`${messageOf(error, lang)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

function messageOf(error: unknown, language: MessageLanguage): string {
  if (error instanceof MarsadError) return error.in(language);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
