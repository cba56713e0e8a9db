/**
 * 3000 mixed calls with 5 % of each fault, and 100 callers at once, against the scripted peer and a clock that runs by
 * itself. Prints how they ended, the heap before and after, and the timers that are left; fails where it grew.
 *
 *   npm run bench:soak -- --calls 3000 --seed 1
 */
import type {Torture} from '../core/support/torture.js';
import {seeded} from '../core/support/mutations.js';

const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
// The support files clean up after each test; here there is none.
Object.assign(globalThis, {afterEach: () => undefined, beforeEach: () => undefined});
const {Torture: Phone} = await import('../core/support/torture.js');
const {answer, audio, offer} = await import('../core/support/sdp.js');

const calls = option('calls', 3_000);
const random = seeded(option('seed', 1));
const counted = new Map<string, number>();
const phone: Torture = await new Phone().start();
const {peer, page} = phone;
const megabyte = 1_000_000;
const allowed = 2;

/** Everything between the end of one call and the next. */
const rest = async () => {
  peer.onMessage = message => {
    if (['BYE', 'CANCEL', 'INFO', 'UPDATE'].includes(message.method)) peer.respond(message, 200);
    else if (message.method === 'INVITE') peer.respond(message, 481);
    else return false;
    return true;
  };
  for (const {id} of page.state.calls) void page.send({type: 'hangUp', id}).catch(() => undefined);
  await phone.tick(40_000);
  peer.onMessage = null;
  peer.messages.length = peer.frames.length = page.asked.length = page.patches.length = 0;
  (peer.pending as unknown[]).length = 0;
  peer.sockets.splice(0, peer.sockets.length - 1);
};

const normal: Record<string, () => Promise<unknown>> = {
  'out, they hang up': async () => {
    peer.bye(await phone.talk());
    await phone.over();
  },
  'out, we hang up': async () => {
    await phone.talk();
    phone.hangUp();
    peer.respond(await peer.expect('BYE'), 200);
    await phone.over();
  },
  'in, held and resumed': async () => {
    await phone.talkIn();
    const held = phone.hold();
    peer.answer(await peer.expect('INVITE'), audio({direction: 'recvonly'}));
    await held;
    const resumed = phone.resume();
    peer.answer(await peer.expect('INVITE'), answer);
    await resumed;
  },
  'in, missed': async () => {
    peer.cancel(await phone.ring());
    await phone.over();
  },
  'out, busy': async () => {
    peer.respond(await phone.dial(), 486);
    await phone.over();
  },
};
const faults: Record<string, () => Promise<unknown>> = {
  'fault: no ACK': async () => {
    await phone.ring();
    await phone.take();
  },
  'fault: CANCEL without 487': async () => {
    peer.respond(await phone.dial(), 180);
    await phone.phase('ringing');
    phone.hangUp();
    await peer.expect('CANCEL');
  },
  'fault: BYE while ringing': async () => {
    const invite = peer.invite(offer);
    peer.bye(peer.dialogOf(invite, await peer.expect('180 INVITE')));
    await phone.over();
  },
  'fault: socket lost in a call': async () => {
    await phone.talk();
    peer.drop();
    await phone.tick(3_000);
    peer.respond(await peer.expect('INVITE'), 481);
    await phone.over();
  },
  'fault: socket lost while ringing': async () => {
    await phone.ring();
    peer.drop();
    await phone.tick(10_000);
  },
  'fault: page answers nothing': async () => {
    page.silent.add('offer');
    void page.send({type: 'call', target: '102'}).catch(() => undefined);
    await phone.phase('dialling');
    await phone.tick(7_000);
    page.silent.clear();
  },
  'fault: session expires': async () => {
    await phone.talk({'Session-Expires': '90;refresher=uas', Require: 'timer'});
    await phone.tick(61_000);
  },
  'fault: garbage in a call': async () => {
    await phone.talk();
    for (let i = 0; i < 20; i++) peer.send(offer.slice(i * 7) + '\r\n\r\n');
    await phone.tick(100);
  },
};
const other = Object.keys(normal);
const faulty = Object.keys(faults);

const heap = async () => {
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await phone.tick(0);
  }
  return process.memoryUsage().heapUsed / megabyte;
};
const one = async (name: string) => {
  await (normal[name] ?? faults[name])?.();
  counted.set(name, (counted.get(name) ?? 0) + 1);
  await rest();
};

// Whatever is made once and kept, the engine's compiled code among it, is made before the first look.
for (let i = 0; i < 40; i++) for (const name of [...other, ...faulty]) await one(name);
const before = await heap();
const timersBefore = phone.clock.pending;
counted.clear();
const started = performance.now();
for (let i = 0; i < calls; i++) {
  const chance = random();
  const fault = faulty[Math.floor(chance / 0.05)];
  await one(fault ?? other[Math.floor(random() * other.length)] ?? '');
}
for (let i = 0; i < 100; i++) peer.invite(offer);
for (let i = 0; i < 88; i++) await peer.expect('486 INVITE');
const ringing = page.state.calls.length;
await rest();
const after = await heap();
const timers = phone.clock.pending - timersBefore;
const [sessions, transactions] = [
  Object.keys(phone.agent._sessions).length,
  phone.agent.userAgentCore.userAgentServers.size,
];
phone.clock.uninstall();
for (const [name, count] of [...counted].sort()) console.log(`${name.padEnd(34)} ${String(count).padStart(5)}`);
console.log(`${'100 callers at once'.padEnd(34)} ${`${ringing} ring`.padStart(5)}, ${100 - ringing} hear busy`);
console.log(`${calls} calls in ${((performance.now() - started) / 1000).toFixed(0)} s of this machine`);
console.log(`heap after forced collection: ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after`);
console.log(`left: ${sessions} sessions, ${transactions} transactions, ${timers} timers more than before`);
const failed = after - before > allowed || sessions + transactions > 0 || Math.abs(timers) > 2;
process.exit(failed ? 1 : 0);
