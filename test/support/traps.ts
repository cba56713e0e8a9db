/** @file Dialogs of script that keep the focus in themselves, as applications have them. */
import Modal from 'bootstrap/js/dist/modal.js';
import {createFocusTrap} from 'focus-trap';
import jQuery from 'jquery';

/** Opens the dialog; yields how it is closed. */
type Open = (box: HTMLElement) => Promise<() => void>;

/** jQuery UI looks for jQuery at the window when it is loaded. */
async function jQueryUi(): Promise<typeof jQuery> {
  Object.assign(globalThis, {jQuery});
  await import('jquery-ui/dist/jquery-ui.js');
  return jQuery;
}

const focusTrap =
  (isolateSubtrees: 'inert' | 'aria-hidden' | false = false): Open =>
  async box => {
    box.role = 'dialog';
    box.ariaModal = 'true';
    const trap = createFocusTrap(box, {isolateSubtrees, escapeDeactivates: false}).activate();
    return () => void trap.deactivate({returnFocus: false});
  };

export const traps: Record<string, Open> = {
  'Bootstrap 5': async box => {
    box.className = 'modal';
    box.tabIndex = -1;
    box.firstElementChild?.classList.add('modal-dialog');
    const modal = new Modal(box);
    modal.show();
    return () => modal.dispose();
  },
  'jQuery UI': async box => {
    const $ = await jQueryUi();
    $(box).dialog({modal: true});
    return () => $(box).dialog('destroy');
  },
  'focus-trap': focusTrap(),
  'focus-trap that makes the rest inert': focusTrap('inert'),
  'focus-trap that hides the rest': focusTrap('aria-hidden'),
};

/** It tells nobody that it is modal, and swallows every click beside it. */
export const silentTrap: Open = async box => {
  const trap = createFocusTrap(box, {escapeDeactivates: false}).activate();
  return () => void trap.deactivate({returnFocus: false});
};
