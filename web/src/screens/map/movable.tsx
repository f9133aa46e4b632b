import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

import { useInterface } from '../../language/interface.tsx';
import { moved, type Size, type View } from './view.ts';

const ZOOM_STEP = 1.5;
const PAN_STEP = 0.15;
/** A press that moves less than this many pixels is a press on what lies there. */
const DRAG_MIN = 4;

/** A box that is moved by dragging and arrows, and zoomed by keys, buttons, a double press, or the wheel with Ctrl held. */
export function Movable({
  view,
  size,
  onMove,
  onRest,
  onHome,
  onAll,
  children,
}: {
  readonly view: View;
  readonly size: Size;
  readonly onMove: (view: View) => void;
  readonly onRest: (view: View) => void;
  readonly onHome: () => void;
  readonly onAll: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useInterface();
  const drag = useRef<{ readonly x: number; readonly y: number; readonly from: View; last: View | null } | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = viewAfterKey(event.key, view, size);
    if (next === null) return;
    event.preventDefault();
    if (next === 'home') onHome();
    else onRest(next);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const { current } = drag;
    if (current === null) return;
    const [dx, dy] = [current.x - event.clientX, current.y - event.clientY];
    if (current.last === null && Math.hypot(dx, dy) < DRAG_MIN) return;
    if (current.last === null) event.currentTarget.setPointerCapture(event.pointerId);
    current.last = moved(current.from, size, { by: [dx / size.width, dy / size.height] });
    onMove(current.last);
  };
  const onPointerUp = () => {
    const last = drag.current?.last ?? null;
    drag.current = null;
    if (last !== null) onRest(last);
  };
  return (
    <div dir="ltr">
      {/* A drawing that is moved: its keys are told by its description, and the lists beside it are the same. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it is moved, not pressed */}
      <div
        className="map-box"
        role="application"
        aria-label={t('map/drawing')}
        aria-describedby="map-keys"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows move it
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button === 0) drag.current = { x: event.clientX, y: event.clientY, from: view, last: null };
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onDoubleClick={() => onRest(moved(view, size, { factor: ZOOM_STEP }))}
      >
        {children}
        <div
          className="map-buttons no-print"
          onPointerDown={(event) => event.stopPropagation()}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <button
            type="button"
            className="action"
            aria-label={t('map/closer')}
            onClick={() => onRest(moved(view, size, { factor: ZOOM_STEP }))}
          >
            +
          </button>
          <button
            type="button"
            className="action"
            aria-label={t('map/farther')}
            onClick={() => onRest(moved(view, size, { factor: 1 / ZOOM_STEP }))}
          >
            −
          </button>
          <button type="button" className="action" onClick={onHome}>
            {t('map/home')}
          </button>
          <button type="button" className="action" onClick={onAll}>
            {t('map/all')}
          </button>
        </div>
      </div>
      <p id="map-keys" className="sr-only">
        {t('map/keys')}
      </p>
    </div>
  );
}

/** The view after a key; `home` for the first one, null where the key is none of the map's. */
function viewAfterKey(key: string, view: View, size: Size): View | 'home' | null {
  const pan = (x: number, y: number): View => moved(view, size, { by: [x, y] });
  switch (key) {
    case 'ArrowLeft':
      return pan(-PAN_STEP, 0);
    case 'ArrowRight':
      return pan(PAN_STEP, 0);
    case 'ArrowUp':
      return pan(0, -PAN_STEP);
    case 'ArrowDown':
      return pan(0, PAN_STEP);
    case '+':
    case '=':
      return moved(view, size, { factor: ZOOM_STEP });
    case '-':
    case '−':
      return moved(view, size, { factor: 1 / ZOOM_STEP });
    case '0':
    case '٠':
      return 'home';
    default:
      return null;
  }
}
