import {expect} from 'chai';
import '../../src/define/amt-call-panel.js';
import '../../src/define/amt-call-toast.js';
import '../../src/define/amt-phone-bar.js';
import '../../src/define/amt-transfer-panel.js';
import type {Card} from '../../src/client/index.js';
import {type Cards, describe as describeCall, withCard} from '../../src/client/cards.js';
import {initialState} from '../../src/protocol/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, press, settled, stood, type, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const card: Card = {
  title: 'Wohngeld · Az. 4-123/26',
  lines: ['Erstantrag', 'Wartet auf Unterlagen'],
  link: {label: 'Vorgang öffnen', href: '/vorgang/4-123-26'},
};
const read = (given: Card): Card | undefined => withCard(new Map(), 'schmid', given).get('schmid');

describe('what a page says of a call', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone({...reachable(), calls: [aRingingCall()]});
  });
  afterEach(unmountAll);

  const shown = async (element: Element, text: string) => {
    await until(() => words(element).includes(text), text);
    await settled(element);
  };

  it('is read as untrusted text: one line each, so long, without what turns it round', () => {
    const long = 'x'.repeat(500);
    const {title, lines} = read({title: ` \u202eevil\u0007\n<b>${long}`, lines: ['', long, 'a', 'b', 'c', 'd']}) ?? {};
    expect(title)
      .to.match(/^evil <b>x+$/)
      .and.have.length(80);
    expect(lines?.map(line => line.length)).to.deep.equal([120, 1, 1]);
  });

  it('links to pages alone', () => {
    const href = (text: string) => read({title: 'x', link: {label: 'Vorgang', href: text}})?.link?.href;
    expect(href('https://fachverfahren.amt.example/4')).to.equal('https://fachverfahren.amt.example/4');
    expect(href('vorgang/4')).to.equal(new URL('vorgang/4', document.baseURI).href);
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      'blob:x',
      'https://a:b@amt.example/',
      'http://',
      'file:///x',
    ])
      expect(href(text), text).to.equal(undefined);
  });

  it('is kept of the last hundred calls', () => {
    let cards = withCard(new Map(), 'first', card);
    for (let count = 0; count < 100; count++) cards = withCard(cards, String(count), card);
    expect(cards.size).to.equal(100);
    expect(cards.has('first')).to.equal(false);
    expect(withCard(cards, '7', null).has('7')).to.equal(false);
  });

  it('stands in the toast, also when it is said late and again, and moves no button', async () => {
    const toast = await mount('amt-call-toast', {phone});
    await phone.describe('schmid', {title: 'wird gesucht …'});
    await shown(toast, 'wird gesucht …');
    const places = () =>
      ['Annehmen', 'Ablehnen'].map(name => button(toast, name).getBoundingClientRect().toJSON() as object);
    const before = places();
    await phone.describe('schmid', card);
    await shown(toast, 'Wartet auf Unterlagen');
    expect(words(toast)).not.to.contain('wird gesucht');
    expect(places()).to.deep.equal(before);
    await phone.describe('schmid', null);
    await until(() => !words(toast).includes('Wohngeld'), 'it is taken back');
  });

  it('opens its link beside the page, and never by itself', async () => {
    const toast = await mount('amt-call-toast', {phone});
    await phone.describe('schmid', card);
    await shown(toast, 'Vorgang öffnen');
    const [link] = deepAll(toast, 'a');
    expect(link).to.include({
      target: '_blank',
      rel: 'noopener',
      href: new URL('/vorgang/4-123-26', location.href).href,
    });
  });

  it('says of whom, where more than one calls', async () => {
    phone.ring({id: 'maier', remote: {name: 'Maier, Josef', number: '124', anonymous: false}});
    const toast = await mount('amt-call-toast', {phone});
    await phone.describe('schmid', card);
    await shown(toast, 'Wohngeld');
    expect(deepAll(toast, '.card')[0]?.getAttribute('aria-label')).to.equal('Vorgang zu Schmid, Anna');
  });

  it('goes on standing in the panel while one talks, and when it could not be had', async () => {
    phone.set({calls: [aCall()]});
    const panel = await mount('amt-call-panel', {phone});
    await phone.describe('schmid', card);
    await shown(panel, 'Wohngeld');
    phone.end('schmid', {reason: 'failed', error: {code: 'far-end-lost', retryable: true, message: ''}});
    await settled(panel);
    expect(words(panel)).to.contain('Verbindung abgebrochen').and.contain('Wohngeld');
  });

  it('is put away where it lies over the page, and is found behind "Mehr" then', async () => {
    phone.set({calls: [aCall()]});
    const bar = await mount('amt-phone-bar', {phone});
    await phone.describe('schmid', card);
    await shown(bar, 'Wohngeld');
    await stood();
    await press(bar, 'Schließen');
    await until(() => !words(bar).includes('Wohngeld'), 'it is away');
    await phone.describe('schmid', {...card, title: 'Wohngeld, neu'});
    await settled(bar);
    expect(words(bar)).not.to.contain('Wohngeld');
    await press(bar, 'Mehr');
    await shown(bar, 'Wohngeld, neu');
  });

  it('is one line where it lies over the page and something else was opened there', async () => {
    phone.set({calls: [aCall()]});
    const bar = await mount('amt-phone-bar', {phone});
    await phone.describe('schmid', card);
    await shown(bar, 'Wartet auf Unterlagen');
    await stood();
    await press(bar, 'Weiterleiten');
    await until(() => !words(bar).includes('Wartet auf Unterlagen'), 'its lines are folded');
    expect(words(bar)).to.contain('Wohngeld').and.contain('Rückfrage');
    await press(bar, 'Weiterleiten');
    await shown(bar, 'Wartet auf Unterlagen');
  });

  it('lets the page put its own markup into toast and panel', async () => {
    const toast = await mount('amt-call-toast', {phone});
    toast.innerHTML = '<p slot="case">Eigenes</p>';
    const own = toast.firstElementChild as HTMLElement;
    await until(() => own.checkVisibility(), 'it is shown while somebody calls');
    phone.set({calls: [aCall()]});
    await until(() => !own.checkVisibility(), 'and not when nobody does');
    const panel = await mount('amt-call-panel', {phone});
    panel.innerHTML = '<p slot="case">Eigenes</p>';
    await until(() => (panel.firstElementChild as HTMLElement).checkVisibility(), 'the panel shows it in a call');
  });

  it('is said of a call that is over as well, whose context nobody needs any more', async () => {
    const changes: string[] = [];
    const described = {
      cards: new Map() as Cards,
      state: {...initialState, calls: [aCall()]},
      relate: (id: string, context: string) => Promise.resolve(void changes.push(`${id} ${context}`)),
    };
    await describeCall(described, () => changes.push('shown'), 'over', {...card, context: 'case-4711'});
    await describeCall(described, () => changes.push('shown'), 'schmid', {...card, context: 'case-4711'});
    await describeCall(described, () => changes.push('shown'), 'schmid', {...card, context: 'case-4711'});
    await describeCall(described, () => changes.push('shown'), 'schmid', null);
    expect(changes).to.deep.equal(['shown', 'shown', 'schmid case-4711', 'shown', 'shown', 'schmid ']);
    expect([...described.cards.keys()]).to.deep.equal(['over']);
  });

  it('gives the call its context once, and this page its own when it hands the call on', async () => {
    phone.set({calls: [aCall({context: 'of-another-page'})]});
    await phone.describe('schmid', {...card, context: 'case-4711'});
    await phone.describe('schmid', {...card, title: 'Wohngeld', context: 'case-4711'});
    expect(phone.commands).to.deep.equal([{type: 'relate', id: 'schmid', context: 'case-4711'}]);
    const panel = await mount('amt-transfer-panel', {phone, call: 'schmid'});
    await type(panel, '124');
    await press(panel, 'Rückfrage');
    await until(() => phone.commands.length === 2, 'it asks');
    expect(phone.commands[1]).to.deep.equal({type: 'consult', id: 'schmid', target: '124', context: 'case-4711'});
  });
});
