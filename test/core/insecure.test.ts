import {expect} from 'chai';
import {PhoneCore} from '../../src/core/phone-core.js';
import {uuid} from '../../src/core/wire/token.js';
import {greet, startPhone} from './support/page.js';

describe('a core that lacks something', () => {
  const {randomUUID} = crypto;
  before(() => Object.defineProperty(crypto, 'randomUUID', {value: undefined, configurable: true}));
  after(() => Object.defineProperty(crypto, 'randomUUID', {value: randomUUID, configurable: true}));

  it('registers without what only secure contexts have (embedding 7)', async () => {
    const {page} = await startPhone();
    expect(page.state.registration.status).to.equal('registered');
  });

  it('draws identities that are UUIDs (RFC 9562)', () => {
    const drawn = Array.from({length: 100}, uuid);
    for (const id of drawn)
      expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(drawn)).to.have.property('size', 100);
  });

  it('tells its pages of a defect at the start, where they would wait for ever (embedding 7)', async () => {
    const core = new PhoneCore({recovery: {load: () => Promise.reject(new Error('no memory')), save() {}}});
    const said = greet(core);
    await new Promise(resolve => setTimeout(resolve));
    const {registration} = said.flatMap(message => (message.type === 'patch' ? [message.patch] : [])).at(-1) ?? {};
    expect(registration?.status).to.equal('refused');
    expect(registration?.error).to.include({code: 'internal', message: 'no memory'});
  });
});
