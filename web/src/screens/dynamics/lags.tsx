import { scaleLinear } from 'd3-scale';

import type { DynamicsSeries } from '../../api/types.ts';
import { useInterface } from '../../language/interface.tsx';

const WIDTH = 520;
const HEIGHT = 240;
const MARGIN = { left: 44, right: 12, top: 14, bottom: 52 };

/**
 * Correlation of the field with the standing at each lag, each with its band and the number of steps that it rests on. Where
 * there are too few it says so and draws nothing; and it says what chance alone would do with so many tries.
 */
export function Lags({
  series,
  numbers,
}: {
  readonly series: DynamicsSeries;
  /** The parameters by name. */
  readonly numbers: ReadonlyMap<string, number>;
}) {
  const { t, number, signed } = useInterface();
  const { lags, clearestLagDays } = series;
  const tried = lags.filter(({ r }) => r !== null);
  const clearest = lags.find(({ lagDays }) => lagDays === clearestLagDays);
  return (
    <section aria-labelledby="dynamics-lags">
      <h2 id="dynamics-lags" className="pair-heading">
        {t('dynamics/lags')}
      </h2>
      {tried.length === 0 ? (
        <p className="leading-7">{t('dynamics/too-few-all', { min: number(numbers.get('pairsMin') ?? 0) })}</p>
      ) : (
        <p className="leading-7">
          {clearest === undefined
            ? t('dynamics/unclear')
            : t('dynamics/clear', {
                days: clearest.lagDays,
                r: `\u2066${signed(clearest.r ?? 0)}\u2069`,
                low: `\u2066${signed(clearest.low ?? 0)}\u2069`,
                high: `\u2066${signed(clearest.high ?? 0)}\u2069`,
                n: number(clearest.pairs),
              })}{' '}
          {t('dynamics/lags-many', { count: number(tried.length) })}
        </p>
      )}
      {tried.length === 0 ? null : <LagChart series={series} />}
      <p className="text-muted mt-2 text-sm leading-6">
        {t('dynamics/lags-note', {
          steps: number(numbers.get('blockSteps') ?? 0),
          draws: number(numbers.get('draws') ?? 0),
        })}
      </p>
      <LagTable lags={lags} pairsMin={numbers.get('pairsMin') ?? 0} />
    </section>
  );
}

function LagChart({ series: { lags, clearestLagDays } }: { readonly series: DynamicsSeries }) {
  const { t, number } = useInterface();
  const x = scaleLinear([-0.5, lags.length - 0.5], [MARGIN.left, WIDTH - MARGIN.right]);
  const y = scaleLinear([-1, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  return (
    <div className="lag-chart" dir="ltr">
      <svg role="img" aria-label={t('dynamics/lags-chart')} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <g className="dynamics-axis">
          {[-1, -0.5, 0, 0.5, 1].map((value) => (
            <g key={value}>
              <line
                x1={MARGIN.left}
                x2={WIDTH - MARGIN.right}
                y1={y(value)}
                y2={y(value)}
                data-zero={value === 0 || undefined}
              />
              {value % 1 === 0 ? (
                <text x={MARGIN.left - 8} y={y(value) + 4} textAnchor="end">
                  {value > 0 ? `+${number(value)}` : value < 0 ? `−${number(-value)}` : number(0)}
                </text>
              ) : null}
            </g>
          ))}
        </g>
        {lags.map(({ lagDays, r, low, high, pairs }, index) => (
          <g key={lagDays} className="lag" data-clearest={lagDays === clearestLagDays || undefined}>
            {low === null || high === null ? null : (
              <path
                className="lag-band"
                d={`M${x(index)},${y(low)} V${y(high)} M${x(index) - 5},${y(low)} h10 M${x(index) - 5},${y(high)} h10`}
              />
            )}
            {r === null ? (
              <text x={x(index)} y={y(0) + 4} textAnchor="middle" className="lag-none">
                —
              </text>
            ) : (
              <circle cx={x(index)} cy={y(r)} r={4.5} data-bandless={low === null || undefined} />
            )}
            <text x={x(index)} y={HEIGHT - MARGIN.bottom + 20} textAnchor="middle">
              {number(lagDays)}
            </text>
            <text x={x(index)} y={HEIGHT - MARGIN.bottom + 40} textAnchor="middle" className="lag-pairs">
              {`\u2066n ${number(pairs)}\u2069`}
            </text>
          </g>
        ))}
        <text x={MARGIN.left - 8} y={HEIGHT - MARGIN.bottom + 20} textAnchor="end">
          {`\u2068${t('dynamics/unit-days')}\u2069`}
        </text>
      </svg>
    </div>
  );
}

function LagTable({ lags, pairsMin }: { readonly lags: DynamicsSeries['lags']; readonly pairsMin: number }) {
  const { t, number, signed } = useInterface();
  return (
    <table className="ledger lag-table mt-3">
      <thead>
        <tr>
          <th scope="col">{t('dynamics/lag')}</th>
          <th scope="col">r</th>
          <th scope="col">{t('dynamics/band')}</th>
          <th scope="col">{t('dynamics/pairs')}</th>
        </tr>
      </thead>
      <tbody>
        {lags.map(({ lagDays, r, low, high, pairs }) => (
          <tr key={lagDays}>
            <th scope="row">{t('positions/window-days', { days: lagDays })}</th>
            {r === null ? (
              <td colSpan={2} className="text-muted">
                {t(pairs < pairsMin ? 'dynamics/too-few' : 'dynamics/flat')}
              </td>
            ) : (
              <>
                <td>
                  <bdi dir="ltr">{signed(r)}</bdi>
                </td>
                <td>
                  {low === null || high === null ? (
                    t('dynamics/no-band')
                  ) : (
                    <bdi dir="ltr">{`${signed(low)} … ${signed(high)}`}</bdi>
                  )}
                </td>
              </>
            )}
            <td>{number(pairs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
