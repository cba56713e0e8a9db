import type {TemplateResult} from 'lit';
import type {CommandController, GatedPhone} from '../../controllers/index.js';
import type {Reading} from '../../dialling/reading.js';
import {readTyped} from '../../dialling/typed.js';
import type {Terms} from '../../i18n/index.js';
import {type CallId, type EndedCall, PhoneError} from '../../protocol/index.js';
import {addStyles} from '../add-styles.js';
import {intend} from '../events.js';
import {loadedNumbers, loadNumbers} from '../number-field/load-numbers.js';
import {reasonText} from '../number-field/reading.js';
import {deskOf} from '../desk.js';
import {isUnheard} from '../emergency.js';

type Host = HTMLElement & {
  requestUpdate(): void;
  readonly updateComplete: Promise<boolean>;
  readonly renderRoot: HTMLElement | DocumentFragment;
};

/** A number that a person has to decide about, for the call that is over. */
interface Asked {
  readonly id: CallId;
  readonly reading: Reading;
}

/**
 * Calls somebody once more whom a call was with: what the clerk dialled, or what the network wrote, each by its rules. What
 * they want to be confirmed is asked where the button was.
 */
export class CallAgain {
  #asked: Asked | null = null;

  constructor(
    private readonly host: Host,
    private readonly commands: CommandController,
  ) {}

  isAsking({id}: EndedCall): boolean {
    return this.#asked?.id === id;
  }

  /** Whether there is somebody to be called. */
  isPossible(call: EndedCall, phone: GatedPhone): boolean {
    // The network said that there is no such number: the same digits would only fail again.
    if (call.error?.code === 'number-unknown' && !isUnheard(call)) return false;
    if (!loadedNumbers()) void loadNumbers().then(loaded => loaded && this.host.requestUpdate());
    const reading = read(call, phone);
    return reading ? Boolean(reading.dial) || reading.kind === 'ambiguous' : /^\+?\d+$/.test(call.remote.number);
  }

  /** Dials, or asks. An emergency call waits for nothing. */
  async start(call: EndedCall, phone: GatedPhone): Promise<void> {
    const reading = read(call, phone) ?? ((await loadNumbers()) && read(call, phone));
    const isOpen = reading && (reading.kind === 'ambiguous' || (reading.needsConfirmation && !phone.confirmsNumbers));
    if (isOpen) this.#ask({id: call.id, reading});
    else this.#dial(call, phone, reading);
  }

  renderQuestion(call: EndedCall, phone: GatedPhone, terms: Terms): TemplateResult | undefined {
    const reading = this.isAsking(call) && this.#asked?.reading;
    const numbers = loadedNumbers();
    if (!reading || !numbers) return undefined;
    addStyles(this.host.renderRoot, numbers.numberFieldStyles);
    return numbers.renderQuestion({
      reading,
      terms,
      why: reasonText(reading, terms),
      sentence: terms.youCall,
      confirm: terms.dial,
      cancel: terms.change,
      only: terms.dial,
      agree: agreed => this.#dial(call, phone, agreed),
      leave: () => {
        const {asker} = deskOf(phone);
        this.#ask(null, !asker);
        asker?.edit(reading.display);
      },
    });
  }

  #ask(asked: Asked | null, focus = true): void {
    this.#asked = asked;
    this.host.requestUpdate();
    if (!focus) return;
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>('.question .first, .after button')?.focus(),
    );
  }

  #dial({id}: EndedCall, phone: GatedPhone, reading: Reading | null): void {
    if (this.#asked) this.#ask(null);
    const target = reading?.dial;
    if (target && !intend(this.host, 'amt-dial', {target})) return;
    void this.commands.run(id, 'call', () =>
      target
        ? phone.call(target, reading.kind === 'emergency' ? {emergency: true} : {})
        : Promise.reject(new PhoneError(reading ? 'number-blocked' : 'part-missing')),
    );
  }
}

/** Null while the rules are not there, where they are needed. */
function read(call: EndedCall, phone: GatedPhone): Reading | null {
  const numbers = loadedNumbers();
  if (numbers) return numbers.readAgain(call, phone);
  const {direction, dialled, remote} = call;
  const reading = direction === 'out' ? readTyped(dialled ?? remote.number, phone.configuration, null) : null;
  return reading?.dial ? reading : null;
}
