import {expect} from 'chai';
import type {SiteHost} from '../support/site.js';
import type {Clerk} from '../support/clerk.js';
import type {Stage} from '../support/stage.js';

export function people(stage: () => Stage): void {
  const huber = (host: SiteHost): Promise<Clerk> => {
    const {site, wire} = stage();
    site.page('haus', [{name: 'Öttl, Theresa', department: 'Wohngeld', numbers: ['103']}]);
    site.page('leitung', [{name: 'Öttl, Landrat', department: 'Leitung', numbers: ['+49 861 58-102']}]);
    const configuration = {
      servers: [wire.url],
      credentials: {aor: 'sip:101@127.0.0.1', authorizationUser: '101', password: 'secret101'},
      hosts: [site.origin('fachverfahren')],
      site: {country: '49', area: '861', head: '58', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'},
      directory: [
        {name: 'Haus', entries: '/clerk/haus.json'},
        {name: 'Leitung', entries: '/clerk/leitung.json', guests: false},
      ],
    };
    return stage().clerk('101', {host, configuration, name: 'huber'});
  };
  const found = ({page}: Clerk, query: string) =>
    page.evaluate(`new Promise(resolve => {
      const end = document.querySelector('amt-phone').phone.watch('directory/${query}', value => {
        if (!value || value.searching) return;
        resolve(value.hits.map(({name}) => name));
        end();
      });
    })`);

  describe('people', () => {
    it('are found, and callers named, by the lists of the house; a page of another host learns what is for it', async () => {
      const [own, guest] = [await huber('telefon'), await huber('fachverfahren')];
      expect(await found(own, 'oettl')).to.have.members(['Öttl, Landrat', 'Öttl, Theresa']);
      expect(await found(guest, 'oettl')).to.deep.equal(['Öttl, Theresa']);
      const caller = await stage().clerk('102');
      await caller.command('call', '101');
      await own.reads('Öttl, Landrat');
      await own.reads('102 · Leitung');
      const {known} = await guest.ringing();
      expect(known).to.equal(undefined);
      expect(await guest.text()).to.not.contain('Landrat');
      await own.press('Ablehnen');
      await own.idle();
    });
  });
}
