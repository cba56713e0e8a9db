import {expect} from 'chai';
import {
  divertedFrom,
  partyAfter,
  partyOf,
  takingPlaceOf,
  transferredBy,
  type Headers,
} from '../../../src/core/dialog/identity.js';
import type {Configuration, Party} from '../../../src/protocol/index.js';
import {answer} from '../support/sdp.js';
import {torture} from '../support/torture.js';

type Lines = readonly (readonly [name: string, value: string])[];

/** The headers of a message, as SIP.js hands them out. */
const headers = (lines: Lines): Headers => {
  const named = (name: string) => lines.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value);
  return {getHeaders: named, getHeader: name => named(name)[0]};
};

const anonymous = '"Anonymous" <sip:anonymous@anonymous.invalid>;tag=p1';
const open = '"Schmid" <sip:+4915112345678@pbx.test>;tag=p1';
const asserted = ['P-Asserted-Identity', '"Schmid, Anna" <tel:+4915112345678>'] as const;
const rpid = (privacy: string) =>
  ['Remote-Party-ID', `"Schmid" <sip:+4915112345678@pbx.test>;party=calling;screen=yes;${privacy}`] as const;
const withheld: Party = {number: '', name: '', anonymous: true};
const caller = (lines: Lines, rules: Partial<Configuration> = {}) => partyOf(headers(lines), rules);

describe('who handed a call on', () => {
  const referrer = (...lines: Lines) => transferredBy(headers(lines), '101', {});
  const strauss = {name: 'Strauß, Klaus', number: '109', anonymous: false};
  const named = ['Referred-By', '"Strauß, Klaus" <sip:109@pbx.test>;cid="1@pbx.test"'] as const;

  it('is read from Referred-By, whoever the caller is (desk F20)', () => {
    expect(referrer(named)).to.deep.equal(strauss);
    expect(referrer(named, ['Privacy', 'id'], ['From', anonymous])).to.deep.equal(strauss);
    expect(referrer(['Referred-By', 'sip:109@pbx.test'])).to.deep.equal({...strauss, name: ''});
  });

  for (const [what, lines] of [
    ['nobody', []],
    ['ourselves', [['Referred-By', '<sip:101@pbx.test>']]],
    ['somebody who is not told', [['Referred-By', '<sip:anonymous@anonymous.invalid>']]],
    ['somebody who wants to stay unknown', [named, ['Privacy', 'user;critical']]],
    ['what nobody can read', [['Referred-By', '<<<']]],
  ] as [string, Lines][])
    it(`is not shown: ${what} (desk F20)`, () => expect(referrer(...lines)).to.equal(undefined));
});

describe('who calls', () => {
  for (const [what, lines] of [
    ['asserted, with Privacy: id', [['From', anonymous], asserted, ['Privacy', 'id']]],
    ['asserted, with Privacy: id and a From of its own', [['From', open], asserted, ['Privacy', 'id']]],
    [
      'with Privacy: user',
      [
        ['From', open],
        ['Privacy', 'user'],
      ],
    ],
    ['with Privacy: header', [['From', open], asserted, ['Privacy', 'header']]],
    ['with Privacy: id;critical', [['From', open], asserted, ['Privacy', 'id;critical']]],
    ['with Privacy: critical; user; id', [['From', open], asserted, ['Privacy', 'critical; user; id']]],
    ['with several Privacy headers', [['From', open], asserted, ['Privacy', 'critical'], ['Privacy', 'ID']]],
    ['by Remote-Party-ID, privacy=full', [['From', open], rpid('privacy=full')]],
    ['by Remote-Party-ID, privacy=uri', [['From', open], rpid('privacy=uri')]],
    ['by Remote-Party-ID, privacy=name', [['From', open], rpid('privacy=name')]],
    ['by Remote-Party-ID, privacy=id', [['From', open], rpid('privacy="id"')]],
    ['by Remote-Party-ID beside an asserted identity', [['From', open], asserted, rpid('privacy=full')]],
    ['by a From without a number, though one is asserted', [['From', anonymous], asserted]],
    ['<sip:anonymous@pbx.test>', [['From', '<sip:anonymous@pbx.test>']]],
    ['<sip:Anonym@…>', [['From', '<sip:Anonym@pbx.test>']]],
    ['<sip:private@…>', [['From', '"private" <sip:private@pbx.test>']]],
    ['<sip:unavailable@…>', [['From', '<sip:unavailable@pbx.test>']]],
    ['<sip:restricted@…>', [['From', '<sip:restricted@pbx.test>']]],
    ['<sip:Unknown@…>', [['From', '"Unknown" <sip:Unknown@pbx.test>']]],
    ['<sip:withheld@…>', [['From', '<sip:withheld@pbx.test>']]],
    ['<sip:Unbekannt@…>', [['From', '<sip:Unbekannt@pbx.test>']]],
    ['<sip:private%20number@…>', [['From', '<sip:private%20number@pbx.test>']]],
    ['<sip:…@anonymous.invalid>', [['From', '<sip:c8oqz84zk7z@anonymous.invalid>;tag=x']]],
    ['<sip:…@anonymous.invalid.>', [['From', '<sip:123@anonymous.invalid.>;tag=x']]],
    ...[
      ...[
        'clir',
        'CLIR',
        'hidden',
        'suppressed',
        'Unterdr%C3%BCckt',
        'unterdrueckt',
        'unterdr%FCckt',
        'Anonymer%20Anrufer',
      ],
      ...[
        'nicht%20angezeigt',
        'Not%20available',
        'nicht_%C3%BCbermittelt',
        'Rufnummer%20unterdr%C3%BCckt',
        'PrivateNumber',
      ],
      ...[
        'Nummer-unbekannt',
        'Unbekannter%20Teilnehmer',
        'Caller%20ID%20withheld',
        'No%20Caller%20ID',
        'keine%20Rufnummer',
      ],
    ].map(user => [`<sip:${user}@…>`, [['From', `<sip:${user}@pbx.test>`]]] as [string, Lines]),
    ['"Unterdrückt" <sip:0@…>', [['From', '"Unterdrückt" <sip:0@pbx.test>']]],
    ['"Unknown" <sip:+@…>', [['From', '"Unknown" <sip:+@pbx.test>']]],
  ] as [string, Lines][]) {
    it(`stays unknown: ${what} (reports 11)`, () => expect(caller(lines)).to.deep.equal(withheld));
  }

  for (const [what, lines] of [
    ['Privacy: none', [['From', open], asserted, ['Privacy', 'none']]],
    ['Privacy: none and a From without a number', [['From', anonymous], asserted, ['Privacy', 'none']]],
    ['Privacy: session', [['From', open], asserted, ['Privacy', 'session']]],
    ['Remote-Party-ID with privacy=off', [['From', open], rpid('privacy=off')]],
    ['a name that reads like a parameter', [['From', '"x;privacy=full" <sip:+4915112345678@pbx.test>']]],
  ] as [string, Lines][]) {
    it(`is shown with ${what} (reports 11)`, () =>
      expect(caller(lines)).to.include({number: '+4915112345678', anonymous: false}));
  }

  for (const user of ['0', '00', '+', '-', '*', ''])
    it(`has no number where ${user || 'nothing'} stands for one, and none where a name is told (reports 23)`, () => {
      const from = (name: string) => caller([['From', `${name}<sip:${user}@pbx.test>`]], {site: {operator: '9'}});
      expect(from('')).to.deep.equal({number: '', name: '', anonymous: false});
      expect(from('"+" ')).to.deep.equal({number: '', name: '', anonymous: false});
      expect(from('"Zentrale" ')).to.deep.equal({number: '', name: 'Zentrale', anonymous: false});
      expect(caller([['From', '"Zentrale" <sip:0@pbx.test>']], {site: {operator: '0'}})).to.include({number: '0'});
    });

  it('is not we ourselves, where both sides are written down', () => {
    const called = ['Remote-Party-ID', '"Ich" <sip:101@pbx.test>;party=called'] as const;
    expect(caller([called, rpid('privacy=off')])).to.include({number: '+4915112345678'});
    expect(caller([['From', '<sip:105@pbx.test>'], called])).to.include({number: '105', name: ''});
  });

  for (const name of ['No', 'Norbert', 'Privatbank', 'Hidden Champions AG', 'Unbekanntes Amt'])
    it(`may be named ${name}`, () => expect(caller([['From', `"${name}" <sip:105@pbx.test>`]])).to.include({name}));

  it('is shown to a desk that may see it, marked as withheld, and a colleague where the house says so (reports 11)', () => {
    const outside: Lines = [['From', anonymous], asserted, ['Privacy', 'id']];
    const inside: Lines = [
      ['From', anonymous],
      ['P-Asserted-Identity', '"Maier" <sip:105@pbx.test>'],
      ['Privacy', 'id'],
    ];
    const shown = {number: '+4915112345678', name: 'Schmid, Anna', anonymous: true};
    expect(caller(outside, {showWithheld: 'all'})).to.deep.equal(shown);
    expect(caller(outside, {showWithheld: 'internal'})).to.deep.equal(withheld);
    expect(caller(inside)).to.deep.equal(withheld);
    expect(caller(inside, {showWithheld: 'internal'})).to.deep.equal({number: '105', name: 'Maier', anonymous: true});
    expect(caller(inside, {showWithheld: 'internal', site: {extensionDigits: [4]}})).to.deep.equal(withheld);
    expect(caller([['From', anonymous]], {showWithheld: 'all'})).to.deep.equal(withheld);
  });

  for (const [written, number, name] of [
    ['"=?UTF-8?Q?M=C3=BCller?= =?utf-8?q?_S=C3=B6hne?="', '105', 'Müller Söhne'],
    ['=?ISO-8859-1?B?TfxsbGVy?=', '105', 'Müller'],
    ['"=?nonsense?B?TfxsbGVy?="', '105', '=?nonsense?B?TfxsbGVy?='],
    ['"M&uuml;ller &amp; S&Ouml;hne &lt;b&gt;"', '105', 'Müller & SÖhne &lt;b&gt;'],
    ['"+49 861 58123"', '086158123', ''],
    ['"086158123"', '+4986158123', ''],
    ['"123"', '123', ''],
    ['"0800 1234"', '105', '0800 1234'],
    ['"Unknown"', '105', ''],
    ['"anonymous"', '105', ''],
    ['"👨‍👩‍👧 Familie 👩🏽‍🚒 ❤️"', '105', '👨‍👩‍👧 Familie 👩🏽‍🚒 ❤️'],
    ['"Ma\u200dier\u200d \u202egnaf\u2066x"', '105', 'Maier gnafx'],
  ] as const) {
    it(`is named ${name || 'by the number alone'}, where ${written} is written (reports 23)`, () =>
      expect(caller([['From', `${written} <sip:${number}@pbx.test>;tag=a`]])).to.deep.equal({
        number,
        name,
        anonymous: false,
      }));
  }
});

describe('for whom a call was meant', () => {
  const diverted = (...lines: Lines) => divertedFrom(headers(lines), '101', {});

  it('is not told of who wants to stay unknown (reports 11)', () => {
    for (const privacy of ['full', 'uri', 'name', '"full"'])
      expect(diverted(['Diversion', `"H" <sip:103@pbx.test>;privacy=${privacy};reason=no-answer`])).to.deep.equal(
        withheld,
      );
    expect(diverted(['Diversion', '<sip:anonymous@anonymous.invalid>;reason=no-answer'])).to.deep.equal(withheld);
    const entries = (query: string) => `<sip:103@pbx.test${query}>;index=1, <sip:101@pbx.test>;index=1.1`;
    expect(diverted(['History-Info', entries('?Privacy=history')])).to.deep.equal(withheld);
    expect(diverted(['History-Info', entries('')], ['Privacy', 'history'])).to.deep.equal(withheld);
    expect(diverted(['History-Info', entries('?Privacy=none')])).to.include({number: '103'});
    expect(diverted(['Diversion', '<sip:103@pbx.test>;privacy=off'])).to.include({number: '103'});
    expect(diverted(['History-Info', entries('?Reason=SIP&Privacy%3Dhistory')])).to.deep.equal(withheld);
    for (const privacy of ['history', 'header;id', 'session', 'full'])
      expect(diverted(['Diversion', '<sip:103@pbx.test>'], ['Privacy', privacy]), privacy).to.deep.equal(withheld);
    expect(diverted(['Diversion', '<sip:103@pbx.test>'], ['Privacy', 'id']), 'the caller’s').to.include({
      number: '103',
    });
  });

  it('is not told of ourselves, in whatever form our number is written', () => {
    const rules = {site: {area: '861', head: '58'}};
    for (const number of ['101', '+4986158101', '086158101', '004986158101']) {
      const to = `<sip:${number}@pbx.test>`;
      expect(
        divertedFrom(headers([['History-Info', `${to};index=1, <sip:101@pbx.test>;index=1.1`]]), '101', rules),
      ).to.equal(undefined);
      expect(divertedFrom(headers([['Diversion', to]]), '101', rules)).to.equal(undefined);
      expect(transferredBy(headers([['Referred-By', to]]), '101', rules)).to.equal(undefined);
    }
    const other = headers([['Diversion', '<sip:+4986158102@pbx.test>']]);
    expect(divertedFrom(other, '101', rules)).to.include({number: '+4986158102'});
  });

  it('is not told of a caller who wants to stay unknown and diverted or handed on the call', () => {
    const caller: Lines = [['From', anonymous], asserted, ['Privacy', 'id']];
    for (const number of ['+4915112345678', '015112345678', '0015112345678', '004915112345678']) {
      expect(diverted(...caller, ['Diversion', `<sip:${number}@pbx.test>`])).to.deep.equal(withheld);
      const referrer = transferredBy(headers([...caller, ['Referred-By', `<sip:${number}@pbx.test>`]]), '101', {});
      expect(referrer).to.equal(undefined);
    }
    expect(diverted(...caller, ['Diversion', '<sip:+4986158103@pbx.test>'])).to.include({number: '+4986158103'});
  });
});

describe('who the far end is, told in a call', () => {
  const told = (before: Party, dialled: Party | null, ...lines: Lines) =>
    partyAfter(headers(lines), before, dialled, {});
  const huber: Party = {number: '103', name: 'Huber', anonymous: false};

  it('stays unknown once it was, whatever is said later (reports 11)', () => {
    for (const lines of [[], [['Privacy', 'id']], [['Privacy', 'none']], [['From', open]]] as Lines[])
      for (const before of [withheld, caller([['From', anonymous], asserted, ['Privacy', 'id']])])
        expect(told(before, null, asserted, ...lines)).to.deep.equal(withheld);
    expect(told(huber, null, asserted, ['Privacy', 'id'])).to.deep.equal(withheld);
    expect(told(huber, null, rpid('privacy=full'))).to.deep.equal(withheld);
    expect(told(huber, null)).to.deep.equal(huber);
  });

  it('is shown where it is somebody else, and not the same one in another writing (reports 11)', () => {
    const before = caller([['From', anonymous], asserted, ['Privacy', 'id']]);
    const after = (number: string, ...lines: Lines) =>
      told(before, null, ['P-Asserted-Identity', `"Neu" <sip:${number}@pbx.test>`], ...lines);
    const numbers = ['015112345678', '0015112345678', '4915112345678', '0049 15112345678', '678', 'schmid', '0'];
    for (const number of numbers) expect(after(number), number).to.deep.equal(withheld);
    for (const number of ['105', '+4986158105'])
      expect(after(number)).to.deep.equal({number, name: 'Neu', anonymous: false});
    expect(after('105', ['Privacy', 'id'])).to.deep.equal(withheld);
    const again = told(after('105', ['Privacy', 'id']), null, ['P-Asserted-Identity', '<sip:105@pbx.test>']);
    expect(again, 'nor is the second one').to.deep.equal(withheld);
    const replacing = (from: string) => takingPlaceOf(before, caller([['From', from]]));
    expect(replacing(open), 'by an INVITE with Replaces').to.deep.equal(withheld);
    expect(replacing('<sip:105@pbx.test>')).to.include({number: '105'});
  });

  it('stays marked as withheld to a desk that may see it', () => {
    const rules = {showWithheld: 'all'} as const;
    const before = caller([asserted, ['Privacy', 'id']], rules);
    expect(partyAfter(headers([asserted]), before, null, rules)).to.include({
      number: '+4915112345678',
      anonymous: true,
    });
  });

  it('is who was dialled, also when a later message forgets that the other side wants to stay unknown', () => {
    const dialled: Party = {number: '102', name: '', anonymous: false};
    const rings = told(dialled, dialled, asserted, ['Privacy', 'id']);
    expect(told(rings, dialled, asserted)).to.deep.equal(dialled);
    expect(told(rings, dialled, ['P-Asserted-Identity', '<sip:105@pbx.test>'])).to.include({number: '105'});
  });

  it('is who was dialled where the other side wants to stay unknown (reports 11)', () => {
    const dialled: Party = {number: '102', name: '', anonymous: false};
    expect(told(dialled, dialled, asserted, ['Privacy', 'id'])).to.deep.equal(dialled);
    expect(told(huber, dialled, asserted, ['Privacy', 'id'])).to.deep.equal(dialled);
    expect(told(dialled, dialled, asserted)).to.include({number: '+4915112345678'});
  });

  it('does not keep the name of somebody else', () => {
    expect(told(huber, null, ['P-Asserted-Identity', '<sip:105@pbx.test>'])).to.include({number: '105', name: ''});
    expect(told(huber, null, ['P-Asserted-Identity', '<sip:103@pbx.test>'])).to.include({name: 'Huber'});
  });
});

describe('a withheld caller', () => {
  const phone = torture();

  it('is withheld while it rings, talks, by UPDATE and re-INVITE, and in the list (reports 11)', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-there'];
    const privacy = {'P-Asserted-Identity': '<tel:+4915112345678>', Privacy: 'id'};
    const dialog = await phone().talkIn({from: anonymous, headers: privacy});
    peer.inDialog(dialog, 'UPDATE', {headers: {'P-Asserted-Identity': '<tel:+4915112345678>'}});
    await peer.expect('200 UPDATE');
    peer.inDialog(dialog, 'UPDATE', {headers: {'P-Asserted-Identity': '<tel:+4915112345678>', Privacy: 'none'}});
    await peer.expect('200 UPDATE');
    const change = peer.inDialog(dialog, 'INVITE', {headers: privacy, body: answer, contentType: 'application/sdp'});
    peer.ack(change, await peer.expect('200 INVITE'));
    peer.inDialog(dialog, 'BYE');
    await phone().over();
    expect(page.state.ended[0]?.remote).to.deep.equal(withheld);
    expect(JSON.stringify(page.patches)).to.not.include('15112345678');
  });
});

describe('what was dialled', () => {
  const phone = torture();

  it('stays what it was, by whatever number the other side answers (reports 2)', async () => {
    const {peer, page} = phone();
    phone().expected = ['hung-up-here'];
    await phone().talk({'P-Asserted-Identity': '"Warteschlange Platz 7" <sip:+49180555123@pbx.test>'});
    expect(page.call).to.include({dialled: '102'});
    expect(page.call.remote).to.include({number: '+49180555123'});
    phone().hangUp();
    peer.respond(await peer.expect('BYE'), 200);
    await phone().over();
    expect(page.state.ended[0]).to.include({dialled: '102'});
  });

  it('is where a consultation leads that is connected while it rings (reports 2)', async () => {
    const {peer, page} = phone();
    phone().expected = ['cancelled-here', 'hung-up-here'];
    await phone().talk();
    const {id} = page.call;
    const consulted = page.send({type: 'consult', id, target: '103'});
    peer.answer(await peer.expect('INVITE'), answer.replace('a=sendrecv', 'a=recvonly'));
    const invite = await peer.expect('INVITE');
    peer.respond(invite, 180, {headers: {'P-Asserted-Identity': '"Platz 7" <sip:+49180555123@pbx.test>'}});
    await page.until('renamed', ({calls}) => calls.some(({remote}) => remote.name === 'Platz 7'));
    const connected = page.send({type: 'completeTransfer', id: String(await consulted)});
    const cancel = await peer.expect('CANCEL');
    peer.respond(cancel, 200);
    peer.respond(invite, 487);
    const refer = await peer.expect('REFER');
    expect(refer.header('Refer-To')).to.equal('<sip:103@pbx.test>');
    peer.respond(refer, 603);
    await connected.catch(() => undefined);
  });
});

describe('a call that wants to be answered by itself', () => {
  const phone = torture();

  it('rings, whatever header asks for it (reports 29)', async () => {
    const {peer, page} = phone();
    phone().expected = ['missed'];
    const invite = await phone().ring({
      headers: [
        ['Alert-Info', '<http://www.notused.com>;info=alert-autoanswer;delay=0'],
        ['Call-Info', '<sip:pbx.test>;answer-after=0'],
        ['Answer-Mode', 'Auto'],
        ['Priv-Answer-Mode', 'Auto;require'],
        ['P-Auto-Answer', 'normal'],
      ],
    });
    await phone().tick(20_000);
    expect(page.call.phase).to.equal('ringing');
    expect(page.ops('microphone')).to.be.empty;
    peer.cancel(invite);
    await phone().over();
  });
});
