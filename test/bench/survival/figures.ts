/** @file Median, 95th percentile, maximum; and the table of them. */

export interface Figures {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** @param digits how many of them stand behind the point */
export function figuresOf(values: readonly number[], digits = 0): Figures {
  const sorted = values.map(value => Number(value.toFixed(digits))).sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return {count: sorted.length, median: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? NaN};
}
