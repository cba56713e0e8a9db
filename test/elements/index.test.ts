import {expect} from 'chai';
import '../../src/index.js';

describe('the index', () => {
  it('defines no element', () => {
    for (const name of ['phone', 'phone-bar', 'dialer', 'keypad', 'call-toast', 'call-panel', 'transfer-panel'])
      expect(customElements.get(`amt-${name}`), name).to.be.undefined;
  });
});
