import {expect} from 'chai';
import '../../src/all.js';
import {FakePhone, aCall, reachable} from '../../src/testing/index.js';
import {settled} from '../support/find.js';

const tags = ['amt-phone-bar', 'amt-dialer', 'amt-call-panel', 'amt-transfer-panel'] as const;

/** The page's markup around `<i>`, which stands for the element, and its rules. */
const layouts: Record<string, readonly [markup: string, rules?: string]> = {
  'a flex row': ['<div style="display:flex"><b>Wohngeld</b><i></i><a>Abmelden</a></div>'],
  'a flex row that centres': ['<div style="display:flex;justify-content:center"><i></i></div>'],
  'a flex column that does not stretch': [
    '<div style="display:flex;flex-direction:column;align-items:start"><i></i></div>',
  ],
  'an automatic grid column': ['<div style="display:grid;grid-template-columns:auto 1fr"><i></i><b>Seite</b></div>'],
  'a grid that does not stretch': ['<div style="display:grid;justify-items:start"><i></i></div>'],
  'a float': ['<div style="float:left"><i></i></div>'],
  'an inline-block': ['<div style="display:inline-block"><i></i></div>'],
  'a table cell': ['<table><tr><td><i></i></td><td>Abmelden</td></tr></table>'],
  'a box as wide as its content': ['<div style="inline-size:fit-content"><i></i></div>'],
  'an absolute box': ['<div style="position:absolute"><i></i></div>'],
  'a float of its own': ['<div><i class="it"></i></div>', '.it{float:left}'],
  'an inline-block of its own': ['<div><i class="it"></i></div>', '.it{display:inline-block}'],
  'a table cell of its own': ['<div style="display:table"><i class="it"></i></div>', '.it{display:table-cell}'],
  'a page where all is flex': ['<div><i></i></div>', '*{display:flex}'],
  'a page where all is grid': ['<div><i></i></div>', '*{display:grid}'],
};

async function show(tag: string, markup: string, rules: string, width: number): Promise<[HTMLElement, () => void]> {
  const page = document.createElement('div');
  const style = document.createElement('style');
  style.textContent = rules;
  page.style.cssText = `inline-size:${width}px;position:relative;font:16px sans-serif`;
  page.innerHTML = markup;
  const element = document.createElement(tag);
  const phone = new FakePhone({...reachable(), calls: [aCall()]});
  Object.assign(element, {phone, call: 'schmid'});
  const place = page.querySelector('i');
  if (place) {
    element.className = place.className;
    place.replaceWith(element);
  }
  document.head.append(style);
  document.body.append(page);
  await settled(element);
  return [
    element,
    () => {
      page.remove();
      style.remove();
    },
  ];
}

describe('the layouts of pages', () => {
  for (const [name, [markup, rules = '']] of Object.entries(layouts))
    for (const width of [800, 320])
      it(`leave room for every element: ${name}, ${width} pixels (desk F15)`, async () => {
        for (const tag of tags) {
          const [element, remove] = await show(tag, markup, rules, width);
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
      '<div style="display:flex;flex-direction:column;block-size:900px"><i></i></div>',
      '',
      800,
    );
    const {height} = bar.getBoundingClientRect();
    remove();
    expect(height).to.be.below(120);
  });

  it('let a page say how wide it is (desk F15)', async () => {
    const [bar, remove] = await show('amt-phone-bar', '<div><i class="it"></i></div>', '.it{inline-size:30rem}', 800);
    const {width} = bar.getBoundingClientRect();
    remove();
    expect(width).to.equal(480);
  });
});
