import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';

import { ApiFailure } from '../api/client.ts';
import { useInterface } from '../language/interface.tsx';

/** Who has waited for so long is told why. */
const LONG_MILLISECONDS = 6000;

/** Waiting, nothing there, and not possible: each says what it is and what to do. */
export function Loading() {
  const { t } = useInterface();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className="text-muted py-16 text-center">
      <p>{t('state/loading')}</p>
      {isLong ? <p className="mx-auto mt-3 max-w-[34rem] px-4 leading-7">{t('state/loading-long')}</p> : null}
    </div>
  );
}

export function Empty({
  title,
  remedy,
  isPage = false,
  children,
}: {
  readonly title: string;
  readonly remedy: string;
  /** Whether nothing else stands on the page, so that this is its heading. */
  readonly isPage?: boolean;
  readonly children?: ReactNode;
}) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <section className="mx-auto max-w-[34rem] px-4 py-20 text-center">
      <Heading className="font-text text-2xl">{title}</Heading>
      <p className="text-muted mt-3 leading-7">{remedy}</p>
      {children === undefined ? null : <div className="mt-6 flex justify-center gap-3">{children}</div>}
    </section>
  );
}

/** Says what failed in the reader's language, with the server's own remedy where it gives one. */
export function Failed({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const { t } = useInterface();
  return (
    <section role="alert" className="border-problem mx-auto my-16 max-w-[34rem] border-s-2 px-5">
      <h2 className="text-problem font-semibold">{t('state/failed')}</h2>
      <p className="mt-2 leading-7">
        <FailureText error={error} />
      </p>
      <button type="button" className="action mt-4" onClick={retry}>
        {t('state/retry')}
      </button>
    </section>
  );
}

export function FailureText({ error }: { readonly error: Error }) {
  const { t, language } = useInterface();
  if (!(error instanceof ApiFailure)) return t('state/broken', { reason: error.message });
  if (error.label) return error.label[language];
  return error.code === 'unreachable' ? t('state/unreachable') : t('state/unknown-error', { code: error.code });
}

export function BrokenPage({ error }: { readonly error: unknown }) {
  const { t } = useInterface();
  return (
    <section role="alert" className="border-problem mx-auto my-16 max-w-[34rem] border-s-2 px-5">
      <p className="leading-7">
        {t('state/broken', { reason: error instanceof Error ? error.message : String(error) })}
      </p>
      <button type="button" className="action mt-4" onClick={() => location.reload()}>
        {t('state/reload')}
      </button>
    </section>
  );
}

export function UnknownPage() {
  const { t } = useInterface();
  return (
    <Empty isPage title={t('state/no-page')} remedy={t('state/no-page-remedy')}>
      <Link to="/" className="action">
        {t('state/to-start')}
      </Link>
    </Empty>
  );
}
