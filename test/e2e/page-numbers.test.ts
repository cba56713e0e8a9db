import {expect} from 'chai';
import {build} from 'esbuild';
import {launchBrowser} from './support/browser.js';

/** Runs in the page: 5 000 rows as a case list has them, and what it takes to find their numbers. */
const script = `
  import {findNumbers} from './src/numbers/index.ts';
  import {PageNumbers} from './src/elements/phone/page-numbers.ts';
  const site = {country: '49', area: '861', head: '58', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'};
  const marked = () => [...CSS.highlights.values()].reduce((sum, {size}) => sum + size, 0);
  const frame = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  globalThis.measure = async () => {
    const own = [];
    const watch = tasks =>
      new PerformanceObserver(list => tasks.push(...list.getEntries().map(({duration}) => duration))).observe({type: 'longtask'});
    watch(own);
    await frame();
    const main = document.body.appendChild(document.createElement('main'));
    const table = main.appendChild(document.createElement('table'));
    for (let index = 0; index < 5000; index++) {
      const row = table.insertRow();
      for (const text of ['4-5163-2024/' + index, 'Schmid, Anna', '0861 58-' + (200 + (index % 800)), '12.03.2024', '485,00 €'])
        row.insertCell().textContent = text;
    }
    // The page's own work on its new rows is done then.
    for (let count = 0; count < 3; count++) await frame();
    const tasks = [];
    const rows = Math.max(...own);
    watch(tasks);
    const started = performance.now();
    const numbers = new PageNumbers({
      selector: 'main', find: (text, before) => findNumbers(text, site, before), nameOf: String, hint: () => '', call() {},
    });
    numbers.numbering(site);
    while (marked() < 5000 && performance.now() - started < 60000) await new Promise(resolve => setTimeout(resolve, 20));
    const found = marked();
    const milliseconds = Math.round(performance.now() - started);
    numbers.stop();
    await frame();
    await frame();
    const left = marked();
    main.remove();
    return {found, milliseconds, tasks, rows, left};
  };
`;

describe('numbers in a page of 5 000 rows', () => {
  it('are found without a task of more than 50 ms', async () => {
    const {outputFiles} = await build({
      stdin: {contents: script, resolveDir: process.cwd(), loader: 'ts'},
      bundle: true,
      write: false,
      target: 'es2022',
    });
    const browser = await launchBrowser('chromium');
    try {
      const page = await browser.newPage();
      await page.addScriptTag({content: outputFiles[0]?.text ?? ''});
      const longest: number[] = [];
      // A task that the machine prolonged is not long twice.
      for (let run = 0; run < 2; run++) {
        const result = (await page.evaluate('measure()')) as Record<string, number> & {tasks: number[]};
        console.log(`      ${JSON.stringify(result)}`);
        expect(result).to.include({found: 5000, left: 0});
        // 50 ms is meant for a machine that shows the rows themselves in half a second.
        longest.push(Math.max(0, ...result.tasks) / Math.max(1, (result['rows'] ?? 0) / 500));
      }
      expect(Math.min(...longest)).to.be.at.most(50);
    } finally {
      await browser.close();
    }
  }).timeout(200_000);
});
