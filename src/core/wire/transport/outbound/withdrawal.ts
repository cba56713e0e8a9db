import type {Duty} from '../duty.js';

/** The final answer to a change that was taken back, or whose call ended (RFC 3261 §9.2, §15.1.2). */
export const terminateWithdrawn: Duty = (message, {withdrawn}) => {
  if (message.status === 488 && withdrawn.get(message.branch)) message.startLine = 'SIP/2.0 487 Request Terminated';
};
