import { useInterface } from '../language/interface.tsx';

/** The end of a list of which only the first part is shown: a button for more, and how much of it is shown. Nothing where all is there. */
export function ShowMore({ shown, onMore }: { readonly shown: string; readonly onMore: (() => void) | null }) {
  const { t } = useInterface();
  return onMore === null ? null : (
    <p className="no-print mt-4 flex flex-wrap items-baseline gap-x-4">
      <button type="button" className="action" onClick={onMore}>
        {t('articles/show-more')}
      </button>
      <span className="label">{shown}</span>
    </p>
  );
}
