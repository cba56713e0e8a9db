import {expect} from 'chai';
import {CallNotification} from '../../src/elements/phone/call-notification.js';
import {de} from '../../src/i18n/index.js';
import {initialState, type Call, type PhoneState} from '../../src/protocol/index.js';
import {aCall, aRingingCall} from '../../src/testing/index.js';

describe('The system notification of a call', () => {
  const {Notification: real} = globalThis;
  let shown: FakeNotification[];
  let notification: CallNotification;

  class FakeNotification {
    isOpen = true;
    onclick: (() => void) | null = null;
    constructor(
      readonly title: string,
      readonly options: NotificationOptions,
    ) {
      shown.push(this);
    }
    close(): void {
      this.isOpen = false;
    }
  }

  beforeEach(() => {
    shown = [];
    notification = new CallNotification();
    globalThis.Notification = FakeNotification as unknown as typeof Notification;
  });
  afterEach(() => (globalThis.Notification = real));

  const show = (calls: Call[], notifier: string | null = 'here') => {
    const state: PhoneState = {...initialState, calls, pages: {...initialState.pages, notifier}};
    notification.update(state, 'here', de);
  };

  it('says that somebody calls, and not who', () => {
    show([aRingingCall()]);
    expect(shown[0]?.title).to.equal('Eingehender Anruf');
    expect(JSON.stringify(shown)).to.not.match(/Schmid|089/);
  });

  it('is shown once while it rings', () => {
    show([aRingingCall()]);
    show([aRingingCall(), aRingingCall({id: 'second'})]);
    expect(shown).to.have.length(1);
  });

  it('is shown by no page but the one that is to show it', () => {
    show([aRingingCall()], 'another');
    show([aRingingCall()], null);
    expect(shown).to.have.length(0);
  });

  it('is shown beside a page in sight where the browser lets no page ring, by the one that announces', () => {
    Object.assign(globalThis.Notification, {permission: 'granted'});
    const silent = (announcer: string) => ({...initialState.pages, announcer, silent: true as const});
    notification.update({...initialState, calls: [aRingingCall()], pages: silent('another')}, 'here', de);
    expect(shown).to.have.length(0);
    notification.update({...initialState, calls: [aRingingCall()], pages: silent('here')}, 'here', de);
    expect(shown).to.have.length(1);
    notification.update({...initialState, pages: silent('here')}, 'here', de);
    expect(shown[0]?.isOpen).to.be.false;
  });

  it('is closed when the call is answered, when it ends, and when the user comes to a page', () => {
    for (const after of [() => show([aCall()]), () => show([]), () => show([aRingingCall()], null)]) {
      show([aRingingCall()]);
      after();
      expect(shown.every(({isOpen}) => !isOpen)).to.be.true;
    }
  });

  it('brings its page to the front by a click', () => {
    const {focus} = window;
    let focused = 0;
    window.focus = () => void (focused += 1);
    show([aRingingCall()]);
    shown[0]?.onclick?.();
    window.focus = focus;
    expect(focused).to.equal(1);
    expect(shown[0]?.isOpen).to.be.false;
  });

  it('leaves a browser alone that shows none', () => {
    globalThis.Notification = function () {
      throw new TypeError('Illegal constructor');
    } as unknown as typeof Notification;
    show([aRingingCall()]);
    expect(shown).to.have.length(0);
  });
});
