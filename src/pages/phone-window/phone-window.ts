/** @file Script of the phone window's page: whose phone it is, and how it looks. The rest is the one script's. */
import type {Phone} from '../../client/phone.js';
import {report} from '../../client/report.js';
import {PhoneError} from '../../protocol/index.js';
import {isOpenedByUs} from './opened-by.js';
import {yieldToNewer} from './window-yield.js';

interface PhoneElement extends HTMLElement {
  readonly phone: Phone | null;
  readonly updateComplete: Promise<unknown>;
}

const {searchParams} = new URL(location.href);
document.documentElement.lang = searchParams.get('lang') ?? 'de';

const looks = new CSSStyleSheet();
looks.replaceSync(`
  :root { color-scheme: light dark; background: Canvas; --amt-font-size: 16px; }
  body { margin: 8px; }
`);
document.adoptedStyleSheets = [looks];

addEventListener('DOMContentLoaded', () => void show());

async function show(): Promise<void> {
  const element = document.createElement('amt-phone') as PhoneElement;
  element.setAttribute('phone-window', '');
  const configuration = searchParams.get('config') ?? '';
  // A configuration from elsewhere could send the login to any server.
  const isOurs = URL.canParse(configuration, location.href) && new URL(configuration, location.href).origin === origin;
  if (!(await isOpenedByUs(opener as Window | null)))
    report(new PhoneError('origin-refused', 'The page that opened the phone window is not in "hosts".'));
  else if (isOurs) element.setAttribute('config', configuration);
  document.body.prepend(element);
  await customElements.whenDefined('amt-phone');
  await element.updateComplete;
  if (element.phone) yieldToNewer(element.phone);
}
