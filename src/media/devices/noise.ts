/** @file Takes noise out of the microphone's sound by RNNoise, where the site has chosen that: fetched then, with 160 kB of WebAssembly. */
import {loadRnnoise, RnnoiseWorkletNode} from '@sapphi-red/web-noise-suppressor';
import {scriptUrl} from '../../script/script-url.js';

/** The rate for which it was trained; at another one it would take voices for noise. */
const sampleRate = 48_000;

/** Where its files are: beside the script. */
export interface SuppressorFiles {
  readonly worklet: string;
  readonly url: string;
  /** The same, for browsers that compute several numbers at once. */
  readonly simdUrl: string;
}

const besideScript = (): SuppressorFiles => {
  const at = (file: string) => new URL(`amtsleitung.${file}`, scriptUrl()).href;
  return {worklet: at('rnnoise-worklet.js'), url: at('rnnoise.wasm'), simdUrl: at('rnnoise-simd.wasm')};
};

/**
 * A node that lets a voice through and little else.
 *
 * @throws where a file can't be had, or the page's policy forbids WebAssembly (`script-src 'wasm-unsafe-eval'`): within the worklet
 * nobody would learn of that, and the microphone be silent.
 */
export async function makeSuppressor(context: BaseAudioContext, files = besideScript()): Promise<AudioNode> {
  if (context.sampleRate !== sampleRate) throw new Error(`noise: ${context.sampleRate} Hz`);
  const [wasmBinary] = await Promise.all([loadRnnoise(files), context.audioWorklet.addModule(files.worklet)]);
  await WebAssembly.compile(wasmBinary);
  const node = new RnnoiseWorkletNode(context as AudioContext, {maxChannels: 1, wasmBinary});
  // It hears the first channel alone.
  node.channelCount = 1;
  node.channelCountMode = 'explicit';
  return node;
}

/** Milliseconds between two looks, how many in a row count, and which part of the time must have been sounded. */
const [pause, looks, inTime] = [1_000, 3, 0.95];

/**
 * Calls `late` when the sound falls behind: a processor that has no time for it leaves gaps that everybody hears. Returns what ends the
 * watch.
 */
export function watchLoad(context: Pick<AudioContext, 'state' | 'currentTime'>, late: () => void): () => void {
  let [before, soundedBefore, behind] = [performance.now(), context.currentTime, 0];
  const timer = setInterval(() => {
    const [now, sounded] = [performance.now(), context.currentTime];
    const isBehind = context.state === 'running' && (sounded - soundedBefore) * 1_000 < (now - before) * inTime;
    [before, soundedBefore, behind] = [now, sounded, isBehind ? behind + 1 : 0];
    if (behind < looks) return;
    clearInterval(timer);
    late();
  }, pause);
  return () => clearInterval(timer);
}
