import {LitElement, isServer} from 'lit';
import {isRenderable} from '../controllers/index.js';
import {pressOnce} from '../controllers/held-key.js';

/** What every element has that draws something. */
export abstract class ShownElement extends LitElement {
  constructor() {
    super();
    pressOnce(this);
  }

  /** Where nothing can be rendered, what the page put into the tag stays visible. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    return isRenderable() ? super.createRenderRoot() : this;
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (isRenderable()) await super.scheduleUpdate();
  }
}

// A server renders the empty tag: what stands in it is known in the browser alone, which would show it twice.
if (isServer) Object.assign(ShownElement, {_$litElement$: false});
