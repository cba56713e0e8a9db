export interface Part {
  /** Content-ID without its brackets. */
  readonly id: string;
  /** Media type in lower case, without parameters. */
  readonly type: string;
  readonly body: string;
}

/** More than the lines that a list may bring, and the list. */
const MOST = 1024;

/** The parts of a body of several (RFC 2046 §5.1); none where it has no boundary. */
export function readParts(type: string, body: string): Part[] {
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  if (!boundary || !/^\s*multipart\//i.test(type)) return [];
  const mark = `--${boundary[1] ?? boundary[2] ?? ''}`;
  return `\n${body}`
    .split(`\n${mark}`, MOST)
    .slice(1)
    .filter(part => !part.startsWith('--'))
    .map(part => {
      const end = /\r?\n\r?\n/.exec(part);
      const head = end ? part.slice(0, end.index) : part;
      const header = (name: string) =>
        new RegExp(`^${name}[ \\t]*:[ \\t]*([^;\\r\\n]*)`, 'im').exec(head)?.[1]?.trim() ?? '';
      return {
        id: header('content-id').replace(/^<|>$/g, ''),
        type: header('content-type').toLowerCase(),
        body: end ? part.slice(end.index + end[0].length) : '',
      };
    });
}
