import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {type Terms, loadTerms, termsFor} from '../i18n/index.js';
import {page} from '../script/page.js';

type Host = ReactiveControllerHost & Element;

const controllers = new Set<LocalizeController>();
let observer: MutationObserver | undefined;

function checkAll(): void {
  for (const controller of controllers) controller.check();
}

/** `shadow`: an element gives its own language to those in its shadow root, where it has changed after the next update. */
function observe(controller: LocalizeController, shadow: ShadowRoot | null): void {
  controllers.add(controller);
  observer ??= new MutationObserver(checkAll);
  for (const place of [page.documentElement, shadow])
    if (place) observer.observe(place, {attributes: true, attributeFilter: ['lang'], subtree: true});
}

function unobserve(controller: LocalizeController): void {
  controllers.delete(controller);
  if (!controllers.size) observer?.disconnect();
}

/** The terms in the language of the nearest `lang`, through shadow roots; follows when the page changes it. */
export class LocalizeController implements ReactiveController {
  terms: Terms = termsFor('');
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    observe(this, this.#host.shadowRoot);
    this.check();
  }

  hostDisconnected(): void {
    unobserve(this);
  }

  /** Reads the language anew. */
  check(): void {
    const language = nearestLanguage(this.#host);
    void loadTerms(language).then(loaded => loaded && checkAll());
    const terms = termsFor(language);
    if (terms === this.terms) return;
    this.terms = terms;
    this.#host.requestUpdate();
  }
}

function nearestLanguage(element: Element): string {
  for (let at: Element | null = element; at;) {
    const found: Element | null = at.closest('[lang]');
    if (found) return found.getAttribute('lang') ?? '';
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}
