import {expect} from 'chai';
import '../../src/define/amt-phone-bar.js';
import {calls} from '../../src/elements/phone-bar/later.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {deepAll, nameOf, settled} from '../support/find.js';
import {until} from '../support/mount.js';

const maier = {name: 'Maier, Josef', number: '124', anonymous: false};
const further = aRingingCall({id: 'maier', remote: maier});

describe('a further caller', () => {
  let bar: HTMLElement;
  const put = (phone: FakePhone) => {
    bar = Object.assign(document.createElement('amt-phone-bar'), {phone, lang: 'de'});
    document.body.append(bar);
  };
  afterEach(() => bar.remove());

  const answers = () =>
    deepAll(bar, 'button').filter(button => nameOf(button) === 'Annehmen' && button.checkVisibility());
  const isInBar = () => answers().some(button => button.closest('.ringing') !== null);

  it('moves from the toast to the bar when what shows calls there has come (A-62)', async () => {
    expect(calls.loaded, 'it is not there yet').to.equal(null);
    const phone = new FakePhone({...reachable(), calls: [aRingingCall(), further]});
    put(phone);
    await settled(bar);
    expect(answers()).to.have.length(2);
    phone.set({calls: [aCall(), further]});
    await until(isInBar, 'the bar shows the further caller');
    await settled(bar);
    expect(answers()).to.have.length(1);
  });

  it('is in the bar alone in a page that is opened in the middle of a call (A-62)', async () => {
    put(new FakePhone({...reachable(), calls: [aCall(), further]}));
    await until(isInBar, 'the bar shows the further caller');
    await settled(bar);
    expect(answers()).to.have.length(1);
  });
});
