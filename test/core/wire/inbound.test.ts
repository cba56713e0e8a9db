import {expect} from 'chai';
import {Subscriber, UserAgent, type Invitation} from 'sip.js';
import {callFrom, endLines, registeredLine, until, type LineUnderTest} from '../support/line.js';
import {parameter, type Message, type PeerDialog} from '../support/peer.js';
import {answer, audio, offer} from '../support/sdp.js';

const PEER = 'sip:peer@pbx.test';

async function ring(
  tested: LineUnderTest,
  options: Parameters<LineUnderTest['peer']['invite']>[1] = {},
  sdp: string | null = offer,
) {
  const before = tested.invitations.length;
  const invite = tested.peer.invite(sdp, options);
  await until(() => tested.invitations.length > before, 'the phone rings');
  return {invite, invitation: tested.invitations[before] as Invitation};
}

async function talk(tested: LineUnderTest, options: Parameters<typeof ring>[1] = {}) {
  const {invite, invitation} = await ring(tested, options);
  void invitation.accept();
  const ok = await tested.peer.expect('200 INVITE');
  tested.peer.ack(invite, ok);
  await until(() => invitation.state === 'Established', 'established');
  return {invite, invitation, ok, dialog: tested.peer.dialogOf(invite, ok)};
}

async function callAndTalk(tested: LineUnderTest) {
  const {inviter, invite} = await callFrom(tested);
  const dialog = tested.peer.answer(invite, answer);
  await tested.peer.expect('ACK');
  await until(() => inviter.state === 'Established', 'established');
  return {inviter, invite, dialog};
}

describe('the wire, inbound', () => {
  let tested: LineUnderTest;
  beforeEach(async () => {
    tested = await registeredLine();
  });
  afterEach(async () => {
    expect(await endLines()).to.deep.equal([]);
    expect(tested.told.filter(text => /duty-failed|message-failed|hook-failed/.test(text))).to.deep.equal([]);
  });
  const expectStatus = async (status: number, method: string): Promise<Message> =>
    tested.peer.expect(`${status} ${method}`);

  describe('what SIP.js cannot read', () => {
    const callers: [string, string, string][] = [
      ['a tel: address', '<tel:+49-861-58-0;phone-context=x>', '+49-861-58-0'],
      ['a tel: address without brackets', 'tel:110', '110'],
      ['an unquoted name with umlaut and comma', 'Müller, Änne <sip:42@pbx.test>', '42'],
      ['a host with an underscore', '"A" <sip:42@desk_1>', '42'],
      ['a # in the user part', '<sip:*21#@pbx.test>', '*21#'],
      ['a wrong escape', '<sip:4%zz2@pbx.test>', '4zz2'],
      ['an escaped %, which SIP.js reads and cannot write', '<sip:50%25@pbx.test>', '5025'],
      ['an unknown scheme', '<urn:service:sos>', 'service:sos'],
    ];
    for (const [what, address, user] of callers) {
      it(`rings for a caller with ${what}, who gets its own address back`, async () => {
        const {peer} = tested;
        const {invitation, invite, ok, dialog} = await talk(tested, {from: `${address};tag=t1`});
        expect(invitation.remoteIdentity.uri.user).to.be.oneOf([user, encodeURIComponent(user)]);
        const uri = /<(.*)>/.exec(address)?.[1] ?? address;
        expect(ok.header('From')).to.contain(uri);
        expect(parameter(ok.header('From'), 'tag')).to.equal(invite.fromTag);
        peer.respond(await (void invitation.bye(), peer.expect('BYE')), 200);
        const bye = peer.requests('BYE')[0];
        expect(bye?.header('To')).to.contain(uri);
        expect(bye?.toTag).to.equal(dialog.localTag);
      });
    }

    it('keeps the name of an unquoted display name', async () => {
      const {invitation} = await ring(tested, {from: 'Müller, Änne <sip:42@pbx.test>;tag=t'});
      expect(invitation.remoteIdentity.displayName).to.equal('Müller, Änne');
      await invitation.reject();
    });

    it('reaches a Contact and answers a Call-ID that SIP.js refuses', async () => {
      const {peer} = tested;
      const callId = 'ä{1}@pbx_1';
      const {invitation, ok} = await talk(tested, {callId, contact: '<sip:desk#1@desk_1:5061;ob>'});
      expect(ok.callId).to.equal(callId);
      void invitation.bye();
      const bye = await peer.expect('BYE');
      expect(bye.callId).to.equal(callId);
      expect(bye.uri).to.equal('sip:desk#1@desk_1:5061;ob');
      peer.respond(bye, 200);
    });

    it('writes the user part of a Contact as it came, a trunk group in it, too (RFC 4904)', async () => {
      const {peer} = tested;
      const contact = 'sip:+49861;tgrp=A1;trunk-context=sbc.test@sbc.test:5061;transport=ws';
      const {invitation} = await talk(tested, {contact: `<${contact}>`});
      void invitation.bye();
      const bye = await peer.expect('BYE');
      expect(bye.uri).to.equal(contact);
      peer.respond(bye, 200);
    });

    for (const host of ['3f2a9c1b4d5e', 'kamailio.1', 'sbc_1']) {
      it(`answers through the hop ${host}, and goes back the way the call came`, async () => {
        const {peer} = tested;
        peer.domain = host;
        const route = `<sip:${host};lr;x=a|b>, <sip:sbc.test;lr>`;
        const {invitation, invite, ok} = await talk(tested, {headers: {'Record-Route': route}});
        expect(ok.header('Via')).to.equal(invite.header('Via'));
        expect(ok.all('Record-Route').join(', ')).to.equal(route);
        void invitation.bye();
        const bye = await peer.expect('BYE');
        expect(bye.all('Route').join(', ')).to.equal(route);
        peer.respond(bye, 200);
      });
    }

    it('ends a call whose CANCEL comes through such a hop', async () => {
      const {peer} = tested;
      peer.domain = '3f2a9c1b4d5e';
      const {invite} = await ring(tested);
      peer.cancel(invite);
      await expectStatus(200, 'CANCEL');
      const gone = await expectStatus(487, 'INVITE');
      expect(gone.header('Via')).to.equal(invite.header('Via'));
      peer.ack(invite, gone);
    });

    for (const uri of [
      'tel:101',
      'sips:101@pbx.test',
      'sip:+49861580101@pbx.test',
      'sip:PHONE1@x.test',
      'sip:pbx.test',
      'sip:10#1@pbx_1',
      'sip:101@pbx.1',
    ]) {
      it(`rings when it is called as ${uri}`, async () => {
        const {invitation} = await ring(tested, {uri});
        await invitation.reject();
      });
    }

    it('reads compact and folded headers, bare LF, and two messages in one frame', async () => {
      const {peer, invitations} = tested;
      const lines = (n: number) => [
        `INVITE ${peer.contact} SIP/2.0`,
        `v: SIP/2.0/WSS pbx.test;branch=z9hG4bKlf${n}`,
        'Max-Forwards: 70',
        `f: <${PEER}>\n ;tag=x${n}`,
        't: <sip:101@pbx.test>',
        `i: lf${n}`,
        `CSeq: 1 INVITE`,
        `m: <${PEER}>`,
        'l: 0',
        '',
        '',
      ];
      peer.send(lines(1).join('\n') + lines(2).join('\n'));
      await until(() => invitations.length === 2, 'two calls');
      for (const invitation of invitations) await invitation.reject();
      expect((await expectStatus(480, 'INVITE')).callId).to.equal('lf1');
    });

    it('takes SDP whatever the case, parameters or wrapping of its type', async () => {
      const body = [
        '--b1',
        'Content-Type: text/plain',
        '',
        'x',
        '--b1',
        'Content-Type: application/sdp',
        '',
        offer + '--b1--',
        '',
      ];
      for (const options of [
        {contentType: 'Application/SDP; charset=utf-8'},
        {contentType: 'multipart/mixed; boundary="b1"', body: body.join('\r\n')},
      ]) {
        const {invitation} = await talk(tested, options);
        expect(tested.media[tested.media.length - 1]?.remote[0]?.trim()).to.equal(offer.trim());
        tested.peer.respond(await (void invitation.bye(), tested.peer.expect('BYE')), 200);
      }
    });
  });

  describe('what SIP.js would not answer', () => {
    it('refuses what is malformed with 400 and takes the next call', async () => {
      const {peer} = tested;
      peer.request('INVITE', {headers: {}, cseq: 4294967296});
      await expectStatus(400, 'INVITE');
      peer.send(
        peer
          .request('OPTIONS')
          .raw.replace(/CSeq: \d+ OPTIONS/, 'CSeq: 9 INVITE')
          .replace(/branch=\w+/, 'branch=z9hG4bKx'),
      );
      await peer.expect('400');
      const short = peer.invite(offer).raw.replace(/Content-Length: \d+/, 'Content-Length: 9999');
      await until(() => tested.invitations.length === 1, 'the whole one rings');
      peer.send(short.replace(/branch=\w+/, 'branch=z9hG4bKshort'));
      await peer.expect('400');
      peer.send('\0\uD800nonsense');
      peer.send('SIP/2.0 200 OK\r\nCSeq: 1\r\n\r\n');
      await ring(tested);
      for (const invitation of tested.invitations) await invitation.reject();
    });

    it('refuses unknown extensions with 420 and unknown methods with 405', async () => {
      const {peer} = tested;
      peer.invite(offer, {headers: {Require: '100rel, replaces'}});
      expect((await expectStatus(420, 'INVITE')).header('Unsupported')).to.equal('100rel');
      for (const method of ['MESSAGE', 'SUBSCRIBE', 'PUBLISH', 'FROB']) {
        peer.request(method);
        expect((await expectStatus(405, method)).header('Allow')).to.contain('UPDATE');
      }
      peer.request('PRACK', {headers: {RAck: '1 1 INVITE'}});
      await expectStatus(481, 'PRACK');
    });

    it('ends a ringing call by BYE: 200 to it, 487 to the INVITE, and its Reason is told', async () => {
      const {peer, told} = tested;
      const {invite, invitation} = await ring(tested);
      let reason: string | undefined;
      invitation.delegate = {onCancel: cancel => (reason = cancel.request.getHeader('Reason'))};
      void invitation.progress();
      const ringing = await expectStatus(180, 'INVITE');
      peer.bye(peer.dialogOf(invite, ringing), {Reason: 'SIP;cause=200'});
      await expectStatus(200, 'BYE');
      peer.ack(invite, await expectStatus(487, 'INVITE'));
      expect(invitation.state).to.equal('Terminated');
      expect(reason).to.equal('SIP;cause=200');
      expect(told).to.include(`earlyBye ${invite.callId}`);
      expect(peer.messages.filter(({cseqMethod}) => cseqMethod === 'CANCEL')).to.deep.equal([]);
    });

    it('ends a call by BYE while it is being answered', async () => {
      const {peer, media} = tested;
      const {invite, invitation} = await ring(tested);
      void invitation.progress();
      const ringing = await expectStatus(180, 'INVITE');
      let open = () => {};
      tested.gate.promise = new Promise<void>(resolve => (open = resolve));
      void invitation.accept();
      peer.bye(peer.dialogOf(invite, ringing));
      await expectStatus(200, 'BYE');
      await expectStatus(487, 'INVITE');
      open();
      await until(() => invitation.state === 'Terminated', 'terminated');
      expect(media[0]?.closed).to.equal(true);
    });

    it('holds a BYE that overtakes our ACK until the call stands, then ends it', async () => {
      const {peer, media} = tested;
      const {inviter, invite} = await callFrom(tested);
      let open = () => {};
      if (media[0]) media[0].gate = new Promise<void>(resolve => (open = resolve));
      peer.bye(peer.answer(invite, answer));
      await Promise.resolve();
      open();
      await peer.expect('ACK');
      await expectStatus(200, 'BYE');
      expect(inviter.state).to.equal('Terminated');
    });

    it('answers a BYE that comes while we hang up and wait for an ACK', async () => {
      const {peer} = tested;
      const {invite, invitation} = await ring(tested);
      void invitation.accept();
      const ok = await expectStatus(200, 'INVITE');
      await until(() => invitation.state === 'Established', 'established');
      void invitation.bye();
      peer.bye(peer.dialogOf(invite, ok));
      await expectStatus(200, 'BYE');
      peer.ack(invite, ok);
      peer.respond(await peer.expect('BYE'), 200);
    });

    it('asks to come again with what a call cannot take before it stands', async () => {
      const {peer} = tested;
      const {inviter, invite} = await callFrom(tested);
      peer.respond(invite, 180);
      const dialog = peer.dialogFrom(invite);
      await until(() => tested.line.userAgent.userAgentCore.dialogs.size === 1, 'an early dialog');
      peer.reinvite(dialog, offer);
      await expectStatus(491, 'INVITE');
      peer.inDialog(dialog, 'INFO');
      expect((await expectStatus(500, 'INFO')).header('Retry-After')).to.equal('1');
      void inviter.cancel();
      peer.respond(await peer.expect('CANCEL'), 200);
      peer.respond(invite, 487);
      await until(() => inviter.state === 'Terminated', 'terminated');
    });

    it('answers 480 when nobody can take the call', async () => {
      const other = await registeredLine({
        hook: {
          invite: () => {
            throw new Error('no window');
          },
        },
      });
      other.peer.invite(offer);
      await other.peer.expect('480 INVITE');
    });
  });

  describe('calls out', () => {
    it('rings back for a 180 without Contact or tag, and acknowledges a 200 without Contact', async () => {
      const {peer} = tested;
      const {inviter, invite} = await callFrom(tested);
      peer.send(
        [
          'SIP/2.0 180',
          ...['Via', 'From', 'To', 'Call-ID', 'CSeq'].map(name => `${name}: ${invite.header(name)}`),
          '',
          '',
        ].join('\r\n'),
      );
      await until(() => tested.line.userAgent.userAgentCore.dialogs.size === 1, 'an early dialog');
      const dialog = peer.answer(invite, answer, {contact: null});
      expect((await peer.expect('ACK')).uri).to.equal('sip:102@pbx.test');
      peer.bye(dialog);
      await expectStatus(200, 'BYE');
      expect(inviter.state).to.equal('Terminated');
    });

    it('tells early descriptions, whichever branch they come from, and talks with whoever answers', async () => {
      const {peer, told, media} = tested;
      const {inviter, invite} = await callFrom(tested);
      const early = (toTag: string) =>
        peer.respond(invite, 183, {toTag, body: audio({name: toTag}), contentType: 'application/sdp;v=1'});
      early('a');
      early('b');
      await until(() => told.length >= 3, 'both are told');
      expect(told.slice(1)).to.deep.equal([
        `earlyDescription ${invite.callId} a v=0`,
        `earlyDescription ${invite.callId} b v=0`,
      ]);
      const final = audio({name: 'final'});
      const dialog = peer.answer(invite, final, {toTag: 'c'});
      await peer.expect('ACK');
      await until(() => inviter.state === 'Established', 'established');
      expect(media[0]?.remote).to.deep.equal([final]);
      peer.bye(dialog);
      await expectStatus(200, 'BYE');
    });

    it('cancels again when the call was cancelled before the server asked for credentials', async () => {
      const {peer} = tested;
      const {inviter, invite} = await callFrom(tested);
      void inviter.cancel();
      peer.challenge(invite, {status: 407});
      await peer.expect('ACK');
      const again = await peer.expect('INVITE');
      peer.respond(again, 180);
      const cancel = await peer.expect('CANCEL');
      expect(cancel.branch).to.equal(again.branch);
      peer.respond(cancel, 200);
      peer.respond(again, 487);
      await peer.expect('ACK');
      await until(() => inviter.state === 'Terminated', 'terminated');
      expect(peer.requests('CANCEL').length).to.equal(1);
    });

    it('takes a redirected change for a refused one, and can change again', async () => {
      const {peer} = tested;
      const {inviter, dialog} = await callAndTalk(tested);
      const refused = new Promise<number | undefined>(resolve => {
        void inviter.invite({requestDelegate: {onReject: ({message}) => resolve(message.statusCode)}});
      });
      peer.respond(await peer.expect('INVITE'), 302, {headers: {Contact: '<sip:x@pbx.test>'}});
      expect(await refused).to.equal(488);
      await peer.expect('ACK');
      void inviter.invite();
      peer.answer(await peer.expect('INVITE'), answer);
      await peer.expect('ACK');
      peer.bye(dialog);
      await expectStatus(200, 'BYE');
    });
  });

  describe('in a call', () => {
    const end = async (dialog: PeerDialog) => {
      tested.peer.bye(dialog);
      await expectStatus(200, 'BYE');
    };

    it('answers UPDATE with a description as UPDATE, also twice, and a re-INVITE after it', async () => {
      const {peer, media} = tested;
      const {dialog} = await talk(tested);
      const changed = audio({name: 'changed', version: 2});
      // The second one with its Vias in one line.
      for (const branch of ['z9hG4bKone', 'z9hG4bKtwo, SIP/2.0/UDP 10.0.0.9;branch=z9hG4bKfar']) {
        const update = peer.inDialog(dialog, 'UPDATE', {body: changed, contentType: 'application/sdp', branch});
        const ok = await expectStatus(200, 'UPDATE');
        expect(ok.branch).to.equal(update.branch);
        expect(ok.all('Via').join(', ')).to.equal(update.header('Via'));
        expect(ok.body).to.contain('s=');
      }
      expect(media[0]?.remote.slice(1)).to.deep.equal([changed, changed]);
      const reinvite = peer.reinvite(dialog, offer);
      peer.ack(reinvite, await expectStatus(200, 'INVITE'));
      await end(dialog);
    });

    it('answers UPDATE without a description, tells the new identity, and refuses one for no call', async () => {
      const {peer, told} = tested;
      const {dialog, invite} = await talk(tested);
      peer.inDialog(dialog, 'UPDATE', {
        headers: {'P-Asserted-Identity': '"Huber" <sip:55@pbx.test>', 'Session-Expires': '1800', Supported: 'timer'},
      });
      const ok = await expectStatus(200, 'UPDATE');
      expect(ok.header('Session-Expires')).to.equal('1800;refresher=uac');
      expect(told).to.include(`identity ${invite.callId} "Huber" <sip:55@pbx.test>`);
      peer.request('UPDATE', {to: '<sip:101@pbx.test>;tag=none'});
      await expectStatus(481, 'UPDATE');
      await end(dialog);
    });

    it('refuses UPDATE with a description while our own change is open', async () => {
      const {peer} = tested;
      const {dialog, inviter} = await callAndTalk(tested);
      void inviter.invite();
      const ours = await peer.expect('INVITE');
      peer.inDialog(dialog, 'UPDATE', {body: offer, contentType: 'application/sdp'});
      await expectStatus(491, 'UPDATE');
      peer.answer(ours, answer);
      await peer.expect('ACK');
      await end(dialog);
    });

    it('agrees to a session timer that the far end refreshes', async () => {
      const {peer} = tested;
      const {dialog, ok} = await talk(tested, {headers: {'Session-Expires': '90', Require: 'timer'}});
      expect(ok.header('Session-Expires')).to.equal('90;refresher=uac');
      expect(ok.header('Require')).to.equal('timer');
      const refresh = peer.reinvite(dialog, offer, {
        headers: {'Session-Expires': '90;refresher=uac', Supported: 'timer'},
      });
      const again = await expectStatus(200, 'INVITE');
      expect(again.header('Session-Expires')).to.equal('90;refresher=uac');
      peer.ack(refresh, again);
      await end(dialog);
    });

    it('reads NOTIFY without Contact and with a capital state', async () => {
      const {peer} = tested;
      const {dialog, invitation} = await talk(tested);
      let got = '';
      invitation.delegate = {
        onNotify: notification => {
          got = `${notification.request.getHeader('Event')} ${notification.request.getHeader('Subscription-State')}`;
          void notification.accept();
        },
      };
      peer.inDialog(dialog, 'NOTIFY', {
        contact: null,
        headers: {o: 'Refer;id=2', 'Subscription-State': 'Active ;expires=60'},
        body: 'SIP/2.0 100 Trying',
        contentType: 'message/sipfrag;version=2.0',
      });
      await expectStatus(200, 'NOTIFY');
      expect(got).to.equal('refer;id=2 active;expires=60');
      await end(dialog);
    });
  });

  it('takes the state of a watched line from a NOTIFY without Contact, whatever the case and parameters of its event', async () => {
    const {peer, line} = tested;
    const uri = UserAgent.makeURI('sip:102@pbx.test');
    if (!uri) throw new Error('bad URI');
    const subscriber = new Subscriber(line.userAgent, uri, 'dialog');
    let state = '';
    subscriber.delegate = {
      onNotify: notification => {
        state = notification.request.body;
        void notification.accept();
      },
    };
    void subscriber.subscribe();
    const subscribe = await peer.expect('SUBSCRIBE');
    peer.respond(subscribe, 200, {headers: {Expires: '600', Contact: '<sip:blf@pbx.test>'}});
    peer.inDialog(peer.dialogFrom(subscribe), 'NOTIFY', {
      contact: null,
      headers: {Event: 'Dialog;sla', 'Subscription-State': 'Active;expires=600'},
      body: 'busy',
      contentType: 'text/plain',
    });
    await expectStatus(200, 'NOTIFY');
    expect(state).to.equal('busy');
    void subscriber.dispose();
    peer.respond(await peer.expect('SUBSCRIBE'), 200);
  });

  it('says truly what it allows, in requests and in answers', async () => {
    const {peer} = tested;
    const allow = 'INVITE, ACK, CANCEL, BYE, UPDATE, INFO, NOTIFY, REFER, OPTIONS';
    const {inviter, invite, dialog} = await callAndTalk(tested);
    expect(invite.header('Allow')).to.equal(allow);
    expect(peer.requests('REGISTER')[0]?.header('Allow')).to.equal(allow);
    peer.inDialog(dialog, 'OPTIONS');
    expect((await expectStatus(200, 'OPTIONS')).header('Allow')).to.equal(allow);
    peer.respond(await (void inviter.bye(), peer.expect('BYE')), 200);
  });
});
