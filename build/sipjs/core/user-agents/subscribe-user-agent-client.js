/** Subscriptions go without SIP.js' dialogs: src/core/subscriptions. */
export class SubscribeUserAgentClient {}
