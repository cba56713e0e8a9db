import type {Terms} from '../../i18n/index.js';
import type {Call} from '../../protocol/index.js';
import type {CallIconName} from '../../icons/call-icons.js';
import {isUnderWay} from '../consultation.js';

/** How a call stands: a word, a shape, and a colour that says no more than those. */
export interface CallState {
  readonly kind: 'trying' | 'talking' | 'careful';
  readonly icon: CallIconName;
  readonly word: string;
}

/** What the clerk has to know first of all. */
export function stateOf(call: Call, terms: Terms): CallState {
  const careful = (icon: CallIconName, word: string): CallState => ({kind: 'careful', icon, word});
  if (call.phase !== 'talking') return {kind: 'trying', icon: 'ring', word: terms.phase[call.phase]};
  if (isUnderWay(call.transfer)) return careful('transfer', terms.transferring);
  if (call.media.status === 'lost') return careful('warning', terms.noSound);
  if (call.held) return careful('pause', terms.held);
  if (call.muted) return careful('microphoneOff', terms.mute);
  if (call.heldByRemote) return careful('pause', terms.holdsYou);
  return {kind: 'talking', icon: 'dot', word: terms.phase.talking};
}
