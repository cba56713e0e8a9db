/**
 * @file The elements that show the phone: the one script holds none of them. They come at once where the page has their tag or there
 * is a call, all others when the phone is registered and the browser has nothing better to do.
 */
import {audioFirst} from './client/lend/audio-first.js';
import {report} from './client/report.js';
import {loadNumbers} from './elements/number-field/load-numbers.js';
import {OutdatedElement} from './elements/outdated-element.js';
import {parts} from './parts/index.js';
import {PhoneError} from './protocol/index.js';
import {insist, whenIdle} from './script/insist.js';
import {page} from './script/page.js';

const atRest = () => import('./at-rest.js');

const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'amt-call-toast': () => import('./define/amt-call-toast.js'),
  'amt-dialer': atRest,
  'amt-number': () => import('./define/amt-number.js'),
  'amt-phone-bar': atRest,
  ...parts,
};
/** What a call is shown, said and answered by, beside the elements. */
const besideCall: readonly (() => Promise<unknown>)[] = [
  () => import('./elements/calls/index.js'),
  () => import('./elements/overlay/over-page.js'),
  () => import('./elements/phone/telling.js'),
  () => import('./elements/phone/shortcuts.js'),
];
const fetchBeside = () => Promise.allSettled(besideCall.map(insist));
/** Those that are under way, or here. */
const asked = new Set<string>();

/** Milliseconds after which a phone that cannot be reached is no reason to wait. */
const unreachable = 5_000;

export function fetchElements(): void {
  const watch = new MutationObserver(() => void afterAudio(fetchNamed));
  watch.observe(page.documentElement, {childList: true, subtree: true});
  void afterAudio(fetchNamed);
  let call: Promise<unknown> = Promise.resolve();
  const fetchCall = () => {
    fetchElement('amt-call-toast');
    call = fetchBeside();
  };
  for (const type of ['amt-call-change', 'amt-call-end'])
    addEventListener(type, () => void afterAudio(fetchCall), {once: true});
  /** What nobody waits for yet would share the way with what shows a call, and be read before it. */
  const fetchRest = () => {
    watch.disconnect();
    Object.keys(elements).forEach(fetchElement);
    void loadNumbers();
    // Who says why the phone can't be reached is here before it can't. Where it is of another build, so are the elements, which say so.
    void fetchBeside();
  };
  const fetchIdle = () => void afterAudio(() => whenIdle(() => void call.then(() => whenIdle(fetchRest))));
  const late = setTimeout(fetchIdle, unreachable);
  addEventListener('amt-registration-change', function look({detail: {reachable}}) {
    if (!reachable) return;
    removeEventListener('amt-registration-change', look);
    clearTimeout(late);
    fetchIdle();
  });
}

/** A call that comes to this page is heard first and shown then. */
async function afterAudio(work: () => void): Promise<void> {
  await audioFirst();
  work();
}

/** Those whose tags the page has; the toast shows nothing before it rings. */
function fetchNamed(): void {
  for (const {localName} of page.querySelectorAll(':not(:defined, amt-call-toast)')) fetchElement(localName);
}

function fetchElement(tag: string): void {
  const load = elements[tag];
  if (!load || asked.has(tag) || customElements.get(tag)) return;
  asked.add(tag);
  insist(load).catch((thrown: unknown) => {
    report(PhoneError.of(thrown));
    if (!customElements.get(tag)) customElements.define(tag, class extends OutdatedElement {});
  });
}
