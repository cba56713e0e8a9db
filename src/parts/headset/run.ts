/** @file What a key orders, for the page's phone: as its button on the screen would, with what the page and the phone say to that. */
import {pagePhones} from '../../controllers/index.js';
import {isHardToEnd} from '../../elements/emergency-end.js';
import {intend} from '../../elements/events.js';
import {commands, provider, termsHere} from '../../elements/phone/page-phone.js';
import type {CallId} from '../../protocol/index.js';
import type {Order} from './orders.js';
import {texts} from './texts.js';

/** Milliseconds in which a second press means it: one slip ends no emergency call. */
const meansIt = 10_000;

const intents = {answer: 'amt-answer', decline: 'amt-decline', hangUp: 'amt-hang-up'} as const;

let asked: {readonly id: CallId; readonly at: number} | null = null;

function isMeant(id: CallId): boolean {
  const now = performance.now();
  if (asked?.id === id && now - asked.at < meansIt) return true;
  asked = {id, at: now};
  const {lang} = termsHere();
  pagePhones().announcer.announce(texts(lang).emergency, 'assertive', lang);
  return false;
}

/** Settles with whether the phone has accepted it. */
export async function run({act, id, on = false}: Order): Promise<boolean> {
  const host = provider();
  const phone = host?.phone;
  const call = phone?.state.calls.find(other => other.id === id);
  if (!host || !phone || !call) return false;
  if (act === 'hangUp' && isHardToEnd(call) && !isMeant(id)) return false;
  if (act in intents && !intend(host, intents[act as keyof typeof intents], {id})) return false;
  return commands.run(id, act, () => (act === 'mute' ? phone.mute(id, on) : phone[act](id)));
}
