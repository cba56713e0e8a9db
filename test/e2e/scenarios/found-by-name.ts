import type {Clerk} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';
import {until} from '../support/until.js';

export function foundByName(stage: () => Stage): void {
  const options = ({page}: Clerk) =>
    page.evaluate(`(() => {
      const {shadowRoot} = document.querySelector('amt-phone-bar').shadowRoot.querySelector('amt-dialer');
      return [...shadowRoot.querySelectorAll('[role=option]')].map(option => option.ariaLabel);
    })()`) as Promise<string[]>;

  describe('found by name', () => {
    it('a colleague’s phone rings by three letters, an arrow and Enter', async () => {
      const {site, wire} = stage();
      site.page('kollegen', [
        {name: 'Hubner, Josef', department: 'Kasse', numbers: ['102']},
        {name: 'Huber, Theresa', department: 'Wohngeld', numbers: ['103']},
      ]);
      const configuration = {
        servers: [wire.url],
        credentials: {aor: 'sip:101@127.0.0.1', authorizationUser: '101', password: 'secret101'},
        directory: [{name: 'Haus', entries: '/clerk/kollegen.json'}],
      };
      const [clerk, colleague] = [
        await stage().clerk('101', {configuration, name: 'huber'}),
        await stage().clerk('103'),
      ];
      await clerk.fill('Rufnummer oder Name', 'hub');
      const [first = ''] = await until('both are found', async () => {
        const found = await options(clerk);
        return found.length === 2 ? found : undefined;
      });
      await clerk.page.keyboard.press('ArrowDown');
      if (first.startsWith('Hubner')) await clerk.page.keyboard.press('ArrowDown');
      await clerk.page.keyboard.press('Enter');
      await colleague.ringing('101');
      await clerk.press('Auflegen');
      await clerk.idle();
    });
  });
}
