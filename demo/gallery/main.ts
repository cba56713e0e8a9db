/**
 * @file `npm run gallery`: every element in every state, in a browser, without a PBX.
 *
 *   npm run gallery -- [--port 8090]                 serves it
 *   npm run gallery -- --shots DIR [--only words]    writes a picture of each state; see shots.ts
 *   npm run gallery -- --update                      writes anew where everything stands, which `npm test -- gallery` holds
 */
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {serveGallery} from './server.js';

const {values} = parseArgs({
  options: {
    port: {type: 'string', default: '8090'},
    shots: {type: 'string'},
    only: {type: 'string', default: ''},
    update: {type: 'boolean', default: false},
  },
});

if (values.shots !== undefined) {
  const {takeShots} = await import('./shots.js');
  const {length} = await takeShots(values.shots, values.only.split(',').filter(Boolean));
  console.log(`${length} pictures: ${join(values.shots, 'index.html')}`);
} else if (values.update) {
  const {updateBaseline} = await import('../../test/gallery/baseline.js');
  await updateBaseline();
} else {
  const {origin} = await serveGallery(Number(values.port));
  console.log(`Every state of the phone: ${origin}/`);
}
