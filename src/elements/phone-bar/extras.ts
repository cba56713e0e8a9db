import type {Phone} from '../../client/phone.js';

/** Whether the user was never asked whether system notifications may be shown. */
export function canAskForNotifications(): boolean {
  return globalThis.Notification?.permission === 'default';
}

/** Whether there is something to offer beyond the bar. */
export function hasExtras(phone: Phone | null, isPhoneWindow: boolean): boolean {
  return phone !== null && ((phone.windowUrl !== null && !isPhoneWindow) || canAskForNotifications());
}
