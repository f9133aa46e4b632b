import { useEffect, useRef } from 'react';

/**
 * Keys by their place on the keyboard (`event.code`), so that they work while an Arabic layout is on: the key that is
 * `/` on an English keyboard types ظ on an Arabic one.
 */
const KEY_OF_CODE = {
  Slash: '/',
  KeyA: 'a',
  KeyC: 'c',
  KeyE: 'e',
  KeyF: 'f',
  KeyG: 'g',
  KeyJ: 'j',
  KeyK: 'k',
  KeyP: 'p',
  KeyS: 's',
  Digit1: '1',
  Digit2: '2',
  Digit3: '3',
  Digit4: '4',
  Digit5: '5',
  Digit6: '6',
  Digit7: '7',
  BracketLeft: '[',
  BracketRight: ']',
  Escape: 'Escape',
} as const;

export type Key = (typeof KEY_OF_CODE)[keyof typeof KEY_OF_CODE] | '?';
export type Bindings = Partial<Record<Key, (event: KeyboardEvent) => void>>;

/** The key that was struck, or null where it is none of ours or is meant for the browser. */
export function keyOf(
  event: Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): Key | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === '?' || event.key === '؟') return '?';
  if (event.key === '/') return '/';
  const key = KEY_OF_CODE[event.code as keyof typeof KEY_OF_CODE] ?? null;
  if (!event.shiftKey) return key;
  return key === '/' ? '?' : null;
}

/** Binds keys while the component is shown. Keys typed into a field or a dialog are not ours, save Escape in a field. */
export function useKeys(bindings: Bindings): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyOf(event);
      const target = event.target instanceof Element ? event.target : null;
      if (key === null || event.defaultPrevented || target?.closest('[role=dialog]')) return;
      const isTyping = target?.matches('input:not([type=range]), textarea, select') ?? false;
      if (isTyping && key !== 'Escape') return;
      latest.current[key]?.(event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
