/**
 * Splits what follows the number from it: `089 99998765,,42#` is a number and, after two pauses, the tones `42#`.
 * Pauses are `,` or `p`; `;` and `w` ("wait") count as pauses too, since tones are only ever offered, not sent unasked.
 * A comma with a blank behind it is punctuation, unless only tones can follow, and so is one with nothing behind it.
 */
export function splitPostDial(text: string): {number: string; tones: string} {
  const match = /^(.*?\d[\s)]*)([,;pw](?![ ][+0(\d][^*#]*$)[\d*#,;pw\s.-]*)$/i.exec(text);
  const [number, after] = [match?.[1], match?.[2]];
  if (number === undefined || after === undefined) return {number: text, tones: ''};
  const tones = after.replace(/[;pw]/gi, ',').replace(/[^\d*#,]/g, '');
  return {number: number.trim(), tones: /^,*$/.test(tones) ? '' : tones};
}
