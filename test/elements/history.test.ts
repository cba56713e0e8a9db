import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-history.js';
import '../../src/define/amt-phone-bar.js';
import '../../src/parts/history/part.js';
import {deepActiveElement} from '../../src/controllers/index.js';
import type {HistoryEntry, HistoryKind, Topic, TopicValues} from '../../src/protocol/index.js';
import {FakePhone, reachable} from '../../src/testing/index.js';
import {axeViolations} from '../support/axe.js';
import {button, deepAll, hasButton, press, settled, words} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';

const today = new Date().setHours(0, 0, 0, 0);
const minute = 60_000;
const schmid = {name: 'Schmid, Anna', number: '089 99998-765', anonymous: false};
const huber = {name: 'Huber, Maria', number: '123', anonymous: false};
const site = {country: '49', area: '861', head: '58', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'} as const;

const entry = (id: string, kind: HistoryKind, minutes: number, more: Partial<HistoryEntry> = {}): HistoryEntry => {
  const startedAt = today + minutes * minute;
  return {
    ...{
      id,
      kind,
      startedAt,
      endedAt: startedAt + minute,
      remote: schmid,
      reason: kind === 'missed' ? 'missed' : 'hung-up-there',
    },
    direction: kind === 'dialled' ? 'out' : 'in',
    ...(kind === 'missed' ? {} : {answeredAt: startedAt}),
    ...more,
  };
};

const soon = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

async function until(what: string, look: () => boolean): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end; await soon(20)) if (look()) return;
  throw new Error(`never: ${what}`);
}

describe('amt-history', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone(reachable());
    phone.configuration = {servers: [], credentials: 'callback', site};
  });
  afterEach(unmountAll);

  /** One block for each list, the newest first. */
  const lists = (...blocks: readonly HistoryEntry[][]) => {
    const missed = (block: HistoryEntry[]) => block.filter(({kind}) => kind === 'missed').length;
    blocks.forEach((block, at) => phone.tell(`history/${at}`, block));
    const index = blocks.map(
      (block, at) => ({topic: `history/${at}`, calls: block.length, missed: missed(block)}) as const,
    );
    phone.tell('history', index);
    phone.tell('missed', blocks.flat().filter(({kind, seen}) => kind === 'missed' && !seen).length);
  };
  const show = async (tag: 'amt-history' | 'amt-phone-bar' = 'amt-history') => {
    const element = await mount(tag, {phone});
    await soon(0);
    await settled(element);
    return element;
  };
  const rows = (root: Element) => deepAll(root, 'li').map(row => words(row));

  it('groups the calls of a day by caller, with the number of tries', async () => {
    lists([
      entry('c', 'missed', 642, {seen: true}),
      entry('b', 'missed', 610, {seen: true}),
      entry('a', 'received', 600, {remote: huber}),
      entry('z', 'missed', -60, {seen: true}),
    ]);
    const element = await show();
    expect(rows(element)).to.deep.equal([
      'Heute Schmid, Anna 2 Versuche, zuletzt 10:42 Zurückrufen',
      'Huber, Maria Angenommen · 10:00 · 01:00 Zurückrufen',
      'Gestern Schmid, Anna Verpasst · 23:00 Zurückrufen',
    ]);
    expect(deepAll(element, '[aria-label="Anrufliste"]').map(({localName}) => localName)).to.include('ul');
    expect(await axeViolations(element)).to.deep.equal([]);
  });

  it('does not take two callers for one who withheld their number', async () => {
    const withheld = {name: '', number: '', anonymous: true};
    lists([
      entry('b', 'missed', 2, {remote: withheld, seen: true}),
      entry('a', 'missed', 1, {remote: withheld, seen: true}),
    ]);
    const element = await show();
    expect(rows(element)).to.have.length(2);
    expect(hasButton(element, 'Zurückrufen')).to.equal(false);
  });

  it('says what became of each call', async () => {
    lists(
      [
        entry('e', 'received', 5, {reason: 'transferred', transferredTo: '123'}),
        {
          ...entry('d', 'dialled', 4, {reason: 'failed', error: {code: 'busy', retryable: true, message: ''}}),
          remote: huber,
        },
        entry('c', 'received', 3, {reason: 'answered-elsewhere', remote: {...huber, number: '124'}}),
        entry('b', 'received', 2, {remote: {...huber, number: '125'}, transferredBy: {...huber, name: 'Maier, Josef'}}),
      ].map(call => {
        const {answeredAt, ...unanswered} = call;
        return ['failed', 'answered-elsewhere'].includes(call.reason)
          ? unanswered
          : {...unanswered, answeredAt: answeredAt ?? 0};
      }),
    );
    const text = words(await show());
    for (const said of [
      'Weitergeleitet an 123',
      'Besetzt · 00:04',
      'Anderswo angenommen',
      'von Josef Maier weitergeleitet',
    ])
      expect(text).to.include(said);
  });

  it('calls back in one press what costs nothing, and asks where the button was about what may', async () => {
    lists([
      entry('b', 'received', 2, {remote: huber}),
      entry('a', 'received', 1, {remote: {...schmid, number: '+43 1 58858'}}),
    ]);
    const element = await show();
    await until('the rules are there', () => deepAll(element, 'button.call').length === 2);
    await settled(element);
    const [inside, abroad] = deepAll(element, 'button.call');
    inside?.click();
    await settled(element);
    expect(phone.commands.filter(({type}) => type === 'call')).to.deep.equal([{type: 'call', target: '123'}]);
    abroad?.click();
    await until('it is asked', () => deepAll(element, '.question').length === 1);
    expect(phone.commands.filter(({type}) => type === 'call')).to.have.length(1);
  });

  it('shows the missed ones alone, and fetches what is older as it is needed', async () => {
    const many = Array.from({length: 60}, (_, at) =>
      entry(`m${at}`, 'received', 600 - at, {remote: {...huber, number: `${200 + at}`}}),
    );
    lists(many, [entry('old', 'missed', -5000, {seen: true})], [entry('older', 'received', -20_000)]);
    const element = await show();
    expect(phone.watched)
      .to.include('history/0' satisfies Topic)
      .and.not.include('history/1');
    await press(element, 'Verpasst');
    await soon(0);
    await settled(element);
    expect(phone.watched).to.include('history/1').and.not.include('history/0').and.not.include('history/2');
    expect(rows(element)).to.have.length(1);
    expect(button(element, 'Verpasst').getAttribute('aria-pressed')).to.equal('true');
  });

  it('takes missed calls for seen when the list was looked at, and goes on marking them while it is open', async () => {
    lists([entry('a', 'missed', 1)]);
    const element = await show();
    expect(phone.commands).to.deep.equal([]);
    await until('they are seen', () => phone.commands.some(({type}) => type === 'seeHistory'));
    lists([entry('a', 'missed', 1, {seen: true})]);
    await settled(element);
    expect(words(element)).to.include('neu');
  });

  it('is not looked at where nobody can see it', async () => {
    lists([entry('a', 'missed', 1)]);
    const element = await show();
    element.style.display = 'none';
    await soon(1_500);
    expect(phone.commands).to.deep.equal([]);
  });

  it('keeps its rows where they are while the focus is among them, and says what has come', async () => {
    lists([entry('a', 'received', 1)]);
    const element = await show();
    deepAll(element, '.who')[0]?.focus();
    lists([entry('b', 'received', 2, {remote: huber}), entry('a', 'received', 1)]);
    await settled(element);
    expect(rows(element)).to.have.length(1);
    await press(element, '1 neuer Anruf');
    expect(rows(element)).to.have.length(2);
    expect(deepActiveElement()?.textContent).to.include('Huber');
  });

  it('leads from row to row by the arrow keys', async () => {
    lists([entry('b', 'received', 2, {remote: huber}), entry('a', 'received', 1)]);
    const element = await show();
    deepAll(element, '.who')[0]?.focus();
    await sendKeys({press: 'ArrowDown'});
    expect(deepActiveElement()?.textContent).to.include('Schmid');
    await sendKeys({press: 'ArrowUp'});
    expect(deepActiveElement()?.textContent).to.include('Huber');
  });

  it('deletes a caller’s calls of a day, and the focus goes on in the next row', async () => {
    const calls = [entry('c', 'received', 3), entry('b', 'received', 2), entry('a', 'received', 1, {remote: huber})];
    lists(calls);
    const element = await show();
    deepAll(element, '.who')[0]?.click();
    await settled(element);
    button(element, '2 Einträge löschen').focus();
    await sendKeys({press: 'Enter'});
    expect(phone.commands).to.deep.include.members([
      {type: 'deleteHistory', id: 'c'},
      {type: 'deleteHistory', id: 'b'},
    ]);
    lists(calls.slice(2));
    await settled(element);
    await until('the focus is there', () => deepActiveElement()?.textContent?.includes('Huber') ?? false);
  });

  it('asks before it deletes all; the safe answer has the focus, and Escape is no', async () => {
    lists([entry('a', 'received', 1)]);
    const element = await show();
    await press(element, 'Alle löschen');
    expect(deepActiveElement()?.textContent?.trim()).to.equal('Behalten');
    expect(await axeViolations(element)).to.deep.equal([]);
    await sendKeys({press: 'Escape'});
    await settled(element);
    expect(deepActiveElement()?.getAttribute('aria-label')).to.equal('Alle löschen');
    await press(element, 'Alle löschen');
    deepAll(element, '.answers button')[1]?.click();
    await settled(element);
    expect(phone.commands).to.deep.equal([{type: 'deleteHistory'}]);
  });

  it('shows five thousand calls, and draws of them what somebody has looked down to', async () => {
    const calls = Array.from({length: 5_000}, (_, at) =>
      entry(`c${at}`, 'received', 600 - at * 8, {remote: {...huber, number: `${100 + (at % 900)}`}}),
    );
    lists(calls);
    const start = performance.now();
    const element = await show();
    expect(performance.now() - start).to.be.lessThan(500);
    expect(rows(element).length).to.be.within(40, 200);
    const before = rows(element).length;
    deepAll(element, '.further')[0]?.scrollIntoView({block: 'end'});
    await until('more is there', () => rows(element).length > before);
  });

  it('names nobody in a page of another host', async () => {
    phone.confirmsNumbers = true;
    lists([entry('a', 'missed', 1)]);
    const element = await show();
    expect(phone.watched).to.deep.equal(['missed']);
    expect(words(element)).to.include('1 verpasster Anruf').and.not.include('Schmid');
    expect(hasButton(await show('amt-phone-bar'), 'Anrufliste, 1 verpasst')).to.equal(true);
    phone = Object.assign(new FakePhone(reachable()), {confirmsNumbers: true});
    expect(hasButton(await show('amt-phone-bar'), 'Anrufliste')).to.equal(false);
  });

  it('is not there for a line of which none may be kept', async () => {
    phone.configuration = {servers: [], credentials: 'callback', history: false};
    expect(words(await show())).to.equal('Für diesen Anschluss wird keine Anrufliste geführt.');
    expect(hasButton(await show('amt-phone-bar'), 'Anrufliste')).to.equal(false);
  });

  it('is a button in the bar that counts the missed calls', async () => {
    const bar = await show('amt-phone-bar');
    await press(bar, 'Anrufliste');
    expect(words(bar)).to.not.include('Noch keine Anrufe');
    lists([]);
    await settled(bar);
    expect(words(bar)).to.include('Noch keine Anrufe');
    const missed: TopicValues['missed'] = 2;
    phone.tell('missed', missed);
    await settled(bar);
    expect(button(bar, 'Anrufliste, 2 verpasst').textContent.trim()).to.equal('2');
    expect(await axeViolations(bar)).to.deep.equal([]);
  });
});
