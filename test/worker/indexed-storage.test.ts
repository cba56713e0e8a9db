import {expect} from 'chai';
import {IndexedStorage} from '../../src/worker/indexed-storage.js';
import {until} from '../support/mount.js';

const storage = (phone: string) =>
  new IndexedStorage(phone, (_what, thrown) => {
    throw thrown;
  });

describe('what the parts of a phone keep', () => {
  it('is there for the next core of that phone, and for no other', async () => {
    const phone = crypto.randomUUID();
    storage(phone).save('settings', {bar: {folded: true}});
    let kept: unknown;
    await until(() => {
      void storage(phone)
        .load('settings')
        .then(value => (kept = value));
      return kept !== undefined;
    }, 'saved');
    expect(kept).to.deep.equal({bar: {folded: true}});
    expect(await storage(phone).load('history')).to.equal(undefined);
    expect(await storage(crypto.randomUUID()).load('settings')).to.equal(undefined);
  });

  it('is told to the cores of that phone in other tabs, by its name', async () => {
    const phone = crypto.randomUUID();
    const told: unknown[] = [];
    storage(phone).follow('settings', value => told.push(value));
    storage(crypto.randomUUID()).follow('settings', value => told.push(value));
    const saving = storage(phone);
    saving.follow('settings', value => told.push(value));
    saving.save('history', []);
    saving.save('settings', {bar: {folded: true}});
    await until(() => told.length > 0, 'told');
    expect(told).to.deep.equal([{bar: {folded: true}}]);
  });
});
