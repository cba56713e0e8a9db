/** @file A core that greets with how many pages it was asked by, in a SharedWorker or in the page. */
import {initialState, messagePort, PROTOCOL_VERSION, type CorePort} from '../../../src/protocol/index.js';

/** The phones that cores were made for. */
export const phones: (string | undefined)[] = [];

export function createCore(phone?: string) {
  phones.push(phone);
  let pages = 0;
  return {
    connect(port: CorePort) {
      pages += 1;
      const state = {...initialState, revision: pages};
      port.onmessage = ({type}) => type === 'hello' && port.post({type: 'welcome', protocol: PROTOCOL_VERSION, state});
    },
  };
}

const scope = globalThis as {onconnect?: (event: MessageEvent) => void};
if ('onconnect' in scope) {
  const core = createCore();
  scope.onconnect = ({ports: [port]}) => port && core.connect(messagePort(port));
}
