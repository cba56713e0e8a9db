import {expect} from 'chai';
import {CallStore} from '../../../../demo/site/call-store.js';
import type {HistoryEntry} from '../../../../src/protocol/index.js';
import {day, Disk, ended, huber, minute, noon, open, settled} from './list.js';

const url = 'https://telefon.amt.example/telefon/anrufe/101';

/** The demo's server, as a worker's `fetch` finds it; and one that can be away, or answer nonsense. */
class Server {
  store = new CallStore(() => noon);
  readonly asked: string[] = [];
  isAway = false;
  /** In place of what it would say. */
  answer: (() => Response) | null = null;
  options: RequestInit = {};

  readonly fetch = ((address: string, options: RequestInit) => {
    const {pathname: path, searchParams: query} = new URL(address);
    const {method = 'GET', body} = options;
    this.asked.push([method, path.slice('/telefon/anrufe/'.length)].join(' '));
    this.options = options;
    if (this.isAway) return Promise.reject(new TypeError('no network'));
    if (this.answer) return Promise.resolve(this.answer());
    const {status, json} = this.store.answer({method, path, query, body: String(body)}) ?? {status: 404, json: {}};
    return Promise.resolve(Response.json(json, {status}));
  }) as typeof fetch;

  get entries(): readonly HistoryEntry[] {
    const query = new URLSearchParams();
    return this.store.answer({method: 'GET', path: new URL(url).pathname, query, body: ''})?.json as HistoryEntry[];
  }
}

/** A clerk's browser. */
async function browser(server: Server, {disk = new Disk(), now = () => noon, days = 30} = {}) {
  const list = await open({disk, now, history: {store: url, days}, fetch: server.fetch});
  const looks = async () => {
    await list.journal.watched('history', {});
    await settled();
  };
  return Object.assign(list, {looks});
}

describe('the list of calls in the store of the site', () => {
  let server: Server;
  let now: number;
  beforeEach(() => {
    server = new Server();
    now = noon;
  });
  const later = () => (now += minute);

  it('has each call as it ends, and all of them in the next session', async () => {
    const one = await browser(server);
    await one.journal.add(ended({transferredTo: '456', reason: 'transferred', answeredAt: noon}));
    await settled();
    expect(server.entries).to.have.length(1);
    const next = await browser(server);
    await next.looks();
    expect(await next.all()).to.deep.equal(server.entries);
  });

  it('is asked on the own host, with its cookies, and nothing is left in a cache', async () => {
    const one = await browser(server);
    await one.looks();
    expect(server.options).to.include({
      ...{credentials: 'same-origin', mode: 'same-origin', redirect: 'error', cache: 'no-store'},
    });
  });

  it('agrees between two browsers of a clerk: on what was seen and what was deleted', async () => {
    const [one, other] = [await browser(server, {now: () => now}), await browser(server, {now: () => now})];
    await one.journal.add(ended({id: 'a'}));
    await one.journal.add(ended({id: 'b', startedAt: noon - 10 * minute}));
    await settled();
    await other.looks();
    expect([one.missed, other.missed]).to.deep.equal([2, 2]);
    const [first] = await other.all();
    await other.journal.see();
    await other.journal.remove(first?.id);
    await settled();
    later();
    await one.looks();
    expect(one.missed).to.equal(0);
    expect(await one.all()).to.deep.equal(await other.all());
  });

  it('has a call once that rang in two browsers of a clerk, and not as missed where one of them took it', async () => {
    const [one, other] = [await browser(server, {now: () => now}), await browser(server, {now: () => now})];
    await one.journal.add(ended({id: 'a'}));
    await other.journal.add(
      ended({id: 'b', startedAt: noon - minute + 300, answeredAt: noon, reason: 'hung-up-there'}),
    );
    await settled();
    later();
    await one.looks();
    later();
    await other.looks();
    expect((await one.all()).map(({kind}) => kind)).to.deep.equal(['received']);
    expect(await other.all()).to.deep.equal(await one.all());
    expect(server.entries).to.have.length(1);
  });

  it('waits for a server that is away, also in the next core, and keeps the order', async () => {
    const disk = new Disk();
    server.isAway = true;
    const one = await browser(server, {disk});
    await one.journal.add(ended({id: 'a'}));
    await one.journal.see();
    await one.journal.add(ended({id: 'b', startedAt: noon - 10 * minute}));
    await settled();
    expect(one.failures).to.deep.equal(['store of calls']);
    server.isAway = false;
    const next = await browser(server, {disk});
    await next.looks();
    expect(server.entries.map(({id, seen}) => [id.slice(0, 1), seen])).to.deep.equal([
      ['a', true],
      ['b', undefined],
    ]);
    expect(await next.all()).to.have.length(2);
  });

  it('does not bring back what was deleted while the server was away', async () => {
    const one = await browser(server, {now: () => now});
    await one.journal.add(ended({id: 'a'}));
    await settled();
    server.isAway = true;
    await one.journal.remove();
    await settled();
    server.isAway = false;
    later();
    await one.looks();
    expect([await one.all(), server.entries]).to.deep.equal([[], []]);
  });

  for (const [what, answer] of Object.entries<() => Response>({
    'a page of an error': () => new Response('<html>', {headers: {'content-type': 'text/html'}}),
    'no JSON': () => new Response('[', {headers: {'content-type': 'application/json'}}),
    'no list': () => Response.json({entries: []}),
    'an error': () => Response.json([], {status: 500}),
    'that the session has ended': () => Response.json([], {status: 401}),
  }))
    it(`stays as it is where the server answers ${what}`, async () => {
      const one = await browser(server, {now: () => now});
      await one.journal.add(ended());
      await settled();
      server.answer = answer;
      later();
      await one.looks();
      expect((await one.all()).map(({remote}) => remote)).to.deep.equal([huber]);
    });

  it('takes nothing from the server that is no entry, and of an entry what belongs to it', async () => {
    const good = {
      ...ended(),
      kind: 'missed',
      secret: 'x',
      remote: {number: '12\n3', name: '\u202eHu\u0007ber', more: 1},
    };
    const wrong = [
      null,
      5,
      {},
      {...good, id: '<b>'},
      {...good, kind: 'odd'},
      {...good, startedAt: 'x'},
      {...good, remote: 1},
    ];
    server.answer = () => Response.json([...wrong, good]);
    const one = await browser(server);
    await one.looks();
    const {startedAt, endedAt} = ended();
    expect(await one.all()).to.deep.equal([
      {
        ...{id: 'call-1', kind: 'missed', reason: 'missed', direction: 'in', startedAt, endedAt},
        remote: {number: '123', name: 'Huber', anonymous: false},
      },
    ]);
  });

  it('shows no call that is older than its days, and no more than five thousand', async () => {
    const calls = Array.from({length: 5_200}, (_, at) => ({
      ...ended({id: `c${at}`, startedAt: noon - at * minute}),
      kind: 'missed',
    }));
    server.answer = () => Response.json([...calls, {...ended({id: 'old', startedAt: noon - 8 * day}), kind: 'missed'}]);
    const one = await browser(server, {days: 7});
    await one.looks();
    const all = await one.all();
    expect(all.length).to.equal(5_000);
    expect(all.some(({id}) => id === 'old')).to.equal(false);
  });

  it('gives up what the server will never take', async () => {
    const one = await browser(server);
    server.answer = () => Response.json({}, {status: 400});
    await one.journal.add(ended());
    await settled();
    const before = server.asked.filter(asked => asked.startsWith('POST')).length;
    server.answer = null;
    await one.looks();
    expect(server.asked.filter(asked => asked.startsWith('POST')).length).to.equal(before);
  });

  it('is read anew when somebody looks, and else each few minutes', async () => {
    const one = await browser(server, {now: () => now});
    const reads = () => server.asked.filter(asked => asked.startsWith('GET')).length;
    const keepsUp = async () => {
      await one.journal.keepUp();
      await settled();
      return reads();
    };
    for (let look = 0; look < 5; look++) await one.looks();
    expect(reads()).to.equal(1);
    later();
    expect(await keepsUp()).to.equal(1);
    await one.looks();
    expect(reads()).to.equal(2);
    for (let minutes = 0; minutes < 2; minutes++) later();
    expect(await keepsUp()).to.equal(3);
  });
});
