import {expect} from 'chai';
import {nextTone, remindsIn} from '../../../src/client/lend/ringing.js';
import type {Tone} from '../../../src/media/index.js';
import type {Call, PhoneState} from '../../../src/protocol/index.js';
import {call, registered} from '../scripted-core.js';

const state = (calls: Call[], ringer = 'me'): PhoneState => ({
  ...registered,
  calls,
  pages: {...registered.pages, ringer},
});
const tone = (calls: Call[], ringer = 'me', current: Tone | null = null) =>
  nextTone(current, state(calls, ringer), state([]), 'me');

const incoming = call('1');
const talking = call('2', {phase: 'talking'});
const dialled = call('3', {direction: 'out', phase: 'ringing', media: {page: 'me', status: 'none'}});

describe('What a page sounds', () => {
  it('rings when a call comes in and this page rings for all', () => {
    expect(tone([incoming])).to.equal('ringing');
    expect(tone([incoming], 'other')).to.equal(null);
  });

  it('does not sound a call whose ringing was turned off, and goes on with the others (A-34)', () => {
    const silenced = {...incoming, silenced: true} as const;
    expect(tone([silenced])).to.equal(null);
    expect(tone([silenced, talking])).to.equal(null);
    expect(tone([silenced, call('5')])).to.equal('ringing');
  });

  it('rings beside a held call, and is discreet beside a talk', () => {
    expect(tone([incoming, {...talking, held: true}])).to.equal('ringing');
    expect(tone([incoming, talking])).to.equal('waiting');
  });

  it('lets the clerk hear that it rings there, unless the far end sounds something itself', () => {
    expect(tone([dialled])).to.equal('ringback');
    expect(tone([{...dialled, earlyMedia: true}])).to.equal(null);
    expect(tone([{...dialled, media: {page: 'other', status: 'none'}}])).to.equal(null);
  });

  it('is busy once after a busy call from this page, until the next call', () => {
    const ended = {
      ...dialled,
      endedAt: 2,
      reason: 'failed',
      error: {code: 'busy', retryable: true, message: ''},
    } as const;
    const after: PhoneState = {...state([]), ended: [ended]};
    expect(nextTone('ringback', after, state([dialled]), 'me')).to.equal('busy');
    expect(nextTone('busy', after, after, 'me')).to.equal('busy');
    expect(nextTone(null, after, after, 'me')).to.equal(null);
    expect(tone([{...dialled, phase: 'preparing'}], 'me', 'busy')).to.equal(null);
  });

  it('sounds the congestion of the way there, and leaves alone whom the PBX itself has told how it went', () => {
    const after = (code: 'busy' | 'unavailable' | 'declined', earlyMedia = false) => {
      const error = {code, retryable: true, message: ''};
      const ended = {...dialled, endedAt: 2, reason: 'failed', error} as const;
      return nextTone(null, {...state([]), ended: [ended]}, state([{...dialled, earlyMedia}]), 'me');
    };
    expect(after('unavailable')).to.equal('congestion');
    expect(after('declined')).to.equal(null);
    expect(after('unavailable', true)).to.equal(null);
    expect(after('busy', true)).to.equal(null);
  });

  it('reminds once, softly, of who has waited for 20 s since the other one left (desk F10)', () => {
    const ended = {...talking, id: '4', endedAt: 50_000, reason: 'hung-up-there'} as const;
    const held = {...talking, held: true, heldSince: 10_000, media: {page: 'me', status: 'connected'}} as const;
    const alone = (calls: Call[], page = 'me', now = 55_000) => remindsIn({...state(calls), ended: [ended]}, page, now);
    expect(alone([held])).to.equal(15_000);
    expect(alone([held], 'me', 70_000)).to.equal(null);
    expect(alone([held], 'other')).to.equal(null);
    expect(alone([held, talking])).to.equal(null);
    // Whom the clerk herself has set aside later is not forgotten.
    expect(alone([{...held, heldSince: 51_000}])).to.equal(null);
    expect(remindsIn(state([held]), 'me', 55_000)).to.equal(null);
  });

  it('is silent while nothing happens', () => {
    expect(tone([])).to.equal(null);
    expect(tone([talking])).to.equal(null);
  });
});
