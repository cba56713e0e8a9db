/** @file Session descriptions (RFC 8866) as far ends write them: read leniently, in time linear to their length. */
import type {Direction} from '../protocol/index.js';

/** More media lines than any far end needs; one more than these is read, and no further. */
export const MOST_LINES = 100;
/** More formats of a line than there are payload types. */
const MOST_FORMATS = 256;

/** The lines of the session, or of one media line. What a media line does not say, the session says for it. */
export class Section {
  readonly #attributes = new Map<string, string[]>();
  #connection = '';
  #direction: Direction | undefined;

  constructor(
    /** What stands behind `m=`: kind, port, protocol and formats. */
    readonly fields: readonly string[] = [],
    /** What stands above all media lines. */
    readonly session?: Section,
  ) {}

  get kind(): string {
    return this.fields[0]?.toLowerCase() ?? '';
  }

  /** 0: refused, or not in use (RFC 3264 §6). */
  get port(): number {
    return Number.parseInt(this.fields[1] ?? '', 10) || 0;
  }

  get protocol(): string {
    return this.fields[2]?.toUpperCase() ?? '';
  }

  get formats(): readonly string[] {
    return this.fields.slice(3, 3 + MOST_FORMATS);
  }

  /** What stands behind `c=`. */
  get connection(): string {
    return this.#connection || (this.session?.connection ?? '');
  }

  /** As its author sees it (RFC 3264 §5.1); the first one counts where there are several. */
  get direction(): Direction {
    return this.#direction ?? this.session?.direction ?? 'sendrecv';
  }

  /** What these lines say themselves. */
  own(attribute: string): readonly string[] {
    return this.#attributes.get(attribute) ?? [];
  }

  all(attribute: string): readonly string[] {
    return this.#attributes.get(attribute) ?? this.session?.all(attribute) ?? [];
  }

  first(attribute: string): string {
    return this.all(attribute)[0] ?? '';
  }

  has(attribute: string): boolean {
    return this.all(attribute).length > 0;
  }

  add(type: string, value: string): void {
    if (type === 'c') this.#connection ||= value;
    if (type !== 'a') return;
    const [name, rest] = halves(value, ':');
    const attribute = name.toLowerCase();
    if (isDirection(attribute)) this.#direction ??= attribute;
    const values = this.#attributes.get(attribute);
    if (values) values.push(rest);
    else this.#attributes.set(attribute, [rest]);
  }
}

export interface Description {
  readonly session: Section;
  readonly media: readonly Section[];
}

/** Takes any line end, blanks where none belong, empty lines, types and names in capitals; passes over all else. */
export function readDescription(text: string): Description {
  const session = new Section();
  const media: Section[] = [];
  for (const line of text.split(/[\r\n]+/)) {
    if (media.length > MOST_LINES) break;
    const [before, value] = halves(line.replace(/\s{2,}|\t/g, ' '), '=');
    const type = before.toLowerCase();
    if (type === 'm') media.push(new Section(value.split(' '), session));
    else (media.at(-1) ?? session).add(type, value);
  }
  return {session, media};
}

function halves(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function isDirection(name: string): name is Direction {
  return name === 'sendrecv' || name === 'sendonly' || name === 'recvonly' || name === 'inactive';
}
