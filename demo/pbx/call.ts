/** @file Two parties who hear each other. */
import {randomUUID} from 'node:crypto';
import type {Identity} from './directory.js';
import {play, sounds, type Sound} from './media/tone.js';
import type {Party} from './party.js';

export type CallState = 'ringing' | 'talking' | 'held' | 'ended';

/** Asked when a party hung up: true if the other one stays, because somebody else is on the way. */
type Keeper = (gone: Party) => boolean;

/**
 * A call from its first ring to its end. The seats may change hands (transfer, Replaces); a party that lost its seat is
 * no longer its business.
 *
 *     ringing → talking ⇄ held → ended
 */
export class Call {
  readonly id: string = randomUUID();
  /** Gives up the attempt to find a second party; set while there is one. */
  cancel: (() => void) | undefined;
  keeper: Keeper | undefined;
  private readonly parties: Party[] = [];
  private readonly playing = new Map<Party, {sound: Sound; stop: () => void}>();
  private over = false;

  /** @param to the number that was dialled */
  constructor(
    caller: Party,
    private readonly to: string,
    private readonly onEnd: (call: Call) => void,
  ) {
    this.seat(caller);
  }

  get state(): CallState {
    if (this.over) return 'ended';
    if (this.parties.length < 2 || this.cancel) return 'ringing';
    return this.parties.some(party => party.holding) ? 'held' : 'talking';
  }

  get caller(): Party | undefined {
    return this.parties[0];
  }

  /** For people: who with whom, and the keys pressed so far by either. */
  get summary(): {id: string; from: string; to: string; state: CallState; digits: string} {
    const [first, second] = this.parties;
    const digits = this.parties.map(party => party.digits).join('');
    const to = second?.identity.number ?? this.to;
    return {id: this.id, from: first?.identity.number ?? '', to, state: this.state, digits};
  }

  other(party: Party): Party | undefined {
    return this.parties.find(one => one !== party);
  }

  seat(party: Party): void {
    this.parties.push(party);
    this.take(party);
  }

  /**
   * `fresh` sits down where `old` sat; `old` is left alone, connected to nobody. Both that talk now are told
   * with whom; `by`: who handed `fresh` on.
   */
  replace(old: Party, fresh: Party, by?: Identity): void {
    const seat = this.parties.indexOf(old);
    this.unseat(old);
    this.parties.splice(seat < 0 ? this.parties.length : seat, 0, fresh);
    this.take(fresh);
    const other = this.other(fresh);
    other?.meet(fresh.identity, by);
    if (other) fresh.meet(other.identity);
  }

  /** The party is no longer in this call, which goes on without it. */
  unseat(party: Party): void {
    const seat = this.parties.indexOf(party);
    if (seat < 0) return;
    this.parties.splice(seat, 1);
    party.call = undefined;
    party.listen();
    this.tune();
  }

  /** Hangs up on everybody who is left. */
  end(): void {
    if (this.over) return;
    this.over = true;
    this.cancel?.();
    this.cancel = undefined;
    for (const party of [...this.parties]) {
      this.unseat(party);
      party.end();
    }
    this.tune();
    this.onEnd(this);
  }

  private take(party: Party): void {
    party.call = this;
    party.listen({
      frame: frame => {
        if (!party.holding) this.other(party)?.hear(frame);
      },
      hold: () => this.tune(),
      left: () => {
        this.unseat(party);
        if (!this.keeper?.(party)) this.end();
      },
    });
    this.tune();
  }

  /** Music for the one who is held, the ringing tone for the one who waits. */
  private tune(): void {
    for (const [party, {stop}] of this.playing) {
      if (this.over || !this.parties.includes(party)) {
        stop();
        this.playing.delete(party);
      }
    }
    if (this.over) return;
    for (const party of this.parties) {
      const other = this.other(party);
      const sound = !other ? sounds.ringing : other.holding ? sounds.music : undefined;
      const current = this.playing.get(party);
      if (current?.sound === sound) continue;
      current?.stop();
      this.playing.delete(party);
      if (sound) this.playing.set(party, {sound, stop: play(sound, frame => party.hear(frame))});
    }
  }
}
