import {expect} from 'chai';
import {Diagnostics, redact} from '../../src/core/diagnostics.js';
import {startPhone} from './support/page.js';
import {audio, offer} from './support/sdp.js';

describe('the diagnosis', () => {
  it('says what happened: registration, commands and how they went, calls and how they ended', async () => {
    const {peer, page} = await startPhone();
    const calling = page.send({type: 'call', target: '08611234567'});
    peer.respond(await peer.expect('INVITE'), 486);
    await calling;
    await page.until('over', ({calls, ended}) => calls.length === 0 && ended.length === 1);
    await page.send({type: 'hold', id: 'none'}).catch(() => undefined);
    const text = await page.send({type: 'diagnose'});
    for (const words of [
      /connection connected/,
      /registration registered/,
      /pages 1/,
      /call ok/,
      /call 1 out dialling/,
      /call 1 ended failed busy 486/,
      /hold call-unknown/,
    ])
      expect(text).to.match(words);
  });

  it('holds no name, number, password or address of a call (P-20)', async () => {
    const canaries = [
      '08654321098',
      '54321098',
      'Geheimrat',
      'Kanarienvogel',
      'pbx.test',
      '192.0.2.77',
      'sip:',
      '4711',
      'BREW',
    ];
    const {peer, page} = await startPhone({
      credentials: {aor: 'sip:101@pbx.test', displayName: 'Geheimrat', password: 'Kanarienvogel'},
    });
    const invite = peer.invite(offer, {
      from: '"Geheimrat Kanarienvogel" <sip:+498654321098@192.0.2.77>;tag=token-4711',
      headers: {Subject: 'Geheimrat', 'P-Asserted-Identity': '"Geheimrat" <sip:08654321098@192.0.2.77>'},
    });
    await page.until('ringing', ({calls}) => calls.length === 1);
    const id = page.call.id;
    void page.send({type: 'answer', id});
    const response = await peer.expect('200 INVITE');
    peer.ack(invite, response);
    await page.until('talking', ({calls}) => calls[0]?.phase === 'talking');
    peer.send('BREW sip:08654321098@192.0.2.77 SIP/2.0\r\nFrom: Geheimrat\r\nCall-ID: token-4711\r\n\r\n');
    void page.send({type: 'transfer', id, target: '08654321098'});
    peer.answer(await peer.expect('INVITE'), audio({direction: 'recvonly'}));
    peer.respond(await peer.expect('REFER'), 603, {reason: 'Geheimrat 08654321098'});
    peer.bye(peer.dialogOf(invite, response), {Reason: 'SIP;cause=480;text="Geheimrat"'});
    await page.until('over', ({calls}) => calls.length === 0);
    const text = await page.send({type: 'diagnose'});
    expect(text)
      .to.match(/call 1 in talking/)
      .and.match(/call 1 ended/);
    for (const canary of canaries) expect(text).not.to.include(canary);
  });

  it('keeps the last 500 lines', () => {
    const diagnostics = new Diagnostics(() => 0);
    for (let i = 0; i < 600; i++) diagnostics.note(`step-${i}`);
    const lines = diagnostics.text.split('\n');
    expect(lines).to.have.length(500);
    expect(lines[0]).to.include('step-100');
  });

  it('tells of a number its first digits and its length, and of an address nothing', () => {
    expect(redact('to 08651234567')).to.equal('to 086…(11)');
    expect(redact('sip:huber@pbx.amt.example refused')).to.equal('… refused');
    expect(redact('wss://pbx.amt.example/ws')).to.equal('…');
    expect(redact('INVITE 486')).to.equal('INVITE 486');
    expect(redact('x'.repeat(500))).to.have.length(80);
  });
});
