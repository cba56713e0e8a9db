import {expect} from 'chai';
import {LitElement, html} from 'lit';
import {PhoneController} from '../../src/controllers/index.js';
import type {Phone} from '../../src/client/phone.js';
import type {PhoneState} from '../../src/protocol/index.js';
import {FakePhone, aCall, aRingingCall, reachable} from '../../src/testing/index.js';

class CountingElement extends LitElement {
  phone?: Phone | undefined;
  for?: string | undefined;
  renders = 0;
  readonly phones = new PhoneController(this, ({connection, calls}: PhoneState) => ({
    status: connection.status,
    talking: calls.filter(call => call.phase === 'talking').length,
  }));

  override render() {
    this.renders++;
    return html`${this.phones.value.status}`;
  }
}
customElements.define('counting-element', CountingElement);

describe('PhoneController', () => {
  let element: CountingElement;
  let phone: FakePhone;
  beforeEach(async () => {
    phone = new FakePhone();
    element = document.createElement('counting-element') as CountingElement;
    element.phone = phone;
    document.body.append(element);
    await element.updateComplete;
    element.renders = 0;
  });
  afterEach(() => element.remove());

  it('renders when the selected value changed', async () => {
    phone.set(reachable());
    await element.updateComplete;
    expect(element.renders).to.equal(1);
    expect(element.shadowRoot?.textContent).to.equal('connected');
  });

  it('does not render when something else changed', async () => {
    phone.set({calls: [aRingingCall()]});
    phone.set({voicemail: {waiting: true, newMessages: 1, oldMessages: 0}});
    await element.updateComplete;
    expect(element.renders).to.equal(0);
    phone.set({calls: [aCall()]});
    await element.updateComplete;
    expect(element.renders).to.equal(1);
  });

  it('follows to another phone and forgets the first', async () => {
    const other = new FakePhone(reachable());
    element.phone = other;
    element.requestUpdate();
    await element.updateComplete;
    expect(element.phones.value.status).to.equal('connected');
    phone.set({connection: {status: 'waiting', since: 0}});
    expect(element.phones.value.status).to.equal('connected');
  });

  it('listens only while it is in the document', async () => {
    element.remove();
    phone.set(reachable());
    expect(element.phones.value.status).to.equal('idle');
    document.body.append(element);
    expect(element.phones.value.status).to.equal('connected');
  });
});
