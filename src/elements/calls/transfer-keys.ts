import type {LitElement} from 'lit';
import {type GatedPhone, ShortcutController} from '../../controllers/index.js';
import type {Call} from '../../protocol/index.js';
import {isUnderWay} from '../consultation.js';
import {inFront} from '../in-front.js';

export interface TransferKeysHost {
  readonly element: LitElement;
  phone(): GatedPhone | null;
  /** The call that one talks in. */
  current(): Call | null;
  /** Opens the transfer with the focus in it; it is never closed by the keys that open it. */
  open(): void;
}

/** Has the shortcut open the transfer, where it can be seen and typed into. */
export function addTransferKeys({element, phone, current, open}: TransferKeysHost): void {
  const isActive = () => {
    const call = current();
    const isInReach = element.checkVisibility() && !inFront.isOver(element);
    return isInReach && call?.phase === 'talking' && !isUnderWay(call.transfer);
  };
  new ShortcutController(element, {name: 'transfer', phone, isActive, run: open});
}
