import { Link } from '@tanstack/react-router';

import type { EntityView } from '../../api/types.ts';
import { Glyph, readingOfSign } from '../../components/glyph.tsx';
import { Name } from '../../components/name.tsx';
import { useInterface } from '../../language/interface.tsx';

/** Positions toward others, or of others; each leads to how it came about. */
export function PositionList({
  title,
  items,
  caseName,
}: {
  readonly title: string;
  readonly items: EntityView['held'];
  readonly caseName: string;
}) {
  const { t, signed, date } = useInterface();
  if (items.length === 0) return null;
  return (
    <>
      <h3 className="entity-kind">{title}</h3>
      <ul className="entity-positions">
        {items.map(({ party, position }) => {
          const { holder, target, value, contested, lastSign, lastDate, units } = position;
          const reading = contested && value !== null ? 'contested' : readingOfSign((value ?? lastSign) < 0 ? -1 : 1);
          return (
            <li key={party.id}>
              <Glyph reading={reading} radius={5} isHollow={value === null} />
              <Link
                data-row
                to="/c/$case/positions/$holder/$target"
                params={{ case: caseName, holder, target }}
                className="name-link"
              >
                <Name of={party} />
              </Link>
              <span className="entity-value">
                {value === null ? (
                  <span className="text-muted">{t('actor/absent', { date: date(lastDate, 'short') })}</span>
                ) : (
                  <>
                    <span className="label">{t(`positions/reading-${reading}`)}</span>{' '}
                    <span dir="ltr" className="tabular-nums">
                      {signed(value)}
                    </span>
                  </>
                )}
              </span>
              <span className="label">{t('actor/evidence', { count: units })}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
