import {expect} from 'chai';
import type {PartContext, PartStorage} from '../../../../src/core/parts/part.js';
import {part, SettingsPart} from '../../../../src/core/parts/settings/part.js';
import {defaultSettings, type PhoneError, type Settings, type SettingsChange} from '../../../../src/protocol/index.js';
import {FakePage, startPhone} from '../../support/page.js';

const wrong = (change: unknown) => change as SettingsChange;

describe('the settings', () => {
  let kept: unknown;
  let tellOthers: (value: unknown) => void;
  let storage: PartStorage;
  beforeEach(() => {
    kept = undefined;
    storage = {
      load: () => Promise.resolve(kept),
      save: (_name, value) => void (kept = structuredClone(value)),
      follow: (_name, listener) => void (tellOthers = listener),
    };
  });

  const start = () => startPhone({}, {parts: [part], storage});
  const settingsOf = (page: FakePage) => page.told.at(-1)?.value as Settings;

  it('are the defaults at first, and nothing is kept of them', async () => {
    const {page} = await start();
    page.watch('settings');
    expect(settingsOf(page)).to.deep.equal(defaultSettings);
    expect(kept).to.equal(undefined);
  });

  it('are the same in every page as soon as one has changed them', async () => {
    const {core, page} = await start();
    const other = new FakePage(core);
    other.watch('settings');
    await page.send({type: 'changeSettings', change: {shortcuts: {mute: null}}});
    await page.send({type: 'placeBar', corner: 'top-start', folded: true});
    expect(settingsOf(other)).to.deep.equal({
      ...defaultSettings,
      bar: {corner: 'top-start', folded: true},
      shortcuts: {...defaultSettings.shortcuts, mute: null},
    });
  });

  it('outlive the core, as that what differs from the defaults', async () => {
    const {page} = await start();
    const shortcuts = {mute: null, hold: {key: 'Ctrl+F8'}, answer: defaultSettings.shortcuts.answer};
    await page.send({type: 'changeSettings', change: {bar: {folded: true}, shortcuts}});
    expect(kept).to.deep.equal({bar: {folded: true}, shortcuts: {mute: null, hold: {key: 'Ctrl+F8'}}});
    const next = await start();
    next.page.watch('settings');
    await next.page.until('settings', () => next.page.told.length > 0);
    expect(settingsOf(next.page).bar).to.deep.equal({corner: 'bottom-end', folded: true});
    expect(settingsOf(next.page).shortcuts).to.deep.equal({...defaultSettings.shortcuts, ...shortcuts});
  });

  it('keep what the user has set where a shortcut that has come since has the same key by default: that one is off', async () => {
    kept = {shortcuts: {mute: defaultSettings.shortcuts.transfer, hold: null}};
    const {page} = await start();
    page.watch('settings');
    await page.until('settings', () => settingsOf(page)?.shortcuts.transfer === null);
    const {shortcuts} = defaultSettings;
    const expected = {...shortcuts, mute: shortcuts.transfer, hold: null, transfer: null};
    expect(settingsOf(page).shortcuts).to.deep.equal(expected);
  });

  it('take up what a core in another tab has saved', async () => {
    const {page} = await start();
    page.watch('settings');
    tellOthers({bar: {corner: 'top-end'}});
    await page.send({type: 'changeSettings', change: {}});
    expect(settingsOf(page).bar.corner).to.equal('top-end');
  });

  it('wait with a change for what was kept', async () => {
    let load: (value: unknown) => void = () => {};
    storage = {...storage, load: () => new Promise(resolve => (load = resolve))};
    const {page} = await start();
    page.watch('settings');
    const change = page.send({type: 'placeBar', corner: 'top-end', folded: false});
    load({bar: {folded: true}, shortcuts: {mute: null}});
    await change;
    expect(settingsOf(page).shortcuts.mute).to.equal(null);
    expect(kept).to.deep.equal({bar: {corner: 'top-end'}, shortcuts: {mute: null}});
  });

  for (const [what, change] of [
    ['no such entry', {ringtone: {name: 'loud'}}],
    ['an inherited name', {constructor: {}}],
    ['no such member', {bar: {height: 3}}],
    ['no such shortcut', {shortcuts: {sing: {key: 'Ctrl+Alt+Shift+S'}}}],
    ['no such way to name a person', {announcements: {who: 'birthday'}}],
    ['no such corner', {bar: {corner: 'middle', folded: true}}],
    ['another type', {bar: {folded: 'yes'}}],
    ['no entry', {bar: null}],
    ['nothing', null],
    ['a single character (A-39)', {shortcuts: {mute: {key: 'M'}}}],
    ['what AltGr would write (A-39)', {shortcuts: {mute: {key: 'Ctrl+Alt+Q'}}}],
    ['a function key by itself', {shortcuts: {mute: {key: 'F8'}}}],
    ['the keys that close the window', {shortcuts: {mute: {key: 'Alt+F4'}}}],
    ['the keys of another shortcut', {shortcuts: {mute: {key: 'Ctrl+Alt+Shift+A'}}}],
    ['no keys', {shortcuts: {mute: {}}}],
    ['louder than loud', {audio: {volume: 1.1}}],
    ['a volume that is no number', {audio: {gain: '1'}}],
    ['a device without a label', {audio: {microphone: {id: 'a'}}}],
    ['a label without end', {audio: {speaker: {id: 'a', label: 'x'.repeat(257)}}}],
    ['devices that are no list', {ringing: {devices: {id: 'a', label: 'A'}}}],
    ['a ring tone that is missing', {ringing: {tones: {internal: 'sanft', external: 'gong'}}}],
  ] as const)
    it(`refuse ${what} and lose nothing by it`, async () => {
      const {page} = await start();
      await page.send({type: 'placeBar', corner: 'top-end', folded: true});
      page.watch('settings');
      const before = settingsOf(page);
      const refused = await page
        .send({type: 'changeSettings', change: wrong(change)})
        .catch((thrown: PhoneError) => thrown.code);
      expect(refused).to.equal('setting-invalid');
      expect(settingsOf(page)).to.deep.equal(before);
      expect(kept).to.deep.equal({bar: {corner: 'top-end', folded: true}});
    });

  it('keep a device by id and label, and nothing else of it', async () => {
    const {page} = await start();
    const device = {id: '4f', label: 'Headset'};
    const more = {...device, groupId: '7a'};
    await page.send({type: 'changeSettings', change: {audio: {microphone: more}, ringing: {devices: [more]}}});
    expect(kept).to.deep.equal({audio: {microphone: device}, ringing: {devices: [device]}});
    await page.send({type: 'changeSettings', change: {audio: {microphone: null, gain: 2}, ringing: {devices: []}}});
    expect(kept).to.deep.equal({audio: {gain: 2}});
  });

  it('tell a frame how it sounds, and the page of another host around it nothing of that', async () => {
    const {core, page} = await start();
    const frame = new FakePage(core);
    frame.watch('sound');
    frame.watch('settings', {guest: true});
    await page.send({type: 'changeSettings', change: {ringing: {seenOnly: true}}});
    const last = (topic: string) => frame.told.filter(told => told.topic === topic).at(-1)?.value;
    const {audio, ringing} = defaultSettings;
    expect(last('sound')).to.deep.equal({audio, ringing: {...ringing, seenOnly: true}});
    expect(last('settings')).to.not.have.any.keys('audio', 'ringing');
  });

  it('take two shortcuts that exchange their keys', async () => {
    const {page} = await start();
    const {answer, mute} = defaultSettings.shortcuts;
    await page.send({type: 'changeSettings', change: {shortcuts: {answer: mute, mute: answer}}});
    expect(kept).to.deep.equal({shortcuts: {answer: mute, mute: answer}});
  });

  for (const [what, written, read] of [
    ['of another version', {bar: {folded: true, height: 3}, theme: {dark: true}, shortcuts: {mute: {key: '?'}}}, true],
    ['broken', {bar: 'folded', shortcuts: [1]}, false],
    ['a text', 'folded', false],
  ] as const)
    it(`take of what was kept what is one: ${what}`, async () => {
      kept = written;
      const {page} = await start();
      page.watch('settings');
      await page.send({type: 'changeSettings', change: {}});
      expect(settingsOf(page)).to.deep.equal({...defaultSettings, bar: {corner: 'bottom-end', folded: read}});
    });

  it('are the defaults where the file that reads them does not come; a change is refused, and nothing lost by it', async () => {
    kept = {bar: {folded: true}};
    let load: () => Promise<never> = () => Promise.reject(new TypeError('no such file'));
    const late = (context: PartContext) => new SettingsPart(context, () => load());
    const {page} = await startPhone({}, {parts: [{wants: () => true, create: late}], storage});
    page.watch('settings');
    const change = () => page.send({type: 'changeSettings', change: {shortcuts: {mute: null}}});
    expect(await change().catch((thrown: PhoneError) => thrown.code)).to.equal('part-missing');
    expect(settingsOf(page)).to.deep.equal(defaultSettings);
    expect(await page.send({type: 'diagnose'})).to.match(/failed amtsleitung\.read-settings\.js internal TypeError$/m);
    load = () => import('../../../../src/core/parts/settings/read-settings.js') as Promise<never>;
    await change();
    expect(kept).to.deep.equal({bar: {folded: true}, shortcuts: {mute: null}});
  });

  it('are read as soon as the file comes that reads them', async () => {
    kept = {bar: {folded: true}};
    let attempts = 0;
    const load = () =>
      ++attempts < 2
        ? Promise.reject(new TypeError('no such file'))
        : import('../../../../src/core/parts/settings/read-settings.js');
    const late = (context: PartContext) => new SettingsPart(context, load);
    const {page} = await startPhone({}, {parts: [{wants: () => true, create: late}], storage});
    page.watch('settings');
    await page.until('settings', () => settingsOf(page)?.bar.folded);
    expect(attempts).to.equal(2);
    await page.send({type: 'placeBar', corner: 'top-end', folded: true});
    expect(kept).to.deep.equal({bar: {corner: 'top-end', folded: true}});
  });

  it('show a page of another host the bar, the shortcuts and what is said of a person alone', async () => {
    const {page} = await start();
    page.watch('settings', {guest: true});
    expect(Object.keys(settingsOf(page))).to.deep.equal(['bar', 'shortcuts', 'announcements']);
  });
});
