/**
 * Logistic regression with an L2 penalty, by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani and
 * Friedman, The Elements of Statistical Learning, 4.4.1). Deterministic: the loss is convex, and the same rows give the same weights.
 */

/** One thing to learn from: the features that hold of it, as indices, and whether it was right. */
export interface Row {
  readonly features: readonly number[];
  readonly right: boolean;
}

export interface Fit {
  /** Log odds where no feature holds; not penalised. */
  readonly base: number;
  readonly weights: readonly number[];
}

const STEPS_MAX = 50;
const STILL = 1e-10;

type Vector = readonly number[];
/** Rows of the lower triangle of a symmetric matrix. */
type Triangle = readonly Vector[];

/** The base and weights with the least sum of log losses plus Σ penalties[i]·weights[i]² / 2. Penalties must be positive. */
export function fitLogistic(rows: readonly Row[], penalties: Vector): Fit {
  let at: Vector = [0, ...penalties.map(() => 0)];
  let loss = lossAt(rows, penalties, at);
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const { gradient, hessian } = slopeAt(rows, penalties, at);
    const change = solve(hessian, gradient);
    // Newton's step may overshoot where the curve is flat: halve it until it helps.
    let scale = 1;
    let next = moved(at, change, scale);
    let nextLoss = lossAt(rows, penalties, next);
    while (nextLoss > loss && scale > STILL) {
      scale /= 2;
      next = moved(at, change, scale);
      nextLoss = lossAt(rows, penalties, next);
    }
    const gain = loss - nextLoss;
    if (gain >= 0) [at, loss] = [next, nextLoss];
    if (gain < STILL) break;
  }
  const [base = 0, ...weights] = at;
  return { base, weights };
}

/** The chance of being right of what has these features. */
export function chanceOf({ base, weights }: Fit, features: Vector): number {
  return chance(features.reduce((sum, feature) => sum + valueAt(weights, feature), base));
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));
const valueAt = (values: Vector, index: number): number => values[index] ?? 0;

/** The places in a vector that a row touches: the base stands first. */
const placesOf = (row: Row): Vector => [0, ...row.features.map((feature) => feature + 1)];

function oddsOf(row: Row, at: Vector): number {
  return placesOf(row).reduce((sum, place) => sum + valueAt(at, place), 0);
}

function lossAt(rows: readonly Row[], penalties: Vector, at: Vector): number {
  let loss = 0;
  for (const row of rows) {
    const against = row.right ? -oddsOf(row, at) : oddsOf(row, at);
    // log(1 + e^against) without overflow.
    loss += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
  }
  return penalties.reduce((sum, penalty, index) => sum + (penalty * valueAt(at, index + 1) ** 2) / 2, loss);
}

interface Slope {
  readonly gradient: Vector;
  readonly hessian: Triangle;
}

/** Where all rows are alike the base has no least; a whisper of a penalty keeps it finite. */
const WHISPER = 1e-9;

function slopeAt(rows: readonly Row[], penalties: Vector, at: Vector): Slope {
  const gradient = at.map((value, place) => (place === 0 ? 0 : valueAt(penalties, place - 1) * value));
  const hessian = at.map((_, place) => {
    const line = Array.from({ length: place + 1 }, () => 0);
    line[place] = place === 0 ? WHISPER : valueAt(penalties, place - 1);
    return line;
  });
  for (const row of rows) {
    const likely = chance(oddsOf(row, at));
    const error = likely - (row.right ? 1 : 0);
    const curve = likely * (1 - likely);
    const places = placesOf(row);
    for (const place of places) {
      gradient[place] = valueAt(gradient, place) + error;
      const line = hessian[place] ?? [];
      for (const other of places) if (other <= place) line[other] = valueAt(line, other) + curve;
    }
  }
  return { gradient, hessian };
}

function moved(at: Vector, change: Vector, scale: number): Vector {
  return at.map((value, index) => value - scale * valueAt(change, index));
}

/** Solves `matrix`·x = `right` by Cholesky's decomposition; the matrix is positive definite. */
export function solve(matrix: Triangle, right: Vector): Vector {
  const lower: number[][] = [];
  const forward: number[] = [];
  matrix.forEach((given, row) => {
    const line: number[] = [];
    lower.push(line);
    for (let column = 0; column <= row; column += 1) {
      const rest = valueAt(given, column) - product(line, lower[column] ?? [], column);
      line.push(row === column ? Math.sqrt(rest) : rest / valueAt(lower[column] ?? [], column));
    }
    forward.push((valueAt(right, row) - product(line, forward, row)) / valueAt(line, row));
  });
  const solution = [...forward];
  for (let row = solution.length - 1; row >= 0; row -= 1) {
    let rest = valueAt(forward, row);
    for (let below = row + 1; below < solution.length; below += 1)
      rest -= valueAt(lower[below] ?? [], row) * valueAt(solution, below);
    solution[row] = rest / valueAt(lower[row] ?? [], row);
  }
  return solution;
}

/** The scalar product of the first `length` values of two vectors. */
function product(a: Vector, b: Vector, length: number): number {
  let sum = 0;
  for (let index = 0; index < length; index += 1) sum += valueAt(a, index) * valueAt(b, index);
  return sum;
}
