import {property} from 'lit/decorators.js';
import {type Phone, type PhoneOptions, createPhone} from '../../client/index.js';
import {Readiness} from '../../client/readiness.js';
import {report} from '../../client/report.js';
import {WatchRelay} from '../../client/watch-relay.js';
import {LocalizeController} from '../../controllers/localize-controller.js';
import {type PhoneProvider, isRenderable, pagePhones} from '../../controllers/page.js';
import {
  type Configuration,
  type Credentials,
  type DirectoryLookup,
  type PhoneErrorData,
  type PhoneState,
  type Topic,
  type TopicListener,
  PhoneError,
  initialState,
} from '../../protocol/index.js';
import {tell} from '../events.js';
import {type Workplace, deskOf} from '../desk.js';
import {PageNumbersLoader} from './page-numbers-loader.js';
import {PhoneCommandsElement} from './phone-commands-element.js';
import {tellFacts} from './facts.js';
import {readSetUp, setUpOf} from './set-up.js';
import {Voice} from './voice.js';

/** How long the phone is kept when its element leaves the document: long enough to be moved within it. */
const keepMs = 1000;

/**
 * @summary The page's phone. It has no looks; the other elements show it.
 * Elements without a `for` use the first one in the page. It also holds the regions through which screen readers
 * hear of calls. Names and numbers in its events come from the network: treat them as untrusted text.
 *
 * @fires {CustomEvent<{target: string}>} amt-dial - Before a number of the page (`number-selector`) is dialled; cancel it to act yourself.
 * @fires {CustomEvent<{registration: RegistrationState, reachable: boolean}>} amt-registration-change - Whether calls reach this phone changed.
 * @fires {CustomEvent<{call: Call}>} amt-call-incoming - A call rings here. Fired once in each page.
 * @fires {CustomEvent<{call: Call, previous: Call | null}>} amt-call-change - A call is new, or something of it changed.
 * @fires {CustomEvent<{call: EndedCall, note?: string}>} amt-call-end - A call ended; `reason` says why, `note` what the clerk has noted.
 * @fires {CustomEvent<{call: Call, from: PageId | null, to: PageId | null}>} amt-call-moved - A call's audio changed its page.
 * @fires {CustomEvent<{error: PhoneErrorData, call?: string}>} amt-error - Something failed, in a call or in the phone.
 */
export class PhoneElement extends PhoneCommandsElement implements PhoneProvider {
  /** URL of the configuration, relative to the page; or the configuration itself. */
  @property() config: string | Configuration = '';
  /** WebSocket address of the PBX, for small set-ups without a configuration. */
  @property() server = '';
  /** Address of record, `sip:101@pbx.amt.example`, with `server`. */
  @property() aor = '';
  /** Digest user name, with `server`. Default: the user part of `aor`. */
  @property({attribute: 'authorization-user'}) authorizationUser = '';
  /** Where `amtsleitung.worker.js` lies. Default: beside the script. */
  @property({attribute: 'worker-url'}) workerUrl = '';
  /**
   * Where the clerk works: `office`, `home`, or `unknown`. Away from the office an emergency call may reach the
   * control centre of another place: the phone says so.
   */
  @property() workplace: Workplace = 'unknown';
  /** CSS selector of the areas of this page in which telephone numbers can be clicked. */
  @property({attribute: 'number-selector'}) numberSelector = '';
  /** This page is the phone window: it hosts the audio of all calls while it is open. */
  @property({type: Boolean, attribute: 'phone-window'}) phoneWindow = false;
  /** Yields the credentials, with `server` or where the configuration says `"credentials": "callback"`. */
  @property({attribute: false}) credentials?: (() => Promise<Credentials>) | undefined;
  /**
   * Whom the page itself knows: asked while a name is typed, beside the directory of the configuration. It is given three seconds; what
   * it yields is shown as text, and dialled by the rules for what is typed.
   */
  @property({attribute: false}) directory?: DirectoryLookup | undefined;

  #phone: Phone | null = null;
  #error: PhoneErrorData | null = null;
  #unsubscribe: (() => void) | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #ready = new Readiness();
  #madeFrom = '';
  #asksForCredentials = false;
  readonly #localize = new LocalizeController(this);
  readonly #watches = new WatchRelay();
  readonly #voice = new Voice(() => this.#localize.terms);
  readonly #pageNumbers = new PageNumbersLoader(this, () => this.#localize.terms);

  /** The client behind this element; null until it is configured. */
  get phone(): Phone | null {
    return this.#phone;
  }

  /** Why the phone can't start. */
  get error(): PhoneErrorData | null {
    return this.#error;
  }

  /** The newest snapshot of what the phone knows. Names and numbers in it are untrusted text. */
  get state(): PhoneState {
    return this.#phone?.state ?? initialState;
  }

  /**
   * Settles when the phone is registered for the first time; rejects with a `PhoneError` when it can't be, also because
   * this element was removed. After a failure, what comes next has a promise of its own.
   */
  get ready(): Promise<void> {
    if (this.#isOutdated) this.#ready.renew();
    return this.#ready.promise;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#isInPage) return;
    clearTimeout(this.#leaving);
    if (isRenderable()) pagePhones().add(this);
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaving = setTimeout(() => {
      pagePhones().remove(this);
      this.#stop();
      this.#ready.reject(new PhoneError('phone-missing', 'The amt-phone was removed from the page.'));
    }, keepMs);
  }

  /**
   * What happened of late, in lines for whoever helps: no name, number or secret of a call. Where there is no phone it
   * says why.
   */
  diagnose(): Promise<string> {
    return this.#phone?.diagnose() ?? Promise.resolve(`Amtsleitung: ${this.#error?.code ?? 'phone-missing'}`);
  }

  /**
   * Watches what is no part of {@link state}, such as `lamps`: the listener is called with each new value, and with
   * `undefined` when nothing is known any more. Returns the function that ends it.
   */
  watch<Name extends Topic>(topic: Name, listener: TopicListener<Name>): () => void {
    return this.#watches.watch(topic, listener);
  }

  /** Makes the client; a subclass may bring another one. */
  protected createPhone(options: PhoneOptions): Phone {
    return createPhone(options);
  }

  /** What stands inside the element stays. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    if (!this.#isInPage) return;
    if (this.#isOutdated) {
      this.#stop();
      this.#start();
      pagePhones().changed();
    }
    const {workplace, directory} = this;
    if (this.#phone) Object.assign(deskOf(this.#phone), {workplace, directory});
    this.#pageNumbers.watch(this.#phone, this.numberSelector);
  }

  /** A document that was made by a script, or whose frame is gone, is no page. */
  get #isInPage(): boolean {
    return this.isConnected && this.ownerDocument.defaultView !== null;
  }

  /** Whether something changed that the running phone can't take up. */
  get #isOutdated(): boolean {
    if (this.#madeFrom !== setUpOf(this)) return true;
    // The page's own login comes late, to a phone that may need it. A further one is taken up as it runs.
    const needsLogin = (this.#phone?.configuration?.credentials ?? 'callback') === 'callback';
    return needsLogin && !!this.credentials && !this.#asksForCredentials;
  }

  #start(): void {
    this.#ready.renew();
    this.#madeFrom = setUpOf(this);
    this.#asksForCredentials = !!this.credentials;
    try {
      const setUp = readSetUp(this.#madeFrom);
      // Templates make a new function at each render: the one that is set is asked.
      const credentials = () => this.credentials?.() as Promise<Credentials>;
      this.#follow(this.createPhone({...setUp, ...(this.#asksForCredentials && {credentials})}));
    } catch (thrown) {
      const error = PhoneError.of(thrown);
      report(error);
      this.#fail(error.toData());
    }
  }

  #follow(phone: Phone): void {
    this.#phone = phone;
    this.#watches.follow(phone);
    this.#unsubscribe = phone.subscribe((state, previous) => this.#onChange(phone, state, previous));
    phone.ready.then(
      () => phone === this.#phone && this.#succeed(),
      thrown => phone === this.#phone && this.#fail(PhoneError.of(thrown).toData()),
    );
  }

  #stop(): void {
    this.#unsubscribe?.();
    this.#voice.close();
    this.#pageNumbers.watch(null, '');
    this.#phone?.disconnect();
    this.#phone = null;
    this.#watches.follow(null);
    this.#error = null;
    this.#madeFrom = '';
  }

  #succeed(): void {
    this.#error = null;
    this.#ready.resolve();
  }

  #fail(error: PhoneErrorData): void {
    this.#error = error;
    this.#ready.reject(PhoneError.from(error));
    tell(this, 'amt-error', {error});
  }

  #onChange(phone: Phone, state: PhoneState, previous: PhoneState): void {
    if (state.registration.status === 'registered') this.#succeed();
    this.#voice.update(phone, state, previous);
    tellFacts(this, state, previous, deskOf(phone).notes);
  }

  protected override async use<Result>(command: (phone: Phone) => Promise<Result>): Promise<Result> {
    // What comes before the phone does waits for it.
    if (this.#isOutdated) await this.updateComplete;
    if (!this.#phone) throw new PhoneError('phone-missing', this.#error?.message ?? 'The page has no phone.');
    return command(this.#phone);
  }
}
