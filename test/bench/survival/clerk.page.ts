/**
 * @file Runs in the clerk's page before its own scripts: an unbroken tone into the microphone, and the moment at which
 * the clerk hears something again after the page before went away.
 */
declare global {
  interface Window {
    /** Epoch milliseconds, sub-millisecond: the last `pagehide`, and the first audible packet in this page. */
    readonly gap: {readonly hidden: number; readonly heard: number; readonly steps: Readonly<Record<string, number>>};
  }
}

const now = () => performance.timeOrigin + performance.now();
const gap = {hidden: Number(sessionStorage.getItem('hidden')), heard: 0, steps: {} as Record<string, number>};
/** Notes when a step on the way to the next packet was taken, for the log: where an outlier lost its time. */
const step = (name: string) => (gap.steps[name] ??= Math.round(now() - gap.hidden));
const noted = async <Value>(name: string, work: Promise<Value>): Promise<Value> => {
  const value = await work;
  step(name);
  return value;
};
Object.defineProperty(window, 'gap', {value: gap});
addEventListener('pagehide', () => sessionStorage.setItem('hidden', String(now())));
step('document');
void customElements.whenDefined('amt-phone').then(() => step('script'));

// A steady tone is noise to a noise suppression: it would be gone after a second.
const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = () => {
  step('asked for microphone');
  return noted(
    'microphone',
    getUserMedia({audio: {echoCancellation: false, noiseSuppression: false, autoGainControl: false}}),
  );
};

window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    step('peer');
    this.addEventListener('icecandidate', () => step('candidate'));
    this.addEventListener('iceconnectionstatechange', () => step(`ice ${this.iceConnectionState}`));
    this.addEventListener('connectionstatechange', () => step(this.connectionState));
    const look = setInterval(() => {
      const sources = this.getReceivers().flatMap(receiver => receiver.getSynchronizationSources());
      // The far end speaks without a pause: what comes from it is audible, and a PBX adds no level to it (RFC 6464).
      if (!gap.heard && !sources.length) return;
      gap.heard ||= now();
      clearInterval(look);
    }, 2);
  }

  override setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
    return noted('local description', super.setLocalDescription(description));
  }

  override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    step('answer');
    return noted('remote description', super.setRemoteDescription(description));
  }
};

export {};
