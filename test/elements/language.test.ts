import {expect} from 'chai';
import '../../src/all.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {deepAll, settled} from '../support/find.js';
import {until} from '../support/mount.js';

const languages = (root: Element) => new Set(deepAll(root, '[lang]').map(({lang}) => lang));

describe('the language of the page', () => {
  const before = document.documentElement.lang;
  afterEach(() => (document.documentElement.lang = before));

  it('is that of the elements inside of elements, also when it is loaded or changed after they were drawn', async () => {
    document.documentElement.lang = 'en';
    const bar = document.createElement('amt-phone-bar');
    bar.phone = new FakePhone({...reachable(), calls: [aCall({draft: '123'})]});
    document.body.append(bar);
    try {
      await settled(bar);
      expect(deepAll(bar, 'amt-transfer-panel')).to.have.length(1);
      for (const language of ['en', 'de', 'en']) {
        document.documentElement.lang = language;
        await until(() => languages(bar).size === 1 && languages(bar).has(language), `all of it is in ${language}`);
      }
    } finally {
      bar.remove();
    }
  });
});
