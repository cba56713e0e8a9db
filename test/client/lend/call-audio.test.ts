import {expect} from 'chai';
import {CallAudio} from '../../../src/client/lend/call-audio.js';
import {type House, ringKind, toneFor} from '../../../src/client/lend/ringer.js';
import {choose} from '../../../src/media/chosen.js';
import {compose} from '../../../src/media/ring/tunes.js';
import {defaultSettings, type Call, type RingingSettings} from '../../../src/protocol/index.js';
import {until} from '../../media/studio.js';
import {call, registered, ScriptedCore} from '../scripted-core.js';

const {requestIdleCallback: realIdle} = globalThis;
const {start: realStart} = AudioBufferSourceNode.prototype;

describe('How it rings', () => {
  /** What was begun to sound, sample by sample. */
  let sounded: Float32Array[];
  let end: () => void;

  beforeEach(() => {
    sounded = [];
    end = () => {};
    AudioBufferSourceNode.prototype.start = function (...when) {
      if (this.buffer) sounded.push(this.buffer.getChannelData(0));
      realStart.apply(this, when);
    };
    globalThis.requestIdleCallback = work => setTimeout(work) as unknown as number;
  });
  afterEach(() => {
    end();
    choose({sound: {}});
    AudioBufferSourceNode.prototype.start = realStart;
    globalThis.requestIdleCallback = realIdle;
  });

  const pages = (ringer: string) => ({...registered.pages, ringer});
  const ringing = (changes: Partial<RingingSettings>) => ({...defaultSettings.ringing, ...changes});
  const tones = {internal: 'kuckuck', external: 'marimba', hotline: 'klassisch'};
  const isTune = (name: 'kuckuck' | 'sanft') => {
    const samples = compose(name);
    return sounded.at(-1)?.every((sample, index) => sample === samples[index]);
  };

  function callAudio(house: House = {}): CallAudio {
    const audio = new CallAudio({
      configuration: new Promise(() => {}),
      house: Promise.resolve(house),
      onevent: () => {},
      hush: () => {},
    });
    end = () => audio.close();
    return audio;
  }
  const ring = (audio: CallAudio, calls: Call[]) =>
    audio.ring({...registered, calls, pages: pages('here')}, registered, 'here');

  it('is as the user has set it, with what the core tells of that', async () => {
    const core = new ScriptedCore();
    end = () => core.phone.disconnect();
    await core.phone.ready;
    await core.hears('watch');
    const asked = core.got.find(message => message.type === 'watch');
    expect(asked).to.deep.equal({type: 'watch', topic: 'sound', on: true, guest: false});
    core.say({type: 'topic', topic: 'sound', value: {...defaultSettings, ringing: ringing({tones})}});
    core.say({
      type: 'patch',
      patch: {revision: 2, pages: pages(core.phone.page), callIds: ['1'], changedCalls: [call('1')]},
    });
    await until('it rings', () => sounded.length > 0);
    core.say({type: 'patch', patch: {revision: 3, callIds: []}});
    await core.state(({calls}) => !calls.length);
    // By then what rings is here, also where the first call came before it.
    await until('the ringer is here', async () => {
      core.say({type: 'patch', patch: {revision: 4, callIds: ['2'], changedCalls: [call('2')]}});
      await core.state(({calls}) => calls.length > 0);
      core.say({type: 'patch', patch: {revision: 5, callIds: []}});
      await core.state(({calls}) => !calls.length);
      return Boolean(isTune('kuckuck'));
    });
  });

  it('does not wait for the tones: until they are here it rings all the same', () => {
    globalThis.requestIdleCallback = () => 0;
    const audio = callAudio();
    ring(audio, [call('1')]);
    expect(sounded).to.have.length(1);
    ring(audio, []);
  });

  it('goes on as it began for as long as something rings', async () => {
    const audio = callAudio();
    await until('the ringer is here', () => {
      ring(audio, []);
      ring(audio, [call('1')]);
      return Boolean(isTune('sanft'));
    });
    const before = sounded.length;
    ring(audio, [call('1')]);
    ring(audio, [call('1'), call('2')]);
    expect(sounded).to.have.length(before);
  });

  it('is to be seen alone where the user wants that', () => {
    const audio = callAudio();
    choose({sound: {ringing: ringing({seenOnly: true})}});
    ring(audio, [call('1')]);
    ring(audio, [call('1'), call('2', {phase: 'talking'})]);
    expect(sounded).to.be.empty;
  });

  describe('tells who calls:', () => {
    const from = (number: string, diverted?: string) =>
      call('1', {
        remote: {number, name: '', anonymous: false},
        ...(diverted && {divertedFrom: {number: diverted, name: '', anonymous: false}}),
      });
    const house = {
      site: {extensionDigits: [3, 4], internal: ['98000']},
      ringing: {tone: 'gong', hotlines: ['500']},
    } as const;

    it('colleagues, people outside, and the hotline', () => {
      expect(ringKind(from('102'), house)).to.equal('internal');
      expect(ringKind(from('1024'), house)).to.equal('internal');
      expect(ringKind(from('98000'), house)).to.equal('internal');
      expect(ringKind(from('08999998765'), house)).to.equal('external');
      expect(ringKind(from(''), house)).to.equal('external');
      expect(ringKind(from('0112'), house)).to.equal('external');
      expect(ringKind(from('08999998765', '500'), house)).to.equal('hotline');
      expect(ringKind(from('102', '501'), house)).to.equal('internal');
      expect(ringKind(from('102'), {})).to.equal('internal');
    });

    it("by the user's tone, else by that of the site, else by one made here", () => {
      const none = defaultSettings.ringing;
      expect(toneFor('external', ringing({tones}), house)).to.equal('marimba');
      expect(toneFor('external', none, house)).to.equal('gong');
      expect(toneFor('internal', none, house)).to.equal('sanft');
      expect(toneFor('external', none, {})).to.equal('dreiklang');
      expect(toneFor('hotline', none, {})).to.equal('gong');
    });
  });
});
