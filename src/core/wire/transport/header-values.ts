/**
 * @file Cutting header values into their parts (RFC 3261 §7.3.1, §20.10). One pass each, whatever was written: a pattern that
 * begins anew at each quote or bracket takes seconds for a header that is nothing but quotes, and this thread is every tab's phone.
 */

/** An address of a header, as it was written. */
export interface WrittenAddress {
  /** Without its quotes. */
  readonly display: string;
  readonly uri: string;
  /** What follows, from the first semicolon on. */
  readonly parameters: string;
}

/** Tells for a position where the next one is: behind a quoted or bracketed part that begins there and has an end. */
function stepper(text: string, brackets = true): (at: number) => number {
  let [quotesEnd, bracketsEnd] = [true, brackets];
  return at => {
    if (text[at] === '<' && bracketsEnd) {
      const end = text.indexOf('>', at);
      if (end >= 0) return end + 1;
      bracketsEnd = false;
    } else if (text[at] === '"' && quotesEnd) {
      for (let i = at + 1; i < text.length; i++) {
        if (text[i] === '\\') i++;
        else if (text[i] === '"') return i + 1;
      }
      quotesEnd = false;
    }
    return at + 1;
  };
}

/** Cuts at `separator` outside of quotes and angle brackets; what is left open counts as plain text. */
function cut(text: string, separator: string): string[] {
  const next = stepper(text);
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at = next(at)) {
    if (text[at] !== separator) continue;
    parts.push(text.slice(start, at));
    start = at + 1;
  }
  parts.push(text.slice(start));
  return parts;
}

/** The values of a header that allows a list; empty ones are none. */
export function listValues(values: readonly string[]): string[] {
  return values.flatMap(value => cut(value, ',').map(item => item.trim())).filter(Boolean);
}

/** A header parameter, such as `tag` of From; what stands in quotes or angle brackets does not count. */
export function parameter(value: string, name: string): string {
  for (const part of cut(value, ';').slice(1)) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim().toLowerCase() !== name) continue;
    const found = /^(?:"([^"]*)"|([^,\s]*))/.exec(part.slice(equals + 1).trim());
    return found?.[1] ?? found?.[2] ?? '';
  }
  return '';
}

/** A name-addr or addr-spec (RFC 3261 §25.1), however badly written. */
export function readAddress(value: string): WrittenAddress {
  const next = stepper(value, false);
  let open = 0;
  while (open < value.length && value[open] !== '<') open = next(open);
  const close = value.indexOf('>', open);
  if (close < 0) {
    const end = value.indexOf(';');
    const uri = end < 0 ? value : value.slice(0, end);
    return {display: '', uri: uri.trim(), parameters: end < 0 ? '' : value.slice(end)};
  }
  const written = value.slice(0, open).trim();
  const display = /^"([^]*?)"?$/.exec(written)?.[1]?.replace(/\\([^])/g, '$1') ?? written;
  return {display, uri: value.slice(open + 1, close).trim(), parameters: value.slice(close + 1)};
}
