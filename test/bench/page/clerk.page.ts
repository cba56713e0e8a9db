/** @file Runs in a page before its own scripts, and notes when the phone was registered and its call was there to be hung up. */
declare global {
  interface Window {
    readonly clerk: Clerk;
  }
}

/** Milliseconds since the navigation began; 0: not yet. */
interface Clerk {
  registered: number;
  /** "Auflegen" can be pressed and was painted. */
  usable: number;
  /** Tasks of more than 50 ms until registered; a browser that tells of none has none here. */
  readonly longTasks: number[];
}

const clerk: Clerk = {registered: 0, usable: 0, longTasks: []};
Object.defineProperty(window, 'clerk', {value: clerk});

const observer = new PerformanceObserver(list => {
  for (const {startTime, duration} of list.getEntries())
    if (!clerk.registered || startTime < clerk.registered) clerk.longTasks.push(duration);
});
observer.observe({type: 'longtask', buffered: true});

addEventListener('amt-registration-change', event => {
  if (clerk.registered || event.detail.registration.status !== 'registered') return;
  performance.mark('registered');
  clerk.registered = performance.now();
});

function* buttons(root: ParentNode): Generator<HTMLButtonElement> {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof HTMLButtonElement) yield element;
    if (element.shadowRoot) yield* buttons(element.shadowRoot);
  }
}

function usable(): boolean {
  const bar = document.querySelector('amt-phone-bar')?.shadowRoot;
  for (const button of bar ? buttons(bar) : [])
    if (button.textContent?.trim() === 'Auflegen' && !button.disabled && button.checkVisibility()) return true;
  return false;
}

/** What is there when a frame is begun was painted when the next message arrives. */
const painted = new MessageChannel();
painted.port1.onmessage = () => (clerk.usable = performance.now());
// A page with no call before the eyes looks for nothing, so that it rests.
if (sessionStorage.getItem('in a call'))
  requestAnimationFrame(function look() {
    if (usable()) painted.port2.postMessage(null);
    else requestAnimationFrame(look);
  });

export {};
