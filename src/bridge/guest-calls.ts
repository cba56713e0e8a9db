/**
 * @file Numbers that a page of another host wants to be dialled. That page may have fallen to an attacker, and with it
 * the elements in it and what they asked: so the phone's origin decides, by its own configuration.
 */
import type {OwnPhone} from '../client/own-phone.js';
import {CALLS, DialLimits, MINUTE} from '../dialling/dial-limits.js';
import {codeOf, readForGuest} from '../dialling/read.js';
import type {Reading} from '../dialling/reading.js';
import {PhoneError, rowOf, type Command, type DialCommand, type Question} from '../protocol/index.js';

/** Settles with the place of the number that a person agreed to. */
export type AskPerson = (question: Question) => Promise<number>;

export const isDialling = (command: Command): command is DialCommand => rowOf(command.type)?.from === 'asked';

/** Decides on the dialling commands of one page. */
export class GuestCalls {
  readonly #limits = new DialLimits();
  /** Emergency calls that are on their way to the core. */
  readonly #urgent = new Set<string>();

  constructor(
    private readonly phone: OwnPhone,
    /** Origin of the page. */
    private readonly guest: string,
  ) {}

  /**
   * Whether this is an emergency call that nothing may hold up. While one to the same number is under way, a further one
   * is a call like others: no loop may keep a control centre busy.
   */
  isUrgent({target}: DialCommand): boolean {
    const {kind, dial = ''} = this.#read(target);
    const runs = this.phone.state.calls.some(
      ({direction, dialled, remote}) => direction === 'out' && (dialled ?? remote.number) === dial,
    );
    return kind === 'emergency' && !runs && !this.#urgent.has(dial);
  }

  /** Sends what passes. Rejects with `number-…`, `not-confirmed`, `too-many-requests`, or as the core does. */
  async send(command: DialCommand, ask: AskPerson): Promise<unknown> {
    const reading = this.#read(command.target);
    if (this.isUrgent(command)) return this.#help(command, reading);
    if (reading.kind === 'rejected') throw new PhoneError(codeOf(reading));
    return this.#limits.run(reading, async () => {
      const asks = reading.needsConfirmation && reading.kind !== 'emergency';
      const decided = asks ? await this.#confirm(command, reading, ask) : reading;
      // One after the other, in all frames of this origin: the state then has all that were before.
      return exclusively(`dials ${this.guest}`, false, () => {
        if (recentCalls(this.phone) >= CALLS) throw new PhoneError('too-many-requests');
        return this.#dial(command, decided);
      });
    });
  }

  #read(target: string): Reading {
    return readForGuest(target, this.phone);
  }

  async #help(command: DialCommand, reading: Reading): Promise<unknown> {
    const {dial = ''} = reading;
    this.#urgent.add(dial);
    try {
      return await this.#dial(command, reading);
    } finally {
      this.#urgent.delete(dial);
    }
  }

  /** What was read is dialled, not what was written. */
  #dial(command: DialCommand, {dial}: Reading): Promise<unknown> {
    return this.phone.send({...command, target: dial ?? ''});
  }

  async #confirm({type}: DialCommand, reading: Reading, ask: AskPerson): Promise<Reading> {
    const choices = (reading.dial ? [reading] : (reading.choices ?? [])).filter(({dial}) => dial);
    const numbers = choices.map(({display, class: kind, region}) => ({
      display,
      ...(kind && {class: kind}),
      ...(region && {region}),
    }));
    const {reason} = reading;
    const question: Question = {command: type, host: new URL(this.guest).host, numbers, ...(reason && {reason})};
    const place = await exclusively(`asks ${this.guest}`, true, () => ask(question));
    return choices[place] ?? reading;
  }
}

/** Calls out within the last minute, by whichever page of this phone. */
function recentCalls({state: {calls, ended}}: OwnPhone): number {
  const since = Date.now() - MINUTE;
  return [...calls, ...ended].filter(({direction, startedAt}) => direction === 'out' && startedAt > since).length;
}

/**
 * Does something while no other frame of this origin does it: a page can make many frames. `now`: it is refused rather
 * than waiting.
 */
function exclusively<Result>(what: string, now: boolean, act: () => Promise<Result>): Promise<Result> {
  // Without locks the page is no secure context, and has no microphone either.
  if (!navigator.locks) return act();
  return navigator.locks.request(`amtsleitung ${what}`, {ifAvailable: now}, async lock => {
    if (!lock) throw new PhoneError('too-many-requests', 'Another question is open.');
    return act();
  });
}
