import {html, type TemplateResult} from 'lit';
import {LocalizeController} from '../controllers/index.js';
import {icon} from '../icons/icons.js';
import {ShownElement} from './shown.js';
import {widgetStyles} from './widget.js';

/** Stands for an element whose code is of a newer build than this page: a call goes on in the page when it is loaded anew. */
export class OutdatedElement extends ShownElement {
  static override styles = widgetStyles;
  readonly #localize = new LocalizeController(this);

  override render(): TemplateResult {
    const {lang, errors} = this.#localize.terms;
    return html`<p class="message careful" lang=${lang}>${icon('warning')}<span>${errors['page-outdated']}</span></p>`;
  }
}
