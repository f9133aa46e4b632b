import type { CasePlace } from '../../app/index.ts';
import { type DocumentMeta, MarsadError } from '../../model/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { isolate, type Printer } from '../print.ts';

/** `marsad article ID`: an article as it stands in the case, its former versions, and where else it was printed. */
export async function articleCommand(
  id: string,
  options: { readonly case: string; readonly former?: number; readonly json?: boolean },
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  const access = await accessCase(place, options.case);
  try {
    const article = await access.article(id);
    const { former: wanted } = options;
    const former = article.versions.find(({ version }) => version === wanted);
    if (wanted !== undefined && !former) {
      throw new MarsadError('article/no-version', { id, version: wanted, count: article.versions.length });
    }
    if (options.json) {
      print.line(JSON.stringify(former ?? article));
      return EXIT.ok;
    }
    const meta = former?.meta ?? article.summary;
    print.line(lineOf(meta));
    if (meta.title !== null) print.line(isolate(meta.title));
    if (meta.url !== null) print.line(meta.url);
    if (!former) {
      for (const reprint of article.reprints) print.line(print.text('article/reprint', { article: lineOf(reprint) }));
      for (const { version, meta: old } of article.versions) {
        print.line(print.text('article/version', { version, article: lineOf(old) }));
      }
    }
    print.line('');
    for (const paragraph of (former ?? article).text.split('\n')) print.line(isolate(paragraph));
    return EXIT.ok;
  } finally {
    await access.close();
  }
}

function lineOf({ id, outlet, published }: DocumentMeta): string {
  return [id, outlet, published]
    .filter((part) => part !== null)
    .map(isolate)
    .join(' · ');
}
