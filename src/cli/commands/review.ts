import type { CasePlace } from '../../app/index.ts';
import type { ClaimChanges, Decision, DecisionItem, DecisionRequest } from '../../model/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { isolate, type Printer } from '../print.ts';

interface ReviewOptions {
  readonly case: string;
  readonly json?: boolean;
}

/** `marsad review reject …` and the like: make a decision, and show it. */
export async function decideCommand(
  request: DecisionRequest,
  options: ReviewOptions,
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  const access = await accessCase(place, options.case);
  try {
    const item = await access.decide(request);
    if (options.json) {
      print.line(JSON.stringify(item));
    } else {
      printItem(item, print);
      print.line(print.text('review/undo-with', { id: item.id }));
    }
    return EXIT.ok;
  } finally {
    await access.close();
  }
}

/** `marsad review undo ID`. */
export async function undoCommand(
  id: string,
  options: ReviewOptions,
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  const access = await accessCase(place, options.case);
  try {
    const item = await access.undo(id);
    if (options.json) print.line(JSON.stringify(item));
    else printItem(item, print);
    return EXIT.ok;
  } finally {
    await access.close();
  }
}

/** `marsad review list`: decisions, with what became of them. */
export async function listDecisionsCommand(
  options: ReviewOptions & { readonly all?: boolean; readonly orphans?: boolean },
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  const access = await accessCase(place, options.case);
  try {
    const items = await access.decisions();
    const shown = items.filter(
      ({ undone, orphan }) => (options.all === true || undone === null) && (options.orphans !== true || orphan),
    );
    if (options.json) {
      print.line(JSON.stringify({ case: access.name, decisions: shown }));
      return EXIT.ok;
    }
    if (shown.length === 0) print.line(print.text('review/none', { case: access.name }));
    for (const item of shown) printItem(item, print);
    const orphans = shown.filter(({ orphan }) => orphan).length;
    if (orphans > 0) print.line(print.text('review/orphans', { count: orphans }));
    return EXIT.ok;
  } finally {
    await access.close();
  }
}

function printItem({ id, at, decision, undone, articles, orphan }: DecisionItem, print: Printer): void {
  const fate =
    undone !== null
      ? print.text('review/undone', { at: undone })
      : orphan
        ? print.text('review/orphan')
        : print.text('review/articles', { count: articles });
  print.line(`${id}  ${at}  ${print.text(`review/${decision.kind}`)}  ${fate}`);
  print.line(`    ${wordsOf(decision)}`);
  if (decision.reason !== null) print.line(`    ${isolate(decision.reason)}`);
}

/** What a decision is about, in one line. */
function wordsOf(decision: Decision): string {
  switch (decision.kind) {
    case 'confirm-claim':
    case 'reject-claim': {
      const { document, claim, type, evidence } = decision.anchor;
      return `${document}  ${claim}  ${type}  ${isolate(oneLine(evidence))}`;
    }
    case 'correct-claim': {
      const { document, claim, type, evidence } = decision.anchor;
      return `${document}  ${claim}  ${type}  ${changesOf(decision.changes)}  ${isolate(oneLine(evidence))}`;
    }
    case 'merge-entities':
      return `${decision.from} = ${decision.into}`;
    case 'split-entity': {
      const where = [decision.document, decision.label].filter((part) => part !== null).map(isolate);
      return `${decision.entity} → ${decision.into}  ${where.join('  ')}`;
    }
    case 'add-alias':
      return `${isolate(decision.alias)} = ${decision.entity}`;
    case 'edit-article':
      return `${decision.document}  ${changesOf(decision.changes)}`;
    case 'delete-article':
      return `${decision.document}  ${isolate(decision.title ?? '')}`;
  }
}

function changesOf(changes: ClaimChanges | Readonly<Record<string, unknown>>): string {
  return Object.entries(changes)
    .map(([field, value]) => `${field}: ${isolate(typeof value === 'string' ? value : JSON.stringify(value))}`)
    .join(', ');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
