import type {BodyAndContentType, SessionDescriptionHandler, SessionDescriptionHandlerFactory} from 'sip.js';
import {answer, offer} from './sdp.js';

/** Media that are text alone: what was set and asked, in order. */
export class FakeMedia implements SessionDescriptionHandler {
  readonly remote: string[] = [];
  closed = false;
  rolledBack = 0;

  /** `gate`: descriptions are held back until it settles. */
  constructor(public gate: Promise<void>) {}

  close(): void {
    this.closed = true;
  }

  async getDescription(): Promise<BodyAndContentType> {
    await this.gate;
    return {body: this.remote.length % 2 ? answer : offer, contentType: 'application/sdp'};
  }

  hasDescription(contentType: string): boolean {
    return contentType === 'application/sdp';
  }

  rollbackDescription(): Promise<void> {
    this.rolledBack++;
    return Promise.resolve();
  }

  async setDescription(sdp: string): Promise<void> {
    await this.gate;
    this.remote.push(sdp);
  }

  sendDtmf(): boolean {
    return true;
  }
}

/** A factory that remembers what it made; `gate` is given to what it makes. */
export function fakeMedia(): {
  made: FakeMedia[];
  gate: {promise: Promise<void>};
  factory: SessionDescriptionHandlerFactory;
} {
  const made: FakeMedia[] = [];
  const gate = {promise: Promise.resolve()};
  const factory = () => {
    const media = new FakeMedia(gate.promise);
    made.push(media);
    return media;
  };
  return {made, gate, factory};
}
