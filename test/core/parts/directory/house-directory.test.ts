import {expect} from 'chai';
import {HouseDirectory} from '../../../../src/core/parts/directory/house-directory.js';
import type {DirectoryHits, DirectorySource} from '../../../../src/protocol/index.js';
import {installClock, type FakeClock} from '../../support/clock.js';

const haus = {name: 'Haus', entries: 'https://t.example/haus.json'};
const buch = {name: 'Telefonbuch', url: 'https://t.example/buch?q={query}'};
const personnel = {name: 'Personal', entries: 'https://t.example/personal.json', guests: false};
const secret = {name: 'Leitung', url: 'https://t.example/leitung/{query}', guests: false};

const huber = {name: 'Huber, Maria', department: 'Wohngeld', numbers: ['123']};
const maier = {name: 'Huber, Josef', numbers: ['+49 861 58-124']};
const landrat = {name: 'Huber, Landrat', numbers: ['100']};

type Answer = (address: string, options: RequestInit) => Promise<Response> | Response;

describe('the directory of a house', () => {
  let clock: FakeClock;
  let told: {topic: string; value: DirectoryHits | undefined}[];
  let asked: {address: string; options: RequestInit}[];
  let answers: Record<string, Answer>;
  let directory: HouseDirectory;

  beforeEach(() => {
    clock = installClock();
    told = [];
    asked = [];
    answers = {
      '/haus.json': () => Response.json([huber, {name: 'nobody'}, 5]),
      '/buch': () => Response.json([maier]),
      '/personal.json': () => Response.json([landrat]),
      '/leitung': () => Response.json([landrat]),
    };
  });
  afterEach(() => clock.uninstall());

  function open(...sources: DirectorySource[]): void {
    const fetcher = (address: string, options: RequestInit) => {
      asked.push({address, options});
      const path = Object.keys(answers).find(start => new URL(address).pathname.startsWith(start)) ?? '';
      return Promise.resolve(answers[path]?.(address, options) ?? new Response('', {status: 404}));
    };
    directory = new HouseDirectory(
      {
        configuration: {
          servers: ['wss://pbx.example'],
          credentials: 'callback',
          site: {country: '49', area: '861', head: '58', extensionDigits: [3]},
          directory: sources,
        },
        now: Date.now,
        topics: {set: (topic, value) => void told.push({topic, value: value as DirectoryHits | undefined})},
      },
      fetcher as typeof fetch,
    );
  }
  const watch = (query: string, guest = false, page = 'page') => directory.watched(`directory/${query}`, {page, guest});
  const leave = (query: string) => directory.watched(`directory/${query}`, null);
  const newest = () => told.at(-1)?.value;
  const names = (value = newest()) => value?.hits.map(({name}) => name);
  const forGuests = () => directory.forGuests(newest());

  it('tells what each source finds as it comes, and that it searches until all have answered', async () => {
    open(haus, buch);
    watch('huber');
    await clock.tick(1);
    expect(newest()).to.deep.equal({hits: [{...huber, source: 'Haus'}], searching: true, failed: []});
    await clock.tick(200);
    expect(newest()).to.deep.include({searching: false, failed: []});
    expect(names()).to.deep.equal(['Huber, Josef', 'Huber, Maria']);
    expect(asked.at(-1)).to.deep.include({address: 'https://t.example/buch?q=huber'});
    expect(asked.at(-1)?.options).to.include({credentials: 'same-origin', cache: 'no-store'});
  });

  it('writes what was typed so that it stays what it is in the address', async () => {
    open({name: 'Pfad', url: 'https://t.example/leitung/{query}/x?again={query}'});
    watch('a&b/../ü?');
    await clock.tick(200);
    expect(asked[0]?.address).to.equal(
      'https://t.example/leitung/a%26b%2F..%2F%C3%BC%3F/x?again=a%26b%2F..%2F%C3%BC%3F',
    );
  });

  it('asks no program while somebody types on, and breaks off what nobody waits for', async () => {
    open(buch);
    watch('h');
    await clock.tick(100);
    leave('h');
    watch('hu');
    await clock.tick(160);
    leave('hu');
    expect(asked.map(({address}) => address)).to.deep.equal(['https://t.example/buch?q=hu']);
    expect(asked[0]?.options.signal?.aborted).to.be.true;
    expect(told.at(-1)).to.deep.equal({topic: 'directory/hu', value: undefined});
  });

  for (const [what, answer] of Object.entries<Answer>({
    refuses: () => new Response('', {status: 500}),
    'answers with a web page': () => new Response('<html>', {headers: {'content-type': 'text/html'}}),
    'answers something else': () => Response.json({name: 'Huber'}),
    'breaks off': () => Promise.reject(new TypeError('Failed to fetch')),
    'never answers': () => new Promise<Response>(() => undefined),
  }))
    it(`names a source that ${what}, and goes on without it`, async () => {
      answers['/buch'] = answer;
      open(buch, haus);
      watch('huber');
      await clock.tick(6_000);
      expect(newest()).to.deep.equal({hits: [{...huber, source: 'Haus'}], searching: false, failed: ['Telefonbuch']});
    });

  it('has a list that did not come once more for a later search, and a newer one after half an hour', async () => {
    answers['/haus.json'] = () => new Response('', {status: 503});
    open(haus);
    watch('huber');
    await clock.tick(1);
    expect(newest()?.failed).to.deep.equal(['Haus']);
    answers['/haus.json'] = () => Response.json([huber], {headers: {etag: '1'}});
    await clock.tick(31_000);
    watch('maria');
    await clock.tick(1);
    expect(names()).to.deep.equal(['Huber, Maria']);
    answers['/haus.json'] = () => Response.json([landrat], {headers: {etag: '2'}});
    await clock.tick(31 * 60_000);
    watch('hube');
    await clock.tick(1);
    watch('land');
    await clock.tick(1);
    expect(names()).to.deep.equal(['Huber, Landrat']);
    expect(asked).to.have.length(3);
  });

  it('shows twenty at most, and what a program finds by rules of its own last', async () => {
    answers['/haus.json'] = () =>
      Response.json(Array.from({length: 50}, (_, at) => ({...huber, numbers: [String(200 + at)]})));
    answers['/buch'] = () => Response.json([{name: 'Ganz anders', numbers: ['5']}, maier]);
    open(haus, buch);
    watch('huber');
    await clock.tick(200);
    expect(newest()?.hits).to.have.length(20);
    leave('huber');
    watch('josef');
    await clock.tick(200);
    expect(names()).to.deep.equal(['Huber, Josef', 'Ganz anders']);
  });

  it('searches nothing for nothing', async () => {
    open(haus, buch);
    watch(' ');
    await clock.tick(200);
    expect(newest()).to.deep.equal({hits: [], searching: false, failed: []});
    expect(asked).to.have.length(1);
  });

  describe('for pages of other hosts', () => {
    it('asks only the sources that are for them, and nothing leaks of the others', async () => {
      answers['/leitung'] = () => new Response('', {status: 500});
      open(haus, personnel, secret, buch);
      watch('huber', true);
      await clock.tick(200);
      expect(asked.map(({address}) => address)).to.not.include('https://t.example/leitung/huber');
      watch('huber', false, 'own');
      await clock.tick(1);
      expect(newest()?.searching).to.be.true;
      expect(names()).to.include('Huber, Landrat');
      expect(forGuests()).to.deep.include({searching: false, failed: []});
      expect(names(forGuests())).to.deep.equal(['Huber, Josef', 'Huber, Maria']);
      await clock.tick(200);
      expect(newest()?.failed).to.deep.equal(['Leitung']);
      expect(forGuests()).to.deep.include({searching: false, failed: []});
    });

    it('does not lend a hit what only another source says of the same person', async () => {
      answers['/personal.json'] = () => Response.json([{...huber, room: 'geheim', numbers: ['123', '0171 1']}]);
      open(haus, personnel);
      watch('huber');
      await clock.tick(1);
      expect(newest()?.hits).to.have.length(1);
      expect(newest()?.hits[0]).to.include({room: 'geheim'});
      expect(forGuests()?.hits).to.deep.equal([{...huber, source: 'Haus'}]);
    });

    it('searches nothing below two characters, not even what another page searches', async () => {
      open(haus);
      watch('h', true);
      await clock.tick(200);
      expect(told).to.deep.equal([]);
      watch('h');
      await clock.tick(1);
      expect(names()).to.deep.equal(['Huber, Maria']);
      expect(forGuests()).to.equal(undefined);
    });

    it('searches three times a second for a page, and of what comes faster the newest when its time has come', async () => {
      open(haus);
      await clock.tick(1);
      const searched = () => told.map(({topic}) => topic.replace('directory/', ''));
      for (const query of ['hu', 'hub', 'hube', 'huber', 'huber m', 'huber ma']) watch(query, true);
      watch('maria', true, 'another page');
      await clock.tick(330);
      expect(searched()).to.deep.equal(['hu', 'maria']);
      await clock.tick(10);
      expect(searched().slice(2)).to.deep.equal(['huber ma']);
    });

    it('lets the last letter wait for a third of a second at most, however many came before it', async () => {
      open(haus);
      await clock.tick(1);
      for (const query of ['hu', 'hub', 'hube', 'huber']) {
        watch(query, true);
        await clock.tick(query === 'huber' ? 340 : 120);
      }
      expect(told.map(({topic}) => topic).at(-1)).to.equal('directory/huber');
    });

    it('forgets what waits for its time when nobody watches it any more', async () => {
      open(haus);
      await clock.tick(1);
      for (const query of ['hu', 'hub', 'hube', 'huber']) watch(query, true);
      leave('huber');
      told = [];
      await clock.tick(2_000);
      expect(told.map(({topic}) => topic)).to.not.include('directory/huber');
    });
  });

  describe('knows whose number it is', () => {
    it('by its lists, however the number is written', async () => {
      open(buch, haus, personnel);
      await clock.tick(1);
      expect(await directory.whoHas('+4986158123')).to.deep.equal({name: 'Huber, Maria', department: 'Wohngeld'});
      expect(await directory.whoHas('100')).to.deep.equal({name: 'Huber, Landrat', guests: false});
      expect(await directory.whoHas('124')).to.equal(undefined);
      expect(asked.map(({address}) => address)).to.deep.equal([haus.entries, personnel.entries]);
    });

    it('also where a list does not come', async () => {
      answers['/haus.json'] = () => new Response('', {status: 500});
      open(haus, personnel);
      await clock.tick(1);
      expect(await directory.whoHas('100')).to.deep.equal({name: 'Huber, Landrat', guests: false});
    });
  });
});
