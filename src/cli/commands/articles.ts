import { articleFilter, type CasePlace } from '../../app/index.ts';
import type { ArticleSummary } from '../../model/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { exportToFile, formatOf } from '../export-file.ts';
import { isolate, type Printer, table } from '../print.ts';

interface ArticleOptions {
  readonly case: string;
  readonly words?: string;
  readonly outlet?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly export?: string;
  readonly json?: boolean;
}

/** `marsad articles`: what is in a case, the latest first. */
export async function articlesCommand(options: ArticleOptions, place: CasePlace, print: Printer): Promise<ExitCode> {
  const { words, outlet: outlets, from, to } = options;
  const filter = { words, outlets, from, to };
  const isAskedFor = articleFilter(filter);
  if (options.export !== undefined) formatOf(options.export);
  const access = await accessCase(place, options.case);
  try {
    if (options.export !== undefined) {
      return await exportToFile(access, { list: 'articles', filter }, options.export, print);
    }
    const all = await access.articles();
    const found = all.filter(isAskedFor);
    const shown = found.slice(0, options.limit);
    if (options.json) print.line(JSON.stringify({ case: access.name, total: found.length, articles: shown }));
    else if (found.length === 0) print.line(print.text('articles/none', { case: access.name }));
    else {
      table([print.text('articles/columns').split('\t'), ...shown.map(rowOf)]).forEach(print.line);
      const more = found.length - shown.length;
      if (more > 0) print.line(print.text('articles/more', { count: more }));
    }
    return EXIT.ok;
  } finally {
    await access.close();
  }
}

function rowOf({ published, claims, figures, outlet, id, title }: ArticleSummary): readonly string[] {
  const counts = [String(claims), String(figures)];
  return [published ?? '—', ...counts, isolate(outlet ?? '—'), isolate(id), isolate(title ?? '—')];
}
