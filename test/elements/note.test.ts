import {expect} from 'chai';
import '../../src/define/amt-call-panel.js';
import {PhoneElement} from '../../src/elements/phone/phone-element.js';
import type {EndedCall} from '../../src/protocol/index.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {deepAll, settled} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

let phone: FakePhone;

class TestPhone extends PhoneElement {
  protected override createPhone(): FakePhone {
    return phone;
  }
}
customElements.define('amt-phone', TestPhone);

describe('the note on a call', () => {
  interface End {
    readonly call: EndedCall;
    readonly note?: string;
  }
  const ends: End[] = [];
  const hear = ({detail}: CustomEvent<End>) => ends.push(detail);

  beforeEach(() => {
    ends.length = 0;
    phone = new FakePhone({...reachable(), calls: [aCall()]});
    addEventListener('amt-call-end', hear);
  });
  afterEach(() => {
    removeEventListener('amt-call-end', hear);
    unmountAll();
  });

  const panels = async () => {
    const element = await mount('amt-phone', {config: '/telefon.json'});
    await until(() => element.phone === phone, 'the phone');
    return mount('amt-call-panel', {notes: true, phone});
  };
  const field = (panel: Element) => deepAll(panel, 'textarea')[0] as HTMLTextAreaElement | undefined;
  const write = (panel: Element, text: string) => {
    const area = field(panel);
    if (!area) throw new Error('no field');
    area.value = text;
    area.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const stored = async (): Promise<readonly string[]> => {
    const all = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('amtsleitung-notes', 1);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('none'));
    });
    const request = all.transaction('notes').objectStore('notes').getAllKeys();
    return new Promise(resolve => {
      request.onsuccess = () => {
        resolve(request.result.map(String));
        all.close();
      };
    });
  };
  const isStored = async (count: number) => {
    for (let tries = 0; tries < 100; tries++) {
      if ((await stored()).length === count) return;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    throw new Error(`not ${count} in the storage`);
  };

  it('is there where the page wants it, and is named', async () => {
    expect(field(await mount('amt-call-panel', {phone}))).to.equal(undefined);
    const panel = await mount('amt-call-panel', {phone, notes: true});
    expect(field(panel)?.labels?.[0]?.textContent).to.equal('Notiz');
  });

  it('goes to the application when the call ends, and nowhere else', async () => {
    const panel = await panels();
    write(panel, 'Ruft morgen wieder an.');
    await isStored(1);
    phone.end('schmid');
    expect(ends.map(({note}) => note)).to.deep.equal(['Ruft morgen wieder an.']);
    await isStored(0);
    expect(phone.commands).to.deep.equal([]);
    expect(JSON.stringify(phone.state)).not.to.contain('morgen');
  });

  it('is that of the call that one talks in, whichever that is', async () => {
    const panel = await panels();
    write(panel, 'Über Schmid.');
    phone.set({calls: [aCall({held: true}), aCall({id: 'maier'})]});
    await settled(panel);
    expect(field(panel)?.value).to.equal('');
    write(panel, 'Über Maier.');
    phone.end('maier');
    await settled(panel);
    expect(field(panel)?.value).to.equal('Über Schmid.');
    phone.end('schmid');
    expect(ends.map(({note}) => note)).to.deep.equal(['Über Maier.', 'Über Schmid.']);
    await isStored(0);
  });

  it('is there in the next page of the tab, and comes late where the call ended between the two', async () => {
    write(await panels(), 'Ruft morgen wieder an.');
    await isStored(1);
    unmountAll();
    phone = new FakePhone({...reachable(), calls: [aCall()]});
    const panel = await panels();
    await until(() => field(panel)?.value === 'Ruft morgen wieder an.', 'it is there');
    unmountAll();
    const ended = {...aCall(), endedAt: performance.timeOrigin - 1000, reason: 'hung-up-there'} as const;
    phone = new FakePhone({...reachable(), ended: [ended]});
    await panels();
    await until(() => ends.length === 1, 'it comes');
    expect(ends[0]?.note).to.equal('Ruft morgen wieder an.');
    await isStored(0);
  });
});
