import type { CasePlace } from '../../app/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { isolate, type Printer, table } from '../print.ts';

/** `marsad explain ID`: how a claim came to be. */
export async function explainCommand(
  id: string,
  options: { readonly case: string; readonly json?: boolean },
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  const access = await accessCase(place, options.case);
  try {
    const explanation = await access.explainClaim(id);
    if (options.json) {
      print.line(JSON.stringify(explanation));
      return EXIT.ok;
    }
    const { claim, article, sentence, tokens, steps, entities } = explanation;
    const named = (ids: readonly string[]): string =>
      ids
        .map((party) => isolate(entities.find((entity) => entity.id === party)?.label[print.language] ?? party))
        .join(', ');
    print.line(`${claim.id}  ${claim.type}${claim.mode === null ? '' : `/${claim.mode}`}  ${claim.rule}`);
    print.line(`${named(claim.actor)} → ${named(claim.recipient) || '—'}`);
    print.line(isolate(sentence.text));
    print.line(
      [article.outlet, article.published, article.id]
        .filter((part) => part !== null)
        .map(isolate)
        .join(' · '),
    );
    if (steps.length === 0) {
      print.line(print.text('explain/no-steps'));
      return EXIT.ok;
    }
    print.line(`\n${print.text('explain/steps')}`);
    const rows = steps.map((step) => [
      `  ${step.what}`,
      print.text(`explain/${step.source}`),
      isolate(step.meaning?.[print.language] ?? step.value),
    ]);
    table(rows).forEach(print.line);
    print.line(`\n${print.text('explain/tokens')}`);
    table(tokens.map((token) => [`  ${isolate(token.text)}`, isolate(token.reading)])).forEach(print.line);
    return EXIT.ok;
  } finally {
    await access.close();
  }
}
