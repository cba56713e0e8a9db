/** An element of a document: names without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

/** Characters, elements, and how deep they may lie: several times what forty lamps need. */
const LONGEST = 262_144;
const MOST = 4000;
const DEEPEST = 16;

const ATTRIBUTE = `[\\w.:-]+\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`;
const TOKEN = new RegExp(
  `<(/?)([A-Za-z_][\\w.:-]*)((?:\\s+${ATTRIBUTE})*)\\s*(/?)>` +
    '|<!--[^]*?-->|<\\?[^]*?\\?>|<!\\[CDATA\\[([^]*?)\\]\\]>|([^<]+)',
  'y',
);
const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({lt: '<', gt: '>', amp: '&', quot: '"', apos: "'"}),
);

type Mutable = {-readonly [Key in keyof XmlElement]: XmlElement[Key]} & {children: Mutable[]};

/**
 * Reads XML as far as presence needs it; a worker has no DOMParser. Null for what is not well formed, too large, or has
 * a document type: nothing that a phone watches has one, and entities of its own are how XML does harm.
 */
export function readXml(text: string): XmlElement | null {
  if (text.length > LONGEST) return null;
  const document: Mutable = element('', '');
  const open = [document];
  let count = 0;
  TOKEN.lastIndex = text.startsWith('\ufeff') ? 1 : 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text);
    const parent = open.at(-1);
    if (!token || !parent) return null;
    const [, end, name, attributes = '', empty, verbatim, plain] = token;
    if (verbatim !== undefined) parent.text += verbatim;
    else if (plain !== undefined) parent.text += decoded(plain);
    else if (name === undefined) continue;
    else if (end) {
      if (open.length < 2 || parent.name !== local(name) || attributes || empty) return null;
      open.pop();
    } else {
      if (++count > MOST || open.length > DEEPEST) return null;
      const child = element(local(name), attributes);
      parent.children.push(child);
      if (!empty) open.push(child);
    }
  }
  const [root, second] = document.children;
  return root && !second && open.length === 1 && !document.text.trim() ? root : null;
}

function element(name: string, attributes: string): Mutable {
  const pairs = attributes.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return {
    name,
    attributes: new Map([...pairs].map(([, key = '', quoted, single = '']) => [local(key), decoded(quoted ?? single)])),
    children: [],
    text: '',
  };
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name) return ENTITIES.get(name) ?? whole;
    const code = decimal ? Number(decimal) : parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
