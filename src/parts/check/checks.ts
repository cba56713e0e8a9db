/** @file What is looked at, in this order: what takes no time first, and what the far end has a part in last. */
import {permitted, webHid} from '../headset/webhid.js';
import {errorText} from '../../elements/error-text.js';
import type {Check, Finding} from './check.js';
import {checkCall} from './check-call.js';
import {checkMicrophone} from './check-microphone.js';
import {checkRing, checkSpeaker} from './check-sound.js';
import type {Texts} from './texts.js';
import {loadTrial} from './load-trial.js';

/** Before the first click the browser says what it will do after the next start; afterwards the page may always sound. */
const mayRing: Promise<boolean> = loadTrial()
  .then(({maySound}) => maySound())
  .catch(() => true);

const checkBrowser: Check = ({words}) => {
  const facts = navigator.userAgent;
  const found = (verdict: Finding['verdict'], text: string): Finding => ({verdict, text, facts: `${text} ${facts}`});
  if (!isSecureContext) return found('bad', words.browserInsecure);
  if (!('RTCPeerConnection' in globalThis && navigator.mediaDevices)) return found('bad', words.browserOld);
  if (!('SharedWorker' in globalThis)) return found('careful', words.browserAlone);
  return found('good', words.browserGood);
};

const checkRegistration: Check = ({phone, words, terms}) => {
  const {connection, registration} = phone.state;
  if (registration.status === 'registered' && connection.status === 'connected')
    return {verdict: 'good', text: words.registered};
  const error = registration.error ?? connection.error;
  return {
    verdict: 'bad',
    text: error ? errorText(error, terms) : words.unregistered,
    facts: [words.unregistered, connection.status, registration.status, error?.code].join(' '),
  };
};

const checkAutoplay: Check = async ({words}) =>
  (await mayRing) ? {verdict: 'good', text: words.autoplayGood} : {verdict: 'careful', text: words.autoplayBad};

const checkNotifications: Check = ({words}) => {
  switch (globalThis.Notification?.permission) {
    case 'granted':
      return {verdict: 'good', text: words.notificationsGood};
    case 'default':
      return {verdict: 'careful', text: words.notificationsAsk};
    case 'denied':
      return {verdict: 'careful', text: words.notificationsRefused};
    default:
      return {verdict: 'skipped', text: words.notificationsNone};
  }
};

const checkHeadset: Check = async ({words}) => {
  const hid = webHid();
  if (!hid) return {verdict: 'skipped', text: words.headsetUnsupported};
  return (await permitted(hid)).length
    ? {verdict: 'good', text: words.headsetGood}
    : {verdict: 'skipped', text: words.headsetNone};
};

export const checks: readonly (readonly [name: keyof Texts['names'], check: Check])[] = [
  ['browser', checkBrowser],
  ['registration', checkRegistration],
  ['autoplay', checkAutoplay],
  ['notifications', checkNotifications],
  ['headset', checkHeadset],
  ['microphone', checkMicrophone],
  ['speaker', checkSpeaker],
  ['ring', checkRing],
  ['call', checkCall],
];
