/**
 * @file What we take for granted of SIP.js beyond its public interface. Each test names the file that relies on it; one
 * that fails after an upgrade says what to look at.
 */
import {expect} from 'chai';
import {Core, Grammar, Inviter, SessionState, type Session} from 'sip.js';
import {giveUpChange} from '../../src/core/dialog/force-end.js';
import {callFrom, endLines, registeredLine, until, type LineUnderTest} from './support/line.js';
import {answer, offer} from './support/sdp.js';

describe('the contract with SIP.js', () => {
  let tested: LineUnderTest;
  beforeEach(async () => {
    tested = await registeredLine();
  });
  afterEach(async () => {
    await endLines();
  });

  const core = () => tested.line.userAgent.userAgentCore;
  const talk = async () => {
    const {inviter, invite} = await callFrom(tested);
    const dialog = tested.peer.answer(invite, answer);
    await tested.peer.expect('ACK');
    return {inviter, invite, dialog};
  };

  it('stateTransition ends a session and frees what it holds (calls/force-end)', async () => {
    const {inviter} = await talk();
    (inviter as unknown as {stateTransition(state: SessionState): void}).stateTransition(SessionState.Terminated);
    expect(inviter.state).to.equal(SessionState.Terminated);
    expect(Object.keys(tested.line.userAgent._sessions)).to.deep.equal([]);
  });

  it('stateTransition is called as a method of the session, and can be covered (calls/force-end)', async () => {
    const {inviter, invite} = await callFrom(tested);
    const seen: SessionState[] = [];
    const internals = inviter as unknown as {stateTransition(state: SessionState): void};
    const {stateTransition} = internals;
    internals.stateTransition = state => {
      seen.push(state);
      stateTransition.call(inviter, state);
    };
    tested.peer.answer(invite, answer);
    await tested.peer.expect('ACK');
    expect(seen).to.deep.equal([SessionState.Established]);
  });

  it('an INVITE’s client stands in userAgentClients by branch and method, with its transaction’s state (wire/sweep, calls/force-end)', async () => {
    const {inviter, invite} = await callFrom(tested);
    const client = core().userAgentClients.get(`${invite.branch}INVITE`);
    expect(client?.message).to.equal(inviter.request);
    expect(client?.transaction.state).to.equal(Core.TransactionState.Calling);
    tested.peer.respond(invite, 180);
    await tested.peer.expect('nothing', 20).catch(() => undefined);
    expect(client?.transaction.state).to.equal(Core.TransactionState.Proceeding);
    expect(core().dialogs.size).to.equal(1);
    client?.dispose();
    expect(core().dialogs.size, 'early dialogs go with it').to.equal(0);
  });

  it('invite() of a session gives the client of the re-INVITE, whose receiveResponse takes an answer of our own (calls/force-end)', async () => {
    const {inviter} = await talk();
    let status: number | undefined;
    const change = await inviter.invite({
      requestDelegate: {onReject: ({message}) => (status = message.statusCode)},
    });
    const reinvite = await tested.peer.expect('INVITE');
    expect(core().userAgentClients.get(`${reinvite.branch}INVITE`)).to.equal(change);
    giveUpChange(inviter, change);
    await until(() => status, 'told');
    expect(status).to.equal(408);
    expect(core().userAgentClients.has(`${reinvite.branch}INVITE`)).to.equal(false);
    await inviter.invite();
    expect((await tested.peer.expect('INVITE')).cseq).to.equal(reinvite.cseq + 1);
    expect(tested.peer.requests('ACK')).to.have.length(1);
  });

  it('an answer of our own, given to onMessage, ends a transaction (wire/sweep)', async () => {
    const {inviter} = await callFrom(tested);
    const {message} = [...core().userAgentClients.values()].find(client => client.message.method === 'INVITE') ?? {};
    const lines = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map(name => `${name}: ${message?.getHeader(name)}`);
    tested.line.userAgent.transport.onMessage?.(
      ['SIP/2.0 503 Gone', ...lines, 'Content-Length: 0', '', ''].join('\r\n'),
    );
    expect(inviter.state).to.equal(SessionState.Terminated);
  });

  it('an INVITE’s server stands in userAgentServers by branch (wire/transport)', async () => {
    const invite = tested.peer.invite(offer);
    await tested.peer.expect('100 INVITE');
    const server = core().userAgentServers.get(invite.branch);
    expect(server?.message.callId).to.equal(invite.callId);
    expect(server?.transaction.state).to.equal(Core.TransactionState.Proceeding);
    expect(parseInt(String(server?.message.cseq), 10)).to.equal(invite.cseq);
    void tested.invitations[0]?.reject();
  });

  it('a session stands in _sessions by Call-ID and its caller’s tag, in either direction (wire/transport)', async () => {
    const {inviter, invite} = await callFrom(tested);
    const {_sessions: sessions} = tested.line.userAgent;
    expect(sessions[invite.callId + invite.fromTag]).to.equal(inviter);
    const incoming = tested.peer.invite(offer);
    await tested.peer.expect('100 INVITE');
    expect(sessions[incoming.callId + incoming.fromTag]).to.equal(tested.invitations[0]);
    void tested.invitations[0]?.reject();
  });

  it('a dialog stands in dialogs by Call-ID, our tag and theirs, and counts its CSeq (wire/transport, dialog/stored-dialog)', async () => {
    const {inviter, invite, dialog} = await talk();
    const found = core().dialogs.get(invite.callId + invite.fromTag + dialog.localTag);
    expect(found).to.equal((inviter as Session).dialog);
    expect(found?.localSequenceNumber).to.equal(invite.cseq);
    found?.incrementLocalSequenceNumber();
    expect(found?.localSequenceNumber).to.equal(invite.cseq + 1);
    expect(found).to.include({callId: invite.callId, localTag: invite.fromTag, remoteTag: dialog.localTag});
    expect(String(found?.remoteTarget)).to.include('peer@pbx.test');
    expect(found?.routeSet).to.deep.equal([]);
  });

  it('a dialog makes requests that SIP.js does not know, with the next CSeq (calls/session-timer)', async () => {
    const {inviter, invite} = await talk();
    const dialog = inviter.dialog as unknown as Core.Dialog;
    core().request(dialog.createOutgoingRequestMessage('UPDATE', {extraHeaders: ['X-Test: 1']}));
    const update = await tested.peer.expect('UPDATE');
    expect(update).to.include({callId: invite.callId, cseq: invite.cseq + 1});
    expect(update.header('X-Test')).to.equal('1');
    tested.peer.respond(update, 200);
  });

  it('the replaced session stands in _replacee, and accept leaves it alone without (calls/force-end)', async () => {
    const {invite, dialog, inviter} = await talk();
    tested.peer.invite(offer, {
      headers: {Replaces: `${invite.callId};to-tag=${invite.fromTag};from-tag=${dialog.localTag}`},
    });
    await tested.peer.expect('100 INVITE');
    const [invitation] = tested.invitations;
    if (!invitation) throw new Error('no invitation');
    expect(invitation.replacee).to.equal(inviter);
    invitation._replacee = undefined;
    await invitation.accept();
    expect(inviter.state).to.equal(SessionState.Established);
  });

  it('authenticationFactory is asked anew for each request, with authenticate and toString (wire/digest)', async () => {
    const asked: string[] = [];
    core().configuration.authenticationFactory = () =>
      ({
        authenticate: (request: Core.OutgoingRequestMessage) => asked.push(request.method) > 0,
        toString: () => 'Own scheme',
      }) as unknown as Core.DigestAuthentication;
    const {invite} = await callFrom(tested);
    tested.peer.challenge(invite, {status: 407});
    expect((await tested.peer.expect('INVITE')).header('Proxy-Authorization')).to.equal('Own scheme');
    expect(asked).to.deep.equal(['INVITE']);
  });

  it('a client says whether it was challenged, and writes extraHeaders as they are (wire/transport/inbound/challenges)', async () => {
    const {invite} = await callFrom(tested);
    const client = core().userAgentClients.get(`${invite.branch}INVITE`);
    const challenged = () => (client as unknown as {challenged: boolean}).challenged;
    expect(challenged()).to.equal(false);
    client?.message.extraHeaders.push('X-Kept: 1');
    tested.peer.challenge(invite, {status: 407});
    expect((await tested.peer.expect('INVITE')).header('X-Kept')).to.equal('1');
    expect(challenged()).to.equal(true);
  });

  it('the grammar has the rules that addresses are tried against (wire/transport/inbound/addresses)', () => {
    for (const [rule, good, bad] of [
      ['From', '<sip:a@b.test>;tag=1', '<tel:+49>;tag=1'],
      ['To', '<sip:a@b.test>', '<tel:+49>'],
      ['Contact', '<sip:a@b.test>', 'Müller <sip:a@b.test>'],
      ['Refer_To', '<sip:a@b.test>', '<tel:+49>'],
      ['Call_ID', 'a@b', 'a b'],
    ] as const) {
      expect(Grammar.parse(good, rule), rule).to.not.equal(-1);
      expect(Grammar.parse(bad, rule), rule).to.equal(-1);
    }
  });

  it('header values are read by Grammar.parse, which can be covered (wire/grammar)', () => {
    const {parse} = Grammar;
    const rules: string[] = [];
    const spy: typeof parse = (input, rule) => {
      rules.push(rule);
      return parse(input, rule);
    };
    Object.assign(Grammar, {parse: spy});
    try {
      const invite = tested.peer.invite(offer);
      rules.length = 0;
      Core.Parser.parseMessage(invite.raw, core().loggerFactory.getLogger('test'));
      Grammar.URIParse('sip:a@b.test');
      Grammar.nameAddrHeaderParse('<sip:a@b.test>');
    } finally {
      Object.assign(Grammar, {parse});
    }
    expect(rules).to.include.members(['Request_Response', 'Via', 'From', 'To', 'Call_ID', 'CSeq', 'Contact']);
    expect(rules).to.include.members(['SIP_URI', 'Name_Addr_Header']);
    void tested.invitations[0]?.reject();
  });

  it('a message that cannot be read gives undefined, and does not throw (wire/transport)', () => {
    const logger = core().loggerFactory.getLogger('test');
    expect(Core.Parser.parseMessage('nonsense', logger)).to.equal(undefined);
  });

  it('Inviter.request is the INVITE itself (calls/leg)', async () => {
    const {inviter, invite} = await callFrom(tested);
    expect(inviter).to.be.instanceOf(Inviter);
    expect(inviter.request.callId).to.equal(invite.callId);
  });
});
