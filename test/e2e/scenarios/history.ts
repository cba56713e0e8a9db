import {expect} from 'chai';
import type {Clerk} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';
import {navigate} from '../support/talk.js';
import {until} from '../support/until.js';

/** All that a page of this host could read in the browser's storage, bytes as they are. */
const dump = ({page}: Clerk): Promise<string> =>
  page.evaluate(`(async () => {
    const done = request => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const written = value => {
      if (value instanceof ArrayBuffer) return Array.from(new Uint8Array(value), byte => String.fromCharCode(byte)).join('');
      if (ArrayBuffer.isView(value)) return written(value.slice().buffer);
      if (value === null || typeof value !== 'object' || value instanceof CryptoKey) return String(value);
      return Object.entries(value).flat().map(written).join(' ');
    };
    const found = [written({...localStorage}), written({...sessionStorage}), document.cookie];
    for (const {name} of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const entries = database.transaction(store).objectStore(store);
        found.push(name, written(await done(entries.getAllKeys())), written(await done(entries.getAll())));
      }
      database.close();
    }
    return found.join('\\n');
  })()`) as Promise<string>;

const missed = (clerk: Clerk, many: number) =>
  until(`${many} calls are missed`, async () => {
    const count = `const end = document.querySelector('amt-phone').watch('missed', missed => missed !== undefined && (end(), resolve(missed)))`;
    return (await clerk.page.evaluate(`new Promise(resolve => { ${count}; })`)) === many;
  });

/** Maier calls Huber, and gives up. */
async function missedByHuber(stage: Stage): Promise<{huber: Clerk; maier: Clerk}> {
  const huber = await stage.clerk('101');
  const maier = await stage.clerk('102');
  await maier.dials('101');
  await huber.ringing('Maier, Josef');
  await maier.press('Auflegen');
  await huber.idle();
  await missed(huber, 1);
  return {huber, maier};
}

export function history(stage: () => Stage): void {
  describe('list of calls', () => {
    it('has a missed call after the page was left, and calls back in one press', async () => {
      const {huber, maier} = await missedByHuber(stage());
      // Firefox ends the worker with its last page.
      await huber.leaves(navigate);
      await huber.press('Anrufliste, 1 verpasst');
      await huber.reads('Verpasst');
      await missed(huber, 0);
      await huber.press('Zurückrufen');
      await maier.ringing();
      await maier.answers();
      await huber.talking();
      await huber.press('Auflegen');
    });

    it('leaves nothing in the browser that can be read, and the key dies with its session', async () => {
      const {huber} = await missedByHuber(stage());
      const during = await until('it is kept', async () => {
        const all = await dump(huber);
        return all.includes('history') && all;
      });
      for (const word of ['Maier', 'Josef', '"102"', 'sip:102']) expect(during).to.not.include(word);
      const cookies = await huber.page.cookies();
      expect(cookies.map(({name, session}) => [name, session])).to.deep.equal([['amtsleitung-session', true]]);
    });
  });
}
