export function between(from: number, to: number, random: () => number): number {
  return from + random() * (to - from);
}

/**
 * Milliseconds until attempt `round` (1, 2, …): anywhere up to 20, 40, then 60 seconds. Full jitter, so that all
 * phones of a house do not come back at the same moment.
 */
export function backoff(round: number, random: () => number): number {
  return between(0, Math.min(20_000 * round, 60_000), random);
}
