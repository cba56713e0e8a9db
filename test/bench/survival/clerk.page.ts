/**
 * @file Runs in the clerk's page before its own scripts: an unbroken tone into the microphone, and the moment at which
 * the clerk hears something again after the page before went away.
 */
declare global {
  interface Window {
    /** Epoch milliseconds, sub-millisecond: the last `pagehide`, and the first audible packet in this page. */
    readonly gap: {readonly hidden: number; readonly heard: number};
  }
}

const now = () => performance.timeOrigin + performance.now();
const gap = {hidden: Number(sessionStorage.getItem('hidden')), heard: 0};
Object.defineProperty(window, 'gap', {value: gap});
addEventListener('pagehide', () => sessionStorage.setItem('hidden', String(now())));

// A steady tone is noise to a noise suppression: it would be gone after a second.
const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = () =>
  getUserMedia({audio: {echoCancellation: false, noiseSuppression: false, autoGainControl: false}});

window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    const look = setInterval(() => {
      const sources = this.getReceivers().flatMap(receiver => receiver.getSynchronizationSources());
      // The far end speaks without a pause: what comes from it is audible, and a PBX adds no level to it (RFC 6464).
      if (!gap.heard && !sources.length) return;
      gap.heard ||= now();
      clearInterval(look);
    }, 2);
  }
};

export {};
