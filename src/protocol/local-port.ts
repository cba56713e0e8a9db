import type {Port} from './messages.js';

class LocalPort<Out, In> implements Port<Out, In> {
  #receive: ((message: In) => void) | null = null;
  #waiting: In[] = [];
  #closed = false;
  peer: LocalPort<In, Out> | null = null;

  get onmessage(): ((message: In) => void) | null {
    return this.#receive;
  }

  set onmessage(value: ((message: In) => void) | null) {
    this.#receive = value;
    if (value) for (const message of this.#waiting.splice(0)) this.take(message);
  }

  post(message: Out): void {
    if (!this.#closed) this.peer?.take(message);
  }

  /** Delivers a moment later: sender and receiver never run inside each other. */
  take(message: In): void {
    queueMicrotask(() => {
      if (this.#closed) return;
      if (this.#receive) this.#receive(message);
      else this.#waiting.push(message);
    });
  }

  close(): void {
    this.#closed = true;
    this.#receive = null;
  }
}

/** Both ends of a port inside one page, for browsers without SharedWorker and for tests. */
export function portPair<Out, In>(): [Port<Out, In>, Port<In, Out>] {
  const near = new LocalPort<Out, In>();
  const far = new LocalPort<In, Out>();
  near.peer = far;
  far.peer = near;
  return [near, far];
}
