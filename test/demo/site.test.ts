import {readdirSync, readFileSync} from 'node:fs';
import {request} from 'node:http';
import {expect} from 'chai';
import {startSite, type Site} from '../../demo/site/server.js';
import type {Configuration, DirectoryEntry} from '../../src/protocol/index.js';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Attributes that a browser follows or loads. */
const ADDRESS = /\s(?:href|src|action|config)="([^"]*)"/g;
const FOREIGN = /\b(?:https?:)?\/\/(?!(?:[a-z]+\.)?(?:amt\.)?localhost[:/"])[a-z0-9.-]+\.[a-z]/i;

describe('demo site', () => {
  let site: Site;
  before(async () => (site = await startSite()));
  after(() => site.close());

  const read = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(new URL(path, site.origin), {redirect: 'manual', ...init});
    return {status: response.status, headers: response.headers, text: await response.text()};
  };

  /** Every page and file that can be reached by links from the start page as 101. */
  async function crawl(): Promise<Map<string, Answer>> {
    const found = new Map<string, Answer>();
    const waiting = ['/'];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (found.has(path)) continue;
      const answer = await read(path);
      found.set(path, answer);
      const next = answer.headers.get('location') ?? '';
      const links = [...answer.text.matchAll(ADDRESS)].map(match => match[1] ?? '');
      for (const link of [next, ...links]) {
        if (!link || /^(?:tel:|#)/.test(link) || link.endsWith('/notiz')) continue;
        const {pathname} = new URL(link, site.origin + path);
        // The pages of the other clerks are the same ones.
        if (!/^\/(?!101)\d{3}\//.test(pathname)) waiting.push(pathname);
      }
    }
    return found;
  }

  const isPage = ({headers}: Answer) => headers.get('content-type')?.startsWith('text/html') ?? false;

  it('answers every link of every page', async () => {
    const answers = await crawl();
    const broken = [...answers].filter(([, {status}]) => status !== 200 && status !== 303).map(([path]) => path);
    expect(broken).to.deep.equal([]);
    expect([...answers.values()].filter(isPage).length).to.be.greaterThan(10);
  });

  it('has a directory: a list of the house, with everybody who has a telephone, and a book that is asked', async () => {
    const {directory} = JSON.parse((await read('/telefon/101.json')).text) as Configuration;
    expect(directory?.map(({name}) => name)).to.deep.equal(['Haus', 'Telefonbuch']);
    const house = JSON.parse((await read(directory?.[0]?.entries ?? '')).text) as DirectoryEntry[];
    const extensions = house.flatMap(({numbers}) => numbers);
    for (const extension of ['101', '102', '103', '104', '105', '106', '107', '108', '109'])
      expect(extensions).to.include(extension);
    const ask = async (query: string) =>
      JSON.parse(
        (await read(directory?.[1]?.url?.replace('{query}', encodeURIComponent(query)) ?? '')).text,
      ) as DirectoryEntry[];
    expect((await ask('bürgergeld')).map(({name}) => name)).to.deep.equal(['Jobcenter, Empfang']);
    expect(await ask('')).to.deep.equal([]);
  });

  describe('has a PBX that', () => {
    const connects = (host: string, origin?: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = {
          host,
          ...(origin && {origin}),
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          'sec-websocket-protocol': 'sip',
        };
        const asked = request({host: '127.0.0.1', port: site.port, path: '/ws', headers});
        asked.on('upgrade', ({statusCode}, socket) => {
          socket.destroy();
          resolve(statusCode);
        });
        asked.on('response', response => resolve(response.resume().statusCode));
        asked.on('error', reject).end();
      });
    const at = (name: string) => `${name}:${site.port}`;

    for (const [what, host, origin, status] of [
      ['takes its own pages', 'localhost', 'http://localhost', 101],
      ['takes those of the phone’s host', 'telefon.amt.localhost', 'http://telefon.amt.localhost', 101],
      ['takes a program, which names no origin', 'localhost', undefined, 101],
      ['takes no page of another origin (attack 11)', 'localhost', 'http://evil.test', 403],
      ['takes no page of another scheme (attack 11)', 'localhost', 'https://localhost', 403],
      ['takes no sandboxed page (attack 11)', 'localhost', 'null', 403],
      ['takes no other name for itself (attack 11)', 'evil.test', 'http://evil.test', 403],
      ['nor without an origin (attack 11)', 'evil.test', undefined, 403],
    ] as const)
      it(what, async () => {
        expect(await connects(at(host), origin && (origin === 'null' ? origin : at(origin)))).to.equal(status);
      });
  });

  it('serves each script of the phone and of its frame', async () => {
    const scripts = readdirSync(new URL('../../dist/', import.meta.url)).filter(file =>
      /^(amtsleitung|bridge)[\w.-]*\.js$/.test(file),
    );
    expect(scripts).to.include('bridge.call-audio.js');
    for (const file of scripts) {
      const {status} = await fetch(new URL(`/${file}`, site.origin));
      expect(status, file).to.equal(200);
    }
  });

  it('names the strict policy on every answer', async () => {
    for (const [path, {headers}] of await crawl()) {
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).to.include("default-src 'none'").and.to.include("require-trusted-types-for 'script'");
      expect(policy, path).to.match(/trusted-types amtsleitung amtsleitung-html$/);
      expect(policy, path).not.to.match(/unsafe|\*/);
    }
  });

  it('has no script and no style within a page', async () => {
    for (const [path, {text, ...answer}] of await crawl()) {
      if (!isPage({text, ...answer})) continue;
      expect(text, path).not.to.match(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
      expect(text, path).not.to.match(/<script(?![^>]*\ssrc=)|<script[^>]*>[^<]/i);
    }
  });

  it('names no foreign host', async () => {
    for (const [path, answer] of await crawl()) {
      if (isPage(answer) || path.endsWith('.css')) expect(answer.text, path).not.to.match(FOREIGN);
    }
  });

  it('embeds the phone by the three lines that the README shows', async () => {
    const {text} = await read('/102/intranet/');
    expect(text).to.include('<script src="/amtsleitung.js" async></script>');
    expect(text).to.include('<amt-phone config="/telefon/102.json"></amt-phone>');
    expect(text).to.include('<amt-phone-bar></amt-phone-bar>');
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).to.match(/amtsleitung\.js" async>[\s\S]+<amt-phone config=[\s\S]+<amt-phone-bar>/);
  });

  it('gives each clerk a configuration and a login', async () => {
    const configuration: unknown = JSON.parse((await read('/telefon/101.json')).text);
    expect(configuration).to.include({credentials: '/telefon/zugang/101'});
    const credentials: unknown = JSON.parse((await read('/telefon/zugang/101')).text);
    expect(credentials).to.include({aor: 'sip:101@pbx.amt.example', password: 'secret101'});
  });

  it('gives no login to a page of another site', async () => {
    const headers = {'sec-fetch-site': 'cross-site'};
    expect((await read('/telefon/zugang/101', {headers})).status).to.equal(403);
  });

  it('lets nobody ring who does not come from its own pages', async () => {
    const ring = (origin: string) => read('/simulate/citizen/101', {method: 'POST', headers: {origin}});
    expect((await ring('https://elsewhere.example')).status).to.equal(403);
    const own = await ring(site.origin);
    expect(own.status).to.equal(409);
    expect(own.text).to.include('noch nicht angemeldet');
  });

  it('keeps a note that is written into a case, as text', async () => {
    const path = '/101/wohngeld/vorgang/4-140-26';
    const body = new URLSearchParams({notiz: '<b>Rückruf</b> am Montag'});
    const {status, headers} = await read(`${path}/notiz`, {method: 'POST', headers: {origin: site.origin}, body});
    expect(status).to.equal(303);
    expect(headers.get('location')).to.equal(path);
    expect((await read(path)).text).to.include('&lt;b&gt;Rückruf&lt;/b&gt; am Montag');
  });

  it('finds nothing outside of what it serves', async () => {
    for (const path of [
      '/assets/site/..%2fserver.ts',
      '/assets/../package.json',
      '/101/nirgends/',
      '/telefon/999.json',
    ]) {
      expect((await read(path)).status, path).to.equal(404);
    }
  });
});
