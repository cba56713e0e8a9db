import {createPhoneFor, type OwnPhone} from '../client/own-phone.js';
import {
  PhoneError,
  PROTOCOL_VERSION,
  type BridgeHello,
  type BridgeMessage,
  type Configuration,
  type GuestMessage,
  type Port,
  type Settled,
} from '../protocol/index.js';
import {isGuestMessage, RateLimit} from './guest-messages.js';
import {patchBetween} from './patch-between.js';

/** A clerk who types tones as fast as can be stays below; a script that has gone wild does not. */
const [PER_SECOND, BURST] = [10, 40];

export type GuestPort = Port<BridgeMessage, GuestMessage>;

/**
 * Serves the page of another host at the other end of `port`: a phone of this page's own, of which the guest sees the
 * state and may send commands, if the configuration names its origin.
 */
export function serveGuest(port: GuestPort, origin: string, hello: BridgeHello, makePhone = createPhoneFor): void {
  const refuse = (error: PhoneError) => port.post({type: 'refused', error: error.toData()});
  if (hello.protocol !== PROTOCOL_VERSION) {
    const text = `The page speaks version ${hello.protocol}, the bridge ${PROTOCOL_VERSION}.`;
    return refuse(new PhoneError('page-outdated', text));
  }
  // A configuration from elsewhere could name any host.
  if (!URL.canParse(hello.configuration) || new URL(hello.configuration).origin !== location.origin) {
    return refuse(new PhoneError('configuration-invalid', `The configuration must lie on ${location.origin}.`));
  }
  let admitted = false;
  const phone = makePhone({configuration: hello.configuration, phoneWindow: hello.phoneWindow}, configuration => {
    admitted = origin === location.origin || (configuration.hosts ?? []).includes(origin);
    if (admitted) return;
    throw new PhoneError('origin-refused', `${origin} is not in "hosts" of the phone's configuration.`);
  });
  let known = '';
  phone.subscribe((state, previous) => {
    if (!admitted) {
      const {error} = state.registration;
      if (error) refuse(PhoneError.from(error));
    } else if (known !== phone.page) {
      known = phone.page;
      port.post({type: 'welcome', page: known, state, configuration: forGuests(phone.configuration)});
    } else {
      port.post({type: 'patch', patch: patchBetween(previous, state)});
    }
  });
  const limit = new RateLimit(PER_SECOND, BURST);
  port.onmessage = (message: unknown) => {
    const passes = limit.pass();
    if (isGuestMessage(message)) void take(phone, port, message, passes && admitted);
  };
}

async function take(phone: OwnPhone, port: GuestPort, message: GuestMessage, passes: boolean): Promise<void> {
  if (message.type === 'leaving') return phone.disconnect();
  if (message.type === 'info') return passes ? phone.look(message.info) : undefined;
  const {seq, command} = message;
  let result: Settled<unknown>;
  try {
    if (!passes) throw new PhoneError('too-many-requests', 'The page sends too many commands.', {retryable: true});
    result = {ok: true, value: await phone.send(command)};
  } catch (error) {
    result = {ok: false, error: PhoneError.of(error).toData()};
  }
  port.post({type: 'result', seq, result});
}

/** What a guest needs to read numbers. Servers and credentials stay here. */
function forGuests(configuration: Configuration | null): Configuration {
  return {servers: [], credentials: 'callback', ...(configuration?.site ? {site: configuration.site} : {})};
}
