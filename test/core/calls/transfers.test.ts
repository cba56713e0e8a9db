import {expect} from 'chai';
import type {Calls} from '../../../src/core/calls/calls.js';
import {HandingOn} from '../../../src/core/calls/handing-on.js';
import * as transferring from '../../../src/core/calls/transfers.js';
import {PhoneError} from '../../../src/protocol/index.js';

describe('what transfers', () => {
  const told: string[] = [];
  const call = (id: string, record: object = {}) => ({
    id,
    record: {remote: {number: '103'}, ...record},
    leg: null,
    require: () => undefined,
    hangUp: () => told.push(`${id} hung up`),
  });
  const calls = {
    context: {ownAddress: {host: 'pbx.test'}, failed: (what: string) => () => told.push(what)},
    get: (id: string) => (id === 'asked' ? call(id, {consultationFor: 'waiting'}) : call(id)),
  } as unknown as Calls;
  let asked = 0;
  let missing = true;
  const load = () => {
    asked++;
    return missing ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(transferring);
  };
  let commands: HandingOn;
  const send = async (
    command:
      Parameters<NonNullable<HandingOn['handlers']['transfer']>>[0] | {type: 'completeTransfer'; id: string},
  ) => {
    const {transfer, completeTransfer} = commands.handlers;
    const settled = command.type === 'transfer' ? transfer?.(command, 'page') : completeTransfer?.(command, 'page');
    const thrown: unknown = await Promise.resolve(settled).catch((error: unknown) => error);
    return PhoneError.of(thrown);
  };

  beforeEach(() => {
    told.length = asked = 0;
    missing = true;
    commands = new HandingOn(calls, load);
  });

  it('is asked for when the phone is registered, and again when it is wanted and could not be had', async () => {
    commands.registered();
    const {code, retryable} = await send({type: 'transfer', id: 'waiting', target: '103'});
    expect({code, retryable}).to.deep.equal({code: 'part-missing', retryable: true});
    expect(told).to.deep.equal(['amtsleitung.transfers.js']);
    expect((await send({type: 'transfer', id: 'waiting', target: '103'})).code).to.equal('part-missing');
    missing = false;
    // It is here, and finds that this call has nobody on the line.
    expect((await send({type: 'transfer', id: 'waiting', target: '103'})).code).to.equal('call-state');
    expect(asked).to.equal(3);
    await send({type: 'transfer', id: 'waiting', target: '103'});
    expect(asked).to.equal(3);
  });

  it('leaves a consultation alone that could not be handed on', async () => {
    expect((await send({type: 'completeTransfer', id: 'asked'})).code).to.equal('part-missing');
    expect(told).to.deep.equal(['amtsleitung.transfers.js']);
    missing = false;
    await send({type: 'completeTransfer', id: 'asked'});
    expect(told).to.include('asked hung up');
  });
});
