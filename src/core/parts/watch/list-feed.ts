import type {Lamp} from '../../../protocol/index.js';
import {DIALOG_INFO} from './dialog-info.js';
import type {Feed} from './feed.js';
import {LampFeed} from './lamp-feed.js';
import {readParts, type Part} from './multipart.js';
import {readXml, type XmlElement} from './xml.js';

const RLMI = 'application/rlmi+xml';
/** Lines that one list may bring. */
const MOST = 1000;

/** The lamps of a resource list: one subscription for all of them (RFC 4662). */
export class ListFeed implements Feed {
  readonly event = 'dialog';
  readonly accept = ['multipart/related', RLMI, DIALOG_INFO];
  readonly supported = 'eventlist';
  #version: number | null = null;
  #lines = new Map<string, LampFeed>();

  get lamps(): [extension: string, lamp: Lamp][] {
    return [...this.#lines].map(([extension, {lamp}]) => [extension, lamp]);
  }

  take(type: string, body: string): boolean {
    const parts = readParts(type, body);
    const list = readXml(parts.find(part => part.type === RLMI)?.body ?? '');
    const version = Number(list?.attributes.get('version') ?? NaN);
    if (list?.name !== 'list' || !Number.isSafeInteger(version)) {
      this.forget();
      return true;
    }
    if (/^(?:true|1)$/.test(list.attributes.get('fullState') ?? '')) this.forget();
    else if (this.#version === null || version > this.#version + 1) {
      this.forget();
      return false;
    } else if (version <= this.#version) return true;
    this.#version = version;
    const byId = new Map(parts.map(part => [part.id, part]));
    const complete = list.children
      .filter(({name}) => name === 'resource')
      .map(resource => this.#takeLine(resource, byId));
    return !complete.includes(false);
  }

  forget(): void {
    this.#version = null;
    for (const line of this.#lines.values()) line.forget();
  }

  /** A line that is watched in several places at once, or in none, is not known. */
  #takeLine(resource: XmlElement, parts: Map<string, Part>): boolean {
    const extension = userOf(resource.attributes.get('uri') ?? '');
    const instances = resource.children.filter(({name}) => name === 'instance');
    const [instance] = instances;
    const id =
      instances.length === 1 && instance?.attributes.get('state') === 'active' && instance.attributes.get('cid');
    const part = id ? parts.get(id) : undefined;
    // Each has one of its own (RFC 4662 §4.2): one for thousands of lines would be read as often.
    if (part) parts.delete(part.id);
    const line = this.#lines.get(extension) ?? new LampFeed();
    if (extension && this.#lines.size < MOST) this.#lines.set(extension, line);
    if (part) return line.take(part.type, part.body);
    line.forget();
    return true;
  }
}

function userOf(uri: string): string {
  return /^\s*(?:sips?|tel|pres):([\w*#+.-]{1,32})(?=[@;]|$)/i.exec(uri)?.[1] ?? '';
}
