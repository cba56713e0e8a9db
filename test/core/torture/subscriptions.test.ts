import {expect} from 'chai';
// The phone loads it when it is needed: here it is there at once, for the clock stands still.
import '../../../src/core/parts/watch/subscriptions.js';
import type {Message} from '../support/peer.js';
import {dialogInfo, subscribed, type DialogState, type Watched} from '../support/subscriptions.js';
import {torture, type Torture} from '../support/torture.js';

/** A phone that watches 102 and sees it idle. */
async function watching(phone: Torture): Promise<Watched> {
  const watched = (await subscribed(phone)).accept();
  watched.shows(0);
  await lamp(phone, 'idle');
  return watched;
}

async function lamp(phone: Torture, expected: string, line = '102'): Promise<void> {
  phone.page.watch('lamps');
  await phone.tick(0);
  expect(phone.page.lamps[line], `lamp ${line}`).to.equal(expected);
}

/** How often the phone subscribes within `milliseconds`. */
async function count(phone: Torture, milliseconds: number): Promise<number> {
  const {peer} = phone;
  const before = peer.requests('SUBSCRIBE').length;
  await phone.tick(milliseconds);
  return peer.requests('SUBSCRIBE').length - before;
}

/** The connection breaks and comes back. */
async function reconnect(phone: Torture): Promise<void> {
  const {peer, page} = phone;
  peer.drop();
  await page.until('lost', ({registration}) => registration.status !== 'registered');
  while (page.state.registration.status !== 'registered') await phone.tick(500);
}

const minute = 60_000;
/** Longer than a subscription is granted for. */
const long = 15 * minute;

describe('torture 27: a lamp', () => {
  const phone = torture({lamps: ['102']});

  it('is asked for as RFC 6665 and 4235 say', async () => {
    const {subscribe} = await watching(phone());
    expect(subscribe.uri).to.equal('sip:102@pbx.test');
    expect(subscribe.header('Event')).to.equal('dialog');
    expect(subscribe.header('Accept')).to.equal('application/dialog-info+xml');
    expect(Number(subscribe.header('Expires'))).to.be.greaterThan(60);
    expect(subscribe.header('Contact')).to.include(phone().peer.contact);
  });

  it('tells a phone that is not there from one that is free, where the document says so (desk F16)', async () => {
    const watched = await watching(phone());
    const closed = (version: number, dialogs: readonly DialogState[] = [], word = 'closed') =>
      dialogInfo(version, dialogs).replace(
        '</dialog-info>',
        `<p:status xmlns:p="urn:ietf:params:xml:ns:pidf"><p:basic> ${word} </p:basic></p:status></dialog-info>`,
      );
    watched.notify(closed(1));
    await lamp(phone(), 'unregistered');
    watched.notify(closed(2, [['a', 'confirmed']]));
    await lamp(phone(), 'busy');
    watched.notify(closed(3, [], 'open'));
    await lamp(phone(), 'idle');
    watched.notify(closed(4));
    await lamp(phone(), 'unregistered');
    watched.shows(5);
    await lamp(phone(), 'idle');
  });

  it('shows no more of the document than one word', async () => {
    const watched = await watching(phone());
    watched.shows(1, [['a', 'confirmed']]);
    await lamp(phone(), 'busy');
    const told = JSON.stringify(phone().page.state);
    for (const secret of ['Geheim', '0891234567', '27.4', 'theirs-a']) expect(told).to.not.include(secret);
  });

  const states: [string, string, ('initiator' | 'recipient')?][] = [
    ['ringing', 'early', 'recipient'],
    ['ringing', 'proceeding', 'recipient'],
    ['ringing', 'early'],
    ['busy', 'trying', 'initiator'],
    ['busy', 'early', 'initiator'],
    ['busy', 'confirmed', 'recipient'],
    ['idle', 'terminated'],
    ['unknown', 'levitating'],
  ];
  for (const [expected, state, direction] of states) {
    it(`of a line whose dialog is ${state}${direction ? ` as ${direction}` : ''} is ${expected}`, async () => {
      const watched = await watching(phone());
      watched.shows(1, [direction ? ['a', state, direction] : ['a', state]]);
      await lamp(phone(), expected);
    });
  }

  it('answers a challenge', async () => {
    const {peer} = phone();
    const {subscribe} = await subscribed(phone());
    peer.challenge(subscribe, {nonce: 'n'});
    const second = await subscribed(phone());
    expect(second.subscribe.header('Authorization')).to.include('nonce="n"');
    second.accept().shows(0);
    await lamp(phone(), 'idle');
  });

  for (const status of [403, 404, 405, 489, 501, 603]) {
    it(`that is refused with ${status} is not asked for again, not after a reconnection either`, async () => {
      phone().peer.respond((await subscribed(phone())).subscribe, status);
      await lamp(phone(), 'unknown');
      expect(await count(phone(), long)).to.equal(0);
      await reconnect(phone());
      expect(await count(phone(), minute)).to.equal(0);
    });
  }

  it('423 is followed once, and not in circles', async () => {
    const {peer} = phone();
    peer.respond((await subscribed(phone())).subscribe, 423, {headers: {'Min-Expires': '3600'}});
    const longer = await subscribed(phone());
    expect(longer.subscribe.header('Expires')).to.equal('3600');
    peer.respond(longer.subscribe, 423, {headers: {'Min-Expires': '3600'}});
    expect(await count(phone(), 10_000)).to.equal(0);
    peer.onMessage = message => {
      if (message.method === 'SUBSCRIBE') peer.respond(message, 423, {headers: {'Min-Expires': '3600'}});
      return message.method === 'SUBSCRIBE';
    };
    expect(await count(phone(), long)).to.be.within(1, 6);
  });

  it('503 waits as long as it says', async () => {
    const {peer} = phone();
    peer.respond((await subscribed(phone())).subscribe, 503, {headers: {'Retry-After': '120'}});
    expect(await count(phone(), 119_000)).to.equal(0);
    (await subscribed(phone())).accept().shows(0);
    await lamp(phone(), 'idle');
  });

  it('a server that is out of order is asked ever more rarely', async () => {
    const {peer} = phone();
    peer.onMessage = message => {
      if (message.method === 'SUBSCRIBE') peer.respond(message, 500);
      return message.method === 'SUBSCRIBE';
    };
    expect(await count(phone(), long)).to.be.within(4, 8);
    expect(await count(phone(), 2 * long)).to.be.within(2, 4);
  });

  it('NOTIFY before the 200 counts, and the 200 changes nothing', async () => {
    const {peer} = phone();
    const watched = await subscribed(phone());
    watched.shows(0, [['a', 'confirmed']]);
    await peer.expect('200 NOTIFY');
    await lamp(phone(), 'busy');
    watched.accept();
    watched.shows(1, [], 'full');
    await peer.expect('200 NOTIFY');
    await lamp(phone(), 'idle');
    expect(await count(phone(), minute)).to.equal(0);
  });

  it('a second notifier, after a fork, gets 481', async () => {
    const {peer} = phone();
    const watched = await watching(phone());
    await peer.expect('200 NOTIFY');
    const {localTag} = watched.dialog;
    Object.assign(watched.dialog, {localTag: 'other'});
    watched.shows(0, [['a', 'confirmed']]);
    await peer.expect('481 NOTIFY');
    await lamp(phone(), 'idle');
    Object.assign(watched.dialog, {localTag});
    watched.shows(1, [['a', 'confirmed']]);
    await peer.expect('200 NOTIFY');
    await lamp(phone(), 'busy');
  });

  it('200 and no NOTIFY: unknown, and asked for again later', async () => {
    (await subscribed(phone())).accept();
    expect(await count(phone(), 31_000)).to.equal(0);
    (await subscribed(phone(), 2 * minute)).accept().shows(0);
    await lamp(phone(), 'idle');
  });

  it('partial states are added up', async () => {
    const watched = await watching(phone());
    watched.shows(1, [['a', 'early', 'recipient']], 'partial');
    await lamp(phone(), 'ringing');
    watched.shows(2, [['b', 'confirmed']], 'partial');
    await lamp(phone(), 'busy');
    watched.shows(3, [['b', 'terminated']], 'partial');
    await lamp(phone(), 'ringing');
    watched.shows(4, [['a', 'terminated']], 'partial');
    await lamp(phone(), 'idle');
  });

  it('a partial state that came before counts no more', async () => {
    const watched = await watching(phone());
    watched.shows(1, [['a', 'confirmed']], 'partial');
    watched.shows(1, [['a', 'terminated']], 'partial');
    await lamp(phone(), 'busy');
  });

  it('partial with a version missing: unknown, until the whole state came that is asked for at once', async () => {
    const watched = await watching(phone());
    watched.shows(2, [['a', 'confirmed']], 'partial');
    await lamp(phone(), 'unknown');
    const refresh = await watched.refreshed();
    phone().peer.respond(refresh, 200, {headers: {Expires: '600'}});
    watched.shows(3, [['a', 'confirmed']]);
    await lamp(phone(), 'busy');
    watched.shows(4, [['a', 'terminated']], 'partial');
    await lamp(phone(), 'idle');
  });

  it('a server that never counts right is not asked all the time', async () => {
    const {peer} = phone();
    const watched = await watching(phone());
    peer.onMessage = message => {
      if (message.method === 'SUBSCRIBE') peer.respond(message, 200, {headers: {Expires: '600'}});
      return message.method === 'SUBSCRIBE';
    };
    const before = peer.requests('SUBSCRIBE').length;
    for (let version = 2; version < 1000; version += 2) {
      watched.shows(version, [['a', 'confirmed']], 'partial');
      await phone().tick(1_000);
    }
    expect(peer.requests('SUBSCRIBE').length - before).to.be.below(60);
    await lamp(phone(), 'unknown');
  });

  it('a whole state after the dialog ended: idle', async () => {
    const watched = await watching(phone());
    watched.shows(1, [['a', 'confirmed']], 'partial');
    watched.shows(2, [['a', 'terminated']], 'partial');
    watched.shows(3, []);
    await lamp(phone(), 'idle');
    watched.shows(4, [['a', 'terminated']]);
    await lamp(phone(), 'idle');
  });

  it('two dialogs of one line: busy before ringing, and idle when both are over', async () => {
    const watched = await watching(phone());
    watched.shows(1, [
      ['a', 'confirmed', 'initiator'],
      ['b', 'early', 'recipient'],
    ]);
    await lamp(phone(), 'busy');
    watched.shows(2, [['a', 'terminated']], 'partial');
    await lamp(phone(), 'ringing');
    watched.shows(3, [['b', 'terminated']], 'partial');
    await lamp(phone(), 'idle');
  });

  it('a NOTIFY that was overtaken is refused and changes nothing', async () => {
    const {peer} = phone();
    const watched = await watching(phone());
    await peer.expect('200 NOTIFY');
    const {cseq} = watched.shows(1, [['a', 'confirmed']]);
    await peer.expect('200 NOTIFY');
    watched.notify(dialogInfo(2, []), 'active;expires=600', {cseq: cseq - 1});
    await peer.expect('500 NOTIFY');
    await lamp(phone(), 'busy');
  });

  it('Event with parameters, in capitals, state in capitals, no Contact, compact names: all the same', async () => {
    const {peer} = phone();
    const watched = await watching(phone());
    watched.notify(dialogInfo(1, [['a', 'confirmed']]), 'Active;Expires=600', {
      headers: {Event: 'Dialog;sla;ma'},
      contact: null,
    });
    await lamp(phone(), 'busy');
    watched.notify(dialogInfo(2, []), 'active', {
      headers: {Event: 'dialog;sla'},
      contentType: 'Application/Dialog-Info+XML;charset=utf-8',
    });
    await lamp(phone(), 'idle');
    const raw = peer.inDialog(watched.dialog, 'INFO').raw;
    const body = dialogInfo(3, [['a', 'early']]);
    const head = raw
      .slice(0, raw.indexOf('\r\n\r\n'))
      .replace(/INFO/g, 'NOTIFY')
      .replace(/branch=\w+/, 'branch=z9hG4bKcompact')
      .replace(/Content-Length: 0/, `l: ${body.length}\r\no: dialog\r\nc: application/dialog-info+xml`)
      .replace(/CSeq: (\d+)/, (_, cseq: string) => `CSeq: ${Number(cseq) + 1}`);
    peer.send(`${head}\r\nSubscription-State: active\r\n\r\n${body}`);
    await lamp(phone(), 'ringing');
  });

  it('a NOTIFY of another event in its dialog gets 489', async () => {
    const watched = await watching(phone());
    watched.notify('', 'active', {headers: {Event: 'presence'}});
    await phone().peer.expect('489 NOTIFY');
    await lamp(phone(), 'idle');
  });

  it('a NOTIFY of a subscription that is not ours gets 481', async () => {
    const watched = await watching(phone());
    watched.notify(dialogInfo(9, [['a', 'confirmed']]), 'active', {callId: 'other@pbx.test'});
    await phone().peer.expect('481 NOTIFY');
    await lamp(phone(), 'idle');
  });

  it('pending is unknown', async () => {
    const watched = (await subscribed(phone())).accept();
    watched.notify('', 'pending;expires=600');
    await lamp(phone(), 'unknown');
    watched.shows(0);
    await lamp(phone(), 'idle');
  });

  for (const [what, body] of [
    ['no XML', 'frei'],
    ['XML that breaks off', dialogInfo(1, [['a', 'confirmed']]).slice(0, -20)],
    ['entities of its own', `<!DOCTYPE x [<!ENTITY a "b">]>${dialogInfo(1, [])}`],
    ['another root', '<presence version="1" state="full"/>'],
    ['no version', dialogInfo(1, []).replace(' version="1" state', ' state')],
    ['a depth without end', '<a>'.repeat(50_000)],
    ['too much of it', dialogInfo(1, []).replace('</dialog-info>', ' '.repeat(300_000) + '</dialog-info>')],
    ['nothing', ''],
  ] as const) {
    it(`a body with ${what} is answered, and the lamp unknown until a good one comes`, async () => {
      const {peer} = phone();
      const watched = await watching(phone());
      await peer.expect('200 NOTIFY');
      watched.notify(body);
      await peer.expect('200 NOTIFY');
      await lamp(phone(), 'unknown');
      watched.shows(2, [['a', 'confirmed']]);
      await lamp(phone(), 'busy');
    });
  }

  it('is refreshed in its dialog before it expires, with what the NOTIFY named as address', async () => {
    const {peer} = phone();
    const watched = await watching(phone());
    watched.notify(dialogInfo(1, []), 'active;expires=600', {
      contact: '<sip:presence@10.0.0.9:5070;transport=ws>',
    });
    await phone().tick(295_000);
    expect(peer.requests('SUBSCRIBE')).to.have.length(1);
    const {subscribe} = await subscribed(phone(), 300_000);
    expect(subscribe.toTag).to.equal(watched.dialog.localTag);
    expect(subscribe.callId).to.equal(watched.subscribe.callId);
    expect(subscribe.cseq).to.be.greaterThan(watched.subscribe.cseq);
    expect(subscribe.uri).to.equal('sip:presence@10.0.0.9:5070;transport=ws');
    peer.respond(subscribe, 200, {headers: {Expires: '600'}});
    watched.shows(2, [['a', 'confirmed']]);
    await phone().tick(200_000);
    await lamp(phone(), 'busy');
  });

  it('goes through the proxies that recorded themselves in the NOTIFY', async () => {
    const watched = (await subscribed(phone())).accept();
    watched.notify(dialogInfo(0, []), 'active;expires=60', {headers: {'Record-Route': '<sip:proxy.test;lr>'}});
    await phone().tick(30_000);
    const refresh = await watched.refreshed().catch(async () => (await subscribed(phone())).subscribe);
    expect(refresh.header('Route')).to.equal('<sip:proxy.test;lr>');
  });

  it('481 to a refresh: unknown at once, then a new subscription', async () => {
    const {peer} = phone();
    await watching(phone());
    const refresh = await subscribed(phone(), long);
    peer.respond(refresh.subscribe, 481);
    await lamp(phone(), 'unknown');
    expect(await count(phone(), 9_000)).to.equal(0);
    const fresh = await subscribed(phone());
    expect(fresh.subscribe.toTag).to.equal('');
    expect(fresh.subscribe.callId).to.not.equal(refresh.subscribe.callId);
    fresh.accept().shows(0, [['a', 'confirmed']]);
    await lamp(phone(), 'busy');
  });

  it('a refresh that fails leaves the lamp until it expires, and not longer', async () => {
    const {peer} = phone();
    await watching(phone());
    peer.onMessage = message => {
      if (message.method === 'SUBSCRIBE') peer.respond(message, 503);
      return message.method === 'SUBSCRIBE';
    };
    await phone().tick(590_000);
    await lamp(phone(), 'idle');
    await phone().tick(15_000);
    await lamp(phone(), 'unknown');
    peer.onMessage = null;
    (await subscribed(phone(), long)).accept().shows(0);
    await lamp(phone(), 'idle');
  });

  it('a refresh that nobody answers: unknown', async () => {
    await watching(phone());
    await subscribed(phone(), long);
    await phone().tick(33_000);
    await lamp(phone(), 'unknown');
  });

  it('a server that grants next to nothing is not asked all the time', async () => {
    const {peer} = phone();
    peer.onMessage = message => {
      if (message.method !== 'SUBSCRIBE') return false;
      peer.respond(message, 200, {headers: {Expires: '1'}});
      peer.inDialog(peer.dialogFrom(message), 'NOTIFY', {
        headers: {Event: 'dialog', 'Subscription-State': 'active;expires=1'},
        body: dialogInfo(0, []),
        contentType: 'application/dialog-info+xml',
      });
      return true;
    };
    expect(await count(phone(), long)).to.be.below(8);
  });

  describe('that the PBX ends', () => {
    const end = async (state: string) => {
      const watched = await watching(phone());
      watched.notify(dialogInfo(1, [['a', 'confirmed']]), `terminated;${state}`);
      await lamp(phone(), 'unknown');
    };

    for (const reason of ['deactivated', 'timeout']) {
      it(`as ${reason} is asked for anew within half a minute, but not at once`, async () => {
        await end(`reason=${reason}`);
        expect(await count(phone(), 9_000)).to.equal(0);
        (await subscribed(phone(), 22_000)).accept().shows(0);
        await lamp(phone(), 'idle');
      });
    }

    for (const reason of ['probation', 'giveup']) {
      it(`as ${reason} is asked for after retry-after, which is in seconds`, async () => {
        await end(`reason=${reason};retry-after=300`);
        expect(await count(phone(), 299_000)).to.equal(0);
        (await subscribed(phone(), 12_000)).accept().shows(0);
        await lamp(phone(), 'idle');
      });

      it(`as ${reason} without a time is asked for some time later`, async () => {
        await end(`reason=${reason}`);
        expect(await count(phone(), 14_000)).to.equal(0);
        (await subscribed(phone(), 20_000)).accept().shows(0);
        await lamp(phone(), 'idle');
      });
    }

    for (const reason of ['rejected', 'noresource', 'invariant']) {
      it(`as ${reason} is not asked for again`, async () => {
        await end(`reason=${reason}`);
        expect(await count(phone(), long)).to.equal(0);
      });
    }

    it('for so long that no timer holds it is left alone', async () => {
      const delays: number[] = [];
      const {setTimeout} = globalThis;
      globalThis.setTimeout = ((run: () => void, delay = 0) => {
        delays.push(delay);
        return setTimeout(run, delay);
      }) as typeof setTimeout;
      await end('reason=probation;retry-after=99999999999');
      globalThis.setTimeout = setTimeout;
      expect(Math.max(...delays)).to.be.within(86_400_000, 2 ** 31 - 1);
      expect(await count(phone(), long)).to.equal(0);
    });

    it('again and again is asked for ever more rarely', async () => {
      const {peer} = phone();
      await end('reason=deactivated');
      peer.onMessage = message => {
        if (message.method !== 'SUBSCRIBE') return false;
        peer.respond(message, 200, {headers: {Expires: '600'}});
        const dialog = peer.dialogFrom(message);
        for (const state of ['active;expires=600', 'terminated;reason=deactivated'])
          peer.inDialog(dialog, 'NOTIFY', {headers: {Event: 'dialog', 'Subscription-State': state}});
        return true;
      };
      expect(await count(phone(), long)).to.be.below(8);
    });
  });

  it('is unknown while the connection is gone, and asked for 10 to 30 s after the next login', async () => {
    const watched = await watching(phone());
    watched.shows(1, [['a', 'confirmed']]);
    await lamp(phone(), 'busy');
    await reconnect(phone());
    await lamp(phone(), 'unknown');
    expect(await count(phone(), 9_000)).to.equal(0);
    const fresh = await subscribed(phone(), 22_000);
    expect(fresh.subscribe.toTag).to.equal('');
    await lamp(phone(), 'unknown');
    fresh.accept().shows(0);
    await lamp(phone(), 'idle');
  });

  it('a NOTIFY of the time before the loss changes nothing', async () => {
    const watched = await watching(phone());
    await reconnect(phone());
    watched.shows(1, [['a', 'confirmed']]);
    await phone().peer.expect('481 NOTIFY');
    await lamp(phone(), 'unknown');
    (await subscribed(phone())).accept().shows(0);
    await lamp(phone(), 'idle');
  });

  it('leaves a running call alone', async () => {
    phone().expected = ['hung-up-here'];
    const watched = await watching(phone());
    const dialog = await phone().talk();
    watched.shows(1, [['a', 'confirmed']]);
    phone().peer.inDialog(dialog, 'NOTIFY', {headers: {Event: 'talk', 'Subscription-State': 'active'}});
    await lamp(phone(), 'busy');
    expect(phone().page.call.phase).to.equal('talking');
  });
});

describe('torture 27: 200 lamps', () => {
  const lines = Array.from({length: 200}, (_, index) => String(200 + index));
  const phone = torture({lamps: lines});

  it('are 40 subscriptions, which come back spread after a reconnection; until then all are unknown', async () => {
    const {peer, page} = phone();
    const sent: number[] = [];
    peer.onMessage = message => {
      if (message.method !== 'SUBSCRIBE') return false;
      sent.push(Date.now());
      peer.respond(message, 200, {headers: {Expires: '600'}});
      peer.inDialog(peer.dialogFrom(message), 'NOTIFY', {
        headers: {Event: 'dialog', 'Subscription-State': 'active;expires=600'},
        body: dialogInfo(0, []),
        contentType: 'application/dialog-info+xml',
      });
      return true;
    };
    page.watch('lamps');
    await page.until('watched', () => Object.keys(page.lamps).length > 0);
    await phone().tick(2_000);
    const known = () => Object.values(page.lamps).filter(state => state !== 'unknown').length;
    expect(known()).to.equal(40);
    expect(sent).to.have.length(40);
    await reconnect(phone());
    expect(known()).to.equal(0);
    const start = Date.now();
    await phone().tick(31_000);
    expect(known()).to.equal(40);
    const again = sent.slice(40).map(at => at - start);
    expect(again).to.have.length(40);
    expect(Math.min(...again)).to.be.at.least(9_000);
    expect(Math.max(...again)).to.be.at.most(30_500);
    const crowd = again.map(at => again.filter(other => other >= at && other < at + 1000).length);
    expect(Math.max(...crowd)).to.be.below(12);
  });
});

describe('torture 27: colleagues', () => {
  const member = (number: string) => ({name: `Wer ${number}`, number});
  const phone = torture({
    lamps: ['102', '104'],
    team: [
      {name: 'Kasse', members: [member('103'), member('102')]},
      {name: 'Wohngeld', members: Array.from({length: 50}, (_, index) => member(String(200 + index)))},
    ],
  });

  it('are watched in their order, before those who are watched besides; once each, and so many as one by one may be', async () => {
    const {peer, page} = phone();
    await subscribed(phone());
    await phone().tick(2_000);
    const asked = peer.requests('SUBSCRIBE').map(({uri}) => /sip:(\d+)/.exec(uri)?.[1]);
    const expected = ['103', '102', ...Array.from({length: 38}, (_, index) => String(200 + index))];
    expect(asked).to.have.members(expected);
    page.watch('lamps');
    await phone().tick(0);
    expect(Object.keys(page.lamps)).to.have.members(expected);
  });

  it('who are too many for that are in the diagnosis by their number, not by their names', async () => {
    await subscribed(phone());
    const text = String(await phone().page.send({type: 'diagnose'}));
    expect(text).to.include('lamps 40 of 53');
    expect(text).to.not.include('Wer ');
  });
});

describe('torture 27: a resource list', () => {
  const phone = torture({lampList: 'sip:lampen@pbx.test'});

  interface Line {
    readonly line: string;
    readonly body?: string;
    readonly state?: string;
  }

  /** A list's NOTIFY (RFC 4662). */
  const list = (watched: Watched, version: number, lines: readonly Line[], fullState = true): Message => {
    const resources = lines.map(
      ({line, body, state = 'active'}) =>
        `<resource uri="sip:${line}@pbx.test"><name>Wer ${line}</name><instance id="i${line}" state="${state}"${
          body === undefined ? '' : ` cid="${line}@pbx.test"`
        }/></resource>`,
    );
    const rlmi = `<?xml version="1.0"?>\r\n<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:lampen@pbx.test" version="${version}" fullState="${fullState}">${resources.join('')}</list>`;
    const parts = [
      `Content-ID: <root@pbx.test>\r\nContent-Type: application/rlmi+xml;charset="UTF-8"\r\n\r\n${rlmi}`,
      ...lines.flatMap(({line, body}) =>
        body === undefined
          ? []
          : `Content-Transfer-Encoding: binary\r\nContent-ID: <${line}@pbx.test>\r\nContent-Type: application/dialog-info+xml\r\n\r\n${body}`,
      ),
    ];
    return watched.notify(`${parts.map(part => `--b1x\r\n${part}\r\n`).join('')}--b1x--\r\n`, 'active;expires=600', {
      contentType: 'multipart/related;type="application/rlmi+xml";start="<root@pbx.test>";boundary="b1x"',
      headers: {Require: 'eventlist'},
    });
  };
  const of = (line: string, version: number, dialogs: readonly DialogState[] = [], state = 'full'): Line => ({
    line,
    body: dialogInfo(version, dialogs, state, line),
  });

  it('brings all lamps by one subscription, and those of one NOTIFY in one message', async () => {
    const {peer, page} = phone();
    const watched = (await subscribed(phone())).accept();
    expect(watched.subscribe.uri).to.equal('sip:lampen@pbx.test');
    expect(watched.subscribe.all('Supported').join()).to.include('eventlist');
    const lines = Array.from({length: 700}, (_, index) => String(200 + index));
    page.watch('lamps');
    const before = page.told.length;
    list(
      watched,
      0,
      lines.map((line, index) => of(line, 0, index % 2 ? [['a', 'confirmed']] : [])),
    );
    await peer.expect('200 NOTIFY');
    await lamp(phone(), 'idle', '200');
    await lamp(phone(), 'busy', '201');
    expect(Object.keys(page.lamps)).to.have.length(700);
    expect(page.told.slice(before)).to.have.length(1);
    expect(JSON.stringify([page.state, page.told])).to.not.include('Wer ');
    await reconnect(phone());
    expect(new Set(Object.values(page.lamps))).to.deep.equal(new Set(['unknown']));
    expect(await count(phone(), minute)).to.equal(1);
  });

  it('that changes all the time is told some times a second, and at last as it is', async () => {
    const {page} = phone();
    const watched = (await subscribed(phone())).accept();
    list(watched, 0, [of('102', 0)]);
    page.watch('lamps');
    await phone().tick(0);
    const before = page.told.length;
    for (let change = 1; change <= 120; change++) {
      list(watched, change, [of('102', change, change % 2 ? [['a', 'confirmed']] : [])], false);
      await phone().tick(1000 / 60);
    }
    expect(page.told.length - before).to.be.within(20, 40);
    list(watched, 121, [of('102', 121, [['a', 'early', 'recipient']])], false);
    await phone().tick(200);
    await lamp(phone(), 'ringing');
  });

  it('of which a part is told changes that part', async () => {
    const watched = (await subscribed(phone())).accept();
    list(watched, 0, [of('102', 0), of('103', 0)]);
    list(watched, 1, [of('103', 1, [['a', 'early', 'recipient']], 'partial')], false);
    await lamp(phone(), 'ringing', '103');
    await lamp(phone(), 'idle', '102');
  });

  it('whole again: who is not in it any more is unknown', async () => {
    const watched = (await subscribed(phone())).accept();
    list(watched, 0, [of('102', 0), of('103', 0)]);
    list(watched, 1, [of('103', 1)]);
    await lamp(phone(), 'unknown', '102');
    await lamp(phone(), 'idle', '103');
  });

  for (const [what, version, line] of [
    ['the list', 2, of('103', 1, [['a', 'confirmed']], 'partial')],
    ['a line', 1, of('103', 2, [['a', 'confirmed']], 'partial')],
  ] as const) {
    it(`with a version of ${what} missing: unknown, until the whole came`, async () => {
      const watched = (await subscribed(phone())).accept();
      list(watched, 0, [of('102', 0), of('103', 0)]);
      list(watched, version, [line], false);
      await lamp(phone(), 'unknown', '103');
      const refresh = await watched.refreshed();
      phone().peer.respond(refresh, 200, {headers: {Expires: '600'}});
      list(watched, 5, [of('102', 5), of('103', 5, [['a', 'confirmed']])]);
      await lamp(phone(), 'busy', '103');
      await lamp(phone(), 'idle', '102');
    });
  }

  it('a line whose subscription behind the list is over, or pending, or has no document is unknown', async () => {
    const watched = (await subscribed(phone())).accept();
    list(watched, 0, [of('102', 0), of('103', 0), of('104', 0)]);
    list(
      watched,
      1,
      [{...of('102', 1), state: 'terminated'}, {...of('103', 1), state: 'pending'}, {line: '104'}],
      false,
    );
    for (const line of ['102', '103', '104']) await lamp(phone(), 'unknown', line);
  });

  it('a body that is none is answered, and all is unknown', async () => {
    const watched = (await subscribed(phone())).accept();
    list(watched, 0, [of('102', 0)]);
    await lamp(phone(), 'idle');
    watched.notify(dialogInfo(1, []));
    await lamp(phone(), 'unknown');
    expect(phone().peer.messages.filter(({status}) => status === 200)).to.have.length(2);
  });
});

describe('torture 27: voicemail', () => {
  const phone = torture({voicemail: true});
  const shown = async () => {
    await phone().tick(0);
    return phone().page.state.voicemail;
  };

  it('is asked for at our own address', async () => {
    const {subscribe} = (await subscribed(phone())).accept();
    expect(subscribe.uri).to.equal('sip:101@pbx.test');
    expect(subscribe.header('Event')).to.equal('message-summary');
    expect(subscribe.header('Accept')).to.equal('application/simple-message-summary');
  });

  for (const [what, body, expected] of [
    [
      'as RFC 3842 writes it',
      'Messages-Waiting: yes\r\nMessage-Account: sip:101@pbx.test\r\nVoice-Message: 2/8 (0/2)\r\n',
      [true, 2, 8],
    ],
    ['in another case, with bare line ends', 'messages-waiting:YES\nVOICE-MESSAGE : 1 / 0\n', [true, 1, 0]],
    ['with old messages alone', 'Messages-Waiting: no\r\nVoice-Message: 0/3\r\n', [false, 0, 3]],
    ['without counts', 'Messages-Waiting: yes\r\n', [true, 0, 0]],
    ['with a fax that waits', 'Messages-Waiting: yes\r\nVoice-Message: 0/1\r\nFax-Message: 3/0\r\n', [false, 0, 1]],
    ['with counts alone', 'Voice-Message: 4/0\r\n', [true, 4, 0]],
    ['with nothing', '', null],
    ['with nonsense', 'Voice-Message: viele\r\n', null],
  ] as const) {
    it(`is read ${what}`, async () => {
      const watched = (await subscribed(phone())).accept();
      watched.notify('Messages-Waiting: yes\r\nVoice-Message: 7/0\r\n');
      expect((await shown())?.newMessages).to.equal(7);
      watched.notify(body);
      const voicemail = expected && {waiting: expected[0], newMessages: expected[1], oldMessages: expected[2]};
      expect(await shown()).to.deep.equal(voicemail);
    });
  }

  it('that nobody asked for counts as well, even where asking is refused; until the connection is gone', async () => {
    const {peer} = phone();
    const {subscribe} = await subscribed(phone());
    const unsolicited = (body: string) =>
      peer.request('NOTIFY', {
        headers: {Event: 'message-summary', 'Subscription-State': 'active'},
        ...(body && {body, contentType: 'application/simple-message-summary'}),
      });
    unsolicited('Messages-Waiting: yes\r\nVoice-Message: 1/0\r\n');
    await peer.expect('200 NOTIFY');
    peer.respond(subscribe, 489);
    expect(await shown()).to.deep.equal({waiting: true, newMessages: 1, oldMessages: 0});
    unsolicited('');
    await peer.expect('200 NOTIFY');
    expect(await shown()).to.equal(null);
    unsolicited('Messages-Waiting: no\r\n');
    expect((await shown())?.waiting).to.equal(false);
    await reconnect(phone());
    expect(await shown()).to.equal(null);
  });

  it('that is told to no subscription of ours, in a dialog that is not ours, gets 481', async () => {
    (await subscribed(phone())).accept();
    phone().peer.request('NOTIFY', {
      to: '<sip:101@pbx.test>;tag=nobody',
      headers: {Event: 'message-summary', 'Subscription-State': 'active'},
    });
    await phone().peer.expect('481 NOTIFY');
  });
});

describe('torture 27: a phone that watches nothing', () => {
  const phone = torture();

  it('subscribes to nothing and takes no notification', async () => {
    expect(await count(phone(), minute)).to.equal(0);
    phone().peer.request('NOTIFY', {headers: {Event: 'message-summary', 'Subscription-State': 'active'}});
    await phone().peer.expect('481 NOTIFY');
    expect(phone().page.state.voicemail).to.equal(null);
  });
});

describe('torture 27: a bearer token', () => {
  const phone = torture({lamps: ['102'], credentials: 'callback'}, () => ({aor: 'sip:101@pbx.test', token: 'one'}));

  it('goes with SUBSCRIBE', async () => {
    const watched = (await subscribed(phone())).accept();
    expect(watched.subscribe.header('Authorization')).to.equal('Bearer one');
    watched.shows(0);
    await lamp(phone(), 'idle');
  });
});
