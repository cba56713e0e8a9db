import {ReactiveElement} from 'lit';
import {LocalizeController} from '../controllers/localize-controller.js';
import {page} from '../script/page.js';

/**
 * Stands for an element whose code is of a newer build than this page: a call goes on in the page when it is loaded anew. What would
 * draw it may be of that build as well.
 */
export class OutdatedElement extends ReactiveElement {
  readonly #localize = new LocalizeController(this);

  protected override updated(): void {
    const {lang, errors} = this.#localize.terms;
    const text = Object.assign(page.createElement('p'), {lang, textContent: `⚠ ${errors['page-outdated']}`});
    this.renderRoot.replaceChildren(text);
  }
}
