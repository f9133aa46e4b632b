import type { ReactNode } from 'react';

/** A sign of a drawing and what it means, in the list of a legend; a meaning without a sign stands alone. */
export function LegendEntry({ meaning, children }: { readonly meaning: string; readonly children?: ReactNode }) {
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
