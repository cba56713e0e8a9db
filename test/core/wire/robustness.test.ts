import {expect} from 'chai';
import {endLines, registeredLine, until} from '../support/line.js';
import {answer, offer} from '../support/sdp.js';

/** Mulberry32: the same numbers for the same seed, everywhere. */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES = [
  '\0',
  '"',
  '<',
  '>',
  ';',
  ',',
  '%',
  '%25',
  '\r\n',
  '\n ',
  '@',
  ':',
  'ü',
  '\uD800',
  '999999999999',
  '-1',
  '',
  'SIP/2.0',
];

describe('the wire under fire', () => {
  it('takes 300 mangled messages without an escaped exception, stays registered, and takes the next call', async () => {
    const seed = 20261123;
    const random = seeded(seed);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const tested = await registeredLine();
    const {peer, line, told, invitations} = tested;
    const escaped: unknown[] = [];
    const note = (error: unknown) => escaped.push(error);
    const onGlobal = (event: Event) => note((event as PromiseRejectionEvent).reason ?? event);
    const node = (
      globalThis as {
        process?: {on?(name: string, f: (e: unknown) => void): void; off?(name: string, f: (e: unknown) => void): void};
      }
    ).process;
    node?.on?.('unhandledRejection', note);
    node?.on?.('uncaughtException', note);
    globalThis.addEventListener?.('unhandledrejection', onGlobal);
    globalThis.addEventListener?.('error', onGlobal);

    const originals = ['INVITE', 'BYE', 'UPDATE', 'NOTIFY', 'REFER', 'OPTIONS', 'INFO', 'CANCEL', 'ACK'].map(
      method =>
        peer.request(method, {
          headers: {Require: 'timer', Event: 'refer', 'Subscription-State': 'active', 'Refer-To': '<sip:9@pbx.test>'},
          body: offer,
          contentType: 'application/sdp',
        }).raw,
    );
    originals.push(...peer.messages.map(({raw}) => raw));
    for (let i = 0; i < 300; i++) {
      let text = pick(originals).replace(/branch=\S+/, `branch=z9hG4bKfuzz${i}`);
      for (let n = 1 + random() * 3; n > 0; n--) {
        const at = Math.floor(random() * text.length);
        text = text.slice(0, at) + pick(PIECES) + text.slice(at + Math.floor(random() * 6));
      }
      peer.send(text);
    }
    await until(() => peer.messages.length > 100, 'most are answered');
    for (const invitation of invitations.splice(0)) await invitation.reject().catch(() => {});
    expect(escaped, `seed ${seed}`).to.deep.equal([]);
    expect(
      told.filter(text => text.includes('duty-failed')),
      `seed ${seed}`,
    ).to.deep.equal([]);
    expect(line.registered).to.equal(true);

    const calls = invitations.length;
    const invite = peer.invite(offer);
    await until(() => invitations.length > calls, 'it rings');
    void invitations[invitations.length - 1]?.accept();
    let ok = await peer.expect('200 INVITE');
    while (ok.callId !== invite.callId) ok = await peer.expect('200 INVITE');
    peer.ack(invite, ok, answer);
    node?.off?.('unhandledRejection', note);
    node?.off?.('uncaughtException', note);
    globalThis.removeEventListener?.('unhandledrejection', onGlobal);
    globalThis.removeEventListener?.('error', onGlobal);
    await endLines(); // Answers to mangled requests copy what was mangled: their form is not judged.
  });

  it('goes on when every hook throws', async () => {
    const fail = () => {
      throw new Error('a hook failed');
    };
    const tested = await registeredLine({
      hook: {
        connection: fail,
        registration: fail,
        account: fail,
        lost: fail,
        recovered: fail,
        earlyBye: fail,
        invite: fail,
      },
    });
    const {peer, line} = tested;
    peer.invite(offer);
    await peer.expect('480 INVITE');
    line.busy = true;
    peer.drop();
    await until(() => !line.registered, 'lost');
    line.reconnect();
    await until(() => line.registered, 'registered again');
    expect(await endLines()).to.deep.equal([]);
  });
});
