/** @file Ringing with the tone, as loud, and on the devices that were chosen. */
import {type RingTone, ringTones} from '../../protocol/index.js';
import {failed} from '../../script/failures.js';
import {play} from '../tones.js';
import {type Outlet, Outlets} from './outlets.js';
import {compose, RATE} from './tunes.js';

export interface Ringing {
  /** A name of {@link ringTones}, or of a file of the site's. */
  readonly tone: string;
  /** 0 to 1, as one hears it. Default 1. */
  readonly volume?: number;
  /** None: the system's default. */
  readonly devices?: readonly Outlet[];
}

/** What rings where the tone is not to be had. */
const substitute: RingTone = 'dreiklang';

/** Bytes. A ring tone is some seconds long. */
const largest = 2_000_000;

const isRingTone = (name: string): name is RingTone => (ringTones as readonly string[]).includes(name);

/** The files of the site, by their addresses. One that was not to be had is asked for again by the next page. */
const files = new Map<string, AudioBuffer>();
const fetches = new Map<string, Promise<void>>();

/** Fetches a file ahead: a call does not wait for it. `sounds`: the folder's address. */
export async function fetchTone(tone: string, sounds: string | undefined): Promise<void> {
  const url = sounds && !isRingTone(tone) && addressOf(tone, sounds);
  if (!url) return;
  const fetched =
    fetches.get(url) ?? read(url).then(buffer => void files.set(url, buffer), failed(`ring tone ${tone}`));
  fetches.set(url, fetched);
  await fetched;
}

/** Null: it leads out of the folder. */
function addressOf(tone: string, sounds: string): string | null {
  const folder = new URL('.', sounds).href;
  const {href} = new URL(encodeURIComponent(tone), folder);
  return href.startsWith(folder) ? href : null;
}

async function read(url: string): Promise<AudioBuffer> {
  const response = await fetch(url, {credentials: 'same-origin', redirect: 'error'});
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength > largest) throw new Error(`${bytes.byteLength} bytes`);
  return new OfflineAudioContext(1, 1, RATE * 3).decodeAudioData(bytes);
}

/** Rings until what it yields is called. `refused`: this device is there, and rings not. */
export function ring(
  {tone, volume = 1, devices = []}: Ringing,
  sounds?: string,
  refused: (device: Outlet) => void = () => {},
): () => void {
  const context = new AudioContext();
  const url = sounds && addressOf(tone, sounds);
  const buffer = (url && files.get(url)) || composed(isRingTone(tone) ? tone : substitute);
  // Ears hear powers: half of the slider is half as loud.
  const loudness = new GainNode(context, {gain: volume ** 2});
  const outlets =
    devices.length > 0 ? new Outlets(context, loudness, devices, refused) : loudness.connect(context.destination);
  const stop = play(context, new AudioBufferSourceNode(context, {buffer, loop: true}), loudness);
  return () => {
    if (outlets instanceof Outlets) outlets.close();
    stop();
  };
}

function composed(tone: RingTone): AudioBuffer {
  const samples = compose(tone);
  const buffer = new AudioBuffer({length: samples.length, sampleRate: RATE});
  buffer.copyToChannel(samples, 0);
  return buffer;
}
