import {sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/define/amt-call-panel.js';
import '../../src/define/amt-phone-bar.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, settled, stood} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';
import {pass, startTime, stopTime} from '../support/time.js';

type Point = [x: number, y: number];

/** It is looked every 100 ms whether a button has moved. */
const lookedAt = () => new Promise(resolve => setTimeout(resolve, 150));
const clickAt = (position: Point) => sendMouse({type: 'click', position});

/** The middle and two ends of what is there to be pressed. */
function pointsOf(target: Element): readonly [Point, Point, Point] {
  const {left, top, width, height} = target.getBoundingClientRect();
  const at = (x: number, y: number): Point => [Math.round(left + width * x), Math.round(top + height * y)];
  return [at(0.5, 0.5), at(0.1, 0.2), at(0.9, 0.8)];
}

/** Puts the target's middle to where the first click is, so that the second one hits it. */
async function bringUnder(point: Point, panel: HTMLElement, target: Element): Promise<void> {
  const [[x, y]] = pointsOf(target);
  panel.style.position = 'relative';
  panel.style.insetInlineStart = `${point[0] - x}px`;
  panel.style.insetBlockStart = `${point[1] - y}px`;
  await settled(panel);
}

describe('a double click', () => {
  let phone: FakePhone;
  const sent = (name: string) => phone.commands.filter(({type}) => type === name).length;
  beforeEach(() => {
    stopTime();
    phone = new FakePhone({...reachable(), calls: [aRingingCall()]});
    phone.answerWith = ({type}) => {
      if (type === 'answer') phone.set({calls: [aCall()]});
      if (type === 'decline') phone.end('schmid', {reason: 'declined-here'});
      if (type === 'hangUp') phone.end('schmid', {direction: 'out', dialled: '103', reason: 'failed'});
      return undefined;
    };
  });
  afterEach(() => {
    unmountAll();
    startTime();
    document.body.removeAttribute('style');
    scrollTo(0, 0);
  });

  for (const top of [0, 60, 120, 200])
    for (const [word, command] of [
      ['Annehmen', 'answer'],
      ['Ablehnen', 'decline'],
    ] as const)
      it(`on ${word} does that and no more, at each point, 120 to 800 ms between: bar at ${top} (desk F1)`, async () => {
        for (const [place, gap] of [120, 300, 500, 800].entries()) {
          phone.set({calls: [aRingingCall()], ended: []});
          phone.commands.length = 0;
          const bar = await mount('amt-phone-bar', {phone}, {width: '100%'});
          document.body.style.minBlockSize = '3000px';
          Object.assign(bar.style, {position: 'sticky', display: 'block', insetBlockStart: `${top}px`});
          if (bar.parentElement)
            Object.assign(bar.parentElement.style, {blockSize: '3000px', marginBlockStart: '300px'});
          scrollTo(0, 400);
          await settled(bar);
          await stood();
          const point = pointsOf(button(bar, word))[place % 3] as Point;
          await clickAt(point);
          await lookedAt();
          pass(gap);
          await clickAt(point);
          expect(phone.commands.map(({type}) => type)).to.deep.equal([command]);
          unmountAll();
        }
      });

  it('on Auflegen calls nobody again, at each of its points (desk F1)', async () => {
    for (const place of [0, 1, 2] as const) {
      phone.set({calls: [aCall()], ended: []});
      const bar = await mount('amt-phone-bar', {phone}, {width: '100%'});
      await settled(bar);
      await stood();
      const point = pointsOf(button(bar, 'Auflegen'))[place];
      await clickAt(point);
      pass(20);
      await clickAt(point);
      expect([sent('hangUp'), sent('call')]).to.deep.equal([place + 1, 0]);
      unmountAll();
    }
  });

  it('on Auflegen calls nobody again wherever the page has moved the button, by a third click neither; a press by script does (desk F1)', async () => {
    phone.set({calls: [aCall()]});
    const panel = await mount('amt-call-panel', {phone});
    await stood();
    const [point] = pointsOf(button(panel, 'Auflegen'));
    await clickAt(point);
    await settled(panel);
    await bringUnder(point, panel, button(panel, 'Erneut anrufen'));
    await clickAt(point);
    await clickAt(point);
    expect(sent('call')).to.equal(0);
    button(panel, 'Erneut anrufen').click();
    expect(sent('call')).to.equal(1);
  });

  it('on Auflegen ends no emergency call; a click at another place does at once (desk F1)', async () => {
    const now = Date.now();
    const remote = {name: '', number: '112', anonymous: false};
    phone.set({calls: [aCall({direction: 'out', dialled: '112', remote, startedAt: now, answeredAt: now})]});
    const panel = await mount('amt-call-panel', {phone});
    await stood();
    const [point] = pointsOf(button(panel, 'Auflegen'));
    await clickAt(point);
    await settled(panel);
    const end = button(panel, 'Notruf beenden');
    await bringUnder(point, panel, end);
    await clickAt(point);
    expect(sent('hangUp')).to.equal(0);
    await clickAt([point[0] + 30, point[1]]);
    expect(sent('hangUp')).to.equal(1);
  });

  for (const [word, command] of [
    ['Verbinden', 'completeTransfer'],
    ['Zurück zum Anrufer', 'backToCaller'],
  ] as const)
    it(`leaves no consultation by the second click of the one that began it: ${word} (desk F1)`, async () => {
      phone.set({calls: [aCall()]});
      const panel = await mount('amt-call-panel', {phone});
      const point: Point = [300, 300];
      await clickAt(point);
      phone.set({calls: [aCall({held: true}), aCall({id: 'asked', direction: 'out', consultationFor: 'schmid'})]});
      await settled(panel);
      await bringUnder(point, panel, button(panel, word));
      await clickAt(point);
      expect(phone.commands).to.be.empty;
      button(panel, word).click();
      expect(phone.commands).to.deep.equal([{type: command, id: 'asked'}]);
    });
});
