/** @file The pages that a phone is put into. */
import type {Corner} from '../../src/protocol/index.js';
import type {HostName} from './choices.js';

function element(name: string, text = '', className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

const form = () => {
  const made = element('article');
  made.append(element('h1', 'Wohngeld 4-123/26'), element('p', 'Antrag von Anna Schmid, eingegangen am 12. Januar.'));
  return made;
};

/** The page around the element, without the modal dialog. `taken`: corners where it has something of its own. */
export function hostAround(phone: HTMLElement, name: HostName, taken: readonly Corner[] = []): HTMLElement {
  const host = element('main', '', name);
  if (name === 'header') {
    const header = element('header');
    header.append(element('strong', 'Wohngeld'), phone, element('span', 'Huber'));
    host.append(header, form());
  } else if (name === 'column') {
    const column = element('aside');
    column.append(phone);
    host.append(column, form());
  } else {
    host.append(phone, form());
  }
  host.append(...taken.map(corner => element('p', '', `taken ${corner}`)));
  return host;
}

/** A modal dialog of the page lies over everything. */
export function openDialog(host: HTMLElement): void {
  const dialog = document.createElement('dialog');
  const leave = element('button', 'Abbrechen');
  dialog.append(element('p', 'Änderungen verwerfen?'), leave);
  host.append(dialog);
  dialog.showModal();
}
