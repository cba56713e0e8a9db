/** @file A clerk's call with everything that may happen in it, step by step, on a scripted phone in a bar. */
import {type Call, type ConnectionState, PhoneError} from '../../src/protocol/index.js';
import {type FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {deepAll, settled, type} from './find.js';

export interface Step {
  readonly name: string;
  readonly does: (phone: FakePhone, bar: HTMLElement) => Promise<unknown> | unknown;
}

const error = (code: ConstructorParameters<typeof PhoneError>[0]) => new PhoneError(code).toData();
const mueller = {name: 'Müller, Jörg', number: '103', anonymous: false};
const out = (phase: Call['phase']) => aRingingCall({direction: 'out', phase, dialled: '0861 58-123'});
const asked = (changes: Partial<Call> = {}) =>
  aCall({id: 'asked', direction: 'out', remote: mueller, consultationFor: 'schmid', ...changes});
const second = (changes: Partial<Call> = {}) => aCall({id: 'second', remote: mueller, ...changes});
const heldSince = Date.now() - 65_000;
const held = (changes: Partial<Call> = {}) => aCall({held: true, heldSince, ...changes});
const lost: ConnectionState = {
  status: 'waiting',
  since: 0,
  retryAt: Date.now() + 60_000,
  error: error('server-unreachable'),
};

/** Presses what is seen first of what the selector matches, within one shadow root. */
export async function pressPart(root: Element, selector: string): Promise<void> {
  const found = deepAll(root, selector).find(other => other.checkVisibility());
  if (!found) throw new Error(`Nothing in view matches ${selector}`);
  found.click();
  await settled(root);
}

const more = '[part~="more"]';

/** The keypad stands behind "Mehr" where the bar is narrow. */
async function openKeypad(bar: Element): Promise<void> {
  const isInBar = deepAll(bar, '.actions > .keypad').some(other => other.checkVisibility());
  if (!isInBar) await pressPart(bar, more);
  await pressPart(bar, isInBar ? '.actions > .keypad' : '.more .keypad');
}

/** There is none beside a field of a few pixels. */
async function toggleFieldKeypad(bar: Element): Promise<void> {
  const toggle = '[aria-controls="keypad"]';
  if (deepAll(bar, toggle).some(other => other.checkVisibility())) await pressPart(bar, toggle);
}

const calls = (name: string, ...all: Call[]): Step => ({name, does: phone => phone.set({calls: all})});
const typed = (name: string, text: string, then?: string): Step => ({
  name,
  does: async (_, bar) => {
    await type(bar, text);
    if (then) await pressPart(bar, then);
  },
});
const pressed = (name: string, selector: string): Step => ({name, does: (_, bar) => pressPart(bar, selector)});

export const beforeTheCall: readonly Step[] = [
  {name: 'at rest', does: () => {}},
  typed('a number is typed', '0861 58-123'),
  typed('a number abroad is asked about', '0043 662 12345', '[part~="dial"]'),
  typed('an emergency number is typed', '112'),
  typed('the field is empty again', ''),
  {name: 'the keypad of the field is open', does: (_, bar) => toggleFieldKeypad(bar)},
  {name: 'and closed', does: (_, bar) => toggleFieldKeypad(bar)},
  pressed('"Mehr" is open', more),
  pressed('"Mehr" is closed', more),
];

export const theCall: readonly Step[] = [
  calls('it is dialled', out('dialling')),
  calls('it rings there', out('ringing')),
  calls('they talk', aCall()),
  calls('muted', aCall({muted: true})),
  calls('held', held()),
  calls('held by the other side', aCall({heldByRemote: true})),
  calls('the sound is lost', aCall({media: {page: 'this-page', status: 'lost'}})),
  calls('a hold was refused', aCall({error: error('change-refused')})),
  calls('the sound is in another window', aCall({media: {page: 'other', status: 'connected'}})),
  calls('they talk again', aCall()),
  {name: 'the keypad is open', does: (_, bar) => openKeypad(bar)},
  calls('digits are sent', aCall({tonesSent: '1 2 #'})),
  pressed('"Mehr" is open in the call', more),
  pressed('"Mehr" is closed in the call', more),
  pressed('the transfer is open', '.actions > .transfer'),
  {name: 'its target is typed', does: (_, bar) => typeTarget(bar, '103')},
  calls('it is under way', held({transfer: {kind: 'blind', target: '9902', status: 'ringing'}})),
  calls('it has failed', aCall({transfer: {kind: 'blind', target: '9901', status: 'failed', error: error('busy')}})),
  calls('a colleague is called', held(), asked({phase: 'ringing', startedAt: Date.now()})),
  calls('a colleague is asked', held(), asked()),
  calls('the caller is told', aCall(), asked({held: true, heldSince})),
  calls('the colleague is asked again', held(), asked()),
  {name: 'the colleague leaves', does: phone => phone.end('asked')},
  calls('a second call runs', held(), second()),
  calls('the first one goes on', aCall(), second({held: true, heldSince})),
  calls('and the second one', held(), second()),
  calls('a further caller rings', held(), second(), aRingingCall({id: 'third'})),
  {name: 'the connection is lost', does: phone => phone.set({connection: lost})},
  {name: 'and is back', does: phone => phone.set(reachable())},
  calls('one call is left', aCall()),
  calls('it is ending', aCall({phase: 'ending'})),
];

export const afterTheCall: readonly Step[] = [
  {name: 'it is over', does: phone => phone.end('schmid')},
  calls('the next one is dialled', out('dialling')),
  {name: 'they are busy', does: phone => phone.end('schmid', {reason: 'failed', error: error('busy')})},
  calls('one rings', aRingingCall()),
  {name: 'it is missed', does: phone => phone.end('schmid', {reason: 'missed'})},
];

export const wholeCall: readonly Step[] = [...beforeTheCall, ...theCall, ...afterTheCall];

async function typeTarget(bar: HTMLElement, text: string): Promise<void> {
  const [panel] = deepAll(bar, 'amt-transfer-panel');
  if (panel) await type(panel, text);
}

/** Plays it and looks after each step, when all is still. */
export async function play(
  steps: readonly Step[],
  phone: FakePhone,
  bar: HTMLElement,
  look: (name: string) => void | Promise<void>,
): Promise<void> {
  for (const {name, does} of steps) {
    await does(phone, bar);
    await settled(bar);
    await look(name);
  }
}
