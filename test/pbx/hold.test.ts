import {expect} from 'chai';
import {directionOf} from '../../demo/pbx/media/sdp.js';
import {until, type PhoneCall} from './phone.js';
import {stage, type Stage} from './stage.js';

const low = [{hz: [500], ms: 1000}];
const high = [{hz: [900], ms: 1000}];

async function conversation(here: Stage): Promise<[PhoneCall, PhoneCall]> {
  const [maria, josef] = [await here.phone('101'), await here.phone('102')];
  const out = await maria.call('102');
  const coming = await josef.rung();
  await coming.answer();
  await out.established();
  out.ear.say(low);
  coming.ear.say(high);
  await out.hears(900);
  await coming.hears(500);
  return [out, coming];
}

const isMusic = (hz: number | null): boolean => [440, 550, 660].some(note => Math.abs((hz ?? 0) - note) <= 10);

describe('test PBX: hold', () => {
  const here = stage();

  for (const [direction, answered] of [
    ['sendonly', 'recvonly'],
    ['inactive', 'inactive'],
  ] as const) {
    it(`answers ${direction} with ${answered}, plays music to the other and silence to the holder, until resumed`, async () => {
      const [out, coming] = await conversation(here);
      expect(await out.redirect(direction)).to.equal(200);
      await until('hold answered', () => directionOf(out.remoteSdp) === answered);
      expect(here.pbx.calls()[0]?.state).to.equal('held');
      await until('music', () => isMusic(coming.ear.heard().hz));
      await until('silence', () => out.ear.heard().rms === 0);
      expect(await out.redirect('sendrecv')).to.equal(200);
      await out.hears(900);
      await coming.hears(500);
      expect(here.pbx.calls()[0]?.state).to.equal('talking');
    });
  }

  it('lets the called side hold as well, and both at once', async () => {
    const [out, coming] = await conversation(here);
    expect(await coming.redirect('sendonly')).to.equal(200);
    await until('music', () => isMusic(out.ear.heard().hz));
    expect(await out.redirect('sendonly')).to.equal(200);
    await until('silence', () => out.ear.heard().rms === 0);
    expect(await coming.redirect('sendrecv')).to.equal(200);
    await until('music', () => isMusic(coming.ear.heard().hz));
    expect(await out.redirect('sendrecv')).to.equal(200);
    await out.hears(900);
    await coming.hears(500);
  });

  it('sends one unbroken RTP stream, whoever is to be heard', async () => {
    const [out, coming] = await conversation(here);
    await out.redirect('sendonly');
    await until('music', () => isMusic(coming.ear.heard().hz));
    await out.redirect('sendrecv');
    await coming.hears(500);
    const {packets} = coming.ear;
    expect(new Set(packets.map(({ssrc}) => ssrc)).size).to.equal(1);
    const steps = packets.slice(1).map((packet, index) => {
      const before = packets[index] ?? packet;
      return {
        sequence: (packet.sequence - before.sequence) & 0xffff,
        timestamp: (packet.timestamp - before.timestamp) >>> 0,
      };
    });
    expect(steps.every(({sequence}) => sequence === 1)).to.equal(true);
    expect(steps.every(({timestamp}) => timestamp >= 160 && timestamp < 16_000)).to.equal(true);
  });
});
