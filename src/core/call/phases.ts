import type {Call, CallPhase} from '../../protocol/index.js';

type Phases = Readonly<Partial<Record<CallPhase, readonly CallPhase[]>>>;

/**
 * How a call may go on, by its direction; from anywhere it may leave the list.
 *
 * ```
 *  out: preparing ──► dialling ◄──► ringing ──┐
 *                         └───────────────────┼──► talking ──► ending ──► (ended)
 *  in:  ringing ◄──► answering ───────────────┘
 * ```
 *
 * A call out goes back to `dialling` when a refused INVITE is followed by another one, a call in to `ringing` when the
 * microphone can't be had. Who hangs up a call out brings it to `ending` from anywhere.
 */
const transitions: Readonly<Record<Call['direction'], Phases>> = {
  out: {
    preparing: ['dialling', 'ending'],
    dialling: ['ringing', 'talking', 'ending'],
    ringing: ['dialling', 'talking', 'ending'],
    talking: ['ending'],
  },
  in: {
    ringing: ['answering'],
    answering: ['ringing', 'talking'],
    talking: ['ending'],
  },
};

export const mayGo = (direction: Call['direction'], from: CallPhase, to: CallPhase): boolean =>
  from === to || (transitions[direction][from]?.includes(to) ?? false);
