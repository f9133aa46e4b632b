import { useEffect, useState, type RefObject } from 'react';

import type { Span } from '../../api/types.ts';
import { useInterface } from '../../language/interface.tsx';
import { trimSpan } from './passage.ts';
import { spanOfRange } from './text-ranges.ts';

/** The words of the article that are selected at the moment; null where none are. */
export function useSelectedSpan(root: RefObject<HTMLElement | null>, text: string): Span | null {
  const [span, setSpan] = useState<Span | null>(null);
  useEffect(() => {
    const onChange = () => {
      const selection = getSelection();
      const range = selection?.type === 'Range' ? selection.getRangeAt(0) : null;
      const article = root.current;
      const found = range && article?.contains(range.commonAncestorContainer) ? spanOfRange(article, range) : null;
      setSpan(found && trimSpan(found, text));
    };
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [root, text]);
  return span;
}

/** What can be done with a passage that is selected, or that the address marks. */
export function PassageTools({
  isFromAddress,
  isChanged,
  onCopy,
  onLink,
  onClear,
}: {
  /** The passage is the one in the address, which a link can bring and a click takes away. */
  readonly isFromAddress: boolean;
  readonly isChanged: boolean;
  readonly onCopy: () => void;
  readonly onLink: () => void;
  readonly onClear: () => void;
}) {
  const { t } = useInterface();
  return (
    <div
      role="toolbar"
      aria-label={t('reader/passage')}
      className="passage-tools no-print"
      // A press on a button would take the selection away before it is used.
      onPointerDown={(event) => event.preventDefault()}
    >
      <span className={isChanged ? 'text-problem text-sm' : 'label'}>
        {t(isChanged ? 'reader/passage-changed' : isFromAddress ? 'reader/passage-linked' : 'reader/passage')}
      </span>
      <button type="button" className="plain text-sm" onClick={onCopy}>
        {t('reader/copy')} <kbd className="key ms-1">c</kbd>
      </button>
      <button type="button" className="plain text-sm" onClick={onLink}>
        {t('reader/link')}
      </button>
      {isFromAddress ? (
        <button type="button" className="plain text-sm" onClick={onClear}>
          {t('reader/passage-clear')}
        </button>
      ) : null}
    </div>
  );
}
