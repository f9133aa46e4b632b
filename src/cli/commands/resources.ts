import { statSync } from 'node:fs';

import {
  FINDING_KINDS,
  type FindingChange,
  type GoldenChanges,
  type NameClash,
  OWN_RESOURCES,
  reviewResources,
} from '../../app/index.ts';
import { MarsadError } from '../../model/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { isolate, type Printer } from '../print.ts';

/**
 * `marsad resources check [FOLDER]`: everything that is wrong in the words, names and rules, by file and line; the names that cannot be
 * told apart; and what the resources change in the golden articles.
 */
export async function checkResourcesCommand(
  given: string | undefined,
  options: { readonly json?: boolean },
  print: Printer,
): Promise<ExitCode> {
  const folder = given ?? OWN_RESOURCES;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new MarsadError('cli/no-resources', { folder });
  const { problems, clashes, idle, golden } = await reviewResources(folder);
  const undecided = clashes.filter(({ because }) => because === null);
  if (options.json) {
    print.line(JSON.stringify({ folder, problems, clashes, idle, golden }));
  } else {
    for (const { message } of problems) print.line(message[print.language]);
    const count = problems.length;
    print.line(
      count === 0 ? print.text('resources/whole', { folder }) : print.text('resources/problems', { folder, count }),
    );
    if (count === 0)
      print.line(
        print.text('clashes/count', { undecided: undecided.length, decided: clashes.length - undecided.length }),
      );
    for (const clash of clashes) printClash(clash, print);
    for (const { name, file, line } of idle)
      print.line(print.text('clashes/idle', { name: isolate(name), file, line }));
    if (golden) printChanges(golden, print);
  }
  return problems.length + undecided.length + idle.length === 0 ? EXIT.ok : EXIT.someFailed;
}

function printClash({ name, means, bearers, because }: NameClash, print: Printer): void {
  const told = { name: isolate(name), id: means ?? '' };
  print.line(means === null ? print.text('clashes/open', told) : print.text('clashes/means', told));
  for (const { file, line, id, kind, isReached } of bearers)
    print.line(`  ${file}:${line}  ${id} (${kind})${isReached ? '' : `  ${print.text('clashes/never')}`}`);
  print.line(`  ${because ? isolate(because[print.language]) : print.text('clashes/remedy')}`);
}

function printChanges({ baseline, articles, changed }: GoldenChanges, print: Printer): void {
  const all = changed.flatMap(({ changes }) => changes);
  const told = { articles, changed: changed.length, counts: countsOf(all, print) };
  const since = print.text(baseline === 'golden' ? 'golden/since-golden' : 'golden/since-shipped');
  print.line(`${all.length === 0 ? print.text('golden/same', told) : print.text('golden/changed', told)} ${since}`);
  for (const { id, title, changes } of changed) {
    print.line(`${id}  ${isolate(title ?? '')}  ${countsOf(changes, print)}`);
    for (const change of changes) printChange(change, print);
  }
}

function printChange({ kind, evidence, before, after }: FindingChange, print: Printer): void {
  print.line(
    `  ${before === null ? '+' : after === null ? '−' : '~'} ${print.text(`finding/${kind}`)}  ${isolate(evidence)}`,
  );
  const isBoth = before !== null && after !== null;
  for (const [sign, details] of [
    [isBoth ? '− ' : '', before],
    [isBoth ? '+ ' : '', after],
  ] as const)
    for (const line of details?.split('\n').filter(Boolean) ?? []) print.line(`      ${sign}${isolate(line)}`);
}

/** `claims +1 ~2 −0`, for each kind that changes. */
function countsOf(changes: readonly FindingChange[], print: Printer): string {
  return FINDING_KINDS.flatMap((kind) => {
    const own = changes.filter((change) => change.kind === kind);
    const added = own.filter(({ before }) => before === null).length;
    const gone = own.filter(({ after }) => after === null).length;
    const counts = `+${added} −${gone} ~${own.length - added - gone}`;
    return own.length > 0 ? [`${print.text(`findings/${kind}`)} ${counts}`] : [];
  }).join(print.text('list/comma'));
}
