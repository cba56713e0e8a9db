import {
  applyPatch,
  PhoneError,
  PROTOCOL_VERSION,
  type Configuration,
  type CoreMessage,
  type PageId,
  type PageMessage,
  type PagePort,
  type SoundSettings,
  type WatchMessage,
} from '../../protocol/index.js';
import {choose} from '../../media/chosen.js';
import {awaitAudio} from '../lend/audio-first.js';
import {leaveMark, takeMark} from '../lend/audio-mark.js';
import {sourceOf} from './early-phone.js';
import {phoneName, readConfiguration} from '../configuration/read.js';
import type {Attach} from './find-core.js';
import {LeaveWarning} from '../leave-warning.js';
import {Lender} from '../lend/lender.js';
import {insecurePage, PhoneBase} from '../phone-base.js';
import type {CommandMessage} from '../pending-commands.js';
import type {PhoneOptions} from '../phone.js';
import {Presence, type Looks} from '../presence.js';
import {randomId} from '../random-id.js';
import {wouldLose} from './loses-calls.js';
import {PageLock} from './page-lock.js';
import {sessionSecret} from './session-secret.js';
import {failed} from '../../script/failures.js';
import {windowUrl, workerUrl} from '../../script/script-url.js';
import {page} from '../../script/page.js';

/** Milliseconds until a core that says nothing counts as missing. */
const WELCOME_DEADLINE = 20_000;
/** Milliseconds; the wait before another attempt doubles from one to the other, with jitter. */
const [RETRY_FIRST, RETRY_LAST] = [1_000, 60_000];

/**
 * Finds the core of a name; see `findCore`. Settles with the lock that it holds while it lives, null for a core that lives
 * and dies with this page. Rejects when this page is not to have it.
 */
export type CoreFinder = (name: string, attach: Attach, configuration: Configuration) => Promise<string | null>;

/** The phone of a page on the phone's own origin: finds the core and lends it what only a page has. */
export class PhoneClient extends PhoneBase {
  #page: PageId = randomId();
  #configuration: Configuration | null = null;
  #presence: Presence;
  readonly #lock = new PageLock();
  #lender: Lender | null = null;
  #port: PagePort | null = null;
  /** Which start is the current one; an earlier one that is still under way is void. */
  #round = 0;
  #failures = 0;
  #watching: AbortController | null = null;
  /** The core runs in this page, for want of a SharedWorker. */
  #coreHere = false;
  #warning = new LeaveWarning();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly options: PhoneOptions,
    private readonly find: CoreFinder,
    /** It is the phone of a page of another host, which this frame serves. */
    private readonly isGuest = false,
  ) {
    super();
    this.subscribe((state, previous) => {
      this.#lender?.ring(state, previous, this.#page);
      if (state.registration.status === 'registered') this.#lender?.prepare();
      this.#warning.set(this.losesCalls);
    });
    this.#presence = new Presence(options.phoneWindow ?? false, {
      onchange: info => this.connected && this.#post({type: 'info', info}),
      onleave: kept => this.#leave(kept),
      onreturn: () => this.start(),
    });
    this.start();
  }

  get page(): PageId {
    return this.#page;
  }

  get configuration(): Configuration | null {
    return this.#configuration;
  }

  get losesCalls(): boolean {
    return wouldLose(this.state, this.#page, this.#coreHere);
  }

  get windowUrl(): string | null {
    const {configuration, workerUrl: worker} = this.options;
    // Who yields the credentials is a function of this page, which no other page can call.
    if (this.#configuration?.credentials === 'callback') return null;
    return windowUrl(configuration, page.baseURI, workerUrl(worker));
  }

  /** In a bridge the embedding page knows better how it looks. */
  look(looks: Looks): void {
    this.#presence.look(looks);
  }

  /** The phone window hosts all audio while it is open. */
  intend(direction: 'in' | 'out'): void {
    if ((this.state.pages.phoneWindow ?? this.#page) === this.#page) this.#lender?.intend(direction);
  }

  disconnect(): void {
    this.#leave(true);
    this.#presence.close();
    this.#lock.release();
    this.forget();
  }

  protected start(): void {
    void this.#start();
  }

  protected postCommand(message: CommandMessage): void {
    this.#post(message);
  }

  protected postWatch(message: WatchMessage): void {
    // How it sounds is for this page, or frame, itself.
    if (message.topic !== 'sound') this.#post({...message, guest: this.isGuest});
  }

  /** Says so in the state, and tries again where that may help. */
  protected override refuse(error: PhoneError): void {
    this.#detach();
    super.refuse(error);
    if (!error.retryable) return;
    const wait = Math.min(RETRY_LAST, RETRY_FIRST * 2 ** this.#failures++);
    this.#timer = setTimeout(() => this.start(), wait * (0.5 + Math.random() / 2));
  }

  async #start(): Promise<void> {
    this.#detach();
    this.seek();
    if (!isSecureContext) return this.refuse(insecurePage());
    const {options} = this;
    const round = (this.#round += 1);
    try {
      const configured = readConfiguration(options.configuration);
      this.#lender = new Lender(configured, options.credentials, {
        post: message => this.#post(message),
        onoutdated: error => round === this.#round && this.refuse(error),
        hush: () => this.#presence.hush(),
      });
      const mark = takeMark();
      if (mark) {
        awaitAudio();
        this.#lender.expect(mark.known);
      }
      const [configuration, lock] = await Promise.all([configured, this.#lock.hold()]);
      if (round !== this.#round) return;
      this.#configuration = configuration;
      const attach: Attach = port => {
        if (round === this.#round) this.#greet(port, configuration, lock);
        else port.close();
      };
      const alive = await this.find(phoneName(options.configuration, configuration), attach, configuration);
      if (round !== this.#round) return;
      this.#coreHere = alive === null;
      if (alive) this.#watch(alive);
    } catch (error) {
      if (round === this.#round) this.refuse(PhoneError.of(error));
    }
  }

  /** A worker that died, mostly with the crashed page whose process it shared, says nothing; but its lock is free. */
  #watch(lock: string): void {
    const {signal} = (this.#watching = new AbortController());
    navigator.locks
      ?.request(lock, {mode: 'shared', signal}, () => {
        if (!signal.aborted) this.start();
      })
      .catch((thrown: unknown) => signal.aborted || failed('wait for the end of the core')(thrown));
  }

  #greet(port: PagePort, configuration: Configuration, lock: string | null): void {
    this.#port?.close();
    this.#port = port;
    this.#page = randomId();
    port.onmessage = message => this.#receive(message);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.refuse(new PhoneError('phone-missing', 'The core does not answer.', {retryable: true})),
      WELCOME_DEADLINE,
    );
    port.post({
      type: 'hello',
      protocol: PROTOCOL_VERSION,
      page: this.#page,
      lock,
      info: this.#presence.info,
      configuration,
      secret: configuration.history === false ? undefined : sessionSecret(),
    });
  }

  #receive(message: CoreMessage): void {
    switch (message.type) {
      case 'welcome':
        clearTimeout(this.#timer);
        this.#failures = 0;
        this.#post({type: 'watch', topic: 'sound', on: true, guest: false});
        this.welcome(message.state);
        // The page may have changed its looks while the core was sought.
        return this.#post({type: 'info', info: this.#presence.info});
      case 'patch':
        return this.update(applyPatch(this.state, message.patch));
      case 'result':
        return this.settle(message.seq, message.result);
      case 'topic':
        // Never told on: in a bridge whoever watches is a page of another host.
        if (message.topic === 'sound') return choose({sound: message.value as SoundSettings});
        return this.tell(message);
      case 'outdated': {
        const text = `This page speaks version ${PROTOCOL_VERSION}, the running phone ${message.protocol}.`;
        // Yesterday's worker from the browser's cache ends, and another attempt loads today's.
        const retryable = message.protocol < PROTOCOL_VERSION;
        return this.refuse(new PhoneError(retryable ? 'phone-missing' : 'page-outdated', text, {retryable}));
      }
      default:
        void this.#lender?.take(message);
    }
  }

  #post(message: PageMessage): void {
    this.#port?.post(message);
  }

  /** `kept`: the page, or its script, lives on without the phone. Otherwise the browser ends all by itself. */
  #leave(kept: boolean): void {
    if (this.#configuration && this.#lender?.hosting.length) leaveMark(this.#configuration, sourceOf(this.options));
    this.#post({type: 'leaving'});
    if (!kept) return;
    this.#round += 1;
    this.#detach();
    this.seek();
  }

  #detach(): void {
    clearTimeout(this.#timer);
    this.#watching?.abort();
    this.#port?.close();
    this.#port = null;
    this.#lender?.close();
    this.#lender = null;
    this.#lock.release();
  }
}
