/**
 * @file Numbers that a page of another host wants to be dialled. That page may have fallen to an attacker, and with it
 * the elements in it and what they asked: so the phone's origin decides, by its own configuration.
 */
import type {OwnPhone} from '../../client/reach/own-phone.js';
import {DialLimits, tooMany, type Remember} from '../../dialling/dial-limits.js';
import type * as Gate from '../../dialling/read.js';
import {isColleague, type Reading} from '../../dialling/reading.js';
import {readEmergency} from '../../dialling/typed.js';
import {PhoneError, rowOf, type Call, type Command, type DialCommand, type Question} from '../../protocol/index.js';
import {insist} from '../../script/insist.js';
import {EmergencyCalls} from './emergency-calls.js';
import {failed} from '../../script/failures.js';

/** Settles with the place of the number that a person agreed to. */
export type AskPerson = (question: Question) => Promise<number>;

export const isDialling = (command: Command): command is DialCommand => rowOf(command.type)?.from === 'asked';

/** Decides on the dialling commands of one page. */
export class GuestCalls {
  readonly #limits: DialLimits;
  readonly #emergencies: EmergencyCalls;
  /** Reads numbers. It is as much code as all else here, and comes before anybody dials. */
  #gate: typeof Gate | null = null;
  /** Emergency calls that are on their way to the core. */
  readonly #urgent = new Set<string>();

  constructor(
    private readonly phone: OwnPhone,
    /** Origin of the page. */
    private readonly guest: string,
    remember?: Remember,
  ) {
    this.#limits = new DialLimits(remember);
    this.#emergencies = new EmergencyCalls(remember);
  }

  /** Fetches what the next number is read with. */
  prepare(): void {
    insist(() => this.#loadGate()).catch(() => undefined);
  }

  /** Whether this is an emergency call that nothing may hold up. */
  isUrgent({target}: DialCommand): boolean {
    const {kind, dial = ''} = this.#readNow(target) ?? {};
    return kind === 'emergency' && !this.#isUnderWay(dial) && !this.#emergencies.wait(dial);
  }

  /** Sends what passes. Rejects with `number-…`, `not-confirmed`, `too-many-requests`, or as the core does. */
  async send(command: DialCommand, ask: AskPerson): Promise<unknown> {
    const {target} = command;
    const reading = this.#readNow(target) ?? (await this.#loadGate()).readForGuest(target, this.phone);
    // Who calls whom is told of a call that is taken: not of all in the house.
    if (command.type === 'pickUp' && !isColleague(reading, this.phone))
      throw new PhoneError('number-blocked', 'The site does not list this extension.');
    if (reading.kind === 'emergency') return this.#help(command, reading, ask);
    if (reading.kind === 'rejected') throw new PhoneError((await this.#loadGate()).codeOf(reading));
    const decide = async () => (reading.needsConfirmation ? this.#confirm(command, reading, ask) : reading);
    const dial = async () => this.#dial(command, await decide());
    return this.#limits.run(reading, this.phone, dial, this.#handsOn(command));
  }

  /** An emergency number is known before all others. Null: the gate has to be waited for. */
  #readNow(target: string): Reading | null {
    if (this.#gate) return this.#gate.readForGuest(target, this.phone);
    const found = readEmergency(target, this.phone.configuration);
    return found && {...found, needsConfirmation: true, reason: 'emergency-from-page'};
  }

  async #loadGate(): Promise<typeof Gate> {
    try {
      return (this.#gate ??= await import('../../dialling/read.js'));
    } catch (thrown) {
      throw PhoneError.of(thrown, 'part-missing');
    }
  }

  /** Somebody who called waits to be handed on. */
  #handsOn(command: DialCommand): boolean {
    if (!('id' in command)) return false;
    const found = this.phone.state.calls.find(({id}) => id === command.id);
    return found?.direction === 'in' && found.phase === 'talking';
  }

  #isUnderWay(number: string): boolean {
    const {calls} = this.phone.state;
    const runs = ({direction, dialled, remote}: Call) => direction === 'out' && (dialled ?? remote.number) === number;
    return this.#urgent.has(number) || calls.some(runs);
  }

  /** Beyond the ceiling a person decides; not while such a call is under way: there is help then. */
  async #help(command: DialCommand, reading: Reading, ask: AskPerson): Promise<unknown> {
    const {dial = ''} = reading;
    const wait = this.#emergencies.wait(dial);
    if (wait && this.#isUnderWay(dial)) throw tooMany(wait);
    if (wait) await this.#confirm(command, reading, ask);
    this.#emergencies.count(dial);
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
    const place = await alone(this.guest, () => ask(question));
    return choices[place] ?? reading;
  }
}

/** Asks while no other frame of this origin does: a page can make many frames. */
async function alone<Result>(guest: string, ask: () => Promise<Result>): Promise<Result> {
  let answer: Promise<Result> | undefined;
  // Without locks the page is no secure context; to a foreign site whose storage is blocked browsers refuse them.
  await navigator.locks
    ?.request(`amtsleitung asks ${guest}`, {ifAvailable: true}, lock => {
      const open = () => Promise.reject(new PhoneError('too-many-requests', 'Another question is open.'));
      return (answer = lock ? ask() : open());
    })
    .catch((thrown: unknown) => void (answer ?? failed('lock of the question')(thrown)));
  return answer ?? ask();
}
