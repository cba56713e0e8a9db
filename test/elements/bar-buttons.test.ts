import {sendMouse, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import {type Command, PhoneError} from '../../src/protocol/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {button, deepAll, settled, stood, type} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';
import {pass, startTime, stopTime} from '../support/time.js';
import {afterTheCall, play, pressPart, theCall, wholeCall} from '../support/whole-call.js';

const later = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));
/** A page in the background, where another test is in front, has no frames. */
const frame = () => Promise.race([new Promise(resolve => requestAnimationFrame(resolve)), later(100)]);
/** What floats takes its place in the frame after the one in which its size has changed. */
const drawn = async () => void (await frame(), await frame(), await frame());
const inStrip = (bar: Element, selector: string) =>
  deepAll(bar, '.bar')
    .flatMap(strip => deepAll(strip, selector))
    .find(found => found.checkVisibility());

/** What is met at the middle of an element, through shadow roots. */
function isHit(element: Element): boolean {
  const {left, top, width, height} = element.getBoundingClientRect();
  let hit: Element | null = null;
  for (let root: DocumentOrShadowRoot | null = document; root;) {
    const inner: Element | null = root.elementFromPoint(left + width / 2, top + height / 2);
    root = inner && inner !== hit ? inner.shadowRoot : null;
    hit = inner ?? hit;
  }
  return hit !== null && element.contains(hit);
}

function isInView(element: Element): boolean {
  const {left, top, right, bottom} = element.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && isHit(element);
}

async function mountBar(phone: FakePhone, width: number, height = 700): Promise<HTMLElement> {
  await setViewport({width, height});
  document.body.style.margin = '0';
  const bar = await mount('amt-phone-bar', {phone}, {width: `${width}px`});
  // The test runner writes at the top of the page.
  if (bar.parentElement) document.body.prepend(bar.parentElement);
  await settled(bar);
  return bar;
}

const mueller = {name: 'Müller, Jörg', number: '103', anonymous: false};
const second = (held: boolean) => aCall({id: 'second', remote: mueller, held});
const asked = (held: boolean) =>
  aCall({id: 'second', direction: 'out', remote: mueller, consultationFor: 'schmid', held});

describe('the buttons of the bar', () => {
  let phone: FakePhone;
  beforeEach(() => {
    phone = new FakePhone(reachable());
  });
  afterEach(async () => {
    unmountAll();
    startTime();
    document.body.removeAttribute('style');
    await setViewport({width: 800, height: 600});
  });

  it('has who calls in reach without scrolling at 320 × 256, also below a loss of the connection (A-32)', async () => {
    const since = Date.now();
    const unreachable = new PhoneError('server-unreachable').toData();
    const connection = {status: 'waiting', since, retryAt: since + 8000, error: unreachable} as const;
    const registration = {status: 'unregistered', since, checkedAt: since} as const;
    const calls = [aCall(), aRingingCall({id: 'maier'})];
    const bar = await mountBar(new FakePhone({connection, registration, calls}), 320, 256);
    await drawn();
    expect(deepAll(bar, '[part=trouble]')).to.have.length(1);
    for (const name of ['Annehmen', 'Ablehnen']) expect(isInView(button(bar, name)), name).to.equal(true);
  });

  describe('at 400 % (A-32)', () => {
    for (const place of ['at the top', 'stuck to the top', 'at the bottom'])
      it(`are in view and in reach, with everything opened: ${place}`, async () => {
        const bar = await mountBar(phone, 320, 256);
        if (place === 'stuck to the top') Object.assign(bar.style, {position: 'sticky', top: '0', display: 'block'});
        if (place === 'at the bottom') Object.assign(bar.style, {position: 'fixed', bottom: '0', left: '0'});
        const missing: string[] = [];
        await play(wholeCall, phone, bar, async step => {
          await drawn();
          const names = new Set<string>();
          const {calls, connection} = phone.state;
          // Without a connection there is no answer.
          if (
            connection.status === 'connected' &&
            calls.some(({phase, direction}) => phase === 'ringing' && direction === 'in')
          )
            names.add('Annehmen').add('Ablehnen');
          const running = calls.filter(({phase, direction}) => phase !== 'ringing' || direction === 'out');
          if (running.length) names.add('Stumm');
          if (running.length && !running.some(({transfer}) => transfer?.status === 'ringing')) names.add('Auflegen');
          for (const name of names) if (!isInView(button(bar, name))) missing.push(`${step}: ${name}`);
          expect(document.documentElement.scrollWidth, step).to.be.at.most(320);
        });
        expect(missing).to.deep.equal([]);
      }).timeout(60_000);
  });

  for (const width of [1280, 1000, 800, 600, 364, 320, 240])
    it(`keep their places and sizes in every state of a call: ${width} pixels (desk F9)`, async () => {
      const bar = await mountBar(phone, width);
      const boxes: Record<string, Record<string, string[]>> = {};
      await play([...theCall, ...afterTheCall], phone, bar, step => {
        for (const name of ['mute', 'hold', 'keypad', 'transfer', 'hang-up', 'more', 'fold']) {
          const found = inStrip(bar, `:not(.line) > [part=${name}]`);
          if (!found) continue;
          const {left, top, right, bottom} = found.getBoundingClientRect();
          ((boxes[name] ??= {})[[left, top, right, bottom].map(Math.round).join(' ')] ??= []).push(step);
        }
      });
      for (const [name, places] of Object.entries(boxes))
        expect(Object.keys(places), `${name}: ${JSON.stringify(places)}`).to.have.length(1);
    });

  for (const width of [800, 364, 338, 334, 320, 300, 240])
    it(`bring the keypad of the number field, in the strip or behind "Mehr", and Escape puts it away: ${width} pixels`, async () => {
      const bar = await mountBar(phone, width);
      const keypads = () =>
        deepAll(bar, 'button').filter(({textContent, ariaLabel}) => (ariaLabel ?? textContent).trim() === 'Tastatur');
      await pressPart(bar, '[part=more]');
      const shown = keypads().filter(found => found.checkVisibility());
      expect(shown).to.have.length(1);
      shown[0]?.click();
      await settled(bar);
      const pad = deepAll(bar, 'amt-keypad')[0];
      expect(pad?.checkVisibility()).to.be.true;
      pad?.focus();
      pad?.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, composed: true}));
      await settled(bar);
      expect(deepAll(bar, 'amt-keypad')).to.have.length(0);
      expect(document.activeElement).to.equal(bar);
    });

  for (const [what, other, selector] of [
    ['two calls', second, '.waiting [part=swap]'],
    ['a consultation', asked, '[part=swap]'],
  ] as const)
    it(`stay where they are when the texts are exchanged: ${what} (desk F9)`, async () => {
      phone.set({calls: [aCall({held: true}), other(false)]});
      const bar = await mountBar(phone, 1280);
      const seen = () => {
        const [swap] = deepAll(bar, selector);
        return {swap, box: JSON.stringify(swap?.getBoundingClientRect()), who: inStrip(bar, '.caller')?.textContent};
      };
      const before = seen();
      phone.set({calls: [aCall(), other(true)]});
      await settled(bar);
      const after = seen();
      expect(after.swap).to.equal(before.swap).and.not.be.undefined;
      expect(after.box).to.equal(before.box);
      expect([before.who, after.who]).to.deep.equal(['Müller, Jörg', 'Schmid, Anna']);
    });

  /** A press, what the phone makes of it, and what brings the clerk there. */
  interface Case {
    readonly word: string;
    readonly begin: (bar: HTMLElement) => Promise<unknown> | unknown;
    readonly becomes: (command: Command) => void;
    readonly sends: Command['type'];
  }
  const swapped = (other: typeof second): Pick<Case, 'begin' | 'becomes' | 'sends' | 'word'> => ({
    word: 'Wechseln',
    begin: () => phone.set({calls: [aCall({held: true}), other(false)]}),
    becomes: command => {
      const isFirst = 'id' in command && command.id === 'schmid';
      phone.set({calls: [aCall({held: !isFirst}), other(isFirst)]});
    },
    sends: 'resume',
  });
  const typeTarget = async (bar: HTMLElement) => {
    phone.set({calls: [aCall()]});
    await settled(bar);
    await pressPart(bar, '.actions > .transfer');
    const [panel] = deepAll(bar, 'amt-transfer-panel');
    if (panel) await type(panel, '103');
  };
  const cases: Record<string, Case> = {
    'Wechseln of two calls': swapped(second),
    'Wechseln in a consultation': swapped(asked),
    Verbinden: {
      word: 'Verbinden',
      begin: () => phone.set({calls: [aCall({held: true}), asked(false)]}),
      becomes: () => phone.set({calls: []}),
      sends: 'completeTransfer',
    },
    'Zurück zum Anrufer': {
      word: 'Zurück zum Anrufer',
      begin: () => phone.set({calls: [aCall({held: true}), asked(false)]}),
      becomes: () => phone.set({calls: [aCall()]}),
      sends: 'backToCaller',
    },
    Zurückholen: {
      word: 'Zurückholen',
      begin: () =>
        phone.set({calls: [aCall({held: true, transfer: {kind: 'blind', target: '103', status: 'ringing'}})]}),
      becomes: () => phone.set({calls: [aCall()]}),
      sends: 'resume',
    },
    Anrufen: {
      word: 'Anrufen',
      begin: bar => type(bar, '103'),
      becomes: () => phone.set({calls: [aRingingCall({direction: 'out', phase: 'dialling', dialled: '103'})]}),
      sends: 'call',
    },
    Rückfrage: {
      word: 'Rückfrage',
      begin: typeTarget,
      becomes: () => phone.set({calls: [aCall({held: true}), {...asked(false), phase: 'ringing'}]}),
      sends: 'consult',
    },
    'Direkt weiterleiten': {
      word: 'Direkt weiterleiten',
      begin: typeTarget,
      becomes: () =>
        phone.set({calls: [aCall({held: true, transfer: {kind: 'blind', target: '103', status: 'ringing'}})]}),
      sends: 'transfer',
    },
  };

  /** Milliseconds between two clicks, and where in the button they are. */
  const plans = [
    [
      1280,
      [
        [120, 0.5, 0.5],
        [400, 0.9, 0.8],
        [800, 0.1, 0.8],
      ],
    ],
    [
      320,
      [
        [250, 0.1, 0.2],
        [600, 0.9, 0.2],
      ],
    ],
  ] as const;
  for (const [width, clicks] of plans)
    for (const [name, {word, begin, becomes, sends}] of Object.entries(cases))
      it(`end nothing and send nothing twice when they are clicked twice within 120 to 800 ms: ${name}, ${width} pixels (desk F1)`, async function () {
        this.timeout(40_000);
        stopTime();
        for (const [gap, x, y] of clicks) {
          phone = new FakePhone(reachable());
          let answered = Promise.resolve();
          phone.answerWith = command => {
            // A phone system takes its time.
            const answer = later(30);
            if (command.type !== 'draft') answered = answer.then(() => becomes(command));
            return answer.then(() => undefined);
          };
          const bar = await mountBar(phone, width);
          await begin(bar);
          await settled(bar);
          await stood();
          phone.commands.length = 0;
          const {left, top, width: wide, height} = button(bar, word).getBoundingClientRect();
          const position: [number, number] = [Math.round(left + x * wide), Math.round(top + y * height)];
          await sendMouse({type: 'click', position});
          // The phone system answers, and it is looked every 100 ms whether a button has moved.
          pass(30);
          await answered;
          await later(150);
          pass(gap - 30);
          await sendMouse({type: 'click', position});
          await later(60);
          const sent = phone.commands.filter(command => command.type !== 'draft').map(command => command.type);
          expect(sent, `${gap} ms at ${x}, ${y}`).to.deep.equal([sends]);
          unmountAll();
        }
      });
});
