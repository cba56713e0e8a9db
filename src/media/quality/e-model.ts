/**
 * @file The E-model in short (ITU-T G.107 with its defaults): a rating of how well one hears each other, from delay and loss. There are no
 * agreed values for Opus, and wideband sounds better than the narrowband scale goes: for all codecs it is computed as for G.711, which
 * makes it a lower bound.
 */

/** Of a connection without any fault. */
const best = 93.2;
/** G.711 with loss concealment (G.113, Appendix I): no impairment of its own, and how well it bears random loss. */
const [impairment, robustness] = [0, 25.1];

/** `delay`: milliseconds from mouth to ear. `loss`: percent. */
export function rating(delay: number, loss: number): number {
  const late = 0.024 * delay + 0.11 * Math.max(0, delay - 177.3);
  const lost = impairment + ((95 - impairment) * loss) / (loss + robustness);
  return Math.max(0, best - late - lost);
}

/** The same as a mean opinion score (G.107, Annex B). */
export const opinion = (r: number): number => Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
