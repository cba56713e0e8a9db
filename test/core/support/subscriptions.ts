// The phone loads them when it needs them, and a clock that a test moves does not wait for that.
import '../../../src/core/parts/watch/subscriptions.js';
import type {Message, Peer, PeerDialog, RequestOptions} from './peer.js';
import type {Torture} from './torture.js';

/** A dialog in a document of RFC 4235: its id, its state, and more. */
export type DialogState = readonly [id: string, state: string, direction?: 'initiator' | 'recipient'];

/** A dialog-info document with all that the phone must not tell anybody. */
export function dialogInfo(version: number, dialogs: readonly DialogState[], state = 'full', line = '102'): string {
  const inner = dialogs.map(
    ([id, phase, direction]) => `
  <dialog id="${id}" call-id="theirs-${id}"${direction ? ` direction="${direction}"` : ''}>
    <state code="200" event="remote-replaced">${phase}</state>
    <duration>27.4</duration>
    <remote><identity display="Geheim, Gustav">sip:0891234567@pbx.test</identity></remote>
  </dialog>`,
  );
  return `<?xml version="1.0"?>
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${state}" entity="sip:${line}@pbx.test">${inner.join('')}
</dialog-info>\n`;
}

/** A subscription of the phone, seen from the PBX. */
export class Watched {
  readonly dialog: PeerDialog;

  constructor(
    readonly peer: Peer,
    readonly subscribe: Message,
    readonly event = subscribe.header('Event'),
  ) {
    this.dialog = peer.dialogFrom(subscribe);
  }

  accept(expires = Number(this.subscribe.header('Expires'))): this {
    this.peer.respond(this.subscribe, 200, {headers: {Expires: String(expires)}});
    return this;
  }

  /** NOTIFY; `headers` replace those of the same name. */
  notify(body: string, state = 'active;expires=600', options: RequestOptions = {}): Message {
    const headers = {Event: this.event, 'Subscription-State': state, ...(options.headers as Record<string, string>)};
    const contentType = this.event.startsWith('dialog')
      ? 'application/dialog-info+xml'
      : 'application/simple-message-summary';
    return this.peer.inDialog(this.dialog, 'NOTIFY', {...(body && {body, contentType}), ...options, headers});
  }

  shows(version: number, dialogs: readonly DialogState[] = [], state = 'full'): Message {
    return this.notify(dialogInfo(version, dialogs, state));
  }

  /** The next SUBSCRIBE in this dialog. */
  async refreshed(): Promise<Message> {
    const message = await this.peer.expect('SUBSCRIBE');
    if (message.toTag !== this.dialog.localTag) throw new Error(`not a refresh: ${message.header('To')}`);
    return message;
  }
}

// Taken before a test installs a fake clock.
const {setTimeout: realSetTimeout} = globalThis;

/** The next SUBSCRIBE, as soon as it is due. */
export async function subscribed(phone: Torture, limit = 60_000): Promise<Watched> {
  const {peer} = phone;
  const before = peer.pending.filter(({method}) => method === 'SUBSCRIBE').length;
  const count = peer.requests('SUBSCRIBE').length;
  for (let waited = 0; !before && peer.requests('SUBSCRIBE').length === count && waited < limit; waited += 250) {
    await phone.tick(250);
    // The phone's own import of this part takes real time, once, and much of it on a busy machine.
    if (count === 0) await new Promise(resolve => realSetTimeout(resolve, 4));
  }
  return new Watched(peer, await peer.expect('SUBSCRIBE'));
}
