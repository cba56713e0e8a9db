import {running} from '../../client/reach/loses-calls.js';
import {configurationUrl} from '../../client/configuration/fetch.js';
import {createPhoneFor} from '../../client/reach/own-phone.js';
import type {Remember} from '../../dialling/dial-limits.js';
import {
  MOST_TOPICS,
  PhoneError,
  PROTOCOL_VERSION,
  type BridgeHello,
  type BridgeMessage,
  type Configuration,
  type GuestMessage,
  type Port,
  type Settled,
  type Topic,
  type WatchMessage,
} from '../../protocol/index.js';
import {whenIdle} from '../../script/insist.js';
import {page} from '../../script/page.js';
import {Asking} from './asking.js';
import {GuestCalls, isDialling, type AskPerson} from './guest-calls.js';
import {isGuestMessage, RateLimit} from './guest-messages.js';
import {patchBetween} from './patch-between.js';
import {patchForGuests, stateForGuests} from './private-names.js';
import {isSameSite} from './sites.js';
import {vouch} from './vouch.js';

/** A clerk who types tones as fast as can be stays below; a script that has gone wild does not. */
const [PER_SECOND, BURST] = [10, 40];
/** Each intent opens the microphone for five seconds, of which the browser shows a sign: a script is not to keep it on. */
const [INTENTS_PER_SECOND, INTENTS] = [0.1, 6];

type CommandMessage = Extract<GuestMessage, {type: 'command'}>;
export type GuestPort = Port<BridgeMessage, GuestMessage>;

/**
 * Serves the page of another host at the other end of `port`: a phone of this page's own, of which the guest sees the
 * state and may send commands, if the configuration names its origin.
 */
export function serveGuest(
  port: GuestPort,
  origin: string,
  hello: BridgeHello,
  makePhone = createPhoneFor,
  remember?: Remember,
): void {
  port.post({type: 'here'});
  const refuse = (error: PhoneError) => port.post({type: 'refused', error: error.toData()});
  if (hello.protocol !== PROTOCOL_VERSION) {
    const text = `The page speaks version ${hello.protocol}, the bridge ${PROTOCOL_VERSION}.`;
    return refuse(new PhoneError('page-outdated', text));
  }
  let configuration: string;
  try {
    const {origin: ours, pathname} = configurationUrl(hello.configuration);
    // A guest names a file, and asks nothing of it: what answers a query may repeat what was asked.
    configuration = ours + pathname;
  } catch (error) {
    return refuse(PhoneError.of(error));
  }
  let admitted = false;
  const phone = makePhone({configuration, phoneWindow: hello.phoneWindow}, ({hosts = []}) => {
    admitted = origin === location.origin || hosts.includes(origin);
    if (admitted) return;
    throw new PhoneError('origin-refused', `${origin} is not in "hosts" of the phone's configuration.`);
  });
  vouch(() => admitted);
  const isForeign = !isSameSite(origin, location.origin);
  let known = '';
  let warns = false;
  phone.subscribe((state, previous) => {
    if (!admitted) {
      const {error} = state.registration;
      if (error) refuse(PhoneError.from(error));
    } else if (known !== phone.page) {
      known = phone.page;
      whenIdle(() => calls.prepare());
      const configuration = forGuests(phone.configuration);
      port.post({type: 'welcome', page: known, state: stateForGuests(state), configuration});
    } else {
      port.post({type: 'patch', patch: patchForGuests(patchBetween(previous, state))});
    }
    // The worker of a foreign site is not the one of the site that is gone to.
    const loses = phone.losesCalls || (isForeign && running(state));
    if (warns !== loses) port.post({type: 'warn', on: (warns = loses)});
  });
  const limit = new RateLimit(PER_SECOND, BURST);
  const intents = new RateLimit(INTENTS_PER_SECOND, INTENTS);
  const calls = new GuestCalls(phone, origin, remember);
  const asking = new Asking();
  /** What ends the watching, by topic. */
  const watched = new Map<string, () => void>();
  port.onmessage = (message: unknown) => {
    const passes = limit.pass();
    if (!isGuestMessage(message)) return;
    switch (message.type) {
      case 'leaving':
        asking.giveUpAll();
        return phone.disconnect();
      case 'unconfirmed':
        return asking.giveUp(message.ticket);
      case 'watch':
        return passes ? watch(message) : undefined;
      case 'info':
        // The first one comes before the configuration was read; a page that is refused has no core to be told.
        return passes ? phone.look(message.info) : undefined;
      case 'intend':
        return passes && mayIntend() ? phone.intend(message.direction) : undefined;
      case 'command':
        return void settle(message, passes);
    }
  };

  /** The page may fall to an attacker: whether it is seen the browser says, not the page. */
  const mayIntend = () => admitted && page.visibilityState === 'visible' && intents.pass();

  /** A page that is refused has no core that would tell it of anything. */
  function watch({topic, on}: WatchMessage): void {
    watched.get(topic)?.();
    watched.delete(topic);
    if (!on || watched.size === MOST_TOPICS) return;
    watched.set(
      topic,
      phone.watch(topic as Topic, value => port.post({type: 'topic', topic, value})),
    );
  }

  async function settle({seq, command}: CommandMessage, passes: boolean): Promise<void> {
    let result: Settled<unknown>;
    try {
      if (!admitted) throw new PhoneError('origin-refused');
      if (!passes && !(isDialling(command) && calls.isUrgent(command)))
        throw new PhoneError('too-many-requests', 'The page sends too many commands.', {retryable: true});
      const ask: AskPerson = question => asking.ask(question, ticket => port.post({type: 'confirm', seq, ticket}));
      result = {ok: true, value: await (isDialling(command) ? calls.send(command, ask) : phone.send(command))};
    } catch (error) {
      result = {ok: false, error: PhoneError.of(error).toData()};
    }
    port.post({type: 'result', seq, result});
  }
}

/**
 * What a guest needs to read numbers, to know that it may look for names, and to show colleagues. Servers, addresses and credentials
 * stay here. What it reads is read here once more, so that it comes in the international form, which has one meaning in every house.
 */
function forGuests(configuration: Configuration | null): Configuration {
  const {site, team, voicemailNumber, directory, services: {pickUp} = {}} = configuration ?? {};
  // Where there is one, names from outside say so, whether or not the page may search it.
  const searched = directory?.filter(({guests}) => guests !== false).map(({name}) => ({name}));
  return {
    servers: [],
    credentials: 'callback',
    ...(site ? {site: {...site, dialFormat: 'e164'}} : {}),
    ...(searched ? {directory: searched} : {}),
    ...(voicemailNumber ? {voicemailNumber} : {}),
    ...(team ? {team} : {}),
    ...(pickUp ? {services: {pickUp}} : {}),
  };
}
