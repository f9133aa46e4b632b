import { addressOf, type Query } from '../api/client.ts';
import { useInterface } from '../language/interface.tsx';

const FORMATS = ['csv', 'xlsx', 'jsonl'];

/** The list that is shown as a file, in each format: links, so that the browser saves them as it saves anything. */
export function ExportLinks({
  path,
  query,
  formats = FORMATS,
}: {
  readonly path: readonly string[];
  readonly query: Query;
  readonly formats?: readonly string[];
}) {
  const { t, language } = useInterface();
  return (
    <span className="no-print label inline-flex items-baseline gap-x-2 pb-1.5">
      <span aria-hidden="true">{t('export/title')}</span>
      {formats.map((format) => (
        <a
          key={format}
          className="plain"
          dir="ltr"
          download
          aria-label={t('export/as', { format: format.toUpperCase() })}
          href={addressOf(path, { ...query, format, lang: language })}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
