import { useState } from 'react';

import type { AskAnswer, AskChip } from '../../api/types.ts';
import { useInterface } from '../../language/interface.tsx';
import { type ChipEdits, replaceChip, withChip, withoutChip } from './chip-edits.ts';

/** Fields that a person can name something for; the others are chosen on the chips themselves. */
const ADDED_FIELDS = ['holder', 'target', 'speaker', 'place', 'time'] as const;

/** How the question was understood: each part can be taken away, another put in its place, and one more added. */
export function Chips({
  answer,
  edits,
  onEdit,
}: {
  readonly answer: AskAnswer;
  readonly edits: ChipEdits;
  readonly onEdit: (edits: ChipEdits) => void;
}) {
  const { t, language } = useInterface();
  const comma = language === 'ar' ? '، ' : ', ';
  return (
    <section aria-label={t('ask/understood')} className="no-print">
      <p className="label">{t('ask/understood')}</p>
      <ul className="chips">
        {answer.chips.map((chip) => (
          <li key={chip.id} className="chip">
            <ChipValue chip={chip} onReplace={(value) => onEdit(replaceChip(edits, chip, value))} />
            <button
              type="button"
              className="chip-remove"
              aria-label={t('ask/remove', { chip: labelOf(chip, language) })}
              onClick={() => onEdit(withoutChip(edits, chip))}
            >
              ×
            </button>
          </li>
        ))}
        <li>
          <AddChip onAdd={(id) => onEdit(withChip(edits, id))} />
        </li>
      </ul>
      {answer.unread.length === 0 ? null : (
        <p className="label mt-1">
          {t('ask/unread')} <bdi>{answer.unread.map((word) => `«${word}»`).join(comma)}</bdi>
        </p>
      )}
      {edits.added.length + edits.without.length === 0 ? null : (
        <button type="button" className="plain mt-1 text-sm" onClick={() => onEdit({ added: [], without: [] })}>
          {t('ask/as-asked')}
        </button>
      )}
    </section>
  );
}

function labelOf(chip: AskChip, language: 'ar' | 'en'): string {
  return chip.label[language];
}

function ChipValue({ chip, onReplace }: { readonly chip: AskChip; readonly onReplace: (value: string) => void }) {
  const { t, language, date } = useInterface();
  const field = t(`ask/field-${chip.field}`);
  const label = chip.field === 'time' ? date(chip.value) : labelOf(chip, language);
  if (chip.choices.length === 0) {
    return (
      <span>
        <span className="label">{field}</span> <bdi>{label}</bdi>
      </span>
    );
  }
  return (
    <span>
      <span className="label" aria-hidden="true">
        {field}
      </span>{' '}
      <select
        className="chip-choice"
        aria-label={field}
        value={chip.value}
        onChange={(event) => onReplace(event.target.value)}
      >
        <option value={chip.value}>{label}</option>
        {chip.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label[language]}
          </option>
        ))}
      </select>
    </span>
  );
}

function AddChip({ onAdd }: { readonly onAdd: (id: string) => void }) {
  const { t } = useInterface();
  const [field, setField] = useState<(typeof ADDED_FIELDS)[number] | ''>('');
  const [name, setName] = useState('');
  return (
    <form
      className="chip-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (field === '' || name.trim() === '') return;
        onAdd(`${field}:${name.trim()}`);
        setField('');
        setName('');
      }}
    >
      <select
        className="chip-choice"
        aria-label={t('ask/add')}
        value={field}
        onChange={(event) => setField(ADDED_FIELDS.find((each) => each === event.target.value) ?? '')}
      >
        <option value="">{t('ask/add')}</option>
        {ADDED_FIELDS.map((each) => (
          <option key={each} value={each}>
            {t(`ask/field-${each}`)}
          </option>
        ))}
      </select>
      {field === '' ? null : (
        <>
          <input
            className="field w-[10rem]"
            aria-label={t(`ask/field-${field}`)}
            placeholder={field === 'time' ? '2019-04/2019-06' : t('ask/name')}
            dir={field === 'time' ? 'ltr' : undefined}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className="action">
            {t('ask/add-chip')}
          </button>
        </>
      )}
    </form>
  );
}
