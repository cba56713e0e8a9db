import {expect} from 'chai';
import {diagnosisOf} from '../../src/client/diagnosis.js';
import {PhoneError} from '../../src/protocol/index.js';
import {FakePhone, reachable} from '../../src/testing/index.js';

describe('The diagnosis in a page', () => {
  const refusedBy = (code: 'origin-refused' | 'phone-missing') => {
    const phone = new FakePhone(reachable());
    phone.answerWith = () => new PhoneError(code);
    return diagnosisOf(phone);
  };

  it('of another host tells of itself, and where the rest is told; it does not say that there is no phone', async () => {
    const text = await refusedBy('origin-refused');
    expect(text)
      .to.match(/^phone: registered, connected, /m)
      .and.contain("ask in a page of the phone's own host")
      .and.not.contain('no phone');
  });

  it('without a phone says why', async () => {
    expect(await refusedBy('phone-missing')).to.contain('no phone: phone-missing');
  });
});
