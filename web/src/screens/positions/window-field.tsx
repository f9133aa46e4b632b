import { useInterface } from '../../language/interface.tsx';

const WINDOWS_DAYS = [7, 14, 30, 60, 90, 180, 365];

/** The width of the window that a position looks through. */
export function WindowField({ days, onChange }: { readonly days: number; readonly onChange: (days: number) => void }) {
  const { t } = useInterface();
  const windows = WINDOWS_DAYS.includes(days) ? WINDOWS_DAYS : [...WINDOWS_DAYS, days].toSorted((a, b) => a - b);
  return (
    <label>
      <span className="label block">{t('positions/window')}</span>
      <select className="field" value={days} onChange={(event) => onChange(Number(event.target.value))}>
        {windows.map((each) => (
          <option key={each} value={each}>
            {t('positions/window-days', { days: each })}
          </option>
        ))}
      </select>
    </label>
  );
}
