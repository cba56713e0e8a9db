import {expect} from 'chai';
import {IceServers} from '../../../src/client/lend/ice-servers.js';
import {failures} from '../../../src/script/failures.js';
import {installClock, type FakeClock} from '../../core/support/clock.js';

const minute = 60_000;
/** An answer whose body needs no time but that of promises. */
const json = (body: object) => Object.assign(Response.json(body), {text: async () => JSON.stringify(body)});

describe('The login of a relay', () => {
  const {fetch: real} = globalThis;
  let clock: FakeClock;
  let asked: number;
  let lasts: number;
  let isAway: boolean;
  let isUsed: boolean;
  let servers: IceServers;

  beforeEach(() => {
    clock = installClock();
    [asked, lasts, isAway, isUsed] = [0, 20 * minute, false, true];
    globalThis.fetch = async () => {
      asked += 1;
      if (isAway) throw new TypeError('Failed to fetch');
      const iceServers = [{urls: 'turn:turn.example', username: String(asked), credential: 'secret'}];
      return json({iceServers, ...(lasts && {expiresAt: new Date(Date.now() + lasts).toISOString()})});
    };
    servers = new IceServers(`${location.origin}/turn`, () => isUsed);
  });
  afterEach(() => {
    servers.close();
    clock.uninstall();
    globalThis.fetch = real;
  });

  const login = async () => (await servers.current()).map(({username}) => username);

  it('is asked for once, and holds', async () => {
    expect(await Promise.all([login(), login()])).to.deep.equal([['1'], ['1']]);
    await clock.tick(10 * minute);
    expect(await login()).to.deep.equal(['1']);
    expect(asked).to.equal(1);
  });

  it('is renewed in a long call before it ends, again and again', async () => {
    await login();
    await clock.tick(16 * minute);
    expect(asked).to.equal(2);
    expect(await login()).to.deep.equal(['2']);
    await clock.tick(60 * minute);
    expect(asked).to.equal(6);
  });

  it('is not renewed while there is no call, but for the next one', async () => {
    isUsed = false;
    await login();
    await clock.tick(60 * minute);
    expect(asked).to.equal(1);
    expect(await login()).to.deep.equal(['2']);
  });

  it('is asked for again each half minute where the network is away, and the one before is used meanwhile', async () => {
    await login();
    isAway = true;
    await clock.tick(17 * minute);
    expect(asked).to.equal(6);
    expect(await login()).to.deep.equal(['1']);
    await clock.tick(60 * minute);
    expect(await login()).to.deep.equal(['1']);
    isAway = false;
    await clock.tick(minute);
    expect(await login()).to.deep.equal([String(asked)]);
    expect(failures.at(-1)).to.match(/iceServers configuration-unreachable/);
  });

  it('keeps no call waiting for more than two seconds, and none from doing without', async () => {
    globalThis.fetch = () => new Promise(() => {});
    const call = servers.current();
    await clock.tick(2_000);
    expect(await call).to.deep.equal([]);
  });

  it('is none where something else comes, or the page is left', async () => {
    globalThis.fetch = async () => json({iceServers: [{url: 'turn:turn.example'}]});
    expect(await servers.current()).to.deep.equal([]);
    await clock.tick(2_000);
    servers.close();
    expect(clock.pending).to.equal(0);
  });

  it('without an end is asked for once a day', async () => {
    lasts = NaN;
    globalThis.fetch = async () =>
      Response.json({iceServers: [{urls: 'turn:turn.example', username: String(++asked)}]});
    await login();
    await clock.tick(23 * 60 * minute);
    expect(asked).to.equal(1);
    await clock.tick(60 * minute);
    expect(asked).to.equal(2);
  });
});
