import { type CasePlace, type PositionQuery } from '../../app/index.ts';
import type { EvidenceItem, PartyRef, Position, Regard } from '../../model/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { exportToFile, formatOf } from '../export-file.ts';
import { isolate, type Printer, table } from '../print.ts';

interface PositionOptions {
  readonly case: string;
  readonly holder?: readonly string[];
  readonly target?: readonly string[];
  readonly outlet?: readonly string[];
  readonly at?: string;
  readonly window?: number;
  readonly regard?: Regard;
  readonly unnamed?: boolean;
  readonly limit: number;
  readonly sentences: number;
  readonly export?: string;
  readonly json?: boolean;
}

/** `marsad positions`: who stands where toward whom, each with the sentences that weigh most. */
export async function positionsCommand(options: PositionOptions, place: CasePlace, print: Printer): Promise<ExitCode> {
  const query: PositionQuery = {
    holders: options.holder ?? [],
    targets: options.target ?? [],
    outlets: options.outlet ?? [],
    at: options.at,
    windowDays: options.window,
    regard: options.regard,
    unnamed: options.unnamed,
  };
  if (options.export !== undefined) formatOf(options.export);
  const access = await accessCase(place, options.case);
  try {
    if (options.export !== undefined) {
      const request = { list: 'positions', query, sentences: options.sentences } as const;
      return await exportToFile(access, request, options.export, print);
    }
    const { parameters, holders, targets, cells, resolved } = await access.positions(query);
    const refs = new Map([...holders, ...targets].map((ref) => [ref.id, ref]));
    const ranked = cells.toSorted((a, b) => b.units - a.units || (a.lastDate < b.lastDate ? 1 : -1));
    const shown = ranked.slice(0, options.limit);
    const rows: Row[] = [];
    for (const position of shown) {
      const holder = refs.get(position.holder);
      const target = refs.get(position.target);
      if (!holder || !target) continue;
      // The evidence is asked for at the same day, which is that of all pairs together.
      const pair = { holder: holder.id, target: target.id };
      // Those that weigh most come first.
      const page = { limit: Math.max(1, options.sentences) };
      const { items } = await access.positionEvidence(pair, { ...query, at: parameters.at, ...page });
      rows.push({ position, holder, target, evidence: items.slice(0, options.sentences) });
    }
    if (options.json) {
      const found = rows.map((row) => ({ ...row.position, ...row, position: undefined }));
      print.line(JSON.stringify({ case: access.name, parameters, resolved, positions: found }));
      return EXIT.ok;
    }
    for (const { name, entity, party } of resolved) {
      const params = {
        name: isolate(name),
        entity: print.label(entity.label),
        party: print.label(party.label),
        id: party.id,
      };
      print.line(print.text('positions/resolved', params));
    }
    if (rows.length === 0) {
      print.line(print.text('positions/none', { case: access.name }));
      return EXIT.ok;
    }
    const { at, windowDays } = parameters;
    print.line(print.text('positions/heading', { case: access.name, at, windowDays }));
    print.line('');
    printRows(rows, print);
    if (ranked.length > shown.length) {
      print.line(print.text('positions/more', { count: ranked.length - shown.length }));
    }
    return EXIT.ok;
  } finally {
    await access.close();
  }
}

interface Row {
  readonly position: Position;
  readonly holder: PartyRef;
  readonly target: PartyRef;
  readonly evidence: readonly EvidenceItem[];
}

function printRows(rows: readonly Row[], print: Printer): void {
  const heading = print.text('positions/columns').split('\t');
  const cells = rows.map(({ position, holder, target }) => [
    signOf(position),
    position.value === null ? print.text('positions/absent') : position.value.toFixed(2).replace('-', '−'),
    position.value === null ? '—' : position.n.toFixed(1),
    position.lastDate,
    `${print.label(holder.label)} → ${print.label(target.label)}`,
  ]);
  const [first = '', ...lines] = table([heading, ...cells]);
  print.line(first);
  lines.forEach((line, index) => {
    print.line(line);
    for (const item of rows[index]?.evidence ?? []) {
      // A told shift has no derivation to explain, so its id would lead nowhere.
      const id = item.type === null ? null : item.claimId;
      const source = [item.article.outlet, item.date, id].filter((part) => part !== null);
      print.line(`    ${item.sign > 0 ? '+' : '−'} ${isolate(oneLine(item.sentence.text))}`);
      print.line(`      ${source.map(isolate).join(' · ')}`);
    }
  });
}

/** For, against, or contested; an absent position is remembered by its latest evidence, in brackets. */
function signOf({ value, contested, lastSign }: Position): string {
  if (value === null) return lastSign > 0 ? '(+)' : '(−)';
  if (contested) return '±';
  return value > 0 ? '+' : value < 0 ? '−' : '0';
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
