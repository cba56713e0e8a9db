import {expect} from 'chai';
import {CallNotification} from '../../src/elements/phone/call-notification.js';
import {de} from '../../src/i18n/index.js';
import {initialState, type Call, type NoticeOrder, type PhoneState} from '../../src/protocol/index.js';
import {pagePhones, type PhoneProvider} from '../../src/controllers/page.js';
import {aCall, aRingingCall, FakePhone} from '../../src/testing/index.js';
import {until} from '../media/studio.js';

describe('The system notification of a call', () => {
  const {Notification: real} = globalThis;
  let shown: FakeNotification[];
  let notification: CallNotification;
  let phone: FakePhone;

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
    phone = new FakePhone();
    globalThis.Notification = FakeNotification as unknown as typeof Notification;
  });
  afterEach(() => (globalThis.Notification = real));

  const show = (calls: Call[], notifier: string | null = 'this-page') => {
    const state: PhoneState = {...initialState, calls, pages: {...initialState.pages, notifier}};
    notification.update(state, phone, de);
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
    notification.update({...initialState, calls: [aRingingCall()], pages: silent('another')}, phone, de);
    expect(shown).to.have.length(0);
    notification.update({...initialState, calls: [aRingingCall()], pages: silent('this-page')}, phone, de);
    expect(shown).to.have.length(1);
    notification.update({...initialState, pages: silent('this-page')}, phone, de);
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

  describe('in a page of the phone’s own host, with a service worker', () => {
    const container = Object.getOwnPropertyDescriptor(Navigator.prototype, 'serviceWorker');
    let worker: EventTarget & {register(): Promise<object>};
    let orders: NoticeOrder[];
    let provider: PhoneProvider;

    beforeEach(() => {
      orders = [];
      Object.assign(globalThis.Notification, {permission: 'granted', maxActions: 2});
      phone.windowUrl = `${location.origin}/phone.html?config=/phone.json`;
      worker = Object.assign(new EventTarget(), {
        register: async () => ({active: {postMessage: (order: NoticeOrder) => orders.push(order)}}),
      });
      Object.defineProperty(navigator, 'serviceWorker', {configurable: true, value: worker});
      provider = Object.assign(document.createElement('div'), {phone, error: null});
      pagePhones().add(provider);
    });
    afterEach(() => {
      notification.close();
      pagePhones().remove(provider);
      Object.defineProperty(navigator, 'serviceWorker', container ?? {});
    });

    const ordered = (count: number) => until(`${count} orders`, () => orders.length === count);
    const press = (action: string, call = 'schmid') =>
      worker.dispatchEvent(new MessageEvent('message', {data: {type: 'amtsleitung-notice-press', call, action}}));
    const ring = async (...calls: Call[]) => {
      phone.set({calls});
      show(calls);
      await ordered(1);
    };

    it('has Annehmen and Ablehnen, and still no name or number', async () => {
      await ring(aRingingCall({id: 'schmid'}));
      const actions = [
        {action: 'answer', title: 'Annehmen'},
        {action: 'decline', title: 'Ablehnen'},
      ];
      expect(orders).to.deep.equal([
        {type: 'amtsleitung-notice', call: 'schmid', title: 'Eingehender Anruf', lang: 'de', actions},
      ]);
      expect(shown).to.have.length(0);
    });

    it('answers and declines the call by them, which its page may prevent', async () => {
      await ring(aRingingCall({id: 'schmid'}));
      provider.addEventListener('amt-decline', event => event.preventDefault());
      press('decline');
      press('answer');
      expect(phone.commands).to.deep.equal([{type: 'answer', id: 'schmid'}]);
    });

    it('does nothing for a call that does not ring any more, or that is none of this phone', async () => {
      await ring(aRingingCall({id: 'schmid'}));
      press('answer', 'another');
      phone.set({calls: [aCall({id: 'schmid'})]});
      press('answer');
      expect(phone.commands).to.deep.equal([]);
    });

    it('goes when the call rings no more, when the page goes, and makes room for the next call', async () => {
      await ring(aRingingCall({id: 'schmid'}));
      show([]);
      expect(orders.map(({type}) => type)).to.deep.equal(['amtsleitung-notice', 'amtsleitung-notice-over']);
      orders = [];
      await ring(aRingingCall({id: 'schmid'}));
      dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(orders.at(-1)?.type).to.equal('amtsleitung-notice-over');
      show([aRingingCall({id: 'next'})]);
      await ordered(4);
      expect(orders.at(-1)).to.include({call: 'next'});
    });

    it('is none where the call was answered before the service worker ran', async () => {
      let run: (registration: object) => void = () => {};
      worker.register = () => new Promise(resolve => (run = resolve));
      show([aRingingCall({id: 'schmid'})]);
      show([]);
      run({active: {postMessage: (order: NoticeOrder) => orders.push(order)}});
      worker.register = async () => ({active: {postMessage: (order: NoticeOrder) => orders.push(order)}});
      await ring(aRingingCall({id: 'next'}));
      expect(orders).to.have.length(1);
    });

    it('is the plain one where there is no service worker, no button, or the page is one of another host', async () => {
      worker.register = async () => Promise.reject(new TypeError('404'));
      show([aRingingCall({id: 'first'})]);
      await until('it shows', () => shown.length === 1);
      Object.assign(globalThis.Notification, {maxActions: 0});
      show([aRingingCall({id: 'second'})]);
      expect(shown).to.have.length(2);
      Object.assign(globalThis.Notification, {maxActions: 2});
      phone.windowUrl = 'https://telefon.amt.example/phone.html?config=/phone.json';
      show([aRingingCall({id: 'third'})]);
      expect(shown.map(({isOpen}) => isOpen)).to.deep.equal([false, false, true]);
    });
  });
});
