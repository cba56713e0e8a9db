export const SIPExtension = {Required: 'Required', Supported: 'Supported', Unsupported: 'Unsupported'};

/** The list of all that IANA knows, which src/core/wire/account.ts has turned off: it offers what it names. */
export const UserAgentRegisteredOptionTags = {};
