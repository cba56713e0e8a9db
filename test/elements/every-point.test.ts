/** @file Double clicks on each point of what decides about a call: what lies under the pointer then, and whether it takes the press. */
import {setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import '../../src/all.js';
import type {Call, CommandType} from '../../src/protocol/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {type FastClock, fastClock} from '../support/fast-clock.js';
import {button, deepAll, nameOf, settled, type} from '../support/find.js';
import {mount, unmountAll} from '../support/mount.js';
import {pressPart} from '../support/whole-call.js';

type Point = readonly [x: number, y: number];

const mueller = {name: 'Müller, Jörg', number: '103', anonymous: false};
const held = (changes: Partial<Call> = {}) => aCall({held: true, heldSince: Date.now() - 65_000, ...changes});
const second = (changes: Partial<Call> = {}) => aCall({id: 'second', remote: mueller, ...changes});
const asked = (changes: Partial<Call> = {}) => second({direction: 'out', consultationFor: 'schmid', ...changes});
const further = aRingingCall({id: 'second', remote: mueller});
const handedOn = {kind: 'blind', target: '103', status: 'ringing'} as const;

interface Press {
  readonly word: string;
  readonly calls: readonly Call[];
  /** Opens what has to be open before. */
  readonly first?: (bar: HTMLElement) => Promise<unknown>;
  readonly sends: CommandType;
  readonly then: (phone: FakePhone) => void;
}

const openTransfer = async (bar: HTMLElement) => {
  await pressPart(bar, '.actions > .transfer');
  await type(bar.shadowRoot?.querySelector('amt-transfer-panel') ?? bar, '103');
};

/** What a clerk presses, and what the phone then does. */
const presses: Record<string, Press> = {
  Annehmen: {
    word: 'Annehmen',
    calls: [aRingingCall()],
    sends: 'answer',
    then: phone => phone.set({calls: [aCall()]}),
  },
  Ablehnen: {
    word: 'Ablehnen',
    calls: [aRingingCall()],
    sends: 'decline',
    then: phone => phone.end('schmid', {reason: 'declined-here'}),
  },
  'Ablehnen over a number that is half dialled': {
    word: 'Ablehnen',
    calls: [aRingingCall()],
    first: bar => type(bar.shadowRoot?.querySelector('amt-dialer') ?? bar, '0861 58-123'),
    sends: 'decline',
    then: phone => phone.end('schmid', {reason: 'declined-here'}),
  },
  'Annehmen of a further caller': {
    word: 'Annehmen',
    calls: [aCall(), further],
    sends: 'answer',
    then: phone => phone.set({calls: [held(), second()]}),
  },
  'Ablehnen of a further caller': {
    word: 'Ablehnen',
    calls: [aCall(), further],
    sends: 'decline',
    then: phone => phone.end('second', {reason: 'declined-here'}),
  },
  'Wechseln of two calls': {
    word: 'Wechseln',
    calls: [held(), second()],
    sends: 'resume',
    then: phone => phone.set({calls: [aCall(), second({held: true, heldSince: Date.now()})]}),
  },
  'Wechseln in a consultation': {
    word: 'Wechseln',
    calls: [held(), asked()],
    sends: 'resume',
    then: phone => phone.set({calls: [aCall(), asked({held: true, heldSince: Date.now()})]}),
  },
  Verbinden: {
    word: 'Verbinden',
    calls: [held(), asked()],
    sends: 'completeTransfer',
    then: phone => {
      phone.end('second', {reason: 'transferred'});
      phone.end('schmid', {reason: 'transferred'});
    },
  },
  'Zurück zum Anrufer': {
    word: 'Zurück zum Anrufer',
    calls: [held(), asked()],
    sends: 'backToCaller',
    then: phone => {
      phone.end('second', {reason: 'hung-up-here'});
      phone.set({calls: [aCall()]});
    },
  },
  Zurückholen: {
    word: 'Zurückholen',
    calls: [held({transfer: handedOn})],
    sends: 'resume',
    then: phone => phone.set({calls: [aCall()]}),
  },
  Rückfrage: {
    word: 'Rückfrage',
    calls: [aCall()],
    first: openTransfer,
    sends: 'consult',
    then: phone => phone.set({calls: [held(), asked({phase: 'ringing'})]}),
  },
  'Direkt weiterleiten': {
    word: 'Direkt weiterleiten',
    calls: [aCall()],
    first: openTransfer,
    sends: 'transfer',
    then: phone => phone.set({calls: [held({transfer: handedOn})]}),
  },
  Auflegen: {
    word: 'Auflegen',
    calls: [aCall({direction: 'out'})],
    sends: 'hangUp',
    then: phone => phone.end('schmid', {reason: 'failed'}),
  },
};

/** In the small one the toast lies over the bar, wherever that is; in the large one nowhere. */
const windows = [
  {width: 1280, height: 720, tops: [0, 200]},
  {width: 320, height: 256, tops: [0, 40, 80, 120, 160, 200]},
];

/** Every eight pixels, and the last ones. */
function pointsOf(target: Element): Point[] {
  const {left, top, right, bottom} = target.getBoundingClientRect();
  const along = (from: number, to: number) => {
    const all = [];
    for (let at = Math.ceil(from); at < to - 1; at += 8) all.push(at);
    return [...all, Math.floor(to) - 1];
  };
  return along(left, right).flatMap(x => along(top, bottom).map(y => [x, y] as const));
}

/** The button at a point, through shadow roots; null where there is none. */
function buttonAt([x, y]: Point): HTMLButtonElement | null {
  let hit: Element | null = null;
  for (let root: DocumentOrShadowRoot | null = document; root;) {
    const inner: Element | null = root.elementFromPoint(x, y);
    root = inner && inner !== hit ? inner.shadowRoot : null;
    hit = inner ?? hit;
  }
  return hit?.closest('button') ?? null;
}

const placeOf = (element: Element): string => {
  const {x, y, width, height} = element.getBoundingClientRect();
  return [x, y, width, height].map(Math.round).join(' ');
};

/** As a mouse does it; the browser says when by its own clock. */
function click(point: Point, detail: number): void {
  const [clientX, clientY] = point;
  const target = buttonAt(point);
  for (const name of ['pointerdown', 'pointerup', 'click']) {
    const event = new PointerEvent(name, {bubbles: true, composed: true, cancelable: true, clientX, clientY, detail});
    Object.defineProperty(event, 'timeStamp', {value: performance.now()});
    target?.dispatchEvent(event);
  }
}

describe('a double click, wherever it is (desk F1)', function () {
  this.timeout(60_000);
  let clock: FastClock;
  before(() => (clock = fastClock()));
  after(async () => {
    clock.restore();
    await setViewport({width: 800, height: 600});
  });

  /** A bar in which the press is due, and what has been sent since. */
  async function due({calls, first, then}: Press, top: number) {
    const phone = new FakePhone({...reachable(), calls});
    const bar = await mount('amt-phone-bar', {phone}, {width: `${innerWidth}px`});
    bar.parentElement?.style.setProperty('position', 'absolute');
    bar.parentElement?.style.setProperty('inset', `${top}px auto auto 0`);
    const still = async () => {
      await settled(bar);
      dispatchEvent(new Event('resize'));
      await settled(bar);
    };
    await first?.(bar);
    await still();
    clock.pass(1000);
    phone.commands.length = 0;
    /** The command is on its way until the phone has done it. */
    let settle = () => {};
    phone.answerWith = ({type: sent}) =>
      sent === 'draft' ? undefined : new Promise(resolve => (settle = () => resolve(undefined)));
    const happens = async () => {
      then(phone);
      settle();
      await still();
    };
    const sent = () => phone.commands.map(command => command.type).filter(sent => sent !== 'draft');
    return {bar, happens, sent};
  }

  /**
   * Clicks once, and looks what lies under each point when that has done its work. Yields one point of each button, by its name
   * and whether it was there before: all the others are alike.
   */
  async function pointsToTry(press: Press, top: number): Promise<Map<string, Point>> {
    const {bar, happens} = await due(press, top);
    const target = button(bar, press.word);
    const points = pointsOf(target).filter(point => buttonAt(point) === target);
    const places = new Map(deepAll(bar, 'button').map(each => [each, placeOf(each)]));
    const found = new Map<string, Point>();
    const [first] = points;
    if (first) click(first, 1);
    clock.pass(20);
    await happens();
    for (const point of points) {
      const under = buttonAt(point);
      found.set(
        under ? `${nameOf(under)}, ${places.get(under) === placeOf(under) ? 'there' : 'new'}` : 'nothing',
        point,
      );
    }
    unmountAll();
    return found;
  }

  /** What is sent by both clicks; `delay`: when the first one has done its work. */
  async function doubleClick(press: Press, top: number, point: Point, gap: number, delay: number): Promise<string> {
    const {happens, sent} = await due(press, top);
    click(point, 1);
    clock.pass(delay);
    await happens();
    clock.pass(gap - delay);
    click(point, 2);
    unmountAll();
    return sent().join();
  }

  for (const [name, press] of Object.entries(presses))
    it(`on ${name} does that and no more, at each of its points, 120 to 800 ms between, for bars at 0 to 200 px`, async () => {
      const faults: string[] = [];
      let places = 0;
      for (const {width, height, tops} of windows) {
        await setViewport({width, height});
        const tried = new Set<string>();
        for (const top of tops)
          for (const [under, point] of await pointsToTry(press, top)) {
            if (tried.has(under)) continue;
            tried.add(under);
            for (const gap of [120, 300, 550, 800])
              for (const delay of [20, gap - 20]) {
                const sent = await doubleClick(press, top, point, gap, delay);
                if (sent !== press.sends)
                  faults.push(`${width}, bar at ${top}, ${under}, ${gap} ms, after ${delay} ms: ${sent}`);
              }
          }
        places += tried.size;
      }
      expect(faults).to.deep.equal([]);
      expect(places).to.be.above(0);
    });
});
