import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import {ConfirmWindow} from '../../../src/pages/confirm/confirm-window.js';
import {findBridge, type BridgePort} from '../../../src/pages/confirm/find-bridge.js';
import type {AnswerMessage, Question, QuestionMessage} from '../../../src/protocol/index.js';
import {axeViolations} from '../../support/axe.js';
import {button, words} from '../../support/find.js';
import {until} from '../../support/mount.js';

const abroad: Question = {
  command: 'call',
  host: 'fachverfahren.amt.example',
  numbers: [{display: '+43 662 12345', class: 'international', region: 'AT'}],
  reason: 'international',
};

describe('the confirmation window', () => {
  let place: HTMLElement;
  let answers: AnswerMessage[];
  let closed: number;
  let shown: ConfirmWindow;
  const port: BridgePort = {post: message => answers.push(message), onmessage: null, close() {}};

  function show(question: Question = abroad, language = 'de'): void {
    shown = new ConfirmWindow(place, language, () => (closed += 1));
    shown.hear(port, {type: 'question', question, left: 60_000});
  }
  const isAwake = (name: string) => button(place, name).getAttribute('aria-disabled') === 'false';
  const awake = (name = 'Abbrechen') => until(() => isAwake(name), 'the buttons are awake');
  async function clickOn(name: string): Promise<void> {
    const {left, top, width, height} = button(place, name).getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
  }

  // The runner has several pages, of which one is in front.
  before(() => Object.defineProperty(document, 'visibilityState', {value: 'visible', configurable: true}));
  after(() => delete (document as {visibilityState?: unknown}).visibilityState);

  beforeEach(() => {
    [answers, closed] = [[], 0];
    place = document.createElement('div');
    document.body.append(place);
  });
  afterEach(() => {
    shown.hear(port, {type: 'over'});
    place.remove();
    document.documentElement.lang = 'de';
  });

  it('says which number it is, what it costs and who asks', () => {
    show();
    expect(words(place))
      .to.contain('Diese Nummer anrufen?')
      .and.contain('+43 662 12345')
      .and.contain('Ausland · Österreich')
      .and.contain('Der Anruf kostet mehr als ein Gespräch im Inland.')
      .and.contain('Angefragt von fachverfahren.amt.example')
      .and.contain('Noch 60 s');
    expect(document.title).to.equal('Diese Nummer anrufen?');
  });

  it('speaks English where the page does', () => {
    show(abroad, 'en-GB');
    expect(words(place)).to.contain('Call this number?').and.contain('Abroad · Austria').and.contain('Requested by');
    expect(document.documentElement.lang).to.equal('en');
  });

  it('names the button after what happens', () => {
    show({...abroad, command: 'transfer', numbers: [{display: '0180 6 123456', class: 'service'}], reason: 'costs'});
    expect(words(place)).to.contain('An diese Nummer weiterleiten?').and.contain('Sondernummer');
    expect(button(place, 'Weiterleiten')).to.exist;
  });

  it('agrees by a real click, once a person can have read it', async () => {
    show();
    expect(isAwake('Anrufen'), 'at first').to.be.false;
    await clickOn('Anrufen');
    expect(answers).to.be.empty;
    await awake();
    button(place, 'Anrufen').click();
    expect(answers, 'a script’s click').to.be.empty;
    await clickOn('Anrufen');
    expect(answers).to.deep.equal([{type: 'answer', number: 0}]);
    expect(closed, 'the bridge has not got it yet').to.equal(0);
    shown.hear(port, {type: 'over'});
    expect(closed).to.equal(1);
  });

  it('sleeps on while somebody presses buttons or keys, and again when it comes to the front', async () => {
    show();
    const start = performance.now();
    while (performance.now() - start < 900) {
      await sendKeys({press: 'a'});
      expect(isAwake('Anrufen')).to.be.false;
    }
    await awake();
    dispatchEvent(new Event('focus'));
    expect(isAwake('Anrufen')).to.be.false;
    await awake();
  });

  it('has no button in the focus while they sleep, then the safe one: no key agrees by chance (desk F13)', async () => {
    show();
    const focused = () => place.shadowRoot?.activeElement?.textContent.trim();
    expect(place.shadowRoot?.activeElement?.getAttribute('role')).to.equal('alertdialog');
    await sendKeys({press: 'Enter'});
    await sendKeys({press: 'Space'});
    expect(answers).to.be.empty;
    await awake();
    await until(() => focused() === 'Abbrechen', 'the focus is on the safe button');
    await sendKeys({press: 'Enter'});
    expect(answers).to.deep.equal([{type: 'answer', number: null}]);
    await sendKeys({down: 'Shift'});
    await sendKeys({press: 'Tab'});
    await sendKeys({up: 'Shift'});
    expect(focused()).to.equal('Anrufen');
    await sendKeys({press: 'Enter'});
    expect(answers.at(-1)).to.deep.equal({type: 'answer', number: 0});
  });

  it('is cancelled by its button and by Escape', async () => {
    show();
    await sendKeys({press: 'Escape'});
    await awake();
    await clickOn('Abbrechen');
    expect(answers).to.deep.equal([
      {type: 'answer', number: null},
      {type: 'answer', number: null},
    ]);
  });

  it('offers each number where it is not clear which one is meant', async () => {
    const numbers = [
      {display: '123', class: 'internal'},
      {display: '+86 158123', class: 'international', region: 'CN'},
    ] as const;
    show({...abroad, numbers, reason: 'trunk-prefix-unclear'});
    expect(words(place)).to.contain('Welche Nummer meinen Sie?').and.contain('Ausland · China');
    await awake();
    await clickOn('Anrufen: +86 158123 Ausland · China');
    expect(answers).to.deep.equal([{type: 'answer', number: 1}]);
  });

  it('shows what a host or a number contains as text', () => {
    show({...abroad, host: '<img src=x onerror=alert(1)>', numbers: [{display: '<b>1</b>'}], reason: 'toString'});
    expect(words(place)).to.contain('<img src=x').and.contain('<b>1</b>');
    expect(place.shadowRoot?.querySelector('img, b')).to.be.null;
  });

  it('closes when no bridge answers', async () => {
    shown = new ConfirmWindow(place, 'de', () => (closed += 1));
    await new Promise(resolve => setTimeout(resolve, 3000));
    await until(() => closed === 1, 'it closes');
    expect(words(place)).to.contain('Diese Frage ist nicht mehr offen.');
  });

  for (const theme of ['light', 'dark'])
    it(`is accessible, asleep and awake (${theme})`, async () => {
      place.style.colorScheme = theme;
      show();
      expect(await axeViolations(place)).to.be.empty;
      await awake();
      expect(await axeViolations(place)).to.be.empty;
    });

  it('needs no more room than 320 px', () => {
    place.style.inlineSize = '320px';
    show({...abroad, host: 'ein-sehr-langer-rechnername.fachverfahren.amt.example'});
    expect(place.scrollWidth).to.be.at.most(320);
  });
});

describe('the confirmation window finds its bridge', () => {
  it('among all frames of the page that opened it, and hears that one alone', async () => {
    const frames = [0, 1, 2].map(() => document.body.appendChild(document.createElement('iframe')));
    const page = window;
    const heard: QuestionMessage[] = [];
    frames[1]?.contentWindow?.addEventListener('message', ({data, ports: [port]}) => {
      if (data.ticket === 'abc') port?.postMessage({type: 'over'});
    });
    findBridge(page, 'abc', (_, message) => heard.push(message));
    await until(() => heard.length > 0, 'the bridge answers');
    expect(heard).to.deep.equal([{type: 'over'}]);
    frames.forEach(frame => frame.remove());
  });

  it('not where the page is gone', () => {
    expect(() => findBridge(null, 'abc', () => {})).not.to.throw();
  });
});
