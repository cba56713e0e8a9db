/** @file Where the phones are (RFC 3261 §10.3). */
import type {Core} from 'sip.js';
import {type URI} from 'sip.js';
import {DOMAIN} from './directory.js';

/** One phone of an extension. */
export interface Binding {
  readonly extension: string;
  readonly uri: URI;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

interface ContactHeader {
  readonly uri: URI;
  getParam(name: string): string | null | undefined;
}

const DEFAULT_EXPIRES = 600;
const LONGEST_EXPIRES = 3600;

export class Registrar {
  private bindings: Binding[] = [];

  /** All phones of all extensions, or of one. */
  list(extension?: string): Binding[] {
    const now = Date.now();
    this.bindings = this.bindings.filter(({expiresAt}) => expiresAt > now);
    return this.bindings.filter(binding => extension === undefined || binding.extension === extension);
  }

  /** Answers a REGISTER that was proven to come from `extension`. */
  register(request: Core.IncomingRegisterRequest, extension: string): void {
    const {message} = request;
    if (message.to.uri.user !== extension) return void request.reject({statusCode: 403});
    const raw = message.getHeaders('contact');
    const general = seconds(message.getHeader('expires')) ?? DEFAULT_EXPIRES;
    if (raw[0] === '*') {
      if (general !== 0) return void request.reject({statusCode: 400});
      this.bindings = this.bindings.filter(binding => binding.extension !== extension);
    } else {
      const contacts = raw.map((_, index): ContactHeader | undefined => message.parseHeader('contact', index));
      for (const contact of contacts) {
        if (!contact) return void request.reject({statusCode: 400});
        this.set(extension, contact.uri, seconds(contact.getParam('expires')) ?? general);
      }
    }
    request.accept({
      statusCode: 200,
      extraHeaders: this.list(extension).map(
        ({uri, expiresAt}) => `Contact: <${uri}>;expires=${Math.ceil((expiresAt - Date.now()) / 1000)}`,
      ),
    });
  }

  /** Their connection is gone: these phones cannot ring any more. */
  forget(contacts: readonly string[]): void {
    this.bindings = this.bindings.filter(({uri}) => !contacts.includes(uri.aor));
  }

  private set(extension: string, uri: URI, expires: number): void {
    this.bindings = this.bindings.filter(binding => binding.uri.aor !== uri.aor);
    if (expires === 0) return;
    const life = Math.min(expires, LONGEST_EXPIRES) * 1000;
    this.bindings.push({extension, uri, expiresAt: Date.now() + life});
  }
}

function seconds(text: string | null | undefined): number | undefined {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The address of an extension or number, as written in From, To and Contact. */
export function addressOf(number: string): string {
  return `sip:${number}@${DOMAIN}`;
}
