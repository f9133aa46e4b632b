import { type CasePlace, openWorkspace } from '../../app/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { isolate, type Printer, table } from '../print.ts';

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
