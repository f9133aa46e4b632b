import type { ParameterDeclaration } from './declaration.ts';
import { DERIVATIONS } from './derivations.ts';

/** The declarations as a page: what docs/derivations.md shows between its markers, so that it can never be out of date. */
export function describeDerivations(): string {
  return Object.values(DERIVATIONS)
    .map((derivation) => {
      const parameters: readonly (readonly [string, ParameterDeclaration])[] = Object.entries(derivation.parameters);
      return [
        `### \`${derivation.id}\`: ${derivation.label.en} / ${derivation.label.ar}`,
        `${derivation.question.en} — ${derivation.question.ar}`,
        `Source: ${derivation.source}`,
        ...(parameters.length === 0
          ? ['It has no parameters.']
          : [
              table(
                ['parameter', 'what it is', 'بالعربية', 'default', 'range'],
                parameters.map(([name, { label, ...rest }]) => [
                  `\`${name}\``,
                  label.en,
                  label.ar,
                  ...valuesOf({ label, ...rest }),
                ]),
              ),
            ]),
        table(
          ['output', 'what it is', 'بالعربية'],
          Object.entries(derivation.outputs).map(([name, label]) => [`\`${name}\``, label.en, label.ar]),
        ),
        `> ${derivation.sentence.en}`,
        `> ${derivation.sentence.ar}`,
      ].join('\n\n');
    })
    .join('\n\n');
}

/** Default and range, with the unit. */
function valuesOf(parameter: ParameterDeclaration): readonly [string, string] {
  if (parameter.kind === 'day') return ['none', '`YYYY-MM-DD`'];
  const unit = parameter.unit === null ? '' : ` ${parameter.unit}`;
  return [`${parameter.default}${unit}`, `${parameter.min} to ${parameter.max}`];
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}
