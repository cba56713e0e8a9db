/** @file What stands around digits in a text, and tells telephone numbers from all the other figures of a case. */

/** Blanks, dashes, slashes and full-width signs as their plain one. One character stays one: places in the text hold. */
export const even = (text: string): string =>
  text
    .replace(/[\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/g, ' ')
    .replace(/[\u00ad\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2044\u2215]/g, '/')
    .replace(/[\uff01-\uff5e]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

const day = '(?:0?[1-9]|[12]\\d|3[01])\\.\\s?(?:0?[1-9]|1[0-2])\\.(?:\\s?(?:19|20)\\d{2}|\\d{2})?(?!\\d)';
const units =
  '(?:€|eur\\b|euro\\b|%|‰|m²|m2\\b|qm\\b|kwh\\b|km\\b|kg\\b|cm\\b|uhr\\b|jahre|monate|tage|seiten|stellen|anträge|punkte|stück|kinder|personen|zimmer)';

/** Figures that are no telephone numbers by their own form. */
const figures = [
  `(?<![\\d+])(?<!\\d[./-])${day}`,
  '(?<!\\d)(?:19|20)\\d{2}-\\d{2}-\\d{2}(?!\\d)',
  '(?<!\\d)\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)',
  '(?<![\\d/-])\\d{1,2}(?:\\.\\d{2})?\\s?-\\s?\\d{1,2}(?:\\.\\d{2})?\\s?uhr\\b',
  '(?<![\\d.+])\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,2})?(?!\\d)(?!\\.)',
  '\\d+,\\d+(?![\\d-])',
  `(?<![\\d/-])\\d[\\d.]*\\s?${units}`,
  // IBAN: country, check digits, and groups of four or none
  '\\b[a-z]{2}\\d{2}(?: ?[a-z\\d]{4}){3,7}(?: ?[a-z\\d]{1,4})?\\b',
  // Addresses of machines
  '(?<![\\d+])\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\d)',
].map(pattern => new RegExp(pattern, 'giu'));

/** The text with a mark in place of each character of a date, time, amount, quantity, or IBAN. */
export const maskFigures = (text: string): string =>
  figures.reduce((masked, pattern) => masked.replace(pattern, found => '\u0001'.repeat(found.length)), text);

const phoneWord =
  '(?:tel(?:efon)?|fon|phone|mobil(?:telefon|funk)?|handy|festnetz|durchwahl(?:en)?|dw|nebenstellen?|nst|apparat|app|ruf|notruf|hotline|' +
  '\\p{L}*(?:telefon|hotline|notruf|zentrale)|zentrale|rückruf|service|behörden|kontakt|whatsapp|signal|privat|priv|dienstl|intern|polizei|feuerwehr|rettungsdienst)';
const faxWord = '(?:(?:pc-?|e-?|computer-?|tele)?fax|telekop\\p{L}+|🖷)';
const ending = '(?:\\.?[- ]?(?:nummern?|nr\\.?|durchwahl|anschluss|gerät))?';
const close = '[\\s.:=]*[-(]?$';
/** Words between a label and its number, such as whose it is; none that brings a telephone into play. */
const furtherWords =
  '(?:[ ]\\(?(?!(?:tel|fon|mobil|handy|durchwahl|dw|app|nst|nebenstelle|anruf|rückruf|ruf|oder|und|bzw|sonst)(?!ef?ax))(?:\\p{L}{1,5}\\.|\\p{L}+)\\)?){0,4}';

const isPhoneAndFax = new RegExp(`tel(?:efon)?\\.?\\s*(?:/|u\\.|und|&|\\+)\\s*(?:tele)?fax\\.?${close}`, 'iu');
const isFax = new RegExp(
  `(?<!\\p{L})(?:(?:${faxWord}${ending}|(?:ge)?fax(?:en|t))[.:]?${furtherWords}|(?<!(?:herrn?|frau|familie|hr\\.|fr\\.|fam\\.|klasse) )f\\)?)${close}`,
  'iu',
);
const isPhone = new RegExp(
  `(?:(?<!\\p{L})(?:${phoneWord}(?:\\.? ?-?intern)?${ending}|T)(?:\\.? (?:des|der|von|lautet|geändert, neu|österreich|in|privat|intern) ?\\p{L}*)?[.:]?(?:\\s*\\(\\p{L}+\\))?|[☎✆📞📱])${close}`,
  'iu',
);

/** Words whose numbers are of another kind, with `-nummer`, `-Nr.` or nothing behind them. */
const otherWord =
  '(?:iban|bic|blz|konto|kto|az|gz|akten?|eakte|beleg|bestellung|ticket|karte|\\p{L}*karte|pass|reisepass|\\p{L}*ausweis|lizenz|gtin|ean|isbn|' +
  'vertrag|\\p{L}*konto|mandat|mandant|mandatsreferenz|referenz|ref|id|\\p{L}*-?id|verwendungszweck|steuer|version|port|plz|seite|seiten|blatt|bl|' +
  'band|rn|art|ziff|zimmer|zi|raum|rate|lat|long|gemarkung|flurstück|hrb|hra|ip|punkte|vorwahl|bg|grundbuch|straße|str|haus|whg|\\p{L}*zeichen|gesch\\.?-?z|' +
  'betreff|bezug|fall|verfahren|vorgang|antrag|bescheid|urteil|urkundenrolle|auftrag|artikel|lieferschein|rechnung|rnr|police|kontoverbindung|' +
  'hhst|haushaltsstelle|buchungsstelle|kostenstelle|kst|sendung|patient|führerschein|kennung|kennwort|passwort|pin|tan|\\p{L}*code|s/n|sn|ik)';
/** A number that says what it counts: of the customer, the invoice, the insurance; not "the new number". */
const countedWord =
  '(?:\\p{L}[\\p{L}.-]*[\\p{L}.]-?(?:nummer|nrn?|no)|(?!(?:alte?|neue?|die|der|diese?r?|meine|ihre|seine|eine|andere|folgende|richtige|falsche) )\\p{L}[\\p{L}-]+ (?:nummer|nr|no))';
const isOther = new RegExp(
  `(?:(?<!\\p{L})(?:${otherWord}\\.?(?:[- ]?(?:nummer|nr))?|(?:az|gz|aktenzeichen|geschäftszeichen)[.:]?${furtherWords}|${countedWord})[.:]?|[#§])[\\s.:#=]*(?:\\s\\p{L}{1,3}\\s)?[-(]?$`,
  'iu',
);

/** What the words right before digits say that they are. */
export type Label = 'phone' | 'fax' | 'other' | 'none';

/** Reads the label that ends where digits begin; `before` is what stands left of them, up to the previous number. */
export function labelOf(before: string): Label {
  const near = before.slice(-48);
  if (isPhoneAndFax.test(near)) return 'phone';
  if (isFax.test(near)) return 'fax';
  if (isPhone.test(near)) return 'phone';
  return isOther.test(near) ? 'other' : 'none';
}

const aboutCalls =
  /(?<!\p{L})(?:tel|fon|mobil|handy|durchwahl|nebenstelle|nst|apparat|app|(?:an|rück|zurück)?ruf|rückfrage|zentrale|sekretariat|kontakt|ansprechpartner|hotline|zu erreichen|erreich|melden|verpasst|kanzlei|praxis)|[☎✆📞📱]/iu;
/** Whether a text speaks of telephoning. */
export const speaksOfCalls = (text: string): boolean => aboutCalls.test(text);

const faxInBrackets = /^\s*\(\s*(?:tele|pc-?)?fax\s*\)/i;
const faxAtEnd = /^\s*[-=]?\s*(?:tele|pc-?)?fax\s*(?:$|[,;.)](?!\s*[+(\d]))/i;
const asksToDial = /^\s*(?:an|wählen|anwählen|anrufen|rufen)(?!\p{L})/iu;

/** What digits are by the words behind them, too; `before` is their label so far. */
export function labelBehind(after: string, before: Label): Label {
  if (faxInBrackets.test(after)) return 'fax';
  if (before !== 'none') return before;
  return faxAtEnd.test(after) ? 'fax' : asksToDial.test(after) ? 'phone' : 'none';
}

/** What parts the members of a list of numbers. */
export const listJoint = /^[\s,]*(?:;|\/|,|oder|und|u\.|bzw\.?|o\.)\s*$/i;
