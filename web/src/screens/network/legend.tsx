import { Glyph } from '../../components/glyph.tsx';
import { LegendEntry } from '../../components/legend-entry.tsx';
import { useInterface } from '../../language/interface.tsx';
import { widthOf } from './drawing.ts';

/** What the signs of the drawing mean. */
export function NetworkLegend() {
  const { t } = useInterface();
  return (
    <ul className="legend">
      {(['for', 'against', 'contested'] as const).map((reading) => (
        <LegendEntry key={reading} meaning={t(`network/legend-${reading}`)}>
          <Glyph reading={reading} radius={5.5} />
        </LegendEntry>
      ))}
      <LegendEntry meaning={t('network/legend-width')}>
        {[1, 4, 12].map((evidence) => (
          <svg key={evidence} width="18" height="10" className="network-key">
            <line x1="0" x2="18" y1="5" y2="5" strokeWidth={widthOf(evidence)} />
          </svg>
        ))}
      </LegendEntry>
      <LegendEntry meaning={t('network/legend-later')}>
        <Glyph reading="for" radius={5} isHollow />
      </LegendEntry>
      <LegendEntry meaning={t('network/legend-letter')} />
      <LegendEntry meaning={t('network/legend-faint')} />
    </ul>
  );
}
