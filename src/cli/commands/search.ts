import type { CasePlace } from '../../app/index.ts';
import type { SearchHit } from '../../model/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { exportToFile, formatOf } from '../export-file.ts';
import { isolate, type Printer } from '../print.ts';

/** `marsad search QUERY`: articles in which words stand, each with the sentences that show most. */
export async function searchCommand(
  query: string,
  options: { readonly case: string; readonly limit: number; readonly export?: string; readonly json?: boolean },
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  if (options.export !== undefined) formatOf(options.export);
  const access = await accessCase(place, options.case);
  try {
    if (options.export !== undefined) {
      return await exportToFile(access, { list: 'search', query }, options.export, print);
    }
    const found = await access.search({ query, limit: options.limit });
    const named = { case: access.name, query: isolate(found.query) };
    if (options.json) print.line(JSON.stringify({ case: access.name, ...found }));
    else if (found.total === 0) print.line(print.text('search/none', named));
    else {
      print.line(print.text('search/heading', { ...named, total: found.total }));
      for (const hit of found.hits) printHit(hit, print);
      const more = found.total - found.hits.length;
      if (more > 0) print.line(`\n${print.text('search/more', { count: more })}`);
    }
    return EXIT.ok;
  } finally {
    await access.close();
  }
}

function printHit({ article, hits, snippets }: SearchHit, print: Printer): void {
  const source = [isolate(article.outlet ?? ''), article.published ?? '', article.id];
  print.line('');
  print.line(isolate(article.title ?? article.id));
  for (const { text, cutBefore, cutAfter } of snippets) {
    const shown = `${cutBefore ? '… ' : ''}${text.replace(/\s+/gu, ' ')}${cutAfter ? ' …' : ''}`;
    print.line(`    ${isolate(shown)}`);
  }
  const what = [...source, print.text('search/hits', { count: hits })];
  print.line(`    ${what.filter((part) => part !== '').join(' · ')}`);
}
