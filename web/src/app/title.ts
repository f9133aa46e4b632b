import { useEffect } from 'react';

import { useInterface } from '../language/interface.tsx';

/** Names the browser's tab after what is shown. */
export function useTitle(title: string): void {
  const { t } = useInterface();
  const name = t('app/name');
  useEffect(() => {
    document.title = title === '' ? name : `${title} · ${name}`;
  }, [title, name]);
}
