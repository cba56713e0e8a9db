import {serveGuest, type GuestPort} from '../../../src/pages/bridge/serve-guest.js';
import type {createPhoneFor} from '../../../src/client/reach/own-phone.js';
import {PhoneClient} from '../../../src/client/reach/phone-client.js';
import type {Remember} from '../../../src/dialling/dial-limits.js';
import {
  portPair,
  PROTOCOL_VERSION,
  type BridgeHello,
  type BridgeMessage,
  type Command,
  type CorePort,
  type GuestMessage,
  type PageMessage,
  type PagePort,
  type Port,
} from '../../../src/protocol/index.js';
import {registered} from '../../client/scripted-core.js';
import {until} from '../../media/studio.js';

export const guestOrigin = 'https://intranet.amt.example';

const hello: BridgeHello = {
  type: 'amtsleitung-bridge',
  protocol: PROTOCOL_VERSION,
  configuration: `${location.origin}/telefon.json`,
  phoneWindow: false,
};

/** A page of another host at the one end of a bridge, and a core at the other. */
export class Guest {
  phone: PhoneClient | null = null;
  core: CorePort | null = null;
  readonly atCore: PageMessage[] = [];
  readonly heard: BridgeMessage[] = [];
  readonly port: Port<GuestMessage, BridgeMessage>;
  #seq = 0;

  constructor(origin = guestOrigin, words: Partial<BridgeHello> = {}, remember?: Remember) {
    const [near, far]: [Port<GuestMessage, BridgeMessage>, GuestPort] = portPair();
    this.port = near;
    near.onmessage = message => this.heard.push(message);
    const makePhone: typeof createPhoneFor = (options, admit) => {
      this.phone = new PhoneClient(
        options,
        async (_, attach, configuration) => {
          admit(configuration);
          const [page, end]: [PagePort, CorePort] = portPair();
          this.core = end;
          end.onmessage = message => this.#serve(message);
          attach(page);
          return null;
        },
        true,
      );
      return this.phone;
    };
    serveGuest(far, origin, {...hello, ...words}, makePhone, remember);
  }

  /** What the core does with a command; default: it accepts it. */
  accept: (command: Command) => Promise<unknown> = async () => 'c1';

  #serve(message: PageMessage): void {
    this.atCore.push(message);
    if (message.type === 'hello') this.core?.post({type: 'welcome', protocol: PROTOCOL_VERSION, state: registered});
    if (message.type !== 'command') return;
    const {seq, command} = message;
    void this.accept(command).then(value => this.core?.post({type: 'result', seq, result: {ok: true, value}}));
  }

  /** All messages of this kind that the bridge has sent. */
  said<T extends BridgeMessage['type']>(type: T) {
    return this.heard.filter((message): message is Extract<BridgeMessage, {type: T}> => message.type === type);
  }

  welcomed() {
    return until('the guest is welcome', () => this.said('welcome').length > 0);
  }

  /** The commands that have come through to the core. */
  get commands(): Command[] {
    return this.atCore.flatMap(message => (message.type === 'command' ? [message.command] : []));
  }

  /** Sends a command by the port, as who has taken the page over would. Settles with "accepted" or the error's code. */
  async forge(command: Command): Promise<string> {
    const seq = (this.#seq += 1);
    this.port.post({type: 'command', seq, command});
    const settled = () => this.said('result').find(message => message.seq === seq)?.result;
    await until(`the command ${seq} settles`, () => settled() !== undefined);
    const result = settled();
    return result && !result.ok ? result.error.code : 'accepted';
  }

  /** The ticket of the newest question, once there are so many. */
  async ticket(count = 1): Promise<string> {
    await until('the bridge wants a person', () => this.said('confirm').length >= count);
    return this.said('confirm').at(-1)?.ticket ?? '';
  }
}
