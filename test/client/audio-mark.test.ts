import {expect} from 'chai';
import {leaveMark, takeMark} from '../../src/client/audio-mark.js';
import {ScriptedCore} from './scripted-core.js';

describe('The mark of a page that left with a call', () => {
  const {mediaDevices} = navigator;
  const {getUserMedia} = mediaDevices;
  let asked = 0;
  beforeEach(() => {
    asked = 0;
    mediaDevices.getUserMedia = () => {
      asked += 1;
      return Promise.reject(new DOMException('no', 'NotFoundError'));
    };
  });
  afterEach(() => {
    mediaDevices.getUserMedia = getUserMedia;
    takeMark();
  });

  it('is taken once', () => {
    leaveMark();
    expect([takeMark(), takeMark()]).to.deep.equal([true, false]);
  });

  it('has the next page open its microphone before any core was found', async () => {
    leaveMark();
    const {phone} = new ScriptedCore();
    expect(asked).to.equal(1);
    phone.disconnect();
  });

  it('is missing in a page that was opened in another way, which asks for no microphone', async () => {
    const core = new ScriptedCore();
    await core.phone.ready;
    expect(asked).to.equal(0);
    core.phone.disconnect();
  });
});
