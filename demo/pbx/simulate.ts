/** @file People who call a clerk, for demonstrations and tests. */
import type {Call, CallState} from './call.js';
import type {Exchange} from './exchange.js';
import type {Heard} from './media/listener.js';
import {sounds} from './media/tone.js';
import {addressOf} from './registrar.js';
import {clerk, type Identity} from './directory.js';
import {Robot} from './robot.js';

/** One simulated person in a call. */
export interface SimCall {
  readonly id: string;
  readonly state: CallState;
  /** The keys that the simulated person received, in order. */
  readonly digits: string;
  /** What the simulated person hears just now. */
  heard(): Heard;
  hangUp(): void;
  /** Puts the clerk on hold, who hears music. */
  hold(on: boolean): void;
}

/** Who calls; the steady voice of the citizen is 620 Hz, of a colleague 780 Hz. */
export interface Simulate {
  /** A citizen from outside rings the extension. */
  citizenCalls(extension: string, options?: {name?: string; number?: string}): Promise<SimCall>;
  /** A colleague rings the extension. */
  colleagueCalls(extension: string): Promise<SimCall>;
  /**
   * A colleague, who talks with a citizen, hands the citizen on to the extension: at once, or (`attended`) after having
   * announced it, when the clerk has talked with the colleague for two seconds. The result is the citizen.
   */
  transferToMe(extension: string, options?: {attended?: boolean}): Promise<SimCall>;
  /** So much is in the mailbox of the extension. */
  voicemail(extension: string, newMessages: number, oldMessages?: number): void;
}

const citizen: Identity = {number: '08999998765', name: 'Schmid, Anna'};
const ANNOUNCED_MS = 2000;

export function simulation(exchange: Exchange): Simulate {
  const colleagueOf = (extension: string): Identity => {
    const colleague = clerk(extension === '109' ? '108' : '109');
    if (!colleague) throw new Error('no colleague');
    return colleague;
  };
  return {
    async citizenCalls(extension, {name = citizen.name, number = citizen.number} = {}) {
      const robot = new Robot({name, number}, sounds.citizen);
      return watch(robot, exchange.place(robot, extension));
    },
    async colleagueCalls(extension) {
      const robot = new Robot(colleagueOf(extension), sounds.colleague);
      return watch(robot, exchange.place(robot, extension));
    },
    async transferToMe(extension, {attended = false} = {}) {
      const robot = new Robot(citizen, sounds.citizen);
      const colleague = colleagueOf(extension);
      const referred = [`Referred-By: <${addressOf(colleague.number)}>`];
      if (!attended) return watch(robot, exchange.place(robot, extension, referred));
      const announcer = new Announcer(colleague, sounds.colleague);
      const call = exchange.place(announcer, extension);
      announcer.onAnswer = () =>
        exchange.later(ANNOUNCED_MS, () => {
          if (call.state === 'ended') return;
          call.replace(announcer, robot);
          announcer.end();
        });
      return watch(robot, call);
    },
    voicemail(extension, newMessages, oldMessages = 0) {
      exchange.mailboxes.set(extension, {newMessages, oldMessages});
      exchange.notifier.changed();
    },
  };
}

/** A colleague who first says who is on the line. */
class Announcer extends Robot {
  onAnswer: () => void = () => {};

  override answer(): void {
    this.onAnswer();
  }
}

function watch(robot: Robot, call: Call): SimCall {
  return {
    id: call.id,
    get state() {
      return (robot.call ?? call).state;
    },
    get digits() {
      return robot.received;
    },
    heard: () => robot.listener.heard(),
    hangUp: () => (robot.call ? robot.hangUp() : call.end()),
    hold: on => robot.hold(on),
  };
}
