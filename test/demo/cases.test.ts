import {expect} from 'chai';
import type {Browser, Page} from 'puppeteer-core';
import {startSite, type Site} from '../../demo/site/server.js';
import type {Call} from '../../src/protocol/index.js';
import {launchBrowser} from '../e2e/support/browser.js';
import {until} from '../e2e/support/until.js';

/** Runs in the page: what is shown of calls, and where its links lead. */
const shown = `(() => {
  const found = {text: '', links: []};
  const read = root => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('[part="card"]')) found.text += element.innerText + ' ';
      if (element.matches('[part="card"] a')) found.links.push(element.href);
      if (element.matches('.way')) found.text += element.innerText + ' ';
      if (element.shadowRoot) read(element.shadowRoot);
    }
  };
  read(document);
  return found;
})()`;

describe('the case behind the call', () => {
  let site: Site;
  let browser: Browser;
  before(async () => {
    site = await startSite();
    browser = await launchBrowser('chromium');
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const desk = async (host: string, extension: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(`http://${host}:${site.port}/${extension}/wohngeld/`);
    const isThere = () => site.pbx.registrations().some(registration => registration.extension === extension);
    await until(`${extension} is registered`, isThere);
    return page;
  };
  const command = (page: Page, method: string, ...values: readonly string[]) =>
    page.evaluate(`document.querySelector('amt-phone').${method}(...${JSON.stringify(values)})`);
  const call = (page: Page, phase: Call['phase']) =>
    until(`a call is ${phase}`, async () => {
      const calls = (await page.evaluate(`document.querySelector('amt-phone').state?.calls ?? []`)) as Call[];
      return calls.find(one => one.phase === phase);
    });
  const sees = (page: Page, text: string) =>
    until(`the page shows ${text}`, async () => {
      const found = (await page.evaluate(shown)) as {text: string; links: readonly string[]};
      return found.text.includes(text) ? found : undefined;
    });

  for (const host of ['localhost', 'fachverfahren.amt.localhost'])
    it(`is found by who calls, and opened by the colleague to whom the call is handed on, before it is answered (${host})`, async () => {
      const huber = await desk(host, '101');
      const maier = await desk(host, '102');
      await site.pbx.simulate.citizenCalls('101', {name: 'Schmid, Anna', number: '08999998765'});
      const {id} = await call(huber, 'ringing');
      await sees(huber, 'Az. 4-123/26');
      await command(huber, 'answer', id);
      await call(huber, 'talking');
      await huber.reload();
      await call(huber, 'talking');
      await sees(huber, 'Az. 4-123/26');
      await command(huber, 'transfer', id, '102');
      expect(await call(maier, 'ringing')).to.include({context: '4-123-26'});
      await sees(maier, 'Az. 4-123/26');
      const {links} = await sees(maier, 'weitergeleitet');
      expect(links.map(link => new URL(link).pathname)).to.deep.equal(['/102/wohngeld/vorgang/4-123-26']);
      await command(maier, 'decline', (await call(maier, 'ringing')).id);
      await Promise.all([huber.close(), maier.close()]);
    }).timeout(60_000);
});
