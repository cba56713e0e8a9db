/** @file A file of its own beside the worker: it takes what it needs of the core, and has a copy of what is small. */
import type {Core} from 'sip.js';
import {PhoneError} from '../../protocol/index.js';
import type {Leg} from '../dialog/leg.js';
import type {dialogOf} from '../wire/index.js';

/** Milliseconds between two INFO requests: as long as a tone and its gap in RTP. */
const pace = 170;
const pause = 2_000;

/** Whose tones they are. */
export interface ToneOwner {
  readonly leg: Leg | null;
  readonly over: boolean;
  toneSent(tone: string): void;
}

/** Sends them one after the other, as a body of an INFO each, until the call is over. */
export async function sendByInfo(leg: Leg, tones: string, owner: ToneOwner, of: typeof dialogOf): Promise<void> {
  for (const tone of tones) {
    if (owner.over) return;
    if (tone === ',') await wait(pause);
    else {
      await inform(leg, tone, of);
      owner.toneSent(tone);
      await wait(pace);
    }
  }
}

async function inform(leg: Leg, tone: string, of: typeof dialogOf): Promise<void> {
  const request = dialogFor(leg, of)?.createOutgoingRequestMessage?.('INFO', {
    body: {
      contentDisposition: 'render',
      contentType: 'application/dtmf-relay',
      content: `Signal=${tone}\r\nDuration=100\r\n`,
    },
  });
  if (!request) throw new PhoneError('call-state', 'no dialog to send tones in');
  await new Promise<void>((resolve, reject) => {
    const onAccept = () => resolve();
    const refused = () => reject(new PhoneError('tones-refused', 'the far end takes no tones'));
    leg.session.userAgent.userAgentCore.request(request, {onAccept, onReject: refused, onRedirect: refused});
  });
}

/** Before the answer: the early dialog whose audio is heard, if there is one. */
function dialogFor({session, callId, handler}: Leg, of: typeof dialogOf): Partial<Core.Dialog> | undefined {
  const {dialogs} = session.userAgent.userAgentCore;
  return of(session) ?? dialogs.get(callId + session.request.fromTag + handler.earlyTag);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
