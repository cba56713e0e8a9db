import type {ReactiveControllerHost} from 'lit';
import {report} from '../client/report.js';
import {type PhoneErrorData, PhoneError} from '../protocol/index.js';

/**
 * Keeps what an element needs to know of the commands it sent: which ones the core has not settled yet, and the
 * last refusal of each place (a call's id, or a field) until the next command there.
 */
export class CommandController {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #onError: (error: PhoneErrorData, place: string) => void;
  readonly #pending = new Set<string>();
  readonly #errors = new Map<string, PhoneErrorData>();

  constructor(
    host: Pick<ReactiveControllerHost, 'requestUpdate'>,
    onError: (error: PhoneErrorData, place: string) => void,
  ) {
    this.#host = host;
    this.#onError = onError;
  }

  /**
   * Sends a command, unless the same one is still on its way. Settles with whether the core accepted it, and never
   * rejects: the refusal is in {@link error}. `isTold`: whether somebody else says what went wrong.
   */
  async run(place: string, name: string, send: () => Promise<unknown>, isTold = () => false): Promise<boolean> {
    const key = `${place} ${name}`;
    if (this.#pending.has(key)) return false;
    this.#pending.add(key);
    this.clear(place);
    try {
      await send();
      return true;
    } catch (thrown) {
      if (isTold()) return false;
      const error = PhoneError.of(thrown).toData();
      // A defect: the clerk can do nothing about it.
      if (error.code === 'internal') report(error);
      this.#errors.set(place, error);
      this.#onError(error, place);
      return false;
    } finally {
      this.#pending.delete(key);
      this.#host.requestUpdate();
    }
  }

  isPending(place: string, name: string): boolean {
    return this.#pending.has(`${place} ${name}`);
  }

  error(place: string): PhoneErrorData | undefined {
    return this.#errors.get(place);
  }

  clear(place: string): void {
    this.#errors.delete(place);
    this.#host.requestUpdate();
  }
}
