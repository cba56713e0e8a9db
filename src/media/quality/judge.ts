import type {QualityCause, QualityFigures, QualityLevel} from '../../protocol/quality.js';

/** The best first. */
const levels: readonly QualityLevel[] = ['good', 'moderate', 'poor'];

/**
 * From which value on a figure is moderate, and from which on poor (requirements: G.107, and what clerks complain about); in how many
 * windows one after the other; and whom it blames, the first of several.
 */
const limits: readonly (readonly [
  figure: keyof QualityFigures,
  moderate: number,
  poor: number,
  windows: number,
  cause: QualityCause,
])[] = [
  ['loss', 1, 3, 2, 'network'],
  ['jitter', 20, 40, 2, 'network'],
  ['concealed', 1, 5, 2, 'network'],
  ['lossSent', 1, 3, 2, 'sent'],
  ['roundTrip', 150, 300, 3, 'delay'],
  // Chromium waits 80 ms on a good path now and then: 80 would be no sign of anything.
  ['buffer', 150, 300, 3, 'delay'],
];

/** The rating goes the other way: below 80, and below 70. */
const rated = {moderate: 80, poor: 70, windows: 2};

/** Windows, one after the other, that have to be better before the level is. */
const patience = 3;

export interface Verdict {
  readonly level: QualityLevel;
  readonly cause: QualityCause | null;
}

/**
 * Makes a level of the figures of one window after the other. It gets worse when something is bad for as long as the limits say, and
 * better after 15 seconds that were better: one bad second is no bad connection, and one good second no good one.
 */
export class Judge {
  #verdict: Verdict | null = null;
  /** Of each limit: in how many windows up to now it was exceeded, moderately and badly. */
  #counts = new Map<string, readonly [moderate: number, poor: number]>();
  /** The level of this window alone. */
  #now: QualityLevel = 'good';
  #better = 0;
  #windows = 0;

  /** Null: it is not known yet. */
  window(figures: QualityFigures): Verdict | null {
    const found = this.#look(figures);
    const before = this.#verdict;
    this.#windows += 1;
    if (!before || before.cause === 'silent') {
      // What is fine at once is said at once; whether something is wrong takes a second look.
      const isCertain = this.#now === 'good' || found.cause !== null || this.#windows >= patience;
      return (this.#verdict = isCertain ? found : null);
    }
    const change = rankOf(found) - rankOf(before);
    this.#better = levels.indexOf(this.#now) < rankOf(before) ? this.#better + 1 : 0;
    if (change > 0 || this.#better >= patience || (change === 0 && found.cause !== null)) {
      this.#verdict = found;
      this.#better = 0;
    }
    return this.#verdict;
  }

  /** Nothing was ever heard. */
  silent(): Verdict {
    return (this.#verdict = {level: 'poor', cause: 'silent'});
  }

  #look(figures: QualityFigures): Verdict {
    let worst: Verdict = {level: 'good', cause: null};
    this.#now = 'good';
    const take = (name: string, isModerate: boolean, isPoor: boolean, windows: number, cause: QualityCause) => {
      const [moderate, poor] = this.#counts.get(name) ?? [0, 0];
      const counts = [isModerate ? moderate + 1 : 0, isPoor ? poor + 1 : 0] as const;
      this.#counts.set(name, counts);
      if (isPoor) this.#now = 'poor';
      else if (isModerate && this.#now === 'good') this.#now = 'moderate';
      const level = counts[1] >= windows ? 'poor' : counts[0] >= windows ? 'moderate' : 'good';
      if (rankOf({level}) > rankOf(worst)) worst = {level, cause};
    };
    for (const [name, moderate, poor, windows, cause] of limits) {
      const value = Number(figures[name] ?? 0);
      // It waits long where much comes late.
      const isWait = name === 'buffer' && isSound(figures);
      take(name, value >= moderate, value >= poor, windows, blame(isWait ? 'network' : cause, figures));
    }
    const r = figures.r ?? Infinity;
    take('r', r < rated.moderate, r < rated.poor, rated.windows, blame(isLate(figures) ? 'delay' : 'network', figures));
    return worst;
  }
}

const rankOf = ({level}: {level: QualityLevel}): number => levels.indexOf(level);

/** Without loss it is the delay that spoils the rating. */
const isLate = ({loss = 0, concealed = 0, lossSent = 0}: QualityFigures): boolean => loss + concealed + lossSent < 1;

/** Up to here nothing waits in a network: milliseconds there and back, and percent of packets in either direction. */
const [near, whole] = [50, 0.5];

/** A network that is uneven by itself delays or loses something, too. Without that it may be a computer that has too much to do. */
const isSound = ({loss = 0, lossSent = 0, roundTrip = Infinity}: QualityFigures): boolean =>
  Math.max(loss, lossSent) < whole && roundTrip < near;

function blame(cause: QualityCause, figures: QualityFigures): QualityCause {
  if (cause !== 'network') return cause;
  return figures.network === 'wifi' ? 'wifi' : isSound(figures) ? 'uneven' : cause;
}
