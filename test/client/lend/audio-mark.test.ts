import {expect} from 'chai';
import {audioFirst, awaitAudio} from '../../../src/client/lend/audio-first.js';
import {leaveMark, takeMark} from '../../../src/client/lend/audio-mark.js';
import {isMarked} from '../../../src/client/lend/mark-storage.js';
import {beginOwnPhone} from '../../../src/client/reach/own-phone.js';
import {choose} from '../../../src/media/chosen.js';
import {defaultSettings} from '../../../src/protocol/index.js';
import {configuration, ScriptedCore} from '../scripted-core.js';

describe('The mark of a page that left with a call', () => {
  const {mediaDevices} = navigator;
  const {getUserMedia} = mediaDevices;
  let asked = 0;
  let opened: unknown;
  beforeEach(() => {
    asked = 0;
    mediaDevices.getUserMedia = constraints => {
      asked += 1;
      opened = constraints?.audio;
      return Promise.reject(new DOMException('no', 'NotFoundError'));
    };
  });
  afterEach(() => {
    mediaDevices.getUserMedia = getUserMedia;
    takeMark();
    choose({sound: {}});
  });

  it('is taken once, with what the next page needs to know of the audio', () => {
    leaveMark(configuration, null);
    expect(takeMark()).to.deep.equal({known: {iceServers: [], dtlsActive: true}, source: null});
    expect(takeMark()).to.not.be.ok;
  });

  it('holds no server that wants a password', () => {
    leaveMark(
      {...configuration, iceServers: [{urls: 'turn:turn.example', username: 'u', credential: 'secret101'}]},
      null,
    );
    expect(JSON.stringify({...sessionStorage})).to.not.include('secret101');
    expect(takeMark()).to.deep.equal({known: false, source: null});
  });

  it('is void when its tab comes back much later: no microphone is opened for a call that is gone', () => {
    const {now} = Date;
    leaveMark(configuration, null);
    Date.now = () => now() + 31_000;
    try {
      expect(takeMark()).to.not.be.ok;
    } finally {
      Date.now = now;
    }
  });

  it('is seen before it can be read', () => {
    expect(isMarked()).to.equal(false);
    leaveMark(configuration, null);
    expect(isMarked()).to.equal(true);
  });

  it('keeps no element waiting for a call that is gone', () => {
    sessionStorage.setItem('amtsleitung-audio', JSON.stringify({known: false, source: null, at: 0}));
    awaitAudio();
    beginOwnPhone();
    expect(asked).to.equal(0);
    expect(Boolean(audioFirst())).to.equal(false);
  });

  it('that nobody can read counts as none', () => {
    sessionStorage.setItem('amtsleitung-audio', '{');
    expect(takeMark()).to.not.be.ok;
  });

  it('has the next page open the microphone that the call had before any core was found', async () => {
    choose({sound: {audio: {...defaultSettings.audio, microphone: {id: 'h', label: 'Headset'}}}});
    leaveMark(configuration, null);
    choose({sound: {}});
    const {phone} = new ScriptedCore();
    expect(asked).to.equal(1);
    expect(opened).to.include({deviceId: 'h'});
    phone.disconnect();
  });

  it('is missing in a page that was opened in another way, which asks for no microphone', async () => {
    const core = new ScriptedCore();
    await core.phone.ready;
    expect(asked).to.equal(0);
    core.phone.disconnect();
  });
});
