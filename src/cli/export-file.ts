import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';

import { EXPORT_FORMATS, type ExportRequest } from '../app/index.ts';
import { MarsadError, reasonOfError } from '../model/index.ts';
import type { CaseAccess } from './case-access.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Printer } from './print.ts';

/**
 * `--export FILE`: write the whole list to a file, in the format that its ending names and in the language of messages.
 * @throws MarsadError `export/unknown-format`, `export/unwritable`
 */
export async function exportToFile(
  access: CaseAccess,
  request: ExportRequest,
  path: string,
  print: Printer,
): Promise<ExitCode> {
  return writeExport(await access.exportList(request, formatOf(path), print.language), path, print);
}

/** @throws MarsadError `export/unwritable` */
export async function writeExport(bytes: Uint8Array, path: string, print: Printer): Promise<ExitCode> {
  try {
    await writeFile(path, bytes);
  } catch (cause) {
    throw new MarsadError('export/unwritable', { path, reason: reasonOfError(cause) }, { cause });
  }
  print.remark(print.text('export/done', { path }));
  return EXIT.ok;
}

/** @throws MarsadError `export/unknown-format` */
export function formatOf(path: string): (typeof EXPORT_FORMATS)[number] {
  const ending = extname(path).slice(1).toLowerCase();
  const format = EXPORT_FORMATS.find((known) => known === ending);
  if (!format) throw new MarsadError('export/unknown-format', { path });
  return format;
}
