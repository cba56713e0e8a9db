import {expect} from 'chai';
import type {CallQuality} from '../../../../src/protocol/index.js';
import {FakePage, startPhone} from '../../support/page.js';
import {answer} from '../../support/sdp.js';

const poor: CallQuality = {level: 'poor', cause: 'wifi', figures: {r: 58, codec: 'opus', loss: 4.2}};
const good: CallQuality = {level: 'good', cause: null, figures: {r: 91, codec: 'opus', loss: 0}};

describe('how well a call is heard', () => {
  async function talk() {
    const phone = await startPhone();
    const {peer, page} = phone;
    void page.send({type: 'call', target: '102'});
    const dialog = peer.answer(await peer.expect('INVITE'), answer);
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    const {id} = page.call;
    const [leg = ''] = page.asked.map(({call}) => call);
    page.watch(`quality/${id}`);
    return {
      ...phone,
      dialog,
      id,
      report: (quality: CallQuality) => page.measured({call: leg, event: 'quality', quality}),
    };
  }

  it('is told to the pages that watch the call, with its numbers', async () => {
    const {page, id, report} = await talk();
    report(poor);
    await Promise.resolve();
    expect(page.told).to.deep.equal([{type: 'topic', topic: `quality/${id}`, value: poor}]);
  });

  it('is told to pages of other hosts without its numbers', async () => {
    const {core, id, report} = await talk();
    const guest = new FakePage(core);
    guest.watch(`quality/${id}`, {guest: true});
    report(poor);
    await Promise.resolve();
    expect(guest.told.map(({value}) => value)).to.deep.equal([{level: 'poor', cause: 'wifi'}]);
  });

  it('is in the diagnostics whenever it changes, in words and numbers alone', async () => {
    const {page, id, report} = await talk();
    for (const quality of [good, good, poor, poor, good]) report(quality);
    const text = String(await page.send({type: 'diagnose'}));
    const lines = text.split('\n').filter(line => line.includes(' quality '));
    expect(lines.map(line => line.replace(/^\S+ /, ''))).to.deep.equal([
      'quality good  r 91 codec opus loss 0',
      'quality poor wifi r 58 codec opus loss 4.2',
      'quality good  r 91 codec opus loss 0',
    ]);
    expect(text).to.not.include(id);
  });

  it('is forgotten with the call, and what comes later is not taken', async () => {
    const {peer, page, core, dialog, id, report} = await talk();
    report(good);
    peer.bye(dialog);
    await page.until('over', ({calls}) => calls.length === 0);
    report(poor);
    await Promise.resolve();
    expect(page.told.map(({value}) => value)).to.deep.equal([good, undefined]);
    const later = new FakePage(core);
    later.watch(`quality/${id}`);
    expect(later.told).to.be.empty;
  });

  it('leaves what is known of the audio alone', async () => {
    const {page, report} = await talk();
    const before = page.call.media;
    report(poor);
    await Promise.resolve();
    expect(page.call.media).to.equal(before);
  });
});
