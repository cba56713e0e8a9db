import type {Description, Section} from '../../sdp/index.js';

/** The media lines of a session as the far end offered them, of which the browser knows the audio line alone. */
export interface Layout {
  /** What stands behind `m=` where the line is refused, and its `mid`. */
  readonly lines: readonly {readonly refused: string; readonly mid: string}[];
  /** Which of them is the audio line. */
  readonly audio: number;
  /** The audio line's `mid` and protocol, as they were offered. */
  readonly mid: string;
  readonly protocol: string;
}

/** Of a session that we offered: our one line. */
export const OWN: Layout = {lines: [{refused: '', mid: ''}], audio: 0, mid: '', protocol: ''};

export function layoutOf({media}: Description, audio: Section): Layout {
  return {
    lines: media.map(line => ({refused: refusalOf(line), mid: midOf(line)})),
    audio: media.indexOf(audio),
    mid: midOf(audio),
    protocol: audio.fields[2] ?? '',
  };
}

/** RFC 3264 §6: port 0, and the rest as it was offered; what is missing is filled in, for a line needs all four fields. */
function refusalOf({fields: [kind, , protocol, ...formats]}: Section): string {
  return `${kind || 'audio'} 0 ${protocol || 'RTP/AVP'} ${formats.join(' ') || '0'}`;
}

/** A token (RFC 5888 §4), or nothing. */
export function midOf(line: Section): string {
  const mid = line.own('mid')[0] ?? '';
  return mid.length > 64 || mid.includes(' ') ? '' : mid;
}
