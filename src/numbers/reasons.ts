/** Why a number is asked about, confirmed or rejected: keys for the texts of the user interface. */
export type Reason =
  // Rejected: nothing to dial
  /** There is nothing in the text. */
  | 'empty'
  /** More characters or digits than a telephone number has. */
  | 'too-long'
  /** More digits are needed. */
  | 'too-short'
  /** Letters: a name, perhaps, but no number. */
  | 'letters'
  /** A letter stands where a digit was meant (O for 0, l for 1); `choices` has the corrected number. */
  | 'letter-for-digit'
  /** Characters that no number has. */
  | 'characters'
  /** No numbering plan has this number. */
  | 'unknown-number'
  /** No country has this calling code. */
  | 'unknown-country'
  /** 110 or 112 behind an area or country code; emergency calls have none. */
  | 'emergency-in-number'
  // Rejected: must not be dialled
  /** `*` and `#` steer the phone system; only codes that the site lists may be typed. */
  | 'feature-code'
  /** A link of a kind that is not `tel:` or `sip:`. */
  | 'link-scheme'
  /** A `sip:` link, or a phone context, to a host that is not ours. */
  | 'foreign-host'
  /** A link with headers or parameters that could steer the call. */
  | 'link-parameter'
  /** Tones after the number are only for a person to type. */
  | 'tones-in-link'
  /** Premium rate: 0900, 0137. */
  | 'premium'
  /** Call-by-call: 010xy. */
  | 'call-by-call'
  /** Satellite and global networks with high charges. */
  | 'satellite'
  /** The site's own policy forbids it. */
  | 'blocked-here'
  /** An emergency number that the network wrote: nobody calls from it, and nobody is led to it. */
  | 'emergency-from-network'
  // Confirmed
  /** A number abroad; `region` says where. */
  | 'international'
  /** A service number that may cost more than a call to the landline. */
  | 'costs'
  /** German, but of no kind that is known. */
  | 'unknown-type'
  /** Fewer or more digits than numbers there have. */
  | 'unusual-length'
  /** Our own head number, but no extension of a length we have. */
  | 'unknown-extension'
  /** The text had invisible characters in it. */
  | 'hidden-characters'
  /** An emergency number from a link or a page: never dialled by itself. */
  | 'emergency-from-page'
  /** The site's own policy wants a confirmation. */
  | 'confirmed-here'
  // Ambiguous
  /** The first zero may be the trunk prefix or part of the number. */
  | 'trunk-prefix-unclear'
  /** Mode `amt`: the trunk prefix is missing. */
  | 'trunk-prefix-missing'
  /** Mode `direct`: a zero too many, as if there were a trunk prefix. */
  | 'trunk-prefix-by-habit'
  /** The network wrote digits without a plus or a zero before them: whose they are is not clear. */
  | 'area-unclear'
  /** The text has more than one number. */
  | 'several-numbers'
  /** An extension behind a number that is not ours: dialled with it, or asked for after the answer. */
  | 'extension-unclear';
