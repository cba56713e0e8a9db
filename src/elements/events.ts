import type {Call, CallId, EndedCall, PageId, PhoneErrorData, RegistrationState} from '../protocol/index.js';

/** @file The events that pages may rely on. Names and numbers in them come from the network: untrusted text. */

/** Fired before a widget sends a command; a page that cancels it acts itself. */
export interface IntentDetails {
  'amt-dial': {readonly target: string};
  'amt-answer': {readonly id: CallId};
  'amt-decline': {readonly id: CallId};
  'amt-hang-up': {readonly id: CallId};
  /** `consult`: ask the target first. */
  'amt-transfer': {readonly id: CallId; readonly target: string; readonly consult: boolean};
}

/** Fired by `amt-phone` after its state changed. Every page of a phone fires them, not the page that acted alone. */
export interface FactDetails {
  'amt-registration-change': {readonly registration: RegistrationState; readonly reachable: boolean};
  'amt-call-incoming': {readonly call: Call};
  'amt-call-change': {readonly call: Call; readonly previous: Call | null};
  'amt-call-end': {readonly call: EndedCall; readonly note?: string};
  'amt-call-moved': {readonly call: Call; readonly from: PageId | null; readonly to: PageId | null};
  /** `call` is absent when the error is the phone's own. */
  'amt-error': {readonly error: PhoneErrorData; readonly call?: CallId};
}

type EventMap = {[Type in keyof (IntentDetails & FactDetails)]: CustomEvent<(IntentDetails & FactDetails)[Type]>};

declare global {
  // They bubble up to the window.
  interface HTMLElementEventMap extends EventMap {}
  interface DocumentEventMap extends EventMap {}
  interface WindowEventMap extends EventMap {}
}

/**
 * Asks the page whether a widget may do what its user wants: false when a listener cancelled the event. Nothing may
 * come between a person and an emergency call: there the event can't be cancelled.
 */
export function intend<Type extends keyof IntentDetails>(
  host: HTMLElement,
  type: Type,
  detail: IntentDetails[Type],
): boolean {
  const cancelable = !('target' in detail && /^11[02]$/.test(detail.target));
  return host.dispatchEvent(new CustomEvent(type, {detail, bubbles: true, composed: true, cancelable}));
}

/** Tells the page what happened. */
export function tell<Type extends keyof FactDetails>(host: HTMLElement, type: Type, detail: FactDetails[Type]): void {
  host.dispatchEvent(new CustomEvent(type, {detail, bubbles: true, composed: true}));
}
