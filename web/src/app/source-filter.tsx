import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, CheckboxGroup, DialogTrigger, Popover } from 'react-aria-components';

import { facetsQuery } from '../api/queries.ts';
import { useInterface } from '../language/interface.tsx';
import { useChangeScope, useScope } from './scope.ts';

/** On whose word: all outlets, or those that are ticked. It holds over all screens. */
export function SourceFilter({ caseName }: { readonly caseName: string }) {
  const { t, number } = useInterface();
  const { outlets } = useScope();
  const change = useChangeScope();
  const known = useQuery(facetsQuery(caseName)).data?.outlets ?? [];
  // A shared address may name an outlet that the case no longer has.
  const gone = outlets.filter((outlet) => known.every((each) => each.outlet !== outlet));
  const rows = [...known, ...gone.map((outlet) => ({ outlet, articles: 0 }))];
  const [first] = outlets;
  return (
    <DialogTrigger>
      <Button className="scope-button" data-narrowed={outlets.length > 0 || undefined}>
        <span className="label">{t('scope/sources')}</span>
        <span>
          {first === undefined ? t('scope/all-sources') : outlets.length === 1 ? first : number(outlets.length)}
        </span>
      </Button>
      {/* The popover itself is the dialog, so that the buttons which leave it lie within. */}
      <Popover className="popover" placement="bottom end" aria-label={t('scope/sources')}>
        <p className="label max-w-[18rem]">{t('scope/sources-note')}</p>
        <CheckboxGroup
          aria-label={t('scope/sources')}
          className="mt-3 grid gap-1"
          value={[...outlets]}
          onChange={(chosen) => change({ outlets: chosen })}
        >
          {rows.map(({ outlet, articles }) => (
            <Checkbox key={outlet} value={outlet} className="check">
              <span className="check-box" aria-hidden="true" />
              <bdi>{outlet}</bdi>
              <span className="label ms-auto ps-6">{number(articles)}</span>
            </Checkbox>
          ))}
        </CheckboxGroup>
        <button
          type="button"
          className="action mt-4"
          disabled={outlets.length === 0}
          onClick={() => change({ outlets: [] })}
        >
          {t('scope/all-sources')}
        </button>
      </Popover>
    </DialogTrigger>
  );
}
