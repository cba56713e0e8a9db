import {expect} from 'chai';
import {maySound} from '../../../src/media/ring/may-sound.js';

describe('Whether a page may make sounds', () => {
  const {play} = HTMLMediaElement.prototype;
  afterEach(() => {
    HTMLMediaElement.prototype.play = play;
    for (const name of ['userActivation', 'getAutoplayPolicy']) Reflect.deleteProperty(navigator, name);
  });
  const browser = (of: object) => {
    for (const [name, value] of Object.entries({userActivation: {hasBeenActive: false}, ...of}))
      Object.defineProperty(navigator, name, {value, configurable: true});
  };
  const plays = (error: string) => {
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('', error));
  };

  it('is certain after a click or key', async () => {
    browser({userActivation: {hasBeenActive: true}});
    plays('NotAllowedError');
    expect(await maySound()).to.be.true;
  });

  it('is said by Firefox', async () => {
    for (const [policy, may] of [
      ['allowed', true],
      ['allowed-muted', false],
      ['disallowed', false],
    ] as const) {
      browser({getAutoplayPolicy: () => policy});
      expect(await maySound(), policy).to.equal(may);
    }
  });

  it('is tried in other browsers, without a sound', async () => {
    browser({});
    plays('NotAllowedError');
    expect(await maySound()).to.be.false;
    plays('AbortError');
    expect(await maySound()).to.be.true;
    HTMLMediaElement.prototype.play = play;
    // The browser of the tests allows it.
    expect(await maySound()).to.be.true;
  });
});
