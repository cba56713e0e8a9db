/** src/core/wire/transport looks at each message before SIP.js does. */
export class Transport {}
