import {expect} from 'chai';
import type {Message} from '../support/peer.js';
import {answer, audio} from '../support/sdp.js';
import {subscribed} from '../support/subscriptions.js';
import {torture} from '../support/torture.js';

const recvonly = audio({direction: 'recvonly', setup: 'active'});

describe('torture 17: what a 200 to REGISTER says', () => {
  const phone = torture();

  /** Answers the next REGISTER with these headers, made of our Contact without its expires; later ones as usual. */
  const answered = async (headers: (own: string) => [string, string][]): Promise<Message> => {
    const {peer} = phone();
    peer.autoRegister = false;
    const count = peer.requests('REGISTER').length;
    while (peer.requests('REGISTER').length === count) await phone().tick(1_000);
    const register = await peer.expect('REGISTER');
    peer.respond(register, 200, {headers: headers(register.header('Contact').replace(/;expires=\d+/, ''))});
    await phone().tick(1);
    return register;
  };
  const other = (own: string) => own.replace(/urn:uuid:[^>]*/, 'urn:uuid:00000000-0000-4000-8000-00000000000f');

  const unreachable: [string, (own: string) => [string, string][]][] = [
    ['our Contact for no time', own => [['Contact', `${own};expires=0`]]],
    [
      'our Contact, and Expires of no time',
      own => [
        ['Contact', own],
        ['Expires', '0'],
      ],
    ],
    ['no Contact, and Expires of no time', () => [['Expires', '0']]],
    ["another's Contact alone", () => [['Contact', '<sip:102@10.0.0.7>;expires=3600']]],
    ['our user at another instance', own => [['Contact', `${other(own)};expires=3600`]]],
  ];
  for (const [what, headers] of unreachable) {
    it(`${what}: not registered, and asked again after a while`, async () => {
      const {peer, page} = phone();
      await answered(headers);
      expect(page.state.registration).to.include({status: 'unregistered'});
      expect(page.state.registration.error?.code).to.equal('registration-refused');
      const count = peer.requests('REGISTER').length;
      peer.autoRegister = true;
      await phone().tick(31_000);
      expect(peer.requests('REGISTER').length).to.equal(count + 1);
      expect(page.state.registration.status).to.equal('registered');
    });
  }

  const lasts: [string, number, (own: string) => [string, string][]][] = [
    ['in quotes', 120, own => [['Contact', `${own};expires="120"`]]],
    [
      'left out, with an Expires',
      120,
      own => [
        ['Contact', own],
        ['Expires', '120'],
      ],
    ],
    ['left out, without one', 300, own => [['Contact', own]]],
    ['without a Contact, with an Expires', 120, () => [['Expires', '120']]],
    ['negative', 300, own => [['Contact', `${own};expires=-1`]]],
    ['in another base', 300, own => [['Contact', `${own};expires=0x10`]]],
    ['beyond all numbers', 3600, own => [['Contact', `${own};expires=18446744073709551616`]]],
    [
      'of our other flow beside it',
      120,
      own => [
        ['Contact', `${own.replace(/sip:[^@]*@/, 'sip:older@')};expires=7`],
        ['Contact', `${own};expires=120`],
      ],
    ],
    [
      'after that of others in the same line',
      120,
      own => [['Contact', `<sip:a@b.test>;expires=9, ${own};expires=120`]],
    ],
  ];
  for (const [what, seconds, headers] of lasts) {
    it(`expires ${what}: registered for ${seconds} s`, async () => {
      const {peer, page} = phone();
      await answered(headers);
      const {status, expiresAt = 0, checkedAt = 0} = page.state.registration;
      expect(status).to.equal('registered');
      expect((expiresAt - checkedAt) / 1000).to.equal(seconds);
      peer.autoRegister = true;
    });
  }

  it('Retry-After of -5 s is none: the backoff stands (attack 3)', async () => {
    const {peer} = phone();
    peer.autoRegister = false;
    const count = peer.requests('REGISTER').length;
    while (peer.requests('REGISTER').length === count) await phone().tick(1_000);
    peer.respond(await peer.expect('REGISTER'), 503, {headers: {'Retry-After': '-5'}});
    const before = peer.requests('REGISTER').length;
    peer.autoRegister = true;
    await phone().tick(31_000);
    expect(peer.requests('REGISTER').length).to.equal(before + 1);
  });

  describe('Service-Route (reports 13, RFC 3608)', () => {
    const routes = ['<sip:orig@scscf.pbx.test;lr>', '<sip:second.pbx.test;lr>'];
    const routed = (own: string): [string, string][] => [
      ['Contact', `${own};expires=300`],
      ['Service-Route', routes.join(', ')],
    ];
    const taken = (message: Message) => message.all('Route').flatMap(value => value.split(/,\s*/));

    it('is the way of a call, of the INVITE that takes it elsewhere, of its CANCEL; not of REGISTER, nor in a dialog', async () => {
      const {peer} = phone();
      phone().expected = ['cancelled-here', 'hung-up-here'];
      await answered(routed);
      const first = await phone().dial();
      expect(taken(first)).to.deep.equal(routes);
      peer.respond(first, 180);
      await phone().phase('ringing');
      phone().hangUp();
      const cancel = await peer.expect('CANCEL');
      expect(taken(cancel)).to.deep.equal(routes);
      peer.respond(cancel, 200);
      peer.respond(first, 487);
      await phone().over();
      const {invite} = await phone().talk();
      expect(taken(invite)).to.deep.equal(routes);
      const held = phone().hold();
      const hold = await peer.expect('INVITE');
      expect(taken(hold), 'a dialog has its own').to.deep.equal([]);
      peer.answer(hold, recvonly);
      await held;
      const resumed = phone().resume();
      peer.answer(await peer.expect('INVITE'), answer);
      await resumed;
      const register = await answered(routed);
      expect(taken(register)).to.deep.equal([]);
      peer.autoRegister = true;
    });

    it('is left out where it cannot be read: it would be the address of every call', async () => {
      const {peer} = phone();
      phone().expected = ['failed'];
      const unread = ['<sip:>', 'garbage', '<sip:ä@pbx.test;lr>', '<tel:1>', '<sip:a@pbx.test;lr>%0d%0aX: y'];
      await answered(own => [
        ['Contact', `${own};expires=300`],
        ['Service-Route', [...unread, routes[0]].join(', ')],
      ]);
      peer.autoRegister = true;
      const invite = await phone().dial();
      expect(taken(invite)).to.deep.equal([routes[0]]);
      expect(invite.uri).to.equal('sip:102@pbx.test');
      peer.respond(invite, 486);
      await phone().over();
    });

    it('ends with a 200 that has none', async () => {
      const {peer} = phone();
      phone().expected = ['failed'];
      await answered(routed);
      await answered(own => [['Contact', `${own};expires=300`]]);
      peer.autoRegister = true;
      const invite = await phone().dial();
      expect(taken(invite)).to.deep.equal([]);
      peer.respond(invite, 486);
      await phone().over();
    });
  });
});

describe('torture 17: Service-Route of a phone that watches', () => {
  const phone = torture({lamps: ['102']});

  it('is the way of SUBSCRIBE as well', async () => {
    const {peer} = phone();
    peer.onMessage = message => {
      if (message.method !== 'REGISTER') return false;
      const own = message.header('Contact');
      peer.respond(message, 200, {headers: {Contact: own, 'Service-Route': '<sip:orig@scscf.pbx.test;lr>'}});
      return true;
    };
    await subscribed(phone());
    peer.drop();
    await phone().tick(1);
    const {subscribe} = await subscribed(phone());
    expect(subscribe.header('Route')).to.equal('<sip:orig@scscf.pbx.test;lr>');
    peer.onMessage = null;
  });
});
