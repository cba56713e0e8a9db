import {
  applyPatch,
  CONFIRM_DEADLINE,
  messagePort,
  PhoneError,
  PROTOCOL_VERSION,
  type BridgeHello,
  type BridgeMessage,
  rowOf,
  type Command,
  type CommandResults,
  type Configuration,
  type GuestMessage,
  type PageId,
  type Port,
  type WatchMessage,
} from '../../protocol/index.js';
import {LeaveWarning} from '../leave-warning.js';
import type {CommandMessage} from '../pending-commands.js';
import {insecurePage, PhoneBase} from '../phone-base.js';
import type {OpenQuestion, PhoneOptions} from '../phone.js';
import {checkHost} from '../phone-host.js';
import {Presence} from '../presence.js';
import {Later} from '../../script/later.js';
import {windowUrl} from '../../script/script-url.js';
import {page} from '../../script/page.js';

/** Milliseconds until a bridge that says nothing counts as missing: while it loads, and once its frame shows something. */
const [LOAD_DEADLINE, HERE_DEADLINE] = [20_000, 3_000];

const confirmation = new Later(() => import('./confirmation.js'));

/**
 * The phone of a page on another host: a hidden frame on the phone's origin is the page that the core knows. It
 * hosts the audio; this side has the state and the commands alone.
 */
export class BridgedPhone extends PhoneBase {
  override readonly confirmsNumbers = true;
  #page: PageId = '';
  #configuration: Configuration | null = null;
  #frame: HTMLIFrameElement | null = null;
  #port: Port<GuestMessage, BridgeMessage> | null = null;
  #presence: Presence;
  #warning = new LeaveWarning();
  /** The command that a person is asked about. */
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly options: PhoneOptions,
    private readonly worker: URL,
  ) {
    super();
    this.#presence = new Presence(options.phoneWindow ?? false, {
      onchange: info => this.#port?.post({type: 'info', info}),
      // The frame notices both by itself.
      onleave() {},
      onreturn() {},
    });
    this.start();
  }

  get page(): PageId {
    return this.#page;
  }

  /** Without servers and credentials, which stay on the phone's origin. */
  get configuration(): Configuration | null {
    return this.#configuration;
  }

  get #bridge(): URL {
    return new URL('bridge.html', this.worker);
  }

  get windowUrl(): string | null {
    return windowUrl(this.options.configuration, this.worker, this.worker);
  }

  /** What is for the phone's own host alone its frame would not hear. */
  override async send<C extends Command>(command: C): Promise<CommandResults[C['type']]> {
    if (rowOf(command.type)?.from === 'own') throw new PhoneError('origin-refused');
    return super.send(command);
  }

  intend(direction: 'in' | 'out'): void {
    this.#port?.post({type: 'intend', direction});
  }

  disconnect(): void {
    this.#remove();
    this.#presence.close();
    this.forget();
  }

  protected start(): void {
    this.#remove();
    this.seek();
    if (!isSecureContext) return this.refuse(insecurePage());
    const {options, worker} = this;
    try {
      checkHost(options, worker);
    } catch (error) {
      return this.refuse(PhoneError.of(error));
    }
    const hello: BridgeHello = {
      type: 'amtsleitung-bridge',
      protocol: PROTOCOL_VERSION,
      configuration: new URL(options.configuration as string, worker).href,
      phoneWindow: options.phoneWindow ?? false,
    };
    const frame = page.createElement('iframe');
    frame.hidden = true;
    frame.title = 'Amtsleitung';
    frame.allow = 'microphone; autoplay; speaker-selection; hid';
    frame.src = this.#bridge.href;
    frame.addEventListener('load', () => this.#greet(frame, hello), {once: true});
    this.#frame = frame;
    this.#expectWord(LOAD_DEADLINE);
    page.documentElement.append(frame);
  }

  protected postCommand(message: CommandMessage): void {
    // A person may have to be asked: the window opens by the click that sent this.
    if ('target' in message.command) confirmation.load().catch(() => undefined);
    this.#port?.post(message);
  }

  protected postWatch(message: WatchMessage): void {
    this.#port?.post(message);
  }

  #expectWord(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.refuse(new PhoneError('phone-missing', unanswered(this.#bridge), {retryable: true})),
      milliseconds,
    );
  }

  #greet(frame: HTMLIFrameElement, hello: BridgeHello): void {
    // Of a frame that shows an error the browser tells just this: that it loaded.
    this.#expectWord(HERE_DEADLINE);
    const {port1, port2} = new MessageChannel();
    this.#port = messagePort(port1);
    this.#port.onmessage = message => this.#receive(message);
    // Delivered only if the frame shows that very origin.
    frame.contentWindow?.postMessage(hello, this.worker.origin, [port2]);
    this.#port.post({type: 'info', info: this.#presence.info});
  }

  #receive(message: BridgeMessage): void {
    clearTimeout(this.#timer);
    switch (message.type) {
      case 'welcome':
        this.#page = message.page;
        this.#configuration = message.configuration;
        return this.welcome(message.state);
      case 'patch':
        return this.update(applyPatch(this.state, message.patch));
      case 'result':
        if (message.seq === this.#asked) this.#show(null);
        return this.settle(message.seq, message.result);
      case 'topic':
        return this.tell(message);
      case 'confirm':
        return void this.#ask(message.seq, message.ticket);
      case 'warn':
        return this.#warning.set(message.on);
      case 'refused':
        return this.refuse(PhoneError.from(message.error));
      case 'here':
      // That it is there was all that it had to say.
    }
  }

  /** Opens the window, and says so as long as it is open. */
  async #ask(seq: number, ticket: string): Promise<void> {
    const command = this.wait(seq, CONFIRM_DEADLINE);
    const giveUp = () => this.#port?.post({type: 'unconfirmed', ticket});
    const opened = await confirmation
      .load()
      .then(({openConfirmation}) => openConfirmation(this.#bridge, ticket, giveUp), giveUp);
    if (!opened || !command || !('target' in command)) return;
    this.#asked = seq;
    const {type, target} = command;
    const cancel = () => {
      opened.close();
      giveUp();
    };
    this.#show({command: type, target, show: () => opened.focus(), cancel});
  }

  #show(question: OpenQuestion | null): void {
    this.question = question;
    this.update({...this.state});
  }

  #remove(): void {
    this.question = null;
    clearTimeout(this.#timer);
    this.#port?.post({type: 'leaving'});
    this.#port?.close();
    this.#port = null;
    this.#frame?.remove();
    this.#frame = null;
    this.#warning.set(false);
  }
}

const unanswered = ({href}: URL) =>
  `No answer from ${href}. Does the frame-src of this page name its host, and its frame-ancestors ${location.origin}? ` +
  'Under a Cross-Origin-Embedder-Policy, does it send that header, too?';
