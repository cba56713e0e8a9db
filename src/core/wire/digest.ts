import {Core} from 'sip.js';
import type {Credentials} from '../../protocol/index.js';
import {md5} from './md5.js';
import {sha256, sha512Half} from './sha2.js';

export interface Challenge {
  readonly realm?: string;
  readonly nonce?: string;
  readonly opaque?: string;
  readonly algorithm?: string;
  readonly qop?: readonly string[] | string;
  readonly stale?: boolean;
}

const HASHES: Readonly<Record<string, (text: string) => string>> = {
  MD5: md5,
  'SHA-256': sha256,
  'SHA-512-256': sha512Half,
};

/** What a fresh core needs to log in without being asked. A nonce is no secret. */
export interface Login {
  readonly challenge: Challenge;
  /** How often it was answered. */
  readonly count: number;
}

/** Answers that may have been sent after the last word of a core that died: the count need only grow (RFC 7616 §3.4). */
const UNTOLD = 100;

/**
 * Digest authentication (RFC 7616, RFC 8760) for SIP.js, which knows MD5 alone and begins anew with each request. A
 * nonce is used again with a growing count, so that a refresh needs no second round.
 */
export class Digest {
  private credentials: Credentials = {aor: ''};
  private user = '';
  /** The challenge answered last, and how often. */
  private current: Challenge = {};
  private count = 0;
  /** An HA1 holds for one realm, the first that asked. */
  private realm: string | undefined;

  constructor(
    private readonly loggers: Core.LoggerFactory,
    private readonly token: () => string,
    /** An address as it goes over the wire, which is what the server hashes. */
    private readonly asWritten: (uri: string) => string,
    /** What the core before this one knew. */
    private before?: Login,
  ) {}

  /** `user`: who logs in when the credentials do not say. */
  use(credentials: Credentials, user: string): void {
    this.credentials = credentials;
    this.user = credentials.authorizationUser ?? user;
    this.current = this.before?.challenge ?? {};
    this.count = (this.before?.count ?? 0) + UNTOLD;
    this.before = undefined;
    this.realm = undefined;
  }

  get login(): Login {
    return {challenge: this.current, count: this.count};
  }

  /** How gladly a challenge with this algorithm is taken; 0: it cannot be answered. */
  strength(algorithm: string): number {
    const {ha1} = this.credentials;
    const order = !ha1 ? ['MD5', 'SHA-256', 'SHA-512-256'] : ha1.length > 32 ? ['SHA-512-256', 'SHA-256'] : ['MD5'];
    return order.indexOf(algorithm.toUpperCase() || 'MD5') + 1;
  }

  /** For SIP.js' `authenticationFactory`. */
  authenticator(): Core.DigestAuthentication {
    return new Authenticator(this.loggers, (request, challenge) => this.answer(request, challenge));
  }

  /** Adds credentials for the nonce that the registrar took last. */
  preempt(request: Core.OutgoingRequestMessage): void {
    const header = this.current.nonce ? this.answer(request, this.current) : null;
    if (header) request.setHeader('authorization', header);
  }

  /** The registrar names its next nonce (RFC 7616 §3.5). */
  learn(authenticationInfo: string): void {
    const nonce = /nextnonce\s*=\s*"([^"]*)"/i.exec(authenticationInfo)?.[1];
    if (!nonce) return;
    this.current = {...this.current, nonce};
    this.count = 0;
  }

  private answer(request: Core.OutgoingRequestMessage, challenge: Challenge): string | null {
    const {realm, nonce} = challenge;
    const {password, ha1} = this.credentials;
    const algorithm = challenge.algorithm?.toUpperCase() || 'MD5';
    if (realm === undefined || !nonce || this.strength(algorithm) === 0 || (!ha1 && password === undefined))
      return null;
    if (ha1 && (this.realm ??= realm) !== realm) return null;
    if (nonce !== this.current.nonce) this.count = 0;
    this.current = challenge;
    this.count++;
    const hash = HASHES[algorithm];
    if (!hash) return null;
    const uri = this.asWritten(String(request.ruri));
    const secret = ha1 ?? hash(`${this.user}:${realm}:${password}`);
    const purpose = hash(`${request.method}:${uri}`);
    const offered = [challenge.qop ?? []].flat().filter(Boolean);
    if (offered.length && !offered.includes('auth')) return null;
    // What the server wrote goes back as it stood between its quotes, and is hashed so (RFC 7616 §3.4.1).
    const parts = {
      username: this.user.replace(/["\\]/g, '\\$&'),
      ...{realm, nonce, uri},
      ...(challenge.opaque && {opaque: challenge.opaque}),
    };
    const quoted = Object.entries(parts).map(([key, value]) => `${key}="${value}"`);
    const answer = challenge.algorithm ? ['algorithm=' + algorithm, ...quoted] : quoted;
    if (!offered.length) answer.push(`response="${hash(`${secret}:${nonce}:${purpose}`)}"`);
    else {
      const nc = this.count.toString(16).padStart(8, '0');
      const cnonce = this.token();
      const response = hash(`${secret}:${nonce}:${nc}:${cnonce}:auth:${purpose}`);
      answer.push(`response="${response}"`, 'qop=auth', `nc=${nc}`, `cnonce="${cnonce}"`);
    }
    return `Digest ${answer.join(', ')}`;
  }
}

/** The form in which SIP.js asks: one for each request. */
class Authenticator extends Core.DigestAuthentication {
  private header = '';

  constructor(
    loggers: Core.LoggerFactory,
    private readonly answer: (request: Core.OutgoingRequestMessage, challenge: Challenge) => string | null,
  ) {
    super(loggers, undefined, undefined, undefined);
  }

  override authenticate(request: Core.OutgoingRequestMessage, challenge: Challenge): boolean {
    this.header = this.answer(request, challenge) ?? '';
    return this.header !== '';
  }

  override toString(): string {
    return this.header;
  }
}
