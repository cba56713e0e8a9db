import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Phone} from '../client/phone.js';
import {type PhoneErrorData, type PhoneState, PhoneError, initialState} from '../protocol/index.js';
import type {GatedPhone} from './gated-phone.js';
import {pagePhones, type PhoneProvider} from './page.js';
import {page} from '../script/page.js';

/** An element that looks for its phone: its own property, then `for="id"`, then the page's default. */
export interface PhoneHost extends ReactiveControllerHost, HTMLElement {
  phone?: Phone | undefined;
  for?: string | undefined;
}

/**
 * Binds an element to its phone. The element renders again only when the selected value changed; values that are
 * arrays or plain objects are compared by their members. While there is no phone, the value is that of the
 * initial state, and the controller waits.
 */
export class PhoneController<Value> implements ReactiveController {
  value: Value;
  /** Null until a phone is found. */
  phone: GatedPhone | null = null;
  /** Why the phone can't start: from its provider, or from its `ready`. */
  error: PhoneErrorData | null = null;
  readonly #host: PhoneHost;
  readonly #select: (state: PhoneState) => Value;
  #unsubscribe: (() => void) | undefined;
  #leavePage: (() => void) | undefined;

  constructor(host: PhoneHost, select: (state: PhoneState) => Value) {
    this.#host = host;
    this.#select = select;
    this.value = select(initialState);
    host.addController(this);
  }

  get state(): PhoneState {
    return this.phone?.state ?? initialState;
  }

  /** The page is loaded, and nothing in it provides the phone that is looked for. */
  get isMissing(): boolean {
    // Also asked on a server, which has no document.
    return !this.phone && page.readyState === 'complete' && !this.#provider();
  }

  hostConnected(): void {
    if (page.readyState !== 'complete') window.addEventListener('load', () => this.#host.requestUpdate(), {once: true});
    this.#leavePage = pagePhones().subscribe(() => this.#resolve());
    this.#resolve();
  }

  hostDisconnected(): void {
    this.#leavePage?.();
    this.#attach(null);
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#resolve();
  }

  #resolve(): void {
    const {phone, error = null} = this.#find();
    if (phone !== this.phone) this.#attach(phone);
    if (!phone && error !== this.error) {
      this.error = error;
      this.#host.requestUpdate();
    }
  }

  #find(): {phone: Phone | null; error?: PhoneErrorData | null} {
    const {phone} = this.#host;
    return phone ? {phone} : (this.#provider() ?? {phone: null});
  }

  #provider(): PhoneProvider | undefined {
    const host = this.#host;
    const {providers} = pagePhones();
    if (!host.for) return providers[0];
    const root = host.getRootNode();
    const beside = root instanceof ShadowRoot ? root.getElementById(host.for) : null;
    const named = beside ?? page.getElementById(host.for);
    return providers.find(provider => provider === named);
  }

  #attach(phone: Phone | null): void {
    this.#unsubscribe?.();
    this.phone = phone;
    this.error = null;
    this.#unsubscribe = phone?.subscribe(({registration}) => {
      if (registration.status === 'registered') this.#setError(phone, null);
      this.#read();
    });
    phone?.ready.then(
      () => this.#setError(phone, null),
      thrown => this.#setError(phone, PhoneError.of(thrown).toData()),
    );
    this.#host.requestUpdate();
    this.#read();
  }

  #setError(phone: Phone, error: PhoneErrorData | null): void {
    if (phone !== this.phone || error === this.error) return;
    this.error = error;
    this.#host.requestUpdate();
  }

  #read(): void {
    const value = this.#select(this.state);
    if (isSame(value, this.value)) return;
    this.value = value;
    this.#host.requestUpdate();
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const left = Object.entries(a);
  return left.length === Object.keys(b).length && left.every(([name, value]) => Object.is(value, Reflect.get(b, name)));
}
