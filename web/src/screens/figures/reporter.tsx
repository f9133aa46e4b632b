import type { FigureItem, LedgerReport } from '../../api/types.ts';
import { nameIn } from '../../components/name-of.ts';
import { OnWhoseWord } from '../../components/voice.tsx';
import { useInterface } from '../../language/interface.tsx';

/** Whose figure it is, through which voices it came, and which other outlets carry it. */
export function Reporter({ report, figure }: { readonly report: LedgerReport; readonly figure: FigureItem }) {
  const { t, language } = useInterface();
  const nameOf = nameIn(figure.speakers);
  const others = report.outlets.filter((outlet) => outlet !== (figure.article.outlet ?? figure.article.id));
  return (
    <>
      <OnWhoseWord outlet={figure.article.outlet} attribution={figure.figure.attribution} nameOf={nameOf} />
      {others.length === 0 ? null : (
        <span className="text-muted block">
          {t('ledger/carried', { outlets: others.join(language === 'ar' ? '، ' : ', ') })}
        </span>
      )}
    </>
  );
}
