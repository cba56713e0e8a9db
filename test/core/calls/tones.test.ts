import {expect} from 'chai';
import * as byInfo from '../../../src/core/call/tones-by-info.js';
import {ToneQueue} from '../../../src/core/call/tones.js';
import type {Calls} from '../../../src/core/calls/calls.js';
import {CallCommands} from '../../../src/core/calls/commands.js';
import type {Leg} from '../../../src/core/dialog/leg.js';
import {PhoneError, type Configuration} from '../../../src/protocol/index.js';

describe('tones by INFO', () => {
  let sent: string;
  let asked: number;
  let isMissing: boolean;
  const failures: string[] = [];
  const load = () => {
    asked++;
    return isMissing ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(byInfo);
  };
  /** A far end that takes what is sent in the dialog. */
  const commandsFor = (tones: Configuration['tones']) => {
    const message = (_method: string, {body}: {body: {content: string}}) => body.content;
    const request = (content: string, {onAccept}: {onAccept(): void}) => {
      sent += /Signal=(.)/.exec(content)?.[1] ?? '';
      onAccept();
    };
    const leg = {
      audio: {link: {request: () => Promise.reject(new PhoneError('not-acceptable'))}},
      session: {dialog: {createOutgoingRequestMessage: message}, userAgent: {userAgentCore: {request}}},
    } as unknown as Leg;
    const call = {
      ...{leg, over: false, isAnnounced: false, record: {}, toneSent: () => undefined, require: () => undefined},
      tones: new ToneQueue({leg, over: false, toneSent: () => undefined}, tones ?? 'rtp'),
    };
    const failed = (what: string) => () => failures.push(what);
    return new CallCommands({context: {configuration: {tones}, failed}, get: () => call} as unknown as Calls, load);
  };
  const type = async (commands: CallCommands, tones: string): Promise<unknown> => {
    const {sendTones} = commands.handlers;
    return Promise.resolve(sendTones?.({type: 'sendTones', id: '1', tones}, 'page')).catch(PhoneError.of);
  };

  beforeEach(() => {
    sent = '';
    failures.length = asked = 0;
    isMissing = false;
  });

  it('are fetched as soon as the phone is registered where the configuration wants them, and else when a far end takes no others', async () => {
    const usual = commandsFor('rtp');
    usual.registered();
    expect(asked).to.equal(0);
    await type(usual, '1');
    expect([asked, sent]).to.deep.equal([1, '1']);
    commandsFor('info').registered();
    expect(asked).to.equal(2);
  });

  it('whose code does not come are refused, may be tried again, and come then in their order', async () => {
    const commands = commandsFor('rtp');
    isMissing = true;
    expect(await type(commands, '1')).to.include({code: 'part-missing', retryable: true});
    expect(failures).to.deep.equal(['amtsleitung.tones-by-info.js']);
    isMissing = false;
    await Promise.all([type(commands, '12'), type(commands, '3')]);
    expect(sent).to.equal('123');
    expect(asked).to.equal(2);
  });
});
