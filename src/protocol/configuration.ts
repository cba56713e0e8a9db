import type {DoNotDisturb, Profile, ServiceCodes} from './absence.js';
import type {DirectorySource} from './directory.js';

/** The numbering of a site, by which a German dial string is read; see docs/numbers.md. */
export interface SiteConfiguration {
  /** Country calling code. The national rules known are those of Germany, `49`. */
  readonly country: string;
  /** Area code without the zero: `861`. */
  readonly area: string;
  /** Head number, the part before the extension: `58`. Empty where extensions cannot be dialled from outside. */
  readonly head: string;
  /** Lengths of extensions, in digits. */
  readonly extensionDigits: readonly number[];
  /** What is dialled to reach the public network in mode `amt`; `0` in most houses. */
  readonly trunkPrefix: string;
  /** `direct`: numbers are dialled as on a public line. `amt`: the trunk prefix comes first. */
  readonly mode: 'direct' | 'amt';
  /**
   * Internal numbers of other lengths, and the feature codes (`*97`) a clerk may type. Default none. Four digits are
   * internal anyway where extensions are shorter: no subscriber number is that short any more.
   */
  readonly internal?: readonly string[];
  /** What reaches the switchboard, head number and `0`, from inside. Default: its full number. */
  readonly operator?: string;
  /** SIP domains of the phone system; `sip:` links to others are refused. Default: in the phone, the domain of its own address; else none. */
  readonly domains?: readonly string[];
  /** `keyed` (default): as on a desk phone, `08999998765`, with the trunk prefix in mode `amt`. `e164`: `+498999998765`. */
  readonly dialFormat?: 'keyed' | 'e164';
  /** Which numbers are confirmed or blocked here, on top of the defaults. */
  readonly policy?: readonly NumberRule[];
}

/**
 * What happens before a call, a transfer or a diversion to a class, or to all numbers that begin with `number`. The longest
 * `number` wins over shorter ones and over classes; a site's rule wins over a default of the same length.
 */
export interface NumberRule {
  /** Beginning of the number, `+49 180` or a short code such as `118`; blanks do not count. */
  readonly number?: string;
  /** The class this rule speaks of, when it has no `number`; with a `number`: the class of these numbers. */
  readonly class?: 'internal' | 'national' | 'mobile' | 'international' | 'service' | 'emergency';
  readonly action: 'allow' | 'confirm' | 'block';
}

export interface RingingConfiguration {
  /** For calls from outside, unless the user has chosen another: a tone's name, or a file in `sounds`. Default `dreiklang`. */
  readonly tone?: string;
  /** Folder with the site's own tones, and with `index.json`, which names them. Default: none. */
  readonly sounds?: string;
  /** Numbers of the house that are hotlines: a call that was first meant for one of them has a ring tone of its own. Default: none. */
  readonly hotlines?: readonly string[];
}

export interface ServiceConfiguration {
  /** A number that answers and echoes what it hears: the self-test calls it. Default: none. */
  readonly echo?: string;
  /** What takes a call that rings at another extension: a number with `{number}` for that extension, such as `*8{number}`. Default: none. */
  readonly pickUp?: string;
  /** How calls in are kept away. Default: the phone refuses them itself. */
  readonly doNotDisturb?: DoNotDisturb;
  /** How all calls in are forwarded. Default: they can't be. */
  readonly forwarding?: {readonly always?: ServiceCodes};
  /** What sets both with one click. Default: none. */
  readonly profiles?: readonly Profile[];
}

export interface HistoryConfiguration {
  /** Days that a call stays in the list, at most 90. Default 30. */
  readonly days?: number;
  /** URL on the phone's own host that keeps the list. Default: it lives as long as the browser session. */
  readonly store?: string;
}

/** Colleagues whose state is shown, as one list. */
export interface TeamGroup {
  /** Its heading: `Wohngeld`. */
  readonly name: string;
  readonly members: readonly TeamMember[];
}

export interface TeamMember {
  /** `Huber, Maria` */
  readonly name: string;
  /** The extension. */
  readonly number: string;
  /** Said where it is another than the group's name. */
  readonly department?: string;
}

/** A STUN or TURN server. */
export interface IceServer {
  readonly urls: string | string[];
  readonly username?: string;
  readonly credential?: string;
}

/** Who registers at the PBX. Yielded by the configuration's `credentials`. */
export interface Credentials {
  /** Address of record, `sip:101@pbx.amt.example`. */
  readonly aor: string;
  readonly displayName?: string;
  /** Digest user name; default: the user part of `aor`. */
  readonly authorizationUser?: string;
  readonly password?: string;
  /** Password-equivalent hash `user:realm:password` (RFC 7616 §3.4.2), instead of a password. */
  readonly ha1?: string;
  /** Bearer token (RFC 8898), instead of a password; renewed when the PBX refuses it. */
  readonly token?: string;
  /** ISO 8601; the core asks anew before this moment. */
  readonly expiresAt?: string;
}

/**
 * The phone's configuration as a site writes it. Every key has a default; see docs/configuration.md.
 * Relative URLs are resolved against the configuration's own URL by the page before the core sees them.
 */
export interface Configuration {
  /** WebSocket addresses of the PBX, the preferred first. */
  readonly servers: readonly string[];
  /** URL that yields {@link Credentials}, or the credentials themselves; `callback`: ask the page. */
  readonly credentials: string | Credentials;
  /** ICE servers for the pages' peer connections, or the URL that yields them. Default: none; never a foreign STUN server. */
  readonly iceServers?: readonly IceServer[] | string;
  /** Origins that may embed the bridge. Default: none but the phone's own. */
  readonly hosts?: readonly string[];
  /** Calls out of the house that a page may dial a minute by links, scripts, and from another host. Default 6. */
  readonly guestCallsPerMinute?: number;
  readonly site?: Partial<SiteConfiguration>;
  /** Offer `a=setup:active`, which spares Firefox a second per call. `false` for PBXs that refuse it. Default true. */
  readonly dtlsActive?: boolean;
  /** Seconds until a call out that nobody answers is cancelled. Default 120. */
  readonly answerTimeout?: number;
  /** Seconds asked for in REGISTER. Default 300. */
  readonly registrationExpires?: number;
  /** How tones are sent: RTP events (RFC 4733), or INFO for PBXs that know nothing else. Default `rtp`. */
  readonly tones?: 'rtp' | 'info';
  /** The header in which the id of a case travels with a call (`context`). Default `User-to-User` (RFC 7433). */
  readonly context?: string;
  /** How a call is held: `sendonly` (the PBX plays music) or `inactive`. Default `sendonly`. */
  readonly holdDirection?: 'sendonly' | 'inactive';
  /** Further headers of an emergency call, such as the place of the desk for a PBX that passes it on. Default: none. */
  readonly emergencyHeaders?: Readonly<Record<string, string>>;
  /** Whether the PBX takes an INVITE with Replaces, which brings a call back after its page died. Default true. */
  readonly replaces?: boolean;
  /** Extensions whose state is shown, at most 40. Default: none. */
  readonly lamps?: readonly string[];
  /** SIP address of a resource list (RFC 4662) that brings all lamps at once, in place of `lamps`. Default: none. */
  readonly lampList?: string;
  /** Groups of colleagues in the order in which they are shown. Their lamps are watched as well as those of `lamps`. Default: none. */
  readonly team?: readonly TeamGroup[];
  /**
   * Shows callers who asked for privacy, where the PBX knows them: those within the house, or all, for desks that may see
   * them by law, as control centres. Default: nobody.
   */
  readonly showWithheld?: 'internal' | 'all';
  /** Where names are looked up. Default: nowhere. */
  readonly directory?: readonly DirectorySource[];
  /** Ring tones of the site. */
  readonly ringing?: RingingConfiguration;
  /**
   * What takes noise out of the microphone's sound: the browser, or RNNoise, which tells voices from a noisy room and needs
   * `script-src 'wasm-unsafe-eval'`. Default `browser`.
   */
  readonly noiseSuppression?: 'browser' | 'rnnoise';
  /** Whether waiting voice messages are shown. Default false. */
  readonly voicemail?: boolean;
  /** What is dialled to listen to them. Default: none. */
  readonly voicemailNumber?: string;
  /** The list of calls; `false` for lines of which none may be kept. */
  readonly history?: false | HistoryConfiguration;
  /** What the PBX does for its phones, and how it is asked for. */
  readonly services?: ServiceConfiguration;
}
