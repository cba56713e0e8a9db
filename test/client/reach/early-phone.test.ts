import {expect} from 'chai';
import {beginPhone, sourceOf, takePhone} from '../../../src/client/reach/early-phone.js';
import type {PhoneOptions} from '../../../src/client/phone.js';
import {FakePhone} from '../../../src/testing/index.js';

describe('The phone that is begun before its element is there', () => {
  const source = new URL('/telefon.json', location.href).href;
  let made: FakePhone[];
  const make = () => {
    const phone = new FakePhone();
    made.push(phone);
    return phone;
  };

  beforeEach(() => {
    made = [];
  });
  afterEach(() => takePhone(null));

  it('is that of the element with the same configuration', () => {
    beginPhone(source, make);
    expect(takePhone({configuration: '/telefon.json'})).to.equal(made[0]);
    expect(made).to.have.length(1);
  });

  it('is another element’s no more', () => {
    beginPhone(source, make);
    void takePhone({configuration: '/telefon.json'});
    expect(takePhone({configuration: '/telefon.json'})).to.equal(null);
  });

  const others: readonly (readonly [string, PhoneOptions])[] = [
    ['another configuration', {configuration: '/other.json'}],
    ['its configuration as an object', {configuration: {servers: [], credentials: 'callback'}}],
    ['a login of its own', {configuration: '/telefon.json', credentials: async () => ({aor: 'sip:101@pbx.example'})}],
    ['another worker', {configuration: '/telefon.json', workerUrl: '/worker.js'}],
    ['the phone window', {configuration: '/telefon.json', phoneWindow: true}],
  ];
  for (const [what, options] of others)
    it(`is left where the element has ${what}`, () => {
      beginPhone(source, make);
      expect(takePhone(options)).to.equal(null);
      expect(made[0]?.isDisconnected).to.equal(true);
      if (options.configuration !== '/other.json') expect(sourceOf(options)).to.equal(null);
    });

  it('is not begun with a configuration of another origin, nor without one', () => {
    for (const none of ['https://evil.example/telefon.json', 'no address', null]) beginPhone(none, make);
    expect(made).to.have.length(0);
  });

  it('is left when no element comes for it', async () => {
    beginPhone(source, make);
    await new Promise(resolve => setTimeout(resolve, 1_100));
    expect(made[0]?.isDisconnected).to.equal(true);
    expect(takePhone({configuration: '/telefon.json'})).to.equal(null);
  });
});
