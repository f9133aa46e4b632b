import { Button } from 'react-aria-components';

import { useInterface } from '../language/interface.tsx';
import { showNotice, useNotice, useUndo } from './decisions.ts';
import { FailureText } from './states.tsx';

/** What was just decided, at the foot of the page, with the way back. */
export function NoticeBar({ caseName }: { readonly caseName: string }) {
  const { t } = useInterface();
  const notice = useNotice();
  const undo = useUndo(caseName);
  const isShown = notice !== null && notice.caseName === caseName;
  return (
    <div role="status" className="notice no-print" data-shown={isShown || undefined}>
      {isShown ? (
        <>
          <span>
            {notice.item === null
              ? t('decision/nothing-to-undo')
              : notice.kind === 'undone'
                ? t('decision/undone-notice', { what: t(`decision/${notice.item.decision.kind}`) })
                : t('decision/done-notice', { what: t(`decision/${notice.item.decision.kind}`) })}
          </span>
          {undo.isError ? <FailureText error={undo.error} /> : null}
          {notice.kind === 'decided' && notice.item !== null ? (
            <Button
              className="notice-action"
              isDisabled={undo.isPending}
              aria-keyshortcuts="z"
              onPress={() => {
                if (notice.item !== null) undo.mutate(notice.item.id);
              }}
            >
              {t('decision/undo')} <kbd aria-hidden="true">z</kbd>
            </Button>
          ) : null}
          <Button className="notice-action" onPress={() => showNotice(null)}>
            {t('app/close')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
