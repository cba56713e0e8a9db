/** What is kept, as the storage has it. */
interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && 'iv' in value && 'data' in value;

/**
 * Encrypts what is kept of calls with a secret that dies with the browser session. The key is nowhere beside what it opens: when the
 * browser was closed, nobody can read it any more.
 */
export class Vault {
  #secret: () => string | undefined;

  constructor(secret: () => string | undefined) {
    this.#secret = secret;
  }

  /** Null where there is no secret: then nothing is kept. */
  async seal(value: unknown): Promise<Sealed | null> {
    const key = await this.#key();
    if (!key) return null;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    return {iv, data: await crypto.subtle.encrypt({name: 'AES-GCM', iv}, key, plain)};
  }

  /** Null where it is none, or of an earlier session. */
  async open(sealed: unknown): Promise<unknown> {
    const key = await this.#key();
    if (!key || !isSealed(sealed)) return null;
    try {
      const plain = await crypto.subtle.decrypt({name: 'AES-GCM', iv: sealed.iv}, key, sealed.data);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null;
    }
  }

  async #key(): Promise<CryptoKey | null> {
    const secret = this.#secret();
    if (!secret || !/^[a-p]{32}$/.test(secret)) return null;
    const nibble = (at: number) => secret.charCodeAt(at) - 97;
    const raw = Uint8Array.from({length: 16}, (_, at) => nibble(2 * at) * 16 + nibble(2 * at + 1));
    return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  }
}
