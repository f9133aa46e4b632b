import { useInterface } from '../../language/interface.tsx';
import { REGARDS } from './matrix-list.ts';

/** How the matrix is looked at. */
export interface Choices {
  readonly regard?: (typeof REGARDS)[number] | undefined;
  readonly order?: 'camp' | undefined;
  readonly unnamed?: 'show' | undefined;
  readonly view?: 'table' | undefined;
}

/** By what positions are known, in which order the parties stand, whether those without a name do, and matrix or list. */
export function MatrixChoices({
  choices,
  unnamed,
  onChange,
}: {
  readonly choices: Choices;
  /** How many parties have no name. */
  readonly unnamed: number;
  readonly onChange: (choices: Choices) => void;
}) {
  const { t, number } = useInterface();
  const { regard, order, view } = choices;
  return (
    <div className="no-print mt-3 flex flex-wrap items-end gap-x-6 gap-y-3">
      <label>
        <span className="label block">{t('positions/regard')}</span>
        <select
          className="field"
          value={regard ?? ''}
          onChange={(event) => onChange({ regard: REGARDS.find((each) => each === event.target.value) })}
        >
          <option value="">{t('positions/regard-all')}</option>
          {REGARDS.map((each) => (
            <option key={each} value={each}>
              {t('positions/regard-one', { regard: t(`pair/${each}`), note: t(`pair/${each}-note`) })}
            </option>
          ))}
        </select>
      </label>
      {view === 'table' ? null : (
        <label>
          <span className="label block">{t('positions/order')}</span>
          <select
            className="field"
            value={order ?? ''}
            onChange={(event) => onChange({ order: event.target.value === 'camp' ? 'camp' : undefined })}
          >
            <option value="">{t('positions/order-evidence')}</option>
            <option value="camp">{t('positions/order-camp')}</option>
          </select>
        </label>
      )}
      {unnamed === 0 ? null : (
        <label className="flex items-center gap-2 pb-1.5 text-sm">
          <input
            type="checkbox"
            checked={choices.unnamed === 'show'}
            onChange={(event) => onChange({ unnamed: event.target.checked ? 'show' : undefined })}
          />
          {t('positions/unnamed', { count: unnamed, shown: number(unnamed) })}
        </label>
      )}
      <button
        type="button"
        className="action ms-auto"
        aria-pressed={view === 'table'}
        aria-keyshortcuts="t"
        onClick={() => onChange({ view: view === 'table' ? undefined : 'table' })}
      >
        {t(view === 'table' ? 'positions/as-matrix' : 'positions/as-table')}
      </button>
    </div>
  );
}
