/** @file Who watches which line and which mailbox (RFC 6665), and what they are told. */
import {randomUUID} from 'node:crypto';
import type {Core, URI} from 'sip.js';
import {contactOf} from './connections.js';
import {clerk} from './directory.js';
import type {Exchange} from './exchange.js';
import {CalleeLeg} from './callee-leg.js';
import {addressOf} from './registrar.js';

const LONGEST_EXPIRES = 600;

/** What is in a mailbox. */
export interface Mailbox {
  readonly newMessages: number;
  readonly oldMessages: number;
}

interface Package {
  readonly contentType: string;
  /** The document for one extension; `version` counts those of one subscription. */
  document(exchange: Exchange, extension: string, version: number): string;
}

const packages: Readonly<Record<string, Package>> = {
  dialog: {contentType: 'application/dialog-info+xml', document: dialogInfo},
  'message-summary': {
    contentType: 'application/simple-message-summary',
    document: (exchange, extension) => {
      const {newMessages = 0, oldMessages = 0} = exchange.mailboxes.get(extension) ?? {};
      const lines = [
        `Messages-Waiting: ${newMessages ? 'yes' : 'no'}`,
        `Message-Account: ${addressOf(extension)}`,
        `Voice-Message: ${newMessages}/${oldMessages} (0/0)`,
      ];
      return `${lines.join('\r\n')}\r\n`;
    },
  },
};

interface Subscription {
  readonly event: string;
  readonly extension: string;
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly line: URI;
  readonly watcher: URI;
  contact: URI;
  expiresAt: number;
  cseq: number;
  version: number;
  /** Its last document, without the version. */
  told: string;
  stop: () => void;
}

/** A watcher is told the whole state each time: at first, after each refresh, and when it changed. */
export class Notifier {
  private readonly subscriptions = new Map<string, Subscription>();
  private scheduled = false;

  constructor(private readonly exchange: Exchange) {}

  /** Answers a SUBSCRIBE that was proven to come from a clerk. */
  subscribe(message: Core.IncomingRequestMessage): void {
    const event = (message.getHeader('event') ?? '').split(';', 1)[0]?.trim() ?? '';
    const extension = message.to.uri.user ?? '';
    const id = `${message.callId} ${message.fromTag} ${event}`;
    const known = this.subscriptions.get(id);
    const contact = contactOf(message);
    const refuse = (statusCode: number) => void this.exchange.core.replyStateless(message, {statusCode});
    if (!packages[event]) return refuse(489);
    if (message.toTag && known?.localTag !== message.toTag) return refuse(481);
    if (!contact) return refuse(400);
    if (!known && !clerk(extension)) return refuse(404);
    if (event === 'message-summary' && message.from.uri.user !== extension) return refuse(403);
    const expires = Math.min(Number(message.getHeader('expires') ?? LONGEST_EXPIRES), LONGEST_EXPIRES);
    const subscription: Subscription = known ?? {
      ...{event, extension, contact, callId: message.callId, remoteTag: message.fromTag},
      ...{line: message.to.uri, watcher: message.from.uri},
      ...{localTag: randomUUID().slice(0, 8), expiresAt: 0, cseq: 0, version: 0, told: '', stop: () => {}},
    };
    const {localTag: toTag} = subscription;
    this.exchange.core.replyStateless(message, {
      statusCode: 200,
      ...(message.toTag ? {} : {toTag}),
      extraHeaders: [`Expires: ${expires}`, `Contact: ${this.exchange.contact}`],
    });
    subscription.stop();
    subscription.contact = contact;
    subscription.expiresAt = Date.now() + expires * 1000;
    this.subscriptions.set(id, subscription);
    subscription.stop = this.exchange.later(expires * 1000, () => this.end(id));
    if (expires > 0) this.notify(id, subscription);
  }

  /** A call or a mailbox changed: tells those whom it concerns, once for all that happens in this turn. */
  changed(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.exchange.later(0, () => {
      this.scheduled = false;
      for (const [id, subscription] of this.subscriptions)
        if (this.document(subscription, 0) !== subscription.told) this.notify(id, subscription);
    });
  }

  /** The connection that served these addresses is gone. */
  forget(contacts: readonly string[]): void {
    for (const [id, {contact, stop}] of this.subscriptions) {
      if (!contacts.includes(contact.aor)) continue;
      stop();
      this.subscriptions.delete(id);
    }
  }

  private end(id: string): void {
    const subscription = this.subscriptions.get(id);
    if (!subscription) return;
    this.subscriptions.delete(id);
    this.send(subscription, 'terminated;reason=timeout');
  }

  private notify(id: string, subscription: Subscription): void {
    subscription.told = this.document(subscription, 0);
    const body = {
      contentDisposition: 'render',
      contentType: packages[subscription.event]?.contentType ?? '',
      content: this.document(subscription, subscription.version++),
    };
    const left = Math.max(1, Math.round((subscription.expiresAt - Date.now()) / 1000));
    this.send(subscription, `active;expires=${left}`, body, () => {
      subscription.stop();
      this.subscriptions.delete(id);
    });
  }

  private send(subscription: Subscription, state: string, body?: Core.Body, refused = () => {}): void {
    const {event, line, contact, callId, localTag: fromTag, remoteTag: toTag} = subscription;
    const {core} = this.exchange;
    const message = core.makeOutgoingRequestMessage(
      'NOTIFY',
      contact,
      line,
      subscription.watcher,
      {callId, fromTag, toTag, cseq: ++subscription.cseq},
      [`Contact: ${this.exchange.contact}`, `Event: ${event}`, `Subscription-State: ${state}`],
      body,
    );
    this.exchange.attempt(() => core.request(message, {onReject: refused}));
  }

  private document({event, extension}: Subscription, version: number): string {
    return packages[event]?.document(this.exchange, extension, version) ?? '';
  }
}

const NOBODY = '<status xmlns="urn:ietf:params:xml:ns:pidf"><basic>closed</basic></status>';

/** RFC 4235, with no more than a lamp needs; and, for it has no word for that, in the words of RFC 3863 that no phone is there. */
function dialogInfo(exchange: Exchange, extension: string, version: number): string {
  const dialogs = exchange.legsOf(extension).map(leg => {
    const direction = leg instanceof CalleeLeg ? 'recipient' : 'initiator';
    const state = leg.confirmed ? 'confirmed' : 'early';
    return `<dialog id="${leg.id}" direction="${direction}"><state>${state}</state></dialog>`;
  });
  return [
    '<?xml version="1.0"?>',
    `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="full" entity="${addressOf(extension)}">`,
    ...dialogs,
    ...(exchange.registrar.list(extension).length ? [] : [NOBODY]),
    '</dialog-info>\n',
  ].join('\n');
}
