/** Up for, down against, a diamond where contested: shape says what colour says. */
export type Reading = 'for' | 'against' | 'contested';

const COLOUR: Record<Reading, string> = {
  for: 'var(--favourable)',
  against: 'var(--adverse)',
  contested: 'var(--contested)',
};
const SHAPE: Record<Reading, string> = {
  for: 'M0,-1 L1,0.8 L-1,0.8 Z',
  against: 'M0,1 L1,-0.8 L-1,-0.8 Z',
  contested: 'M0,-1.1 L1.1,0 L0,1.1 L-1.1,0 Z',
};

/** `radius` in pixels; hollow for what is remembered but absent now. The caller says in words what it means. */
export function Glyph({
  reading,
  radius,
  isHollow = false,
}: {
  readonly reading: Reading;
  readonly radius: number;
  readonly isHollow?: boolean;
}) {
  const box = Math.ceil(radius * 1.1 + 1) * 2;
  return (
    <svg
      aria-hidden="true"
      className="glyph"
      width={box}
      height={box}
      viewBox={`${-box / 2} ${-box / 2} ${box} ${box}`}
      style={{ color: COLOUR[reading] }}
    >
      <path
        d={SHAPE[reading]}
        transform={`scale(${radius})`}
        fill={isHollow ? 'none' : 'currentColor'}
        stroke="currentColor"
        strokeWidth={1.25}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

/** What a single sign reads as. */
export function readingOfSign(sign: 1 | -1): Reading {
  return sign === 1 ? 'for' : 'against';
}
