import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';

import { useKeys } from '../../app/keys.ts';
import { clickFocused, moveFocus } from '../../app/list-focus.ts';
import { useTitle } from '../../app/title.ts';
import { useInterface } from '../../language/interface.tsx';
import { Comparison } from './comparison.tsx';
import { NamesPart } from './names.tsx';
import { OutletsPart } from './outlets.tsx';

const PARTS = ['profiles', 'reliance', 'origins', 'names', 'event'] as const;

/** On whose word outlets report, what they call whom, and how two of them tell one event. */
export function SourcesScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/sources' });
  const { show = 'profiles' } = useSearch({ from: '/c/$case/sources' });
  const lists = useRef<HTMLDivElement>(null);
  useTitle(t('sources/title'));
  useKeys({
    j: () => moveFocus(lists.current, 1),
    k: () => moveFocus(lists.current, -1),
    e: () => clickFocused(lists.current),
  });
  return (
    <div className="mx-auto w-full max-w-[84rem] px-4 pt-6 pb-20 md:px-8">
      <h1 className="font-text text-3xl leading-[1.6]">{t('sources/title')}</h1>
      <nav aria-label={t('sources/parts')} className="no-print sources-parts">
        {PARTS.map((part) => (
          <Link
            key={part}
            to="/c/$case/sources"
            params={{ case: caseName }}
            search={(before) => ({
              ...before,
              show: part === 'profiles' ? undefined : part,
              pick: undefined,
              e: undefined,
            })}
            className="screen-link"
            activeProps={{ className: 'screen-link-active' }}
            activeOptions={{ explicitUndefined: true }}
          >
            {t(`sources/${part}`)}
          </Link>
        ))}
      </nav>
      <div ref={lists}>
        {show === 'names' ? (
          <NamesPart caseName={caseName} />
        ) : show === 'event' ? (
          <Comparison caseName={caseName} />
        ) : (
          <OutletsPart caseName={caseName} show={show} />
        )}
      </div>
    </div>
  );
}
