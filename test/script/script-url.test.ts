import {expect} from 'chai';
import {createPhone} from '../../src/client/create-phone.js';
import {scriptUrl, workerUrl} from '../../src/script/script-url.js';

/** A script that the page's policy has blocked, or that is none: an injected tag all the same. */
function tag(src: string): HTMLScriptElement {
  const script = Object.assign(document.createElement('script'), {type: 'text/plain', src});
  document.head.prepend(script);
  return script;
}

describe('The address of the script, where the browser does not say it', () => {
  const tags: HTMLScriptElement[] = [];
  afterEach(() => tags.splice(0).forEach(script => script.remove()));

  it('is no tag’s of another origin than this code is from (attack 5)', async () => {
    tags.push(tag('https://evil.example/amtsleitung.js'));
    expect(scriptUrl()).to.equal(document.baseURI);
    expect(workerUrl().origin).to.equal(location.origin);
    const phone = createPhone({configuration: '/c.json'});
    const frames = document.querySelectorAll('iframe[title="Amtsleitung"]').length;
    phone.disconnect();
    expect(frames, 'nobody else gets the microphone').to.equal(0);
  });

  it('is that of the tag with its name, wherever others stand', () => {
    tags.push(tag('/telefon/amtsleitung.js'), tag('https://evil.example/amtsleitung.js'));
    expect(scriptUrl()).to.equal(`${location.origin}/telefon/amtsleitung.js`);
  });
});
