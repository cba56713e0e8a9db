/** @file Calls out and in on one page, each from a hand that comes, rests and presses. */
import {setTimeout as delay} from 'node:timers/promises';
import type {Page} from 'puppeteer-core';
import type {Asterisk} from '../../interop/asterisk.js';
import {until} from '../../e2e/support/until.js';
import type {Wire} from '../../e2e/support/wire.js';

/** Milliseconds; of a call out from the click, of a call in from the INVITE or the click. */
export interface Round {
  readonly first: boolean;
  readonly invite?: number;
  readonly outHeard?: number;
  readonly toast?: number;
  readonly inHeard?: number;
}

/** One way to telephone in a page. */
export interface Subject {
  readonly page: Page;
  readonly user: string;
  readonly wire: Wire;
  /** Expressions in the page. */
  readonly call: string;
  readonly answer: string;
  readonly rings: string;
  readonly hangUp: string;
}

/** Milliseconds: a hand rests on a button before it presses, and presses so long; then all that was made ready has been given back. */
const [rests, presses, pause] = [250, 60, 6_000];

async function press({page}: Subject, target: string): Promise<void> {
  const [x, y] = (await page.evaluate(
    `(({left, top, width, height}) => [left + width / 2, top + height / 2])(${target}.getBoundingClientRect())`,
  )) as [number, number];
  await page.mouse.move(x, y, {steps: 3});
  await delay(rests);
  await page.mouse.down();
  await delay(presses);
  await page.mouse.up();
}

const marks = (page: Page) => page.evaluate('window.marks') as Promise<Window['marks']>;

async function heard({page}: Subject): Promise<Window['marks']> {
  return until('it is heard', async () => {
    const found = await marks(page);
    return found.heard ? found : undefined;
  });
}

async function rest(subject: Subject, asterisk: Asterisk): Promise<void> {
  await delay(300);
  await subject.page.evaluate(subject.hangUp);
  await until('the call is over', async () => (await asterisk.channels()).length === 0);
  await subject.page.mouse.move(1, 1);
  await delay(pause);
  await subject.page.evaluate('Object.assign(window.marks, {clicked: 0, heard: 0, painted: 0})');
  subject.wire.messages.length = 0;
}

function inviteAt({messages}: Wire, from: 'phone' | 'pbx'): number {
  return messages.find(message => message.from === from && message.text.startsWith('INVITE '))?.at ?? NaN;
}

export async function play(subject: Subject, asterisk: Asterisk, times: number): Promise<Round[]> {
  const rounds: Round[] = [];
  const {page, wire, user} = subject;
  wire.messages.length = 0;
  for (let i = 0; i < times; i++) {
    await press(subject, subject.call);
    const out = await heard(subject);
    const invite = inviteAt(wire, 'phone') - out.clicked;
    rounds.push({first: i === 0, invite, outHeard: out.heard - out.clicked});
    await rest(subject, asterisk);
  }
  for (let i = 0; i < times; i++) {
    await asterisk.cli(`channel originate Local/${user}@rings extension 9196@office`);
    await until('it rings', () => page.evaluate(subject.rings));
    // A button takes no press before it has stood for half a second.
    await delay(800);
    await press(subject, subject.answer);
    const taken = await heard(subject);
    const toast = taken.painted ? {toast: taken.painted - inviteAt(wire, 'pbx')} : {};
    rounds.push({first: i === 0, inHeard: taken.heard - taken.clicked, ...toast});
    await rest(subject, asterisk);
  }
  return rounds;
}
