import { useState } from 'react';

import type { DynamicsView } from '../../api/types.ts';
import { useInterface } from '../../language/interface.tsx';

type Parameter = DynamicsView['parameters'][number];

/** Every number that the series rests on, with what it usually is; each can be changed and stands in the address. */
export function Parameters({
  parameters,
  onChange,
}: {
  readonly parameters: readonly Parameter[];
  /** Only those that are not as usual, by name. */
  readonly onChange: (values: ReadonlyMap<string, number>) => void;
}) {
  const { t } = useInterface();
  const changed = new Map(
    parameters.filter((each) => each.value !== each.default).map(({ name, value }) => [name, value]),
  );
  const change = (parameter: Parameter, value: number) => {
    const next = new Map(changed);
    if (value === parameter.default) next.delete(parameter.name);
    else next.set(parameter.name, value);
    onChange(next);
  };
  return (
    <fieldset className="parameters no-print">
      <legend className="label">{t('dynamics/parameters')}</legend>
      {parameters.map((parameter) => (
        <NumberField key={parameter.name} parameter={parameter} onChange={(value) => change(parameter, value)} />
      ))}
      {changed.size === 0 ? null : (
        <button type="button" className="action" onClick={() => onChange(new Map())}>
          {t('dynamics/reset')}
        </button>
      )}
    </fieldset>
  );
}

function NumberField({
  parameter,
  onChange,
}: {
  readonly parameter: Parameter;
  readonly onChange: (value: number) => void;
}) {
  const { t, language, number } = useInterface();
  const { label, unit, min, max, value, name } = parameter;
  // What is being typed, as long as the value is the one it was begun on.
  const [draft, setDraft] = useState<{ readonly text: string; readonly since: number } | null>(null);
  const typed = draft?.since === value ? draft.text : String(value);
  const isGood = typed.trim() !== '' && Number(typed) >= min && Number(typed) <= max;
  const commit = () => {
    if (isGood && Number(typed) !== value) onChange(Number(typed));
    if (!isGood) setDraft(null);
  };
  return (
    <label>
      <span className="label block">
        {label[language]}
        {unit === 'days' ? ` (${t('dynamics/unit-days')})` : null}
      </span>
      <input
        className="field w-[5.5rem]"
        dir="ltr"
        inputMode="numeric"
        name={name}
        title={`${t('dynamics/usual', { value: number(parameter.default) })}; ${t('dynamics/out-of-range', { min: number(min), max: number(max) })}`}
        value={typed}
        aria-invalid={!isGood}
        onChange={(event) => setDraft({ text: event.target.value, since: value })}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </label>
  );
}
