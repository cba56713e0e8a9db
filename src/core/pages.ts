import {
  PhoneError,
  type CoreMessage,
  type CorePort,
  type Credentials,
  type MediaRequest,
  type MediaResult,
  type PageId,
  type PageInfo,
  type PagesState,
  type Settled,
} from '../protocol/index.js';
import {Deadlines} from './deadlines.js';

interface Page {
  readonly id: PageId;
  readonly port: CorePort;
  info: PageInfo;
  /** Grows whenever this page was looked at: the user is where it is highest. */
  touched: number;
}

interface Pending {
  readonly page: PageId;
  settle(result: Settled<never>): void;
}

/** The pages that are connected: who rings, who announces, who can host audio; and the requests to them. */
export class Pages {
  #pages = new Map<PageId, Page>();
  #pending = new Map<number, Pending>();
  #deadlines = new Deadlines();
  #seq = 0;
  #touches = 0;
  #waiting = new Map<string, (page: PageId) => void>();
  #onchange: () => void;

  constructor(onchange: () => void) {
    this.#onchange = onchange;
  }

  add(id: PageId, port: CorePort, info: PageInfo): void {
    this.#pages.set(id, {id, port, info, touched: ++this.#touches});
    this.#onchange();
    if (!info.media) return;
    for (const [name, resolve] of this.#waiting) {
      this.#deadlines.clear(name);
      resolve(id);
    }
    this.#waiting.clear();
  }

  has(id: PageId): boolean {
    return this.#pages.has(id);
  }

  update(id: PageId, info: PageInfo): void {
    const page = this.#pages.get(id);
    if (!page) return;
    if (info.focused || (info.visible && !page.info.visible)) page.touched = ++this.#touches;
    page.info = info;
    this.#onchange();
  }

  /** The page is dead or left: what it still owed is refused. */
  remove(id: PageId): void {
    const page = this.#pages.get(id);
    if (!page) return;
    this.#pages.delete(id);
    page.port.close();
    for (const [seq, pending] of this.#pending) if (pending.page === id) this.settle(seq, missing());
    this.#onchange();
  }

  post(id: PageId, message: CoreMessage): void {
    this.#pages.get(id)?.port.post(message);
  }

  broadcast(message: CoreMessage): void {
    for (const page of this.#pages.values()) page.port.post(message);
  }

  get state(): PagesState {
    const id = (fits?: (page: Page) => boolean) => this.#best(fits)?.id ?? null;
    const visible = id(page => page.info.visible);
    // In a page that was never clicked the browser may keep the ringing silent.
    const ringer =
      this.#best(({info}) => info.media && info.activated) ??
      this.#best(({info}) => info.media && !info.silent) ??
      this.#best(({info}) => info.media);
    return {
      count: this.#pages.size,
      ringer: ringer?.id ?? null,
      ...(ringer?.info.silent && !ringer.info.activated && {silent: true}),
      announcer: visible ?? id(),
      phoneWindow: id(page => page.info.phoneWindow),
      notifier: visible ? null : id(page => page.info.notifies),
    };
  }

  /** The page that should host a call's audio when its own page, or any of `except`, can't: phone window, then visible, then any. */
  host(except?: ReadonlySet<PageId | null>): PageId | null {
    return this.#best(page => page.info.media && !except?.has(page.id))?.id ?? null;
  }

  /** The page that should host audio now, or the first that comes and can. */
  nextHost(milliseconds: number): Promise<PageId> {
    const host = this.host();
    if (host) return Promise.resolve(host);
    const name = `host ${++this.#seq}`;
    return new Promise((resolve, reject) => {
      this.#waiting.set(name, resolve);
      this.#deadlines.set(name, milliseconds, () => {
        this.#waiting.delete(name);
        reject(PhoneError.from(missing().error));
      });
    });
  }

  /** Asks the page that hosts a call's audio. Refused when the page is gone or does not answer in time. */
  media(id: PageId, request: MediaRequest, milliseconds: number): Promise<MediaResult> {
    return this.#request<MediaResult>(id, milliseconds, seq => ({type: 'media', seq, request}));
  }

  /** Asks one page after the other for the credentials, the most recently used first: not every page can yield them. */
  async credentials(): Promise<Credentials> {
    let refusal = new PhoneError('credentials-unreachable', 'There is no page to ask for the login.', {
      retryable: true,
    });
    const asked = new Set<PageId>();
    for (let page = this.#best(); page; page = this.#best(({id}) => !asked.has(id))) {
      asked.add(page.id);
      try {
        return await this.#request<Credentials>(page.id, 30_000, seq => ({type: 'credentials', seq}));
      } catch (thrown) {
        const {code, message} = PhoneError.of(thrown);
        // That one page has no callback says less than that another one's failed.
        if (code !== 'credentials-invalid')
          refusal = new PhoneError('credentials-unreachable', message, {retryable: true});
        else if (asked.size === 1 || refusal.code === code) refusal = new PhoneError(code, message);
      }
    }
    throw refusal;
  }

  settle(seq: number, result: Settled<unknown>): void {
    const pending = this.#pending.get(seq);
    if (!pending) return;
    this.#pending.delete(seq);
    this.#deadlines.clear(String(seq));
    pending.settle(result as Settled<never>);
  }

  #request<Value>(id: PageId, milliseconds: number, message: (seq: number) => CoreMessage): Promise<Value> {
    const page = this.#pages.get(id);
    if (!page) return Promise.reject(PhoneError.from(missing().error));
    const seq = ++this.#seq;
    return new Promise<Value>((resolve, reject) => {
      this.#pending.set(seq, {
        page: id,
        settle: (result: Settled<Value>) => (result.ok ? resolve(result.value) : reject(PhoneError.from(result.error))),
      });
      this.#deadlines.set(String(seq), milliseconds, () =>
        this.settle(seq, {ok: false, error: new PhoneError('timeout', 'the page did not answer').toData()}),
      );
      page.port.post(message(seq));
    });
  }

  /** The phone window before visible pages before hidden ones; among equals the one used last. */
  #best(fits: (page: Page) => boolean = () => true): Page | undefined {
    const rank = (page: Page) => (page.info.phoneWindow ? 2 : page.info.visible ? 1 : 0);
    let best: Page | undefined;
    for (const page of this.#pages.values()) {
      if (!fits(page)) continue;
      if (!best || rank(page) > rank(best) || (rank(page) === rank(best) && page.touched > best.touched)) best = page;
    }
    return best;
  }
}

const missing = () =>
  ({ok: false, error: new PhoneError('media-page-missing', 'the page is gone', {retryable: true}).toData()}) as const;
