import type {UserAgent} from 'sip.js';
import {PhoneError, type EndedCall} from '../../protocol/index.js';
import {endedCall} from '../call/ended.js';
import {Deadlines} from '../deadlines.js';
import {endStoredDialog} from '../dialog/stored-dialog.js';
import type {LineIdentity} from '../wire/index.js';
import {tooOld, type Recovery, type RecoveryStore, type StoredCall} from './recovery.js';

/** Milliseconds in which the next page still says how a call ended. */
const justEnded = 20_000;
/** Milliseconds between two signs of life that are written while calls run. */
const heartbeat = 5_000;

/** What there is to write down, once there is somebody to come back as. */
export interface Present {
  readonly identity: LineIdentity;
  readonly calls: readonly StoredCall[];
  readonly ended: readonly EndedCall[];
}

/** Writes down what the next core needs, and has what the last one left. */
export class Recorder {
  #store: RecoveryStore;
  #now: () => number;
  #present: () => Present | null;
  readonly #before: Promise<Recovery | null>;
  #deadlines = new Deadlines();
  /** Calls of a core that died. */
  #left: readonly StoredCall[] = [];
  #isTooLate = false;

  constructor(store: RecoveryStore, now: () => number, present: () => Present | null) {
    this.#store = store;
    this.#now = now;
    this.#present = present;
    this.#before = store.load();
  }

  /** What the last core left: who this phone is, and the calls that ended a moment ago. */
  async takeUp(): Promise<{identity?: LineIdentity; ended: readonly EndedCall[]}> {
    const before = await this.#before;
    if (!before) return {ended: []};
    const {identity, calls, ended = [], aliveAt} = before;
    this.#left = calls;
    this.#isTooLate = this.#now() - aliveAt > tooOld;
    return {identity, ended: this.#justEnded(ended)};
  }

  /** Calls that may be brought back, as soon as there is an account to do it with. */
  get left(): readonly StoredCall[] {
    return this.#isTooLate ? [] : this.#left;
  }

  /** Those that nobody can bring back any more: what may still stand on the PBX is ended, and the clerk sees whom to call. */
  endLate(userAgent: UserAgent): readonly EndedCall[] {
    if (!this.#isTooLate) return [];
    const late = this.#left;
    this.#left = [];
    for (const {dialog} of late) if (dialog) endStoredDialog(userAgent, dialog);
    const error = new PhoneError('call-not-recovered', 'the phone was away for too long');
    return late.map(({call}) => endedCall(call, this.#now(), 'failed', error));
  }

  write(): void {
    const present = this.#present();
    if (!present) return;
    const {identity, calls} = present;
    const ended = this.#justEnded(present.ended);
    this.#store.save({identity, calls, ended, aliveAt: this.#now()});
    if (calls.length + ended.length > 0) this.#deadlines.set('heartbeat', heartbeat, () => this.write());
    else this.#deadlines.clear('heartbeat');
  }

  stop(): void {
    this.#deadlines.clearAll();
  }

  #justEnded(calls: readonly EndedCall[]): readonly EndedCall[] {
    return calls.filter(({endedAt}) => this.#now() - endedAt < justEnded);
  }
}
