/** @file The tags as type checkers of templates need them: what may be written on each, and what it fires. */
import type {Phone} from '../client/index.js';
import type {FactDetails, IntentDetails} from '../elements/index.js';
import type {Configuration, Credentials, DirectoryLookup} from '../protocol/index.js';

interface OfPhone {
  /** The id of an `amt-phone`. Default: the page's first one. */
  for?: string | undefined;
  phone?: Phone | undefined;
}

export interface TagAttributes {
  'amt-phone': {
    /** URL of the configuration, or the configuration itself. */
    config?: string | Configuration | undefined;
    server?: string | undefined;
    aor?: string | undefined;
    'authorization-user'?: string | undefined;
    'worker-url'?: string | undefined;
    workplace?: 'office' | 'home' | 'unknown' | undefined;
    'number-selector'?: string | undefined;
    'phone-window'?: boolean | undefined;
    credentials?: (() => Promise<Credentials>) | undefined;
    directory?: DirectoryLookup | undefined;
  };
  'amt-phone-bar': OfPhone & {collapsed?: boolean | undefined};
  'amt-dialer': OfPhone;
  'amt-call-toast': OfPhone;
  'amt-call-panel': OfPhone;
  'amt-transfer-panel': OfPhone & {call?: string | undefined};
  'amt-keypad': {label?: string | undefined};
  'amt-headset': OfPhone;
  'amt-history': OfPhone;
  'amt-check': OfPhone;
  'amt-settings': OfPhone;
  'amt-absence': OfPhone;
  'amt-shortcuts': OfPhone;
  'amt-team': OfPhone;
  'amt-number': OfPhone & {value?: string | undefined};
}

type Details = FactDetails & IntentDetails;

/** Handlers of all events, each under the name that the framework gives it: `onamt-dial`, Vue's `onAmt-dial`. */
export type Handlers<Prefix extends 'on' | 'on:' | 'capital'> = {
  [Type in keyof Details as Prefix extends 'capital' ? `on${Capitalize<Type>}` : `${Prefix}${Type}`]?:
    ((event: CustomEvent<Details[Type]>) => void) | undefined;
};
