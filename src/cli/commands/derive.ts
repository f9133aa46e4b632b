import type { CasePlace, DerivationQuery } from '../../app/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { isolate, type Printer } from '../print.ts';

export interface DeriveOptions {
  readonly case: string;
  readonly party?: readonly string[];
  readonly outlet?: readonly string[];
  /** `name=value` of the parameters that the derivation declares. */
  readonly set?: readonly string[];
  readonly limit: number;
  readonly sentences: number;
  readonly json?: boolean;
}

/** `marsad events`, `marsad shifts` …: the rows of one derivation as sentences, with the sentences behind them. */
export async function deriveCommand(
  id: string,
  options: DeriveOptions,
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  const query: DerivationQuery = {
    parameters: Object.fromEntries((options.set ?? []).map(splitAtEquals)),
    parties: options.party ?? [],
    outlets: options.outlet ?? [],
    limit: options.limit,
    sentences: options.sentences,
  };
  const access = await accessCase(place, options.case);
  try {
    const answer = await access.derive(id, query);
    if (options.json) {
      print.line(JSON.stringify({ case: access.name, ...answer }));
      return EXIT.ok;
    }
    const { derivation, parameters, total, rows } = answer;
    const given = Object.entries(parameters).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]));
    const label = print.label(derivation.label);
    print.line(print.text('derive/heading', { case: access.name, label, total, parameters: given.join(' ') || '—' }));
    for (const { told, evidence } of rows) {
      print.line('');
      print.line(print.label(told));
      for (const { findingId, article, sentence } of evidence) {
        const source = [article.outlet, article.published, findingId].filter((part) => part !== null);
        print.line(`    ${isolate(sentence.replace(/\s+/gu, ' '))}`);
        print.line(`      ${source.map(isolate).join(' · ')}`);
      }
    }
    if (total > rows.length) print.line(print.text('derive/more', { count: total - rows.length }));
    return EXIT.ok;
  } finally {
    await access.close();
  }
}

/** `name=value`; what has no `=` is a name with an empty value, which no parameter takes. */
function splitAtEquals(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
