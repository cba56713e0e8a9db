/**
 * @file What takes a browser longest before a call is heard: the microphone, the first peer connection of a page, and its offer. A page
 * that is to have a call's audio begins them in its first lines; who needs them finds them under way.
 */
import {failed} from '../script/failures.js';
import {microphoneConstraints} from './chosen.js';
import {addLine} from './line.js';
import {mayUseMicrophone} from './may-use-microphone.js';

/** Milliseconds that what was begun waits for the call. */
const lasts = 3_000;

/** A peer connection that is on its way to an offer. */
export interface Ahead {
  readonly connection: RTCPeerConnection;
  /** Whether an offer of an audio line that sends and receives is set; settles then. */
  readonly offered: Promise<boolean>;
}

/** Who takes what was begun is told. */
const nothing = (): void => {};

let stream: Promise<MediaStream> | null = null;
let ahead: Ahead | null = null;

/** Begins them, unless they are under way; what nobody takes in three seconds is given back. `iceServers`: false where they are not known yet. */
export function beginAudio(iceServers: readonly RTCIceServer[] | false): void {
  if (stream || ahead || !navigator.mediaDevices || !('RTCPeerConnection' in globalThis)) return;
  const opening = (stream = openStream());
  opening.catch(nothing);
  const connection = new RTCPeerConnection();
  const begun = (ahead = {connection, offered: offer(connection, iceServers)});
  setTimeout(() => {
    if (stream === opening) openStream().then(unused => unused.getTracks().forEach(track => track.stop()), nothing);
    if (ahead === begun) takeConnection()?.connection.close();
  }, lasts);
}

/** From a page that may not use the microphone browsers hide addresses behind mDNS names: there the offer waits for it. */
async function offer(connection: RTCPeerConnection, iceServers: readonly RTCIceServer[] | false): Promise<boolean> {
  try {
    addLine(connection, 'sendrecv');
    // Servers that the browser refuses throw here, where they keep nobody else from anything.
    if (iceServers && iceServers.length) connection.setConfiguration({iceServers: [...iceServers]});
    if (!iceServers || !(await mayUseMicrophone())) return false;
    // Not even made before it is certain to be used: Firefox gives the line another mid in the next offer.
    await connection.setLocalDescription(await connection.createOffer());
    return true;
  } catch (thrown) {
    failed('offer ahead')(thrown);
    return false;
  }
}

/** Null where none was begun, or another call has it. */
export function takeConnection(): Ahead | null {
  const taken = ahead;
  ahead = null;
  return taken;
}

/** The page's microphone; rejects as `getUserMedia` does. */
export function openStream(): Promise<MediaStream> {
  const begun = stream;
  stream = null;
  return begun ?? navigator.mediaDevices.getUserMedia({audio: microphoneConstraints()});
}
