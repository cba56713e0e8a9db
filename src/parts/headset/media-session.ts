/** @file What the browser itself shows of a call, in its media controls and its small window: Chromium has a button each for these. */
import type {Phone} from '../../client/phone.js';
import {muteKey, situationOf, type Order} from './orders.js';
import {run} from './run.js';

/** Chromium knows these (93); Firefox and Safari throw. */
interface CallSession {
  setActionHandler(action: 'hangup' | 'togglemicrophone', handler: (() => void) | null): void;
  setMicrophoneActive?(active: boolean): unknown;
}

const session = () => navigator.mediaSession as unknown as CallSession | undefined;

function handle(action: 'hangup' | 'togglemicrophone', handler: (() => void) | null): void {
  try {
    session()?.setActionHandler(action, handler);
  } catch {
    // It has no such button.
  }
}

/** Only while a call's audio is in this page: at other times the page may have a media session of its own. */
export function followMediaSession(phone: Phone): () => void {
  let isOurs = false;
  const carryOut = (find: () => Order | null) => () => {
    const order = find();
    if (order) void run(order);
  };
  const talking = () => phone.state.calls.find(call => call.media.page === phone.page && situationOf(call) === 'talks');
  const set = (isNeeded: boolean) => {
    if (isNeeded === isOurs) return;
    isOurs = isNeeded;
    const hangUp = carryOut(() => {
      const call = talking();
      return call ? {act: 'hangUp', id: call.id} : null;
    });
    handle('hangup', isNeeded ? hangUp : null);
    handle('togglemicrophone', isNeeded ? carryOut(() => muteKey(phone.state)) : null);
  };
  const look = () => {
    const call = talking();
    set(call !== undefined);
    if (call) session()?.setMicrophoneActive?.(!call.muted);
  };
  const unsubscribe = phone.subscribe(look);
  look();
  return () => {
    unsubscribe();
    set(false);
  };
}
