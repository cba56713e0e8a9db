import {expect} from 'chai';
import type {Recovery, RecoveryStore} from '../../../src/core/survival/recovery.js';
import type {PhoneError} from '../../../src/protocol/index.js';
import {type FakePage, startPhone} from '../support/page.js';
import {Peer, type PeerDialog, type RequestOptions} from '../support/peer.js';
import {answer, audio, offer} from '../support/sdp.js';
import type {Message} from '../support/sip-message.js';

const hex = (text: string) => Buffer.from(text).toString('hex');
const userToUser = (text: string) => `${hex(text)};encoding=hex`;
const escaped = (text: string) => `User-to-User=${hex(text)}%3Bencoding%3Dhex`;

describe('which case a call is about', () => {
  let peer: Peer;
  let page: FakePage;

  beforeEach(async () => {
    ({peer, page} = await startPhone());
  });
  afterEach(() => expect(peer.faults()).to.deep.equal([]));

  const ring = async (headers: RequestOptions['headers'] = {}): Promise<Message> => {
    const before = page.state.calls.length;
    const invite = peer.invite(offer, {headers});
    await peer.expect('180 INVITE');
    await page.until('ringing', ({calls}) => calls.length === before + 1);
    return invite;
  };
  const talkIn = async (headers: RequestOptions['headers'] = {}): Promise<PeerDialog> => {
    const invite = await ring(headers);
    void page.send({type: 'answer', id: page.call.id});
    const response = await peer.expect('200 INVITE');
    peer.ack(invite, response);
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    return peer.dialogOf(invite, response);
  };
  /** The INVITE by which the phone calls; what comes before it holds the caller. */
  const dialled = async (): Promise<Message> => {
    const invite = await peer.expect('INVITE');
    if (!invite.toTag) return invite;
    peer.answer(invite, audio({direction: 'recvonly', setup: 'active'}));
    return dialled();
  };
  const refusal = (sent: Promise<unknown>) =>
    sent.then(
      () => undefined,
      ({code}: PhoneError) => code,
    );

  it('goes with a call that is dialled, in hex, as RFC 7433 wants it', async () => {
    void page.send({type: 'call', target: '102', context: 'case-4711_a.b~'});
    const invite = await peer.expect('INVITE');
    expect(invite.all('User-to-User')).to.deep.equal([userToUser('case-4711_a.b~')]);
    expect(page.call.context).to.equal('case-4711_a.b~');
  });

  it('goes with no call that has none', async () => {
    void page.send({type: 'call', target: '102'});
    expect((await peer.expect('INVITE')).all('User-to-User')).to.deep.equal([]);
  });

  it('goes in the header that the site names, as it is', async () => {
    ({peer, page} = await startPhone({context: 'X-Vorgang'}));
    void page.send({type: 'call', target: '102', context: 'case-4711'});
    const invite = await peer.expect('INVITE');
    expect(invite.header('X-Vorgang')).to.equal('case-4711');
    expect(invite.all('User-to-User')).to.deep.equal([]);
    await ring({'X-Vorgang': 'case-4712', 'User-to-User': userToUser('other')});
    expect(page.state.calls[1]?.context).to.equal('case-4712');
  });

  it('is refused where it is no opaque id, and nothing is dialled or handed on', async () => {
    await talkIn();
    const {id} = page.call;
    for (const context of ['Huber, Maria', 'a'.repeat(65), 'a;b', 'a\r\nX: b', 'ä'])
      for (const command of [
        {type: 'call', target: '102', context} as const,
        {type: 'consult', id, target: '102', context} as const,
        {type: 'transfer', id, target: '102', context} as const,
      ])
        expect(await refusal(page.send(command)), `${command.type} ${context}`).to.equal('context-invalid');
    expect(await refusal(page.send({type: 'relate', id, context: 'no id'}))).to.equal('context-invalid');
    expect(page.call.held).to.equal(false);
    expect([...peer.requests('INVITE'), ...peer.requests('REFER')]).to.deep.equal([]);
  });

  it('is known before the call is answered, and after it has ended', async () => {
    const invite = await ring({'User-to-User': userToUser('case-4711')});
    expect(page.call).to.include({phase: 'ringing', context: 'case-4711'});
    peer.cancel(invite);
    await page.until('missed', ({ended}) => ended.length === 1);
    expect(page.state.ended[0]?.context).to.equal('case-4711');
  });

  for (const [what, value, context] of [
    ['a plain token', 'case-4711', 'case-4711'],
    ['capitals and blanks', ` ${hex('case-4711').toUpperCase()} ; Encoding = HEX `, 'case-4711'],
    ['a purpose', `${hex('case-4711')};purpose=x;encoding=hex`, 'case-4711'],
    ['what ISDN puts before it', `04${hex('case-4711')};encoding=hex`, undefined],
    ['a name', `${hex('Huber, Maria')};encoding=hex`, undefined],
    ['half a byte', `${hex('case')}3;encoding=hex`, undefined],
    ['no hex', 'xyz;encoding=hex', undefined],
    ['several words', 'case 4711', undefined],
    ['a quoted text', '"case-4711"', undefined],
    ['too much', hex('a'.repeat(65)) + ';encoding=hex', undefined],
    ['nothing', '', undefined],
  ] as const)
    it(`is ${context ?? 'not'} read from ${what}`, async () => {
      await ring({'User-to-User': value});
      expect(page.call.context).to.equal(context);
    });

  it('goes with a call that is handed on without asking, and the call keeps its own unless another is given', async () => {
    await talkIn({'User-to-User': userToUser('case-4711')});
    for (const [given, expected] of [
      [{}, 'case-4711'],
      [{context: 'case-4712'}, 'case-4712'],
    ] as const) {
      void refusal(page.send({type: 'transfer', id: page.call.id, target: '103', ...given}));
      peer.answer(await peer.expect('INVITE'), audio({direction: 'recvonly', setup: 'active'}));
      const refer = await peer.expect('REFER');
      expect(refer.header('Refer-To')).to.equal(
        `<sip:103@pbx.test;user-to-user=${hex(expected)}?${escaped(expected)}>`,
      );
      peer.respond(refer, 603);
      const back = await peer.expect('INVITE');
      peer.answer(back, answer);
      await page.until('taken back', ({calls}) => calls[0]?.held === false);
    }
  });

  it('goes with the question to a colleague, and with who is connected then', async () => {
    const dialog = await talkIn({'User-to-User': userToUser('case-4711')});
    void page.send({type: 'consult', id: page.call.id, target: '103'});
    const invite = await dialled();
    expect(invite.header('User-to-User')).to.equal(userToUser('case-4711'));
    peer.answer(invite, answer);
    await page.until('consulting', ({calls}) => calls[1]?.phase === 'talking');
    void page.send({type: 'completeTransfer', id: page.call.id});
    const refer = await peer.expect('REFER');
    expect(refer.callId).to.equal(dialog.callId);
    expect(refer.header('Refer-To')).to.match(/^<sip:peer@pbx\.test;transport=ws\?Replaces=[^&>]+&User-to-User=/);
    expect(refer.header('Refer-To')).to.contain(escaped('case-4711'));
  });

  it('comes with the one who takes the place of a consultation (RFC 3891)', async () => {
    const {callId, localTag, remoteTag} = await talkIn();
    const Replaces = `${callId};to-tag=${remoteTag};from-tag=${localTag}`;
    peer.invite(offer, {headers: {Replaces, 'User-to-User': userToUser('case-4711')}});
    await page.until('context', ({calls}) => calls[0]?.context === 'case-4711');
  });

  it('is what an application says that it is, from then on', async () => {
    await talkIn({'User-to-User': userToUser('case-4711')});
    const {id} = page.call;
    await page.send({type: 'relate', id, context: 'case-4712'});
    expect(page.call.context).to.equal('case-4712');
    void page.send({type: 'consult', id, target: '103'});
    expect((await dialled()).header('User-to-User')).to.equal(userToUser('case-4712'));
    await page.send({type: 'relate', id, context: ''});
    expect(page.call.context).to.equal(undefined);
  });

  it('outlives the core: of a call that talks, that rings, and that is dialled', async () => {
    let written: Recovery | null = null;
    const recovery: RecoveryStore = {
      load: () => Promise.resolve(structuredClone(written)),
      save: entry => (written = structuredClone(entry)),
    };
    ({peer, page} = await startPhone({}, {recovery}));
    await talkIn({'User-to-User': userToUser('talks')});
    await ring({'User-to-User': userToUser('rings')});
    await page.send({type: 'relate', id: page.state.calls[1]?.id ?? '', context: 'said-here'});
    void page.send({type: 'call', target: '102', context: 'dialled'});
    peer.respond(await dialled(), 180);
    await page.until('all three', ({calls}) => calls[2]?.phase === 'ringing');
    const left = structuredClone(written);
    peer.drop();
    written = left;
    ({page} = await startPhone({}, {recovery}, (peer = new Peer())));
    const contexts = () => page.state.calls.map(({context}) => context).sort();
    await page.until('all three', () => contexts().join() === 'dialled,said-here,talks');
  });
});
