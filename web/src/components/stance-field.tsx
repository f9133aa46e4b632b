import { useInterface } from '../language/interface.tsx';
import { NameInput } from './name-input.tsx';
import type { NameChoice } from './names-field.tsx';

/** One position that a claim shows. */
export interface StanceRow {
  readonly holder: NameChoice;
  readonly target: NameChoice;
  readonly sign: 1 | -1;
}

const NOBODY: NameChoice = { value: '', text: '' };

/**
 * What a claim shows of positions: as it follows from type and sides, or as a person says, row by row. Null is the former.
 */
export function StanceField({
  rows,
  initial,
  caseName,
  onChange,
}: {
  readonly rows: readonly StanceRow[] | null;
  /** Where a person begins. */
  readonly initial: readonly StanceRow[];
  readonly caseName: string;
  readonly onChange: (rows: readonly StanceRow[] | null) => void;
}) {
  const { t } = useInterface();
  return (
    <fieldset>
      <legend className="label">{t('review/stance')}</legend>
      <select
        className="field"
        aria-label={t('review/stance')}
        value={rows === null ? 'auto' : 'own'}
        onChange={(event) => onChange(event.target.value === 'own' ? initial : null)}
      >
        <option value="auto">{t('review/stance-auto')}</option>
        <option value="own">{t('review/stance-own')}</option>
      </select>
      {rows === null ? null : (
        <>
          {rows.length === 0 ? <p className="text-muted mt-1 text-sm">{t('review/stance-none')}</p> : null}
          <ul className="mt-1 grid gap-2">
            {rows.map((row, index) => (
              // Rows have no identity but their place: two of them may say the same while they are typed.
              <li key={index} className="flex flex-wrap items-center gap-2">
                <Row
                  row={row}
                  caseName={caseName}
                  onChange={(next) => onChange(rows.with(index, next))}
                  onRemove={() => onChange(rows.toSpliced(index, 1))}
                />
              </li>
            ))}
          </ul>
          <button
            type="button"
            className="plain mt-1 text-sm"
            onClick={() => onChange([...rows, { holder: NOBODY, target: NOBODY, sign: 1 }])}
          >
            {t('review/stance-add')}
          </button>
        </>
      )}
    </fieldset>
  );
}

function Row({
  row,
  caseName,
  onChange,
  onRemove,
}: {
  readonly row: StanceRow;
  readonly caseName: string;
  readonly onChange: (row: StanceRow) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useInterface();
  const typed = (text: string): NameChoice => ({ value: text.trim(), text });
  return (
    <>
      <NameInput
        className="field w-[8rem]"
        caseName={caseName}
        label={t('review/stance-holder')}
        value={row.holder.text}
        onChange={(text) => onChange({ ...row, holder: typed(text) })}
      />
      <select
        className="field"
        aria-label={t('review/stance-sign')}
        value={row.sign}
        onChange={(event) => onChange({ ...row, sign: event.target.value === '1' ? 1 : -1 })}
      >
        <option value={1}>▲ {t('positions/reading-for')}</option>
        <option value={-1}>▼ {t('positions/reading-against')}</option>
      </select>
      <NameInput
        className="field w-[8rem]"
        caseName={caseName}
        label={t('review/stance-target')}
        value={row.target.text}
        onChange={(text) => onChange({ ...row, target: typed(text) })}
      />
      <button type="button" className="key" aria-label={t('review/stance-remove')} onClick={onRemove}>
        <span aria-hidden="true">×</span>
      </button>
    </>
  );
}
