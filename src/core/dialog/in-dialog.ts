/** @file What a far end may ask in a call that changes nothing in it: a sign of life, and that alone. */
import type {Info, SessionDelegate} from 'sip.js';

export const inDialog = (
  failed: (what: string) => (thrown: unknown) => void,
): Pick<SessionDelegate, 'onInfo' | 'onMessage' | 'onRefer'> => ({
  onInfo: info => void answerInfo(info).catch(failed('answer to INFO')),
  onMessage: message => void message.reject({statusCode: 405}).catch(failed('answer to MESSAGE')),
  // A transfer that the far end asks us to make would let a stranger dial at our cost (toll fraud).
  onRefer: referral => void referral.reject({statusCode: 603}).catch(failed('answer to REFER')),
});

/** A sign of life is one (RFC 2976 §2.2); of what may be in an INFO, packages and all else, we understand nothing (RFC 6086 §4.2.2). */
function answerInfo(info: Info): Promise<unknown> {
  const {request} = info;
  if (request.getHeader('info-package')) return info.reject({statusCode: 469});
  return request.body ? info.reject({statusCode: 415}) : info.accept();
}
