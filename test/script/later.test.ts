import {expect} from 'chai';
import {Later} from '../../src/script/later.js';

describe('a file that comes later', () => {
  it('is fetched once, however many ask for it meanwhile, and again where it did not come', async () => {
    let fetched = 0;
    let answer: (value: 'file' | null) => void = () => {};
    const later = new Later(async () => {
      fetched += 1;
      const value = await new Promise<'file' | null>(resolve => (answer = resolve));
      if (!value) throw new Error('not there');
      return value;
    });
    const both = Promise.allSettled([later.load(), later.load()]);
    answer(null);
    expect((await both).map(({status}) => status)).to.deep.equal(['rejected', 'rejected']);
    expect([fetched, later.loaded]).to.deep.equal([1, null]);
    const again = [later.load(), later.load()];
    answer('file');
    expect(await Promise.all(again)).to.deep.equal(['file', 'file']);
    expect([fetched, later.loaded, await later.load()]).to.deep.equal([2, 'file', 'file']);
  });
});
