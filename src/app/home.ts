import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { MarsadError } from '../model/index.ts';
import type { CaseFiles } from '../store/index.ts';

/** The case of the articles written for demonstration. No article of a user's goes there, and these go nowhere else. */
export const SAMPLE_CASE = 'sample';

/**
 * The folder under which Marsad keeps everything: `MARSAD_HOME`, or the place that the platform sets aside for the
 * data of programs.
 */
export function homeFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const { MARSAD_HOME: chosen, XDG_DATA_HOME: data, LOCALAPPDATA: local } = environment;
  if (chosen) return chosen;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Marsad');
  if (platform === 'win32') return join(local || join(homedir(), 'AppData', 'Local'), 'Marsad');
  return join(data || join(homedir(), '.local', 'share'), 'marsad');
}

/** Names that Windows keeps for devices. */
const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d)$/u;

/**
 * The name of a case as it is kept: NFC and lower case, because some file systems take `Libya` and `libya` for one.
 * @throws MarsadError `case/bad-name` for whatever could leave the folder of cases, or is no name.
 */
export function caseNameOf(given: string): string {
  const name = given.normalize('NFC').toLowerCase();
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,63}$/u.test(name) || DEVICE_NAME.test(name)) {
    throw new MarsadError('case/bad-name', { name: given });
  }
  return name;
}

/** The files of one embedded case, with what a list of cases shows of it, so that it need not open every store. */
export interface CaseFolder extends CaseFiles {
  readonly summary: string;
}

export function caseFiles(home: string, caseName: string): CaseFolder {
  const folder = join(home, 'cases', caseNameOf(caseName));
  return {
    folder,
    store: join(folder, 'store'),
    lock: join(folder, 'lock'),
    documents: join(folder, 'documents.jsonl'),
    decisions: join(folder, 'decisions.jsonl'),
    originals: join(folder, 'originals'),
    memories: join(folder, 'memories'),
    summary: join(folder, 'summary.json'),
  };
}

/** The names of the cases that there are, in order. */
export function caseNames(home: string): readonly string[] {
  try {
    return readdirSync(join(home, 'cases'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name.normalize('NFC'))
      .toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
