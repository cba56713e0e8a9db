/** @file What becomes of the text in a number field while it is written. */
import {findNumbers, format, formatTyping, interpret, plain, type Site} from '../../numbers/index.js';

/** As much as the field takes: of a longer text its last number may have lost its end. */
const longest = 128;

/**
 * Groups the digits while they are typed, and takes the numbers out of a pasted text. While digits are taken away they
 * stay as they are.
 */
export function edit(input: HTMLInputElement, inputType: string | undefined, site: Partial<Site> | undefined): void {
  if (!site || !inputType?.startsWith('insert')) return;
  const {value, selectionStart} = input;
  const numbers = /^insertFrom(?:Paste|Drop)/.test(inputType) && numbersIn(value, site);
  const {text, caret} = numbers
    ? {text: numbers, caret: numbers.length}
    : formatTyping(value, selectionStart ?? value.length, site);
  if (text === value) return;
  input.value = text;
  input.setSelectionRange(caret, caret);
}

/** The numbers in a text that is none itself, if they can be read again as what they are: among several a person picks. */
function numbersIn(text: string, site: Partial<Site>): string {
  if (text.length >= longest || interpret(text, site).kind !== 'rejected') return '';
  const found = findNumbers(text, site).map(({interpretation}) => interpretation);
  const numbers = found.map(({e164, display}) => plain(e164 ? format(e164, site) : display)).join('; ');
  const reading = interpret(numbers, site);
  const targets = new Set((reading.choices ?? [reading]).map(({dial}) => dial));
  return targets.size > 0 && found.every(({dial}) => targets.delete(dial)) && targets.size === 0 ? numbers : '';
}
