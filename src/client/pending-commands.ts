import {PhoneError, type Command, type CommandType, type PageMessage, type Settled} from '../protocol/index.js';

/** Milliseconds until a command without a result is given up; longer where the user may be asked for the microphone. */
const DEADLINE = 15_000;
const LONG_DEADLINE = 65_000;
const LONG: readonly CommandType[] = ['call', 'answer', 'consult', 'takeOver', 'sendTones'];

export type CommandMessage = Extract<PageMessage, {type: 'command'}>;

interface Pending {
  readonly message: CommandMessage;
  settle(result: Settled<unknown>): void;
}

/** Commands that were sent, or wait for the core, and have no result yet. */
export class PendingCommands {
  #seq = 0;
  #pending = new Map<number, Pending>();

  /** Settles with the core's result. `post` sends it, or keeps it for {@link messages} while there is no core. */
  add(command: Command, post: (message: CommandMessage) => void): Promise<unknown> {
    const seq = (this.#seq += 1);
    const message: CommandMessage = {type: 'command', seq, command};
    return new Promise((resolve, reject) => {
      const settle = (result: Settled<unknown>) => {
        clearTimeout(late);
        this.#pending.delete(seq);
        if (result.ok) resolve(result.value);
        else reject(PhoneError.from(result.error));
      };
      const late = setTimeout(
        () => {
          const error = new PhoneError('timeout', `${command.type}: the phone does not answer.`, {retryable: true});
          settle({ok: false, error});
        },
        LONG.includes(command.type) ? LONG_DEADLINE : DEADLINE,
      );
      this.#pending.set(seq, {message, settle});
      post(message);
    });
  }

  get messages(): CommandMessage[] {
    return [...this.#pending.values()].map(({message}) => message);
  }

  settle(seq: number, result: Settled<unknown>): void {
    this.#pending.get(seq)?.settle(result);
  }

  refuse(error: PhoneError): void {
    for (const {settle} of [...this.#pending.values()]) settle({ok: false, error});
  }
}
