/** @file The licences of the packages that are in the built files: their texts in one file beside them, and none that the project may not ship. */
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import license from 'rollup-plugin-license';

const file = 'dist/amtsleitung.licenses.txt';
const allowed = '(MIT OR BSD-2-Clause OR BSD-3-Clause OR ISC OR Apache-2.0 OR 0BSD)';

/** By the name and version of a package, of all builds so far; and of what is within a package that does not say so. */
const beside = new URL('./licenses/', import.meta.url);
const texts = new Map(readdirSync(beside).map(name => [name, [readFileSync(new URL(name, beside), 'utf8')]]));

/** Fails where a package has no licence, or another one. */
export const licenses = () =>
  license({
    thirdParty: {
      allow: {test: allowed, failOnUnlicensed: true, failOnViolation: true},
      output(packages) {
        for (const {name, version, license: kind, licenseText, noticeText} of packages) {
          if (!licenseText) throw new Error(`${name} brings no text of its licence.`);
          texts.set(`${name} ${version}`, [`${name} ${version} (${kind})`, licenseText, noticeText]);
        }
        mkdirSync(dirname(file), {recursive: true});
        const all = [...texts.keys()].sort().map(key => texts.get(key).filter(Boolean).join('\n\n').trim());
        writeFileSync(file, `${all.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
      },
    },
  });

/** Where the licences of what is in a file are: MIT and BSD want it said in each copy. */
export const licenseLine = ({modules}) =>
  Object.keys(modules).some(id => /[\\/]node_modules[\\/]/.test(id))
    ? '/*! @license amtsleitung.licenses.txt */\n'
    : '';
