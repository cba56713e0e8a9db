import {URI, type Core} from 'sip.js';
import {PhoneError, type Call} from '../../protocol/index.js';
import {parseAddress} from '../dialog/identity.js';
import {errorOfStatus} from '../dialog/outcome.js';
import {asWritten, deltaSeconds, listValues, parameter, type LeastInterval} from '../wire/index.js';
import type {CallContext} from './context.js';

/** Redirections that are followed before somebody is taken to lead us in circles. */
const hops = 3;
/** Seconds that a server may want to be left alone while the clerk waits for the call. */
const longestRest = 5;

/**
 * The INVITEs of one call out. A redirection to where it costs nothing, an interval that is too small, a server that is
 * briefly out of order and a token that ran out each lead to another one; everything else stands.
 */
export class Attempts {
  #context: CallContext;
  #hops = 0;
  #moved = false;
  #renewed = false;

  constructor(
    context: CallContext,
    public target: URI,
    private readonly interval: LeastInterval,
    private readonly call: Pick<Call, 'consultationFor' | 'divertedFrom'>,
  ) {
    this.#context = context;
  }

  /**
   * Settles when the next INVITE may go out.
   *
   * @throws PhoneError what the refusal means for the clerk
   */
  async next(response: Core.IncomingResponseMessage, rang: boolean): Promise<void> {
    const status = response.statusCode ?? 500;
    if (status >= 300 && status < 400) return this.#redirect(response, status);
    if (status === 422 && this.interval.raise(response.getHeader('min-se'))) return;
    const rest = deltaSeconds(response.getHeader('retry-after')) ?? Infinity;
    if (status === 503 && !this.#moved && rest <= longestRest) {
      this.#moved = true;
      if (await this.#context.otherServer()) return;
    }
    const challenges = [...response.getHeaders('www-authenticate'), ...response.getHeaders('proxy-authenticate')];
    if (!this.#renewed && challenges.some(value => /^\s*Bearer\b/i.test(value))) {
      this.#renewed = true;
      if (await this.#context.renewToken()) return;
    }
    const situation = this.call.divertedFrom ? 'pick-up' : rang ? 'rang' : 'call';
    throw errorOfStatus(status, situation, response.getHeaders('reason'));
  }

  /**
   * Another address takes the place of ours (RFC 3261 §21.3.2, §21.3.3), where the number rules let it. 300 wants a choice, 305
   * a proxy, 380 another service: there is nobody to ask. The rules come when they are needed; without them nothing is followed.
   */
  async #redirect(response: Core.IncomingResponseMessage, sipStatus: number): Promise<void> {
    const {configuration, store, userAgent, followed} = this.#context;
    // Somebody waits to be handed on: nothing is limited.
    const times = this.call.consultationFor ? null : followed;
    const {host} = this.target;
    const follows = (sipStatus === 301 || sipStatus === 302) && this.#hops++ < hops;
    const rules =
      follows && (await import('../../dialling/redirection.js').catch(this.#context.failed('redirection rules')));
    for (const value of rules ? wanted(response.getHeaders('contact')) : []) {
      const contact = parseAddress(asWritten(userAgent, value));
      const dial = rules && contact && rules.redirectedTo(contact, host, {configuration, state: store.state}, times);
      if (!dial) continue;
      this.target = new URI('sip', dial, host);
      return;
    }
    throw new PhoneError('diverted', 'redirected to where the phone does not follow', {sipStatus});
  }
}

/** The one that is wanted most first (RFC 3261 §8.1.3.4). */
function wanted(contacts: readonly string[]): readonly string[] {
  const quality = (value: string) => Number.parseFloat(parameter(value, 'q') || '1') || 0;
  return listValues(contacts).sort((one, other) => quality(other) - quality(one));
}
