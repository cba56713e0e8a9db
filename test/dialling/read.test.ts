import {expect} from 'chai';
import type {Times} from '../../src/dialling/dial-limits.js';
import {readAgain, readProposal} from '../../src/dialling/read.js';
import type {Numbering} from '../../src/dialling/reading.js';
import {redirectedTo} from '../../src/dialling/redirection.js';
import {readConfigured} from '../../src/dialling/configured.js';
import type {Site} from '../../src/numbers/index.js';
import {PhoneError, type EndedCall} from '../../src/protocol/index.js';
import {amt, direct} from '../numbers/sites.js';
import {calledBack, neverCalledBack} from '../support/called-back.js';

const account = {aor: 'sip:101@pbx.test', user: '101', displayName: ''};
const phone = (site?: Partial<Site>): Numbering => ({
  configuration: {servers: ['wss://192.0.2.7/ws'], credentials: 'callback', ...(site && {site})},
  state: {account},
});
const ended = (number: string, dialled?: string): EndedCall => ({
  id: 'x',
  direction: dialled === undefined ? 'in' : 'out',
  remote: {number, name: 'Stadtkasse', anonymous: false},
  ...(dialled !== undefined && {dialled}),
  startedAt: 0,
  endedAt: 1,
  reason: 'missed',
});

describe('a call back', () => {
  for (const [number, inDirect, inAmt] of calledBack)
    it(`to ${number} dials ${inDirect}, with a trunk prefix ${inAmt} (reports 1)`, () => {
      for (const [site, dial] of [
        [direct, inDirect],
        [amt, inAmt],
      ] as const)
        expect(readAgain(ended(number), phone(site))).to.include({dial, needsConfirmation: false});
    });

  for (const number of ['+2161234567', '+491805123456', '436621234567'])
    it(`to ${number} is asked about (reports 1)`, () => {
      for (const site of [direct, amt, undefined])
        expect(
          readAgain(ended(number), phone(site)).kind === 'rejected' || readAgain(ended(number), phone(site)),
        ).to.not.include({needsConfirmation: false});
    });

  for (const number of neverCalledBack)
    it(`to ${number || 'nobody'} is not made, whatever numbering there is (reports 1)`, () => {
      for (const site of [direct, amt, undefined, {}])
        expect(readAgain(ended(number), phone(site)))
          .to.include({kind: 'rejected'})
          .and.not.have.property('dial');
    });

  it('goes as it came where no numbering is described (reports 1)', () => {
    for (const number of ['123', '10345', '+4986199998', '08999998765'])
      expect(readAgain(ended(number), phone())).to.include({dial: number, needsConfirmation: false});
  });
});

describe('a number that is dialled again', () => {
  it('is what the clerk dialled, whoever answered (reports 2)', () => {
    expect(readAgain(ended('+49180555123', '102'), phone(direct))).to.include({dial: '102', needsConfirmation: false});
  });

  it('is who called, where the call was picked up and a code was dialled', () => {
    const divertedFrom = {number: '102', name: '', anonymous: false};
    const taken = {...ended('+498999998765', '*8102'), divertedFrom};
    expect(readAgain(taken, phone(direct)).dial).to.equal('08999998765');
  });

  it('is not asked about once more, where a person has picked its meaning', () => {
    for (const dialled of ['0086199998', '0015228817386'])
      expect(readAgain(ended('', dialled), phone(amt)).dial).to.equal(dialled);
    const elsewhere = phone({...amt, dialFormat: 'e164'});
    expect(readAgain(ended('', '004366212345'), elsewhere).dial).to.equal('+494366212345');
  });

  it('is asked about again where it costs, and may be a code or an emergency number that the clerk dialled', () => {
    expect(readAgain(ended('', '00436621234567'), phone(direct))).to.include({needsConfirmation: true});
    expect(readAgain(ended('', '*97'), phone(direct))).to.include({dial: '*97', needsConfirmation: false});
    expect(readAgain(ended('', '112'), phone(direct))).to.include({kind: 'emergency', needsConfirmation: false});
    expect(readAgain(ended('', '0900123456'), phone(direct))).to.include({kind: 'rejected'});
  });
});

describe('a redirection', () => {
  const to = (user: string, host = 'pbx.test', site: Partial<Site> | undefined = direct) =>
    redirectedTo({user, host}, 'pbx.test', phone(site), null);

  it('leads to our own extensions and to what costs nothing, in the form that the house dials (reports 22)', () => {
    expect(to('123')).to.equal('123');
    expect(to('+4986158123')).to.equal('123');
    expect(to('+498999998765')).to.equal('08999998765');
    expect(to('+498999998765', '', amt)).to.equal('008999998765');
    expect(to('123', 'telefon.amt.example'), 'a domain of the site').to.equal('123');
    expect(to('+498999998765', '192.0.2.7'), 'the server').to.equal('08999998765');
    expect(to('123', '198.51.100.1')).to.equal('123');
  });

  it('leads nowhere else (reports 22)', () => {
    for (const user of ['115', '0800123456', '+49180123456', '+431234567', '112', '*97', '0900123', 'door', '', '115'])
      expect(to(user), user).to.equal(null);
    expect(to('123', 'evil.example')).to.equal(null);
    expect(to('+498999998765', '198.51.100.1')).to.equal(null);
    const barred: Partial<Site> = {...direct, policy: [{class: 'mobile', action: 'block'}]};
    expect(to('+491711234567', '', barred)).to.equal(null);
  });

  it('leads out of the house as often as a page may dial there, and within it, or for one who waits, without end', () => {
    const times = {list: []};
    const out = (user: string, followed: Times | null = times) =>
      redirectedTo({user, host: ''}, 'pbx.test', phone(direct), followed);
    for (let i = 0; i < 6; i++) expect(out('+491711234567')).to.equal('01711234567');
    expect(() => out('+491711234567'))
      .to.throw(PhoneError)
      .and.include({code: 'too-many-requests', retryAfter: 60});
    expect(out('123')).to.equal('123');
    expect(out('+491711234567', null)).to.equal('01711234567');
  });
});

describe('what a page proposes', () => {
  it('is no code of the house, and the administrator’s own number may be one', () => {
    expect(readProposal('*97', phone(direct), 'link')).to.include({kind: 'rejected'});
    expect(readConfigured('*97', null)).to.equal('*97');
    expect(readConfigured('112', null)).to.equal(null);
    expect(readConfigured('Mailbox', null)).to.equal(null);
  });
});
