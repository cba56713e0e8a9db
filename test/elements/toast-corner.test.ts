import {sendMouse, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-call-toast.js';
import {boxIn, chooseCorner, type Box} from '../../src/elements/corner/choose.js';
import {deskOf} from '../../src/elements/desk.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {deepAll, settled} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';

const frame = {width: 1280, height: 800, inset: 16, isRtl: false};
const size = {width: 360, height: 180};
const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const chosen = (obstacles: Box[], isRtl = false) =>
  chooseCorner(
    size,
    {...frame, isRtl},
    obstacles.map(obstacle => ({box: obstacle, weight: 1})),
  );

describe('The corner of the toast', () => {
  it('is the lower one at the end of a line, in either direction of writing', () => {
    expect(chosen([])).to.equal('bottom-end');
    expect(boxIn('bottom-end', size, frame)).to.deep.equal(box(904, 604, 360, 180));
    expect(boxIn('bottom-end', size, {...frame, isRtl: true})).to.deep.equal(box(16, 604, 360, 180));
  });

  it('is the first that covers nothing', () => {
    expect(chosen([box(1000, 700, 50, 20)])).to.equal('bottom-start');
    expect(chosen([box(1000, 700, 50, 20)], true)).to.equal('bottom-end');
    expect(chosen([box(0, 700, 1280, 20)])).to.equal('top-end');
    expect(chosen([box(0, 700, 1280, 20), box(1200, 0, 60, 60)])).to.equal('top-start');
  });

  it('covers least where each of them covers something', () => {
    expect(
      chosen([box(0, 0, 1280, 800), box(100, 700, 50, 20), box(1000, 0, 60, 60), box(1000, 700, 60, 90)]),
    ).to.equal('top-start');
  });
});

describe('The toast', () => {
  let phone: FakePhone;
  const made: HTMLElement[] = [];
  /** When it has arrived. */
  const panel = (toast: Element) => {
    const found = deepAll(toast, '.panel')[0] as HTMLElement;
    for (const animation of found.getAnimations()) animation.finish();
    return found;
  };
  const corner = (toast: Element) => panel(toast).dataset['corner'];

  function add(markup: string, place = ''): HTMLElement {
    document.body.insertAdjacentHTML('beforeend', markup);
    const element = document.body.lastElementChild as HTMLElement;
    element.style.cssText += `;position:fixed;${place}`;
    made.push(element);
    return element;
  }

  beforeEach(async () => {
    phone = new FakePhone({...reachable(), calls: [aRingingCall()]});
    await setViewport({width: 1000, height: 700});
    await sendMouse({type: 'move', position: [500, 300]});
  });
  afterEach(() => {
    unmountAll();
    for (const element of made.splice(0)) element.remove();
  });
  after(() => setViewport({width: 800, height: 600}));

  it('lies in the lower corner at the end, 16 px from the edges', async () => {
    const toast = await mount('amt-call-toast', {phone});
    expect(corner(toast)).to.equal('bottom-end');
    const {right, bottom} = panel(toast).getBoundingClientRect();
    expect([right, bottom]).to.deep.equal([984, 684]);
  });

  it('does not cover what the user types into, in whichever root or frame (A-44, desk F7)', async () => {
    const field = add('<input>', 'right:40px;bottom:40px');
    field.focus();
    expect(corner(await mount('amt-call-toast', {phone}))).to.equal('bottom-start');
    unmountAll();

    const host = add('<div></div>', 'left:40px;bottom:40px');
    const inner = document.createElement('input');
    host.attachShadow({mode: 'open'}).append(inner);
    inner.focus();
    document.body.dir = 'rtl';
    expect(corner(await mount('amt-call-toast', {phone}))).to.equal('bottom-start');
    document.body.dir = '';
    unmountAll();

    const embed = add('<iframe></iframe>', 'right:0;bottom:0;width:900px;height:300px') as HTMLIFrameElement;
    const within = embed.contentDocument;
    within?.body.insertAdjacentHTML('beforeend', '<input style="position:fixed;left:10px;bottom:10px">');
    within?.querySelector('input')?.focus();
    expect(corner(await mount('amt-call-toast', {phone}))).to.equal('bottom-end');
  });

  it('does not cover a bar, nor what the page names by --amt-toast-avoid', async () => {
    const bar = add('<amt-phone-bar></amt-phone-bar>', 'display:block;inset:auto 0 0 0;height:60px');
    expect(corner(await mount('amt-call-toast', {phone}))).to.equal('top-end');
    bar.remove();
    unmountAll();
    add('<button class="chat">Chat</button>', 'right:0;bottom:0');
    const toast = document.createElement('amt-call-toast');
    toast.style.setProperty('--amt-toast-avoid', '"[unclosed", .chat');
    toast.style.setProperty('--amt-toast-avoid', '.chat, #help');
    toast.phone = phone;
    document.body.append(toast);
    made.push(toast);
    await settled(toast);
    expect(corner(toast)).to.equal('bottom-start');
  });

  it('goes on when the focus comes under it, and stays there when it has left', async () => {
    const toast = await mount('amt-call-toast', {phone});
    add('<input>', 'right:40px;bottom:40px').focus();
    await until(() => corner(toast) === 'bottom-start', 'it moves');
    add('<input>', 'left:400px;top:40px').focus();
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(corner(toast)).to.equal('bottom-start');
  });

  it('does not go from under the pointer, nor to where it is', async () => {
    const toast = await mount('amt-call-toast', {phone});
    await sendMouse({type: 'move', position: [900, 600]});
    add('<input>', 'right:40px;bottom:40px').focus();
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(corner(toast)).to.equal('bottom-end');
    await sendMouse({type: 'move', position: [100, 600]});
    await until(() => corner(toast) === 'top-end', 'it moves');
  });

  it('fills a small window from side to side, no higher than 160 px', async () => {
    await setViewport({width: 320, height: 256});
    const toast = await mount('amt-call-toast', {phone});
    const {left, right, bottom, height} = panel(toast).getBoundingClientRect();
    expect([left, right, bottom]).to.deep.equal([0, 320, 256]);
    expect(height).to.be.at.most(160);
    unmountAll();
    phone.change('schmid', {divertedFrom: {name: 'Huber, Maria', number: '123', anonymous: false}});
    const diverted = await mount('amt-call-toast', {phone});
    expect(panel(diverted).getBoundingClientRect().height).to.be.at.most(160);
  });

  describe('while a call runs', () => {
    beforeEach(() => phone.set({calls: [aCall(), aRingingCall({id: 'maier'})]}));

    it('leaves who else calls to a bar that shows it, and is there when that is not in view', async () => {
      const rows = add('<div>Zeilen</div>', 'left:0;top:0');
      deskOf(phone).overlays.add(rows);
      const toast = await mount('amt-call-toast', {phone});
      expect(panel(toast).matches(':popover-open')).to.be.false;
      rows.hidden = true;
      phone.change('maier', {});
      await settled(toast);
      expect(panel(toast).matches(':popover-open')).to.be.true;
      rows.hidden = false;
      phone.set({calls: [aCall({phase: 'ending'}), aRingingCall({id: 'maier'})]});
      await settled(toast);
      expect(panel(toast).matches(':popover-open')).to.be.true;
    });

    it('shows it itself where there is no bar', async () => {
      const toast = await mount('amt-call-toast', {phone});
      expect(panel(toast).matches(':popover-open')).to.be.true;
    });
  });
});
