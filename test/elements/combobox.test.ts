/** @file Somebody is found by name in the number field, chosen by keys or a press, and called as a typed number is. */
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-dialer.js';
import '../../src/define/amt-phone-bar.js';
import '../../src/define/amt-transfer-panel.js';
import {pagePhones} from '../../src/controllers/index.js';
import {deskOf} from '../../src/elements/desk.js';
import type {DirectoryHit, DirectoryHits} from '../../src/protocol/index.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {house as site} from '../numbers/sites.js';
import {axeViolations} from '../support/axe.js';
import {button, deepAll, press, settled, type, words} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';
import {pass, startTime, stopTime} from '../support/time.js';
import {withNotify} from '../support/notify.js';

const hit = (name: string, number: string, more: Partial<DirectoryHit> = {}): DirectoryHit => ({
  name,
  department: 'Wohngeld',
  numbers: [number],
  source: 'Haus',
  ...more,
});
const huber = hit('Huber, Maria', '123');
const hubner = hit('Hubner, Josef', '124', {department: 'Kasse'});
const found = (...hits: DirectoryHit[]): DirectoryHits => ({hits, searching: false, failed: []});
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe('the field in which names are found', () => {
  let phone: FakePhone;
  let heard: string[];
  let deaf: () => void;

  beforeEach(() => {
    phone = new FakePhone(reachable());
    phone.configuration = {
      servers: [],
      credentials: 'callback',
      site,
      directory: [{name: 'Haus', entries: '/haus.json'}],
    };
    phone.tell('directory/hub', found(huber, hubner));
    phone.tell('directory/huber', found(huber));
    phone.tell('directory/xyz', found());
    heard = [];
    deaf = withNotify(heard);
    pagePhones().announcer.connect();
  });
  afterEach(() => {
    deaf();
    unmountAll();
  });

  /** The element whose field is the combobox already. */
  async function open(tag: 'amt-dialer' | 'amt-phone-bar' | 'amt-transfer-panel', more = {}): Promise<HTMLElement> {
    const element = await mount(tag as 'amt-dialer', {phone, ...more});
    await until(() => field(element).getAttribute('role') === 'combobox', 'the field is a combobox');
    return element;
  }
  const field = (root: Element) => deepAll(root, 'input')[0] as HTMLInputElement;
  const options = (root: Element) => deepAll(root, '[role=option]');
  const labels = (root: Element) => options(root).map(option => option.getAttribute('aria-label'));
  const active = (root: Element) => {
    const id = field(root).getAttribute('aria-activedescendant');
    return id === null
      ? ''
      : (options(root)
          .find(option => option.id === id)
          ?.getAttribute('aria-label') ?? 'nowhere');
  };
  async function find(root: Element, text: string, count: number): Promise<void> {
    await type(root, text);
    await until(() => options(root).length === count, `${count} options for ${text}`);
  }
  async function keys(root: Element, ...names: string[]): Promise<void> {
    for (const name of names) {
      await sendKeys({press: name});
      await settled(root);
    }
  }

  it('stays a plain field where there is no directory', async () => {
    phone.configuration = {servers: [], credentials: 'callback', site};
    const dialer = await mount('amt-dialer', {phone});
    await type(dialer, 'hub');
    await press(dialer, 'Anrufen');
    expect(field(dialer).hasAttribute('role')).to.be.false;
    expect(words(dialer)).to.contain('Das ist keine Rufnummer');
    expect(phone.watched).not.to.include('directory/hub');
  });

  it('is a combobox with a listbox "Treffer", whose options say who it is', async () => {
    phone.tell('lamps', {'123': 'idle', '124': 'busy'});
    const dialer = await open('amt-dialer');
    expect(field(dialer).getAttribute('aria-expanded')).to.equal('false');
    await find(dialer, 'hub', 2);
    const [list] = deepAll(dialer, '[role=listbox]');
    expect(list?.getAttribute('aria-label')).to.equal('Treffer');
    expect(labels(dialer)).to.deep.equal([
      'Huber, Maria, Wohngeld, 123, frei',
      'Hubner, Josef, Kasse, 124, im Gespräch',
    ]);
    expect(field(dialer).getAttribute('aria-expanded')).to.equal('true');
    expect(field(dialer).getAttribute('aria-controls')).to.equal(list?.id);
    expect(list?.getRootNode()).to.equal(field(dialer).getRootNode());
    expect(field(dialer).inputMode).to.equal('text');
    await keys(dialer, 'ArrowDown');
    expect(await axeViolations(dialer)).to.deep.equal([]);
  });

  it('calls by a name and two more keys', async () => {
    const dialer = await open('amt-dialer');
    field(dialer).focus();
    await sendKeys({type: 'hub'});
    await until(() => options(dialer).length === 2, 'the hits');
    await keys(dialer, 'ArrowDown', 'Enter');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '123'}]);
    await until(() => field(dialer).value === '', 'the field is empty');
    expect(options(dialer)).to.be.empty;
  });

  it('leads through the list by arrows, round its end, and back to the text by what moves in it', async () => {
    const dialer = await open('amt-dialer');
    await find(dialer, 'hub', 2);
    await keys(dialer, 'ArrowUp');
    expect(active(dialer)).to.match(/^Hubner/);
    await keys(dialer, 'ArrowDown');
    expect(active(dialer)).to.match(/^Huber/);
    expect(options(dialer).map(option => option.ariaSelected)).to.deep.equal(['true', 'false']);
    for (const key of ['Home', 'End', 'ArrowLeft']) {
      await keys(dialer, 'ArrowDown', key);
      expect(active(dialer), key).to.equal('');
    }
    expect(options(dialer)).to.have.length(2);
    await keys(dialer, 'ArrowDown', 'b');
    expect(active(dialer)).to.equal('');
    expect(field(dialer).value).to.contain('b').and.have.length(4);
    expect(phone.commands).to.be.empty;
  });

  it('closes the list first by Escape, and opens it again by an arrow', async () => {
    phone.set({calls: [aCall()]});
    const panel = await open('amt-transfer-panel', {call: 'schmid'});
    let isClosed = false;
    panel.addEventListener('amt-close', () => (isClosed = true));
    await find(panel, 'hub', 2);
    await keys(panel, 'Escape');
    expect(options(panel)).to.be.empty;
    expect(field(panel).value).to.equal('hub');
    expect(isClosed).to.be.false;
    await keys(panel, 'ArrowDown');
    await until(() => active(panel).startsWith('Huber'), 'the first one');
    await keys(panel, 'Escape', 'Escape');
    expect(isClosed).to.be.true;
  });

  it('dials nobody by Enter whom nobody has chosen: it leads to the first of several, and says so', async () => {
    const dialer = await open('amt-dialer');
    await find(dialer, 'hub', 2);
    await keys(dialer, 'Enter', 'Enter');
    expect(phone.commands).to.be.empty;
    expect(active(dialer)).to.match(/^Huber/);
    expect(heard).to.include('normal de: 2 Treffer. Bitte wählen Sie mit den Pfeiltasten.');
    await pause(550);
    await keys(dialer, 'Enter');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '123'}]);
  });

  it('calls the only one by Enter once that one was said, and leads there before', async () => {
    const dialer = await open('amt-dialer');
    await find(dialer, 'huber', 1);
    await keys(dialer, 'Enter');
    expect(phone.commands).to.be.empty;
    expect(active(dialer)).to.match(/^Huber/);
    await find(dialer, 'hub', 2);
    await find(dialer, 'huber', 1);
    await until(() => heard.includes('normal de: 1 Treffer: Huber, Maria, Wohngeld, 123'), 'it is said');
    await settled(dialer);
    await keys(dialer, 'Enter');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '123'}]);
  });

  it('waits with Enter for who is still looked for, and then leads there', async () => {
    const dialer = await open('amt-dialer');
    await type(dialer, 'mai');
    await keys(dialer, 'Enter');
    expect(phone.commands).to.be.empty;
    phone.tell('directory/mai', found(hit('Maier, Josef', '125')));
    await until(() => active(dialer).startsWith('Maier'), 'Maier');
    expect(phone.commands).to.be.empty;
  });

  it('says how many there are when it stands still, and that there is nobody', async () => {
    const dialer = await open('amt-dialer');
    await type(dialer, 'huber');
    await find(dialer, 'hub', 2);
    await until(() => heard.length > 0, 'something is said');
    expect(heard).to.deep.equal(['normal de: 2 Treffer']);
    await type(dialer, 'xyz');
    await until(() => heard.includes('normal de: Kein Treffer'), 'nobody');
    expect(words(dialer)).to.contain('Kein Treffer');
    expect(field(dialer).getAttribute('aria-expanded')).to.equal('false');
    await press(dialer, 'Anrufen');
    expect(phone.commands).to.be.empty;
    expect(await axeViolations(dialer)).to.deep.equal([]);
  });

  it('names a source that could not be asked, and shows the others', async () => {
    phone.tell('directory/hub', {...found(huber), failed: ['Telefonbuch']});
    const dialer = await open('amt-dialer');
    await find(dialer, 'hub', 1);
    expect(words(dialer)).to.contain('Telefonbuch ist gerade nicht erreichbar.');
  });

  it('moves nobody while others are still looked for', async () => {
    phone.tell('directory/hub', {...found(hubner), searching: true});
    const dialer = await open('amt-dialer');
    await find(dialer, 'hub', 1);
    await keys(dialer, 'ArrowDown');
    phone.tell('directory/hub', found(huber, hubner));
    await until(() => options(dialer).length === 2, 'both');
    expect(labels(dialer)[0]).to.match(/^Hubner/);
    expect(active(dialer)).to.match(/^Hubner/);
  });

  it('asks what a number costs as it does for one that was typed', async () => {
    phone.tell('directory/wien', found(hit('Wien', '+43 1 12345')));
    const dialer = await open('amt-dialer');
    await find(dialer, 'wien', 1);
    await keys(dialer, 'ArrowDown', 'Enter');
    expect(phone.commands).to.be.empty;
    expect(button(dialer, 'Trotzdem anrufen')).to.exist;
  });

  it('offers further numbers, and the deputy of who is busy', async () => {
    phone.tell('lamps', {'123': 'busy', '124': 'idle'});
    phone.tell('directory/hub', found({...huber, numbers: ['123', '+49 171 9999876'], deputy: '124'}));
    const dialer = await open('amt-dialer');
    await find(dialer, 'hub', 3);
    expect(labels(dialer)[2]).to.equal('Huber, Maria, Vertretung: 124, frei');
    expect(words(dialer)).to.contain('Vertretung: 124');
    await keys(dialer, 'ArrowUp', 'Enter');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '124'}]);
  });

  it('finds who has an extension by its first digits, and dials what was typed', async () => {
    phone.tell('directory/12', found(huber, hubner));
    phone.tell('directory/124', found(hubner));
    const dialer = await open('amt-dialer');
    await find(dialer, '12', 2);
    await find(dialer, '124', 1);
    await keys(dialer, 'Enter');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '124'}]);
  });

  it('calls by a press, not by one that was meant for what stood there before, and keeps the focus', async () => {
    const dialer = await open('amt-dialer');
    await find(dialer, 'hub', 2);
    const second = options(dialer)[1] ?? expect.fail('no second option');
    const {left, top} = second.getBoundingClientRect();
    const position: [number, number] = [Math.round(left) + 20, Math.round(top) + 20];
    await sendMouse({type: 'click', position});
    expect(phone.commands).to.be.empty;
    expect(document.activeElement).to.equal(dialer);
    await pause(550);
    await sendMouse({type: 'click', position});
    await settled(dialer);
    expect(phone.commands).to.deep.equal([{type: 'call', target: '124'}]);
    expect(document.activeElement).to.equal(dialer);
    await sendMouse({type: 'move', position: [1, 1]});
  });

  it('keeps the second click of a double click from what lies below the list', async () => {
    const below = Object.assign(document.createElement('button'), {textContent: 'Akte löschen'});
    Object.assign(below.style, {position: 'fixed', inset: '0', zIndex: '-1'});
    let clicks = 0;
    below.addEventListener('click', () => clicks++);
    document.body.append(below);
    try {
      const dialer = await open('amt-dialer', {floating: true});
      await find(dialer, 'hub', 2);
      await pause(550);
      const [first] = options(dialer);
      const {left, top, width, height} = first?.getBoundingClientRect() ?? new DOMRect();
      const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
      stopTime();
      await sendMouse({type: 'click', position});
      await until(() => options(dialer).length === 0, 'the list is gone');
      pass(300);
      await sendMouse({type: 'click', position});
      expect(clicks, 'the second click').to.equal(0);
      pass(300);
      await sendMouse({type: 'click', position});
      expect(clicks, 'another click').to.equal(1);
    } finally {
      startTime();
      below.remove();
    }
  });

  it('takes one Enter that is held down for one', async () => {
    const dialer = await open('amt-dialer');
    await find(dialer, 'hub', 2);
    await keys(dialer, 'ArrowDown');
    for (let time = 0; time < 5; time++) await sendKeys({down: 'Enter'});
    await sendKeys({up: 'Enter'});
    expect(phone.commands).to.deep.equal([{type: 'call', target: '123'}]);
  });

  it('hands a call on to who was found, by three keys beyond the name or by both buttons', async () => {
    phone.set({calls: [aCall()]});
    const panel = await open('amt-transfer-panel', {call: 'schmid'});
    await find(panel, 'hub', 2);
    await keys(panel, 'ArrowDown', 'Enter');
    expect(phone.commands.at(-1)).to.deep.equal({type: 'consult', id: 'schmid', target: '123'});
    await find(panel, 'hub', 2);
    await keys(panel, 'ArrowDown', 'ArrowDown', 'Tab');
    expect(field(panel).value).to.equal('124');
    expect(words(panel)).to.contain('Hubner, Josef · Kasse');
    await keys(panel, 'Tab', 'Enter');
    expect(phone.commands.at(-1)).to.deep.equal({type: 'transfer', id: 'schmid', target: '124'});
  });

  it('has a press in the transfer panel put the number into the field, which the core keeps, for there are two ways on', async () => {
    phone.set({calls: [aCall()]});
    const panel = await open('amt-transfer-panel', {call: 'schmid'});
    await find(panel, 'hub', 2);
    options(panel)[0]?.click();
    await settled(panel);
    expect(field(panel).value).to.equal('123');
    await until(() => phone.commands.some(command => command.type === 'draft' && command.text === '123'), 'it is kept');
    await press(panel, 'Direkt weiterleiten');
    expect(phone.commands.at(-1)).to.deep.equal({type: 'transfer', id: 'schmid', target: '123'});
    expect(await axeViolations(panel)).to.deep.equal([]);
  });

  it('uses whom the keys have led to by a button, and nobody that is not in view', async () => {
    const dialer = await open('amt-dialer');
    await find(dialer, 'hub', 2);
    await keys(dialer, 'ArrowDown', 'ArrowDown');
    await press(dialer, 'Anrufen');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '124'}]);
    await find(dialer, 'hub', 2);
    await keys(dialer, 'ArrowDown');
    field(dialer).blur();
    await settled(dialer);
    expect(options(dialer)).to.be.empty;
    await press(dialer, 'Anrufen');
    expect(phone.commands).to.have.length(1);
  });

  it('offers the last numbers in an empty field to whoever asks for them', async () => {
    phone.set({calls: [aCall()]});
    phone.end('schmid');
    const dialer = await open('amt-dialer');
    field(dialer).focus();
    await settled(dialer);
    expect(options(dialer)).to.be.empty;
    await keys(dialer, 'ArrowDown');
    expect(deepAll(dialer, '[role=listbox]')[0]?.ariaLabel).to.equal('Zuletzt');
    expect(active(dialer)).to.match(/^Schmid, Anna \(extern\), 089/);
    await keys(dialer, 'Enter');
    expect(phone.commands).to.deep.equal([{type: 'call', target: '08999998765'}]);
  });

  it('watches what is looked for, and nothing once the list is closed', async () => {
    const dialer = await open('amt-dialer');
    await find(dialer, 'hub', 2);
    await find(dialer, 'huber', 1);
    const watched = () => phone.watched.filter(topic => topic.startsWith('directory/'));
    expect(watched()).to.deep.equal(['directory/huber']);
    await keys(dialer, 'Escape');
    expect(watched()).to.deep.equal([]);
  });

  it('asks the page as well, after the core, and never shows one line twice', async () => {
    phone.configuration = {
      servers: [],
      credentials: 'callback',
      site,
      directory: [{name: 'Haus', entries: '/haus.json'}],
    };
    deskOf(phone).directory = async () =>
      [hit('Huber M.', '0861 58-123'), hit('<b>Hubmann</b>', '126')].map(entry => ({...entry}));
    const dialer = await open('amt-dialer');
    await find(dialer, 'hub', 3);
    expect(labels(dialer)[2]).to.equal('<b>Hubmann</b>, Wohngeld, 126');
  });

  it('does with the page alone, calls its search off, and says where it fails', async () => {
    phone.configuration = {servers: [], credentials: 'callback', site};
    const signals: AbortSignal[] = [];
    deskOf(phone).directory = async (query, {signal}) => {
      signals.push(signal);
      if (query === 'fail') throw new Error('no');
      return query === 'long' ? new Promise(() => {}) : [hit('Hubmann', '126')];
    };
    const dialer = await open('amt-dialer');
    await type(dialer, 'long');
    await until(() => signals.length === 1, 'it is asked');
    await find(dialer, 'hubm', 1);
    expect(signals[0]?.aborted).to.be.true;
    await type(dialer, 'fail');
    await until(() => words(dialer).includes('Das Verzeichnis dieser Anwendung ist gerade nicht erreichbar.'), 'said');
  });

  it('lies over the page below the bar, and is gone when the field is left', async () => {
    const bar = await open('amt-phone-bar');
    await find(bar, 'hub', 2);
    const below = () => deepAll(bar, '.below')[0];
    await until(() => below()?.matches(':popover-open') ?? false, 'it is open');
    field(bar).blur();
    await settled(bar);
    await until(() => !below()?.matches(':popover-open'), 'it is closed');
  });
});
