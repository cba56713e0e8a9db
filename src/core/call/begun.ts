import type {Call} from '../../protocol/index.js';

/** How the clerk sees a call that begins. */
export const begunCall = (
  call: Pick<Call, 'id' | 'direction' | 'remote' | 'startedAt'>,
  extra: Partial<Call>,
): Call => ({
  ...call,
  phase: call.direction === 'in' ? 'ringing' : 'preparing',
  held: false,
  heldByRemote: false,
  muted: false,
  earlyMedia: false,
  changing: null,
  media: {page: null, status: 'none'},
  tonesSent: '',
  ...extra,
});
