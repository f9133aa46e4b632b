import { extname } from 'node:path';

import { type CasePlace, GRAPH_FORMATS, type NetworkQuery, TIE_SIGNS } from '../../app/index.ts';
import { MarsadError, type NetworkView, type PartyRef } from '../../model/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { exportToFile, formatOf, writeExport } from '../export-file.ts';
import { type Printer, table } from '../print.ts';

interface NetworkOptions {
  readonly case: string;
  readonly party?: string;
  readonly depth?: number;
  readonly at?: string;
  readonly window?: number;
  readonly from?: string;
  readonly to?: string;
  readonly outlet?: readonly string[];
  readonly parties?: number;
  readonly sign?: string;
  readonly evidence?: number;
  readonly versus?: string;
  readonly export?: string;
  readonly json?: boolean;
}

/** `marsad network`: the ties of a day, the camps that they make, and who changed camp since another day. */
export async function networkCommand(options: NetworkOptions, place: CasePlace, print: Printer): Promise<ExitCode> {
  const query = queryOf(options);
  const { export: path } = options;
  const graph = GRAPH_FORMATS.find((format) => `.${format}` === extname(path ?? '').toLowerCase());
  if (path !== undefined && graph === undefined) formatOf(path);
  const access = await accessCase(place, options.case);
  try {
    if (path !== undefined && graph !== undefined) {
      return await writeExport(await access.exportNetwork(query, graph, print.language), path, print);
    }
    if (path !== undefined) return await exportToFile(access, { list: 'network', query }, path, print);
    const view = await access.network(query);
    if (options.json) print.line(JSON.stringify({ case: access.name, ...view }));
    else printNetwork(view, access.name, print);
    return EXIT.ok;
  } finally {
    await access.close();
  }
}

/** @throws MarsadError `query/not-in-list` */
function queryOf({ window, outlet, parties, sign, evidence, ...options }: NetworkOptions): NetworkQuery {
  const known = TIE_SIGNS.find((each) => each === sign);
  if (sign !== undefined && known === undefined) {
    throw new MarsadError('query/not-in-list', { name: 'sign', value: sign, values: TIE_SIGNS.join(', ') });
  }
  const { at, from, to, party, depth, versus } = options;
  const limits = { partiesMax: parties, evidenceMin: evidence, windowDays: window };
  return { at, from, to, party, depth, versus, sign: known, outlets: outlet ?? [], ...limits };
}

function printNetwork(view: NetworkView, caseName: string, print: Printer): void {
  const { parameters, parties, partiesInAll, ties, hypothesis, comparison } = view;
  const refs = new Map<string, PartyRef>([...view.names, ...parties].map((party) => [party.id, party]));
  const nameOf = (id: string): string => {
    const ref = refs.get(id);
    return ref === undefined ? id : print.label(ref.label);
  };
  const { at, windowDays } = parameters;
  const counts = { parties: parties.length, all: partiesInAll, ties: ties.length };
  print.line(print.text('network/heading', { case: caseName, at, windowDays, ...counts }));
  if (ties.length === 0) return;
  const rows = ties.map(({ holder, target, value, n, contested, firstDate, lastDate }) => [
    contested ? '±' : value > 0 ? '+' : '−',
    value.toFixed(2).replace('-', '−'),
    n.toFixed(1),
    firstDate,
    lastDate,
    `${nameOf(holder)} → ${nameOf(target)}`,
  ]);
  print.line('');
  for (const line of table([print.text('network/columns').split('\t'), ...rows])) print.line(line);
  const { camps, triangles, balanced, against } = hypothesis;
  const fitting = Math.round((balanced ?? 0) * triangles);
  print.line('');
  print.line(print.text('network/camps', { at, fitting, triangles, against: against.length }));
  for (const { number, members } of camps) {
    print.line(
      `    ${print.text('network/camp', { letter: number + 1, members: members.map(nameOf).join(print.language === 'ar' ? '، ' : ', ') })}`,
    );
  }
  if (comparison === null) return;
  const campName = (number: number | null): string =>
    number === null ? print.text('network/no-camp') : String(number + 1);
  print.line('');
  print.line(print.text('network/changes', { versus: comparison.hypothesis.at, count: comparison.changes.length }));
  for (const { party, before, after } of comparison.changes) {
    const change = { party: nameOf(party), before: campName(before), after: campName(after) };
    print.line(`    ${print.text('network/change', change)}`);
  }
}
