import {expect} from 'chai';
import {fetchCredentials} from '../../src/core/credentials.js';
import type {PhoneError} from '../../src/protocol/index.js';

const asked = 'https://telefon.amt.example/zugang';
const given = {aor: 'sip:101@pbx.example', password: 'secret101'};

describe('The login that a site yields', () => {
  const outcome = (response: Response) =>
    fetchCredentials(asked, async () => response).catch((error: unknown) => (error as PhoneError).code);
  const from = (url: string) => Object.defineProperty(Response.json(given), 'url', {value: url});

  it('is taken from the host that was asked, wherever on it', async () => {
    expect(await outcome(from(`${asked}/101`))).to.deep.equal(given);
  });

  it('is not taken from where a redirect leads: who answers says where the calls go (attack 1)', async () => {
    expect(await outcome(from('https://evil.example/zugang'))).to.equal('credentials-unreachable');
    expect(await outcome(from('https://telefon.amt.example:8443/zugang'))).to.equal('credentials-unreachable');
  });

  it('is awaited where a web page comes instead, for the session has ended (attack 1)', async () => {
    const page = new Response('<html>', {headers: {'content-type': 'text/html; charset=utf-8'}});
    expect(await outcome(page)).to.equal('credentials-unreachable');
  });
});
