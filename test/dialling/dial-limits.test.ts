import {expect} from 'chai';
import {DialLimit} from '../../src/dialling/dial-limits.js';

describe('a limit of calls', () => {
  it('lets so many pass in its span, and more as it goes by', () => {
    const limit = new DialLimit(2, 600_000);
    expect(limit.take(0)).to.be.true;
    expect(limit.take(300_000)).to.be.true;
    expect(limit.take(599_999)).to.be.false;
    expect(limit.take(600_000)).to.be.true;
    expect(limit.take(600_001), 'the second still counts').to.be.false;
    expect(limit.take(900_000)).to.be.true;
  });

  it('does not count what was refused or given back', () => {
    const limit = new DialLimit(1, 60_000);
    limit.take(0);
    limit.take(59_000);
    expect(limit.take(60_000)).to.be.true;
    limit.giveBack();
    expect(limit.take(60_001)).to.be.true;
  });
});
