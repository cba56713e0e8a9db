/** @file What the network calls somebody, as a page may show it. */

/** What stands where no name or number is told, in the writings of phone systems: `PrivateNumber`, `Rufnummer unterdrückt`. */
const untold =
  'anonym(?:ous|us|e?[rs]?)|unknown|unbekannte?[rs]?|privat(?:e[rs]?)?|unavailable|restricted|withheld|blocked|suppressed|hidden|clir|' +
  'unterdr\\S{1,3}ckte?[rs]?|(?:nicht|not) ?(?:angezeigt|übermittelt|übertragen|verfügbar|bekannt|available|known|shown|displayed)';
const whose = 'caller|call|number|nummer|rufnummer|name|id|identity|user|anrufer|anruf|teilnehmer|party|clip?';
const placeholder = new RegExp(
  `^(?:(?:(?:${whose}) ?)*(?:${untold})(?: ?(?:${whose}))*|(?:no|keine?)(?: ?(?:${whose}))+)$`,
  'i',
);

/** An encoded word (RFC 2047), with the blank that parts it from the next one. */
const encodedWord = /=\?([\w-]{1,40})\?([bq])\?([^?\s]*)\?=(?:\s+(?==\?))?/gi;

/** Whether it stands for somebody of whom nothing is told. */
export const isPlaceholder = (text: string): boolean =>
  text.length <= 80 &&
  placeholder.test(
    text
      .normalize('NFC')
      .replace(/[\s_-]+/g, ' ')
      .trim(),
  );

/**
 * A name for the screen: readable, where a mail system or a web form has written into the directory behind it; empty where
 * it is none, or the number once more.
 */
export function nameOf(written: string, number: string): string {
  const name = cleanText(readable(written), 80);
  const isTold = /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name) && !isPlaceholder(name);
  return isTold && !isNumber(name, number) ? name : '';
}

/**
 * Text from the network as a page may show it: normalised, without control and direction characters, limited. What joins
 * emoji stays between them.
 */
export function cleanText(text: string, length: number): string {
  const visible = text
    .normalize('NFC')
    .replace(/(?!\u200d)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .replace(
      /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})/gu,
      '',
    );
  return [...visible].slice(0, length).join('').trim();
}

function readable(name: string): string {
  return name
    .replace(encodedWord, (word: string, charset: string, form: string, text: string) => {
      try {
        const bytes = /b/i.test(form) ? atob(text) : quotedPrintable(text);
        return new TextDecoder(charset).decode(Uint8Array.from(bytes, byte => byte.charCodeAt(0)));
      } catch {
        return word;
      }
    })
    .replace(/&([aou])uml;/gi, '$1\u0308')
    .replace(/&szlig;/g, 'ß')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

const quotedPrintable = (text: string): string =>
  text.replace(/_/g, ' ').replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Whether a name is but the number in another form: `+49 861 58123` beside `086158123`. */
function isNumber(name: string, number: string): boolean {
  if (!/^[\d\s+()/.-]+$/.test(name)) return false;
  const [one = '', other = ''] = [name, number].map(text => text.replace(/\D/g, '').replace(/^0+/, ''));
  return one !== '' && other !== '' && (one.endsWith(other) || other.endsWith(one));
}
