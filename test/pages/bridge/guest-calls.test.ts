import {expect} from 'chai';
import {rememberFor} from '../../../src/pages/bridge/remember.js';
import type {Remember} from '../../../src/dialling/dial-limits.js';
import type {AnswerMessage, Call, Command, QuestionMessage} from '../../../src/protocol/index.js';
import {call, registered} from '../../client/scripted-core.js';
import {until} from '../../media/studio.js';
import {direct} from '../../numbers/sites.js';
import {Guest, guestOrigin} from './guest.js';

const site = {...direct, domains: ['pbx.example'], policy: [{number: '+49 160', action: 'block'}]};
const served = {
  servers: ['wss://pbx.example/ws'],
  credentials: {aor: 'sip:101@pbx.example', password: 'secret101'},
  hosts: [guestOrigin, 'https://wohngeld.amt.example'],
  site,
};

/** A confirmation window: what it says to the bridge's frame, and what it hears. */
class Confirmation {
  readonly heard: QuestionMessage[] = [];
  readonly #port: MessagePort;

  constructor(
    ticket: string,
    {origin = location.origin, source = window as Window | null, type = 'amtsleitung-confirm'} = {},
  ) {
    const {port1, port2} = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({data}) => this.heard.push(data as QuestionMessage);
    dispatchEvent(new MessageEvent('message', {data: {type, ticket}, origin, source, ports: [port2]}));
  }

  /** What it shows. */
  async question() {
    await until('the question comes', () => this.heard.length > 0);
    const [message] = this.heard;
    if (message?.type !== 'question') throw new Error('No question');
    return message.question;
  }

  answer(number: unknown): void {
    this.#port.postMessage({type: 'answer', number} as AnswerMessage);
  }
}

const dial = (target: string, more: object = {}): Command => ({type: 'call', target, ...more});
const abroad = '+43 662 12345';
const outside = '089 99998765';
/** Somebody who called and is talked to. */
const caller = call('schmid', {direction: 'in', phase: 'talking'});

describe('A number that a page of another host wants to be dialled', () => {
  const {fetch} = globalThis;
  let guest: Guest;
  let configuration: object;
  let revision = registered.revision;
  const guests: Guest[] = [];

  async function embed(origin?: string, remember?: Remember): Promise<Guest> {
    const embedded = new Guest(origin, {}, remember);
    guests.push(embedded);
    await embedded.welcomed();
    return embedded;
  }

  beforeEach(async () => {
    configuration = served;
    globalThis.fetch = async () => Response.json(configuration);
    guest = await embed();
  });

  afterEach(() => {
    localStorage.clear();
    globalThis.fetch = fetch;
    for (const one of guests.splice(0)) {
      one.port.post({type: 'leaving'});
      one.phone?.disconnect();
    }
  });

  const targets = () => guest.commands.map(command => 'target' in command && command.target);

  describe('and rings there, to be picked up', () => {
    const pickUp = (target: string): Command => ({type: 'pickUp', target});

    it('is one that the site lists, however it is written', async () => {
      configuration = {...served, lamps: ['102']};
      const listed = await embed();
      expect(await listed.forge(pickUp('102'))).to.equal('accepted');
      expect(await listed.forge(pickUp('0861 58-102'))).to.equal('accepted');
      expect(listed.commands).to.deep.equal([pickUp('102'), pickUp('102')]);
    });

    it('is no other', async () => {
      configuration = {...served, lamps: ['102']};
      const listed = await embed();
      for (const target of ['103', '*8102', '112', '089 99998765', '0900 123456', 'Huber', ''])
        expect(await listed.forge(pickUp(target)), target).to.match(/^number-/);
      expect(listed.commands).to.deep.equal([]);
    });
  });

  describe('is read by the phone’s own configuration', () => {
    for (const [written, dialled] of [
      ['102', '102'],
      ['9664', '9664'],
      ['0861 58-123', '123'],
      ['+498999998765', '08999998765'],
      ['tel:+498999998765', '08999998765'],
      ['0152 28817386', '015228817386'],
      ['0800 1234567', '08001234567'],
      ['116117', '116117'],
      ['sip:123@pbx.example', '123'],
    ] as const)
      it(`${written}: what was understood is dialled`, async () => {
        expect(await guest.forge(dial(written))).to.equal('accepted');
        expect(targets()).to.deep.equal([dialled]);
      });

    for (const [written, code] of [
      ['0900 123456', 'number-blocked'],
      ['0137 1234567', 'number-blocked'],
      ['010 33 089 12345', 'number-blocked'],
      ['+882 123456', 'number-blocked'],
      ['00882123456', 'number-blocked'],
      ['+881 123456', 'number-blocked'],
      ['0160 1234567', 'number-blocked'],
      ['*21*09001234#', 'number-blocked'],
      ['*98', 'number-blocked'],
      ['089 99998765,,42#', 'number-blocked'],
      ['sip:123@evil.example', 'number-blocked'],
      ['sip:123@pbx.example?Replaces=x', 'number-blocked'],
      ['javascript:alert(1)', 'number-blocked'],
      ['Huber', 'number-invalid'],
      ['', 'number-missing'],
    ] as const)
      it(`${written || 'nothing'}: refused by whichever command, whatever the page says of it`, async () => {
        expect(await guest.forge(dial(written))).to.equal(code);
        expect(await guest.forge(dial(written, {emergency: true}))).to.equal(code);
        expect(await guest.forge({type: 'consult', id: 'c1', target: written})).to.equal(code);
        expect(await guest.forge({type: 'transfer', id: 'c1', target: written})).to.equal(code);
        expect(guest.commands).to.be.empty;
        expect(guest.said('confirm')).to.be.empty;
      });

    it('also where no site is described', async () => {
      const {servers, credentials, hosts} = served;
      configuration = {servers, credentials, hosts};
      guest = await embed();
      expect(await guest.forge(dial('+882 123456'))).to.equal('number-blocked');
      expect(await guest.forge(dial('*21*0900#'))).to.equal('number-blocked');
      for (const target of ['+112', '-+112', '+49 112', '0049110', '0900123/456', '0900\n123456', '+49900(0)123456'])
        expect(await guest.forge(dial(target)), target).to.equal('number-blocked');
      for (const target of ['+0900123456', '0171 3920001 / 0171 3920002'])
        expect(await guest.forge(dial(target)), target).to.equal('number-invalid');
      expect(await guest.forge(dial('58123'))).to.equal('accepted');
      void guest.forge(dial(abroad));
      await guest.ticket();
      expect(targets()).to.deep.equal(['58123']);
    });
  });

  describe('that has to be confirmed', () => {
    for (const [what, command, expected, dialled] of [
      ['abroad', dial(abroad), {class: 'international', region: 'AT', reason: 'international'}, '004366212345'],
      ['that costs', dial('0180 6 123456'), {class: 'service', reason: 'costs'}, '01806123456'],
      ['of a person', dial('0700 12345678'), {class: 'service', reason: 'costs'}, '070012345678'],
      ['of a service', dial('11833'), {class: 'service', reason: 'costs'}, '11833'],
      ['that is a code of the house', dial('*97'), {class: 'internal', reason: 'confirmed-here'}, '*97'],
      ['to hand a call on to', {type: 'transfer', id: 'c1', target: abroad}, {class: 'international'}, '004366212345'],
      ['to consult', {type: 'consult', id: 'c1', target: abroad}, {class: 'international'}, '004366212345'],
    ] as const)
      it(`is dialled when a person agrees in the phone’s own window: one ${what}`, async () => {
        const settled = guest.forge(command);
        const confirmation = new Confirmation(await guest.ticket());
        const question = await confirmation.question();
        expect(question).to.include({command: command.type, host: 'intranet.amt.example'});
        expect({...question, ...question.numbers[0]}).to.include(expected);
        expect(guest.commands).to.be.empty;
        confirmation.answer(0);
        expect(await settled).to.equal('accepted');
        expect(targets()).to.deep.equal([dialled]);
        await until('the window may go', () => confirmation.heard.at(-1)?.type === 'over');
      });

    it('is one of several, where it is not clear which', async () => {
      const settled = guest.forge(dial('0 089 99998-765'));
      const confirmation = new Confirmation(await guest.ticket());
      const {numbers} = await confirmation.question();
      expect(numbers.map(({display}) => display.replace(/\W/g, ''))).to.deep.equal(['08999998765']);
      confirmation.answer(0);
      expect(await settled).to.equal('accepted');
      expect(targets()).to.deep.equal(['08999998765']);
    });

    for (const [what, answer] of [
      ['no', null],
      ['nothing that was asked', 1],
      ['no number', '0'],
    ] as const)
      it(`is not dialled when the answer is ${what}`, async () => {
        const settled = guest.forge(dial(abroad));
        const confirmation = new Confirmation(await guest.ticket());
        await confirmation.question();
        confirmation.answer(answer);
        expect(await settled).to.equal('not-confirmed');
        expect(guest.commands).to.be.empty;
      });

    it('is not dialled when the window did not open', async () => {
      const settled = guest.forge(dial(abroad));
      guest.port.post({type: 'unconfirmed', ticket: await guest.ticket()});
      expect(await settled).to.equal('not-confirmed');
    });

    it('says nothing to a window of another origin, in a frame, or without the ticket', async () => {
      void guest.forge(dial(abroad));
      const ticket = await guest.ticket();
      const frame = document.body.appendChild(document.createElement('iframe'));
      const strangers = [
        new Confirmation(ticket, {origin: guestOrigin}),
        new Confirmation(ticket, {origin: 'null'}),
        new Confirmation(ticket, {source: frame.contentWindow}),
        new Confirmation(ticket, {source: null}),
        new Confirmation(ticket, {type: 'amtsleitung-bridge'}),
        new Confirmation(''),
        new Confirmation(`${ticket}0`),
        new Confirmation(ticket.toUpperCase()),
      ];
      frame.remove();
      const own = new Confirmation(ticket);
      await own.question();
      for (const stranger of strangers) {
        stranger.answer(0);
        expect(stranger.heard).to.be.empty;
      }
      expect(guest.commands).to.be.empty;
    });

    it('has a ticket that is used once', async () => {
      const settled = guest.forge(dial(abroad));
      const ticket = await guest.ticket();
      const first = new Confirmation(ticket);
      await first.question();
      const second = new Confirmation(ticket);
      first.answer(null);
      expect(await settled).to.equal('not-confirmed');
      const third = new Confirmation(ticket);
      for (const late of [second, third]) late.answer(0);
      await guest.forge({type: 'hold', id: 'c1'});
      expect([...second.heard, ...third.heard]).to.be.empty;
      expect(guest.commands).to.deep.equal([{type: 'hold', id: 'c1'}]);
    });

    it('is not agreed to by the page itself', async () => {
      void guest.forge(dial(abroad));
      const ticket = await guest.ticket();
      for (const message of [
        {type: 'answer', number: 0},
        {type: 'answer', ticket, number: 0},
        {type: 'confirm', seq: 1, ticket},
        {type: 'amtsleitung-confirm', ticket},
        {type: 'command', seq: 1, command: {type: 'call', target: abroad, confirmed: true}},
        {type: 'command', seq: 1, command: {type: 'confirm', ticket}},
      ])
        guest.port.post(message as never);
      await guest.forge({type: 'hold', id: 'c1'});
      expect(guest.commands).to.deep.equal([{type: 'hold', id: 'c1'}]);
    });

    it('is asked about once at a time, in all frames of the page’s host, and not in those of another', async () => {
      void guest.forge(dial(abroad));
      const ticket = await guest.ticket();
      expect(await guest.forge(dial('0180 6 123456'))).to.equal('too-many-requests');
      expect(await (await embed()).forge(dial(abroad))).to.equal('too-many-requests');
      const other = await embed('https://wohngeld.amt.example');
      void other.forge(dial(abroad));
      await other.ticket();
      guest.port.post({type: 'unconfirmed', ticket});
      await until('the first is settled', () => guest.said('result').length === 2);
      void guest.forge(dial(abroad));
      await guest.ticket(2);
    });

    it('is not asked about any more when the page has gone', async () => {
      void guest.forge(dial(abroad));
      const confirmation = new Confirmation(await guest.ticket());
      await confirmation.question();
      guest.port.post({type: 'leaving'});
      await until('the window may go', () => confirmation.heard.at(-1)?.type === 'over');
      expect(guest.commands).to.be.empty;
    });
  });

  /** The phone's state has these calls from now on. */
  const has = (...calls: Call[]) =>
    guest.core?.post({
      type: 'patch',
      patch: {revision: (revision += 1), changedCalls: calls, callIds: calls.map(({id}) => id)},
    });

  describe('is limited', () => {
    it('to six calls a minute that leave the house, and says in how many seconds it goes on (desk F4)', async () => {
      const outcomes = await Promise.all(Array.from({length: 10}, () => guest.forge(dial(outside))));
      expect(outcomes).to.deep.equal([...Array(6).fill('accepted'), ...Array(4).fill('too-many-requests')]);
      const {result} = guest.said('result').find(({result}) => !result.ok) ?? {};
      expect(result?.ok === false && result.error.retryAfter).to.be.within(50, 60);
    });

    it('to as many as the configuration says (desk F4)', async () => {
      configuration = {...served, guestCallsPerMinute: 9};
      guest = await embed();
      const outcomes = await Promise.all(Array.from({length: 10}, () => guest.forge(dial(outside))));
      expect(outcomes).to.deep.equal([...Array(9).fill('accepted'), 'too-many-requests']);
    });

    it('not where it stays in the house, by whichever command (desk F4)', async () => {
      for (const command of [dial('102'), dial('0861 58-123'), {type: 'consult', id: 'c1', target: '102'}] as const)
        for (let count = 0; count < 9; count += 1) expect(await guest.forge(command)).to.equal('accepted');
      expect(await guest.forge(dial(outside))).to.equal('accepted');
    });

    it('nor where no site is described (desk F4)', async () => {
      const {servers, credentials, hosts} = served;
      configuration = {servers, credentials, hosts};
      guest = await embed();
      for (let count = 0; count < 9; count += 1) expect(await guest.forge(dial('102'))).to.equal('accepted');
      for (let count = 0; count < 6; count += 1) expect(await guest.forge(dial('08999998765'))).to.equal('accepted');
      expect(await guest.forge(dial('08999998765'))).to.equal('too-many-requests');
    });

    it('not where somebody who called is handed on, wherever to; a person still confirms (desk F4)', async () => {
      for (let count = 0; count < 6; count += 1) await guest.forge(dial(outside));
      const hands = (type: 'transfer' | 'consult', target: string) => guest.forge({type, id: 'schmid', target});
      expect(await hands('transfer', outside), 'before she calls').to.equal('too-many-requests');
      has(caller);
      expect(await hands('consult', outside)).to.equal('accepted');
      expect(await hands('transfer', outside)).to.equal('accepted');
      const settled = hands('transfer', abroad);
      const confirmation = new Confirmation(await guest.ticket());
      await confirmation.question();
      confirmation.answer(null);
      expect(await settled).to.equal('not-confirmed');
    });

    it('to six by all frames of a page together, whichever file each names, and also those that are gone (attack 15)', async () => {
      const outcomes: string[] = [];
      for (let count = 0; count < 8; count += 1) {
        const one = await embed(guestOrigin, rememberFor(guestOrigin));
        outcomes.push(await one.forge(dial(outside)));
        one.port.post({type: 'leaving'});
      }
      expect(outcomes).to.deep.equal([...Array(6).fill('accepted'), 'too-many-requests', 'too-many-requests']);
      const other = 'https://wohngeld.amt.example';
      expect(await (await embed(other, rememberFor(other))).forge(dial(outside)), 'another host').to.equal('accepted');
      expect(JSON.stringify(localStorage))
        .to.include(guestOrigin)
        .and.not.match(/9999|secret/);
    });

    it('in each frame, where the browser refuses storage and locks to a foreign site (embedding 4)', async () => {
      const denied = () => Promise.reject(new DOMException('The request was denied.', 'SecurityError'));
      const {request} = navigator.locks;
      const {getItem, setItem} = Storage.prototype;
      const throws = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      Object.assign(navigator.locks, {request: denied});
      Object.assign(Storage.prototype, {getItem: throws, setItem: throws});
      try {
        guest = await embed(guestOrigin, rememberFor(guestOrigin));
        const settled = guest.forge(dial(abroad));
        const confirmation = new Confirmation(await guest.ticket());
        await confirmation.question();
        confirmation.answer(0);
        expect(await settled).to.equal('accepted');
        for (let count = 1; count < 6; count += 1) expect(await guest.forge(dial(outside))).to.equal('accepted');
        expect(await guest.forge(dial(outside))).to.equal('too-many-requests');
        expect(await guest.forge(dial('102'))).to.equal('accepted');
      } finally {
        Object.assign(navigator.locks, {request});
        Object.assign(Storage.prototype, {getItem, setItem});
      }
    });

    it('to two abroad in ten minutes; what was not agreed to does not count', async () => {
      const decide = async (count: number, answer: number | null) => {
        const settled = guest.forge(dial(abroad));
        const confirmation = new Confirmation(await guest.ticket(count));
        await confirmation.question();
        confirmation.answer(answer);
        return settled;
      };
      expect(await decide(1, null)).to.equal('not-confirmed');
      expect(await decide(2, 0)).to.equal('accepted');
      expect(await decide(3, 0)).to.equal('accepted');
      expect(await guest.forge(dial(abroad))).to.equal('too-many-requests');
      expect(await guest.forge(dial('102')), 'at home').to.equal('accepted');
    });
  });

  describe('is an emergency number', () => {
    for (const written of ['112', '110', '0112', '1 1 2', "1'1'2", '１１２', 'tel:112'])
      it(`${written}: dialled at once`, async () => {
        guest.port.post({type: 'command', seq: 1, command: dial(written, {emergency: true})});
        await until('it is dialled', () => guest.commands.length === 1, 300);
        expect(targets()[0]).to.match(/^11[02]$/);
        expect(guest.said('confirm')).to.be.empty;
      });

    it('and passes a flood, all limits and an open question', async () => {
      void guest.forge(dial(abroad));
      await guest.ticket();
      for (let count = 0; count < 5; count += 1) await guest.forge(dial(outside));
      expect(await guest.forge(dial(outside))).to.equal('too-many-requests');
      for (let count = 0; count < 200; count += 1) void guest.forge({type: 'mute', id: 'c1', on: true});
      expect(await guest.forge({type: 'mute', id: 'c1', on: true})).to.equal('too-many-requests');
      expect(await guest.forge(dial('112'))).to.equal('accepted');
      expect(targets().at(-1)).to.equal('112');
    });

    it('but a loop of them does not keep the control centre busy', async () => {
      let calls = 0;
      guest.accept = async () => {
        calls += 1;
        const running = call(`e${calls}`, {
          direction: 'out',
          phase: 'talking',
          startedAt: Date.now(),
          dialled: '112',
          remote: {number: '+49861166', name: 'Leitstelle', anonymous: false},
        });
        guest.core?.post({
          type: 'patch',
          patch: {revision: registered.revision + calls, changedCalls: [running], callIds: [running.id]},
        });
        return running.id;
      };
      const outcomes = await Promise.all(Array.from({length: 100}, () => guest.forge(dial('112'))));
      expect(outcomes.filter(outcome => outcome === 'accepted').length).to.be.within(1, 7);
      expect(calls).to.be.at.most(7);
    });

    it('which the page may dial three times a minute, also when it hangs up; then a person decides (attack 6)', async () => {
      for (const number of ['112', '110', '112', '110', '112', '110'])
        expect(await guest.forge(dial(number))).to.equal('accepted');
      const loop = guest.forge(dial('112'));
      const no = new Confirmation(await guest.ticket());
      expect((await no.question()).numbers).to.deep.equal([{display: '112', class: 'emergency'}]);
      no.answer(null);
      expect(await loop).to.equal('not-confirmed');
      expect(targets()).to.have.length(6);
      const needed = guest.forge(dial('112'));
      const yes = new Confirmation(await guest.ticket(2));
      await yes.question();
      yes.answer(0);
      expect(await needed).to.equal('accepted');
      expect(targets()).to.have.length(7);
    });

    it('which all frames of the page may dial ten times in ten minutes (attack 6)', async () => {
      const remember = rememberFor(guestOrigin);
      const {now} = Date;
      try {
        for (let count = 0; count < 10; count += 1) {
          Date.now = () => now() + (count - 10) * 50_000;
          expect(await (await embed(guestOrigin, remember)).forge(dial('112'))).to.equal('accepted');
        }
        Date.now = now;
        guest = await embed(guestOrigin, rememberFor(guestOrigin));
        void guest.forge(dial('112'));
        await guest.ticket();
        expect(guest.commands).to.be.empty;
      } finally {
        Date.now = now;
      }
    });
  });

  it('tones have an alphabet and a length', async () => {
    const sends = (tones: string) =>
      guest.port.post({type: 'command', seq: 9, command: {type: 'sendTones', id: 'c1', tones}});
    for (const tones of ['x', '1'.repeat(65), '1\r\nFrom: x']) sends(tones);
    sends('12*#,');
    await until('one is sent', () => guest.commands.length > 0);
    expect(guest.commands).to.deep.equal([{type: 'sendTones', id: 'c1', tones: '12*#,'}]);
  });
});
