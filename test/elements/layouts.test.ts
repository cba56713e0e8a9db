import {expect} from 'chai';
import '../../src/all.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {deepAll, settled} from '../support/find.js';
import {hostLayouts, intoHost} from '../support/hosts.js';

const tags = ['amt-phone-bar', 'amt-dialer', 'amt-call-panel', 'amt-transfer-panel'] as const;

async function show(
  tag: string,
  layout: readonly [string, string?],
  width: number,
): Promise<[HTMLElement, () => void]> {
  const element = document.createElement(tag);
  const phone = new FakePhone({...reachable(), calls: [aCall()]});
  Object.assign(element, {phone, call: 'schmid'});
  const remove = intoHost(element, layout, width);
  await settled(element);
  return [element, remove];
}

describe('the layouts of pages', () => {
  for (const [name, layout] of Object.entries(hostLayouts))
    for (const width of [800, 320])
      it(`leave room for every element: ${name}, ${width} pixels (desk F15)`, async () => {
        for (const tag of tags) {
          const [element, remove] = await show(tag, layout, width);
          const inner = element.shadowRoot?.querySelector('.root')?.getBoundingClientRect();
          const outer = element.getBoundingClientRect();
          remove();
          // Beside its neighbours on a narrow page it has what they leave.
          expect(inner?.width, tag).to.be.at.least(width === 800 ? 288 : 160);
          expect(inner?.width, `${tag} fills its place`).to.be.closeTo(outer.width, 1);
          expect(outer.width, `${tag} is no wider than the page`).to.be.at.most(width);
        }
      });

  it('leave the bar its own height in a flex column (desk F15)', async () => {
    const [bar, remove] = await show(
      'amt-dialer',
      ['<div style="display:flex;flex-direction:column;block-size:900px"><i></i></div>'],
      800,
    );
    const {height} = bar.getBoundingClientRect();
    remove();
    expect(height).to.be.below(120);
  });

  it('let a page say how wide it is (desk F15)', async () => {
    const [bar, remove] = await show('amt-phone-bar', ['<div><i class="it"></i></div>', '.it{inline-size:30rem}'], 800);
    const {width} = bar.getBoundingClientRect();
    remove();
    expect(width).to.equal(480);
  });

  it('that write from top to bottom leave the bar as it is', async () => {
    const [bar, remove] = await show(
      'amt-phone-bar',
      ['<div style="writing-mode:vertical-rl;block-size:800px"><i></i></div>'],
      800,
    );
    const {width, height} = bar.getBoundingClientRect();
    remove();
    expect(width).to.be.at.least(700);
    expect(height).to.be.below(120);
  });

  it('that take no pointer themselves leave it to the bar, to what lies over the page, and to the toast', async () => {
    const [bar, remove] = await show('amt-phone-bar', ['<div style="pointer-events:none"><i></i></div>'], 800);
    const taken = ['.bar', '.overlay', 'amt-call-toast .panel, .panel'].map(
      part => getComputedStyle(deepAll(bar, part)[0] ?? bar).pointerEvents,
    );
    remove();
    expect(taken).to.deep.equal(['auto', 'auto', 'auto']);
  });
});
