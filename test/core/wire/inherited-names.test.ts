import {expect} from 'chai';
import {loadTerms, termsFor} from '../../../src/i18n/index.js';
import {readXml} from '../../../src/core/parts/watch/xml.js';
import {offer} from '../support/sdp.js';
import {torture} from '../support/torture.js';

/** What every object has, and so every table of ours that is one. */
const names = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'isPrototypeOf',
];

describe('names that every object has (attack 12)', () => {
  const phone = torture();

  const rings = async (options: Parameters<ReturnType<typeof phone>['ring']>[0]) => {
    const {peer} = phone();
    peer.cancel(await phone().ring(options));
    await peer.expect('487 INVITE');
    await phone().over();
    phone().expected.push('missed');
  };

  for (const name of names) {
    it(`${name} as a header, a parameter, an option, a user and a host of an INVITE rings`, async () => {
      await rings({headers: [[name, 'x']]});
      await rings({headers: [[name.toUpperCase(), '']]});
      await rings({from: `"${name}" <sip:${name}@pbx.test;${name}=1;${name}>;tag=a;${name};${name}=x`});
      await rings({contact: `<sip:a@pbx.test;${name}?${name}=1>;${name}=2`});
      await rings({uri: `sip:${name}@pbx.test;${name}`});
      await rings({headers: {Supported: name, Allow: name, Subject: name, Accept: name, Privacy: name}});
      await rings({headers: {'P-Asserted-Identity': `<sip:12@pbx.test;${name}>;${name}`, 'History-Info': name}});
      await rings({headers: {'Call-Info': `<${name}:${name}>`, 'Alert-Info': name, 'Session-Expires': name}});
    });

    it(`${name} as a method, an option that is required, an event and a type is refused`, async () => {
      const {peer} = phone();
      phone().judged = false;
      for (const [method, options, status] of [
        [name, {}, '405'],
        ['INVITE', {headers: {Require: name}}, '420'],
        ['INVITE', {body: 'x', contentType: name}, '415'],
        ['NOTIFY', {headers: {Event: name, 'Subscription-State': name}}, '481'],
      ] as const) {
        peer.request(method, options);
        await peer.expect(status);
      }
      await rings({});
    });

    it(`${name} made of a Call-ID and a tag is no call`, async () => {
      const {peer} = phone();
      const [callId, tag] = [name.slice(0, 5), name.slice(5)];
      for (const method of ['INVITE', 'BYE', 'INFO', 'UPDATE', 'REFER', 'NOTIFY']) {
        peer.request(method, {
          callId,
          from: '<sip:9@pbx.test>;tag=other',
          to: `<sip:101@pbx.test>;tag=${tag}`,
          headers: {Event: 'refer', 'Subscription-State': 'active', 'Refer-To': '<sip:9@pbx.test>'},
          ...(method === 'INVITE' && {body: offer, contentType: 'application/sdp'}),
        });
        await peer.expect(`481 ${method}`);
      }
      await rings({callId, from: `<sip:9@pbx.test>;tag=${tag}`});
    });

    it(`${name} in answers, challenges and their reasons changes nothing`, async () => {
      const {peer} = phone();
      const invite = await phone().dial();
      peer.respond(invite, 180, {reason: name, headers: {[name]: name, Require: name, Server: name}});
      await phone().phase('ringing');
      peer.respond(invite, 401, {headers: {'WWW-Authenticate': `${name} realm="${name}", algorithm=${name}`}});
      await phone().over();
      phone().expected.push('failed');
    });
  }

  it('is no language, and no entity of a document', async () => {
    for (const name of names) {
      expect(await loadTerms(name)).to.equal(false);
      expect(termsFor(name)).to.equal(termsFor('de'));
      expect(readXml(`<a>&${name};</a>`)?.text).to.equal(`&${name};`);
    }
  });
});
