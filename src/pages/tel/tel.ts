/**
 * @file The page for numbers from programs that know no widgets: `tel.html?nummer=…`, also as the browser's handler of
 * `tel:` and `web+amt:` links. It shows the number in the phone; a person dials it.
 */
import type {PhoneElement} from '../../elements/phone/phone-element.js';

const schemes = ['tel', 'web+amt'];

async function show(number: string): Promise<void> {
  const phone = document.querySelector<PhoneElement>('amt-phone');
  await Promise.all(['amt-phone', 'amt-phone-bar'].map(name => customElements.whenDefined(name)));
  await phone?.updateComplete;
  await phone?.propose(number);
}

/** Browsers ask the user before they hand links to a page. */
function offerLinks(button: HTMLButtonElement): void {
  button.hidden = false;
  button.onclick = () => {
    const url = `${location.origin}${location.pathname}?nummer=%s`;
    for (const scheme of schemes) navigator.registerProtocolHandler(scheme, url);
  };
}

// In a query a plus that nobody has escaped is a blank.
const given = (new URLSearchParams(location.search).get('nummer') ?? '').replace(/^ (?=\d)/, '+');
// The number is somebody's: it does not stay in the address and the history.
history.replaceState(null, '', location.pathname);
// The phone itself says why a number is not dialled.
if (given) show(given.replace(/^web\+amt:(?:\/\/)?/i, '')).catch(() => {});
const button = document.querySelector('button');
if (button && 'registerProtocolHandler' in navigator) offerLinks(button);
