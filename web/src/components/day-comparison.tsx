import { useInterface } from '../language/interface.tsx';
import type { MessageKey } from '../messages/en.ts';
import { DayField } from './day-field.tsx';

/** A second day to compare with: proposed by a press, changed by hand, and left again. */
export function DayComparison({
  begin,
  end,
  versus,
  proposal,
  onChange,
}: {
  /** What the press that begins it says, and the one that ends it. */
  readonly begin: MessageKey;
  readonly end: MessageKey;
  readonly versus: string | undefined;
  readonly proposal: string;
  readonly onChange: (day: string | undefined) => void;
}) {
  const { t } = useInterface();
  if (versus === undefined) {
    return (
      <button type="button" className="action" onClick={() => onChange(proposal)}>
        {t(begin)}
      </button>
    );
  }
  return (
    <div className="flex items-end gap-3">
      <DayField label={t('positions/compared-with')} day={versus} onChange={onChange} />
      <button type="button" className="action" onClick={() => onChange(undefined)}>
        {t(end)}
      </button>
    </div>
  );
}
