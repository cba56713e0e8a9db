import type {Core, URI} from 'sip.js';
import {PhoneError} from '../../protocol/index.js';
import type {CallContext} from './context.js';
import {errorOfStatus} from './outcome.js';
import {targetOf} from './target.js';

/** Redirections that are followed before somebody is taken to lead us in circles. */
const hops = 3;
/** Seconds that a server may want to be left alone while the clerk waits for the call. */
const longestRest = 5;

/**
 * The INVITEs of one call out. A redirection within our own domain, an interval that is too small, a server that is
 * briefly out of order and a token that ran out each lead to another one; everything else stands.
 */
export class Attempts {
  /** Least session interval in seconds; 0: any. */
  minimum = 0;
  #context: CallContext;
  #hops = 0;
  #moved = false;
  #renewed = false;

  constructor(
    context: CallContext,
    public target: URI,
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
    if (status === 422 && this.#raise(response)) return;
    if (status === 503 && !this.#moved && parseInt(response.getHeader('retry-after') ?? '', 10) <= longestRest) {
      this.#moved = true;
      if (await this.#context.otherServer()) return;
    }
    const challenges = [...response.getHeaders('www-authenticate'), ...response.getHeaders('proxy-authenticate')];
    if (!this.#renewed && challenges.some(value => /^\s*Bearer\b/i.test(value))) {
      this.#renewed = true;
      if (await this.#context.renewToken()) return;
    }
    throw errorOfStatus(status, rang);
  }

  /** RFC 3261 §8.1.3.4. A foreign address would let whoever is called choose whom the authority pays for. */
  #redirect(response: Core.IncomingResponseMessage, sipStatus: number): void {
    const uris = response.getHeaders('contact').flatMap(value => /[^<>;,\s]+:[^<>;,\s]+/.exec(value)?.[0] ?? []);
    for (const uri of this.#hops++ < hops ? uris : []) {
      try {
        this.target = targetOf(uri, this.target.host);
        return;
      } catch {
        // Not ours; another one may be.
      }
    }
    throw new PhoneError('forbidden', 'redirected in circles or to a foreign address', {sipStatus});
  }

  #raise(response: Core.IncomingResponseMessage): boolean {
    const minimum = parseInt(response.getHeader('min-se') ?? '', 10);
    if (!(minimum > this.minimum)) return false;
    this.minimum = minimum;
    return true;
  }
}
