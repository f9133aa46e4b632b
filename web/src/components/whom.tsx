import { useState } from 'react';

import type { ArticleSummary, Attribution, FoundItem, PartyRef } from '../api/types.ts';
import { useKeys } from '../app/keys.ts';
import { useInterface } from '../language/interface.tsx';
import { EntityReview } from './entity-review.tsx';
import { Name } from './name.tsx';

/** Everyone whom a finding names, and for each what a person has to say of whom that is. Key: n, one name after another. */
export function WhomItMeans({
  caseName,
  found,
  article,
  entities,
}: {
  readonly caseName: string;
  readonly found: FoundItem;
  readonly article: Pick<ArticleSummary, 'id' | 'title'>;
  readonly entities: readonly PartyRef[];
}) {
  const { t } = useInterface();
  const [open, setOpen] = useState<string | null>(null);
  const ids = idsIn(found);
  const named = ids.flatMap((id) => entities.find((entity) => entity.id === id) ?? []);
  useKeys(
    {
      n: () => {
        const next = named[named.findIndex(({ id }) => id === open) + 1] ?? null;
        setOpen(next?.id ?? null);
      },
    },
    'panel',
  );
  if (named.length === 0) return null;
  return (
    <section className="review no-print" aria-labelledby="whom">
      <h3 id="whom" className="text-sm font-semibold">
        {t('names/title')}
      </h3>
      <p className="label">{t('names/hint')}</p>
      <ul className="mt-2 flex flex-wrap gap-2">
        {named.map((entity) => (
          <li key={entity.id}>
            <button
              type="button"
              className="whom"
              aria-expanded={open === entity.id}
              aria-keyshortcuts="n"
              onClick={() => setOpen(open === entity.id ? null : entity.id)}
            >
              <Name of={entity} />
            </button>
          </li>
        ))}
      </ul>
      {open !== null && named.some(({ id }) => id === open) ? (
        <EntityReview key={open} caseName={caseName} id={open} article={article} />
      ) : null}
    </section>
  );
}

function idsIn(found: FoundItem): readonly string[] {
  return [...new Set(idsOfKind(found))];
}

function idsOfKind(found: FoundItem): readonly string[] {
  switch (found.kind) {
    case 'claim': {
      const { actor, recipient, place, stance, attribution } = found.item;
      return [
        ...actor,
        ...recipient,
        ...speakersIn(attribution),
        ...stance.flatMap(({ holder, target }) => [holder, target]),
        ...place,
      ];
    }
    case 'figure': {
      const { group, place, attribution } = found.item;
      return [...(group === null ? [] : [group]), ...speakersIn(attribution), ...place];
    }
    case 'shift':
      return [found.item.holder, found.item.target, ...speakersIn(found.item.attribution)];
    case 'cause':
      return [];
  }
}

function speakersIn({ speaker, chain }: Attribution): readonly string[] {
  return [...chain.flatMap((voice) => voice.speaker), ...speaker];
}
