import {expect} from 'chai';
import '../../src/all.js';
import {pagePhones, type GatedPhone} from '../../src/controllers/index.js';
import {loadNumbers} from '../../src/elements/number-field/load-numbers.js';
import {type Configuration, type EndedCall, PhoneError, type Party} from '../../src/protocol/index.js';
import {house} from '../numbers/sites.js';
import {FakePhone, reachable} from '../../src/testing/index.js';
import {calledBack, neverCalledBack} from '../support/called-back.js';
import {button, deepAll, hasButton, press, settled, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const configuration = (site?: Configuration['site']): Configuration => ({
  servers: [],
  credentials: 'callback',
  ...(site && {site}),
});
const party = (number: string, name = 'Stadtkasse'): Party => ({number, name, anonymous: number === ''});
const missed = (number: string, how: Partial<EndedCall> = {}): EndedCall => ({
  id: `call-${number}`,
  direction: 'in',
  remote: party(number),
  startedAt: Date.now() - 5000,
  endedAt: Date.now(),
  reason: 'missed',
  ...how,
});
const lost = new PhoneError('far-end-lost').toData();
const dialled = (target: string, number = target): EndedCall =>
  missed(number, {direction: 'out', dialled: target, reason: 'failed', error: lost, answeredAt: Date.now() - 4000});

describe('a call that is over', () => {
  let phone: FakePhone;
  before(loadNumbers);
  afterEach(unmountAll);

  async function panelAfter(call: EndedCall, site: Configuration['site'] = house): Promise<HTMLElement> {
    phone = new FakePhone({...reachable(), ended: [call]});
    phone.configuration = configuration(site);
    const panel = await mount('amt-call-panel', {phone});
    await settled(panel);
    return panel;
  }

  for (const [number, direct, amt] of calledBack)
    it(`is called back as the house dials: ${number} (reports 1)`, async () => {
      for (const [mode, target] of [
        ['direct', direct],
        ['amt', amt],
      ] as const) {
        await press(await panelAfter(missed(number), {...house, mode}), 'Zurückrufen');
        expect(phone.commands, mode).to.deep.equal([{type: 'call', target}]);
        unmountAll();
      }
    });

  for (const number of neverCalledBack)
    it(`is not called back, and has no button for it: ${number || 'withheld'} (reports 1)`, async () => {
      const site = {...house, internal: ['*97']};
      for (const numbering of [site, {...site, mode: 'amt' as const}, undefined]) {
        const panel = await panelAfter(missed(number), numbering);
        expect(hasButton(panel, 'Zurückrufen')).to.be.false;
        expect(hasButton(panel, 'Schließen')).to.be.true;
        unmountAll();
      }
    });

  for (const [number, target, shown] of [
    ['+2161234567', '002161234567', 'Ausland: Tunesien'],
    ['+491805123456', '01805123456', '0180 5 123456'],
  ] as const)
    it(`is asked about before it is called back: ${number} (reports 1)`, async () => {
      const panel = await panelAfter(missed(number));
      await press(panel, 'Zurückrufen');
      expect(phone.commands).to.be.empty;
      expect(words(panel).replace(/\u00a0/g, ' '))
        .to.contain('Sie rufen an: ')
        .and.contain(shown);
      expect(hasButton(panel, 'Zurückrufen')).to.be.false;
      await press(panel, 'Anrufen');
      expect(phone.commands).to.deep.equal([{type: 'call', target}]);
      expect(hasButton(panel, 'Anrufen')).to.be.false;
    });

  it('is not called back after the question, and its number goes into the field to be changed (reports 1)', async () => {
    const panel = await panelAfter(missed('+2161234567'));
    await press(panel, 'Zurückrufen');
    await press(panel, 'Ändern');
    expect(hasButton(panel, 'Zurückrufen')).to.be.true;
    const dialer = await mount('amt-dialer', {phone});
    await press(panel, 'Zurückrufen');
    await press(panel, 'Ändern');
    expect((deepAll(dialer, 'input') as HTMLInputElement[])[0]?.value).to.contain('216');
    expect(phone.commands).to.be.empty;
  });

  it('asks which number is meant where the network’s writing is not clear (reports 1)', async () => {
    const panel = await panelAfter(missed('15228817386'));
    await press(panel, 'Zurückrufen');
    expect(words(panel)).to.contain('Welche Nummer meinen Sie?');
    const [mobile] = deepAll(panel, '[part=option]');
    mobile?.click();
    expect(phone.commands).to.deep.equal([{type: 'call', target: '015228817386'}]);
  });

  it('is not offered again where the network said that there is no such number (desk F27)', async () => {
    const error = new PhoneError('number-unknown').toData();
    const panel = await panelAfter({...dialled('102', '102'), reason: 'failed', error});
    expect(words(panel)).to.contain('Diese Nummer gibt es nicht.');
    expect(hasButton(panel, 'Erneut anrufen')).to.be.false;
  });

  it('is dialled again as the clerk dialled it, whoever answered (reports 2)', async () => {
    const panel = await panelAfter(dialled('102', '+49180555123'));
    await press(panel, 'Erneut anrufen');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '102'}]);
  });

  it('is dialled again without a question in the form that was decided (reports 2)', async () => {
    const panel = await panelAfter(dialled('0086199998'), {...house, mode: 'amt'});
    await press(panel, 'Erneut anrufen');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '0086199998'}]);
  });

  it('was an emergency call that the clerk dialled: it is dialled again at once', async () => {
    const panel = await panelAfter(dialled('112', '+4986112345'));
    await press(panel, 'Erneut anrufen');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '112', emergency: true}]);
  });

  it('goes through the page’s hands with the number that is dialled, and not with what the network wrote', async () => {
    const panel = await panelAfter(missed('+4986199998'));
    const targets: string[] = [];
    panel.addEventListener('amt-dial', event => {
      targets.push(event.detail.target);
      event.preventDefault();
    });
    await press(panel, 'Zurückrufen');
    expect(targets).to.deep.equal(['086199998']);
    expect(phone.commands).to.be.empty;
  });

  it('says in its card why it could not be called back', async () => {
    const panel = await panelAfter(missed('123'));
    phone.answerWith = () => new PhoneError('microphone-missing');
    await press(panel, 'Zurückrufen');
    await until(() => words(panel).includes('Kein Mikrofon gefunden.'), 'the reason');
    expect(button(panel, 'Zurückrufen')).to.exist;
    pagePhones().announcer.disconnect();
  });

  it('is asked about by the phone’s own window in a page of another host, and not twice', async () => {
    phone = new FakePhone({...reachable(), ended: [missed('+2161234567')]});
    phone.configuration = configuration({...house, dialFormat: 'e164'});
    phone.confirmsNumbers = true;
    const panel = await mount('amt-call-panel', {phone});
    await press(panel, 'Zurückrufen');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '+2161234567'}]);
  });
});

/** Checked by the compiler alone: a text that has not passed the number rules is none that an element can dial. */
export function neverRun(phone: GatedPhone, text: string): void {
  // @ts-expect-error only `src/dialling` makes what may be dialled
  void phone.call(text);
  // @ts-expect-error only `src/dialling` makes what may be dialled
  void phone.transfer('id', text);
  // @ts-expect-error only `src/dialling` makes what may be dialled
  void phone.consult('id', text);
}
