import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';

import { applyTheme, changeNotation, preferredTheme, THEMES, useNotation, type Theme } from '../../app/preferences.ts';
import { useTitle } from '../../app/title.ts';
import { DIGITS, LANGUAGES, MONTH_NAMES, type Language, type Notation } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';

/** How the application looks and writes in this browser. Each choice holds at once, and shows what it does. */
export function SettingsScreen() {
  const { t, language, date, number } = useInterface();
  const navigate = useNavigate();
  const notation = useNotation();
  const [theme, setTheme] = useState(preferredTheme);
  useTitle(t('screen/settings'));
  return (
    <div className="mx-auto w-full max-w-[44rem] px-4 pt-6 pb-20 md:px-8">
      <h1 className="font-text text-3xl leading-[1.6]">{t('screen/settings')}</h1>
      <p className="text-muted mt-1">{t('settings/note')}</p>
      <Choice
        label={t('settings/language')}
        value={language}
        options={LANGUAGES.map((each) => [each, t(`settings/language-${each}`)])}
        onChange={(chosen: Language) =>
          void navigate({ to: '.', search: (before) => ({ ...before, lang: chosen }), replace: true })
        }
      />
      <Choice
        label={t('app/theme')}
        value={theme}
        options={THEMES.map((each) => [each, t(`app/theme-${each}`)])}
        onChange={(chosen: Theme) => {
          applyTheme(chosen);
          setTheme(chosen);
        }}
      />
      <Choice
        label={t('settings/digits')}
        note={t('settings/arabic-only')}
        value={notation.digits}
        options={DIGITS.map((each) => [each, t(`settings/digits-${each}`)])}
        onChange={(digits: Notation['digits']) => changeNotation({ digits })}
      />
      <Choice
        label={t('settings/months')}
        note={t('settings/arabic-only')}
        value={notation.months}
        options={MONTH_NAMES.map((each) => [each, t(`settings/months-${each}`)])}
        onChange={(months: Notation['months']) => changeNotation({ months })}
      />
      <p className="border-rule mt-8 border-t pt-4">
        <span className="label me-4">{t('settings/sample')}</span>
        <span className="font-text text-xl">
          {date('2020-04-19')} · {number(66_000.5)}
        </span>
      </p>
    </div>
  );
}

function Choice<Value extends string>({
  label,
  note,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly note?: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <RadioGroup
      className="border-rule mt-6 border-t pt-4"
      value={value}
      onChange={(chosen) => {
        const known = options.find(([each]) => each === chosen);
        if (known) onChange(known[0]);
      }}
      aria-label={label}
    >
      <h2 className="font-semibold">{label}</h2>
      {note === undefined ? null : <p className="label">{note}</p>}
      <div className="mt-2 flex flex-wrap gap-x-8 gap-y-2">
        {options.map(([each, text]) => (
          <Radio key={each} value={each} className="check">
            <span className="check-box check-round" aria-hidden="true" />
            {text}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
