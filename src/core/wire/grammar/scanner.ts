/** The text is not what its rule says. */
export class Unreadable extends Error {}

/** Goes through a header value once, from left to right. All patterns are sticky, and none can match a text in two ways. */
export class Scanner {
  at = 0;

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at === this.text.length;
  }

  /** What the pattern matches here, and its groups; null, and nothing is passed, where it does not. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  /** As {@link match}, where it has to. */
  need(pattern: RegExp): RegExpExecArray {
    const found = this.match(pattern);
    if (!found) throw new Unreadable();
    return found;
  }
}
