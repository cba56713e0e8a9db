import type {Core, Session} from 'sip.js';

type SessionDialog = NonNullable<Session['dialog']>;

/**
 * A session's dialog, with what the interface of SIP.js hides of the class behind it: the making of requests that it
 * does not know, the route set and the last CSeq. `undefined` before there is one.
 */
export const dialogOf = (session: Session): (SessionDialog & Partial<Core.Dialog>) | undefined => session.dialog;
