/** @file Whose code is in the built files: their licences ask to be passed on with each copy. */
import {readFileSync} from 'node:fs';
import {expect} from 'chai';

const dist = new URL('../../dist/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, dist), 'utf8');

describe('the licences of the built files', () => {
  it('are in one text beside them, with the names of who holds the rights', () => {
    const text = read('amtsleitung.licenses.txt');
    for (const name of [
      'lit-html',
      'lit-element',
      '@lit/reactive-element',
      'minisearch',
      'sip.js',
      '@sapphi-red/web-noise-suppressor',
    ])
      expect(text).to.match(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((MIT|BSD-3-Clause)\\)$`, 'm'));
    for (const within of [/^rnnoise, .* \(BSD-3-Clause\)$/m, /^@shiguredo\/rnnoise-wasm, .* \(Apache-2\.0\)$/m])
      expect(text).to.match(within);
    expect(text.match(/^Copyright /gim)).to.have.length.of.at.least(5);
  });

  for (const file of ['amtsleitung.elements.js', 'amtsleitung.worker.js', 'amtsleitung.house-directory.js'])
    it(`are named by ${file}`, () => {
      expect(read(file)).to.match(/^\/\*! @license amtsleitung\.licenses\.txt \*\//);
    });
});
