import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';

import { decisionsQuery } from '../../api/queries.ts';
import type { DecisionItem } from '../../api/types.ts';
import { useUndo } from '../../app/decisions.ts';
import { useKeys } from '../../app/keys.ts';
import { clickFocused, moveFocus } from '../../app/list-focus.ts';
import { useEvidence } from '../../app/scope.ts';
import { Empty, Failed, FailureText, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { DecisionWords } from '../../components/decision-words.tsx';
import { useInterface } from '../../language/interface.tsx';

/** What people decided about the case, the latest first, each with its way back; those undone on demand. */
export function DecisionsScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/decisions' });
  const decisions = useQuery(decisionsQuery(caseName));
  useTitle(t('screen/decisions'));
  if (decisions.isPending) return <Loading />;
  if (decisions.isError) return <Failed error={decisions.error} retry={() => void decisions.refetch()} />;
  return <DecisionLog caseName={caseName} items={decisions.data.decisions} />;
}

function DecisionLog({ caseName, items }: { readonly caseName: string; readonly items: readonly DecisionItem[] }) {
  const { t, number } = useInterface();
  const { show } = useSearch({ from: '/c/$case/decisions' });
  const navigate = useNavigate({ from: '/c/$case/decisions' });
  const list = useRef<HTMLOListElement>(null);
  const undo = useUndo(caseName);
  useKeys({
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
    e: () => clickFocused(list.current),
  });
  const shown = show === 'all' ? items : items.filter(({ undone }) => undone === null);
  const undoneCount = items.length - items.filter(({ undone }) => undone === null).length;
  return (
    <div className="mx-auto w-full max-w-[60rem] px-4 pt-6 pb-20 md:px-8">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <h1 className="font-text me-auto text-3xl leading-[1.6]">{t('screen/decisions')}</h1>
        {undoneCount === 0 ? null : (
          <label className="flex items-center gap-2 pb-1.5 text-sm">
            <input
              type="checkbox"
              checked={show === 'all'}
              onChange={(event) =>
                void navigate({
                  search: (before) => ({ ...before, show: event.target.checked ? ('all' as const) : undefined }),
                  replace: true,
                })
              }
            />
            {t('decisions/show-undone', { count: number(undoneCount) })}
          </label>
        )}
      </div>
      <p className="text-muted mt-1 max-w-[44rem] leading-7">{t('decisions/note')}</p>
      {undo.isError ? (
        <p role="alert" className="text-problem mt-3">
          <FailureText error={undo.error} />
        </p>
      ) : null}
      {shown.length === 0 ? (
        <Empty title={t('decisions/empty')} remedy={t('decisions/empty-remedy')}>
          <Link to="/c/$case/positions" params={{ case: caseName }} className="action">
            {t('screen/positions')}
          </Link>
        </Empty>
      ) : (
        <ol ref={list} className="mt-5">
          {shown.map((item) => (
            <Entry key={item.id} item={item} isPending={undo.isPending} onUndo={() => undo.mutate(item.id)} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Entry({
  item,
  isPending,
  onUndo,
}: {
  readonly item: DecisionItem;
  readonly isPending: boolean;
  readonly onUndo: () => void;
}) {
  const { t, date, number } = useInterface();
  const evidence = useEvidence();
  const { decision, at, undone, articles, orphan } = item;
  return (
    <li className="decision-entry" data-undone={undone !== null || undefined}>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <b className="font-semibold">{t(`decision/${decision.kind}`)}</b>
          <span className="label">{date(at.slice(0, 10))}</span>
          {undone === null ? null : (
            <span className="badge">{t('decisions/undone-on', { date: date(undone.slice(0, 10)) })}</span>
          )}
          {orphan ? <span className="badge">{t('decisions/orphan')}</span> : null}
          {undone === null && !orphan ? (
            <span className="label">{t('decisions/articles', { count: articles, shown: number(articles) })}</span>
          ) : null}
        </p>
        {'anchor' in decision ? (
          <button
            type="button"
            data-row
            className="sentence decision-sentence"
            dir="auto"
            lang="ar"
            onClick={() => evidence.show(decision.anchor.claim)}
          >
            {decision.anchor.evidence}
          </button>
        ) : null}
        <DecisionWords decision={decision} />
      </div>
      {undone === null ? (
        <button type="button" className="action shrink-0" disabled={isPending} onClick={onUndo}>
          {t('decision/undo')}
        </button>
      ) : null}
    </li>
  );
}
