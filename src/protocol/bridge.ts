/**
 * @file The messages between a page of another host and the bridge on the phone's origin. Neither credentials nor SIP
 * nor media requests cross it.
 */
import type {Command} from './commands.js';
import type {Configuration} from './configuration.js';
import type {PhoneErrorData} from './errors.js';
import type {PageInfo, Settled} from './messages.js';
import type {PageId, PhoneState, StatePatch} from './state.js';

/** Posted to the bridge's window with the port on which all else is said. */
export interface BridgeHello {
  readonly type: 'amtsleitung-bridge';
  readonly protocol: number;
  /** URL of the configuration, on the phone's origin. */
  readonly configuration: string;
  readonly phoneWindow: boolean;
}

export type GuestMessage =
  | {readonly type: 'command'; readonly seq: number; readonly command: Command}
  | {readonly type: 'info'; readonly info: PageInfo}
  | {readonly type: 'leaving'};

export type BridgeMessage =
  /** Said first, and again when the bridge became another page for the core. */
  | {
      readonly type: 'welcome';
      readonly page: PageId;
      readonly state: PhoneState;
      readonly configuration: Configuration;
    }
  | {readonly type: 'patch'; readonly patch: StatePatch}
  | {readonly type: 'result'; readonly seq: number; readonly result: Settled<unknown>}
  /** No phone for this page; it may still come when `error.retryable`. */
  | {readonly type: 'refused'; readonly error: PhoneErrorData};
