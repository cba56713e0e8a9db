import {expect} from 'chai';
import {Grammar, NameAddrHeader, URI} from 'sip.js';
import {rememberParsing} from '../../../src/core/wire/transport/grammar.js';

/** One value of each shape that the grammar makes. */
const values = [
  ['From', '"Huber, Anna" <sip:Anna@PBX.test:5060;transport=ws?x=y>;tag=Ab1'],
  ['Contact', '<sip:a@b.test>;expires=60, "B" <sip:b@b.test>;q=0.5'],
  ['Contact', '*'],
  ['Via', 'SIP/2.0/WSS pbx.test;branch=z9hG4bK1;received=192.0.2.1'],
  ['CSeq', '7 INVITE'],
  ['Content_Length', '0'],
  ['Request_Response', 'INVITE sip:101@pbx.test SIP/2.0'],
  ['WWW_Authenticate', 'Digest realm="r", nonce="n", qop="auth,auth-int"'],
  ['From', '<tel:+49>;tag=1'],
] as const;

describe('what the grammar has read', () => {
  before(() => rememberParsing());

  it('is the same the second time, as an object of its own', () => {
    for (const [rule, value] of values) {
      const [first, second] = [Grammar.parse(value, rule), Grammar.parse(value, rule)];
      expect(second, value).to.deep.equal(first);
      if (typeof first === 'object' && first !== null) expect(second, value).to.not.equal(first);
    }
  });

  it('does not change with what is written into it', () => {
    const read = () => Grammar.parse('<sip:c@b.test>;tag=1', 'To') as NameAddrHeader;
    const one = read();
    one.setParam('tag', '2');
    one.uri.user = 'd';
    expect(String(read())).to.equal('<sip:c@b.test>;tag=1');
    const two = read();
    two.uri.host = 'e.test';
    expect(String(read())).to.equal('<sip:c@b.test>;tag=1');
    expect(read()).to.be.instanceOf(NameAddrHeader);
    expect(read().uri).to.be.instanceOf(URI);
  });

  it('is kept apart by rule', () => {
    expect(Grammar.parse('5', 'Content_Length')).to.equal(5);
    expect(Grammar.parse('5', 'CSeq')).to.equal(-1);
  });
});
