import {readFileSync} from 'node:fs';
import type {Stat} from '../../../src/media/quality/sample.js';

/** What `getStats` said twice in a real call within one machine, five seconds apart; without addresses and certificates. */
export function recorded(browser: 'chromium' | 'firefox', codec: 'opus' | 'pcma'): [before: Stats, now: Stats] {
  const file = new URL(`${browser}-${codec}.json`, import.meta.url);
  const [before, now] = JSON.parse(readFileSync(file, 'utf8')) as [Stat[], Stat[]];
  return [new Stats(before), new Stats(now)];
}

export class Stats {
  constructor(private readonly stats: readonly Stat[]) {}

  values(): Iterable<Stat> {
    return this.stats;
  }

  /** The same with other members in all of a type; null: without them. */
  with(type: string, members: Record<string, unknown> | null): Stats {
    return new Stats(this.stats.flatMap(stat => (stat.type !== type ? stat : members ? {...stat, ...members} : [])));
  }

  number(type: string, name: string): number {
    return Number(this.stats.find(stat => stat.type === type)?.[name]);
  }
}
