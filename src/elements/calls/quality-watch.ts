import type {LitElement, ReactiveController, TemplateResult} from 'lit';
import type {Phone} from '../../client/phone.js';
import type {Terms} from '../../i18n/index.js';
import type {Call, CallId, CallQuality} from '../../protocol/index.js';
import {addStyles} from '../add-styles.js';
import type * as View from '../call-quality/call-quality.js';

/** Both sides hear each other, or should. */
export const isHeard = ({phase, held, heldByRemote, media}: Call): boolean =>
  phase === 'talking' && !held && !heldByRemote && media.status === 'connected';

/** How well the call is heard that one talks in. What shows it comes with the first value. */
export class QualityWatch implements ReactiveController {
  #value: CallQuality | undefined;
  #view: typeof View | null = null;
  #phone: Phone | null = null;
  #id: CallId = '';
  /** The last one that was heard: a hold is no news. */
  #last: CallId = '';
  #end: (() => void) | undefined;
  /** It is poor, and the clerk has read it and put it away. */
  #isRead = false;

  constructor(
    private readonly host: LitElement,
    private readonly terms: () => Terms,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.look(null, null);
  }

  /** Watches this call from now on. */
  look(phone: Phone | null, call: Call | null): void {
    const id = call && isHeard(call) ? call.id : '';
    if (phone === this.#phone && id === this.#id) return;
    this.#end?.();
    this.#phone = phone;
    this.#id = id;
    if (id && id !== this.#last) this.#isRead = false;
    this.#last = id || this.#last;
    this.#value = undefined;
    this.#end = id && phone ? phone.watch(`quality/${id}`, value => void this.#take(value)) : undefined;
  }

  /** In place of the call's own; null while nothing is known. */
  get state(): ReturnType<typeof View.qualityState> | null {
    return this.#value && this.#view ? this.#view.qualityState(this.#value, this.terms()) : null;
  }

  /** What stands before the clerk unasked, until it is read. */
  renderUrgent(): TemplateResult | null {
    return this.#isUrgent ? this.#render(() => this.#close()) : null;
  }

  /** The same where one looks for more; `isAsked`: also that all is good. */
  renderQuiet(isAsked: boolean): TemplateResult | null {
    return this.#isUrgent || (this.#value?.level === 'good' && !isAsked) ? null : this.#render(null);
  }

  #render(close: (() => void) | null): TemplateResult | null {
    return this.#value && this.#view ? this.#view.renderQuality(this.#value, this.terms(), close) : null;
  }

  get #isUrgent(): boolean {
    return this.#value?.level === 'poor' && !this.#isRead;
  }

  #close(): void {
    this.#isRead = true;
    this.host.requestUpdate();
  }

  async #take(value: CallQuality | undefined): Promise<void> {
    this.#value = value;
    if (value?.level !== 'poor') this.#isRead = false;
    // Where the file can't be had, the next value asks for it again.
    if (value) this.#view ??= await import('../call-quality/call-quality.js').catch(() => null);
    if (this.#view) addStyles(this.host.renderRoot, this.#view.qualityStyles);
    this.host.requestUpdate();
  }
}
