import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {expect} from 'chai';
import {focusMemory} from '../../src/controllers/focus-memory.js';
import {deepActiveElement} from '../../src/controllers/index.js';
import {until} from '../support/mount.js';

// No element of ours is defined: the name says whose it is.
const phoneTag = 'amt-phone-bar';

describe('the memory of the focus', () => {
  let host: HTMLElement;
  let inPhone: HTMLButtonElement;
  beforeEach(() => {
    host = document.createElement('main');
    const phone = document.createElement(phoneTag);
    inPhone = document.createElement('button');
    inPhone.textContent = 'Annehmen';
    phone.attachShadow({mode: 'open'}).append(inPhone);
    document.body.prepend(host, phone);
  });
  afterEach(() => {
    host.remove();
    document.querySelector(phoneTag)?.remove();
    scrollTo(0, 0);
  });

  function inHost<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    properties: Partial<HTMLElementTagNameMap[Tag]> = {},
    place: ParentNode = host,
  ): HTMLElementTagNameMap[Tag] {
    const element = document.createElement(tag);
    Object.assign(element, properties);
    place.append(element);
    return element;
  }

  async function clickPhone(): Promise<void> {
    const {left, top} = inPhone.getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(left + 5), Math.round(top + 5)]});
    expect(deepActiveElement()).to.equal(inPhone);
  }

  for (const tag of ['input', 'textarea'] as const)
    it(`gives the focus back to a field of the page, with what was selected in it: ${tag}`, async () => {
      const field = inHost(tag, {value: 'Aktenzeichen 4711'});
      field.focus();
      field.setSelectionRange(3, 8, 'backward');
      await clickPhone();
      expect(focusMemory.back()).to.be.true;
      expect(document.activeElement).to.equal(field);
      expect([field.selectionStart, field.selectionEnd, field.selectionDirection]).to.deep.equal([3, 8, 'backward']);
      await sendKeys({type: 'x'});
      expect(field.value).to.equal('Aktxchen 4711');
    });

  it('gives it back to an editable text, with the caret where it was, also where the text has grown before it', async () => {
    const text = inHost('div', {contentEditable: 'true'});
    text.innerHTML = '<p>Sehr geehrte</p><p>Frau Schmid</p>';
    text.focus();
    const [greeting, name] = [...text.querySelectorAll('p')].map(({firstChild}) => firstChild as Text);
    getSelection()?.collapse(name ?? null, 4);
    await clickPhone();
    greeting?.after('r Herr');
    name?.insertData(0, 'Liebe ');
    inPhone.focus();
    expect(focusMemory.back()).to.be.true;
    await sendKeys({type: '+'});
    expect(name?.data).to.equal('Liebe Frau+ Schmid');
  });

  it('keeps in an editable text which end of the selection moves', () => {
    const text = inHost('div', {contentEditable: 'true', textContent: 'Bescheid'});
    text.focus();
    const letters = text.firstChild as Text;
    getSelection()?.setBaseAndExtent(letters, 5, letters, 2);
    inPhone.focus();
    getSelection()?.removeAllRanges();
    expect(focusMemory.back()).to.be.true;
    const {anchorOffset, focusOffset} = getSelection() ?? {};
    expect([anchorOffset, focusOffset]).to.deep.equal([5, 2]);
  });

  it('finds the way into open shadow roots', () => {
    const outer = inHost('div').attachShadow({mode: 'open'});
    const inner = inHost('div', {}, outer).attachShadow({mode: 'open'});
    const field = inHost('input', {value: '4711'}, inner);
    field.focus();
    field.setSelectionRange(2, 2);
    inPhone.focus();
    expect(focusMemory.lastHost).to.equal(field);
    expect(focusMemory.back()).to.be.true;
    expect(deepActiveElement()).to.equal(field);
    expect(field.selectionStart).to.equal(2);
  });

  it('gives it back to a frame, and to the field in it', async () => {
    const frame = inHost('iframe', {srcdoc: '<input><input value="4711">'});
    await new Promise(resolve => frame.addEventListener('load', resolve, {once: true}));
    inHost('input').focus();
    const [first, field] = frame.contentDocument?.querySelectorAll('input') ?? [];
    first?.focus();
    await until(() => focusMemory.lastHost === frame, 'the frame is remembered');
    field?.focus();
    field?.setSelectionRange(1, 1);
    await clickPhone();
    expect(focusMemory.back()).to.be.true;
    expect(document.activeElement).to.equal(frame);
    await sendKeys({type: 'x'});
    expect(field?.value).to.equal('4x711');
  });

  it('does not scroll', () => {
    const field = inHost('input');
    host.style.paddingBlockEnd = '5000px';
    field.focus();
    inPhone.focus({preventScroll: true});
    scrollTo(0, 3000);
    expect(focusMemory.back()).to.be.true;
    expect(scrollY).to.equal(3000);
  });

  for (const [what, change] of [
    ['removed', field => field.remove()],
    ['hidden', field => (field.hidden = true)],
    ['disabled', field => (field.disabled = true)],
    ['inert', () => (host.inert = true)],
  ] satisfies [string, (field: HTMLInputElement) => void][])
    it(`says that there is no way back to what is ${what}, and leaves the focus where it is`, () => {
      const field = inHost('input');
      field.focus();
      inPhone.focus();
      change(field);
      expect(focusMemory.back()).to.be.false;
      expect(deepActiveElement()).to.equal(inPhone);
    });

  it('takes a number of the page for the page, and a phone that was moved into a dialog of the page for the phone', () => {
    const number = inHost('amt-number', {tabIndex: 0});
    number.focus();
    const dialog = inHost('dialog');
    dialog.append(inPhone.getRootNode() instanceof ShadowRoot ? (document.querySelector(phoneTag) as Element) : '');
    dialog.show();
    inPhone.focus();
    expect(focusMemory.lastHost).to.equal(number);
  });
});
