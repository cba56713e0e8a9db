import {expect} from 'chai';
import {beginAudio, openStream, takeConnection} from '../../src/media/ahead.js';
import {choose} from '../../src/media/chosen.js';
import {defaultSettings} from '../../src/protocol/index.js';

describe('Audio that is begun before it is asked for', () => {
  const {mediaDevices} = navigator;
  const {getUserMedia} = mediaDevices;
  let asked: number;
  let tracks: MediaStreamTrack[];

  beforeEach(() => {
    asked = 0;
    tracks = [];
    mediaDevices.getUserMedia = async () => {
      asked += 1;
      const {stream} = new AudioContext().createMediaStreamDestination();
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
  afterEach(() => {
    mediaDevices.getUserMedia = getUserMedia;
    takeConnection()?.connection.close();
  });

  it('is one microphone and one offer, for whoever comes first', async () => {
    beginAudio([]);
    const ahead = takeConnection();
    expect(takeConnection()).to.equal(null);
    expect((await openStream()).getTracks()).to.deep.equal(tracks);
    expect(asked).to.equal(1);
    await openStream();
    expect(asked).to.equal(2);
    const isGranted = (await navigator.permissions.query({name: 'microphone' as PermissionName})).state === 'granted';
    expect(await ahead?.offered).to.equal(isGranted);
    if (isGranted) expect(ahead?.connection.localDescription?.sdp).to.match(/m=audio .*[^]*a=sendrecv/);
    ahead?.connection.close();
  });

  it('is the microphone that the user has set, with what is to be done to its sound', async () => {
    const opened: unknown[] = [];
    const open = mediaDevices.getUserMedia;
    mediaDevices.getUserMedia = constraints => {
      opened.push(constraints?.audio);
      return open.call(mediaDevices, constraints);
    };
    choose({sound: {audio: {...defaultSettings.audio, microphone: {id: 'h', label: 'Headset'}, noise: false}}});
    await openStream();
    choose({sound: {}});
    await openStream();
    const processing = {echoCancellation: true, noiseSuppression: true, autoGainControl: true};
    expect(opened).to.deep.equal([
      {...processing, noiseSuppression: false, deviceId: 'h'},
      {...processing, deviceId: undefined},
    ]);
  });

  it('makes no offer while it is not known which servers are to be asked for addresses', async () => {
    beginAudio(false);
    const ahead = takeConnection();
    expect(await ahead?.offered).to.equal(false);
    expect(ahead?.connection.localDescription).to.equal(null);
    ahead?.connection.close();
    await openStream();
  });

  it('makes no offer with servers that the browser refuses, and throws nothing', async () => {
    beginAudio([{urls: 'no server'}]);
    const ahead = takeConnection();
    expect(await ahead?.offered).to.equal(false);
    ahead?.connection.close();
    await openStream();
  });

  it('is given back when no call comes', async () => {
    beginAudio([]);
    await new Promise(resolve => setTimeout(resolve, 3_100));
    expect(takeConnection()).to.equal(null);
    expect(tracks.map(({readyState}) => readyState)).to.deep.equal(['ended']);
  });
});
