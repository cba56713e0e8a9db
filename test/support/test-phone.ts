/** @file An `amt-phone` whose phones are set by hand. */
import type {Phone, PhoneOptions} from '../../src/client/phone.js';
import {PhoneElement} from '../../src/elements/index.js';
import {FakePhone} from '../../src/testing/index.js';

export class TestPhoneElement extends PhoneElement {
  readonly made: {phone: FakePhone; options: PhoneOptions}[] = [];

  get fake(): FakePhone {
    const last = this.made.at(-1);
    if (!last) throw new Error('No phone was made');
    return last.phone;
  }

  protected override createPhone(options: PhoneOptions): Phone {
    const phone = new FakePhone();
    phone.configuration = {servers: [], credentials: 'callback'};
    this.made.push({phone, options});
    return phone;
  }
}
customElements.define('test-phone', TestPhoneElement);

/** Without being put into the page. */
export function unattached(attributes: Record<string, string> = {}): TestPhoneElement {
  const element = document.createElement('test-phone') as TestPhoneElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

export async function phoneElement(
  attributes: Record<string, string> = {config: '/telefon.json'},
): Promise<TestPhoneElement> {
  const element = unattached(attributes);
  document.body.append(element);
  await element.updateComplete;
  return element;
}
