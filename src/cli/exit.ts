import { MarsadError } from '../model/index.ts';

/** Exit codes, as `marsad --help` tells them. */
export const EXIT = {
  ok: 0,
  someFailed: 1,
  usage: 2,
  locked: 3,
  nothingUsable: 4,
  broken: 5,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_HELP = `
Exit codes:
  0  done
  1  some of the input could not be used; the good articles were kept. Or: resources have problems
  2  wrong usage: an unknown option, name, case or id
  3  another process owns the store
  4  none of the input could be used
  5  something broke
  130  interrupted; what was read until then was kept`;

/** Areas of error codes that tell of a wrong question rather than of something broken. */
const USAGE_AREAS: ReadonlySet<string> = new Set([
  'article', 'ask', 'case', 'claim', 'cli', 'decision', 'position', 'query', 'search',
]); // prettier-ignore

/** The exit code that goes with an error. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof MarsadError)) return EXIT.broken;
  if (error.code === 'store/locked' || error.code === 'store/busy') return EXIT.locked;
  if (['backup/exists', 'export/unknown-format', 'store/bad-address', 'server/no-token'].includes(error.code))
    return EXIT.usage;
  const area = error.code.split('/')[0] ?? '';
  return USAGE_AREAS.has(area) ? EXIT.usage : EXIT.broken;
}

/** The exit code of a run over input files: how many were good, and whether any was not. */
export function exitCodeOfInput(good: number, bad: number): ExitCode {
  if (good === 0) return EXIT.nothingUsable;
  return bad > 0 ? EXIT.someFailed : EXIT.ok;
}
