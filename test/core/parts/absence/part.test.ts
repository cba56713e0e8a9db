import {expect} from 'chai';
import {part} from '../../../../src/core/parts/absence/part.js';
import type {PartContext, PartStorage} from '../../../../src/core/parts/part.js';
import type {Absence, AbsenceChange, Configuration, PhoneError} from '../../../../src/protocol/index.js';
import {FakePage, startPhone} from '../../support/page.js';
import type {Message, Peer} from '../../support/peer.js';
import {Watched} from '../../support/subscriptions.js';
import {answer} from '../../support/sdp.js';

const site = {country: '49', area: '861', head: '58', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'} as const;
const services = {
  doNotDisturb: {on: '*78', off: '*79', lamp: 'dnd101'},
  forwarding: {always: {on: '*72{number}', off: '*73', lamp: 'cfwd101'}},
  profiles: [
    {name: 'Büro'},
    {name: 'Homeoffice', forwardTo: '089 99998-765'},
    {name: 'Feierabend', doNotDisturb: true, forwardTo: '109'},
  ],
};

describe('what happens to calls in while the clerk does not take them', () => {
  let kept: unknown;
  let storage: PartStorage;
  let now: number;

  beforeEach(() => {
    kept = undefined;
    now = Date.now();
    storage = {load: () => Promise.resolve(kept), save: (_name, value) => void (kept = value), follow() {}};
  });

  const start = async (settings: Partial<Configuration> = {}, secret?: string) => {
    const kind = {...part, create: (context: PartContext) => part.create({...context, secret: () => secret})};
    const phone = await startPhone({site, ...settings}, {parts: [kind], storage, now: () => now});
    phone.page.watch('absence');
    await phone.page.until('it is known', () => phone.page.told.length > 0);
    return phone;
  };
  const told = (page: FakePage) => page.told.filter(({topic}) => topic === 'absence').at(-1)?.value as Absence;
  const set = (page: FakePage, change: AbsenceChange) => page.send({type: 'setAbsence', change: change as object});
  const codeOf = (sent: Promise<unknown>) =>
    sent.then(
      () => 'accepted',
      ({code}: PhoneError) => code,
    );

  describe('by the phone itself', () => {
    it('refuses them as busy, and keeps them among the missed ones', async () => {
      const {peer, page} = await start();
      await set(page, {on: true});
      expect(told(page)).to.deep.equal({doNotDisturb: true, forwards: false, isOwn: true});
      peer.invite(answer);
      await peer.expect('486 INVITE');
      await page.until('it is over', ({ended}) => ended.length > 0);
      expect(page.state.ended[0]).to.include({reason: 'missed', direction: 'in'});
      await set(page, {on: false});
      peer.invite(answer);
      await page.until('it rings', ({calls}) => calls[0]?.phase === 'ringing');
    });

    it('answers what the site names', async () => {
      const {peer, page} = await start({services: {doNotDisturb: {status: 480}}});
      await set(page, {on: true});
      peer.invite(answer);
      await peer.expect('480 INVITE');
    });

    it('cannot forward', async () => {
      const {page} = await start();
      expect(await codeOf(set(page, {to: '102'}))).to.equal('setting-invalid');
    });

    it('tells pages of other hosts that calls are not taken, and cannot be turned on by them', async () => {
      const {core, page} = await start();
      const guest = new FakePage(core);
      guest.watch('absence', {guest: true});
      await set(page, {on: true});
      expect(told(guest)).to.deep.equal({doNotDisturb: true, forwards: false});
    });

    it('lets them through for an hour after an emergency call, and refuses them again then', async () => {
      const {peer, page} = await start();
      await set(page, {on: true});
      const id = page.send({type: 'call', target: '112', emergency: true});
      const invite = await peer.expect('INVITE');
      await id;
      peer.respond(invite, 486);
      await page.until('it is over', ({ended}) => ended.length > 0);
      await page.until('it is told', () => told(page).openUntil !== undefined);
      expect(told(page)).to.include({doNotDisturb: true, openUntil: now + 3_600_000});
      peer.invite(answer);
      await page.until('it rings', ({calls}) => calls[0]?.phase === 'ringing');
      now += 3_600_001;
      peer.invite(answer);
      await peer.expect('486 INVITE');
    });
  });

  describe('by the phone system', () => {
    /** The lamps as the phone subscribes to them, all off. */
    async function lamps(peer: Peer): Promise<Record<string, Watched>> {
      const both = [
        new Watched(peer, await peer.expect('SUBSCRIBE')),
        new Watched(peer, await peer.expect('SUBSCRIBE')),
      ];
      const byName = Object.fromEntries(
        both.map(each => [/sip:(\w+)@/.exec(each.subscribe.uri)?.[1] ?? '', each] as const),
      );
      for (const each of both) each.accept().shows(0);
      return byName;
    }
    const code = ({uri}: Message) => /^sip:([^@]+)@/.exec(uri)?.[1];
    const lit = (lamp: Watched | undefined, version: number) => lamp?.shows(version, [['on', 'confirmed']]);

    it('is turned on by its code, told by the lamp, and holds in every page', async () => {
      const {peer, core, page} = await start({services});
      const other = new FakePage(core);
      other.watch('absence');
      const {dnd101} = await lamps(peer);
      const sent = set(page, {on: true});
      const invite = await peer.expect('INVITE');
      expect(code(invite)).to.equal('*78');
      expect(invite.body).to.include('a=inactive');
      // As a dial plan does that never answers.
      peer.respond(invite, 603);
      lit(dnd101, 1);
      await sent;
      expect(told(other)).to.deep.equal({doNotDisturb: true, forwards: false});
      peer.invite(answer);
      await page.until('it rings: the phone system has let it through', ({calls}) => calls[0]?.phase === 'ringing');
      expect(page.state.ended).to.deep.equal([]);
      expect(peer.faults()).to.deep.equal([]);
    });

    it('stays as it was where neither the answer nor the lamp says that it is on', async () => {
      const {peer, page} = await start({services: {doNotDisturb: {on: '*78', off: '*79'}}});
      const sent = codeOf(set(page, {on: true}));
      peer.respond(await peer.expect('INVITE'), 404);
      expect(await sent).to.equal('service-refused');
      expect(told(page)).to.include({doNotDisturb: false});
    });

    it('follows what another phone of the extension has set, and leaves it', async () => {
      const {peer, page} = await start({services});
      const {dnd101, cfwd101} = await lamps(peer);
      lit(dnd101, 1);
      lit(cfwd101, 1);
      await page.until('both are on', () => told(page).doNotDisturb && told(page).forwards);
      expect(told(page)).to.deep.equal({doNotDisturb: true, forwards: true});
      const sent = set(page, {on: false});
      const invite = await peer.expect('INVITE');
      expect(code(invite)).to.equal('*79');
      peer.answer(invite, answer);
      dnd101?.shows(2);
      await sent;
      expect(told(page)).to.deep.equal({doNotDisturb: false, forwards: true});
    });

    it('forwards to an extension, and outside until then alone', async () => {
      const {peer, page} = await start({services: {forwarding: {always: {on: '*72{number}', off: '*73'}}}});
      expect(await codeOf(set(page, {to: '08999998765'}))).to.equal('end-missing');
      expect(await codeOf(set(page, {to: '08999998765', until: new Date(now - 1).toISOString()}))).to.equal(
        'end-missing',
      );
      for (const [to, error] of [
        ['*78', 'number-invalid'],
        ['sip:102@evil.example', 'number-invalid'],
        ['112', 'number-blocked'],
        ['0110', 'number-blocked'],
      ] as const)
        expect(await codeOf(set(page, {to})), to).to.equal(error);
      expect(peer.requests('INVITE')).to.deep.equal([]);
      const until = now + 60_000;
      for (const [change, dialled] of [
        [{to: '102'}, '*72102'],
        [{to: '089 99998-765', until: new Date(until).toISOString()}, '*7208999998765'],
      ] as const) {
        const sent = set(page, change);
        const invite = await peer.expect('INVITE');
        expect(code(invite)).to.equal(dialled);
        peer.answer(invite, answer);
        await sent;
      }
      expect(told(page)).to.deep.include({forwards: true, target: '08999998765', until});
      const sent = set(page, {to: ''});
      const invite = await peer.expect('INVITE');
      expect(code(invite)).to.equal('*73');
      peer.answer(invite, answer);
      await sent;
      expect(told(page).forwards).to.equal(false);
    });

    it('sets both by a profile, which changes by hand end', async () => {
      const {peer, page} = await start({
        services: {...services, doNotDisturb: {}, forwarding: {always: {on: '*72{number}', off: '*73'}}},
      });
      const sent = set(page, {profile: 'Feierabend'});
      peer.answer(await peer.expect('INVITE'), answer);
      await sent;
      expect(told(page)).to.deep.equal({
        doNotDisturb: true,
        forwards: true,
        isOwn: true,
        target: '109',
        profile: 'Feierabend',
      });
      await set(page, {on: false});
      expect(told(page)).to.deep.equal({doNotDisturb: false, forwards: true, isOwn: true, target: '109'});
      expect(await codeOf(set(page, {profile: 'Homeoffice'}))).to.equal('end-missing');
      expect(await codeOf(set(page, {profile: 'Urlaub'}))).to.equal('setting-invalid');
    });

    it('is off for an hour after an emergency call, and on again then', async () => {
      const {peer, page} = await start({services: {doNotDisturb: {on: '*78', off: '*79'}}});
      const sent = set(page, {on: true});
      peer.answer(await peer.expect('INVITE'), answer);
      await sent;
      const id = page.send({type: 'call', target: '110', emergency: true});
      const emergency = await peer.expect('INVITE');
      await id;
      peer.respond(emergency, 486);
      const off = await peer.expect('INVITE');
      expect(code(off)).to.equal('*79');
      peer.answer(off, answer);
      await page.until('it is told', () => told(page).openUntil !== undefined);
      expect(told(page).doNotDisturb).to.equal(true);
    });
  });

  it('ends what was to end while no core was there', async () => {
    const secret = 'abcdefghijklmnopabcdefghijklmnop';
    const services = {forwarding: {always: {on: '*72{number}', off: '*73'}}};
    const dialled = async (peer: Peer) => {
      const invite = await peer.expect('INVITE');
      peer.answer(invite, answer);
      return /^sip:([^@]+)@/.exec(invite.uri)?.[1];
    };
    const {peer, page} = await start({services}, secret);
    const sent = set(page, {to: '089 99998-765', until: new Date(now + 60_000).toISOString()});
    expect(await dialled(peer)).to.equal('*7208999998765');
    await sent;
    now += 120_000;
    const next = await start({services}, secret);
    expect(await dialled(next.peer)).to.equal('*73');
    await next.page.until('it is told', () => !told(next.page).forwards);
  });

  it('outlives the core for as long as the browser session', async () => {
    const secret = 'abcdefghijklmnopabcdefghijklmnop';
    const first = await start({}, secret);
    await set(first.page, {on: true});
    const next = await start({}, secret);
    await next.page.until('it is restored', () => told(next.page).doNotDisturb);
    const later = await start({}, 'ponmlkjihgfedcbaponmlkjihgfedcba');
    expect(told(later.page).doNotDisturb).to.equal(false);
  });
});
