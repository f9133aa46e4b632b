import { useInterface } from '../../language/interface.tsx';
import { radiusOf } from './drawing.tsx';
import { APPROXIMATE_KILOMETRES } from './geojson.ts';

const LEGEND_COUNTS = [1, 10, 100, 1000];

/** What marks and lines mean. */
export function Legend({ mostEvents }: { readonly mostEvents: number }) {
  const { t, number } = useInterface();
  const counts = LEGEND_COUNTS.filter((count, index) => count <= Math.max(mostEvents, 1) || index === 0).slice(-2);
  return (
    <p className="legend">
      <span className="inline-flex items-center gap-1.5">
        {counts.map((count) => {
          const radius = radiusOf(count, mostEvents);
          const box = Math.ceil(radius + 2) * 2;
          return (
            <span key={count} className="inline-flex items-center gap-1">
              <svg
                aria-hidden="true"
                className="map-key"
                width={box}
                height={box}
                viewBox={`${-box / 2} ${-box / 2} ${box} ${box}`}
              >
                <circle className="map-ring" r={radius} />
              </svg>
              {number(count)}
            </span>
          );
        })}
        {t('map/key-exact')}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <svg aria-hidden="true" className="map-key" width="16" height="16" viewBox="-8 -8 16 16">
          <circle className="map-ring" r="6" />
          <circle className="map-force" r="4" />
        </svg>
        {t('map/key-force')}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <svg
          aria-hidden="true"
          className="map-key"
          data-precision="approximate"
          width="16"
          height="16"
          viewBox="-8 -8 16 16"
        >
          <circle className="map-ring" r="6" />
        </svg>
        {t('map/key-approximate', { kilometres: number(APPROXIMATE_KILOMETRES) })}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <svg aria-hidden="true" className="map-key" width="16" height="16" viewBox="-8 -8 16 16">
          <path className="map-ring" d="M0,-6.5 L6.5,0 L0,6.5 L-6.5,0 Z" />
        </svg>
        {t('map/key-region')}
      </span>
      {(['arms', 'troops', 'visit', 'displacement'] as const).map((kind) => (
        <span key={kind} className="map-way inline-flex items-center gap-1.5" data-kind={kind}>
          <svg aria-hidden="true" width="26" height="10" viewBox="0 0 26 10">
            <path className="map-way-line" d="M0,5 H19" strokeWidth="1.5" />
            <path className="map-way-head" d="M26,5 L19,2 L19,8 Z" />
          </svg>
          {t(`map/way-${kind}`)}
        </span>
      ))}
      <span>{t('map/source')}</span>
    </p>
  );
}
