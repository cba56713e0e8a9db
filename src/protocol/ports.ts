import type {Port} from './messages.js';

/** What is used of a `MessagePort`, the same in a page and in a SharedWorker. */
interface MessagePortLike {
  onmessage: ((event: MessageEvent) => unknown) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** A `MessagePort` as a {@link Port}. Messages wait until `onmessage` is set. */
export function messagePort<Out, In>(port: MessagePortLike): Port<Out, In> {
  let receive: ((message: In) => void) | null = null;
  return {
    post: message => port.postMessage(message),
    get onmessage() {
      return receive;
    },
    set onmessage(value) {
      receive = value;
      port.onmessage = value && (event => value(event.data as In));
    },
    close() {
      port.onmessage = null;
      port.close();
    },
  };
}

/**
 * Says a first word to each frame of a page, with a port of its own. It is delivered to those of `origin` alone; `heard` has
 * what they say on their ports.
 */
export function greetFrames<Out, In>(
  page: Window | null,
  hello: unknown,
  origin: string,
  heard: (port: Port<Out, In>, message: In) => void,
): void {
  for (let index = 0; index < (page?.length ?? 0); index += 1) {
    const {port1, port2} = new MessageChannel();
    const port: Port<Out, In> = messagePort(port1);
    port.onmessage = message => heard(port, message);
    page?.[index]?.postMessage(hello, origin, [port2]);
  }
}
