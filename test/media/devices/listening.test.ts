import {expect} from 'chai';
import {Listening, levelsOf, type Look} from '../../../src/media/devices/listening.js';

const [speaking, room, gated] = [0.2, 0.002, 0];

describe('Whether the clerk is heard', () => {
  let now: number;
  let listening: Listening;
  beforeEach(() => {
    now = 0;
    listening = new Listening();
  });

  /** The last of what was said in these seconds. */
  function during(seconds: number, look: Partial<Look>) {
    let said: ReturnType<Listening['look']> = null;
    for (const end = now + seconds * 1000; now < end; now += 250)
      said = listening.look({own: gated, far: gated, isMuted: false, sending: true, now, ...look});
    return said;
  }

  it('is doubtful where the other side has spoken, waits for an answer, and nothing ever came from the microphone', () => {
    expect(during(60, {})).to.equal(null);
    expect(during(2, {far: speaking})).to.equal(null);
    expect(during(4, {})).to.equal(null);
    expect(during(2, {})).to.equal('microphone-silent');
    expect(during(1, {own: speaking})).to.equal(null);
  });

  it('is certain of somebody whose headset sends nothing in pauses, however long they listen', () => {
    during(1, {own: speaking});
    for (let minute = 0; minute < 10; minute++) {
      expect(during(40, {far: speaking})).to.equal(null);
      expect(during(20, {})).to.equal(null);
    }
  });

  it('is no question where the microphone was heard in the page before', () => {
    listening = new Listening(true);
    expect(listening.works).to.be.true;
    during(2, {far: speaking});
    expect(during(60, {})).to.equal(null);
  });

  it('is no question while the other side only makes music', () => {
    expect(during(600, {far: speaking})).to.equal(null);
  });

  it('is not so when the system has muted the microphone for three seconds (reports 19)', () => {
    during(5, {own: speaking});
    expect(during(2, {isMuted: true})).to.equal(null);
    expect(during(2, {isMuted: true})).to.equal('microphone-silent');
    expect(during(1, {})).to.equal(null);
  });

  it('is no matter of the noise that the browser makes by itself, and a quiet room is enough', () => {
    during(2, {far: speaking, own: 4e-5});
    expect(listening.works).to.be.false;
    during(1, {own: room});
    expect(listening.works).to.be.true;
  });

  it('is not asked where the browser does not say how loud they are', () => {
    expect(during(60, {own: null, far: speaking})).to.equal(null);
    expect(during(60, {own: null})).to.equal(null);
    expect(during(60, {own: gated, far: null})).to.equal(null);
  });

  it('does not count the time in which the page was asleep', () => {
    during(2, {far: speaking});
    now += 600_000;
    expect(during(2, {})).to.equal(null);
  });

  it('is said of who speaks while muted, until that is over', () => {
    during(2, {own: speaking});
    expect(during(1, {sending: false, own: room})).to.equal(null);
    expect(during(1, {sending: false, own: speaking})).to.equal('speaking-muted');
    expect(during(60, {sending: false, own: room})).to.equal('speaking-muted');
    expect(during(1, {})).to.equal(null);
    expect(during(1, {sending: false})).to.equal(null);
  });

  it('is read from the statistics of a call', () => {
    const stats = [
      {type: 'media-source', audioLevel: 0.25},
      {type: 'inbound-rtp', audioLevel: 0},
      {type: 'inbound-rtp', audioLevel: 0.5},
      {type: 'transport'},
    ] as unknown as RTCStatsReport;
    expect(levelsOf(stats)).to.deep.equal({own: 0.25, far: 0.5});
    expect(levelsOf([{type: 'inbound-rtp'}] as unknown as RTCStatsReport)).to.deep.equal({own: null, far: null});
    expect(levelsOf(null)).to.deep.equal({own: null, far: null});
  });
});
