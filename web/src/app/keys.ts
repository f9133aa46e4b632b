import { useEffect, useRef } from 'react';

/**
 * Keys by their place on the keyboard (`event.code`), so that they work while an Arabic layout is on: the key that is
 * `/` on an English keyboard types ظ on an Arabic one.
 */
const NAMED_CODES: Readonly<Record<string, Key>> = {
  Slash: '/',
  BracketLeft: '[',
  BracketRight: ']',
  Equal: '+',
  NumpadAdd: '+',
  Minus: '-',
  NumpadSubtract: '-',
  Space: ' ',
  Escape: 'Escape',
};
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz') as readonly Letter[];
const DIGITS = Array.from('123456789') as readonly Digit[];

export type Letter =
  | 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm'
  | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z'; // prettier-ignore
type Digit = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
export type Key = Letter | Digit | '/' | '?' | '[' | ']' | '+' | '-' | ' ' | 'Escape';

/** What a key does; `false` leaves it to whoever lies below. */
type Handler = (event: KeyboardEvent) => unknown;
export type Bindings = Partial<Record<Key, Handler>>;

/** Who hears a key first: a panel before the screen that it lies on, a screen before the frame; of two alike the later. */
const RANKS = { frame: 0, screen: 1, panel: 2 } as const;
type Rank = keyof typeof RANKS;

/** The key that was struck, or null where it is none of ours or is meant for the browser. */
export function keyOf(
  event: Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): Key | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === '?' || event.key === '؟') return '?';
  if (event.key === '/') return '/';
  const key = keyOfCode(event.code);
  if (!event.shiftKey) return key;
  if (key === '/') return '?';
  // The plus of most keyboards needs the shift key.
  return key === '+' ? '+' : null;
}

function keyOfCode(code: string): Key | null {
  const [, letter, digit] = /^(?:Key([A-Z])|Digit([1-9]))$/u.exec(code) ?? [];
  if (letter !== undefined) return LETTERS.find((each) => each === letter.toLowerCase()) ?? null;
  if (digit !== undefined) return DIGITS.find((each) => each === digit) ?? null;
  return NAMED_CODES[code] ?? null;
}

interface Listener {
  readonly rank: number;
  readonly hear: (key: Key, event: KeyboardEvent) => boolean;
}

/** All who listen now, the first to hear first. */
const listeners: Listener[] = [];

function listen(listener: Listener): () => void {
  const at = listeners.findIndex(({ rank }) => rank <= listener.rank);
  listeners.splice(at === -1 ? listeners.length : at, 0, listener);
  if (listeners.length === 1) document.addEventListener('keydown', onKeyDown);
  return () => {
    listeners.splice(listeners.indexOf(listener), 1);
    if (listeners.length === 0) document.removeEventListener('keydown', onKeyDown);
  };
}

/** How long after g the letter of a screen may follow. */
const CHORD_MILLISECONDS = 1500;
let chordSince = Number.NEGATIVE_INFINITY;
let chords: Partial<Record<Letter, () => void>> = {};

/** What takes letters. A box that is ticked takes none, and has the focus long after. */
const TYPED_INTO = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable]';

function onKeyDown(event: KeyboardEvent): void {
  const key = keyOf(event);
  const target = event.target instanceof Element ? event.target : null;
  if (key === null || event.defaultPrevented || target?.closest('[role=dialog]')) return;
  const isTyping = target?.matches(TYPED_INTO) ?? false;
  if (isTyping && key !== 'Escape') return;
  // The space bar presses what has the focus.
  if (key === ' ' && target?.matches('button, a, summary, [role=button], [role=slider], input')) return;
  if (event.timeStamp - chordSince <= CHORD_MILLISECONDS) {
    chordSince = Number.NEGATIVE_INFINITY;
    const chord = chords[key as Letter];
    if (chord) {
      chord();
      return;
    }
  }
  if (key === 'g') {
    chordSince = event.timeStamp;
    return;
  }
  listeners.some((listener) => listener.hear(key, event));
}

/** Binds keys while the component is shown. Keys typed into a field or a dialog are not ours, save Escape in a field. */
export function useKeys(bindings: Bindings, rank: Rank = 'screen'): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(
    () =>
      listen({
        rank: RANKS[rank],
        hear: (key, event) => {
          const handler = latest.current[key];
          return handler !== undefined && handler(event) !== false;
        },
      }),
    [rank],
  );
}

/** Binds the letters that follow g. One place does that, the frame. */
export function useChords(letters: Partial<Record<Letter, () => void>>): void {
  useEffect(() => {
    chords = letters;
  });
}
