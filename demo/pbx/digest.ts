/** @file Digest authentication (RFC 8760, RFC 7616): challenges and the check of what comes back. */
import {createHash, createHmac, randomBytes, timingSafeEqual} from 'node:crypto';
import {DOMAIN, passwordOf} from './directory.js';

export type Algorithm = 'MD5' | 'SHA-256';

/** Whose request it is; or why it is challenged (again). */
export type Verdict = {readonly extension: string} | {readonly stale: boolean};

const NONCE_LIFE_MS = 5 * 60_000;
const hashes: Record<Algorithm, string> = {MD5: 'md5', 'SHA-256': 'sha256'};

export class Digest {
  private readonly key = randomBytes(32);

  /** @param algorithms offered, in this order */
  constructor(private readonly algorithms: readonly Algorithm[]) {}

  /** The header lines of a 401. */
  challenge(stale: boolean): string[] {
    return this.algorithms.map(
      algorithm =>
        `WWW-Authenticate: Digest realm="${DOMAIN}", nonce="${this.nonce(Date.now())}", ` +
        `algorithm=${algorithm}, qop="auth"${stale ? ', stale=true' : ''}`,
    );
  }

  /** @param credentials the Authorization header, if there is one */
  check(method: string, credentials: string | undefined): Verdict {
    const refused = {stale: false};
    if (!credentials || !/^Digest\s/i.test(credentials)) return refused;
    const field = parse(credentials);
    const username = field('username');
    const password = passwordOf(username);
    const algorithm = this.algorithms.find(name => name === (field('algorithm') || 'MD5').toUpperCase());
    if (password === undefined || !algorithm || field('realm') !== DOMAIN) return refused;
    const hash = (text: string): string => createHash(hashes[algorithm]).update(text).digest('hex');
    const ha1 = hash(`${username}:${DOMAIN}:${password}`);
    const ha2 = hash(`${method}:${field('uri')}`);
    const quality = field('qop') ? [field('nc'), field('cnonce'), field('qop')] : [];
    const expected = Buffer.from(hash([ha1, field('nonce'), ...quality, ha2].join(':')));
    const given = Buffer.from(field('response').toLowerCase());
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return refused;
    return this.fresh(field('nonce')) ? {extension: username} : {stale: true};
  }

  /** Carries its own date and signature, so that nothing must be remembered. */
  private nonce(time: number): string {
    const signature = createHmac('sha256', this.key).update(String(time)).digest('hex').slice(0, 32);
    return `${time}-${signature}`;
  }

  private fresh(nonce: string): boolean {
    const time = Number(nonce.split('-')[0]);
    return nonce === this.nonce(time) && Date.now() - time < NONCE_LIFE_MS;
  }
}

/** SIP.js' grammar knows challenges, not credentials. */
function parse(credentials: string): (name: string) => string {
  const fields = new Map<string, string>();
  for (const [, name, quoted, plain] of credentials.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g)) {
    if (name) fields.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '');
  }
  return name => fields.get(name) ?? '';
}
