import { resolve } from 'node:path';

import { backUpCase, type CasePlace, eraseDeleted, openWorkspace, summarise, type Workspace } from '../../app/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { isolate, type Printer, table } from '../print.ts';
import { startMeter } from '../progress.ts';

/** `marsad case list`: the cases that there are. */
export async function listCasesCommand(
  options: { readonly json?: boolean },
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  const cases = await openWorkspace(place).list();
  if (options.json) {
    print.line(JSON.stringify({ cases }));
    return EXIT.ok;
  }
  const rows = cases.map((summary) => [
    isolate(summary.name),
    String(summary.articles),
    String(summary.claims),
    String(summary.figures),
    summary.from ?? '—',
    summary.to ?? '—',
    summary.sample ? print.text('case/sample') : '',
  ]);
  table([[...print.text('case/columns').split('\t'), ''], ...rows]).forEach(print.line);
  return EXIT.ok;
}

interface CaseOptions {
  readonly json?: boolean;
}

/** `marsad case backup CASE [FILE]`. */
export function backUpCommand(
  name: string,
  file: string | undefined,
  options: CaseOptions & { readonly originals: boolean },
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  return inWorkspace(place, async (workspace) => {
    const openCase = await workspace.open(name);
    const at = new Date().toISOString();
    const path = resolve(file ?? `${openCase.name}-${at.slice(0, 10)}.zip`);
    const report = await backUpCase(openCase, path, at, { withoutOriginals: !options.originals });
    print.line(options.json ? JSON.stringify(report) : print.text('case/backed-up', { ...report }));
  });
}

/** `marsad case restore FILE`. */
export function restoreCommand(
  file: string,
  options: CaseOptions & { readonly as?: string },
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  return inWorkspace(place, async (workspace) => {
    const meter = startMeter();
    try {
      const report = await workspace.restore(resolve(file), options.as, meter.show);
      meter.stop();
      print.line(options.json ? JSON.stringify(report) : print.text('case/restored', { ...report }));
    } finally {
      meter.stop();
    }
  });
}

/** `marsad case delete CASE --yes`. */
export function deleteCaseCommand(
  name: string,
  options: CaseOptions,
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  return inWorkspace(place, async (workspace) => {
    await workspace.remove(name);
    print.line(options.json ? JSON.stringify({ deleted: name }) : print.text('case/deleted', { case: isolate(name) }));
  });
}

/** `marsad case erase CASE --yes`. */
export function eraseCommand(name: string, options: CaseOptions, place: CasePlace, print: Printer): Promise<ExitCode> {
  return inWorkspace(place, async (workspace) => {
    const report = await eraseDeleted(await workspace.open(name));
    const told = { case: isolate(report.case), count: report.erased.length };
    print.line(options.json ? JSON.stringify(report) : print.text('case/erased', told));
  });
}

/** `marsad case rebuild CASE`. */
export function rebuildCommand(
  name: string,
  options: CaseOptions,
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  return inWorkspace(place, async (workspace) => {
    const meter = startMeter();
    try {
      const summary = await summarise(await workspace.rebuild(name, meter.show));
      meter.stop();
      const { name: made, articles, claims } = summary;
      print.line(
        options.json ? JSON.stringify(summary) : print.text('case/rebuilt', { case: isolate(made), articles, claims }),
      );
    } finally {
      meter.stop();
    }
  });
}

async function inWorkspace(place: CasePlace, work: (workspace: Workspace) => Promise<void>): Promise<ExitCode> {
  const workspace = openWorkspace(place);
  try {
    await work(workspace);
    return EXIT.ok;
  } finally {
    await workspace.close();
  }
}
