import type {NumberRule, SiteConfiguration} from '../protocol/configuration.js';
import type {Reason} from './reasons.js';

/** What a string turned out to be. */
export type Kind =
  /** An own extension, also when the full direct-dial number was given. */
  | 'extension'
  /** A number outside the house. */
  | 'external'
  /** 110 or 112. Never confirmed when typed, never subject to policy. */
  | 'emergency'
  /** Not clear without asking: `choices` has at least one reading. One alone means "did you mean this?". */
  | 'ambiguous'
  /** Cannot or must not be dialled; `reason` says why. */
  | 'rejected';

/** What a call to the number is, for permissions, confirmation and cost. */
export type NumberClass = NonNullable<NumberRule['class']>;

/**
 * Where the string came from: a person at the dialler, a `tel:`/`sip:` link or marked text, a page's script; or what the
 * network wrote (From, P-Asserted-Identity, Diversion, Contact), which is trusted least.
 */
export type Source = 'typed' | 'link' | 'script' | 'network';

/** What happens before a call to a number. `block` also holds for transfer and forwarding targets. */
export type Action = NumberRule['action'];

/** One line of policy. */
export interface PolicyRule extends NumberRule {
  /** What to tell the clerk; default `confirmed-here` or `blocked-here`. */
  readonly reason?: Reason;
}

/** The numbering of one site, as the PBX has it. The keys are those of `site` in the configuration. */
export interface Site extends SiteConfiguration {
  /** Rules of this site, on top of {@link defaultPolicy}. */
  readonly policy?: readonly PolicyRule[];
}

/** The meaning of a string. Every string has one; nothing throws. */
export interface Interpretation {
  readonly kind: Kind;
  /** `+498999998765`. Missing for extensions without a number of their own and for short codes such as 115. */
  readonly e164?: string;
  /** The extension, when `kind` is `extension`. */
  readonly extension?: string;
  readonly class?: NumberClass;
  /** ISO 3166 code of the country of an international number, when known: `CN`. Name it with `Intl.DisplayNames`. */
  readonly region?: string;
  /**
   * For the screen, after DIN 5008, with no-break blanks and hyphens; {@link plain} makes it fit for a clipboard.
   * Interpreting it gives the same number again. For `ambiguous` and `rejected`: what was given, cleaned.
   */
  readonly display: string;
  /** What to send to the PBX, `[0-9+]`, and `*` or `#` only in codes the site lists. Missing when nothing may be dialled. */
  readonly dial?: string;
  /** Tones to offer once the call is answered, in the alphabet of `RTCDTMFSender.insertDTMF`; a comma is a pause of 2 s. */
  readonly tones?: string;
  /** Whether a person has to agree, in the phone's own interface, before this is dialled. */
  readonly needsConfirmation: boolean;
  /** Why it is asked, confirmed or rejected. */
  readonly reason?: Reason;
  /**
   * The possible readings, the likeliest first. With `kind` `ambiguous` one of them must be picked; with others they
   * are what else could have been meant.
   */
  readonly choices?: readonly Interpretation[];
  /** Invisible control characters were in the text, so that what was shown may not be what was given. */
  readonly altered?: true;
}
