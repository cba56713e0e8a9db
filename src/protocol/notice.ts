/** @file What a page and the service worker of its origin tell each other of a call's notification. */
import type {CallId} from './state.js';

export type NoticeAction = 'answer' | 'decline';

/** A notification with buttons, for this call. */
export interface Notice {
  readonly type: 'amtsleitung-notice';
  readonly call: CallId;
  readonly title: string;
  readonly lang: string;
  readonly actions: readonly {readonly action: NoticeAction; readonly title: string}[];
}

/** Page to service worker: shows it in the place of the one before, or takes it away. */
export type NoticeOrder = Notice | {readonly type: 'amtsleitung-notice-over'};

/** Service worker to the page that had it shown. */
export interface NoticePress {
  readonly type: 'amtsleitung-notice-press';
  readonly call: CallId;
  readonly action: NoticeAction;
}
