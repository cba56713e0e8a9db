export function between(from: number, to: number, random: () => number): number {
  return from + random() * (to - from);
}

/**
 * Milliseconds until attempt `round` (1, 2, …): anywhere up to 30 seconds, then 30 to 60 seconds after the one before. So those
 * who found nobody come when those who have not asked yet are through, and 700 phones never make more than 55 attempts in any
 * one second, however long the server is down (`backoff.test.ts`).
 */
export function backoff(round: number, random: () => number): number {
  return round === 1 ? between(0, 30_000, random) : between(30_000, 60_000, random);
}
