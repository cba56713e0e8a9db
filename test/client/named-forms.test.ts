import {expect} from 'chai';
import {createPhone} from '../../src/client/create-phone.js';
import {configuration, registered, ScriptedCore} from './scripted-core.js';

const names = [
  ...['baseURI', 'hasFocus', 'querySelector', 'addEventListener', 'createElement', 'documentElement', 'head', 'body'],
  ...['visibilityState', 'currentScript', 'readyState', 'removeEventListener', 'getElementById'],
];

describe('A page whose forms are named like members of the document', () => {
  const {fetch} = globalThis;
  const forms: HTMLFormElement[] = [];
  before(() => {
    const {body} = document;
    for (const name of names) {
      const form = Object.assign(document.createElement('form'), {hidden: true});
      form.setAttribute('name', name);
      forms.push(form);
    }
    body.append(...forms);
  });
  after(() => forms.forEach(form => form.remove()));
  afterEach(() => (globalThis.fetch = fetch));

  it('has its phone on the phone’s own host (attack, low)', async () => {
    globalThis.fetch = async () => Response.json(configuration);
    const core = new ScriptedCore({configuration: '/telefon.json'});
    await core.phone.ready;
    expect(core.phone.state).to.equal(registered);
    expect(core.names).to.deep.equal([`amtsleitung ${location.origin}/telefon.json`]);
    core.phone.disconnect();
  });

  it('has its phone by the bridge (attack, low)', () => {
    const origin = 'https://telefon.amt.example';
    const phone = createPhone({configuration: `${origin}/c.json`, workerUrl: `${origin}/amtsleitung.worker.js`});
    const frames = Document.prototype.querySelectorAll.call(document, 'iframe[title="Amtsleitung"]');
    expect(frames).to.have.length(1);
    phone.disconnect();
  });
});
