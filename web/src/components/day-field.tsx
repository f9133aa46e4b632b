import { useState } from 'react';

import { dayFromNumber, dayNumber } from '../language/format.ts';

/**
 * A day in ISO form. The browser's own date field follows the language of the browser, not that of the page, and would
 * show 06/07/2020 to people who read it in two ways.
 */
export function DayField({
  label,
  day,
  isOptional = false,
  onChange,
}: {
  readonly label: string;
  /** Empty where none is given. */
  readonly day: string;
  /** Whether an empty field is an answer. */
  readonly isOptional?: boolean;
  readonly onChange: (day: string) => void;
}) {
  // What is being typed, as long as the day is the one it was begun on.
  const [draft, setDraft] = useState<{ readonly text: string; readonly since: string } | null>(null);
  const typed = draft?.since === day ? draft.text : day;
  const isGood = isDay(typed) || (isOptional && typed === '');
  const commit = () => {
    if (isGood && typed !== day) onChange(typed);
    if (!isGood) setDraft(null);
  };
  return (
    <label>
      <span className="label block">{label}</span>
      <input
        className="field w-[7.5rem]"
        dir="ltr"
        inputMode="numeric"
        placeholder="YYYY-MM-DD"
        value={typed}
        aria-invalid={!isGood}
        onChange={(event) => setDraft({ text: event.target.value, since: day })}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </label>
  );
}

/** True for a `YYYY-MM-DD` that the calendar has. */
export function isDay(text: string): boolean {
  const number = /^\d{4}-\d\d-\d\d$/u.test(text) ? dayNumber(text) : Number.NaN;
  return !Number.isNaN(number) && dayFromNumber(number) === text;
}
