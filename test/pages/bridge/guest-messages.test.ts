import {expect} from 'chai';
import {Presence} from '../../../src/client/presence.js';
import {isGuestMessage} from '../../../src/pages/bridge/guest-messages.js';

describe('What a page of another host says', () => {
  let presence: Presence;
  beforeEach(() => {
    presence = new Presence(false, {onchange: () => {}, onleave: () => {}, onreturn: () => {}});
  });
  afterEach(() => presence.close());

  it('of its looks is what the bridge takes, and not a word more', () => {
    const {info} = presence;
    expect(isGuestMessage({type: 'info', info})).to.be.true;
    expect(isGuestMessage({type: 'info', info: {...info, silent: true}})).to.be.false;
    expect(isGuestMessage({type: 'info', info: {...info, silent: undefined}})).to.be.false;
  });
});
