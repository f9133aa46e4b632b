import type { CasePlace } from '../../app/index.ts';
import type { Claim } from '../../model/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { isolate, type Printer } from '../print.ts';
import { startMeter } from '../progress.ts';

/** `marsad case re-extract CASE`: read articles again, and tell what changed in each. */
export async function reExtractCommand(
  name: string,
  options: { readonly limit: number; readonly workers?: number; readonly json?: boolean },
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  const access = await accessCase(place, name, { workers: options.workers });
  const meter = startMeter();
  try {
    const report = await access.reExtract(meter.show);
    meter.stop();
    if (options.json) {
      print.line(JSON.stringify(report));
      return EXIT.ok;
    }
    const { articles, read, added, removed, changed } = report;
    print.line(print.text('re-extract/done', { case: access.name, articles, read, added, removed, changed }));
    const lines = report.byArticle.flatMap((article) => [
      ...article.added.map((claim) => [article.id, `+ ${lineOf(claim)}`]),
      ...article.removed.map((claim) => [article.id, `− ${lineOf(claim)}`]),
      ...article.changed.map(({ before, after }) => [article.id, `± ${lineOf(before)} → ${lineOf(after)}`]),
    ]);
    let last: string | undefined;
    for (const [id = '', line = ''] of lines.slice(0, options.limit)) {
      if (id !== last) print.line(id);
      last = id;
      print.line(`  ${line}`);
    }
    const more = lines.length - Math.min(lines.length, options.limit);
    if (more > 0) print.line(print.text('re-extract/more', { count: more }));
    return EXIT.ok;
  } finally {
    meter.stop();
    await access.close();
  }
}

function lineOf({ type, actor, recipient, polarity, evidence }: Claim): string {
  const denied = polarity === 'negated' ? '¬' : '';
  const words = isolate(evidence.replace(/\s+/gu, ' '));
  return `${denied}${type}  ${actor.join(', ')} → ${recipient.join(', ') || '—'}  ${words}`;
}
