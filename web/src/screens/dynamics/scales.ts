import { scaleLinear, type ScaleLinear } from 'd3-scale';

import type { DynamicsSeries, DynamicsStepView } from '../../api/types.ts';
import { dayNumber } from '../../language/format.ts';

export type Axis = ScaleLinear<number, number>;

/** What is drawn of the field, upward and downward, and of the fighting. */
export interface FieldScales {
  readonly x: Axis;
  /** Gains less losses and withdrawals. */
  readonly ground: Axis;
  readonly fighting: Axis;
  readonly support: Axis;
}

export const MARGIN = { left: 96, right: 16 } as const;
/** Tops and bottoms of the three lanes, in pixels. */
export const LANES = {
  ground: [18, 108],
  fighting: [126, 196],
  support: [256, 386],
  bottom: 410,
} as const;

export function scalesOf({ steps }: Pick<DynamicsSeries, 'steps'>, width: number): FieldScales {
  const first = dayNumber(steps[0]?.from ?? '1970-01-01');
  const last = dayNumber(steps.at(-1)?.to ?? '1970-01-02') + 1;
  const most = (valueOf: (step: DynamicsStepView) => number): number => Math.max(1, ...steps.map(valueOf));
  const ground = most(({ gains, losses, withdrawals }) => Math.max(gains, losses + withdrawals));
  const fighting = most(({ attacks, suffered }) => Math.max(attacks, suffered));
  const lane = (most_: number, [top, bottom]: readonly [number, number]): Axis =>
    scaleLinear([-most_, most_], [bottom, top]);
  return {
    x: scaleLinear([first, last], [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]),
    ground: lane(ground, LANES.ground),
    fighting: lane(fighting, LANES.fighting),
    support: lane(1, LANES.support),
  };
}

/** The middle of the step that holds a day, in days since 1970-01-01; the day itself where none does. */
export function middleOfStep(steps: readonly DynamicsStepView[], day: string): number {
  const step = steps.find(({ from, to }) => from <= day && day <= to);
  return step === undefined ? dayNumber(day) : middleOf(step);
}

export function middleOf({ from, to }: Pick<DynamicsStepView, 'from' | 'to'>): number {
  return (dayNumber(from) + dayNumber(to) + 1) / 2;
}

const RADIUS_MIN = 4.5;
const RADIUS_MAX = 9;

/** The mark grows with the root of the evidence. */
export function radiusOf(units: number): number {
  return Math.min(RADIUS_MAX, RADIUS_MIN + 1.4 * Math.sqrt(Math.max(0, units - 1)));
}
