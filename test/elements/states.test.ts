import {expect} from 'chai';
import '../../src/all.js';
import {reach} from '../../demo/gallery/reach.js';
import {examples, phoneFor} from '../../demo/gallery/states/index.js';
import {button, deepAll, hasButton, press, settled} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';

describe('at few pixels', () => {
  afterEach(unmountAll);

  for (const width of [320, 560, 579, 584, 600, 800])
    it(`a call with its transfer panel stays within a bar of ${width} pixels`, async () => {
      const bar = await mount('amt-phone-bar', {phone: phoneFor(byId('talking'))}, {width: `${width}px`});
      await press(bar, 'Weiterleiten');
      await settled(bar);
      const parts = deepAll(bar, 'amt-transfer-panel, section, form, button, input').filter(part =>
        part.checkVisibility(),
      );
      for (const part of parts)
        expect(part.getBoundingClientRect().right, part.outerHTML.slice(0, 80)).to.be.at.most(edgeOf(part, bar));
    });

  it('both buttons of the toast are in view', async () => {
    const toast = await mount('amt-call-toast', {phone: phoneFor(byId('toast'))});
    toast.style.setProperty('--amt-toast-width', '288px');
    await settled(toast);
    const edge = deepAll(toast, 'section')[0]?.getBoundingClientRect().right ?? 0;
    expect(button(toast, 'Ablehnen').getBoundingClientRect().right).to.be.below(edge);
  });

  it('answer, decline, hang up and keys are at least 44 pixels high and wide', async () => {
    const toast = await mount('amt-call-toast', {phone: phoneFor(byId('toast'))}, {width: '320px'});
    const bar = await mount('amt-phone-bar', {phone: phoneFor(byId('talking'))}, {width: '320px'});
    await press(bar, 'Mehr');
    await press(bar, 'Tastatur');
    const keys = deepAll(bar, '[part=key]');
    expect(keys).to.have.length(12);
    for (const target of [button(toast, 'Annehmen'), button(toast, 'Ablehnen'), button(bar, 'Auflegen'), ...keys]) {
      const {width, height} = target.getBoundingClientRect();
      expect(Math.min(width, height), target.textContent).to.be.at.least(44);
    }
    const gap =
      button(toast, 'Ablehnen').getBoundingClientRect().left - button(toast, 'Annehmen').getBoundingClientRect().right;
    expect(gap).to.be.at.least(24);
  });
});

/** What lies over the page ends at the window, all else at the bar. */
function edgeOf(part: Element, bar: Element): number {
  const isOver = (at: Node | null): boolean =>
    at !== null &&
    ((at instanceof Element && at.matches(':popover-open')) ||
      isOver(at instanceof ShadowRoot ? at.host : at.parentNode));
  return isOver(part) ? innerWidth : bar.getBoundingClientRect().right;
}

describe('a hostile page', () => {
  it('cannot change type, spacing or case by inheritance', async () => {
    const style = document.createElement('style');
    style.textContent =
      'html{font-size:62.5%;letter-spacing:.4em;text-transform:uppercase;line-height:3;text-align:right} * {font-size: 30px; color: red}';
    document.head.append(style);
    const bar = await mount('amt-phone-bar', {phone: phoneFor(byId('talking'))});
    const {fontSize, letterSpacing, textTransform, textAlign} = getComputedStyle(button(bar, 'Halten'));
    style.remove();
    unmountAll();
    expect({fontSize, letterSpacing, textTransform, textAlign}).to.deep.equal({
      fontSize: '13.02px',
      letterSpacing: 'normal',
      textTransform: 'none',
      textAlign: 'center',
    });
  });
});

describe('the gallery', () => {
  it('shows the buttons that the contract names', async () => {
    const shown = new Set<string>();
    const names =
      'Anrufen Annehmen Ablehnen Auflegen Halten Stumm Tastatur Weiterleiten Direkt_weiterleiten Rückfrage Verbinden Zurück_zum_Anrufer'
        .split(' ')
        .map(name => name.replaceAll('_', ' '));
    for (const id of ['toast', 'rest', 'transfer', 'consulting']) {
      const example = byId(id);
      const element = await mount(example.tag, {phone: phoneFor(example)});
      await reach(element, example);
      for (const name of names) if (hasButton(element, name)) shown.add(name);
      unmountAll();
    }
    expect([...shown].sort()).to.deep.equal([...names].sort());
  });
});

function byId(id: string) {
  const example = examples.find(other => other.id === id);
  if (!example) throw new Error(`No example ${id}`);
  return example;
}
