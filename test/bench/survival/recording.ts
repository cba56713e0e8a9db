import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const rate = 48_000;
const headerBytes = 44;

/** A wave file with one second of a tone, which repeats without a click. */
export function recordTone(hertz: number): {readonly path: string; remove(): void} {
  const directory = mkdtempSync(join(tmpdir(), 'amtsleitung-tone-'));
  const path = join(directory, 'tone.wav');
  const wave = Buffer.alloc(headerBytes + 2 * rate);
  wave.write('RIFF', 0);
  wave.writeUInt32LE(wave.length - 8, 4);
  wave.write('WAVEfmt ', 8);
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(rate, 24);
  wave.writeUInt32LE(2 * rate, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write('data', 36);
  wave.writeUInt32LE(2 * rate, 40);
  for (let i = 0; i < rate; i++) {
    wave.writeInt16LE(Math.round(10_000 * Math.sin((2 * Math.PI * hertz * i) / rate)), headerBytes + 2 * i);
  }
  writeFileSync(path, wave);
  return {path, remove: () => rmSync(directory, {recursive: true, force: true})};
}
