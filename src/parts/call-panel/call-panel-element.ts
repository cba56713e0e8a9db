import {html, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {PhoneController} from '../../controllers/index.js';
import {Calls, callsStyles} from '../../elements/calls/index.js';
import {Sheet} from '../../elements/sheet.js';
import {WidgetElement} from '../../elements/widget.js';
import {widgetStyles} from '../../elements/widget-styles.js';
import {wide} from '../../styles/index.js';
import {callPanelStyles} from './call-panel-styles.js';
import {Note} from './note.js';

/**
 * @summary The calls that run: one row of controls for the call that one talks in, who waits, and how the last one ended.
 * A call that rings here is the toast's; it comes here when it is answered.
 *
 * @fires {CustomEvent<{id: string}>} amt-hang-up - Before it hangs up; cancel it to act yourself.
 * @fires {CustomEvent<{target: string}>} amt-dial - Before it dials again; cancel it to act yourself.
 * @slot case - What the page shows of the call that one talks in, in its own markup. While there is none it is not seen.
 * @csspart panel - The box.
 * @csspart card - What the page's application says of that call.
 * @csspart call - The call that one talks in.
 * @csspart state - How that call stands, and for how long.
 * @csspart note - The field for a note, and what it is.
 * @csspart caller - The other side's name.
 * @csspart number - The number below the name.
 * @csspart timer - How long the call has lasted.
 * @csspart actions - The row of controls.
 * @csspart hang-up - The button that ends the call.
 * @csspart swap - The button that goes to a call that waits.
 * @csspart back - The button that goes back to who waits, when the other one has left.
 * @csspart mute - The button that turns the microphone off and on.
 * @csspart hold - The button that holds the call and goes on with it.
 * @csspart keypad - The button that opens the keypad.
 * @csspart key - Each key of it.
 * @csspart transfer - The button that opens the transfer, and its box, which is `transfer-panel` alone.
 * @csspart transfer-panel - The box of the transfer.
 * @csspart field - The field in it.
 * @csspart option - A choice in it, where a number can be read in several ways.
 * @csspart take-over - The button that brings the audio to this page.
 * @csspart waiting - A call that waits.
 * @csspart quality - How well the call is heard that one talks in, and what helps.
 * @csspart ended - How the last call ended, where there is something to be done.
 */
export class CallPanelElement extends WidgetElement {
  static override styles = [widgetStyles, wide, callsStyles, callPanelStyles];

  /** Shows a field for a note on the call, which goes to the page with `amt-call-end`. */
  @property({type: Boolean}) notes = false;

  protected readonly phones = new PhoneController(this, ({calls, ended}) => ({calls, ended: ended[0]}));
  readonly #sheet = new Sheet(this);
  readonly #calls = new Calls({
    element: this,
    commands: this.commands,
    sheet: this.#sheet,
    takesRinging: false,
    terms: () => this.terms,
    configuration: () => this.configuration,
    announce: (text, level) => this.announce(text, level),
  });

  #note: Note | undefined;

  override render(): TemplateResult {
    const {terms} = this;
    const row = this.#calls.renderRow();
    const details = this.#calls.renderDetails();
    const note = this.#renderNote();
    return html`
      <div class="root" lang=${terms.lang} @keydown=${this.#sheet.onKeydown}>
        ${
          row || details
            ? html`<section class="panel" part="panel" aria-label=${terms.calls}>
                ${row}
                <div class="details">${details}${this.#calls.renderExtras()}${note}<slot name="case"></slot></div>
              </section>`
            : null
        }
      </div>
    `;
  }

  #renderNote(): TemplateResult | null {
    const {phone} = this.phones;
    if (!phone || !this.notes) return null;
    this.#note ??= new Note(this);
    this.#note.look(phone);
    const {current} = this.#calls;
    return current && this.#note.render(phone, current, this.terms.lang);
  }
}
