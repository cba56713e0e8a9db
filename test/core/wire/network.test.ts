import {expect} from 'chai';
import {watchNetwork} from '../../../src/core/wire/index.js';

describe('network of the machine', () => {
  const original = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  afterEach(() => {
    if (original) Object.defineProperty(globalThis, 'navigator', original);
    else Reflect.deleteProperty(globalThis, 'navigator');
  });

  it('tells once that there is one again, not that it became faster or slower', () => {
    const navigator = {onLine: true, connection: new EventTarget()};
    Object.defineProperty(globalThis, 'navigator', {value: navigator, configurable: true});
    let told = 0;
    watchNetwork(() => told++);
    const changes = (onLine: boolean) => {
      navigator.onLine = onLine;
      navigator.connection.dispatchEvent(new Event('change'));
    };
    for (const onLine of [true, false, false, true, true]) changes(onLine);
    expect(told).to.equal(1);
  });
});
