import { scaleLinear } from 'd3-scale';
import { memo } from 'react';

import type { LedgerPoint, LedgerSeries } from '../../api/types.ts';
import { useEvidence } from '../../app/scope.ts';
import { dayNumber } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';

const WIDTH = 340;
const HEIGHT = 170;
const MARGIN = { left: 10, right: 58, top: 14, bottom: 22 };
const POINT = 3.5;

/** One shape for each source; a seventh begins again, and its line tells it apart. */
const SHAPES = [
  'M1,0 A1,1 0 1 1 -1,0 A1,1 0 1 1 1,0 Z',
  'M-0.9,-0.9 H0.9 V0.9 H-0.9 Z',
  'M0,-1.25 L1.25,0 L0,1.25 L-1.25,0 Z',
  'M0,-1.1 L1.1,0.9 L-1.1,0.9 Z',
  'M0,1.1 L1.1,-0.9 L-1.1,-0.9 Z',
  'M-1,-1 L1,1 M1,-1 L-1,1',
] as const;

/** Tallies that can only grow, small, one chart a measure; the ledger below says the same in words. */
export const SeriesCharts = memo(function SeriesCharts({ series }: { readonly series: readonly LedgerSeries[] }) {
  const { t } = useInterface();
  if (series.length === 0) return null;
  return (
    <section aria-labelledby="figure-series" className="mt-8">
      <h2 id="figure-series" className="pair-heading">
        {t('ledger/series')}
      </h2>
      <p className="label">{t('ledger/series-note')}</p>
      <div className="series-charts">
        {series.map((each) => (
          <SeriesChart key={`${each.measure} ${each.group?.id ?? ''}`} series={each} />
        ))}
      </div>
    </section>
  );
});

function SeriesChart({ series: { measure, group, points, total } }: { readonly series: LedgerSeries }) {
  const { t, number, date, language } = useInterface();
  const evidence = useEvidence();
  const days = points.map(({ asOf }) => dayNumber(asOf));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const most = Math.max(...points.flatMap(({ value, low, high }) => [value ?? 0, low ?? 0, high ?? 0]));
  const x = scaleLinear([first, Math.max(last, first + 1)], [MARGIN.left, WIDTH - MARGIN.right]);
  const y = scaleLinear([0, most * 1.05], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const sources = [...new Set(points.map((point) => sourceOf(point, language, t)))];
  const lines = [...new Set(points.flatMap(({ line, isStated }) => (isStated ? [line] : [])))];
  const name = `${t(`measure/${measure}`)}${group === null ? '' : `: ${group.label[language]}`}`;
  const base = HEIGHT - MARGIN.bottom;
  const top = points.reduce<LedgerPoint | null>(
    (highest, point) => (highest === null || levelOf(point) >= levelOf(highest) ? point : highest),
    null,
  );
  return (
    <figure className="series-chart">
      <figcaption>{name}</figcaption>
      {total > points.length ? (
        <p className="label">{t('ledger/series-latest', { shown: number(points.length), total: number(total) })}</p>
      ) : null}
      {/* Time runs from left to right in both languages. */}
      <div dir="ltr">
        <svg role="img" aria-label={t('ledger/series-chart', { measure: name })} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
          <line className="series-base" x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={base} y2={base} />
          {lines.flatMap((line) =>
            risingRuns(points.filter((point) => point.isStated && point.line === line)).map((run) => (
              <polyline
                key={`${line} ${run[0]?.findingId}`}
                className="series-line"
                points={run.map((point) => `${x(dayNumber(point.asOf))},${y(levelOf(point))}`).join(' ')}
              />
            )),
          )}
          {points.map((point) => {
            const [left, level] = [x(dayNumber(point.asOf)), y(levelOf(point))];
            const shape = SHAPES[sources.indexOf(sourceOf(point, language, t)) % SHAPES.length];
            return (
              <g
                key={point.findingId}
                className="series-point"
                data-stated={point.isStated || undefined}
                data-open={evidence.open === point.findingId || undefined}
                onClick={() => evidence.show(point.findingId)}
              >
                <title>{`${number(levelOf(point))} · ${date(point.asOf)} · ${sourceOf(point, language, t)}`}</title>
                <line
                  x1={left}
                  x2={left}
                  y1={y(point.low ?? 0)}
                  y2={y(point.high ?? levelOf(point))}
                  data-open-end={point.high === null || undefined}
                />
                {point.high === null ? (
                  <path className="series-more" d={`M${left - 3},${level - 6} l3,-4 l3,4`} />
                ) : null}
                <path
                  d={shape}
                  transform={`translate(${left} ${level}) scale(${POINT})`}
                  vectorEffect="non-scaling-stroke"
                />
              </g>
            );
          })}
          {top === null ? null : (
            <text x={x(dayNumber(top.asOf)) + 8} y={y(levelOf(top)) + 4} textAnchor="start">
              {`\u2068${number(levelOf(top))}\u2069`}
            </text>
          )}
          <text x={MARGIN.left} y={HEIGHT - 6} textAnchor="start" className="series-day">
            {`\u2068${date(points[0]?.asOf ?? '', 'short')}\u2069`}
          </text>
          <text x={WIDTH - MARGIN.right} y={HEIGHT - 6} textAnchor="end" className="series-day">
            {`\u2068${date(points.at(-1)?.asOf ?? '', 'short')}\u2069`}
          </text>
        </svg>
      </div>
      <ul className="series-sources">
        {sources.map((source, index) => (
          <li key={source}>
            <svg aria-hidden="true" className="series-point" width="12" height="12" viewBox="-6 -6 12 12">
              <path d={SHAPES[index % SHAPES.length]} transform={`scale(${POINT})`} vectorEffect="non-scaling-stroke" />
            </svg>
            <bdi>{source}</bdi>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Stretches that do not fall: a tally cannot, so a lower number after a higher one is of something narrower. */
function risingRuns(points: readonly LedgerPoint[]): readonly (readonly LedgerPoint[])[] {
  const runs: LedgerPoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && levelOf(point) >= levelOf(last)) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** The number by which a point is drawn: the one said, else the least that its words allow. */
function levelOf({ value, low, high }: LedgerPoint): number {
  return value ?? low ?? high ?? 0;
}

function sourceOf(
  { reporters, reporterKind, outlets }: LedgerPoint,
  language: 'ar' | 'en',
  t: ReturnType<typeof useInterface>['t'],
): string {
  if (reporters.length > 0) return reporters.map(({ label }) => label[language]).join(language === 'ar' ? '، ' : ', ');
  return reporterKind === 'author' ? outlets.join('، ') : t(`voice/${reporterKind}`);
}
