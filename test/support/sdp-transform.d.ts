/** What the tests ask of the parser that they hold our own reading against. */
declare module 'sdp-transform' {
  interface Line {
    readonly type: string;
    readonly port: number;
    readonly protocol: string;
    readonly payloads?: string | number;
    readonly direction?: string;
    readonly setup?: string;
    readonly mid?: string | number;
  }
  export function parse(sdp: string): {readonly media: readonly Line[]};
}
