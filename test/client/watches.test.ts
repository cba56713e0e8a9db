import {expect} from 'chai';
import {WatchRelay} from '../../src/client/watch-relay.js';
import {initialState, PROTOCOL_VERSION, type PageMessage} from '../../src/protocol/index.js';
import {FakePhone} from '../../src/testing/index.js';
import {until} from '../media/studio.js';
import {registered, ScriptedCore} from './scripted-core.js';

const turn = () => Promise.resolve();

/** What is watched by nobody but who lends the audio is left out. */
const isWatchedHere = ([topic]: readonly unknown[]) => topic !== 'sound';

describe('What a page watches', () => {
  it('is asked of the core once, however many listen, and until the last has left off', async () => {
    const core = new ScriptedCore();
    const asked = () =>
      core.got
        .flatMap(message => (message.type === 'watch' ? [[message.topic, message.on]] : []))
        .filter(isWatchedHere);
    const seen: unknown[] = [];
    const first = core.phone.watch('lamps', lamps => seen.push(lamps));
    await until('it is asked', () => asked().length > 0);
    core.say({type: 'topic', topic: 'lamps', value: {102: 'idle'}});
    await until('it is heard', () => seen.length > 0);
    const late: unknown[] = [];
    const second = core.phone.watch('lamps', lamps => late.push(lamps));
    await turn();
    expect(late).to.deep.equal([{102: 'idle'}]);
    first();
    first();
    second();
    await until('it is over', () => asked().length > 1);
    expect(asked()).to.deep.equal([
      ['lamps', true],
      ['lamps', false],
    ]);
    core.phone.disconnect();
  });

  it('is asked of the next core too, and unknown when the page has left the phone', async () => {
    const core = new ScriptedCore();
    const seen: unknown[] = [];
    core.phone.watch('lamps', lamps => seen.push(lamps));
    const isAsked = (message: PageMessage) => message.type === 'watch' && message.topic === 'lamps';
    await until('it is asked', () => core.got.some(isAsked));
    const before = core.got.length;
    core.say({type: 'welcome', protocol: PROTOCOL_VERSION, state: registered});
    await until('it is asked again', () => core.got.slice(before).some(isAsked));
    core.say({type: 'topic', topic: 'lamps', value: {102: 'idle'}});
    await until('it is heard', () => seen.length > 0);
    core.phone.disconnect();
    expect(seen).to.deep.equal([{102: 'idle'}, undefined]);
    expect(core.phone.state).to.deep.equal(initialState);
  });

  it('one listener’s fault is not the next one’s silence', async () => {
    const phone = new FakePhone();
    const relay = new WatchRelay();
    relay.follow(phone);
    const faults: unknown[] = [];
    const {reportError: report} = globalThis;
    globalThis.reportError = fault => faults.push(fault);
    try {
      const seen: unknown[] = [];
      relay.watch('lamps', () => {
        throw new Error('a fault');
      });
      relay.watch('lamps', lamps => seen.push(lamps));
      phone.tell('lamps', {102: 'idle'});
      expect(seen).to.deep.equal([{102: 'idle'}]);
      expect(faults).to.have.length(1);
    } finally {
      globalThis.reportError = report;
    }
  });

  it('goes on with the phone that comes, and with another one after it', async () => {
    const relay = new WatchRelay();
    const seen: unknown[] = [];
    const end = relay.watch('lamps', lamps => seen.push(lamps));
    const [first, second] = [new FakePhone(), new FakePhone()];
    first.tell('lamps', {102: 'idle'});
    relay.follow(first);
    await turn();
    relay.follow(second);
    expect(first.watched).to.be.empty;
    second.tell('lamps', {102: 'busy'});
    first.tell('lamps', {102: 'ringing'});
    relay.follow(null);
    expect(seen).to.deep.equal([{102: 'idle'}, undefined, {102: 'busy'}, undefined]);
    relay.follow(second);
    await turn();
    expect(seen.at(-1)).to.deep.equal({102: 'busy'});
    end();
    expect(second.watched).to.be.empty;
  });
});
