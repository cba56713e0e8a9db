/** Knows MD5 alone; src/core/wire/digest.ts takes its place in each user agent. */
export class DigestAuthentication {}
