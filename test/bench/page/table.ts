/** @file Figures of some builds, measured in rounds: side by side, and as the ratio within each round. */
import {figuresOf} from '../survival/figures.js';
import type {Figures} from './visit.js';

/** One round: the figures by the name of the build. */
export type Round = Readonly<Record<string, Figures>>;

const median = (values: readonly number[]) => figuresOf(values, 4).median;

/** A row for each figure. The ratio is that of the last build to the one before it. */
export function tableOf(rounds: readonly Round[], builds: readonly string[]) {
  const figures = [...new Set(rounds.flatMap(round => Object.values(round).flatMap(Object.keys)))];
  const rows = figures.map(figure => {
    const of = (round: Round, build: string) => round[build]?.[figure] ?? [];
    const columns = builds.map(build => {
      const {count, median, p95} = figuresOf(
        rounds.flatMap(round => of(round, build)),
        1,
      );
      return [build, count ? {median, p95, n: count} : undefined] as const;
    });
    const [one, other] = builds.slice(-2);
    const ratios = rounds
      .map(round => median(of(round, other ?? '')) / median(of(round, one ?? '')))
      .filter(Number.isFinite);
    return [figure, {builds: Object.fromEntries(columns), ratio: figuresOf(ratios, 2).median, ratios}] as const;
  });
  return Object.fromEntries(rows);
}
