import {PhoneError, rowOf, type Command, type PageMessage, type Settled} from '../protocol/index.js';

/** Milliseconds until a command without a result is given up; longer where the user may be asked for the microphone. */
const DEADLINE = 15_000;
const LONG_DEADLINE = 65_000;

export type CommandMessage = Extract<PageMessage, {type: 'command'}>;

interface Pending {
  readonly message: CommandMessage;
  /** Begins its time anew, with that much more. */
  wait(milliseconds: number): void;
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
    const deadline = rowOf(command.type)?.isSlow ? LONG_DEADLINE : DEADLINE;
    return new Promise((resolve, reject) => {
      let late: ReturnType<typeof setTimeout> | undefined;
      const settle = (result: Settled<unknown>) => {
        clearTimeout(late);
        this.#pending.delete(seq);
        if (result.ok) resolve(result.value);
        else reject(PhoneError.from(result.error));
      };
      const wait = (more: number) => {
        clearTimeout(late);
        const error = new PhoneError('timeout', `${command.type}: the phone does not answer.`, {retryable: true});
        late = setTimeout(() => settle({ok: false, error}), deadline + more);
      };
      this.#pending.set(seq, {message, wait, settle});
      wait(0);
      post(message);
    });
  }

  /** Its time begins anew, and that much longer. Yields it, if it still waits. */
  wait(seq: number, milliseconds: number): Command | undefined {
    const pending = this.#pending.get(seq);
    pending?.wait(milliseconds);
    return pending?.message.command;
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
