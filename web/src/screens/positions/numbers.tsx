import type { Position } from '../../api/types.ts';
import { Glyph } from '../../components/glyph.tsx';
import { useInterface } from '../../language/interface.tsx';
import { cellState } from './cell.ts';

/** A position in numbers: its value, and on how much it rests. */
export function PositionNumbers({ position }: { readonly position: Position }) {
  const { t, number, signed } = useInterface();
  const state = cellState(position);
  return (
    <dl className="numbers">
      <div>
        <dt>{t('positions/value')}</dt>
        <dd className="flex items-center gap-1.5">
          {state.kind === 'unknown' ? null : (
            <Glyph
              reading={state.reading}
              radius={state.kind === 'present' ? state.radius : 4}
              isHollow={state.kind === 'absent'}
            />
          )}
          {state.kind === 'present' ? <span dir="ltr">{signed(state.value)}</span> : t('positions/absent')}
        </dd>
      </div>
      <div>
        <dt>{t('positions/effective')}</dt>
        <dd>{number(position.n)}</dd>
      </div>
      <div>
        <dt>{t('positions/units')}</dt>
        <dd>
          {number(position.units)}{' '}
          <span className="label">
            {t('positions/units-signs', { favourable: number(position.favourable), adverse: number(position.adverse) })}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('positions/outlets')}</dt>
        <dd>{number(position.outlets)}</dd>
      </div>
    </dl>
  );
}
