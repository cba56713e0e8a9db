import type {Lamp} from '../../../protocol/index.js';
import {readXml, type XmlElement} from './xml.js';

export const DIALOG_INFO = 'application/dialog-info+xml';

/** A document of RFC 4235, as little of it as a lamp needs: never with whom, never since when. */
export interface DialogInfo {
  readonly version: number;
  /** All dialogs of the line; otherwise those that changed. */
  readonly full: boolean;
  /** That no phone is there, by the status of RFC 3863, for which RFC 4235 leaves room behind the dialogs. */
  readonly closed: boolean;
  /** What each dialog says of the line; `idle`: it is over. */
  readonly dialogs: readonly {readonly id: string; readonly lamp: Lamp}[];
}

/** Null for what is no such document. */
export function readDialogInfo(text: string): DialogInfo | null {
  const root = readXml(text);
  const version = root?.attributes.get('version') ?? '';
  const state = root?.attributes.get('state');
  if (root?.name !== 'dialog-info' || !/^\d{1,15}$/.test(version) || !/^(?:full|partial)$/.test(state ?? ''))
    return null;
  const dialogs = root.children.filter(({name}) => name === 'dialog');
  return {
    version: Number(version),
    full: state === 'full',
    closed: root.children.some(isClosed),
    dialogs: dialogs.map(dialog => ({id: dialog.attributes.get('id') ?? '', lamp: lampOf(dialog)})),
  };
}

function isClosed({name, children}: XmlElement): boolean {
  return name === 'status' && children.some(child => child.name === 'basic' && /^\s*closed\s*$/i.test(child.text));
}

/** RFC 4235 §3.7.1. Who calls is busy from the first digit; who is called rings until the call is answered. */
function lampOf(dialog: XmlElement): Lamp {
  const state = dialog.children
    .find(({name}) => name === 'state')
    ?.text.trim()
    .toLowerCase();
  switch (state) {
    case 'trying':
    case 'proceeding':
    case 'early':
      return dialog.attributes.get('direction') === 'initiator' ? 'busy' : 'ringing';
    case 'confirmed':
      return 'busy';
    case 'terminated':
      return 'idle';
    default:
      return 'unknown';
  }
}
