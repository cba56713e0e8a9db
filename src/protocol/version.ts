/**
 * Version of the language between page and core. Raise it when a message changes its meaning; pages and cores
 * with different versions do not talk to each other: the older page asks its user to reload.
 */
export const PROTOCOL_VERSION = 1;
