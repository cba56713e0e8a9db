/**
 * @file Runs in the page before any of its own scripts: gives the phone a microphone that sends a known tone, and
 * measures what the page plays. What the clerk hears is what a playing, unmuted media element plays, nothing else.
 */

/** The strongest tone of what the page plays now. */
export interface Sound {
  /** Root mean square, full scale is 1. */
  readonly rms: number;
  /** Frequency of the strongest bin of the spectrum (6 Hz wide). */
  readonly hertz: number;
}

/** What the phone holds open. */
export interface Leaks {
  readonly connections: number;
  readonly microphones: number;
}

export interface Instruments {
  /** The frequency of the voice of whoever sits at this page; 0: says nothing. */
  speak(hertz: number): void;
  /** A fan runs beside the microphone from now on. */
  hiss(): void;
  /** What happens when the page asks for the microphone. */
  microphone: 'works' | 'refused' | 'missing';
  hears(): Sound;
  leaks(): Leaks;
  /**
   * The visible, enabled control with this role and accessible name in all open shadow roots: of several the one
   * that lies closest to the text `near`, else the first. Null when there is none.
   */
  nearest(role: 'button' | 'textbox' | 'region' | 'img', name: string, near: string): Element | null;
  /** All text on the page that a user sees, through open shadow roots. */
  text(): string;
  /** Errors that nobody caught, and violations of the content security policy. */
  readonly errors: string[];
}

declare global {
  interface Window {
    instruments: Instruments;
  }
}

/** Frequency of the voice in Hz; 0: silence. */
let pitch = 500;
let studio: Studio | undefined;
/** The page's own sound hardware. It works in real time, so only a page that has a call may keep one: twenty tabs share two processors. */
interface Studio {
  readonly context: AudioContext;
  readonly voice: OscillatorNode;
  readonly volume: GainNode;
  /** All that the microphone hears. */
  readonly room: GainNode;
}

function openStudio(): Studio {
  if (studio) return studio;
  const context = new AudioContext({sampleRate: 48_000});
  const voice = new OscillatorNode(context);
  const volume = new GainNode(context);
  const room = new GainNode(context);
  voice.connect(volume).connect(room);
  voice.start();
  studio = {context, voice, volume, room};
  tune();
  return studio;
}

function tune(): void {
  if (!studio) return;
  studio.voice.frequency.value = pitch;
  studio.volume.gain.value = pitch ? 0.25 : 0;
}

const microphones: MediaStreamTrack[] = [];
const connections = new Set<RTCPeerConnection>();
const players = new Set<HTMLMediaElement>();
const ears = new Map<MediaStreamTrack, AnalyserNode>();
const errors: string[] = [];

addEventListener('error', event => errors.push(event.message));
addEventListener('unhandledrejection', event => errors.push(`unhandled: ${String(event.reason)}`));
addEventListener('securitypolicyviolation', event => errors.push(`${event.violatedDirective}: ${event.blockedURI}`));

window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.add(this);
    this.addEventListener('track', ({track}) => {
      const {context} = openStudio();
      const ear = new AnalyserNode(context, {fftSize: 8192, smoothingTimeConstant: 0});
      context.createMediaStreamSource(new MediaStream([track])).connect(ear);
      ears.set(track, ear);
    });
  }
};

const srcObject = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
  ...srcObject,
  set(this: HTMLMediaElement, stream: MediaStream | null) {
    if (stream) players.add(this);
    else players.delete(this);
    srcObject?.set?.call(this, stream);
  },
});

navigator.mediaDevices.getUserMedia = async () => {
  if (window.instruments.microphone === 'refused') throw new DOMException('Permission denied', 'NotAllowedError');
  if (window.instruments.microphone === 'missing')
    throw new DOMException('Requested device not found', 'NotFoundError');
  const {context, room} = openStudio();
  await context.resume();
  const destination = new MediaStreamAudioDestinationNode(context);
  room.connect(destination);
  microphones.push(...destination.stream.getAudioTracks());
  return destination.stream;
};

const enumerateDevices = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
navigator.mediaDevices.enumerateDevices = async () =>
  (await enumerateDevices()).filter(({kind}) => kind !== 'audioinput' || window.instruments.microphone !== 'missing');

function listen(ear: AnalyserNode): Sound {
  const samples = new Float32Array(ear.fftSize);
  ear.getFloatTimeDomainData(samples);
  const spectrum = new Float32Array(ear.frequencyBinCount);
  ear.getFloatFrequencyData(spectrum);
  const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  const strongest = spectrum.reduce((best, level, bin) => (level > (spectrum[best] ?? -Infinity) ? bin : best), 0);
  return {rms, hertz: (strongest * ear.context.sampleRate) / ear.fftSize};
}

function* everyElement(root: Document | ShadowRoot = document): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everyElement(element.shadowRoot);
  }
}

/** The parts of the accessible name computation that the phone's own markup uses. */
function accessibleName(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const labelledBy = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  const labels = (element as HTMLInputElement).labels ?? [];
  const name =
    labelledBy.map(id => root.getElementById(id)?.textContent ?? '').join(' ') ||
    element.getAttribute('aria-label') ||
    [...labels].map(label => label.textContent).join(' ') ||
    visibleText(element).trim() ||
    element.getAttribute('title') ||
    '';
  return name.replace(/\s+/g, ' ').trim();
}

function visibleText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (node instanceof Element) {
    if (['STYLE', 'SCRIPT', 'TEMPLATE'].includes(node.localName.toUpperCase())) return '';
    if (node.getAttribute('aria-hidden') === 'true' || !isVisible(node)) return '';
  }
  const children =
    node instanceof HTMLSlotElement && node.assignedNodes().length > 0
      ? node.assignedNodes()
      : ((node as Element).shadowRoot ?? node).childNodes;
  const text = [...children].map(visibleText).join('');
  return node instanceof Element && getComputedStyle(node).display !== 'inline' ? ` ${text} ` : text;
}

function isVisible(element: Element): boolean {
  return getComputedStyle(element).display === 'contents' || element.checkVisibility({visibilityProperty: true});
}

/** How many steps up it is from an element to the first that contains the text. */
function stepsTo(text: string, element: Element): number {
  let steps = 0;
  for (
    let node: Node | null = element;
    node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode, steps++
  ) {
    if (node instanceof Element && visibleText(node).includes(text)) return steps;
  }
  return Infinity;
}

const selectors = {
  button: 'button, [role=button]',
  textbox: 'input, [role=combobox], [role=textbox]',
  img: 'img, [role=img]',
  region: 'section, [role=region], [role=alertdialog], [role=dialog], aside',
};

window.instruments = {
  microphone: 'works',
  errors,
  speak(hertz) {
    pitch = hertz;
    tune();
  },
  hiss() {
    const {context, room} = openStudio();
    const buffer = context.createBuffer(1, context.sampleRate, context.sampleRate);
    buffer.getChannelData(0).forEach((_silence, index, samples) => (samples[index] = (Math.random() - 0.5) / 5));
    const fan = new AudioBufferSourceNode(context, {buffer, loop: true});
    fan.connect(room);
    fan.start();
  },
  hears() {
    const sounds = [...players]
      .filter(player => !player.paused && !player.muted && player.volume > 0)
      .flatMap(player => (player.srcObject as MediaStream).getAudioTracks())
      .filter(track => track.enabled && track.readyState === 'live')
      .flatMap(track => ears.get(track) ?? [])
      .map(listen);
    return sounds.reduce((loudest, sound) => (sound.rms > loudest.rms ? sound : loudest), {rms: 0, hertz: 0});
  },
  leaks: () => ({
    connections: [...connections].filter(({signalingState}) => signalingState !== 'closed').length,
    microphones: microphones.filter(({readyState}) => readyState === 'live').length,
  }),
  nearest(role, name, near) {
    const [nearest] = [...everyElement()]
      .filter(element => element.matches(selectors[role]) && isVisible(element))
      .filter(element => !element.matches(':disabled, [aria-disabled=true]'))
      .filter(element => accessibleName(element) === name)
      .map(element => ({element, steps: near ? stepsTo(near, element) : 0}))
      .sort((one, other) => one.steps - other.steps);
    return nearest && nearest.steps < Infinity ? nearest.element : null;
  },
  text: () => visibleText(document.body).replace(/\s+/g, ' ').trim(),
};
