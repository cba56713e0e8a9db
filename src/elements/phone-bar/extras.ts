import type {Phone} from '../../client/phone.js';

/** Whether the user was never asked whether system notifications may be shown. */
export function canAskForNotifications(): boolean {
  return globalThis.Notification?.permission === 'default';
}

/** Whether what happened may be told here: a page of another host, where numbers are confirmed elsewhere, is not told. */
export const canDiagnose = (phone: Phone): boolean => !phone.confirmsNumbers;

/** Whether there is something to offer beyond the bar. */
export function hasExtras(phone: Phone | null, isPhoneWindow: boolean): boolean {
  if (!phone) return false;
  return canDiagnose(phone) || (phone.windowUrl !== null && !isPhoneWindow) || canAskForNotifications();
}
