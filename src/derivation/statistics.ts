/** Small statistics, each by its plain definition. */

/** The value below which a share `at` of the sorted `values` lies, interpolated; 0 where there is none. */
export function quantile(values: readonly number[], at: number): number {
  const place = at * (values.length - 1);
  const below = values[Math.floor(place)] ?? 0;
  const above = values[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Pearson's correlation of pairs; null with fewer than three, or where one side never changes. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 3) return null;
  const meanA = mean(pairs.map(([a]) => a));
  const meanB = mean(pairs.map(([, b]) => b));
  let covariance = 0;
  let varianceA = 0;
  let varianceB = 0;
  for (const [a, b] of pairs) {
    covariance += (a - meanA) * (b - meanB);
    varianceA += (a - meanA) ** 2;
    varianceB += (b - meanB) ** 2;
  }
  const spread = Math.sqrt(varianceA * varianceB);
  return spread < 1e-12 ? null : Math.min(1, Math.max(-1, covariance / spread));
}
