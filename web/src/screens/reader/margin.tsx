import type { Ref } from 'react';

import type { Mention } from '../../api/types.ts';
import { useInterface } from '../../language/interface.tsx';
import { FindingCard, WordCard, type CardContext } from './cards.tsx';
import { isEvident, type Marked } from './findings.ts';

/** The cards beside the text, each by its words; on a narrow screen a dock with the chosen one and the way to the next. */
export function Margin({
  listRef,
  cards,
  isEmpty,
  selected,
  mentions,
  onSelect,
  onEvidence,
  onHover,
  onCopy,
  onStep,
  context,
}: {
  readonly listRef: Ref<HTMLOListElement>;
  readonly cards: readonly Marked[];
  /** Nothing was found in the article, whatever layer is on. */
  readonly isEmpty: boolean;
  readonly selected: string | null;
  readonly mentions: readonly Mention[];
  readonly onSelect: (id: string | null) => void;
  readonly onEvidence: (id: string) => void;
  readonly onHover: (card: Marked | null) => void;
  readonly onCopy: (card: Marked) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly context: CardContext;
}) {
  const { t } = useInterface();
  const at = cards.findIndex((card) => card.item.id === selected);
  return (
    <aside className="findings" aria-labelledby="findings-title">
      <MarginBar at={at} total={cards.length} onStep={onStep} onClose={() => onSelect(null)} />
      {selected !== null && at === -1 ? (
        <p className="findings-empty text-problem py-2 text-sm">{t('reader/unknown-finding')}</p>
      ) : null}
      {isEmpty ? <p className="findings-empty text-muted py-6">{t('reader/findings-none')}</p> : null}
      {!isEmpty && cards.length === 0 ? (
        <p className="findings-empty text-muted py-6">{t('reader/findings-hidden')}</p>
      ) : null}
      <ol ref={listRef} className="findings-list">
        {cards.map((card) => {
          const { id } = card.item;
          if (!isEvident(card)) {
            const entity = card.layer === 'dates' ? null : card.item.entity;
            const occurrences = mentions.filter((mention) => mention.entity === entity).length;
            return (
              <WordCard
                key={id}
                word={card}
                occurrences={occurrences}
                onClose={() => onSelect(null)}
                context={context}
              />
            );
          }
          return (
            <FindingCard
              key={id}
              finding={card}
              isSelected={id === selected}
              onSelect={() => onSelect(id === selected ? null : id)}
              onEvidence={() => onEvidence(id)}
              onHover={(isHovered) => onHover(isHovered ? card : null)}
              onCopy={() => onCopy(card)}
              context={context}
            />
          );
        })}
      </ol>
    </aside>
  );
}

function MarginBar({
  at,
  total,
  onStep,
  onClose,
}: {
  /** Which card is chosen, counted from 0; −1 where none is. */
  readonly at: number;
  readonly total: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}) {
  const { t, number } = useInterface();
  return (
    <div className="findings-bar">
      <h2 id="findings-title" className="font-semibold">
        {t('reader/findings')}
      </h2>
      <span className="label">
        {at === -1 ? number(total) : t('reader/count', { shown: number(at + 1), total: number(total) })}
      </span>
      <div className="no-print ms-auto flex gap-1">
        <button type="button" className="action" disabled={total === 0 || at === 0} onClick={() => onStep(-1)}>
          {t('reader/previous')}
        </button>
        <button type="button" className="action" disabled={total === 0 || at === total - 1} onClick={() => onStep(1)}>
          {t('reader/next')}
        </button>
        {at === -1 ? null : (
          <button type="button" className="action findings-close" aria-label={t('app/close')} onClick={onClose}>
            ×
          </button>
        )}
      </div>
    </div>
  );
}
