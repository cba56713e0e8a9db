import {expect} from 'chai';
import {createPhone} from '../../src/client/create-phone.js';
import type {Phone, PhoneOptions} from '../../src/client/phone.js';
import type {PhoneError} from '../../src/protocol/index.js';

const elsewhere = 'https://telefon.amt.example';

describe('A page’s phone', () => {
  let phone: Phone;
  afterEach(() => phone.disconnect());

  const frame = () => document.querySelector<HTMLIFrameElement>('iframe[title="Amtsleitung"]');
  const refusal = async (options: PhoneOptions) => {
    phone = createPhone(options);
    const error = await phone.ready.catch((thrown: unknown) => thrown as PhoneError);
    expect(frame()).to.equal(null);
    return error?.code;
  };

  it('is on the host that worker-url and config name, in a page that bundles it (embedding 1.3)', () => {
    phone = createPhone({
      configuration: `${elsewhere}/telefon.json`,
      workerUrl: `${elsewhere}/amtsleitung.worker.js`,
    });
    expect(frame()?.src).to.equal(`${elsewhere}/bridge.html`);
    expect(frame()?.allow).to.contain('microphone');
  });

  for (const [what, configuration, workerUrl] of [
    ['the page’s own configuration', '/c.json', 'https://evil.example/x.js'],
    ['the page’s own configuration in full', `${location.origin}/c.json`, 'https://evil.example/x.js'],
    ['one of a third host', `${elsewhere}/c.json`, 'https://evil.example/x.js'],
    ['one whose name begins alike', 'https://evil.example.org/c.json', 'https://evil.example/x.js'],
    ['none', '', 'https://evil.example/x.js'],
    ['a worker that is a text', '/c.json', 'data:text/javascript,1'],
    ['a worker that is a script', '/c.json', 'javascript:1'],
    ['a worker of its own making', '/c.json', `blob:${location.origin}/0f8fad5b-d9cb-469f-a165-70867728950e`],
    ['a worker without an address', '/c.json', 'https://'],
  ] as const)
    it(`has no frame that gets the microphone by worker-url alone: ${what} (attack 5)`, async () => {
      expect(await refusal({configuration, workerUrl})).to.match(/^configuration-(?:invalid|missing)$/);
    });
});
