import { useEffect, useEffectEvent, useRef } from 'react';

/** More rows are drawn when the end of the list is so near. */
const MARGIN = '900px 0px';

/** The end of a list that goes on: more is drawn when the eye or the keys come near, or by a press. One drawing asks once. */
export function MoreRows({ label, onMore }: { readonly label: string; readonly onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const ask = useEffectEvent(onMore);
  useEffect(() => {
    const element = button.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) ask();
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <button ref={button} type="button" className="action no-print mt-6" onClick={onMore}>
      {label}
    </button>
  );
}
