/** @file The shortcuts that belong to no element, for the page's phone: a part, for at rest nobody needs them at once. */
import {addShortcut, deepActiveElement, followSettings, pagePhones} from '../../controllers/index.js';
import {focusMemory, isInPhone} from '../../controllers/focus-memory.js';
import {type Call, type CallId, type ShortcutName, sharedDefaults} from '../../protocol/index.js';
import {page} from '../../script/page.js';
import {arrange} from '../calls/current.js';
import {isHardToEnd} from '../emergency-end.js';
import {intend} from '../events.js';
import {commands, provider} from './page-phone.js';

const phone = () => provider()?.phone ?? null;

function send(call: Call, name: 'mute' | 'hold' | 'resume' | 'hangUp'): void {
  const {id, muted} = call;
  void commands.run(id, name, async () => (name === 'mute' ? phone()?.mute(id, !muted) : phone()?.[name](id)));
}

/** The call that the buttons of the bar are for, also one that is still dialled. */
const current = () => arrange(phone()?.state.calls ?? []).current;

/** The same, where somebody is on the line. */
function talking(): Call | null {
  const call = current();
  return call?.phase === 'talking' ? call : null;
}

/** Milliseconds: when the other side has just left, the keys were meant for that call, and not for who waits. */
const changes = 800;
let last: {readonly id: CallId | undefined; readonly since: number} = {id: undefined, since: -Infinity};

function lookAtCurrent(): void {
  const id = current()?.id;
  if (id === last.id) return;
  last = {id, since: last.id ? performance.now() : -Infinity};
}

/** Who waits is not cut off, and an emergency call ends by the button alone, which asks. */
function endable(): Call | null {
  const call = current();
  const isNew = performance.now() - last.since < changes;
  return call && !call.held && !isNew && !isHardToEnd(call) ? call : null;
}

function hangUp(call: Call): void {
  const host = provider();
  if (host && intend(host, 'amt-hang-up', {id: call.id})) send(call, 'hangUp');
}

/** What is seen and can be pressed or typed into in the phone's elements, in the page's order. */
function controlsIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap(element => {
    const inside = element.shadowRoot ? controlsIn(element.shadowRoot) : [];
    const isControl = element.matches('button:enabled, input:enabled, select:enabled') && isInPhone(element);
    return isControl && element.checkVisibility({visibilityProperty: true}) ? [element, ...inside] : inside;
  });
}

/** Into the phone, to what is most wanted there; from there back to where the focus was in the page. */
function crossOver(): void {
  if (isInPhone(deepActiveElement())) return void focusMemory.back();
  const controls = controlsIn(page.documentElement);
  const wanted = ['[part~=answer]', '[part~=actions] *', '*'].flatMap(what => controls.filter(control => control.matches(what)));
  // What lies behind a modal dialog or a full screen is drawn and takes no focus.
  wanted.find(control => (control.focus(), isInPhone(deepActiveElement())));
}

const on = (find: () => Call | null, act: (call: Call) => void) => () => {
  const call = find();
  return call ? () => act(call) : undefined;
};

const finds: Readonly<Partial<Record<ShortcutName, () => (() => void) | undefined>>> = {
  phone: () => crossOver,
  mute: on(talking, call => send(call, 'mute')),
  hold: on(talking, call => send(call, call.held ? 'resume' : 'hold')),
  hangUp: on(endable, hangUp),
};

let settings = sharedDefaults;
let watched: ReturnType<typeof phone> = null;
let end: (() => void) | undefined;

function follow(): void {
  if (phone() === watched) return;
  end?.();
  watched = phone();
  settings = sharedDefaults;
  lookAtCurrent();
  if (!watched) return void (end = undefined);
  const ends = [followSettings(watched, told => (settings = told)), watched.subscribe(lookAtCurrent)];
  end = () => ends.forEach(one => one());
}

pagePhones().subscribe(follow);
follow();
for (const [name, find] of Object.entries(finds))
  addShortcut({name: name as ShortcutName, keys: () => settings.shortcuts, find});
