import { DayField } from '../../components/day-field.tsx';
import { useInterface } from '../../language/interface.tsx';

/** A second day to compare with: proposed by a press, changed by hand, and left again. */
export function Comparison({
  versus,
  proposal,
  onChange,
}: {
  readonly versus: string | undefined;
  readonly proposal: string;
  readonly onChange: (day: string | undefined) => void;
}) {
  const { t } = useInterface();
  if (versus === undefined) {
    return (
      <button type="button" className="action" onClick={() => onChange(proposal)}>
        {t('positions/compare')}
      </button>
    );
  }
  return (
    <div className="flex items-end gap-3">
      <DayField label={t('positions/compared-with')} day={versus} onChange={onChange} />
      <button type="button" className="action" onClick={() => onChange(undefined)}>
        {t('positions/compare-end')}
      </button>
    </div>
  );
}
