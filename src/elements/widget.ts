import type {CSSResultGroup, PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import {audioFirst} from '../client/lend/audio-first.js';
import type {Phone} from '../client/phone.js';
import {
  type AnnouncementLevel,
  CommandController,
  LocalizeController,
  deepActiveElement,
  type PhoneController,
  pagePhones,
} from '../controllers/index.js';
import type {Terms} from '../i18n/index.js';
import type {Configuration} from '../protocol/index.js';
import {base, controls, tokens, unprinted} from '../styles/index.js';
import {ShownElement} from './shown.js';
import {offerTips} from './tips.js';
import {page} from '../script/page.js';
import {deskOf} from './desk.js';
import {errorText, isCallsOwn} from './error-text.js';

/** Of an element that is on a page at rest; of any other: widget-styles.ts. */
export const atRestStyles: CSSResultGroup = [tokens, base, controls, unprinted];

/** What every visible element has: a phone to look for, a language, and commands that may be refused. */
export abstract class WidgetElement extends ShownElement {
  /** The phone to show. Default: the one that `for` names, else the page's first `amt-phone`. */
  @property({attribute: false}) phone?: Phone | undefined;
  /** The id of an `amt-phone`. */
  @property() for?: string | undefined;

  protected abstract readonly phones: PhoneController<unknown>;
  protected readonly localize = new LocalizeController(this);
  protected readonly commands = new CommandController(this, (error, place) => {
    if (!isCallsOwn(error, place, this.phones.state)) this.announce(errorText(error, this.terms));
  });

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    offerTips(root);
    return root;
  }

  /** A call that comes to this page is heard first and shown then. */
  protected override async scheduleUpdate(): Promise<void> {
    const audio = this.hasUpdated ? null : audioFirst();
    if (audio) await audio;
    return super.scheduleUpdate();
  }

  /** What goes away leaves the focus to its heir: it is never lost. */
  protected override update(changed: PropertyValues): void {
    const before = focusIn(this.renderRoot);
    super.update(changed);
    if (before && focusIn(this.renderRoot) !== before) setTimeout(() => void this.#keepFocus());
  }

  /** What takes the focus when what had it is gone; null: what had it before it came into the phone, or the number field. */
  protected get heir(): HTMLElement | null {
    return null;
  }

  async #keepFocus(): Promise<void> {
    if (isFocused()) return;
    const {heir} = this;
    if (heir) return heir.focus();
    // It came with what shows calls: before that there was nothing in the phone that could go away.
    const memory = await import('../controllers/focus-memory.js').catch(() => null);
    const {phone} = this.phones;
    if (!isFocused() && !memory?.focusMemory.back() && phone) deskOf(phone).asker?.focus();
  }

  protected get terms(): Terms {
    return this.localize.terms;
  }

  protected get configuration(): Configuration | null {
    return this.phones.phone?.configuration ?? null;
  }

  /** Says what went wrong with what this user did: in this page, whichever page announces the rest. */
  protected announce(text: string, level?: AnnouncementLevel): void {
    pagePhones().announcer.announce(text, level, this.terms.lang);
  }
}

const focusIn = (root: HTMLElement | DocumentFragment): Element | null =>
  root instanceof ShadowRoot ? root.activeElement : null;

function isFocused(): boolean {
  const active = deepActiveElement();
  return active !== null && active !== page.body;
}
