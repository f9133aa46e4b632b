import type { ReactNode } from 'react';

import { Glyph } from '../../components/glyph.tsx';
import { useInterface } from '../../language/interface.tsx';
import { glyphRadius } from './cell.ts';

/** What the signs of the matrix mean. */
export function Legend({ hasCamps, isCompared }: { readonly hasCamps: boolean; readonly isCompared: boolean }) {
  const { t } = useInterface();
  return (
    <ul className="legend">
      <Entry meaning={t('positions/key-for')}>
        <Glyph reading="for" radius={6} />
      </Entry>
      <Entry meaning={t('positions/key-against')}>
        <Glyph reading="against" radius={6} />
      </Entry>
      <Entry meaning={t('positions/key-contested')}>
        <Glyph reading="contested" radius={6} />
      </Entry>
      <Entry meaning={t('positions/key-size')}>
        {[1, 4, 12].map((evidence) => (
          <Glyph key={evidence} reading="for" radius={glyphRadius(evidence)} />
        ))}
      </Entry>
      <Entry meaning={t('positions/key-single')}>
        <span className="single single-sample" />
      </Entry>
      <Entry meaning={t('positions/key-absent')}>
        <Glyph reading="for" radius={4} isHollow />
        <Glyph reading="against" radius={4} isHollow />
      </Entry>
      <Entry meaning={t('positions/key-empty')} />
      {isCompared ? <Entry meaning={t('positions/key-change')} /> : null}
      {hasCamps ? <Entry meaning={t('positions/key-camp')} /> : null}
    </ul>
  );
}

function Entry({ meaning, children }: { readonly meaning: string; readonly children?: ReactNode }) {
  return (
    <li>
      {children === undefined ? null : (
        <span className="inline-flex items-center gap-0.5" aria-hidden="true">
          {children}
        </span>
      )}
      {meaning}
    </li>
  );
}
