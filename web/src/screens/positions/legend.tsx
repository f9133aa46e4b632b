import { Glyph } from '../../components/glyph.tsx';
import { LegendEntry } from '../../components/legend-entry.tsx';
import { useInterface } from '../../language/interface.tsx';
import { glyphRadius } from './cell.ts';

/** What the signs of the matrix mean. */
export function Legend({ hasCamps, isCompared }: { readonly hasCamps: boolean; readonly isCompared: boolean }) {
  const { t } = useInterface();
  return (
    <ul className="legend">
      <LegendEntry meaning={t('positions/key-for')}>
        <Glyph reading="for" radius={6} />
      </LegendEntry>
      <LegendEntry meaning={t('positions/key-against')}>
        <Glyph reading="against" radius={6} />
      </LegendEntry>
      <LegendEntry meaning={t('positions/key-contested')}>
        <Glyph reading="contested" radius={6} />
      </LegendEntry>
      <LegendEntry meaning={t('positions/key-size')}>
        {[1, 4, 12].map((evidence) => (
          <Glyph key={evidence} reading="for" radius={glyphRadius(evidence)} />
        ))}
      </LegendEntry>
      <LegendEntry meaning={t('positions/key-single')}>
        <span className="single single-sample" />
      </LegendEntry>
      <LegendEntry meaning={t('positions/key-absent')}>
        <Glyph reading="for" radius={4} isHollow />
        <Glyph reading="against" radius={4} isHollow />
      </LegendEntry>
      <LegendEntry meaning={t('positions/key-empty')} />
      {isCompared ? <LegendEntry meaning={t('positions/key-change')} /> : null}
      {hasCamps ? <LegendEntry meaning={t('positions/key-camp')} /> : null}
    </ul>
  );
}
