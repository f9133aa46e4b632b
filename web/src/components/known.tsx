import type { Provenance } from '../api/types.ts';
import { useInterface } from '../language/interface.tsx';

/** Whether the text states something or it was carried over or inferred; always told, never guessed from the look. */
export function HowKnown({ source }: { readonly source: Provenance }) {
  const { t } = useInterface();
  return (
    <span className={`label ${source === 'stated' ? '' : 'underline decoration-dotted underline-offset-4'}`}>
      {t(`source/${source}`)}
    </span>
  );
}
