import { Toolbar } from 'react-aria-components';

import { useChangeScope, useScope } from '../../app/scope.ts';
import { dayOf } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import type { MonthCount } from './article-list.ts';

/**
 * How many articles each month has, those within the time window in ink. A press narrows the window to the month, a further
 * one opens it again. Time runs from left to right in both languages.
 */
export function MonthBars({ months }: { readonly months: readonly MonthCount[] }) {
  const { t, date } = useInterface();
  const { from, to } = useScope();
  const change = useChangeScope();
  const most = Math.max(1, ...months.map(({ articles }) => articles));
  return (
    <Toolbar aria-label={t('articles/months')} className="month-bars no-print" dir="ltr">
      {months.map(({ month, articles }, index) => {
        const [first, last] = [dayOf(month, 'first'), dayOf(month, 'last')];
        const isIn = (from === undefined || last >= from) && (to === undefined || first <= to);
        const isAlone = from === first && to === last;
        const name = t('articles/month', { month: date(month), count: articles });
        return (
          <button
            key={month}
            type="button"
            className="month-bar"
            aria-label={name}
            aria-pressed={isAlone}
            title={name}
            data-in={isIn || undefined}
            onClick={() => change(isAlone ? { from: undefined, to: undefined } : { from: first, to: last })}
          >
            <span style={{ blockSize: `${(articles / most) * 100}%` }} />
            {isYearTold(month, index) ? <span className="month-year">{date(month.slice(0, 4))}</span> : null}
          </button>
        );
      })}
    </Toolbar>
  );
}

const JANUARY = '-01';
/** A year's number takes the room of so many months. */
const MONTHS_OF_NUMBER = 3;

/** The year stands at its January, and at the first month where its number has room before the next. */
function isYearTold(month: string, index: number): boolean {
  return month.endsWith(JANUARY) || (index === 0 && Number(month.slice(5)) <= 12 - MONTHS_OF_NUMBER);
}
