/** @file HTML in template strings. What is put in is text, unless it is markup made here. */

export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | false | null | undefined | readonly Value[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup with its values escaped; lists are joined, `false`, `null` and `undefined` leave nothing. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(String.raw({raw: strings}, ...values.map(textOf)));
}

function textOf(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (value === false || value === null || value === undefined) return '';
  return String(value).replace(/[&<>"']/g, character => ENTITIES[character] ?? '');
}
