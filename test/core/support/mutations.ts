/** Mulberry32: the same numbers for the same seed, everywhere. */
export function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES = [
  '\0',
  '"',
  '<',
  '>',
  ';',
  ',',
  '%',
  '%25',
  '\r\n',
  '\n ',
  '@',
  ':',
  'ü',
  '\uD800',
  '-1',
  '',
  'SIP/2.0',
].concat([
  '99999999999',
  '0',
  'sip:',
  'tel:',
  '*',
  '=',
  '?',
  '\\',
  'tag=',
  'INVITE',
  'ACK',
  '\t',
  '\u202e',
  'x'.repeat(300),
  '<'.repeat(9_000),
  ' ,'.repeat(5_000),
  'gzip',
  '\r\n\r\n',
  '%4',
  'constructor',
  '__proto__',
  'hasOwnProperty',
]);
const HEADERS = [
  'Replaces',
  'Refer-To',
  'Require',
  'Session-Expires',
  'Min-SE',
  'Route',
  'Record-Route',
  'Reason',
].concat([
  'Content-Type',
  'Content-Length',
  'P-Asserted-Identity',
  'Retry-After',
  'Event',
  'WWW-Authenticate',
  'Via',
  'To',
  'From',
  'Contact',
  'CSeq',
  'Content-Encoding',
  'Content-Disposition',
  'Diversion',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
]);

/** Changes a message: some of its bytes, or its structure (headers dropped, doubled, swapped, cut; start lines). */
export function mutate(text: string, random: () => number, others: readonly string[]): string {
  const whole = (n: number) => Math.floor(random() * n);
  const pick = <Item>(items: readonly Item[]): Item => items[whole(items.length)] as Item;
  for (let n = 1 + random() * 3; n > 0; n--) {
    const lines = text.split('\r\n');
    const at = whole(lines.length);
    switch (whole(9)) {
      case 0:
        lines.splice(at, 1);
        break;
      case 1:
        lines.splice(at, 0, lines[whole(lines.length)] ?? '');
        break;
      case 2:
        lines.splice(at, 0, `${pick(HEADERS)}: ${pick(PIECES)}${pick(PIECES)}`);
        break;
      case 3:
        lines[at] = (lines[at] ?? '').replace(/:.*/, `: ${pick(PIECES)}`);
        break;
      case 4:
        lines[0] = pick(others).split('\r\n')[0] ?? '';
        break;
      case 5:
        lines[at] = pick(pick(others).split('\r\n'));
        break;
      case 6:
        lines.length = at + 1;
        break;
      default: {
        const position = whole(text.length);
        text = text.slice(0, position) + pick(PIECES) + text.slice(position + whole(6));
        continue;
      }
    }
    text = lines.join('\r\n');
  }
  return text;
}
