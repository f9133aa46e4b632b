import type { PairContradiction, PairShift, PairView } from '../../api/types.ts';
import { Name } from '../../components/name.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { ToldSentences } from '../../components/told-sentence.tsx';
import { useInterface } from '../../language/interface.tsx';

/** Where the position changed, computed and told, with the sentences on both sides and the reason that a text gives. */
export function Shifts({ shifts, view }: { readonly shifts: readonly PairShift[]; readonly view: PairView }) {
  const { t } = useInterface();
  return (
    <section aria-labelledby="pair-shifts">
      <h2 id="pair-shifts" className="pair-heading">
        {t('pair/shifts')}
      </h2>
      {shifts.length === 0 ? <p className="text-muted leading-7">{t('pair/no-shifts')}</p> : null}
      <ol>
        {shifts.map((shift, index) => (
          <ShiftEntry key={`${shift.kind} ${shift.date} ${index}`} shift={shift} view={view} />
        ))}
      </ol>
    </section>
  );
}

function ShiftEntry({ shift, view }: { readonly shift: PairShift; readonly view: PairView }) {
  const { t, rich, date, signed, decimal } = useInterface();
  const { kind, direction, before, after, p, from, to, reasons, confirmedBy, sentencesBefore, sentencesAfter } = shift;
  return (
    <li className="turn">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <b className="font-semibold">{date(shift.date)}</b>
        <span className="badge">{t(`pair/shift-${kind}`)}</span>
        {before === null || after === null ? null : (
          <span dir="ltr" className="tabular-nums">
            {signed(before)} → {signed(after)}
          </span>
        )}
        {p === null ? null : <span className="label">{t('pair/shift-p', { p: decimal(p) })}</span>}
        {confirmedBy === 0 ? null : <span className="label">{t(`pair/confirmed-${kind}`)}</span>}
      </p>
      <p className="mt-1">
        {rich(`shift/${direction}`, { holder: <Name of={view.holder} />, target: <Name of={view.target} /> })}
      </p>
      {from === null && to === null ? null : (
        <dl className="fields">
          {from === null ? null : (
            <>
              <dt>{t('shift/from')}</dt>
              <dd>
                <q lang="ar">{from}</q>
              </dd>
            </>
          )}
          {to === null ? null : (
            <>
              <dt>{t('shift/to')}</dt>
              <dd>
                <q lang="ar">{to}</q>
              </dd>
            </>
          )}
        </dl>
      )}
      {sentencesBefore.length === 0 ? null : (
        <>
          <h3 className="label mt-3">{t('pair/before')}</h3>
          <ToldSentences sentences={sentencesBefore} />
        </>
      )}
      {sentencesAfter.length === 0 ? null : (
        <>
          <h3 className="label mt-3">{t(kind === 'told' ? 'pair/telling' : 'pair/after')}</h3>
          <ToldSentences sentences={sentencesAfter} />
        </>
      )}
      {reasons.length === 0 ? null : (
        <>
          <h3 className="label mt-3">{t('shift/cause')}</h3>
          <ul>
            {reasons.map(({ cause, findingId }) => (
              <li key={`${findingId} ${cause}`} className="font-text text-lg leading-[1.8]">
                <q dir="auto" lang="ar">
                  {cause}
                </q>
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}

/** What does not fit together: the sentences of one side, and those of the other. */
export function Contradictions({
  contradictions,
  total,
  onMore,
}: {
  readonly contradictions: readonly PairContradiction[];
  readonly total: number;
  /** Shows more of them; null where all are there. */
  readonly onMore: (() => void) | null;
}) {
  const { t, date, number, told: tell } = useInterface();
  return (
    <section aria-labelledby="pair-contradictions" className="mt-8">
      <h2 id="pair-contradictions" className="pair-heading">
        {t('pair/contradictions')}
      </h2>
      {contradictions.length === 0 ? <p className="text-muted leading-7">{t('pair/no-contradictions')}</p> : null}
      <ol>
        {contradictions.map(({ id, kind, date: day, told, first, second }) => (
          <li key={id} className="turn">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <b className="font-semibold">{date(day)}</b>
              <span className="badge">{t(`contradiction/${kind}`)}</span>
            </p>
            <p className="text-muted mt-1 text-sm">{tell(told)}</p>
            <ToldSentences sentences={first} />
            <p className="turn-against label">{t('pair/against')}</p>
            <ToldSentences sentences={second} />
          </li>
        ))}
      </ol>
      <ShowMore
        shown={t('pair/latest-contradictions', { shown: number(contradictions.length), total: number(total) })}
        onMore={onMore}
      />
    </section>
  );
}
