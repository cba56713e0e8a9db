import {expect} from 'chai';
import {randomId} from '../../src/client/random-id.js';
import {coreName} from '../../src/protocol/index.js';
import {Succession} from '../../src/worker/succession.js';

describe('the succession of cores', () => {
  let phone: string;
  let looks: boolean;
  beforeEach(() => ([phone, looks] = [randomId(), true]));

  /** A core of that version, which ends when a newer one wants the phone. */
  function core(version: number, endsWhenAsked = true) {
    const wanted: number[] = [];
    let end = () => {};
    const life = new Promise<void>(resolve => (end = resolve));
    const locks = {
      query: () => (looks ? navigator.locks.query() : Promise.reject(new DOMException('', 'SecurityError'))),
      // A worker that closes lets go of its locks; in a page they go with the race.
      request: (name: string, hold: () => unknown) => navigator.locks.request(name, () => Promise.race([hold(), life])),
    } as unknown as LockManager;
    const outdated = (newer: number) => {
      wanted.push(newer);
      if (endsWhenAsked) end();
    };
    return {wanted, end, succession: new Succession(phone, locks, outdated, version)};
  }

  it('gives the phone to the only core', async () => {
    expect(await core(7).succession.newest()).to.equal(7);
  });

  it('gives it to a newer core once the older one has ended, and not before', async () => {
    const yesterday = core(7, false);
    await yesterday.succession.newest();
    const today = core(8);
    let has = 0;
    const asked = today.succession.newest().then(newest => (has = newest));
    while (yesterday.wanted.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
    expect(yesterday.wanted).to.deep.equal([8]);
    expect(has).to.equal(0);
    yesterday.end();
    expect(await asked).to.equal(8);
    expect(today.wanted).to.deep.equal([]);
  });

  it('leaves it to a newer core that lives, until that one is gone', async () => {
    const today = core(8);
    await today.succession.newest();
    const yesterday = core(7);
    expect(await yesterday.succession.newest()).to.equal(8);
    expect(today.wanted).to.deep.equal([]);
    today.end();
    await navigator.locks.request(coreName(phone, 8), () => {});
    expect(await yesterday.succession.newest()).to.equal(7);
  });

  it('gives it to the newest of those that start at once', async () => {
    const [yesterday, today] = [core(7), core(8)];
    const [, newest] = await Promise.all([yesterday.succession.newest(), today.succession.newest()]);
    expect(newest).to.equal(8);
    expect(await core(7).succession.newest()).to.equal(8);
  });

  it('leaves the core of another phone alone', async () => {
    const yesterday = core(7);
    await yesterday.succession.newest();
    phone = randomId();
    expect(await core(8).succession.newest()).to.equal(8);
    expect(yesterday.wanted).to.deep.equal([]);
  });

  describe('where the browser does not let them look around', () => {
    beforeEach(() => (looks = false));

    it('gives the phone to the only core', async () => {
      expect(await core(3).succession.newest()).to.equal(3);
    });

    it('gives it to a newer core once the older one has ended', async () => {
      const yesterday = core(2);
      await yesterday.succession.newest();
      expect(await core(3).succession.newest()).to.equal(3);
      expect(yesterday.wanted).to.deep.equal([3]);
    });

    it('has a newer core tell the older one that it lives', async () => {
      await core(3).succession.newest();
      const yesterday = core(2, false);
      await yesterday.succession.newest();
      while (yesterday.wanted.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
      expect(yesterday.wanted[0]).to.equal(3);
    });
  });
});
