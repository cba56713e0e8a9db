import {expect} from 'chai';
import {isSameSite} from '../../../src/pages/bridge/sites.js';

describe('Two origins', () => {
  for (const [one, other] of [
    ['https://intranet.amt.example', 'https://telefon.amt.example'],
    ['https://amt.example', 'https://telefon.amt.example:8443'],
    ['http://intranet.amt.localhost:8080', 'http://telefon.amt.localhost:8080'],
    ['http://127.0.0.1:1', 'http://127.0.0.1:2'],
  ] as const)
    it(`are one site: ${one} and ${other}`, () => expect(isSameSite(one, other)).to.equal(true));

  for (const [one, other] of [
    ['https://kreis.example', 'https://telefon.amt.example'],
    ['http://kreis.localhost', 'http://telefon.amt.localhost'],
    ['http://intranet.amt.example', 'https://telefon.amt.example'],
    ['http://10.0.0.1', 'http://10.1.0.1'],
    ['http://[::1]', 'http://[::2]'],
  ] as const)
    it(`are two sites: ${one} and ${other}`, () => expect(isSameSite(one, other)).to.equal(false));
});
