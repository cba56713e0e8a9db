import {expect} from 'chai';
import {reporter} from '../../src/client/report.js';
import {initialState, PhoneError, type ErrorCode, type PhoneState} from '../../src/protocol/index.js';

describe('The developer’s console', () => {
  const {error: given} = console;
  let told: string[];

  beforeEach(() => {
    told = [];
    console.error = (text: string) => told.push(text);
  });

  afterEach(() => (console.error = given));

  const failed = (code: ErrorCode, message: string) => new PhoneError(code, message, {retryable: true}).toData();
  const noServer: PhoneState = {
    ...initialState,
    connection: {status: 'waiting', since: 1, error: failed('server-unreachable', 'No server.')},
  };
  const noLogin: PhoneState = {
    ...initialState,
    registration: {status: 'unregistered', since: 1, error: failed('credentials-unreachable', '404.')},
  };

  it('says once why there is no login and no server, also while they are tried again', () => {
    const tell = reporter();
    for (const state of [noLogin, initialState, noServer, noLogin, initialState, noServer]) tell(state);
    expect(told).to.deep.equal([
      'Amtsleitung (credentials-unreachable): 404.',
      'Amtsleitung (server-unreachable): No server.',
    ]);
  });

  it('says nothing of a connection that stood and comes back', () => {
    reporter()({...noServer, connection: {...noServer.connection, error: failed('connection-lost', 'It broke off.')}});
    expect(told).to.deep.equal([]);
  });
});
