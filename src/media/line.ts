import type {Direction} from '../protocol/index.js';

const CODECS = ['audio/opus', 'audio/g722', 'audio/pcma', 'audio/pcmu', 'audio/telephone-event'];

/** What is offered on a line, in the order in which it is wanted. */
export function preferCodecs(line: RTCRtpTransceiver): void {
  const {codecs} = RTCRtpReceiver.getCapabilities('audio') ?? {codecs: []};
  const ordered = CODECS.flatMap(type => codecs.filter(codec => codec.mimeType.toLowerCase() === type));
  if (ordered.length) line.setCodecPreferences(ordered);
}

/** An audio line of our own. */
export function addLine(connection: RTCPeerConnection, direction: Direction): RTCRtpTransceiver {
  const line = connection.addTransceiver('audio', {direction});
  preferCodecs(line);
  return line;
}
