import {expect} from 'chai';
import '../../../src/core/parts/watch/subscriptions.js';
import {FakePage} from '../support/page.js';
import type {ChallengeOptions, Message} from '../support/peer.js';
import {answer, audio} from '../support/sdp.js';
import {subscribed} from '../support/subscriptions.js';
import {torture, type Torture} from '../support/torture.js';

/** Answers each request of one method in the same way, for ever. */
function forever({peer}: Torture, method: string, refuse: (message: Message, round: number) => void): void {
  let round = 0;
  peer.autoRegister = false;
  peer.onMessage = message => {
    if (message.method === method) refuse(message, ++round);
    return message.method === method || message.method === 'ACK';
  };
}

const minute = 60_000;
const recvonly = audio({direction: 'recvonly', setup: 'active'});

type Refusal = (phone: Torture, message: Message, round: number) => void;

const challenges: [string, (round: number) => ChallengeOptions][] = [
  ['401 with a fresh nonce each, all stale', () => ({stale: true})],
  ['401 from two realms in turn', round => ({realm: `realm${round % 2}`, stale: true})],
  ['407 with a fresh nonce each', () => ({status: 407, stale: true})],
  ['401 and 407 in turn', round => ({status: round % 2 ? 401 : 407, stale: true})],
];
const refusals: [number, string, (round: number) => string][] = [
  [422, 'Min-SE', round => String(2000 + round)],
  [422, 'Min-SE', () => '4294967296'],
  [422, 'Min-SE', () => '90;foo'],
  [422, 'Server', () => 'without Min-SE'],
  [423, 'Min-Expires', round => String(2000 + round)],
  [423, 'Min-Expires', () => '18446744073709551616'],
  [423, 'Server', () => 'without Min-Expires'],
  [491, 'Server', () => 'busy with itself'],
  [500, 'Retry-After', () => '0'],
  [500, 'Retry-After', () => '-5'],
  [503, 'Retry-After', () => '0'],
  [503, 'Retry-After', () => '1'],
  [503, 'Retry-After', () => '-5'],
  [503, 'Retry-After', () => '4294967296'],
  [302, 'Contact', round => `<sip:10${3 + (round % 2)}@pbx.test>`],
  [305, 'Contact', () => '<sip:pbx.test>'],
  [430, 'Server', () => 'says that the flow is dead'],
  [494, 'Security-Server', () => 'digest'],
];

/** What a far end can answer for ever; most of it tells us to come again. */
const again: [string, Refusal][] = [
  ...challenges.map(([what, options]): [string, Refusal] => [
    what,
    ({peer}, message, round) => peer.challenge(message, options(round)),
  ]),
  ...refusals.map(([status, name, value]): [string, Refusal] => [
    `${status}, ${name}: ${value(1)}`,
    ({peer}, message, round) => peer.respond(message, status, {headers: [[name, value(round)]]}),
  ]),
];

describe('torture: a far end that keeps us asking (attack 3, attack 4)', () => {
  const phone = torture({lamps: ['102'], servers: ['wss://one.test/ws', 'wss://two.test/ws']});

  for (const [what, refuse] of again) {
    it(`REGISTER answered ${what}: some a minute at most, and it logs in again when it can`, async () => {
      const {peer, page} = phone();
      forever(phone(), 'REGISTER', (message, round) => refuse(phone(), message, round));
      const before = peer.requests('REGISTER').length;
      peer.drop();
      await phone().tick(10 * minute);
      expect(peer.requests('REGISTER').length - before).to.be.within(1, 60);
      peer.onMessage = null;
      peer.autoRegister = true;
      await phone().tick(1);
      void page.send({type: 'reconnect'}).catch(() => undefined);
      await phone().tick(60 * minute + 70_000);
      await page.until('registered', ({registration}) => registration.status === 'registered');
    });

    it(`SUBSCRIBE answered ${what}: some a minute at most`, async () => {
      const {peer} = phone();
      const {subscribe} = await subscribed(phone());
      forever(phone(), 'SUBSCRIBE', (message, round) => refuse(phone(), message, round));
      peer.autoRegister = true;
      refuse(phone(), subscribe, 0);
      await phone().tick(10 * minute);
      expect(peer.requests('SUBSCRIBE').length).to.be.within(1, 60);
    });

    it(`INVITE answered ${what}: a few, then the clerk is told`, async () => {
      const {peer, page} = phone();
      phone().expected = ['failed'];
      forever(phone(), 'INVITE', (message, round) => refuse(phone(), message, round));
      peer.autoRegister = true;
      void page.send({type: 'call', target: '102'}).catch(() => undefined);
      await page.until('dialled', () => peer.requests('INVITE').length > 0);
      await phone().tick(minute);
      await page.until('over', ({calls}) => calls.length === 0);
      expect(peer.requests('INVITE').length).to.be.within(1, 8);
    });

    it(`a hold answered ${what}: a few, and the call goes on`, async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      forever(phone(), 'INVITE', (message, round) => refuse(phone(), message, round));
      peer.autoRegister = true;
      const before = peer.requests('INVITE').length;
      const held = phone().hold();
      await phone().tick(minute);
      expect(await held).to.have.property('code');
      expect(peer.requests('INVITE').length - before).to.be.within(1, 8);
      expect(page.call).to.include({phase: 'talking', changing: null});
    });

    it(`a refresh by UPDATE answered ${what}: a few a minute, and the call goes on`, async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk({'Session-Expires': '90;refresher=uac', Require: 'timer', Allow: 'INVITE, UPDATE'});
      forever(phone(), 'UPDATE', (message, round) => refuse(phone(), message, round));
      peer.autoRegister = true;
      await phone().tick(59_000);
      expect(peer.requests('UPDATE').length).to.be.within(1, 12);
      expect(page.call.phase).to.equal('talking');
    });

    it(`BYE answered ${what}: a few`, async () => {
      const {peer} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      forever(phone(), 'BYE', (message, round) => refuse(phone(), message, round));
      peer.autoRegister = true;
      phone().hangUp();
      await phone().tick(minute);
      expect(peer.requests('BYE').length).to.be.within(1, 4);
    });

    it(`REFER answered ${what}: a few, and the caller is back`, async () => {
      const {peer, page} = phone();
      phone().expected = ['hung-up-here'];
      await phone().talk();
      forever(phone(), 'REFER', (message, round) => refuse(phone(), message, round));
      const {onMessage} = peer;
      peer.onMessage = message => {
        if (message.method === 'INVITE') peer.answer(message, message.body.includes('a=sendonly') ? recvonly : answer);
        return message.method === 'INVITE' || onMessage?.(message);
      };
      peer.autoRegister = true;
      const sent = page.send({type: 'transfer', id: page.call.id, target: '103'}).catch((thrown: unknown) => thrown);
      await phone().tick(minute);
      expect(await sent).to.have.property('code');
      expect(peer.requests('REFER').length).to.be.within(1, 4);
      expect(page.call).to.include({phase: 'talking', held: false});
    });
  }

  it('a registrar that grants a second: some REGISTERs a minute, and the phone stays within reach (attack, low)', async () => {
    const {peer, page} = phone();
    peer.grantedExpires = 1;
    await phone().tick(5 * minute);
    const before = peer.requests('REGISTER').length;
    const states = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await phone().tick(1_000);
      states.add(page.state.registration.status);
    }
    expect(peer.requests('REGISTER').length - before).to.be.within(4, 6);
    expect([...states]).to.deep.equal(['registered']);
  });

  it('a call taken to another page that wants a longer interval first (422) is there a second later', async () => {
    const {peer} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk();
    const next = new FakePage(phone().core);
    phone().goTo(next);
    await phone().tick(100);
    const first = await peer.expect('INVITE');
    expect(first.header('Replaces')).not.to.equal('');
    peer.respond(first, 422, {headers: {'Min-SE': '3600'}});
    await phone().tick(1_000);
    const second = await peer.expect('INVITE');
    expect(second.header('Min-SE')).to.equal('3600');
    peer.answer(second, answer);
    await peer.expect('ACK');
    await next.until('here', ({calls}) => calls[0]?.media.page === next.id);
  });
});
