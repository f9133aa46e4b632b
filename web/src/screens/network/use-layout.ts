import { useEffect, useState } from 'react';

import type { NetworkView } from '../../api/types.ts';
import type { Language } from '../../language/format.ts';
import type { Layout, LayoutRequest } from './layout.ts';

/** The layout of what is shown over the whole window, made in a worker; null until it is there. It stays while days pass. */
export function useLayout({ parties, plan }: Pick<NetworkView, 'parties' | 'plan'>, language: Language): Layout | null {
  const [made, setMade] = useState<{ readonly key: string; readonly layout: Layout } | null>(null);
  const request: LayoutRequest = {
    // In one order, whoever is chosen: the same parties have the same places.
    parties: parties
      .map(({ id, label }) => ({ id, label: label[language] }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ties: plan,
  };
  const key = JSON.stringify(request);
  useEffect(() => {
    const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Layout>) => {
      setMade({ key, layout: data });
    });
    // A worker is of the page's own origin, and is not asked for it.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(JSON.parse(key));
    return () => worker.terminate();
  }, [key]);
  // While another is being made, the one before would put parties where they do not belong.
  return made?.key === key ? made.layout : null;
}
