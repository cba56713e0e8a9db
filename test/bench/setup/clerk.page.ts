/** @file Runs in each page before its own scripts: when it was clicked, when something was heard, when the toast was painted. */
declare global {
  interface Window {
    readonly marks: Marks;
    /** What another library's page offers to whoever measures it. */
    rival: Rival;
  }
}

/** Epoch milliseconds, sub-millisecond; 0: not yet. */
interface Marks {
  clicked: number;
  heard: number;
  painted: number;
}

interface Rival {
  register(server: string, user: string, password: string): Promise<void>;
  hangUp(): Promise<void>;
}

const now = () => performance.timeOrigin + performance.now();
const marks: Marks = {clicked: 0, heard: 0, painted: 0};
Object.defineProperty(window, 'marks', {value: marks});

addEventListener('click', ({timeStamp}) => (marks.clicked = performance.timeOrigin + timeStamp), true);

// A steady tone is noise to a noise suppression: it would be gone after a second.
const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = () =>
  getUserMedia({audio: {echoCancellation: false, noiseSuppression: false, autoGainControl: false}});

window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    const look = setInterval(() => {
      if (this.signalingState === 'closed') return clearInterval(look);
      // The far end is an echo of the tone: what comes from it was heard there.
      if (!this.getReceivers().some(receiver => receiver.getSynchronizationSources().length)) return;
      marks.heard ||= now();
      clearInterval(look);
    }, 4);
  }
};

const paint = () => {
  const toast = document.querySelector('amt-call-toast')?.shadowRoot;
  // Its frame is on the screen when the next one begins.
  if (toast?.querySelector('.caller') && !marks.painted) requestAnimationFrame(() => (marks.painted ||= now()));
  requestAnimationFrame(paint);
};
requestAnimationFrame(paint);

export {};
