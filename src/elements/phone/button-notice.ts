/** @file A call's notification with Annehmen and Ablehnen: a part, for it takes a service worker, which few browsers and pages have. */
import type {Phone} from '../../client/index.js';
import {pagePhones} from '../../controllers/page.js';
import type {Terms} from '../../i18n/index.js';
import type {Call, CallId, NoticeAction, NoticeOrder, NoticePress} from '../../protocol/index.js';
import {trustedScriptUrl} from '../../script/trusted-types.js';
import {intend} from '../events.js';
import {commands} from './page-phone.js';

/** The registration of the service worker of this page's origin, which lies beside the phone window. No page is in its scope. */
async function register({windowUrl}: Phone): Promise<ServiceWorkerRegistration> {
  const file = new URL('amtsleitung.notices.js', windowUrl ?? location.href);
  const scope = new URL('amtsleitung.notices/', file).href;
  const registration = await navigator.serviceWorker.register(trustedScriptUrl(file.href), {scope});
  if (!registration.active) await installed(registration.waiting ?? registration.installing);
  return registration;
}

function installed(worker: ServiceWorker | null): Promise<void> {
  return new Promise((resolve, reject) => {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'activating') resolve();
      else if (worker.state === 'redundant') reject(new TypeError('The service worker was not installed.'));
    });
  });
}

function act(phone: Phone, id: CallId, action: NoticeAction): void {
  const host = pagePhones().providers.find(provider => provider.phone === phone);
  // One that lay there longer than it rang.
  if (!host || phone.state.calls.find(call => call.id === id)?.phase !== 'ringing') return;
  if (intend(host, `amt-${action}`, {id})) void commands.run(id, action, () => phone[action](id));
}

/** Shows it, until `signal` ends it or this page goes. Rejects where this origin has no service worker. */
export async function showButtonNotice({id}: Call, phone: Phone, terms: Terms, signal: AbortSignal): Promise<void> {
  const registration = await register(phone);
  if (signal.aborted) return;
  const order = (what: NoticeOrder) => registration.active?.postMessage(what);
  const over = () => order({type: 'amtsleitung-notice-over'});
  navigator.serviceWorker.addEventListener(
    'message',
    ({data}: MessageEvent<NoticePress | null>) => {
      if (data?.type === 'amtsleitung-notice-press' && data.call === id) act(phone, id, data.action);
    },
    {signal},
  );
  // It would outlive its page.
  addEventListener('pagehide', over, {signal});
  signal.addEventListener('abort', over);
  const {incoming, lang, answer, decline} = terms;
  const actions = [
    {action: 'answer', title: answer},
    {action: 'decline', title: decline},
  ] as const;
  order({type: 'amtsleitung-notice', call: id, title: incoming, lang, actions});
}
