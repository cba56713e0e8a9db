/**
 * @file Elements that the one script does not hold. They come at once where the page has their tag or there is a call, else when the
 * phone is registered and the browser has nothing better to do.
 */
import {audioFirst} from './client/lend/audio-first.js';
import {report} from './client/report.js';
import {loadNumbers} from './elements/number-field/load-numbers.js';
import {OutdatedElement} from './elements/outdated-element.js';
import {parts} from './parts/index.js';
import {PhoneError} from './protocol/index.js';
import {insist, whenIdle} from './script/insist.js';
import {page} from './script/page.js';

const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'amt-call-toast': () => import('./define/amt-call-toast.js'),
  'amt-number': () => import('./define/amt-number.js'),
  ...parts,
};
const tags = Object.keys(elements);
/** It shows nothing before it rings. */
const atRest = tags.filter(tag => tag !== 'amt-call-toast');

/** Milliseconds after which a phone that cannot be reached is no reason to wait. */
const unreachable = 5_000;

export function fetchElements(): void {
  if (page.readyState === 'loading') page.addEventListener('DOMContentLoaded', fetchNamed);
  else fetchNamed();
  for (const type of ['amt-call-change', 'amt-call-end'])
    addEventListener(type, () => void afterAudio(fetchAll), {once: true});
  const fetchIdle = () => void afterAudio(() => whenIdle(fetchRest));
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

/** Those whose tags the page has. */
const fetchNamed = (): void => atRest.filter(tag => page.querySelector(tag)).forEach(tag => void fetchElement(tag));

function fetchAll(): void {
  tags.forEach(tag => void fetchElement(tag));
  // Where it is of another build, so are the elements, which say so.
  insist(() => import('./elements/phone/telling.js')).catch(() => undefined);
}

/** Nobody has to wait for what the next click needs. */
function fetchRest(): void {
  fetchAll();
  void loadNumbers();
}

async function fetchElement(tag: string): Promise<void> {
  const load = elements[tag];
  if (!load || customElements.get(tag)) return;
  try {
    await insist(load);
  } catch (thrown) {
    if (customElements.get(tag)) return;
    report(PhoneError.of(thrown));
    customElements.define(tag, class extends OutdatedElement {});
  }
}
