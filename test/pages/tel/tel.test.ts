import {expect} from 'chai';
import '../../../src/all.js';
import {until} from '../../media/studio.js';

describe('the page for numbers from other programs', () => {
  const address = location.href;
  const {propose} = customElements.get('amt-phone')?.prototype as {propose: (number: string) => Promise<string>};
  let proposed: string[];
  let visits = 0;

  /** Comes to the page with this query; its script runs anew each time. */
  async function visit(query: string): Promise<HTMLButtonElement> {
    const button = Object.assign(document.createElement('button'), {hidden: true});
    document.body.append(button, document.createElement('amt-phone'));
    history.replaceState(null, '', `${location.pathname}${query}`);
    await import(new URL(`../../../src/pages/tel/tel.js?${(visits += 1)}`, import.meta.url).href);
    return button;
  }

  beforeEach(() => {
    proposed = [];
    Object.assign(customElements.get('amt-phone')?.prototype as object, {
      propose: async (number: string) => proposed.push(number),
    });
  });

  afterEach(() => {
    document.body.replaceChildren();
    history.replaceState(null, '', address);
    Object.assign(customElements.get('amt-phone')?.prototype as object, {propose});
  });

  for (const [query, number] of [
    ['?nummer=0861%2058-123', '0861 58-123'],
    ['?nummer=%2B49861581', '+49861581'],
    ['?nummer=+49861581', '+49861581'],
    ['?nummer=tel%3A%2B4986158123', 'tel:+4986158123'],
    ['?nummer=web%2Bamt%3A086158123', '086158123'],
    ['?nummer=web%2Bamt%3A%2F%2F086158123', '086158123'],
  ] as const)
    it(`${query} is shown in the phone, and does not stay in the address`, async () => {
      await visit(query);
      await until('the phone has it', () => proposed.length > 0);
      expect(proposed).to.deep.equal([number]);
      expect(location.search).to.equal('');
    });

  it('offers to open the links of the browser', async () => {
    const handlers: string[][] = [];
    navigator.registerProtocolHandler = (scheme, url) => handlers.push([scheme, String(url)]);
    const button = await visit('');
    expect(button.hidden).to.be.false;
    expect(handlers).to.be.empty;
    button.click();
    const url = `${location.origin}${location.pathname}?nummer=%s`;
    expect(handlers).to.deep.equal([
      ['tel', url],
      ['web+amt', url],
    ]);
    Reflect.deleteProperty(navigator, 'registerProtocolHandler');
    expect(proposed).to.be.empty;
  });
});
